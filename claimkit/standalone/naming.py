"""What somebody is called in a sentence that stands on its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from attrs import field, frozen

from claimkit.model.extraction import Extraction
from claimkit.model.scheme import ReferentKind
from claimkit.spans import Span

APOSTROPHE_S = "'s"
ARTICLE = "the"
NAME_TAKES_ARTICLE = 0.5  # the share of its places in the text that have one


@frozen
class Names:
    """What those are called whom a text names.

    Attributes:
        text: the text as it is read.
        surnames: how many of those named have this last word in their names.
    """

    text: str
    surnames: Counter[str]
    _short: dict[str, str] = field(init=False, factory=dict)
    _full: dict[str, str] = field(init=False, factory=dict)

    @classmethod
    def of(cls, found: Extraction) -> Names:
        """Return the names in *found*."""
        persons = map(str.split, set(_find_persons(found)))
        return cls(found.plain.text, Counter(words[-1] for words in persons if words))

    def shorten(self, name: str, kind: ReferentKind) -> str:
        """Return what the text calls a person after the first time, the whole name of others and
        of those whose last name somebody else has too.
        """
        if kind is not ReferentKind.PERSON or len(name.split()) < 2:
            return self.write(name, kind)
        if name not in self._short:
            self._short[name] = self._find_short(name)
        return self._short[name]

    def write(self, name: str, kind: ReferentKind) -> str:
        """Return the whole *name*, with the article that the text gives it."""
        if kind is ReferentKind.PERSON:
            return name
        if name not in self._full:
            self._full[name] = self._find_full(name)
        return self._full[name]

    def _find_short(self, name: str) -> str:
        """Return the word of *name* that stands alone in the text most often."""
        words = [word for word in name.split() if word[0].isupper() and word[-1] != "."]
        alone = {word: self._count_alone(word, name) for word in words}
        short = max(words, key=lambda word: (alone[word], word == words[-1]), default=name)
        if not alone.get(short) or self.surnames[short] > 1:
            return name
        return short

    def _count_alone(self, word: str, name: str) -> int:
        every = len(re.findall(rf"\b{re.escape(word)}\b", self.text))
        first, *_, last = name.split()
        neighbours = rf"{re.escape(first)}[^.!?\n]{{0,30}}?\b{re.escape(word)}\b"
        if word == first:
            neighbours = rf"\b{re.escape(word)}\b[^.!?\n]{{0,30}}?{re.escape(last)}"
        return every - len(re.findall(neighbours, self.text))

    def _find_full(self, name: str) -> str:
        lowered = name[:1].lower() + name[1:]
        if lowered.startswith(f"{ARTICLE} "):
            return lowered if lowered in self.text else name
        every = len(re.findall(rf"\b{re.escape(name)}", self.text))
        with_article = len(re.findall(rf"\b[Tt]he {re.escape(name)}", self.text))
        takes = every > 0 and with_article / every > NAME_TAKES_ARTICLE
        return f"{ARTICLE} {name}" if takes else name


def _find_persons(found: Extraction) -> Iterator[str]:
    """Yield the names of the persons in *found*."""
    for claim in found.claims:
        if claim.speaker.name is not None and claim.speaker.kind is ReferentKind.PERSON:
            yield claim.speaker.name
    for reference in found.references:
        if reference.name is not None and reference.kind is ReferentKind.PERSON:
            yield reference.name


def make_possessive(name: str) -> str:
    """Return *name* as the owner of something: "Lee's"."""
    return name + APOSTROPHE_S


def find_part(text: str, span: Span, name: str) -> Span:
    """Return the part of *span* that is a part of *name* ("Lee" of "Mrs Lee, the mayor"), all of it
    where none is.
    """
    parts = [re.escape(part) for part in name.split()]
    row = rf"\b(?:{'|'.join(parts)})\b"
    found = re.search(rf"{row}(?:\s+{row})*", span.of(text)) if parts else None
    if found is None:
        return span
    return Span(span.start + found.start(), span.start + found.end())
