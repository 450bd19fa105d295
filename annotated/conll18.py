"""The metrics of CoNLL 2018, from raw text (Zeman et al. 2018)."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from itertools import groupby
from pathlib import Path

from udtools.udeval import evaluate, load_conllu

from annotated.treebanks import read_blocks, to_text
from claimkit.document import Document
from claimkit.parsing.embedded import EmbeddedParser
from claimkit.tree import Sentence, Word

METRICS = ("Sentences", "Words", "UPOS", "Lemmas", "UAS", "LAS")
UNSCORED = "_"


def measure_parser(
    path: Path, model_dir: Path | None = None, precision: str = "auto"
) -> dict[str, float]:
    """Return F1 in percent per metric, from the raw text of *path*."""
    parser = EmbeddedParser(model_dir=model_dir, precision=precision)
    (document,) = parser.parse_many([to_text(read_blocks(path))])
    # from memory: udtools' own reader of files leaves them open
    gold = load_conllu(StringIO(path.read_text(encoding="utf-8")), str(path), {})
    system = load_conllu(StringIO(to_scored_conllu(document)), document.parser, {})
    result = evaluate(gold, system)
    return {metric: round(100 * result[metric].f1, 2) for metric in METRICS}


def to_scored_conllu(document: Document) -> str:
    """Return *document* as CoNLL-U that the metrics accept: contractions as ranges, no comments.

    The metrics want all of the text. What the parser leaves out, such as the credit of a picture,
    stands there without a tree, and so counts as wrong.
    """
    blocks: list[str] = []
    at = 0
    for sentence in document.sentences:
        blocks += write_left_out(document.text[at : sentence.span.start])
        blocks.append("\n".join(write_rows(sentence, document.text)))
        at = sentence.span.end
    blocks += write_left_out(document.text[at:])
    return "\n\n".join(blocks) + "\n\n"


def write_left_out(text: str) -> Iterator[str]:
    """Yield *text* as one sentence, if it has more than white space."""
    words = text.split()
    rows = (
        "\t".join([str(index), form, *UNSCORED * 4, str(int(index > 1)), *UNSCORED * 3])
        for index, form in enumerate(words, start=1)
    )
    if words:
        yield "\n".join(rows)


def write_rows(sentence: Sentence, text: str) -> Iterator[str]:
    """Yield the rows of *sentence*; words with one span are one token of *text*."""
    for span, group in groupby(sentence.words, key=lambda word: word.span):
        words = list(group)
        if len(words) > 1:
            token = f"{words[0].index}-{words[-1].index}"
            yield "\t".join([token, span.of(text), *UNSCORED * 8])
        yield from map(write_row, words)


def write_row(word: Word) -> str:
    described = [str(word.index), word.text, word.cased_lemma, word.upos, UNSCORED, UNSCORED]
    return "\t".join([*described, str(word.head), word.deprel, UNSCORED, UNSCORED])
