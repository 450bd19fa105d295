"""Frozen parses: found by their text, parsed once, dropped when no test uses them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimkit.document import Document
from claimkit.parsing.conllu import read_conllu
from tests import frozen
from tests.support import parses

ROW = "1\t{0}\t{0}\tINTJ\tUH\t_\t0\troot\t_\tstart_char=0|end_char=4|NER=O\n"


class Counting:
    """A parser of one word that notes what it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def parse_many(self, texts: list[str]) -> Iterator[Document]:
        for text in texts:
            self.asked.append(text)
            yield read_conllu(ROW.format(text), text)


@pytest.fixture
def parser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Counting:
    """The parser of ``tests.frozen``, which writes to an empty folder."""
    parser = Counting()
    monkeypatch.setattr(frozen, "load_parser", lambda: parser)
    monkeypatch.setattr(frozen, "PARSES", tmp_path)
    return parser


def freeze(monkeypatch: pytest.MonkeyPatch, texts: list[str], *options: str) -> str:
    monkeypatch.setattr(frozen, "find_texts", lambda: {"table": texts})
    result = CliRunner().invoke(frozen.main, options)
    assert result.exit_code == 0, result.output
    return result.output


def test_only_what_is_new(
    parser: Counting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second run parses the new text alone, in the order of the table, and drops the unused."""
    assert freeze(monkeypatch, ["Yes.", "No. "]) == "table.conllu: 2 parsed, 0 dropped\n"
    assert freeze(monkeypatch, ["Oh, ", "Yes."]) == "table.conllu: 1 parsed, 1 dropped\n"
    assert freeze(monkeypatch, ["Oh, ", "Yes."]) == "table.conllu: 0 parsed, 0 dropped\n"
    assert parser.asked == ["Yes.", "No. ", "Oh, "]
    assert list(parses.read_blocks(tmp_path / "table.conllu")) == ["Oh, ", "Yes."]
    freeze(monkeypatch, ["Yes."], "--all")
    assert parser.asked[3:] == ["Yes."]


def test_any_text_is_a_key(tmp_path: Path) -> None:
    """A text may hold line breaks, quotation marks and what looks like a comment."""
    path = tmp_path / "table.conllu"
    blocks = {'“A\n\n# newdoc id = "B"': "1\tA\n", "B\\n": "1\tB\n"}
    parses.write_blocks(path, blocks.items())
    assert parses.read_blocks(path) == blocks


def test_a_missing_parse_tells_what_to_run() -> None:
    with pytest.raises(
        parses.MissingParseError, match=r"no parse of 'Nobody.*run python -m tests\.frozen"
    ):
        parses.FrozenParser().parse_many(["Nobody has frozen this."])


def test_unknown_table() -> None:
    result = CliRunner().invoke(frozen.main, ["speaker"])
    assert result.exit_code == 2
    assert "speaker: expected boundaries, certainty, " in result.output


def test_no_parse_is_out_of_use() -> None:
    """Every frozen parse is one that a test wants."""
    for table, texts in frozen.find_texts().items():
        assert set(parses.list_frozen(table)) <= set(texts), "run python -m tests.frozen"
