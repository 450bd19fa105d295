"""``python -m training.pronouns TREES.conllu... --gap gap-validation.tsv``: fits the ranker of
antecedents.

A log-linear model over the features of :mod:`claimkit.resolution.pronouns.antecedents`, fitted by maximum
likelihood with a Gaussian prior. A pronoun may have several right candidates, and "none of them" is
one more. Parsing included, some four minutes.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import click
import numpy as np
from attrs import define
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from annotated.coreference import Coreference, GapRow, find_clusters, read_gap, read_gum
from claimkit.lexicons.schema import Lexicon
from claimkit.resolution.entities.entity import Entity
from claimkit.resolution.entities.find import find_entities
from claimkit.resolution.pronouns.antecedents import AntecedentChoice, Candidate, read_pronouns
from claimkit.resolution.pronouns.find import Pronoun, PronounKind
from claimkit.resolution.pronouns.ranking import FILE, Ranker

PRIOR = 6.0  # precision of the Gaussian prior
# Of names of which nine in ten bearers are of the other gender, the table of names itself tells:
# odds of one to nine.
PRIOR_MEAN = {"gender other, said there": -2.2, "gender other, said elsewhere": -2.2}
LEAST_COUNT = 3  # of a feature that gets a weight
LEAST_WEIGHT = 0.01  # smaller ones are left out of the table
FOLDS = 5
SEED = 1
# Least probability of a choice: for persons that of one among three; "they" and "it" mostly stand
# for nothing that could speak.
THRESHOLD = {
    PronounKind.PERSON.value: 0.3,
    PronounKind.THING.value: 0.5,
    PronounKind.SEVERAL.value: 0.5,
}

Weights = dict[str, dict[str, float]]


@define(frozen=True)
class Example:
    """A pronoun: the document it is in, the features of each candidate and, last, of none, and the
    places of the right ones.
    """

    document: str
    kind: str
    candidates: tuple[tuple[str, ...], ...]
    right: frozenset[int]


def gum_examples(corpus: Coreference, lexicon: Lexicon) -> Iterator[Example]:
    """Yield the pronouns of a document of GUM; those before each are taken for what they are
    annotated as.
    """
    entities = find_entities(corpus.document, lexicon)
    clusters = find_clusters(entities, corpus)
    found: list[Example] = []

    def choose(
        pronoun: Pronoun, candidates: Sequence[Candidate], nothing: Sequence[str]
    ) -> AntecedentChoice:
        own = corpus.pronouns.get(pronoun.word.span.start)
        right = [
            place
            for place, c in enumerate(candidates)
            if own is not None and clusters[c.entity] == own
        ]
        if own is not None or pronoun.kind is not PronounKind.PERSON:
            found.append(
                _example(corpus.name, pronoun, candidates, nothing, right or [len(candidates)])
            )
        return AntecedentChoice(
            entity=candidates[right[0]].entity if right else None, probability=1.0
        )

    read_pronouns(corpus.document, entities, lexicon, choose)
    yield from found


def gap_examples(row: GapRow, lexicon: Lexicon, ranker: Ranker) -> Iterator[Example]:
    """Yield the pronoun of a passage of GAP, if one of its candidates is right; those before it
    *ranker* decides.
    """
    entities = find_entities(row.document, lexicon)
    found: list[Example] = []

    def choose(
        pronoun: Pronoun, candidates: Sequence[Candidate], nothing: Sequence[str]
    ) -> AntecedentChoice:
        if pronoun.word.span.start == row.pronoun.start:
            right = _right_in_gap(row, entities, candidates)
            if right:
                found.append(_example(row.name, pronoun, candidates, nothing, right))
        return ranker(pronoun, candidates, nothing)

    read_pronouns(row.document, entities, lexicon, choose)
    yield from found


def _right_in_gap(
    row: GapRow, entities: Sequence[Entity], candidates: Sequence[Candidate]
) -> list[int]:
    """Return the places of the candidates that are the right name or, where neither name is, of all
    that are neither.
    """
    named = [
        [any(s.overlaps(span) for s in entities[c.entity].spans) for span, _ in row.names]
        for c in candidates
    ]
    for place, (_, right) in enumerate(row.names):
        if right:
            return [number for number, own in enumerate(named) if own[place]]
    return [*(number for number, own in enumerate(named) if not any(own)), len(candidates)]


def _example(
    document: str,
    pronoun: Pronoun,
    candidates: Sequence[Candidate],
    nothing: Sequence[str],
    right: Sequence[int],
) -> Example:
    return Example(
        document,
        pronoun.kind.value,
        (*(c.features for c in candidates), tuple(nothing)),
        frozenset(right),
    )


def fit(examples: Sequence[Example]) -> Weights:
    """Return the weights by kind of pronoun."""
    return {kind.value: _fit([e for e in examples if e.kind == kind.value]) for kind in PronounKind}


def _fit(examples: Sequence[Example]) -> dict[str, float]:
    counts = Counter(feature for e in examples for features in e.candidates for feature in features)
    names = sorted(feature for feature, count in counts.items() if count >= LEAST_COUNT)
    if not names:
        return {}
    column = {name: place for place, name in enumerate(names)}
    rows = [features for e in examples for features in e.candidates]
    pairs = [(r, column[f]) for r, features in enumerate(rows) for f in features if f in column]
    table = csr_matrix(
        (np.ones(len(pairs)), tuple(zip(*pairs, strict=True))), shape=(len(rows), len(names))
    )
    sizes = [len(e.candidates) for e in examples]
    right = np.array(
        [place in e.right for e in examples for place in range(len(e.candidates))], dtype=float
    )
    first = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    group = np.repeat(np.arange(len(sizes)), sizes)

    mean = np.array([PRIOR_MEAN.get(name, 0.0) for name in names])

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = table @ weights
        powers = np.exp(scores - np.maximum.reduceat(scores, first)[group])
        every, good = np.add.reduceat(powers, first), np.add.reduceat(powers * right, first)
        gradient = table.T @ (powers * right / good[group] - powers / every[group])
        apart = weights - mean
        cost = float(np.sum(np.log(every) - np.log(good)) + PRIOR / 2 * apart @ apart)
        return cost, PRIOR * apart - gradient

    found = minimize(loss, mean, jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return {
        name: round(float(w), 3)
        for name, w in zip(names, found.x, strict=True)
        if abs(w) >= LEAST_WEIGHT
    }


def accuracy(examples: Sequence[Example], weights: Weights) -> float:
    """Return the share of *examples* whose likeliest candidate is right."""
    ranker = Ranker(weights=weights, threshold=THRESHOLD, right={})
    hits = 0
    for example in examples:
        shares = ranker.weigh(example.kind, example.candidates)
        hits += max(range(len(shares)), key=shares.__getitem__) in example.right
    return hits / max(1, len(examples))


def folds(names: Sequence[str]) -> list[frozenset[str]]:
    """Return the documents in FOLDS parts, the same each time."""
    ordered = sorted(set(names))
    random.Random(SEED).shuffle(ordered)
    return [frozenset(ordered[place::FOLDS]) for place in range(FOLDS)]


def cross_validated(examples: Sequence[Example]) -> dict[str, float]:
    """Return the accuracy by kind of pronoun, each document judged by weights that have not seen
    it.
    """
    hits: Counter[str] = Counter()
    for part in folds([e.document for e in examples]):
        weights = fit([e for e in examples if e.document not in part])
        for kind in PronounKind:
            own = [e for e in examples if e.document in part and e.kind == kind.value]
            hits[kind.value] += round(accuracy(own, weights) * len(own))
    return {
        kind.value: hits[kind.value] / max(1, sum(e.kind == kind.value for e in examples))
        for kind in PronounKind
    }


def fit_folds(
    documents: Mapping[str, Sequence[Example]], passages: Sequence[Example]
) -> list[dict[str, Any]]:
    """Return for each part of *documents* its names and, as in the ranker's file, weights fitted on
    the other parts and on *passages*.
    """
    records = []
    for part in folds(list(documents)):
        seen = [e for name, examples in documents.items() if name not in part for e in examples]
        records.append({"documents": sorted(part), **record_of(fit([*seen, *passages]), {})})
    return records


def record_of(
    weights: Mapping[str, Mapping[str, float]], right: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the file's content, the heaviest weights first."""
    ordered = {
        kind: dict(sorted(table.items(), key=lambda pair: -abs(pair[1])))
        for kind, table in weights.items()
    }
    return {"threshold": THRESHOLD, "right": dict(right), "weights": ordered}


@click.command()
@click.argument(
    "trees", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option(
    "--gap",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="gap-validation.tsv",
)
@click.option(
    "--out",
    default="claimkit/models/en",
    type=click.Path(file_okay=False, path_type=Path),
    help="The model's folder.",
)
@click.option(
    "--folds",
    "folds_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where rankers go that have not seen a fifth of TREES' documents, for benchmarks.speakers.",
)
def main(trees: tuple[Path, ...], gap: Path, out: Path, folds_file: Path | None) -> None:
    """Fit the ranker on TREES, treebank files with GUM's entities, and the passages of GAP's
    validation part.
    """
    from claimkit.lexicons.loader import load
    from claimkit.parsing.embedded import EmbeddedParser
    from training.export import write_checksums

    lexicon, parser = load("en"), EmbeddedParser(model_dir=out)
    documents = {c.name: list(gum_examples(c, lexicon)) for c in read_gum(trees, parser)}
    examples = list(chain.from_iterable(documents.values()))
    rows = list(read_gap(gap, parser))
    first = Ranker(weights=fit(examples), threshold=THRESHOLD, right={})
    examples += read_passages(rows, lexicon, first)
    ranker = Ranker(weights=fit(examples), threshold=THRESHOLD, right={})
    write_ranker(ranker, out / FILE)
    write_checksums(out)
    if folds_file is not None:
        records = fit_folds(documents, read_passages(rows, lexicon, ranker))
        write_json(folds_file, records)
    counts = Counter(e.kind for e in examples)
    report = {"pronouns": counts, "accuracy": cross_validated(examples)}
    click.echo(json.dumps(report, indent=1))


def read_passages(rows: Sequence[GapRow], lexicon: Lexicon, ranker: Ranker) -> list[Example]:
    return [e for row in rows for e in gap_examples(row, lexicon, ranker)]


def write_ranker(ranker: Ranker, path: Path) -> None:
    """Write the weights of *ranker* to *path*; what is written there of the sieves stays."""
    right = {}
    if path.is_file():
        right = json.loads(path.read_text(encoding="utf-8"))["right"]
    write_json(path, record_of(ranker.weights, right))


def write_json(path: Path, record: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
