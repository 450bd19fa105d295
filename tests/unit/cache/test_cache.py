"""The cache: what it saves, what it must not mix up, and what damage costs."""

from __future__ import annotations

import logging
import pickle
import sqlite3
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import msgspec
import pytest
from attrs import evolve
from click.testing import CliRunner

from claimkit import ClaimkitError, ClaimSet, Extractor, MissingExtraError
from claimkit.cache import Cache
from claimkit.cache.coding import DAMAGES
from claimkit.cache.documents import DocumentEntry
from claimkit.cli import batching, main
from claimkit.errors import CacheError
from tests.support.caching import CountingParser, CountingTagger
from tests.support.parses import list_frozen, read_parse
from tests.support.processes import run_in_process

TEXTS = list_frozen("speakers")[:9]
TIERS = ["rules", "neural"]
OTHER_ENTRY = '[verbs]\nsay = { reporting_class = "manner", act = "belief", frames = ["ccomp"] }\n'
NEW_VERB = '[verbs]\nmeet = { reporting_class = "manner", act = "belief", frames = ["quote"] }\n'


def extract(
    texts: Sequence[str] = TEXTS,
    cache: Path | Cache | None = None,
    parser: CountingParser | None = None,
    tagger: CountingTagger | None = None,
    tier: str = "neural",
    **options: object,
) -> list[ClaimSet]:
    extractor = Extractor(
        parser or CountingParser(),
        tagger=tagger or CountingTagger(),
        tier=tier,
        cache=cache,
        **options,  # type: ignore[arg-type]
    )
    return list(extractor.extract_many(texts))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "parses.cache"


@pytest.mark.parametrize("tier", TIERS)
def test_the_networks_are_asked_once(path: Path, tier: str) -> None:
    """The claims are the same, the first time and the second."""
    alone = extract(tier=tier)
    assert sum(map(len, alone))
    parser, tagger = CountingParser(), CountingTagger()
    for _ in range(2):
        assert extract(TEXTS, path, parser, tagger, tier) == alone
        assert parser.asked == TEXTS
        assert tagger.asked == (TEXTS if tier == "neural" else [])


def test_what_costs_only_the_rules(path: Path) -> None:
    """Another threshold, another resolver's names, and the other tier."""
    extract(TEXTS, path)
    parser, tagger = CountingParser(), CountingTagger()
    for options in (
        {"min_confidence": 0},
        {"aliases": {"the mayor": "Ana Lee"}},
        {"tier": "rules"},
    ):
        found = extract(TEXTS, path, parser, tagger, **options)  # type: ignore[arg-type]
        assert found == extract(TEXTS, **options)  # type: ignore[arg-type]
    assert parser.asked == tagger.asked == []


@pytest.mark.parametrize(("lexicon", "asked"), [(OTHER_ENTRY, 0), (NEW_VERB, 1)])
def test_another_lexicon(path: Path, tmp_path: Path, lexicon: str, asked: int) -> None:
    """The tagger reads anew only texts in which the lexicon sees other cues."""
    own = tmp_path / "own.toml"
    own.write_text(lexicon, encoding="utf-8")
    extract(TEXTS, path)
    parser, tagger = CountingParser(), CountingTagger()
    found = extract(TEXTS, path, parser, tagger, lexicon=own)
    assert found == extract(TEXTS, lexicon=own) != extract()
    assert (parser.asked, len(tagger.asked)) == ([], asked)


@pytest.mark.parametrize(
    ("parser", "tagger", "asked"),
    [
        (CountingParser("p2"), CountingTagger(), (1, 0)),
        (CountingParser("p1", "half"), CountingTagger(), (1, 0)),
        (CountingParser("p1", "int8"), CountingTagger(), (1, 0)),
        (CountingParser("p1", device="cuda"), CountingTagger(), (1, 0)),
        (CountingParser(), CountingTagger("t2"), (0, 1)),
    ],
)
def test_other_models(
    path: Path, parser: CountingParser, tagger: CountingTagger, asked: tuple[int, int]
) -> None:
    """Answers of others are not taken for theirs."""
    extract(TEXTS[:1], path)
    extract(TEXTS[:1], path, parser, tagger)
    assert (len(parser.asked), len(tagger.asked)) == asked


def test_other_code(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor are those of another version."""
    extract(TEXTS[:1], path)
    monkeypatch.setattr("claimkit.cache.keys._sum_code", lambda: b"another")
    parser, tagger = CountingParser(), CountingTagger()
    extract(TEXTS[:1], path, parser, tagger)
    assert len(parser.asked) == len(tagger.asked) == 1


def test_a_text_that_fails_is_not_kept(path: Path) -> None:
    extractor = Extractor(CountingParser(), tier="rules", cache=path)
    texts = [TEXTS[0], "has no frozen parse", TEXTS[1]]
    for _ in range(2):
        found = list(extractor.extract_many(texts, on_error="yield"))
        assert [type(result).__name__ for result in found] == ["ClaimSet", "Failure", "ClaimSet"]
    assert Cache(path).measure().parses == 2


def damage(path: Path, change: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(f"UPDATE entries SET value = {change}")
    connection.close()


@pytest.mark.parametrize(
    "change",
    [
        "x''",
        "x'80049500'",  # a pickle begins so
        "substr(value, 1, length(value) / 2)",
        "CAST(substr(value, 1, length(value) - 6) || x'00' || substr(value, -5) AS BLOB)",
        "zeroblob(length(value))",
    ],
)
def test_damaged_entries(path: Path, change: str, caplog: pytest.LogCaptureFixture) -> None:
    """They are read as absent, with a warning, and are whole again then."""
    (alone,) = extract(TEXTS[:1], path)
    damage(path, change)
    parser, tagger = CountingParser(), CountingTagger()
    for _ in range(2):
        assert extract(TEXTS[:1], path, parser, tagger) == [alone]
        assert len(parser.asked) == len(tagger.asked) == 1
    assert [record.levelno for record in caplog.records] == [logging.WARNING] * 2
    assert "parses.cache: an entry is damaged (" in caplog.text
    assert "its text is read anew" in caplog.text


def test_an_entry_of_another_text() -> None:
    """What does not fit the text is seen, not only what is no entry."""
    entry = DocumentEntry.of(read_parse(TEXTS[0]))
    with pytest.raises(ValueError, match="behind the end of the text"):
        entry.build("short")
    for field in ("heads", "sentences", "columns"):
        broken = msgspec.structs.replace(entry, **{field: getattr(entry, field)[:-1]})
        with pytest.raises(DAMAGES):
            broken.build(TEXTS[0])


def test_a_full_disk(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The claims are there; one warning says that nothing is kept."""
    cache = Cache(path)
    with cache._using() as connection:
        connection.execute("PRAGMA max_page_count = 1")
    assert extract(TEXTS, cache) == extract()
    (record,) = caplog.records
    assert "the cache cannot be written: database or disk is full" in record.message


def test_a_file_that_breaks_while_it_is_used(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    cache = Cache(path)
    extract(TEXTS, cache)
    cache.close()
    assert extract(TEXTS, cache) == extract()
    assert "the cache cannot be read" in caplog.records[0].message
    assert len(caplog.records) == 1


def make_other_database(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE things (name)")
    connection.close()


def make_other_version(path: Path) -> None:
    Cache(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: path.write_bytes(b"no database " * 99), "cannot be used as a cache: file is"),
        (Path.mkdir, "cannot be used as a cache: unable to open database file; remove it if"),
        (make_other_database, "is a database, but no cache of claimkit; take another"),
        (make_other_version, "was made by another version of claimkit; remove it"),
    ],
)
def test_other_files(path: Path, make: object, message: str) -> None:
    """They are left as they are, and an error says what they are."""
    make(path)  # type: ignore[operator]
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(CacheError, match=message):
        Extractor(cache=path)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert issubclass(CacheError, ClaimkitError)


def test_parts_without_a_digest(path: Path) -> None:
    parser = CountingParser()
    del parser.digest
    with pytest.raises(TypeError, match="the parser needs an attribute digest"):
        Extractor(parser, cache=path)
    with pytest.raises(TypeError, match="path of a file"):
        Extractor(cache=3)  # type: ignore[arg-type]


def test_without_the_extra(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "msgspec", None)
    with pytest.raises(
        MissingExtraError, match=r'caches need msgspec: pip install "claimkit\[cach'
    ):
        Extractor(cache=path)


def test_threads_share_it(path: Path) -> None:
    expected = extract()
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda number: extract(TEXTS, path), range(4)))
    assert found == [expected] * 4


def test_threads_that_make_it_at_once(tmp_path: Path) -> None:
    """None sees a file that another has begun: all have the same empty cache."""
    for number in range(20):
        with ThreadPoolExecutor(6) as pool:
            caches = list(pool.map(Cache, [tmp_path / f"{number}.cache"] * 6))
        assert [cache.measure().parses for cache in caches] == [0] * 6


def extract_with(extractor: Extractor, texts: Sequence[str]) -> list[ClaimSet]:
    return list(extractor.extract_many(texts))


@pytest.mark.slow
@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_processes_share_it(path: Path, method: str) -> None:
    """A forked process has a connection of its own; a started one gets the path."""
    extractor = Extractor(CountingParser(), tagger=CountingTagger(), cache=path)
    expected = extract()
    assert extract_with(extractor, TEXTS[:5]) == expected[:5]
    assert run_in_process(method, extract_with, extractor, TEXTS) == expected
    parser, tagger = CountingParser(), CountingTagger()
    assert extract(TEXTS, path, parser, tagger) == expected
    assert parser.asked == tagger.asked == []


def test_an_extractor_is_pickled_with_the_path(path: Path) -> None:
    extractor = Extractor(CountingParser(), tagger=CountingTagger(), cache=path)
    extractor.extract(TEXTS[0])
    again = pickle.loads(pickle.dumps(extractor))
    assert again.extract(TEXTS[0]) == extractor.extract(TEXTS[0])


def test_who_found_the_claims_is_the_same(path: Path) -> None:
    """The generator of the record names the models, not the cache; of a document that came parsed
    too, if this parser made it.
    """
    (alone,), (found,) = extract(TEXTS[:1]), extract(TEXTS[:1], path)
    assert found.generator == alone.generator
    extractor = Extractor(CountingParser(), tier="rules", cache=path)
    told = extractor.extract_document(read_parse(TEXTS[0])).generator
    assert told is not None
    assert (told.model, told.precision) == ("p1", "single")
    assert found.generator is not None
    assert found.generator.precision == "single"


def invoke(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, arguments, prog_name="claimkit")
    return done.exit_code, done.output


def test_info_and_clear(path: Path) -> None:
    extract(TEXTS, path)
    code, output = invoke("cache", "info", str(path))
    parses, tags, size = output.splitlines()
    assert code == 0
    assert parses.startswith("9 parsed texts, 0.0 MB")
    assert tags.startswith("9 answers of the tagger, 0.0 MB")
    assert size.endswith(" MB in all")
    assert invoke("cache", "clear", str(path)) == (0, "")
    assert evolve(Cache(path).measure(), bytes_of_file=0) == evolve(
        Cache(path.with_name("new")).measure(), bytes_of_file=0
    )
    path.with_name("other").write_bytes(b"no database " * 99)
    code, output = invoke("cache", "info", str(path.with_name("other")))
    assert code == 2
    assert output.startswith("claimkit: ")
    assert invoke("cache", "info", str(path.with_name("nowhere")))[0] == 2


@pytest.mark.slow
def test_a_batch_with_another_threshold(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Uses what another run has kept."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number, text in enumerate(TEXTS[:4]):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    monkeypatch.setattr(batching, "Extractor", partial(Extractor, CountingParser()))
    options = ("--tier", "rules", "--cache", str(path))
    for threshold in ("0", "0.9"):
        out = str(tmp_path / f"out{threshold}")
        code, output = invoke(
            "batch", str(folder), "--out", out, "--min-confidence", threshold, *options
        )
        assert code == 0, output
        assert Cache(path).measure().parses == 4
