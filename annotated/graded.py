"""Graded judgements: predicates and findings with what people said of them, as claimkit reads
them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from attrs import frozen

from annotated.findings import read_finding
from annotated.parsing import parse_in_batches
from annotated.predicates import find_word_at, join_tokens, read_predicate
from claimkit.certainty.markers.index import MarkerIndex
from claimkit.certainty.score import HIGHEST, ScoreModel
from claimkit.model.certainty import Certainty
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
    rows = read_rows(file)
    texts = [join_tokens(row["tokens"]) for row in rows]
    documents = parse_in_batches(parser, [joined.text for joined in texts], AT_ONCE)
    for number, document in enumerate(documents):
        for target in rows[number]["targets"]:
            word = find_word_at(document, texts[number].spans[target["i"]])
            if word is not None:
                predicate = read_predicate(document, word, index)
                yield Judged(
                    text=number,
                    certainty=predicate.certainty,
                    value=float(target["factuality"]),
                    asserted=predicate.asserted,
                    when=predicate.when,
                )


def read_findings(file: Path, parser: Parser, index: MarkerIndex, split: str) -> Iterator[Judged]:
    """Yield the judged findings of *split*."""
    rows = [row for row in read_rows(file) if row["split"] == split]
    documents = parse_in_batches(parser, [row["finding"] for row in rows], AT_ONCE)
    for number, document in enumerate(documents):
        yield Judged(
            text=number,
            certainty=read_finding(document, index),
            value=float(rows[number]["sentence-level-certainty"]),
        )


def read_rows(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def correlate(one: Sequence[float], other: Sequence[float]) -> float:
    """Return Pearson's r."""
    return float(np.corrcoef(one, other)[0, 1])


def measure_error(one: Sequence[float], other: Sequence[float]) -> float:
    """Return the mean absolute difference."""
    return float(np.abs(np.asarray(one) - np.asarray(other)).mean())


def measure_agreement(predicted: Sequence[float], samples: Sequence[Judged]) -> Numbers:
    """Return the number of *samples*, Pearson's r and the mean absolute error of *predicted*."""
    values = [sample.value for sample in samples]
    return {
        "n": len(values),
        "r": round(correlate(predicted, values), 3),
        "mae": round(measure_error(predicted, values), 3),
    }


def to_strength(finding: Judged) -> float:
    """Return the judged certainty of *finding* on the scale of the score, 0 to 3."""
    low, high = SCALE
    return (finding.value - low) / (high - low) * HIGHEST


def predict_finding(model: ScoreModel, finding: Judged) -> float:
    """Return the certainty of *finding* by its score, on the scale of the science set."""
    low, high = SCALE
    return low + abs(score_sample(model, finding)) / HIGHEST * (high - low)


def score_sample(model: ScoreModel, sample: Judged) -> float:
    return model.score(sample.certainty).score
