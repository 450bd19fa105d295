"""The loop of training: checkpoints, rates, batches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import attrs
import pytest
import torch
from torch import Tensor

from claimkit.neural.embedded import PIECES
from claimkit.neural.wordpieces import WordPieces
from claimkit.parsing.embedded import find_model_folder
from tests.support.learning import build_tiny, read_attributed, read_trees
from training import learning
from training.corpora import Corpora
from training.learning import Recipe, build_optimizer, draw_batches, find_rate_factor, train
from training.pretrained import Beginning
from training.runs import Average

CORPORA = Corpora(
    treebanks=read_trees(), news=[read_attributed()], measured=[*read_trees(), read_attributed()]
)
RECIPE = Recipe(
    steps=12,  # weights are averaged at every tenth
    treebank_pieces=8,
    news_pieces=8,
    encoder_rate=1e-2,
    head_rate=1e-2,
    checkpoint_every=5,
    evaluate_every=8,
)


class StoppedError(Exception):
    pass


@contextmanager
def stopping_at(step: int) -> Iterator[None]:
    """In here a run is stopped before it takes *step*."""
    take_step = learning.take_step

    def take_or_stop(run: object, number: int, *rest: object) -> dict[str, float]:
        if number == step:
            raise StoppedError
        return take_step(run, number, *rest)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(learning, "take_step", take_or_stop)
        yield


def learn(work: Path, recipe: Recipe = RECIPE, corpora: Corpora = CORPORA) -> Mapping[str, Tensor]:
    """Return the weights after training from the beginning, or from the checkpoint in *work*."""
    work.mkdir(exist_ok=True)
    beginning = Beginning(
        network=build_tiny(), pieces=find_model_folder() / PIECES, origin="a tiny network"
    )
    return train(beginning, corpora, work, recipe).state_dict()


@pytest.mark.slow
@pytest.mark.parametrize("step", [4, 8, 12])
def test_a_stopped_run_goes_on(tmp_path: Path, step: int) -> None:
    """Whether there was a checkpoint or not, the weights come out as those of one run."""
    with stopping_at(step), pytest.raises(StoppedError):
        learn(tmp_path / "stopped")
    assert (tmp_path / "stopped/network.ckpt").exists() == (step > RECIPE.checkpoint_every)
    stopped, whole = learn(tmp_path / "stopped"), learn(tmp_path / "whole")
    assert all(torch.equal(stopped[name], whole[name]) for name in whole)
    fresh = build_tiny().state_dict()
    assert not torch.equal(whole["cue.weight"], fresh["cue.weight"])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("recipe", "corpora"),
    [
        (attrs.evolve(RECIPE, head_rate=1e-3), CORPORA),
        (attrs.evolve(RECIPE, steps=13), CORPORA),
        (RECIPE, attrs.evolve(CORPORA, news=[read_attributed(teaches_syntax=False)])),
        (RECIPE, attrs.evolve(CORPORA, treebanks=read_trees()[:1])),
    ],
)
def test_a_checkpoint_of_something_else(tmp_path: Path, recipe: Recipe, corpora: Corpora) -> None:
    """It is refused, and the error says what to do."""
    learn(tmp_path)
    with pytest.raises(ValueError, match=r"network\.ckpt is of other data .* delete it"):
        learn(tmp_path, recipe, corpora)


@pytest.mark.slow
def test_reports(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """How good the network is, is printed now and then and at the end."""
    learn(tmp_path)
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(",")[0] for line in lines] == ['{"step": 8', '{"step": 12']
    assert all('"las"' in line and '"cue"' in line for line in lines)


def test_frozen_word_pieces() -> None:
    """What is frozen has no place in the optimizer."""
    network = build_tiny()
    network.encoder.piece_embeddings.weight.requires_grad_(False)
    groups = build_optimizer(network, RECIPE).param_groups
    trained = {id(parameter) for group in groups for parameter in group["params"]}
    frozen = [name for name, value in network.named_parameters() if id(value) not in trained]
    assert frozen == ["encoder.piece_embeddings.weight"]


def test_batches(pieces: WordPieces) -> None:
    """Each has windows of treebanks and of news; the same recipe draws the same ones."""
    once, again = (list(islice(draw_batches(CORPORA, pieces, RECIPE), 6)) for _ in range(2))
    for batch, same in zip(once, again, strict=True):
        assert {window.cues is None for window in batch} == {True, False}
        assert [window.words for window in batch] == [window.words for window in same]


def test_schedule() -> None:
    """Up to full rate at the end of the warm-up, down to nothing at the last step."""
    recipe = Recipe(steps=100, warmup=0.1)
    assert [find_rate_factor(step, recipe) for step in (1, 10, 55, 100)] == [0.1, 1.0, 0.5, 0.0]


def test_average_follows_the_weights() -> None:
    average = Average({"w": torch.zeros(1)}, decay=0.998)
    for step in range(10, 400, 10):
        average.update(step, {"w": torch.ones(1)})
    assert 0.9 < average.values["w"].item() < 1
