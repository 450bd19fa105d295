"""``python -m benchmarks.archive_size TEXTS.jsonl``: how large what ``claimkit batch`` writes is,
in times of the text in UTF-8.
"""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from pathlib import Path

import click
from attrs import evolve

from benchmarks.reports import FILE, json_option, print_table, read_rows, tier_option, write_numbers
from claimkit import Article, Extractor
from claimkit.batch.entries import Entry, Place
from claimkit.batch.forms import FORMS
from claimkit.batch.work import Job, Outcome, replace_text
from claimkit.outputs.records import to_json


def measure_part(form: str, outcomes: Sequence[Outcome]) -> tuple[int, int]:
    """Return the bytes of the records and of the claims of a part of *outcomes*."""
    records, claims = io.BytesIO(), io.BytesIO()
    writer = FORMS[form].open_writer(records, claims)
    for outcome in outcomes:
        writer.add(outcome)
    writer.close()
    return len(records.getvalue()), len(claims.getvalue())


def refer(outcome: Outcome, entry: Entry) -> Outcome:
    """Return *outcome* with a reference in the place of the text."""
    record = replace_text(json.loads(outcome.record), entry, outcome.traces)
    return evolve(outcome, record=to_json(record).encode("ascii"))


@click.command(help=__doc__)
@click.argument("file", type=FILE)
@tier_option
@json_option
def main(file: Path, tier: str, json_file: Path | None) -> None:
    entries = [
        Entry(
            place=Place(file=file.name, row=number),
            article=Article(id=row["doc_id"]),
            text=row["text"],
        )
        for number, row in enumerate(read_rows(file), start=1)
    ]
    full = [
        outcome
        for outcome in Job(extractor=Extractor(tier=tier))(entries)
        if isinstance(outcome, Outcome)
    ]
    text = sum(len(entry.text.encode("utf-8")) for entry in entries)
    kinds = {"full": full, "reference": list(map(refer, full, entries))}
    rows: list[tuple[object, ...]] = []
    for kind, outcomes in kinds.items():
        raw = sum(len(outcome.record) for outcome in outcomes)
        rows.append((f"{kind}, not packed", raw / text, ""))
        for form in FORMS:
            records, claims = measure_part(form, outcomes)
            rows.append((f"{kind}, {form}", records / text, claims / text))
    print_table(f"{len(full)} articles, {text:,} bytes of text", ("", "records", "claims"), rows)
    write_numbers(json_file, {str(row[0]): row[1:] for row in rows})


if __name__ == "__main__":
    main()
