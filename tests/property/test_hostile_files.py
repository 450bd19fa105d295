"""Law: a reader of files raises the error that it promises, whatever stands in the file."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import asdict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimkit import ClaimSet, Corpus, Decision, Decisions, read_aliases
from claimkit.batch.manifest import FORMAT, Manifest, Settings, read_manifest
from claimkit.errors import (
    AliasError,
    BatchError,
    ClaimkitError,
    ConlluError,
    CorpusError,
    LexiconError,
    RecordError,
)
from claimkit.evaluation.corpora import read_corpus
from claimkit.lexicons.loader import load, read_extension
from claimkit.parsing.conllu import read_conllu, to_conllu
from tests.support.builders import ARTICLE, article_claims
from tests.support.parses import list_frozen, read_parse

CLAIMS = ClaimSet(ARTICLE, article_claims())
DECISIONS = Decisions(
    (Decision(rule="split", names=("Lee", "Ana Lee"), articles=("a",), reason="she is another"),)
)
ROW = {
    "doc_id": "a",
    "text": "Ana Lee said no.",
    "attributions": [{"source": [[0, 7]], "cue": [[8, 12]], "content": [[13, 15]]}],
}
LEXICON = """
markers = [{ lemma = "so to say", category = "booster", upos = ["ADV"] }]
[verbs]
tootle = { reporting_class = "manner", act = "statement", frames = ["quote", "obl"], weak = true }
[verbs.hoot]
reporting_class = "manner"
act = "statement"
frames = ["ccomp"]
by_frame = { about = "doxastic" }
[implicatives]
dodge = { signature = "-/+" }
[irregular]
hoote = "hoot"
"""
ALIASES = """
[[aliases]]
alias = "Lee"
name = "Ana Lee"
id = "Q1"
kind = "person"
"""
BRAT = "T1\tSource 0 7\tAna Lee\nT2\tCue 8 12\tsaid\nT3\tContent 13 15\tno\nE1\tCue:T2 Source:T1\n"
ODD_VALUES = [None, True, 0, -1, 10**30, 1.5, 1e308, "", "\0", "\ud800", "x" * 300, [], {}, [[]]]
ODD_STRINGS = [
    "", "\0", "\u202e", "\ud800", "\ufeff", "[", "]" * 3, "[" * 3000, "{", '"', "'", "\n", "\t",
    "-", "9" * 5000, "1e999", "NaN", "null", "= 1\n", "[x]\n", "a.", "_", "0", "-1", "99", "²", "٣",
]  # fmt: skip


def read_extended(file: Path) -> object:
    """Read a lexicon, and make its index, as an Extractor does."""
    return load("en").extended(read_extension(file))


Reader = Callable[[Path], object]
FILES: dict[str, tuple[str, Reader, type[ClaimkitError]]] = {
    "own.toml": (LEXICON, read_extended, LexiconError),
    "aliases.toml": (ALIASES, read_aliases, AliasError),
    "aliases.csv": ('alias,name,id,kind\nLee,"Ana Lee",Q1,person\n', read_aliases, AliasError),
    "gold.jsonl": (json.dumps(ROW), read_corpus, CorpusError),
    "run.json": (CLAIMS.to_json(), read_corpus, CorpusError),
    "a.ann": (BRAT, read_corpus, CorpusError),
    "claims.json": (
        CLAIMS.to_json(),
        lambda file: ClaimSet.from_json(file.read_bytes()),
        RecordError,
    ),
    "corpus.jsonl": (
        Corpus.of([CLAIMS]).to_jsonl(),
        lambda file: Corpus.from_jsonl(file.read_bytes()),
        RecordError,
    ),
    "decisions.json": (
        DECISIONS.to_json(),
        lambda file: Decisions.from_json(file.read_bytes()),
        RecordError,
    ),
    "manifest.json": (
        json.dumps({"format": FORMAT, **asdict(Manifest(settings=asdict(Settings())))}),
        lambda file: read_manifest(file.parent),
        BatchError,
    ),
    "parse.conllu": (
        to_conllu(read_parse(list_frozen("speakers")[1])),
        lambda file: read_conllu(file.read_bytes().decode(errors="replace")),
        ConlluError,
    ),
}


quick = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def list_places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of each value in *value*."""
    yield path
    items = value.items() if isinstance(value, dict) else ()
    for key, item in enumerate(value) if isinstance(value, list) else items:
        yield from list_places(item, (*path, key))


def put(value: Any, path: tuple[Any, ...], odd: object) -> Any:
    """Return *value* with *odd* in the place at *path*."""
    if not path:
        return odd
    copy = value.copy()
    copy[path[0]] = put(value[path[0]], path[1:], odd)
    return copy


@st.composite
def damaged(draw: st.DrawFn, text: str) -> bytes:
    """Return *text* with odd strings in place of some stretches, or cut, or with odd bytes."""
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from([0, 1, 1, 2, 5, 20, 10_000])))
        text = text[:start] + draw(st.sampled_from(ODD_STRINGS)) + text[end:]
    return text.encode(
        draw(st.sampled_from(["utf-8", "utf-8", "utf-8", "utf-16"])), "surrogatepass"
    )


def check(folder: Path, name: str, data: bytes) -> None:
    _, read, error = FILES[name]
    file = folder / name
    file.write_bytes(data)
    with contextlib.suppress(error):
        read(file)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "a.txt").write_text("Ana Lee said no.", encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", FILES)
def test_the_file_itself_is_read(name: str, folder: Path) -> None:
    text, read, _ = FILES[name]
    (folder / name).write_text(text, encoding="utf-8")
    assert read(folder / name)


@pytest.mark.parametrize("name", FILES)
@quick
@given(data=st.data())
def test_a_damaged_file(name: str, folder: Path, data: st.DataObject) -> None:
    text, _, _ = FILES[name]
    check(folder, name, data.draw(damaged(text)))


@pytest.mark.parametrize(
    "name",
    ["gold.jsonl", "run.json", "claims.json", "corpus.jsonl", "decisions.json", "manifest.json"],
)
@quick
@given(data=st.data())
def test_json_with_an_odd_value(name: str, folder: Path, data: st.DataObject) -> None:
    """Well-formed, and of a wrong type, out of range, missing or contradictory."""
    value = json.loads(FILES[name][0])
    path = data.draw(st.sampled_from(list(list_places(value))))
    odd = data.draw(st.sampled_from(ODD_VALUES))
    check(folder, name, json.dumps(put(value, path, odd)).encode())
