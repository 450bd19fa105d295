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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import click
from attrs import evolve, frozen

from benchmarks.reports import json_option, print_table, read_rows, write_numbers
from claimkit import Claim, ClaimSet, Extractor, Span
from claimkit.spans import count_overlap

JUDGED = Path(__file__).parent / "news_certainty.tsv"
FIELDS = ("level", "polarity", "time", "endorsement")
CLAIMKIT = "claimkit"
FOUND = 0.5  # share of the characters of both contents that they have in common
Values = tuple[str, ...]


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
            place = (row["document"], row["cue"], row["content"])
            if row["part"] == part:
                content = tuple(map(_span, row["content"].split(",")))
                item = items.get(place) or Item(
                    document=row["document"], cue=_span(row["cue"]), content=content, judges={}
                )
                values = tuple(row[name] for name in FIELDS)
                items[place] = evolve(item, judges={**item.judges, row["judge"]: values})
    return list(items.values())


def _span(text: str) -> Span:
    start, end = text.split("-")
    return Span(int(start), int(end))


def found_again(item: Item, claims: ClaimSet) -> Claim | None:
    """Return the claim that *item* is about, None if there is none."""

    def shared(claim: Claim) -> float:
        common = count_overlap(item.content, claim.content.spans)
        return common / (sum(map(len, item.content)) + sum(map(len, claim.content.spans)) - common)

    beside = (c for c in claims if count_overlap([item.cue], c.cue.spans))
    best = max(beside, key=shared, default=None)
    return best if best is not None and shared(best) >= FOUND else None


def values_of(claim: Claim) -> Values:
    return tuple(str(getattr(claim.certainty, name)) for name in FIELDS)


def answers(
    items: Sequence[Item], texts: Mapping[str, str], extractor: Extractor
) -> Iterator[Mapping[str, Values]]:
    """Yield for each item that is found again what its judges and claimkit say of it."""
    names = sorted({item.document for item in items})
    sets = dict(zip(names, extractor.extract_many(texts[name] for name in names), strict=True))
    for item in items:
        claim = found_again(item, sets[item.document])
        if claim is not None:
            yield {**item.judges, CLAIMKIT: values_of(claim)}


def agreement(pairs: Iterable[tuple[str, str]]) -> tuple[float, float]:
    """Return the share of *pairs* that are equal, and Cohen's kappa."""
    given = list(pairs)
    equal = sum(a == b for a, b in given) / len(given)
    one, other = (Counter(side) for side in zip(*given, strict=True))
    chance = sum(one[value] * other[value] for value in one) / len(given) ** 2
    return equal, (equal - chance) / (1 - chance) if chance < 1 else 1.0


@click.command()
@click.argument(
    "path", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
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
    items, texts = read_items(JUDGED, part), {row["doc_id"]: row["text"] for row in read_rows(path)}
    if missing := sorted({item.document for item in items} - set(texts)):
        raise click.ClickException(
            f"{path}: no article {missing[0]}; give the {part} part of PolNeAR"
        )
    found = list(answers(items, texts, Extractor()))
    if not found:
        raise click.ClickException(
            f"{path}: none of the judged claims is found in it; give the {part} part of PolNeAR"
        )
    names = [*sorted({judge for item in items for judge in item.judges}), CLAIMKIT]
    numbers = {}
    for place, one in enumerate(names):
        for other in names[place + 1 :]:
            row = {
                name: agreement((a[one][i], a[other][i]) for a in found)
                for i, name in enumerate(FIELDS)
            }
            row["level and polarity"] = agreement(
                ("/".join(a[one][:2]), "/".join(a[other][:2])) for a in found
            )
            numbers[f"{one}, {other}"] = row
    rows = [
        [pair, *(f"{equal:.3f} ({kappa:.2f})" for equal, kappa in row.values())]
        for pair, row in numbers.items()
    ]
    title = (
        f"Certainty in news: {len(found)} of {len(items)} claims found again; share alike (kappa)"
    )
    print_table(title, ["", *FIELDS, "level and polarity"], rows)
    write_numbers(json_file, numbers)


if __name__ == "__main__":
    main()
