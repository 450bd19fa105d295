"""``python -m benchmarks.predict IN.jsonl OUT.jsonl``: claimkit's claims in the schema of the
attribution scorer.

The field says source, cue, content; claimkit says speaker, cue, content. Claims inside a claim or a
quotation are left out: the corpora mark only the outermost attribution.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from benchmarks.reports import (
    FILE,
    NEW_FILE,
    json_option,
    read_rows,
    tier_option,
    write_numbers,
)
from claimkit import Claim, ClaimSet, Extractor, Span

Row = dict[str, Any]


def to_attributions(claims: ClaimSet) -> list[dict[str, Any]]:
    """Return the outermost claims as scorer records, spans as ``[start, end]`` code points."""
    return [to_attribution(claim) for claim in claims if is_outermost(claim)]


def is_outermost(claim: Claim) -> bool:
    """Return whether *claim* is neither within another nor within a quotation."""
    return claim.within is None and not claim.cue.quoted


def to_attribution(claim: Claim) -> dict[str, Any]:
    return {
        "source": to_pairs(claim.speaker.spans),
        "cue": to_pairs(claim.cue.spans),
        "content": to_pairs(claim.content.spans),
        "speaker": claim.speaker.name,
        "quotation": claim.content.quotation.value,
        "confidence": round(claim.confidence, 4),
        "rule": claim.content.provenance.rule,
    }


def to_pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def predict(rows: Sequence[Row], tier: str) -> Iterator[tuple[Row, list[dict[str, Any]]]]:
    """Yield each of *rows* with claimkit's attributions in its text."""
    extracted = Extractor(tier=tier).extract_many(row["text"] for row in rows)
    for row, claims in zip(rows, extracted, strict=True):
        yield row, to_attributions(claims)


@click.command()
@click.argument("source", type=FILE)
@click.argument("target", type=NEW_FILE)
@tier_option
@json_option
def main(source: Path, target: Path, tier: str, json_file: Path | None) -> None:
    """Write the claims of the texts in SOURCE to TARGET, one document a line."""
    rows = read_rows(source)
    began, words, claims = time.process_time(), 0, 0
    with target.open("w", encoding="utf-8") as out:
        for row, attributions in predict(rows, tier):
            words += len(row["text"].split())
            claims += len(attributions)
            record = {"doc_id": row["doc_id"], "text": row["text"], "attributions": attributions}
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
    seconds = time.process_time() - began
    numbers = {"documents": len(rows), "words": words, "claims": claims, "cpu_seconds": seconds}
    counted = f"{len(rows)} documents, {words:,} words, {claims:,} claims"
    click.echo(f"{counted}, {seconds:.0f} CPU-seconds")
    write_numbers(json_file, numbers)


if __name__ == "__main__":
    main()
