"""A speaker index in a file."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimkit.claimset import ClaimSet
from claimkit.errors import RecordError
from claimkit.speakerindex import SpeakerIndex
from tests.support.builders import (
    ARTICLE,
    article_claims,
    build_claim,
    build_referent,
    build_speaker,
)

TEXT = "Mayor Ana Ruiz said it rained. The World Health Organization said it was hot."


def make_index() -> SpeakerIndex:
    ana = build_referent("r1", "Ana Ruiz", role="mayor", affiliation="Port Council")
    claim = build_claim(TEXT, "c1", "said", "it rained", build_speaker(TEXT, "Ana Ruiz", ana))
    articles = {"a": ClaimSet(ARTICLE, article_claims()), "b": ClaimSet(TEXT, (claim,))}
    return SpeakerIndex.of({**articles, "empty": ClaimSet("", ())})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "speakers.jsonl"
    make_index().save(path)
    return path


def test_a_loaded_index_is_the_same_but_for_the_claims(file: Path) -> None:
    """The same speakers, in the same order, and as many claims; it grows as the first does."""
    index, loaded = make_index(), SpeakerIndex.load(file)
    assert loaded.to_dicts() == index.to_dicts()
    assert loaded.articles == index.articles
    assert (loaded["Ana Ruiz"].count, loaded["Ana Ruiz"].claims) == (3, ())
    more = ClaimSet(ARTICLE, article_claims())
    assert loaded.add(more, "c").to_dicts() == index.add(more, "c").to_dicts()
    assert SpeakerIndex.load(file).undone == index.undone


def test_what_was_undone_is_kept(tmp_path: Path) -> None:
    index = make_index().split("Ana Ruiz", "b")
    index.save(tmp_path / "split.jsonl")
    loaded = SpeakerIndex.load(tmp_path / "split.jsonl")
    assert loaded.undone == index.undone
    assert len(loaded.find("Ana Ruiz")) == 2


def test_an_old_pickle_is_refused(file: Path) -> None:
    file.write_bytes(pickle.dumps(make_index()))
    with pytest.raises(RecordError, match="older claimkit, or another pickle; make the index anew"):
        SpeakerIndex.load(file)


Change = Callable[[list[Any]], object]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda lines: lines.pop(), "expected 3 articles, each once, got 2; the file is cut off"),
        (lambda lines: lines.__setitem__(2, lines[1]), "expected 3 articles, each once"),
        (lambda lines: lines.clear(), "no valid JSON"),
        (
            lambda lines: lines[0].update(format="x"),
            "expected a speaker index of claimkit-speakers/1",
        ),
        (lambda lines: lines[0].update(articles="3"), ":1: expected a number of articles"),
        (lambda lines: lines[0].update(undone=1), r"\$\.schema"),
        (lambda lines: lines[1].pop("article"), ":2: expected the speakers of an article"),
        (lambda lines: lines[1].update(speakers=[1]), ":2: expected the speakers of an article"),
        (lambda lines: lines[1]["speakers"][0].update(kind="fish"), ":2: expected the speakers"),
        (lambda lines: lines[1]["speakers"][0].update(claims=-1), ":2: expected the speakers"),
        (lambda lines: lines[1]["speakers"][0].update(roles=[[]]), ":2: expected the speakers"),
    ],
)
def test_damage_is_an_error_of_ours(file: Path, change: Change, message: str) -> None:
    lines = [json.loads(line) for line in file.read_text(encoding="ascii").splitlines()]
    change(lines)
    file.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="ascii")
    with pytest.raises(RecordError, match=message):
        SpeakerIndex.load(file)


def test_a_file_that_cannot_be_written_leaves_the_old_one(file: Path) -> None:
    before = file.read_bytes()
    index = make_index()
    object.__setattr__(index, "_shelf", None)  # writing fails in the middle
    with pytest.raises(TypeError):
        index.save(file)
    assert file.read_bytes() == before
    assert list(file.parent.iterdir()) == [file]
