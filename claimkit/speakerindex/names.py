"""Names as keys: what is left of a name or a role when case, white space, punctuation and titles
are put aside.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

from attrs import frozen

from claimkit.lexicons.schema import Lexicon
from claimkit.lexicons.words import read_words

_SAME = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "`": "'",
        "‐": "-",
        "‑": "-",
        "–": "-",
        "−": "-",
        "\u00ad": "",
        "\u200b": "",
    }
)
_PLAIN_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ħ": "h",
        "ŋ": "n",
        "ß": "ss",
    }
)
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?){2,}[^\W\d_]?")
_AROUND = ',;:“”"()[]'
_LONGEST_INITIALS = 3


def fold_text(text: str) -> str:
    """Return *text* without its case, with single spaces, and with one kind of apostrophe and
    hyphen.
    """
    return " ".join(unicodedata.normalize("NFKC", text).translate(_SAME).casefold().split())


def strip_accents(key: str) -> str:
    """Return a folded *key* without its diacritics: "søren müller" is "soren muller"."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", key) if not unicodedata.combining(c))
    return bare.translate(_PLAIN_LETTERS)


def strip_punctuation(text: str) -> str:
    """Return *text* folded, without full stops, commas and a "the" before it; a text that is
    nothing but these keeps them.
    """
    key = fold_text(text)
    return " ".join(key.replace(".", "").replace(",", " ").split()).removeprefix("the ") or key


def to_name_key(text: str) -> str:
    """Return the key of a name that is no person's: unpunctuated, without what stands in
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
        """Whether the name can stand for one person: not with a surname alone or behind a single
        initial.
        """
        return self.given is not None and (len(self.given) > 1 or bool(self.middle))

    @property
    def key(self) -> str:
        return " ".join(
            part for part in (self.given, *self.middle, self.surname, self.suffix) if part
        )


def split_person_name(text: str, lexicon: Lexicon) -> PersonName:
    """Return the parts of a person's name. A particle that opens it is part of the surname: "De
    Niro", "van Gogh".
    """
    words = [fold_text(word).rstrip(".") for word in _spelled(text)] or [fold_text(text)]
    ignored = lexicon.titles | lexicon.honorifics
    while len(words) > 1 and words[0] in ignored:
        words.pop(0)
    suffix = words.pop() if len(words) > 1 and words[-1] in lexicon.name_suffixes else None
    start = len(words) - 1
    while start > 0 and words[start - 1] in lexicon.name_particles:
        start -= 1
    given = words[0] if start > 0 else None
    return PersonName(
        given=given, middle=tuple(words[1:start]), surname=" ".join(words[start:]), suffix=suffix
    )


def _spelled(text: str) -> list[str]:
    """Return the words of a name, initials one by one: "J.D. Lee" and, where the surname is not in
    capitals, "JD Lee".
    """
    words = [
        stripped
        for word in _BRACKETS.sub("", text).split()
        if (stripped := word.strip(_AROUND)).strip(".")
    ]
    spelled: list[str] = []
    for place, word in enumerate(words):
        bunched = (
            not place and word.isupper() and 1 < len(word) <= _LONGEST_INITIALS and word.isalpha()
        )
        if _INITIALS.fullmatch(word) or (bunched and len(words) > 1 and not words[-1].isupper()):
            spelled += [letter for letter in word if letter.isalpha()]
        else:
            spelled.append(word)
    return spelled


def find_acronyms(name: str, mentions: Sequence[str]) -> frozenset[str]:
    """Return the keys of the acronyms among *mentions*, or in brackets in them, that can stand for
    *name*.

    An acronym is one word of two capitals or more, itself no word of the name, whose letters come
    in the name in order, the first of them at its start: the condition of Schwartz and Hearst
    (2003), with the first letter held to the first word.
    """
    candidates = [
        part for mention in (name, *mentions) for part in (mention, *_IN_BRACKETS.findall(mention))
    ]
    letters = to_name_key(name).replace(" ", "")
    return frozenset(
        to_name_key(part)
        for part in dict.fromkeys(candidates)
        if _is_acronym(part)
        and to_name_key(part) not in to_name_key(name).split()
        and _stands_for(to_name_key(part), letters)
    )


def _is_acronym(text: str) -> bool:
    letters = text.strip().removeprefix("The ").removeprefix("the ").replace(".", "")
    return len(letters) > 1 and letters.isalpha() and letters.isupper()


def _stands_for(acronym: str, letters: str) -> bool:
    rest = iter(letters)
    return letters[:1] == acronym[:1] and all(letter in rest for letter in acronym)


@frozen(kw_only=True)
class IndexWords:
    """The table ``words.toml``; its comments say what the sets are."""

    ignored: frozenset[str]
    linking: frozenset[str]
    ranks: frozenset[str]
    offices: frozenset[str]
    shared: frozenset[str]
    abbreviations: Mapping[str, str]


@cache
def load_index_words() -> IndexWords:
    """Return the words that come with claimkit."""
    return read_words(IndexWords, resources.files(__package__) / "words.toml")


def is_shared(key: str, lexicon: Lexicon) -> bool:
    """Whether many bodies go by the name with this key: one common noun ("the committee"), or a
    newspaper's short name.
    """
    return key in load_index_words().shared or lexicon.speaker_noun(key) is not None


@frozen(kw_only=True)
class Role:
    """A role as keys: "former Oslo mayor" and "the mayor of Oslo" have the same words.

    Attributes:
        words: all that tell it from others.
        head: the noun of an office that no rank changes, None for other roles.
        ranked: whether it is an office with a rank: "vice president".
    """

    words: frozenset[str]
    head: str | None
    ranked: bool


def read_office(text: str) -> Role:
    """Return the words of a role, and its head if that is an office."""
    known = load_index_words()
    bare = [
        word.strip(_AROUND + ".'").replace(".", "")
        for word in fold_text(text).replace("-", " ").split()
    ]
    spelled = [known.abbreviations.get(word, word) for word in bare if word]
    words = frozenset(word for word in spelled if word not in known.ignored)
    linked = next(
        (place for place, word in enumerate(spelled) if word in known.linking), len(spelled)
    )
    head = next((word for word in reversed(spelled[:linked]) if word not in known.ignored), "")
    office, ranked = head in known.offices, not words.isdisjoint(known.ranks)
    return Role(words=words, head=head if office and not ranked else None, ranked=office and ranked)
