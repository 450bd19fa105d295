"""Find phrases of a table in the words of a text, whatever their number and case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from attrs import frozen

Value = TypeVar("Value")
BREAKS = frozenset(",;:")

_TOKEN = re.compile(r"[^\W_](?:[\w&'’.-]*[\w])?|[,;:]")
# How plurals end, and the singular in place of that
_PLURALS = (("ies", "y"), ("men", "man"), ("es", ""), ("s", ""))


def find_words(text: str) -> list[str]:
    """Return the words of *text*; commas, semicolons and colons are words too."""
    return _TOKEN.findall(text)


def split_words(text: str) -> tuple[str, ...]:
    """Return the words of *text* in lower case, as those of :func:`find_words`."""
    return fold_words(find_words(text))


def fold_words(words: Iterable[str]) -> tuple[str, ...]:
    """Return *words* in lower case."""
    return tuple(word.casefold() for word in words)


def cut_possessive(word: str) -> str:
    """Return *word* without a mark of possession ("mayor's")."""
    return word.removesuffix("'s").removesuffix("’s")


@frozen
class Match(Generic[Value]):
    """A phrase in a row of words: where it starts, the place behind its end, and its value."""

    start: int
    end: int
    value: Value


@frozen
class Phrases(Generic[Value]):
    """A table of phrases; the last word of each may stand in the plural in a text."""

    values: Mapping[tuple[str, ...], Value]
    longest: int

    @classmethod
    def of(cls, table: Mapping[Value, Iterable[str]]) -> Phrases[Value]:
        """Return the phrases of each value of *table*.

        Raises:
            ValueError: a phrase has two values.
        """
        values: dict[tuple[str, ...], Value] = {}
        for value, phrases in table.items():
            for phrase in phrases:
                words = split_words(phrase)
                if values.setdefault(words, value) != value:
                    raise ValueError(f"{phrase!r} is of {values[words]!r} and of {value!r}")
        return cls(values, max(map(len, values), default=0))

    def find(self, words: Sequence[str]) -> Value | None:
        """Return the value of the phrase that *words*, at least one, are."""
        *before, last = words
        for form in _list_singulars(last):
            value = self.values.get((*before, form))
            if value is not None:
                return value
        return None

    def find_at_end(self, words: Sequence[str]) -> Value | None:
        """Return the value of the longest phrase with which *words* end."""
        match = self.match_at_end(words)
        return None if match is None else match.value

    def match_at_end(self, words: Sequence[str]) -> Match[Value] | None:
        """Return the longest phrase with which *words* end."""
        return self._match_at_end(words, len(words))

    def find_all(self, words: Sequence[str]) -> Iterator[Match[Value]]:
        """Yield the phrases in *words*, in order; none is part of another one ("press" is not in
        "press statement").
        """
        last: Match[Value] | None = None
        for end in range(1, len(words) + 1):
            match = self._match_at_end(words, end)
            if match is None:
                continue
            if last is not None and match.start > last.start:
                yield last
            last = match
        if last is not None:
            yield last

    def _match_at_end(self, words: Sequence[str], end: int) -> Match[Value] | None:
        """Return the longest phrase of *words* that ends at *end*."""
        for start in range(max(0, end - self.longest), end):
            value = self.find(words[start:end])
            if value is not None:
                return Match(start, end, value)
        return None


def is_plural(word: str, singulars: Iterable[str]) -> bool:
    """Whether *word* is a plural of one of *singulars* and none of them itself."""
    known = frozenset(singulars)
    return word not in known and not known.isdisjoint(_list_singulars(word))


def _list_singulars(word: str) -> Iterator[str]:
    """Yield *word* as it is, and what it may be the plural of."""
    yield word
    for ending, singular in _PLURALS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            yield word.removesuffix(ending) + singular
