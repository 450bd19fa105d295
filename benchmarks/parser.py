"""``python -m benchmarks.parser FILE.conllu...``: the embedded model from raw text, by the CoNLL-18
metrics.
"""

from __future__ import annotations

from pathlib import Path

import click

from annotated.conll18 import METRICS, measure_parser
from benchmarks.reports import json_option, print_table, write_numbers
from claimkit.neural.precision import Precision


@click.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option(
    "--model-dir",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Another model folder.",
)
@click.option(
    "--precision",
    type=click.Choice([p.value for p in Precision]),
    default=Precision.AUTO.value,
    help="Of the network's weights.",
)
@json_option
def main(
    files: tuple[Path, ...], model_dir: Path | None, precision: str, json_file: Path | None
) -> None:
    """Parse the raw text of FILES and score it against their trees."""
    numbers = {path.name: measure_parser(path, model_dir, precision) for path in files}
    print_table(
        "From raw text, F1 in percent",
        ["file", *METRICS],
        [[name, *(f"{row[m]:.2f}" for m in METRICS)] for name, row in numbers.items()],
    )
    write_numbers(json_file, numbers)


if __name__ == "__main__":
    main()
