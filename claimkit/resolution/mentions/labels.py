"""The names that the parser's recogniser has labelled: "PER", "ORG" or "LOC"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from claimkit.tree import Phrase, Sentence, Word

ORGANIZATION_LABELS = frozenset({"ORG", "LOC"})  # places speak as their governments


PLACE = "LOC"


@frozen
class LabelledName:
    """A name and its label ("PER", "ORG", "LOC")."""

    words: Phrase
    label: str


def find_label(word: Word) -> str | None:
    """Return the label of *word*; None if it is in no labelled name."""
    return word.entity[2:] or None


def find_labelled_names(sentence: Sentence) -> Iterator[LabelledName]:
    """Yield the names in *sentence* in order. A name ends where the label changes."""
    name: list[Word] = []
    label: str | None = None
    for word in sentence.words:
        if label is not None and word.entity != f"I-{label}":
            yield LabelledName(Phrase(tuple(name)), label)
            name = []
        label = find_label(word)
        if label is not None:
            name.append(word)
    if label is not None:
        yield LabelledName(Phrase(tuple(name)), label)


def judge_label(words: Sequence[Word]) -> str | None:
    """Return the label of most of *words*, of several the first that is not a place's; None if
    fewer than half of them have it.
    """
    labels = [label for label in map(find_label, words) if label is not None]
    if not labels:
        return None
    usual = labels[0]
    if labels.count(usual) < len(labels):
        usual = min(labels, key=lambda label: (-labels.count(label), label == PLACE))
    return usual if 2 * labels.count(usual) >= len(words) else None
