"""``python -m training``: from treebanks and annotated news to the shipped model folder. A stopped
run goes on where it stopped.
"""

from __future__ import annotations

import os
from typing import Any

import click

from training.options import FOLDER, OUT, THREADS, WORK


@click.command()
@click.option("--treebanks", default="treebanks", type=FOLDER, help="Treebanks and names.")
@click.option(
    "--news", default=".", type=FOLDER, help="Holds polnear/, gum_attribution/, qasrl_wikinews/."
)
@WORK
@OUT
@click.option(
    "--parser", type=FOLDER, help="The model that reads the news; by default the shipped one."
)
@click.option(
    "--start",
    type=FOLDER,
    help="The model whose network is trained further; by default a pretrained encoder.",
)
@click.option(
    "--network-only", is_flag=True, help="Keep the tokenizer of the model that reads the news."
)
@click.option(
    "--steps", type=click.IntRange(min=2), help="Of the network; by default those of its recipe."
)
@THREADS
def main(threads: int, **plan: Any) -> None:
    """Train tokenizer and network, and write the model folder."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    import torch  # after the environment is set

    from training.making import Plan, make_model

    torch.set_num_threads(threads)
    make_model(Plan(**plan))


if __name__ == "__main__":
    main()
