"""``python -m benchmarks.cases FILE...``: claimkit on made-up cases, each of one kind of fault.

A line of FILE is a case. There are two judges, and a file says by its fields which one it is made
for. Cases with a ``role`` are judged field by field, as ``benchmarks/scorer/score_cases.py`` does.
Others pass if every expected claim is met in all its conditions, as
``benchmarks/scorer/check_cases.py`` does. ``--errors N`` prints N cases of each kind that are not
right.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from benchmarks.reports import (
    FILE,
    Numbers,
    group_by,
    json_option,
    print_table,
    tier_option,
    write_numbers,
)
from benchmarks.scorer import check_cases, score_cases
from claimkit import Claim, ClaimSet, Extractor

Case = dict[str, Any]


def read_cases(path: Path) -> list[Case]:
    """Return the cases in *path*.

    Raises:
        click.ClickException: it holds none.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    cases = [json.loads(line) for line in lines if line.strip()]
    if not cases:
        raise click.ClickException(f"{path}: expected a case a line, found none")
    return cases


def extract_cases(cases: Sequence[Case], tier: str) -> Iterator[tuple[Case, ClaimSet]]:
    """Yield each of *cases* with claimkit's claims in its text."""
    found = Extractor(tier=tier).extract_many(case["text"] for case in cases)
    yield from zip(cases, found, strict=True)


def to_fields(claim: Claim) -> dict[str, Any]:
    """Return *claim* as the judge of fields reads it."""
    return {
        "speaker_name": claim.speaker.name,
        "speaker_text": claim.speaker.text or None,
        "content_text": claim.content.text,
        "content_spans": [[span.start, span.end] for span in claim.content.spans],
        "type": claim.content.quotation.value,
        "level": claim.certainty.level.value,
        "polarity": claim.certainty.polarity.value,
    }


def score_by_fields(cases: Sequence[Case], tier: str, errors: int) -> Numbers:
    """Print and return the shares of all fields, by kind."""
    predicted = {c["id"]: [to_fields(x) for x in found] for c, found in extract_cases(cases, tier)}
    result: dict[str, Any] = score_cases.score(cases, predicted)
    click.echo(score_cases.table(result))
    for case in choose_wrong(cases, result["cases"], errors):
        click.echo(f"\n{case['id']} ({case['kind']})\n  {case['text'][:400]!r}")
        for field, wanted, got in result["cases"][case["id"]]:
            click.echo(f"  [{field}] {wanted}\n      got {got[:300]}")
    return result


def score_by_conditions(cases: Sequence[Case], tier: str, errors: int) -> Numbers:
    """Print and return how many cases pass, by kind."""
    faults = {
        case["id"]: check_cases.judge(case, [check_cases.view(claim) for claim in found])
        for case, found in extract_cases(cases, tier)
    }
    kinds = group_by(cases, lambda case: str(case["kind"]))
    passed = {kind: sum(not faults[c["id"]] for c in kinds[kind]) for kind in kinds}
    rows = [(kind, passed[kind], len(kinds[kind])) for kind in kinds]
    share = sum(passed.values()) / len(cases)
    print_table(f"{share:.3f} of {len(cases)} cases pass", ["kind", "pass", "of"], rows)
    for case in choose_wrong(cases, faults, errors):
        click.echo(f"\n{case['id']} ({case['kind']})\n  {case['text'][:400]!r}")
        for fault in faults[case["id"]]:
            click.echo(f"  {', '.join(fault['miss'])}: {fault.get('want', fault.get('absent'))}")
            click.echo(f"      got {fault['got']}")
    return {"cases": len(cases), "passed": sum(passed.values()), "kinds": passed, "faults": faults}


def choose_wrong(cases: Sequence[Case], faults: Numbers, most: int) -> Iterator[Case]:
    """Yield those of *cases* that have faults, *most* of each kind."""
    printed: Counter[str] = Counter()
    for case in cases:
        if faults[case["id"]] and printed[case["kind"]] < most:
            printed[case["kind"]] += 1
            yield case


@click.command()
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.option("--errors", default=0, help="Print this many cases of each kind that are not right.")
@click.option("--kind", help="Judge only the cases of this kind.")
@tier_option
@json_option
def main(
    files: tuple[Path, ...], errors: int, kind: str | None, tier: str, json_file: Path | None
) -> None:
    """Score claimkit on the cases in FILES."""
    numbers = {}
    for path in files:
        cases = [case for case in read_cases(path) if kind in (None, case["kind"])]
        if not cases:
            raise click.ClickException(f"{path}: no case of the kind {kind!r}")
        click.echo(f"{path}, {tier}")
        by_fields = all("role" in case for case in cases)
        score = score_by_fields if by_fields else score_by_conditions
        numbers[str(path)] = score(cases, tier, errors)
    write_numbers(json_file, numbers)


if __name__ == "__main__":
    main()
