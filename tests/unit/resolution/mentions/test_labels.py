"""The names that labels spell."""

from __future__ import annotations

import pytest

from claimkit.resolution.mentions.labels import find_labelled_names, judge_label
from claimkit.spans import Span
from claimkit.tree import Sentence, Word


def sentence_of(labels: str) -> Sentence:
    """Return a sentence whose words w1, w2, … are labelled by *labels*."""
    words = tuple(
        Word(
            index=i,
            span=Span(i, i + 1),
            text=f"w{i}",
            lemma="w",
            upos="PROPN",
            xpos="NNP",
            feats="",
            head=i - 1,
            deprel="flat",
            entity=own,
        )
        for i, own in enumerate(labels.split(), start=1)
    )
    return Sentence(index=0, span=Span(1, len(words) + 1), words=words, paragraph=0)


@pytest.mark.parametrize(
    ("labels", "names"),
    [
        ("O B-PER I-PER O", ["PER: w2 w3"]),
        ("B-LOC B-PER I-PER", ["LOC: w1", "PER: w2 w3"]),
        ("B-ORG I-PER O I-LOC", ["ORG: w1", "PER: w2", "LOC: w4"]),
        ("O O", []),
    ],
)
def test_names(labels: str, names: list[str]) -> None:
    """A label that does not go on the one before it begins a name."""
    found = find_labelled_names(sentence_of(labels))
    assert [f"{name.label}: {' '.join(w.text for w in name.words)}" for name in found] == names


@pytest.mark.parametrize(
    ("labels", "label"),
    [
        ("B-PER I-PER", "PER"),
        ("O B-LOC", "LOC"),
        ("O O B-LOC", None),
        ("O O", None),
        ("B-ORG I-ORG O B-PER", "ORG"),
    ],
)
def test_majority(labels: str, label: str | None) -> None:
    """The kind of most words counts if at least half of them are labelled with it."""
    assert judge_label(sentence_of(labels).words) == label
