"""``python -m benchmarks.predict IN.jsonl OUT.jsonl``: claimkit's claims in the schema of the
attribution scorer.

The field says source, cue, content; claimkit says speaker, cue, content. Claims inside a claim or a
quotation are left out: the corpora mark only the outermost attribution.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from benchmarks.reports import json_option, read_rows, write_numbers
from claimkit import Claim, ClaimSet, Extractor, Span
from claimkit.extractor import Tier


def to_attributions(claims: ClaimSet) -> list[dict[str, Any]]:
    """Return the outermost claims as scorer records, spans as ``[start, end]`` code points."""
    return [
        _attribution(claim) for claim in claims if claim.within is None and not claim.cue.quoted
    ]


def _attribution(claim: Claim) -> dict[str, Any]:
    return {
        "source": _pairs(claim.speaker.spans if claim.speaker else ()),
        "cue": _pairs(claim.cue.spans),
        "content": _pairs(claim.content.spans),
        "speaker": claim.speaker.name if claim.speaker else None,
        "quotation": claim.content.quotation.value,
        "confidence": round(claim.confidence, 4),
        "rule": claim.content.evidence.rule,
    }


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


@click.command()
@click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("target", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--tier",
    type=click.Choice([t.value for t in Tier]),
    default=Tier.NEURAL.value,
    show_default=True,
)
@json_option
def main(source: Path, target: Path, tier: str, json_file: Path | None) -> None:
    """Write the claims of the texts in SOURCE to TARGET, one document a line."""
    rows = read_rows(source)
    began, words, found = time.process_time(), 0, 0
    with target.open("w", encoding="utf-8") as out:
        for row, claims in zip(
            rows, Extractor(tier=tier).extract_many(row["text"] for row in rows), strict=True
        ):
            attributions = to_attributions(claims)
            words, found = words + len(row["text"].split()), found + len(attributions)
            record = {"doc_id": row["doc_id"], "text": row["text"], "attributions": attributions}
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
    seconds = time.process_time() - began
    click.echo(
        f"{len(rows)} documents, {words:,} words, {found:,} claims, {seconds:.0f} CPU-seconds"
    )
    write_numbers(
        json_file, {"documents": len(rows), "words": words, "claims": found, "cpu_seconds": seconds}
    )


if __name__ == "__main__":
    main()
