"""``python -m benchmarks.predict IN.jsonl OUT.jsonl``: claimkit's claims in the schema of the
attribution scorer.

The field says source, cue, content; claimkit says speaker, cue, content. Claims inside a claim or a
quotation are left out, because PolNeAR and corpora like it mark only the outermost attribution; so
are quotations without a cue, which they mark nowhere.
``--all`` keeps them, for gold that marks nested claims too.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from benchmarks.extractors import load_extractor, precision_option
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


def to_attributions(claims: ClaimSet, *, nested: bool = False) -> list[dict[str, Any]]:
    """Return claims as scorer records, spans as ``[start, end]`` code points.

    Args:
        nested: also those within another claim or a quotation.
    """
    return [to_attribution(claim) for claim in claims if nested or is_outermost(claim)]


def is_outermost(claim: Claim) -> bool:
    """Return whether *claim* has a cue, and is neither within another nor within a quotation."""
    return bool(claim.cue.spans) and claim.within is None and not claim.cue.quoted


def to_attribution(claim: Claim) -> dict[str, Any]:
    return {
        "source": to_pairs(claim.speaker.spans),
        "cue": to_pairs(claim.cue.spans),
        "content": to_pairs(claim.content.spans),
        "speaker": claim.speaker.name,
        "quotation": claim.content.quotation.value,
        "confidence": round(claim.confidence, 4),
        "rule": claim.content.provenance.rule,
        "certainty": {
            "level": claim.certainty.level.value,
            "polarity": claim.certainty.polarity.value,
        },
    }


def to_pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def predict(
    rows: Sequence[Row], extractor: Extractor, *, nested: bool = False
) -> Iterator[tuple[Row, list[dict[str, Any]]]]:
    """Yield each of *rows* with what *extractor* finds in its text; *nested* as above."""
    extracted = extractor.extract_many(row["text"] for row in rows)
    for row, claims in zip(rows, extracted, strict=True):
        yield row, to_attributions(claims, nested=nested)


@click.command()
@click.argument("source", type=FILE)
@click.argument("target", type=NEW_FILE)
@click.option("--all", "nested", is_flag=True, help="Also claims within a claim or a quotation.")
@tier_option
@precision_option
@json_option
def main(
    source: Path, target: Path, nested: bool, tier: str, precision: str, json_file: Path | None
) -> None:
    """Write the claims of the texts in SOURCE to TARGET, one document a line."""
    rows, extractor = read_rows(source), load_extractor(tier, precision)
    began, words, claims = time.process_time(), 0, 0
    with target.open("w", encoding="utf-8") as out:
        for row, attributions in predict(rows, extractor, nested=nested):
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
