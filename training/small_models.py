"""Train tokenizer and multi-word expander with stanza's own commands, each in a process of its
own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from attrs import define

# the name stanza's preparation knows; the files under it hold our combined sets
TREEBANK = "UD_English-EWT"
SHORTHAND = "en_ewt"


@define(frozen=True)
class SmallModel:
    """One stanza processor: how its data are prepared, how it is trained, and the file that comes
    out.
    """

    file: str
    prepare: tuple[str, ...]
    train: tuple[str, ...]


SMALL_MODELS = (
    SmallModel(
        file="tokenizer.pt",
        prepare=("prepare_tokenizer_treebank", TREEBANK),
        train=(
            *("run_tokenizer", TREEBANK, "--no_charlm", "--batch_size", "32"),
            *("--steps", "3600", "--eval_steps", "600", "--anneal_after", "1500"),
        ),
    ),
    SmallModel(
        file="mwt.pt",
        prepare=("prepare_mwt_treebank", TREEBANK),
        train=("run_mwt", TREEBANK, "--num_epoch", "8"),
    ),
)


def lay_out(train: Path, dev: Path, test: Path, work: Path) -> dict[str, str]:
    """Put the sets where stanza's preparation looks for them; return the environment that says
    so.
    """
    folder = work / "ud" / TREEBANK
    folder.mkdir(parents=True, exist_ok=True)
    for part, source in (("train", train), ("dev", dev), ("test", test)):
        shutil.copyfile(source, folder / f"{SHORTHAND}-ud-{part}.conllu")
    return {
        **os.environ,
        "UDBASE": str(work / "ud"),
        "DATA_ROOT": str(work / "prepared"),
        "HF_HUB_OFFLINE": "1",
        "OMP_NUM_THREADS": "1",
    }


def train_small_models(train: Path, dev: Path, test: Path, work: Path) -> Path:
    """Return the folder ``work/models``, after what is not yet in it was trained: a stopped run
    goes on with the first missing file.
    """
    environment = lay_out(train, dev, test, work)
    models = work / "models"
    models.mkdir(exist_ok=True)
    for model in SMALL_MODELS:
        if not (models / model.file).exists():
            unfinished = train_one(model, work, environment)
            shutil.move(unfinished, models / model.file)
    return models


def train_one(model: SmallModel, work: Path, environment: Mapping[str, str]) -> Path:
    """Train *model* from the beginning; return its file."""
    unfinished = work / "unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    run_stanza("datasets", model.prepare, work, environment)
    options = ("--save_dir", str(unfinished), "--save_name", model.file, "--cpu")
    run_stanza("training", (*model.train, *options), work, environment)
    return unfinished / model.file


def run_stanza(
    kind: str, command: Sequence[str], work: Path, environment: Mapping[str, str]
) -> None:
    module, *arguments = command
    program = [sys.executable, "-m", f"stanza.utils.{kind}.{module}"]
    subprocess.run([*program, *arguments], check=True, env=environment, cwd=work)
