"""Windows of texts with their answers, and batches of them."""

from __future__ import annotations

import random
from itertools import islice

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from annotated.attributions import Attribution
from claimkit.neural.network import Convention
from claimkit.neural.windows import MOST_OF_WINDOW
from claimkit.neural.wordpieces import WordPieces
from tests.support.learning import make_text, read_attributed, read_trees
from training.evaluation import AS_WRITTEN
from training.texts import LearntText
from training.variation import Variation
from training.windows import (
    LearntWindow,
    cut_text,
    draw_windows,
    join_windows,
    label_attributions,
    take_batch,
)

ATTRIBUTION = Attribution(speaker=((2, 4),), cue=((4, 6),), content=((6, 9), (11, 12)))


@pytest.mark.parametrize(
    ("start", "size", "cues", "roles"),
    [
        pytest.param(
            0, 12, "....BI......", [((4, 6), "..Ss..Ccc..C")], id="all of it in the window"
        ),
        pytest.param(2, 6, "..BI..", [((2, 4), "Ss..Cc")], id="a content that goes on behind"),
        pytest.param(3, 4, ".BI.", [((1, 3), "S..C")], id="a speaker that began before"),
        pytest.param(5, 4, "B...", [((0, 1), ".Ccc")], id="a cue that began before"),
        pytest.param(0, 5, "....B", [((4, 5), "..Ss.")], id="a cue that goes on behind"),
        pytest.param(6, 6, "......", [], id="without its cue"),
        pytest.param(0, 4, "....", [], id="before its cue"),
    ],
)
def test_labels_are_clipped(
    start: int, size: int, cues: str, roles: list[tuple[tuple[int, int], str]]
) -> None:
    """What is in the window counts; its first word begins what began before."""
    found_cues, found_roles = label_attributions([ATTRIBUTION], start, size)
    assert "".join(".BI"[label] for label in found_cues.tolist()) == cues
    shown = [
        (tuple(cue), "".join(".SsCc"[label] for label in labels.tolist()))
        for cue, labels in found_roles
    ]
    assert shown == roles


def test_a_cue_in_pieces() -> None:
    """The first piece is the cue."""
    torn = Attribution(speaker=(), cue=((1, 2), (3, 4)), content=())
    cues, ((cue, _),) = label_attributions([torn], 0, 5)
    assert cues.tolist() == [0, 1, 0, 0, 0]
    assert cue == (1, 2)


def test_window_of_a_text(pieces: WordPieces) -> None:
    (window,) = cut_text(read_attributed(), pieces, AS_WRITTEN, random.Random(0), masked=0)
    assert (window.sizes, window.answers.shape[1]) == ((7,), 7)
    assert window.cues is not None
    assert window.cues.tolist() == [0, 0, 0, 0, 1, 0, 0]
    ((cue, labels),) = window.roles
    assert (cue, labels.tolist()) == ((4, 5), [3, 4, 4, 4, 0, 1, 0])
    assert (window.convention, window.is_silver) == (Convention.GUM, True)


def test_attributions_that_are_not_annotated(pieces: WordPieces) -> None:
    """A text without attributions tells something, one in which nobody looked for them nothing."""
    sentences = [["So", "it", "is", "."]]
    for attributions, expected in (([], [0, 0, 0, 0]), (None, None)):
        text = make_text(sentences, attributions)
        (window,) = cut_text(text, pieces, AS_WRITTEN, random.Random(0), masked=0)
        assert (None if window.cues is None else window.cues.tolist()) == expected


@settings(max_examples=40)
@given(
    lengths=st.lists(st.integers(1, 120), min_size=1, max_size=12),
    seed=st.integers(0, 2**32),
    masked=st.sampled_from([0.0, 0.2]),
)
def test_every_word_is_in_one_window(
    pieces: WordPieces, lengths: list[int], seed: int, masked: float
) -> None:
    """Law: the windows of a text are its sentences, whole and in order, and each cue that begins a
    sentence is in one of them.
    """
    starts = [sum(lengths[:number]) for number in range(len(lengths))]
    attributions = [Attribution(speaker=(), cue=((n, n + 1),), content=()) for n in starts]
    text = make_text([["so"] * length for length in lengths], attributions)
    windows = list(cut_text(text, pieces, AS_WRITTEN, random.Random(seed), masked))
    assert [size for window in windows for size in window.sizes] == lengths
    assert sum(len(window.roles) for window in windows) == len(lengths)
    for window in windows:
        assert len(window.words) == sum(window.sizes) == window.answers.shape[1]
        assert window.length <= MOST_OF_WINDOW


def list_pieces(windows: list[LearntWindow]) -> list[tuple[object, ...]]:
    return [window.words for window in windows]


def test_epochs(pieces: WordPieces) -> None:
    """An epoch has all texts once; the same seed gives the same windows in the same order, and no
    two epochs are alike.
    """
    texts = [make_text([[f"{number}"] * 3]) for number in range(40)]
    once, again, other = (
        list_pieces(list(islice(draw_windows(texts, pieces, Variation(), 0.1, seed), 80)))
        for seed in (3, 3, 4)
    )
    assert once == again != other
    assert once[:40] != once[40:]
    plain = list_pieces(list(islice(draw_windows(texts, pieces, AS_WRITTEN, 0, 3), 80)))
    assert len(set(plain)) == len(set(plain[:40])) == len(set(plain[40:])) == 40


def test_masked_words(pieces: WordPieces) -> None:
    """A word that the network must do without keeps its number of pieces and its writing."""
    text = make_text([["So", "unforeseeable", "."]])
    (window,) = cut_text(text, pieces, AS_WRITTEN, random.Random(0), masked=1)
    (plain,) = cut_text(text, pieces, AS_WRITTEN, random.Random(0), masked=0)
    assert {piece for word in window.words for piece in word.pieces} == {pieces.mask}
    assert window.length == plain.length
    assert [word.case for word in window.words] == [word.case for word in plain.words]


@pytest.mark.parametrize(("size", "count"), [(1, 1), (5, 1), (6, 2), (15, 3)])
def test_batches_are_filled(pieces: WordPieces, size: int, count: int) -> None:
    """They have as many pieces as are asked for, or a few more; two are special in each window."""
    windows = draw_windows([make_text([["So", "it", "is"]])], pieces, AS_WRITTEN, 0, 0)
    assert len(take_batch(windows, size)) == count


def test_join(pieces: WordPieces) -> None:
    """Windows stand in ascending order of length, and their answers with them."""
    texts: list[LearntText] = [read_attributed(), *read_trees()]
    windows = [
        window
        for text in texts
        for window in cut_text(text, pieces, AS_WRITTEN, random.Random(0), 0)
    ]
    learnt = join_windows(windows, pieces)
    assert [len(window.words) for window in learnt.windows] == [2, 4, 7]
    assert learnt.batch.sizes == (2, 4, 7)
    assert torch.equal(learnt.answers[:, :2], learnt.windows[0].answers)
    assert learnt.is_silver.tolist() == [False] * 6 + [True] * 7
