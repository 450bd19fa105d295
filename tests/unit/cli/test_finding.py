"""``claimkit find``, over records of articles made by hand and the output of a batch."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimkit import Extractor
from claimkit.batch.inputs import Inputs
from claimkit.batch.manifest import Settings
from claimkit.batch.output import Limits
from claimkit.batch.run import Batch
from claimkit.batch.work import Job
from claimkit.cli import main
from claimkit.corpus import Corpus
from tests.support.archives import ARTICLES, LATER
from tests.support.parses import FrozenParser, list_frozen


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own.jsonl").write_text(Corpus.of(ARTICLES).to_jsonl(), encoding="utf-8")
    return tmp_path


def find(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["find", *arguments])


def find_ids(*arguments: str) -> list[tuple[str, str]]:
    result = find(*arguments, "--format", "jsonl")
    rows = map(json.loads, result.stdout.splitlines())
    return [(row["article"], row["id"]) for row in rows]


def test_narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where columns would break the names of files, claims stand one below the other."""
    monkeypatch.setenv("COLUMNS", "80")
    result = find("own.jsonl", "--speaker", "Lee", "--words", "bridge", "--until", "2024-05")
    lines = [line.rstrip() for line in result.stdout.splitlines()]
    assert lines == [
        "2024-05-03 may",
        "  Ana Lee said",
        "  the old bridge will be closed",
        "",
    ]


def test_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    result = find("own.jsonl", "--speaker", "Lee", "--words", "bridge", "--until", "2024-05")
    assert result.exit_code == 0
    rows = [line.strip("│").split("│") for line in result.stdout.splitlines() if line[0] == "│"]
    cells = [
        " ".join(part.strip() for part in column).strip() for column in zip(*rows, strict=True)
    ]
    assert cells == ["2024-05-03", "may", "Ana Lee", "said", "the old bridge will be closed"]


def test_json_lines() -> None:
    """The date, the speaker over all articles, and the columns with all spans."""
    result = find("own.jsonl", "--words", '"old bridge"', "--since", "2024-06", "--format", "jsonl")
    (row,) = map(json.loads, result.stdout.splitlines())
    assert row["published"] == "2024-06-09"
    assert row["indexed_speaker"] == row["speaker"] == "Ana Lee"
    assert row["content_spans"] == [[13, 42]]


def test_no_claims() -> None:
    result = find("own.jsonl", "--speaker", "Cho")
    assert (result.exit_code, result.stdout) == (0, "No claims found.\n")
    assert result.stderr == "claimkit: no claim is by 'Cho'\n"


def test_misspelt() -> None:
    result = find("own.jsonl", "--speaker", "Anna Lee")
    assert result.stderr == "claimkit: no claim is by 'Anna Lee'; did you mean Ana Lee?\n"


def test_folder_of_texts(folder: Path) -> None:
    """It is said what to do with it, and nothing is written into it."""
    texts = folder / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text("Lee said no.", encoding="utf-8")
    result = find("texts", "--speaker", "Lee")
    assert result.exit_code == 2
    assert "extract the claims first: claimkit batch 'texts' --out FOLDER" in result.stderr
    assert [file.name for file in texts.iterdir()] == ["a.txt"]


def test_articles_without_a_date(folder: Path) -> None:
    said = "claimkit: 1 article has no date, and is left out\n"
    assert find("own.jsonl", "--since", "2024").stderr == said
    dated = [found for found in ARTICLES if found.article.published]
    (folder / "own.jsonl").write_text(Corpus.of(dated).to_jsonl(), encoding="utf-8")
    assert find("own.jsonl", "--since", "2024").stderr == ""
    assert find("own.jsonl", "--words", "bridge").stderr == ""


def test_a_database_is_kept(folder: Path) -> None:
    """Its records are read again only if they have changed, and it can be searched itself."""
    arguments = ("own.jsonl", "--database", "own.sqlite", "--words", "bridge")
    assert len(find_ids(*arguments)) == 3
    before = (folder / "own.sqlite").stat().st_mtime_ns
    assert len(find_ids(*arguments)) == 3
    assert len(find_ids("own.sqlite", "--words", "bridge")) == 3
    assert (folder / "own.sqlite").stat().st_mtime_ns == before
    (folder / "own.jsonl").write_text(Corpus.of([ARTICLES[0], LATER]).to_jsonl(), encoding="utf-8")
    assert find_ids(*arguments) == [("may", "c1"), ("may", "c2"), ("later", "c1")]


def test_a_batch(folder: Path) -> None:
    """The index stands in its folder."""
    texts = list_frozen("speakers")[:3]
    lines = (json.dumps({"id": f"a{n}", "text": text}) for n, text in enumerate(texts))
    (folder / "rows.jsonl").write_text("\n".join(lines), encoding="utf-8")
    out = folder / "out"
    Batch(
        Inputs((folder / "rows.jsonl",), apart=out),
        out,
        Job(extractor=Extractor(parser=FrozenParser(), tier="rules")),
        settings=Settings(tier="rules"),
        limits=Limits(articles=2),
    ).run()
    articles = {article for article, _ in find_ids("out")}
    assert articles <= {"a0", "a1", "a2"}
    assert articles
    assert (out / "search.sqlite").exists()


def test_what_cannot_be_read(folder: Path) -> None:
    """Is reported each time, and the rest is found."""
    with (folder / "own.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"schema": "other"}\nno JSON\n')
    (folder / "empty").mkdir()
    for _ in range(2):
        result = find("own.jsonl", "empty", "--words", "bridge", "--database", "own.sqlite")
        assert result.exit_code == 1
        assert "old bridge" in result.stdout
        lines = result.stderr.splitlines()
        assert [line.split(": ")[1] for line in lines] == ["own.jsonl:4", "own.jsonl:5", "empty"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("own.jsonl", "--words", "!"), "expected words to look for"),
        (("own.jsonl", "--since", "May"), "--since: expected a day"),
        (("own.jsonl", "--until", "2024-99"), "--until: expected a day"),
        (("none.jsonl",), "does not exist"),
        (("text.txt",), "is no folder, .jsonl or .sqlite: search what claimkit batch has written"),
        (("own.jsonl", "--limit", "0"), "range"),
        ((), "Missing argument"),
    ],
)
def test_mistakes(folder: Path, arguments: tuple[str, ...], message: str) -> None:
    (folder / "text.txt").write_text("Ana Lee said so.", encoding="utf-8")
    result = find(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.output


def test_another_database(folder: Path) -> None:
    (folder / "text.sqlite").write_text("Ana Lee said so. " * 100, encoding="utf-8")
    result = find("own.jsonl", "--database", "text.sqlite")
    assert result.exit_code == 1
    assert "no archive, or a damaged one" in result.stderr
