"""Graded judgements: predicates and findings with what people said of them, as claimkit reads
them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from attrs import frozen

from annotated.findings import read_finding
from annotated.predicates import joined, read_predicate, word_at
from claimkit.certainty.markerindex import MarkerIndex
from claimkit.certainty.score import HIGHEST, ScoreModel
from claimkit.document import Document
from claimkit.model import Certainty
from claimkit.parsing.protocol import Parser

AT_ONCE = 200  # texts parsed together
SCALE = (1.0, 6.0)  # of the science set
Numbers = dict[str, float]


@frozen(kw_only=True)
class Judged:
    """A predicate or finding that people have judged.

    Attributes:
        text: number of the text that it stands in.
        certainty: by the rules, without score.
        value: mean of the judgements, on the scale of its set.
        asserted: whether it is said to be so, now or before.
        when: of a predicate, features that say when it happens.
    """

    text: int
    certainty: Certainty
    value: float
    asserted: bool = True
    when: tuple[str, ...] = ()


def read_predicates(file: Path, parser: Parser, index: MarkerIndex) -> Iterator[Judged]:
    """Yield the judged predicates of a file with ``tokens`` and ``targets`` a line; the texts are
    parsed anew.
    """
    rows = _rows(file)
    texts = [joined(row["tokens"]) for row in rows]
    documents = _parsed(parser, [text for text, _ in texts])
    for number, (row, (_, offsets), document) in enumerate(
        zip(rows, texts, documents, strict=True)
    ):
        for target in row["targets"]:
            found = word_at(document, *offsets[target["i"]])
            if found is not None:
                predicate = read_predicate(document, *found, index)
                yield Judged(
                    text=number,
                    certainty=predicate.certainty,
                    value=float(target["factuality"]),
                    asserted=predicate.asserted,
                    when=predicate.when,
                )


def read_findings(file: Path, parser: Parser, index: MarkerIndex, split: str) -> Iterator[Judged]:
    """Yield the judged findings of *split*."""
    rows = [row for row in _rows(file) if row["split"] == split]
    documents = _parsed(parser, [row["finding"] for row in rows])
    for number, (row, document) in enumerate(zip(rows, documents, strict=True)):
        yield Judged(
            text=number,
            certainty=read_finding(document, index),
            value=float(row["sentence-level-certainty"]),
        )


def _rows(file: Path) -> list[dict]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def _parsed(parser: Parser, texts: Sequence[str]) -> Iterator[Document]:
    for start in range(0, len(texts), AT_ONCE):
        yield from parser.parse_many(texts[start : start + AT_ONCE])


def pearson(one: Sequence[float], other: Sequence[float]) -> float:
    return float(np.corrcoef(one, other)[0, 1])


def mean_error(one: Sequence[float], other: Sequence[float]) -> float:
    """Return the mean absolute difference."""
    return float(np.abs(np.asarray(one) - np.asarray(other)).mean())


def agreement(predicted: Sequence[float], samples: Sequence[Judged]) -> Numbers:
    """Return the number of *samples*, Pearson's r and the mean absolute error of *predicted*."""
    values = [sample.value for sample in samples]
    return {
        "n": len(values),
        "r": round(pearson(predicted, values), 3),
        "mae": round(mean_error(predicted, values), 3),
    }


def strength_of(finding: Judged) -> float:
    """Return the certainty of *finding* on the scale of the score, 0 to 3."""
    low, high = SCALE
    return (finding.value - low) / (high - low) * HIGHEST


def found_by(model: ScoreModel, finding: Judged) -> float:
    """Return the certainty of *finding* by its score, on the scale of the science set."""
    low, high = SCALE
    return low + abs(score_by(model, finding)) / HIGHEST * (high - low)


def score_by(model: ScoreModel, sample: Judged) -> float:
    return model.scored(sample.certainty).score
