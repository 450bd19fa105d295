"""The commands with the embedded model: the command line and the benchmarks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.parser import main as parser_command
from benchmarks.polnear import main as polnear_command
from benchmarks.predict import main as predict_command
from benchmarks.seed import main as seed_command
from claimkit import ClaimSet

pytestmark = [
    pytest.mark.slow,
    # udtools and the vendored scorer leave their files to the garbage collector.
    pytest.mark.filterwarnings(
        "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
    ),
]
ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "000_8e4c289d0db43da7.txt"
GOLD = ROOT / "tests" / "golden" / "seed_article.gold.jsonl"


def claimkit(*arguments: str, text: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "claimkit", *arguments]
    return subprocess.run(
        command,
        input=text,
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "120"},
    )


def test_extract_as_table_and_json(tmp_path: Path) -> None:
    """A table for people, a record that reads back, one clear line and status 1 for a file that is
    not there.
    """
    table = claimkit("extract", str(SEED))
    assert (table.returncode, table.stderr) == (0, "")
    assert "Dmitry Peskov" in table.stdout
    record = claimkit("extract", "-", "--format", "json", text="Ana Lee said the bridge was safe.")
    assert ClaimSet.from_json(record.stdout)[0].content.text == "the bridge was safe"
    missing = claimkit("extract", str(tmp_path / "nothing.txt"))
    assert (missing.returncode, missing.stdout) == (1, "")
    assert (
        missing.stderr.strip() == f"claimkit: {tmp_path / 'nothing.txt'}: No such file or directory"
    )


def test_predict_writes_the_scorers_schema(tmp_path: Path) -> None:
    """One line a document, spans as pairs that lie in the text."""
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(
        json.dumps({"doc_id": "a", "text": "Ana Lee said “no.”"}) + "\n", encoding="utf-8"
    )
    result = CliRunner().invoke(predict_command, [str(source), str(target)])
    assert result.exit_code == 0, result.output
    (row,) = map(json.loads, target.read_text(encoding="utf-8").splitlines())
    (found,) = row["attributions"]
    assert (
        found["source"],
        found["cue"],
        found["content"],
        found["speaker"],
        found["quotation"],
    ) == (
        [[0, 7]],
        [[8, 12]],
        [[13, 18]],
        "Ana Lee",
        "direct",
    )


def test_seed_and_polnear_print_and_write_numbers(tmp_path: Path) -> None:
    """Both score the seed article against its annotation."""
    numbers = tmp_path / "numbers.json"
    assert CliRunner().invoke(seed_command, ["--json", str(numbers)]).exit_code == 0
    assert json.loads(numbers.read_text(encoding="utf-8"))["000_8e4c289d0db43da7"]["gold"] == 15
    result = CliRunner().invoke(
        polnear_command, [str(GOLD), "--rules", "--boot", "10", "--json", str(numbers)]
    )
    assert result.exit_code == 0, result.output
    assert "attribution.content+source" in result.output


def test_parser_scores_a_treebank_file(tmp_path: Path) -> None:
    """The metrics of a file with one easy sentence are high."""
    path = tmp_path / "one.conllu"
    words = [
        ("Lee", "Lee", "PROPN", 2, "nsubj"),
        ("laughed", "laugh", "VERB", 0, "root"),
        (".", ".", "PUNCT", 2, "punct"),
    ]
    lines = [
        f"{i}\t{form}\t{lemma}\t{upos}\t_\t_\t{head}\t{rel}\t_\t_"
        for i, (form, lemma, upos, head, rel) in enumerate(words, 1)
    ]
    path.write_text(
        "# newdoc\n# text = Lee laughed.\n" + "\n".join(lines) + "\n\n", encoding="utf-8"
    )
    numbers = tmp_path / "numbers.json"
    result = CliRunner().invoke(parser_command, [str(path), "--json", str(numbers)])
    assert result.exit_code == 0, result.output
    assert json.loads(numbers.read_text(encoding="utf-8"))["one.conllu"]["LAS"] == 100.0
