"""Labels, and the answers of sentences as their numbers."""

from __future__ import annotations

import pytest
from torch import Tensor

from annotated.treebanks import Block, label_entities
from tests.support.learning import BOTH, LABELS, NAMES_ONLY, NUMBERS, PARSED
from training.answers import ANSWERS, MISSING, find_labels, number_answers

NOT_ANNOTATED = [MISSING] * 4


def name_answers(answers: Tensor, layer: str) -> list[str | int]:
    """Return the labels of a layer, MISSING as it is."""
    labels = {**LABELS.tags, "deprel": LABELS.deprel}[layer]
    row = answers[ANSWERS.index(layer)].tolist()
    return [labels[number] if number != MISSING else MISSING for number in row]


@pytest.mark.parametrize(
    ("block", "layer", "expected"),
    [
        (BOTH, "upos", ["PROPN", "PROPN", "VERB", "PROPN"]),
        (BOTH, "deprel", ["nsubj", "flat", "root", "obj"]),
        (BOTH, "entity", ["B-PER", "I-PER", "O", "B-LOC"]),
        (PARSED, "entity", NOT_ANNOTATED),
        (NAMES_ONLY, "upos", [MISSING, MISSING]),
        (NAMES_ONLY, "lemma", [MISSING, MISSING]),
        (NAMES_ONLY, "entity", ["B-LOC", "O"]),
        (label_entities(PARSED, ["B-MISC"] * 4), "entity", NOT_ANNOTATED),
    ],
)
def test_what_is_not_annotated_is_missing(
    block: Block, layer: str, expected: list[str | int]
) -> None:
    """A sentence with names alone teaches names alone, one with a tree alone no names; and a label
    that the network does not have cannot be learnt.
    """
    assert name_answers(number_answers(block.words, NUMBERS), layer) == expected


@pytest.mark.parametrize(
    ("block", "heads"), [(BOTH, [3, 1, 0, 3]), (NAMES_ONLY, [MISSING, MISSING])]
)
def test_heads(block: Block, heads: list[int]) -> None:
    assert number_answers(block.words, NUMBERS)[ANSWERS.index("head")].tolist() == heads


def test_rare_labels() -> None:
    """Seldom features and lemmas are not learnt; of the other layers all labels are."""
    labels = find_labels([BOTH, NAMES_ONLY], rarest=3)
    assert labels.feats == ("Number=Sing",)
    assert len(labels.lemma) == 1
    assert (labels.upos, labels.xpos) == (("PROPN", "VERB"), ("NNP", "VBD"))
