"""The command line, over an extractor that knows one article."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimkit import __version__
from claimkit.article import Article
from claimkit.claimset import ClaimSet
from claimkit.cli import main
from claimkit.cli.extraction import extract_each
from claimkit.cli.failures import Failures
from claimkit.cli.progress import is_terminal
from claimkit.errors import InputTooLargeError, LexiconError
from claimkit.extractor import Extractor
from claimkit.inputs import Item
from claimkit.model.extraction import TextWarning
from tests.support.builders import ARTICLE, article_claims

BINARY = "expected text, got binary data"
TIMES = "with times such as 00:01:02,500 --> 00:01:05,000"
FEED = b"""<rss version="2.0"><channel><title>News</title>
<item><description>&lt;p&gt;It rained.&lt;/p&gt;</description></item>
<item><description>It snowed.</description></item></channel></rss>"""


class FakeExtractor:
    """Finds the claims of ARTICLE, and none in other texts."""

    def extract(self, item: Item) -> ClaimSet:
        text, article = item.text, item.article
        if text == "long":
            raise InputTooLargeError("4 characters;\nsplit the text")
        if text == "broken":
            raise ZeroDivisionError
        if text == "<b>":
            warning = TextWarning(code="markup", message="1 place with tags; \x1b[31mbeware")
            return ClaimSet(text, (), article=article, warnings=(warning,))
        return ClaimSet(text, article_claims() if text == ARTICLE else (), article=article)


@pytest.fixture(autouse=True)
def extractor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimkit.cli.extraction.Extractor", lambda **options: FakeExtractor())


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    contents = {
        "a.txt": ARTICLE.encode(),
        "bom.txt": b"\xef\xbb\xbf" + ARTICLE.encode(),
        "empty.txt": b"",
        "latin.txt": b"caf\xe9",
        "utf16.txt": ARTICLE.encode("utf-16-le"),
        "nul.txt": ARTICLE.encode() + b"\0",
        "binary.txt": bytes(range(32)),
        "broken.json": b"",
        "empty.vtt": b"WEBVTT",
        "news.xml": FEED,
        "a.srt": b"00:00:01,000 --> 00:00:02,000\n" + ARTICLE.replace("\n\n", "\n- ").encode(),
    }
    for name, data in {
        **contents,
        "long.txt": b"long",
        "broken.txt": b"broken",
        "crlf.txt": b"a\r\nb",
    }.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "folder").mkdir()
    return tmp_path


def extract(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["extract", *arguments], input=stdin)


@pytest.mark.usefixtures("files")
class TestExtract:
    def test_table(self) -> None:
        result = extract("a.txt")
        assert result.exit_code == 0
        assert "Ana Ruiz" in result.stdout

    def test_tables_of_several_files_are_named(self) -> None:
        assert "empty.txt\nNo claims found." in extract("a.txt", "empty.txt").stdout

    def test_folder(self, files: Path) -> None:
        """All files in it are read that have a known extension, and are not hidden."""
        inner = files / "folder" / "inner"
        inner.mkdir()
        for name in ("b.txt", "a.md", "notes.doc", ".hidden.txt"):
            (inner / name).write_text(ARTICLE, encoding="utf-8")
        rows = csv.DictReader(extract("folder", "--format", "csv").stdout.splitlines())
        assert list(dict.fromkeys(row["file"] for row in rows)) == [
            str(Path("folder/inner/a.md")),
            str(Path("folder/inner/b.txt")),
        ]

    def test_output_over_an_input(self, files: Path) -> None:
        result = extract("a.txt", "--format", "json", "--out", "./a.txt")
        assert result.exit_code == 2
        assert "'a.txt' is one of the files that are read" in result.stderr
        assert (files / "a.txt").read_bytes() == ARTICLE.encode()

    def test_pattern(self) -> None:
        result = extract("[ab]o*.txt", "--format", "csv")
        rows = csv.DictReader(result.stdout.splitlines())
        assert {row["file"] for row in rows} == {"bom.txt"}
        result = extract("[ab]o**.t*t", "--format", "csv")
        assert "bom.txt" in result.stdout
        result = extract("a.txt", "*.xyz")
        assert result.exit_code == 1
        assert "*.xyz: No such file or directory" in result.stderr
        assert "Ana Ruiz" in result.stdout

    def test_pattern_over_links(self, files: Path) -> None:
        """Two stars go into no folder by a link, which may lead back, and find no hidden file."""
        (files / "tree" / "inner").mkdir(parents=True)
        (files / "tree" / "inner" / "back").symlink_to(files / "tree")
        for name in ("b.txt", ".hidden.txt", "inner/c.txt"):
            (files / "tree" / name).write_text(ARTICLE, encoding="utf-8")
        result = extract("tree/**", "--format", "csv")
        rows = list(csv.DictReader(result.stdout.splitlines()))
        assert {row["file"] for row in rows} == {"tree/b.txt", "tree/inner/c.txt"}
        assert len(rows) == 6

    def test_misspelt_speaker(self) -> None:
        result = extract("a.txt", "--speaker", "Ana Ruis", "--speaker", "Bo", "--speaker", "Xyz")
        assert result.exit_code == 0
        assert result.stderr.splitlines() == [
            "claimkit: no claim is by 'Ana Ruis'; did you mean Ana Ruiz?",
            "claimkit: no claim is by 'Xyz'",
        ]

    def test_narrow_terminal(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Claims stand below each other, and no word is broken."""
        monkeypatch.setenv("COLUMNS", "40")
        lines = [line.rstrip() for line in extract("a.txt").stdout.splitlines()]
        assert lines[:2] == ["c1 Ana Ruiz, mayor said (certain)", "  the bridge was safe"]

    def test_no_color(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """NO_COLOR (no-color.org) leaves bold and italic, and takes the colours."""
        green = "\x1b[32m"
        monkeypatch.setenv("FORCE_COLOR", "1")
        assert green in CliRunner().invoke(main, ["extract", "a.txt"], color=True).stdout
        monkeypatch.setenv("NO_COLOR", "1")
        assert green not in CliRunner().invoke(main, ["extract", "a.txt"], color=True).stdout

    def test_json_is_a_record(self) -> None:
        result = extract("--format", "json", "a.txt")
        assert ClaimSet.from_json(result.stdout) == ClaimSet(
            ARTICLE, article_claims(), article=Article(id="a.txt")
        )

    def test_json_of_several_files_is_an_array(self) -> None:
        items = json.loads(extract("a.txt", "empty.txt", "--format", "json").stdout)
        assert [item["file"] for item in items] == ["a.txt", "empty.txt"]
        assert len(ClaimSet.from_record(items[0]["record"])) == 3

    def test_article(self) -> None:
        """The text, and behind contents whose they are and how certain."""
        shown = " ".join(extract("a.txt", "--format", "article").stdout.split())
        assert shown.startswith("1 Ana Ruiz 2 Bo Ana Ruiz, the mayor[1], said the bridge was safe")
        assert "Bo[2] said it was not[2 probable][1 possible]." in shown

    def test_csv(self) -> None:
        """A row per claim; nested columns are JSON."""
        rows = list(csv.DictReader(extract("a.txt", "--format", "csv").stdout.splitlines()))
        assert [(row["file"], row["id"], row["content"]) for row in rows] == [
            ("a.txt", "c1", "the bridge was safe"),
            ("a.txt", "c2", "Bo said it was not"),
            ("a.txt", "c3", "it was not"),
        ]
        assert json.loads(rows[0]["content_spans"]) == [[26, 45]]

    def test_csv_for_a_spreadsheet(self) -> None:
        """It finds out the encoding, and runs no cell."""
        shown = extract("a.txt", "--format", "csv-excel").stdout
        assert shown.startswith("\ufefffile,")
        assert shown.count("\ufeff") == 1

    def test_markdown(self) -> None:
        shown = extract("a.txt", "--format", "md").stdout
        assert shown.startswith("- **Ana Ruiz**, mayor, *said*: the bridge was safe (certain)\n")
        assert "\n  - **Bo** *Bo said*: it was not (probable)\n" in shown  # within the claim above

    def test_html(self) -> None:
        """One page, each file under its name."""
        shown = extract("a.txt", "empty.txt", "--format", "html").stdout
        assert shown.count("<!DOCTYPE html>") == 1
        assert shown.index("<h2><bdi>a.txt</bdi></h2>") < shown.index("<h2><bdi>empty.txt</bdi>")
        assert shown.rstrip().endswith("</html>")

    @pytest.mark.parametrize(
        ("wanted", "ids"),
        [
            (["--speaker", "ruiz"], ["c1", "c2"]),
            (["--speaker", "Bo", "--speaker", "Ana Ruiz"], ["c1", "c2", "c3"]),
            (["--level", "possible", "--level", "probable"], ["c2", "c3"]),
            (["--act", "belief"], ["c2"]),
            (["--speaker", "Bo", "--act", "belief"], []),
        ],
    )
    def test_conditions(self, wanted: list[str], ids: list[str]) -> None:
        """All options must be met, each by any of its values."""
        lines = extract("a.txt", "--format", "jsonl", *wanted).stdout.splitlines()
        assert [json.loads(line)["id"] for line in lines] == ids

    def test_a_level_that_is_none(self) -> None:
        done = extract("a.txt", "--level", "sure")
        assert done.exit_code == 2
        assert "certain" in done.stderr

    def test_json_lines(self) -> None:
        lines = extract("empty.txt", "a.txt", "--format", "jsonl").stdout.splitlines()
        rows = [json.loads(line) for line in lines]
        assert [(row["file"], row["doc"], row["id"]) for row in rows] == [
            ("a.txt", 2, "c1"),
            ("a.txt", 2, "c2"),
            ("a.txt", 2, "c3"),
        ]

    @pytest.mark.parametrize(
        ("name", "message"),
        [
            ("missing.txt", "No such file or directory"),
            ("folder", "this folder has no file of a format that claimkit reads"),
            ("long.txt", "4 characters; split the text"),
            ("binary.txt", f"{BINARY} (control characters); export it as text, HTML or PDF"),
            ("broken.json", "no valid JSON: Expecting value, column 1 (at line 1)"),
            ("empty.vtt", f"expected captions {TIMES}, found none"),
        ],
    )
    @pytest.mark.parametrize("form", ["table", "json", "jsonl"])
    def test_bad_file(self, name: str, message: str, form: str) -> None:
        """One line on stderr and status 1; the other files are printed."""
        result = extract(name, "a.txt", "--format", form)
        assert result.exit_code == 1
        assert result.stderr == f"claimkit: {name}: {message}\n"
        assert "Ana Ruiz" in result.stdout
        alone = extract(name, "--format", form)
        assert (alone.exit_code, alone.stdout) == (1, "[]\n" if form == "json" else "")

    def test_only_bad_files_give_an_empty_array(self) -> None:
        assert json.loads(extract("folder", "binary.txt", "--format", "json").stdout) == []

    def test_array_stays_open_after_a_crash(self) -> None:
        """A part of the output must not look like the whole."""
        result = extract("a.txt", "broken.txt", "--format", "json")
        assert isinstance(result.exception, ZeroDivisionError)
        with pytest.raises(json.JSONDecodeError):
            json.loads(result.stdout)
        assert len(json.loads(f"{result.stdout}]")) == 1

    def test_byte_order_mark_is_no_text(self) -> None:
        assert json.loads(extract("bom.txt", "--format", "json").stdout)["text"] == ARTICLE

    def test_newlines_are_kept(self) -> None:
        assert json.loads(extract("crlf.txt", "--format", "json").stdout)["text"] == "a\r\nb"

    def test_a_stray_nul_is_text(self) -> None:
        assert json.loads(extract("nul.txt", "--format", "json").stdout)["text"] == f"{ARTICLE}\0"

    @pytest.mark.parametrize("value", ["nan", "-nan", "2", "-1", "inf"])
    def test_confidence_that_is_no_share(self, value: str) -> None:
        result = extract("a.txt", f"--min-confidence={value}")
        assert (result.exit_code, result.stdout) == (2, "")
        assert f"{value.strip('-')[:3]}" in result.stderr

    def test_stdin_twice(self) -> None:
        """The second time nothing would be left of it."""
        result = extract("-", "a.txt", "-", stdin=ARTICLE.encode())
        assert (result.exit_code, result.stdout) == (2, "")
        assert "standard input can be read only once" in result.stderr

    def test_stdin(self) -> None:
        assert (
            json.loads(extract("-", "--format", "json", stdin=ARTICLE.encode()).stdout)["text"]
            == ARTICLE
        )
        assert extract("-", stdin=bytes(9)).stderr.startswith("claimkit: -: expected text")

    @pytest.mark.parametrize("name", ["latin.txt", "utf16.txt"])
    def test_encodings(self, name: str) -> None:
        """Other encodings than UTF-8 are read too."""
        read = json.loads(extract(name, "--format", "json").stdout)
        assert read["text"] == {"latin.txt": "café", "utf16.txt": ARTICLE}[name]

    def test_a_feed_has_several_texts(self) -> None:
        """Each has a name of its own, and they stand in an array."""
        items = json.loads(extract("news.xml", "--format", "json").stdout)
        assert [item["file"] for item in items] == ["news.xml", "news.xml#2"]
        assert [item["record"]["text"] for item in items] == ["It rained.", "It snowed."]

    @pytest.mark.parametrize(
        ("name", "where"), [("a.srt", "00:00:01.000–00:00:02.000"), ("a.txt", None)]
    )
    def test_where(self, name: str, where: str | None) -> None:
        """Claims of captions have their times, also in the table."""
        row, *_ = map(json.loads, extract(name, "--format", "jsonl").stdout.splitlines())
        assert row.get("where") == where
        assert ("Where" in extract(name).stdout) == (where is not None)

    def test_a_bad_file_has_a_place_too(self) -> None:
        row, *_ = map(
            json.loads, extract("folder", "a.txt", "--format", "jsonl").stdout.splitlines()
        )
        assert row["doc"] == 2

    def test_read_as(self) -> None:
        """The option goes before the extension."""
        read = json.loads(extract("news.xml", "--read-as", "text", "--format", "json").stdout)
        assert read["text"].startswith("<rss")

    def test_read_as_something_unknown(self) -> None:
        assert extract("a.txt", "--read-as", "docx").exit_code == 2


@pytest.mark.parametrize(("form", "shown"), [("table", "No claims found.\n"), ("jsonl", "")])
def test_empty_input(form: str, shown: str) -> None:
    result = extract("-", "--format", form, stdin=b"")
    assert (result.exit_code, result.stdout) == (0, shown)


def test_empty_input_as_json() -> None:
    shown = json.loads(extract("-", "--format", "json", stdin=b"").stdout)
    assert (shown["schema"], shown["text"], shown["claims"]) == ("claimkit/2.2", "", [])
    assert shown["article"]["id"] == "-"


def test_warnings() -> None:
    """A line each on standard error; the claims are printed, and the exit status is 0."""
    result = CliRunner().invoke(main, ["extract", "-", "--format", "jsonl"], input="<b>")
    assert result.stderr == "claimkit: -: warning: 1 place with tags; beware\n"
    assert result.stdout == ""
    assert result.exit_code == 0


@pytest.mark.parametrize("form", ["json", "w3c"])
def test_files_that_are_missing_as_json(form: str) -> None:
    """Of one as of several an empty array."""
    for names in (["none"], ["none", "nothing"]):
        result = extract(*names, "--format", form)
        assert result.exit_code == 1
        assert json.loads(result.stdout) == []


@pytest.mark.parametrize("command", [("extract",), ("audit",), ("check", "a.txt")])
def test_an_empty_name(command: tuple[str, ...], files: Path) -> None:
    """A variable of the shell that is not set is not the current folder."""
    result = CliRunner().invoke(main, [*command, ""])
    assert result.exit_code == 2
    assert "a name is empty" in result.stderr


@pytest.mark.usefixtures("files")
def test_standard_error_that_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    assert not is_terminal(sys.stderr)
    assert not list(extract_each([], Failures(), Extractor(tier="rules")))


def test_no_files() -> None:
    assert extract().exit_code == 2


def test_version() -> None:
    assert CliRunner().invoke(main, ["--version"]).stdout == f"claimkit, version {__version__}\n"


def test_help_loads_no_parser() -> None:
    code = (
        "import sys, claimkit.cli; print(sorted({'torch', 'stanza', 'pandas'} & set(sys.modules)))"
    )
    assert (
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout
        == "[]\n"
    )


def test_lexicon_that_is_malformed(monkeypatch: pytest.MonkeyPatch, files: Path) -> None:
    """It is a mistake of the command, not of each file: each of its faults is said once."""

    def refuse(**options: object) -> FakeExtractor:
        raise LexiconError("own.toml: verbs: missing\nown.toml: cue: unknown key")

    monkeypatch.setattr("claimkit.cli.extraction.Extractor", refuse)
    result = extract("a.txt", "bom.txt", "--lexicon", "own.toml")
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        "claimkit: own.toml: verbs: missing",
        "claimkit: own.toml: cue: unknown key",
    ]
