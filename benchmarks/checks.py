"""``python -m benchmarks.checks FOLDER``: articles as drafts, each held against itself.

All of its quotations stand in it word for word, and all that it claims is said there, so that any
other verdict is wrong. A FOLDER holds texts, ``NAME.txt``.
"""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

import click

from benchmarks.reports import json_option, print_table, tier_option, write_numbers
from claimkit import Extractor
from claimkit.checking.check import check_claims


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@tier_option
@json_option
def main(folder: Path, tier: str, json_file: Path | None) -> None:
    """Count the verdicts on the texts in FOLDER, each held against itself."""
    texts = [file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.txt"))]
    verdicts: Counter[tuple[str, str]] = Counter()
    seconds = 0.0
    for found in Extractor(tier=tier).extract_many(texts):
        began = time.process_time()
        findings = check_claims(found, [found])
        seconds += time.process_time() - began
        verdicts.update((str(finding.kind), str(finding.verdict)) for finding in findings)
    words = sum(len(text.split()) for text in texts)
    rows = [[*pair, number] for pair, number in sorted(verdicts.items())]
    print_table(f"{len(texts)} texts, {words:,} words", ["checked", "verdict", "number"], rows)
    click.echo(f"{words / seconds:,.0f} words per CPU-second, without the extraction")
    write_numbers(json_file, {"verdicts": rows, "words": words, "seconds": seconds})


if __name__ == "__main__":
    main()
