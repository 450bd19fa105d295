"""What tests of training learn from: a sentence with a tree and names, one with names alone, and a
news sentence with its attribution; and a network small enough to learn them by heart.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch

from annotated.attributions import Attribution
from annotated.treebanks import NO_SPACE, Block, label_entities
from claimkit.neural.network import Convention, Network, Shape
from claimkit.neural.windows import WrittenSentence
from tests.support.annotated import ATTRIBUTED_TREE, SPANS, WITHOUT_CUE, annotate
from training.answers import ANSWERS, find_labels, number_labels
from training.pretrained import spread_biaffine
from training.texts import LearntSentence, LearntText, read_news, read_treebank

TREE = """\
1	Ana	Ana	PROPN	NNP	Number=Sing	3	nsubj	_	_
2	Lee	Lee	PROPN	NNP	Number=Sing	1	flat	_	_
3	left	leave	VERB	VBD	Tense=Past	0	root	_	_
4	Oslo	Oslo	PROPN	NNP	Number=Sing	3	obj	_	_"""

TINY = Shape(
    width=32,
    inner=64,
    layers=1,
    heads=2,
    arc_width=16,
    label_width=8,
    role_width=16,
    dropout=0.0,
    head_dropout=0.0,
)


def read_block(rows: str, *comments: str) -> Block:
    """Return the sentence of CoNLL-U *rows*."""
    return Block(comments, tuple(tuple(line.split("\t")) for line in rows.splitlines()))


def write_block(text: str, *comments: str) -> Block:
    """Return the sentence of the words in *text*, without a tree; between words with "|" between
    them is no space.
    """
    rows: list[tuple[str, ...]] = []
    for token in text.split():
        forms = token.split("|")
        for form in forms:
            space = "_" if form is forms[-1] else NO_SPACE
            rows.append((str(len(rows) + 1), form, *"_" * 7, space))
    return Block(comments, tuple(rows))


PARSED = read_block(TREE, "# text = Ana Lee left Oslo")
NAMES = ("B-PER", "I-PER", "O", "B-LOC")
BOTH = label_entities(PARSED, NAMES)
NAMES_ONLY = label_entities(write_block("Bergen sleeps"), ["B-LOC", "O"])

LABELS = find_labels([BOTH, read_block(ATTRIBUTED_TREE)], rarest=1)
NUMBERS = number_labels(LABELS)
ATTRIBUTED = annotate(SPANS, WITHOUT_CUE)


def read_trees() -> list[LearntText]:
    """Return a text of a treebank, and one in which only names are annotated."""
    return [*read_treebank([BOTH], NUMBERS), *read_treebank([NAMES_ONLY], NUMBERS)]


def read_attributed(*, teaches_syntax: bool = True) -> LearntText:
    """Return the news sentence with its attribution."""
    (text,) = read_news([ATTRIBUTED], NUMBERS, Convention.GUM, teaches_syntax=teaches_syntax)
    return text


def build_tiny() -> Network:
    """Return the network before it has learnt anything, the same each time."""
    torch.manual_seed(0)
    network = Network(TINY, LABELS)
    spread_biaffine(network)
    return network


def make_text(
    sentences: Sequence[Sequence[str]], attributions: Sequence[Attribution] | None = None
) -> LearntText:
    """Return a text of *sentences*, in each of which words depend on the first."""
    return LearntText(
        sentences=tuple(map(make_sentence, sentences)),
        attributions=None if attributions is None else tuple(attributions),
    )


def make_sentence(forms: Sequence[str]) -> LearntSentence:
    answers = torch.zeros(len(ANSWERS), len(forms), dtype=torch.long)
    answers[ANSWERS.index("head"), 1:] = 1
    written = WrittenSentence(tuple(forms), (False,) * len(forms), opens_paragraph=False)
    return LearntSentence(written=written, answers=answers)


def list_forms(text: LearntText) -> list[tuple[str, ...]]:
    return [tuple(sentence.written.forms) for sentence in text.sentences]
