"""``python -m benchmarks.news_certainty FILE.jsonl``: level, polarity, time and endorsement of
claims in real news against what was judged of them by the scheme.

``benchmarks/news_certainty.tsv`` holds the judgements: of claims that claimkit found in articles of
PolNeAR, drawn at random, by the offsets of cue and content, without a word of the text. Those of
the development part were judged twice, independently, and without sight of what claimkit says;
those of the training part once, and rules were mended on them. A claim that is not found again, or
with another content, is left out and counted. The figure for a pair of judges is what they share
with each other.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from operator import eq
from pathlib import Path
from typing import Any

import click
from attrs import astuple, evolve, frozen

from benchmarks.reports import (
    FILE,
    json_option,
    measure_share,
    print_table,
    read_rows,
    write_numbers,
)
from claimkit import Claim, ClaimSet, Extractor, Span
from claimkit.spans import count_overlap, measure_agreement

JUDGED = Path(__file__).parent / "news_certainty.tsv"
FIELDS = ("level", "polarity", "content_time", "endorsement")
CLAIMKIT = "claimkit"
BOTH = "level and polarity"
FOUND = 0.5  # share of the characters of both contents that they have in common
Values = tuple[str, ...]
Answers = Mapping[str, Values]
"""What each judge says of a claim."""


@frozen(kw_only=True)
class Item:
    """A judged claim: where it stands, and the values of FIELDS by judge."""

    document: str
    cue: Span
    content: tuple[Span, ...]
    judges: Mapping[str, Values]


def read_items(file: Path, part: str) -> list[Item]:
    """Return the judged claims of *part*."""
    items: dict[tuple[str, str, str], Item] = {}
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            if row["part"] == part:
                key = (row["document"], row["cue"], row["content"])
                item = items.get(key) or read_item(row)
                values = tuple(row[name] for name in FIELDS)
                items[key] = evolve(item, judges={**item.judges, row["judge"]: values})
    return list(items.values())


def read_item(row: Mapping[str, str]) -> Item:
    """Return the claim of *row*, without its judge."""
    content = tuple(map(read_span, row["content"].split(",")))
    return Item(document=row["document"], cue=read_span(row["cue"]), content=content, judges={})


def read_span(text: str) -> Span:
    start, end = text.split("-")
    return Span(int(start), int(end))


def find_claim(item: Item, claims: ClaimSet) -> Claim | None:
    """Return the claim that *item* is about, None if there is none."""

    def measure(claim: Claim) -> float:
        return measure_agreement(item.content, claim.content.spans)

    beside = (claim for claim in claims if count_overlap([item.cue], claim.cue.spans))
    best = max(beside, key=measure, default=None)
    return best if best is not None and measure(best) >= FOUND else None


def list_values(claim: Claim) -> Values:
    return tuple(str(getattr(claim.certainty, name)) for name in FIELDS)


def find_answers(
    items: Sequence[Item], texts: Mapping[str, str], extractor: Extractor
) -> Iterator[Answers]:
    """Yield for each item that is found again what its judges and claimkit say of it."""
    names = sorted({item.document for item in items})
    sets = dict(zip(names, extractor.extract_many(texts[name] for name in names), strict=True))
    for item in items:
        claim = find_claim(item, sets[item.document])
        if claim is not None:
            yield {**item.judges, CLAIMKIT: list_values(claim)}


@frozen
class Agreement:
    """The share of answers that two judges have alike, and Cohen's kappa."""

    share: float
    kappa: float

    @classmethod
    def of(cls, one: Sequence[str], other: Sequence[str]) -> Agreement:
        share = measure_share(map(eq, one, other))
        counts, others = Counter(one), Counter(other)
        chance = sum(counts[value] * others[value] for value in counts) / len(one) ** 2
        return cls(share, (share - chance) / (1 - chance) if chance < 1 else 1.0)

    def __str__(self) -> str:
        return f"{self.share:.3f} ({self.kappa:.2f})"


def compare_judges(answers: Sequence[Answers], one: str, other: str) -> dict[str, Agreement]:
    """Return how far both judges agree on each field, and on level and polarity at once."""
    ones, others = [answer[one] for answer in answers], [answer[other] for answer in answers]
    agreements = {}
    for index, name in enumerate(FIELDS):
        agreements[name] = Agreement.of(pick(ones, index), pick(others, index))
    both = Agreement.of(list(map(join_first, ones)), list(map(join_first, others)))
    return {**agreements, BOTH: both}


def pick(answers: Sequence[Values], index: int) -> list[str]:
    return [values[index] for values in answers]


def join_first(values: Values) -> str:
    """Return level and polarity as one value."""
    return "/".join(values[:2])


@click.command()
@click.argument("path", metavar="FILE", type=FILE)
@click.option(
    "--part",
    type=click.Choice(["dev", "train"]),
    default="dev",
    show_default=True,
    help="Which judgements.",
)
@json_option
def main(path: Path, part: str, json_file: Path | None) -> None:
    """Compare claimkit with the judgements of claims in the articles of FILE."""
    items = read_items(JUDGED, part)
    texts = {row["doc_id"]: row["text"] for row in read_rows(path)}
    needed = f"give the {part} part of PolNeAR"
    if missing := sorted({item.document for item in items} - set(texts)):
        raise click.ClickException(f"{path}: no article {missing[0]}; {needed}")
    answers = list(find_answers(items, texts, Extractor()))
    if not answers:
        raise click.ClickException(f"{path}: none of the judged claims is found in it; {needed}")
    names = [*sorted(set().union(*(item.judges for item in items))), CLAIMKIT]
    pairs = {}
    for one, other in combinations(names, 2):
        pairs[f"{one}, {other}"] = compare_judges(answers, one, other)
    print_pairs(f"{len(answers)} of {len(items)} claims found again", pairs)
    write_numbers(json_file, to_numbers(pairs))


def print_pairs(found: str, pairs: Mapping[str, Mapping[str, Agreement]]) -> None:
    rows = [[pair, *row.values()] for pair, row in pairs.items()]
    title = f"Certainty in news: {found}; share alike (kappa)"
    print_table(title, ["", *FIELDS, BOTH], rows)


def to_numbers(pairs: Mapping[str, Mapping[str, Agreement]]) -> dict[str, Any]:
    numbers = {}
    for pair, row in pairs.items():
        numbers[pair] = {name: astuple(agreement) for name, agreement in row.items()}
    return numbers


if __name__ == "__main__":
    main()
