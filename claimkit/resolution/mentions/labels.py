"""The names that the parser's recogniser has labelled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import frozen

from claimkit.document import Sentence, Word


@frozen
class LabelledName:
    """A name: its words, and its kind as the labels have it ("PER", "ORG", "LOC")."""

    words: tuple[Word, ...]
    label: str


def labelled_names(sentence: Sentence) -> Iterator[LabelledName]:
    """Yield the names in *sentence* in order; a label that goes on another kind, or none, begins a
    name.
    """
    words: list[Word] = []
    label = ""
    for word in sentence.words:
        part, _, own = word.entity.partition("-")
        if words and (part != "I" or own != label):
            yield LabelledName(tuple(words), label)
            words = []
        if own:
            words.append(word)
            label = own
    if words:
        yield LabelledName(tuple(words), label)


def label_of(words: Sequence[Word]) -> str | None:
    """Return the kind that most of *words* are labelled with, None if fewer than half are or the
    parser labels none.
    """
    labels = Counter(word.entity[2:] for word in words if word.entity not in {"", "O"})
    if not labels:
        return None
    label, count = labels.most_common(1)[0]
    return label if 2 * count >= len(words) else None
