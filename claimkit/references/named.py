"""The places that a sentence names, and how they stand in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from attrs import frozen

from claimkit.grammar import case_of
from claimkit.references.words import load_reference_words
from claimkit.spans import Span
from claimkit.tree import Sentence, Word

BEGINS, GOES_ON = frozenset({"B-LOC", "B-GPE"}), frozenset({"I-LOC", "I-GPE"})  # labels of names
BESIDE = frozenset({"obl", "nmod"})
ARGUMENTS = frozenset({"nsubj", "obj"})
AROUND = frozenset({",", "in"})  # between a place and what it lies in


class Role(StrEnum):
    """How a place stands in its clause."""

    LOCATED = "located"  # something is or goes there: "in Oslo"
    ARGUMENT = "argument"  # something is said of it or done to it: "she left Oslo"
    OWNER = "owner"  # "Norway's"
    OTHER = "other"  # "the Oslo airport", "of Norway", "in Oslo and in Bergen"


@frozen(kw_only=True)
class NamedPlace:
    """A place that a sentence names.

    Attributes:
        words: those of the name.
        head: that of *words* which is governed from outside.
    """

    words: Sequence[Word]
    head: Word
    role: Role

    @property
    def last(self) -> Word:
        return self.words[-1]

    @property
    def name(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def span(self) -> Span:
        """The name, with what stands between it and its preposition: "the North Sea"."""
        first, case = self.words[0], case_of(self.head)
        if self.role is Role.LOCATED and case is not None and case.after is not None:
            first = case.after
        return Span(first.span.start, self.last.span.end)


def find_places(sentence: Sentence, before: Word | None = None) -> Iterator[NamedPlace]:
    """Yield the places that are named in *sentence*, up to the word *before* if it is given; of
    "Paris, Texas" and of "Paris in Texas" only the first.
    """
    last: Word | None = None
    end = None if before is None else before.index - 1
    for start in sentence.words[:end]:
        if start.entity not in BEGINS:
            continue
        words = _read_name(start)
        if last is None or not _is_around(start, last):
            yield _to_place(words)
        last = words[-1]


def _read_name(start: Word) -> Sequence[Word]:
    words = [start]
    while words[-1].after is not None and words[-1].after.entity in GOES_ON:
        words.append(words[-1].after)
    return words


def _is_around(start: Word, last: Word) -> bool:
    """Whether the name from *start* on says where the place is that ends with *last*."""
    between = start.before
    if between is None or between.before is not last or start.relation == "conj":
        return False
    return between.lower in AROUND


def _to_place(words: Sequence[Word]) -> NamedPlace:
    inside = {word.index for word in words}
    head = next((word for word in words if word.head not in inside), words[-1])
    return NamedPlace(words=words, head=head, role=_find_role(words, head))


def _find_role(words: Sequence[Word], head: Word) -> Role:
    if head.deprel == "nmod:poss":
        return Role.OWNER
    if head.child("conj") is not None:
        return Role.OTHER
    if head.relation in ARGUMENTS:
        return Role.ARGUMENT
    case = case_of(head)
    is_located = case is not None and case.index < words[0].index
    if case is None or not is_located or head.relation not in BESIDE:
        return Role.OTHER
    return Role.LOCATED if case.lower in load_reference_words().locating else Role.OTHER
