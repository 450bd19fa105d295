"""The same answers in threads, forked and spawned processes, pickles and copies."""

from __future__ import annotations

import copy
import os
import pickle
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
import torch

from claimkit import ClaimSet, Extractor
from claimkit.neural.embedded import EmbeddedModel
from claimkit.parsing.embedded import EmbeddedParser
from claimkit.tagging.embedded import EmbeddedTagger
from tests.support.processes import (
    extract_all,
    run_in_process,
    run_in_processes,
    working_in_thread,
)

pytestmark = pytest.mark.slow
can_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no forks")

TEXTS = [
    "Ana Lee said on Monday that the old bridge may have to close.",
    "“We have no money for another repair,” Ana Lee told reporters. “That is the truth.”",
    "Bo Berg, who leads the opposition, denied that the city is short of money.",
    "According to a study by the university, about 9,000 people cross the bridge each day.",
]


@pytest.fixture(scope="module")
def answers(live: Extractor) -> list[ClaimSet]:
    return extract_all(live, TEXTS)


@pytest.fixture
def pool_of_openmp() -> Iterator[None]:
    """The caller's own work with torch has started a second thread, which no fork copies."""
    before = torch.get_num_threads()
    torch.set_num_threads(2)
    torch.ones(1000, 1000) @ torch.ones(1000, 1000)
    yield
    torch.set_num_threads(before)


def test_eight_threads(live: Extractor, answers: list[ClaimSet]) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(live.extract, TEXTS * 4)) == answers * 4


@can_fork
@pytest.mark.usefixtures("pool_of_openmp")
def test_four_forked_processes(live: Extractor, answers: list[ClaimSet]) -> None:
    """After a call in the parent."""
    assert run_in_processes("fork", 4, extract_all, live, TEXTS) == [answers] * 4


@can_fork
@pytest.mark.usefixtures("pool_of_openmp")
def test_forks_while_another_thread_is_in_a_call(live: Extractor, answers: list[ClaimSet]) -> None:
    with working_in_thread(lambda: live.extract("\n".join(TEXTS * 5))):
        for _ in range(5):
            assert run_in_process("fork", extract_all, live, TEXTS) == answers


def read_levels(extractor: Extractor) -> list[str]:
    return [claim.certainty.level for claim in extractor.extract(TEXTS[0])]


@can_fork
@pytest.mark.usefixtures("pool_of_openmp")
def test_a_forked_process_may_load_the_model() -> None:
    """The parent has made an Extractor, and not used it."""
    assert run_in_process("fork", read_levels, Extractor(threads=2)) == ["possible"]


def test_four_spawned_processes(live: Extractor, answers: list[ClaimSet]) -> None:
    """An Extractor is handed over as its settings."""
    assert run_in_processes("spawn", 4, extract_all, live, TEXTS) == [answers] * 4


@pytest.mark.parametrize(
    "duplicate", [lambda value: pickle.loads(pickle.dumps(value)), copy.copy, copy.deepcopy]
)
def test_models_are_copied_by_their_settings(duplicate: Callable[[object], object]) -> None:
    """Parser and tagger; one that was not loaded says so."""
    parser = EmbeddedParser(precision="single", threads=2)
    tagger = EmbeddedTagger(parser.model)
    document = parser.parse_many(TEXTS[:1])[0]
    other_parser, other_tagger = duplicate(parser), duplicate(tagger)
    assert isinstance(other_parser, EmbeddedParser)
    assert isinstance(other_tagger, EmbeddedTagger)
    assert other_parser.parse_many(TEXTS[:1])[0] == document
    assert other_tagger.tag(document) == tagger.tag(document)
    made = EmbeddedModel(tagger.model.network, tagger.model.pieces)
    with pytest.raises(TypeError, match=r"only a model made by EmbeddedModel\.load"):
        duplicate(made)


def test_parser_and_tagger_share_a_network_when_copied() -> None:
    parser = EmbeddedParser(precision="single")
    extractor = Extractor(parser=parser, tagger=EmbeddedTagger(parser.model))
    other = pickle.loads(pickle.dumps(extractor))
    assert other.tagger.model is other.parser.model is not parser.model


@pytest.mark.parametrize(
    ("threads", "error", "message"),
    [
        (0, ValueError, "threads to be at least 1, got 0"),
        (1.5, TypeError, r"threads to be a whole number, got 1\.5"),
        (True, TypeError, "threads to be a whole number, got True"),
    ],
)
def test_numbers_of_threads_that_are_refused(
    threads: object, error: type[Exception], message: str
) -> None:
    makers: list[Callable[..., object]] = [Extractor, EmbeddedParser]
    for make in makers:
        with pytest.raises(error, match=message):
            make(threads=threads)
