"""``python -m benchmarks.parser FILE.conllu...``: the embedded model from raw text, by the CoNLL-18
metrics.
"""

from __future__ import annotations

from pathlib import Path

import click

from annotated.conll18 import METRICS, measure_parser
from benchmarks.extractors import precision_option
from benchmarks.reports import FILE, json_option, model_option, print_table, write_numbers


@click.command()
@click.argument("files", nargs=-1, required=True, type=FILE)
@model_option
@precision_option
@json_option
def main(
    files: tuple[Path, ...], model_dir: Path | None, precision: str, json_file: Path | None
) -> None:
    """Parse the raw text of FILES and score it against their trees."""
    numbers, rows = {}, []
    for path in files:
        scores = measure_parser(path, model_dir, precision)
        numbers[path.name] = scores
        rows.append([path.name, *(f"{scores[metric]:.2f}" for metric in METRICS)])
    print_table("From raw text, F1 in percent", ["file", *METRICS], rows)
    write_numbers(json_file, numbers)


if __name__ == "__main__":
    main()
