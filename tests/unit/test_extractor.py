"""The extractor's borders: what it takes, what it refuses, and what importing costs."""

from __future__ import annotations

import pickle
import resource
import subprocess
import sys
from collections.abc import Sequence

import pytest

import claimkit
from claimkit import ClaimSet, Extractor, InputTooLargeError
from claimkit.document import Document
from claimkit.testing import StubParser, assert_claims
from tests.support.parses import FrozenParser, list_frozen

TEXTS = list_frozen("speakers")


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(parser=FrozenParser(), tier="rules")


@pytest.mark.parametrize("text", ["", " ", "\n\t\r\n", "\u200b", "\x00"])
def test_blank_text(text: str) -> None:
    """A blank text has no claims, and needs no model."""

    class NoParser:
        def parse_many(self, texts: Sequence[str]) -> tuple[Document, ...]:
            return tuple(Document(text=t, sentences=()) for t in texts)

    assert Extractor(parser=NoParser(), tier="rules").extract(text) == ClaimSet(
        text=text, claims=()
    )


@pytest.mark.parametrize("text", [None, 3, b"She said no.", ["She said no."]])
def test_not_a_str(extractor: Extractor, text: object) -> None:
    """The error says what came."""
    with pytest.raises(TypeError, match=f"a text must be a str, got {type(text).__name__}"):
        extractor.extract(text)  # type: ignore[arg-type]


def test_too_long(extractor: Extractor) -> None:
    """The error gives both numbers."""
    with pytest.raises(
        InputTooLargeError, match=r"1,000,001 characters, more than max_chars=1,000,000"
    ):
        extractor.extract("x" * 1_000_001)
    with pytest.raises(InputTooLargeError, match="max_chars=5"):
        Extractor(parser=StubParser(), max_chars=5).extract("123456")


def test_is_pickled_by_its_settings(extractor: Extractor) -> None:
    """A copy finds the same; a model made by default is no part of it."""
    copy = pickle.loads(pickle.dumps(extractor))
    assert copy.extract(TEXTS[1]) == extractor.extract(TEXTS[1])
    with pytest.raises(InputTooLargeError, match="max_chars=5"):
        pickle.loads(pickle.dumps(Extractor(parser=StubParser(), max_chars=5))).extract("123456")
    assert len(pickle.dumps(Extractor())) < 1000


def test_a_bad_text_loses_no_finished_work(extractor: Extractor) -> None:
    """extract_many yields the texts before the bad one."""
    results = extractor.extract_many([TEXTS[1], TEXTS[2], "x" * 1_000_001])
    assert [len(next(results)), len(next(results))] == [1, 1]
    with pytest.raises(InputTooLargeError):
        next(results)


def test_order_and_batching_change_nothing(extractor: Extractor) -> None:
    """extract_many gives for each text what extract gives, in order."""
    texts = [*TEXTS, *reversed(TEXTS), ""]
    assert list(extractor.extract_many(texts)) == [extractor.extract(text) for text in texts]


def test_claims_are_numbered_in_order_of_their_cues(extractor: Extractor) -> None:
    text = "Lee criticized the plan, adding that it would cost millions."
    claims = extractor.extract(text)
    assert [claim.id for claim in claims] == ["c1", "c2"]
    assert_claims(
        claims,
        [("Lee", "criticized", "the plan"), ("Lee", "adding", "that it would cost millions")],
    )


def _cpu_seconds(code: str) -> float:
    """Return what a Python process for *code* takes in CPU time, whatever else the machine is
    doing.
    """
    began = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.stdout.strip() in {"", "[]"}
    return ended.ru_utime + ended.ru_stime - began.ru_utime - began.ru_stime


def test_import_is_quick_and_loads_no_model() -> None:
    """``import claimkit`` takes under 0.5 s of CPU time, on a busy machine too, and loads neither
    torch nor stanza nor adapters for others' models.
    """
    unwanted = "{'torch', 'stanza', 'transformers', 'pandas', 'claimkit.integrations'}"
    code = f"import claimkit, sys; print(sorted({unwanted} & set(sys.modules)))"
    assert min(_cpu_seconds(code) for _ in range(3)) - _cpu_seconds("pass") < 0.5


def test_public_names_are_there() -> None:
    assert all(hasattr(claimkit, name) for name in claimkit.__all__)
