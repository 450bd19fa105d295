"""Names as keys: without case, white space, punctuation and titles."""

from __future__ import annotations

import re
import unicodedata

from attrs import frozen

from claimkit.lexicons.schema import Lexicon

# one kind of apostrophe and of hyphen; soft hyphens and zero-width spaces go
_SAME = str.maketrans("’‘ʼ`‐‑–−", "''''----", "\u00ad\u200b")
_BASE_LETTERS = str.maketrans("øłđðıħŋ", "olddihn") | str.maketrans(
    {"þ": "th", "æ": "ae", "œ": "oe", "ß": "ss"}
)
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?){2,}[^\W\d_]?")
_BUNCHED_INITIALS = range(2, 4)  # letters
PUNCTUATION = ',;:“”"()[]'


def fold_text(text: str) -> str:
    """Return *text* without its case, with single spaces, and with one kind of apostrophe and
    hyphen.
    """
    return " ".join(unicodedata.normalize("NFKC", text).translate(_SAME).casefold().split())


def strip_accents(key: str) -> str:
    """Return a folded *key* without its diacritics: "søren müller" is "soren muller"."""
    characters = unicodedata.normalize("NFKD", key)
    return "".join(c for c in characters if not unicodedata.combining(c)).translate(_BASE_LETTERS)


def strip_punctuation(text: str) -> str:
    """Return *text* folded, without full stops, commas and a "the" before it; a text that is
    nothing but these keeps them.
    """
    key = fold_text(text)
    return " ".join(key.replace(".", "").replace(",", " ").split()).removeprefix("the ") or key


def to_name_key(text: str) -> str:
    """Return the key of a name that is no person's: without punctuation and what stands in
    brackets.
    """
    return strip_punctuation(_BRACKETS.sub("", text).strip() or text)


@frozen(kw_only=True)
class PersonName:
    """The parts of a person's name, folded, without titles and full stops.

    Attributes:
        given: the first name or its initial, None where the surname stands alone.
        middle: what stands between, each a name or an initial.
        surname: with its particles: "von der leyen".
        suffix: "jr", "iii", …; None if there is none.
    """

    given: str | None
    middle: tuple[str, ...]
    surname: str
    suffix: str | None

    @property
    def is_full(self) -> bool:
        """Whether the name can belong to one person only.

        A surname alone, or after a single initial, cannot.
        """
        if self.given is None:
            return False
        return len(self.given) > 1 or bool(self.middle)

    @property
    def key(self) -> str:
        """All parts in one string."""
        return " ".join(filter(None, (self.given, *self.middle, self.surname, self.suffix)))


def split_person_name(text: str, lexicon: Lexicon) -> PersonName:
    """Return the parts of a person's name. A particle that opens it is part of the surname: "De
    Niro", "van Gogh".
    """
    words = [fold_text(word).rstrip(".") for word in _spell_out(text)] or [fold_text(text)]
    while len(words) > 1 and _is_title(words[0], lexicon):
        words.pop(0)
    suffix = words.pop() if len(words) > 1 and words[-1] in lexicon.names.suffixes else None
    start = len(words) - 1  # of the surname
    while start > 0 and words[start - 1] in lexicon.names.particles:
        start -= 1
    return PersonName(
        given=words[0] if start > 0 else None,
        middle=tuple(words[1:start]),
        surname=" ".join(words[start:]),
        suffix=suffix,
    )


def _is_title(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.names.titles or word in lexicon.names.honorifics


def _spell_out(text: str) -> list[str]:
    """Return the words of a name, initials one by one: "J.D. Lee" and, where the surname is not in
    capitals, "JD Lee".
    """
    stripped = (word.strip(PUNCTUATION) for word in _BRACKETS.sub("", text).split())
    words = [word for word in stripped if word.strip(".")]
    spelled: list[str] = []
    for index, word in enumerate(words):
        bunched = index == 0 and _begins_with_initials(words)
        if bunched or _INITIALS.fullmatch(word):
            spelled += filter(str.isalpha, word)
        else:
            spelled.append(word)
    return spelled


def _begins_with_initials(words: list[str]) -> bool:
    """Whether the first of *words* holds initials without full stops."""
    first, last = words[0], words[-1]
    if len(first) not in _BUNCHED_INITIALS or last.isupper():
        return False
    return first.isupper() and first.isalpha()
