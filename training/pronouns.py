"""``python -m training.pronouns TREES.conllu... --gap gap-validation.tsv``: fits the ranker of
antecedents.

A log-linear model over the features of ``claimkit.resolution.pronouns.antecedents``, fitted by
maximum likelihood with a Gaussian prior. A pronoun may have several right candidates, and "none of
them" is one more. The sources of news are learnt from twice: with the pronouns before each as
annotated, and as a ranker reads them that has not seen the text. Parsing included, some four
minutes of CPU.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import click
import numpy as np
from attrs import define
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from annotated.asked import AskedText, ask
from annotated.coreference import Coreference, GapRow, read_gap, read_gum
from annotated.names import read_named, read_street
from claimkit.lexicons.schema import Lexicon
from claimkit.resolution.pronouns.descriptions import DescriptionKind
from claimkit.resolution.pronouns.find import PronounKind
from claimkit.resolution.pronouns.ranking import FILE, Ranker
from training.antecedents import (
    Example,
    find_gap_examples,
    find_gum_examples,
    find_named_examples,
)
from training.options import OUT

Weights = dict[str, dict[str, float]]

PRIOR = 6.0  # precision of the Gaussian prior
# What the texts are too few to show: hardly one in a hundred whose name or title suggests another
# gender is meant, also where much else speaks for him; other pronouns of one person seldom differ;
# and the only one who fits is mostly right.
PRIOR_MEAN: Weights = {
    PronounKind.PERSON.value: {
        "gender other, said there": -3.5,
        "gender other, said elsewhere": -3.5,
        "gender other, lone name": -2.5,
        "pronouns elsewhere: other": -2.0,
        "pronoun before: other": -1.5,
        "pronouns before: other": -1.5,
        "gender other, by pronouns too": -2.0,
        "rivals that fit=0": 2.0,
        "in a row": -1.0,
        "dead": -2.0,
    },
    # news calls so whom it has named
    DescriptionKind.PERSON.value: {"none, of an age": -3.0},
}
LEAST_COUNT = 3  # of a feature that gets a weight
LEAST_WEIGHT = 0.01  # smaller ones are left out of the table
FOLDS = 5
SEED = 1
# Least probability of a choice. A wrong speaker is worse than none; "they" and "it" mostly stand
# for nothing that could speak.
THRESHOLD = {
    PronounKind.PERSON.value: 0.5,
    PronounKind.THING.value: 0.5,
    PronounKind.SEVERAL.value: 0.4,
    DescriptionKind.PERSON.value: 0.6,
    DescriptionKind.BODY.value: 0.7,
}
KINDS = tuple(THRESHOLD)

Vector = NDArray[np.float64]


def fit(examples: Sequence[Example]) -> Weights:
    """Return the weights by kind of pronoun, learnt from *examples*."""
    return {kind: fit_kind(select_kind(examples, kind), PRIOR_MEAN.get(kind, {})) for kind in KINDS}


def fit_kind(examples: Sequence[Example], mean: Mapping[str, float]) -> dict[str, float]:
    """Return the weights of the features of *examples*, all of one kind of pronoun.

    Args:
        mean: of the prior, by feature; 0 for one that it does not have.
    """
    if not examples:
        return {}
    names = find_features(examples, mean)
    likelihood = Likelihood.of(examples, names, mean)
    options = {"maxiter": 500}
    fitted = minimize(likelihood, likelihood.mean, jac=True, method="L-BFGS-B", options=options)
    weights = {}
    for name, weight in zip(names, fitted.x, strict=True):
        if abs(weight) >= LEAST_WEIGHT:
            weights[name] = round(float(weight), 3)
    return weights


def find_features(examples: Iterable[Example], mean: Mapping[str, float]) -> list[str]:
    """Return the features that get a weight, sorted: those that stand often enough, and those with
    a *mean*.
    """
    counts: Counter[str] = Counter()
    for example in examples:
        counts.update(chain.from_iterable(example.candidates))
    return sorted(
        mean.keys() | {feature for feature, count in counts.items() if count >= LEAST_COUNT}
    )


@define(frozen=True)
class Likelihood:
    """What is minimised: the log-likelihood of the right candidates, negative, and the prior.

    Attributes:
        table: candidates of all examples × features.
        right: by candidate, 1 for a right one.
        first: the first candidate of each example.
        example: the number of the example of each candidate.
        mean: of the prior, by feature.
    """

    table: csr_matrix
    right: Vector
    first: NDArray[np.int64]
    example: NDArray[np.int64]
    mean: Vector

    @classmethod
    def of(
        cls, examples: Sequence[Example], names: Sequence[str], mean: Mapping[str, float]
    ) -> Likelihood:
        sizes = [len(example.candidates) for example in examples]
        return cls(
            table=build_table(examples, names),
            right=np.concatenate([mark_right(example) for example in examples]),
            first=np.concatenate([[0], np.cumsum(sizes)[:-1]]),
            example=np.repeat(np.arange(len(sizes)), sizes),
            mean=np.array([mean.get(name, 0.0) for name in names]),
        )

    def __call__(self, weights: Vector) -> tuple[float, Vector]:
        """Return the cost of *weights*, and its gradient."""
        scores = self.table @ weights
        powers = np.exp(scores - np.maximum.reduceat(scores, self.first)[self.example])
        every = np.add.reduceat(powers, self.first)
        good = np.add.reduceat(powers * self.right, self.first)
        shares = powers * self.right / good[self.example] - powers / every[self.example]
        gradient = self.table.T @ shares
        apart = weights - self.mean
        cost = float(np.sum(np.log(every) - np.log(good)) + PRIOR / 2 * apart @ apart)
        return cost, PRIOR * apart - gradient


def build_table(examples: Iterable[Example], names: Sequence[str]) -> csr_matrix:
    """Return a row a candidate, with 1 in the columns of its features among *names*."""
    columns = {name: column for column, name in enumerate(names)}
    pairs = []
    candidates = chain.from_iterable(example.candidates for example in examples)
    count = 0
    for row, features in enumerate(candidates):
        pairs += [(row, columns[feature]) for feature in features if feature in columns]
        count = row + 1
    entries = (np.ones(len(pairs)), tuple(zip(*pairs, strict=True)))
    return csr_matrix(entries, shape=(count, len(names)))


def mark_right(example: Example) -> Vector:
    right = np.zeros(len(example.candidates))
    right[list(example.right)] = 1.0
    return right


def count_right(examples: Iterable[Example], weights: Weights) -> int:
    """Return how many of *examples* have a right likeliest candidate."""
    ranker = Ranker(weights=weights, threshold=THRESHOLD, right={})
    hits = 0
    for example in examples:
        shares = ranker.weigh(example.kind, example.candidates)
        hits += max(range(len(shares)), key=shares.__getitem__) in example.right
    return hits


def split_documents(names: Iterable[str]) -> list[frozenset[str]]:
    """Return the documents in FOLDS parts, the same each time."""
    ordered = sorted(set(names))
    random.Random(SEED).shuffle(ordered)
    return [frozenset(ordered[part::FOLDS]) for part in range(FOLDS)]


def cross_validate(
    examples: Sequence[Example], folds: Iterable[Mapping[str, Any]]
) -> dict[str, float]:
    """Return the accuracy by kind of pronoun, each document judged by the weights of the one of
    *folds* that has not seen it.
    """
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for fold in folds:
        unseen = [example for example in examples if example.document in fold["documents"]]
        for kind in KINDS:
            chosen = select_kind(unseen, kind)
            total[kind] += len(chosen)
            right[kind] += count_right(chosen, fold["weights"])
    return {kind: right[kind] / max(1, total[kind]) for kind in total}


def select_kind(examples: Iterable[Example], kind: str) -> list[Example]:
    return [example for example in examples if example.kind == kind]


def fit_folds(examples: Sequence[Example], names: Iterable[str]) -> list[dict[str, Any]]:
    """Return for each part of the documents with these *names* its names and, as in the ranker's
    file, weights fitted on the *examples* of all other documents.
    """
    records = []
    for part in split_documents(names):
        weights = fit([example for example in examples if example.document not in part])
        records.append({"documents": sorted(part), **build_record(weights, {})})
    return records


def read_unseen(
    asked: Sequence[AskedText], lexicon: Lexicon, examples: Sequence[Example]
) -> Iterator[Example]:
    """Yield the pronouns of *asked* that are sources with known names, as a ranker reads them that
    has learnt from the *examples* of other texts.
    """
    for part in split_documents(text.named.name for text in asked):
        ranker = build_ranker([example for example in examples if example.document not in part])
        for text in asked:
            if text.named.name in part:
                yield from find_named_examples(text, lexicon, ranker, follows_gold=False)


def build_ranker(examples: Sequence[Example]) -> Ranker:
    """Return the ranker that *examples* give."""
    return Ranker(weights=fit(examples), threshold=THRESHOLD, right={})


def build_record(
    weights: Mapping[str, Mapping[str, float]], right: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the file's content, the heaviest weights first."""
    ordered = {}
    for kind, table in weights.items():
        ordered[kind] = dict(sorted(table.items(), key=lambda pair: -abs(pair[1])))
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
    "--names",
    "named",
    nargs=2,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="PolNeAR's attributions, and the names of their sources.",
)
@click.option(
    "--articles",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of articles with gold names.",
)
@OUT
@click.option(
    "--folds",
    "folds_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where rankers go that have not seen some of the documents, for benchmarks.speakers.",
)
def main(
    trees: tuple[Path, ...],
    gap: Path,
    named: tuple[Path, Path] | None,
    articles: Path | None,
    out: Path,
    folds_file: Path | None,
) -> None:
    """Fit the ranker on TREES, treebank files with GUM's entities, the passages of GAP's validation
    part, and the sources of news whose names are annotated.
    """
    from claimkit.lexicons.loader import load
    from claimkit.parsing.embedded import EmbeddedParser
    from claimkit.shipped import write_sums

    lexicon, parser = load("en"), EmbeddedParser(model_dir=out)
    texts = chain(read_named(*named) if named else (), read_street(articles) if articles else ())
    asked = list(ask(texts, parser, lexicon))
    corpora = list(read_gum(trees, parser))
    examples = gather(corpora, list(read_gap(gap, parser)), asked, lexicon)
    write_ranker(build_ranker(examples), out / FILE)
    write_sums(out)
    names = [*(corpus.name for corpus in corpora), *(text.named.name for text in asked)]
    folds = fit_folds(examples, names)
    if folds_file is not None:
        write_json(folds_file, folds)
    report = {
        "anaphors": Counter(example.kind for example in examples),
        "accuracy": cross_validate(examples, folds),
    }
    click.echo(json.dumps(report, indent=1))


def gather(
    corpora: Sequence[Coreference],
    rows: Sequence[GapRow],
    asked: Sequence[AskedText],
    lexicon: Lexicon,
) -> list[Example]:
    """Return the examples of all corpora: GUM, GAP, and the sources of news twice."""
    examples = [e for corpus in corpora for e in find_gum_examples(corpus, lexicon)]
    examples += find_gap_examples(rows, lexicon, build_ranker(examples))
    general = build_ranker(examples)
    for text in asked:
        examples += find_named_examples(text, lexicon, general, follows_gold=True)
    return [*examples, *read_unseen(asked, lexicon, examples)]


def write_ranker(ranker: Ranker, path: Path) -> None:
    """Write the weights of *ranker* to *path*; what is written there of the sieves stays."""
    right = {}
    if path.is_file():
        right = json.loads(path.read_text(encoding="utf-8"))["right"]
    write_json(path, build_record(ranker.weights, right))


def write_json(path: Path, record: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
