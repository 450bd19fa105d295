"""``claimkit evaluate`` and ``claimkit compare`` on files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimkit.claimset import ClaimSet
from claimkit.cli import main
from tests.support.builders import ARTICLE, article_claims, span_of


def annotated(source: str, cue: str, content: str) -> dict[str, list[list[int]]]:
    spans = {"source": source, "cue": cue, "content": content}
    return {
        role: [[span.start, span.end]]
        for role, words in spans.items()
        for span in [span_of(ARTICLE, words)]
    }


GOLD = {
    "doc_id": "a",
    "text": ARTICLE,
    "attributions": [
        annotated("Ana Ruiz, the mayor", "said", "the bridge was safe"),
        annotated("She", "may have hinted", "Bo said it was not"),
    ],
}


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    half = {**GOLD, "attributions": GOLD["attributions"][:1]}
    other = {**GOLD, "text": ARTICLE.upper()}
    for name, row in {
        "gold": GOLD,
        "half": half,
        "other": other,
        "more": {**GOLD, "doc_id": "b"},
    }.items():
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(row), encoding="utf-8")
    return tmp_path


def run(*arguments: str, charset: str = "utf-8") -> Result:
    return CliRunner(charset=charset).invoke(main, arguments)


@pytest.mark.usefixtures("files")
class TestEvaluate:
    def test_a_run(self) -> None:
        result = run(
            "evaluate", "gold.jsonl", "half.jsonl", "--errors", "3", "--json", "numbers.json"
        )
        assert result.exit_code == 0, result.output
        assert "missed, a" in result.stdout
        numbers = json.loads(Path("numbers.json").read_text(encoding="utf-8"))
        assert (numbers["claim + speaker"]["precision"], numbers["claim + speaker"]["recall"]) == (
            1.0,
            0.5,
        )

    def test_claimkit_itself(self, monkeypatch: pytest.MonkeyPatch) -> None:
        class FakeExtractor:
            def __init__(self, tier: str) -> None:
                assert tier == "rules"

            def extract_many(self, texts: list[str]) -> list[ClaimSet]:
                return [ClaimSet(text, article_claims()) for text in texts]

        monkeypatch.setattr("claimkit.cli.evaluation.Extractor", FakeExtractor)
        result = run("evaluate", "gold.jsonl", "--tier", "rules", "--json", "numbers.json")
        assert result.exit_code == 0, result.output
        assert json.loads(Path("numbers.json").read_text(encoding="utf-8"))["claim"]["f1"] == 1.0

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["none.jsonl", "gold.jsonl"], "claimkit: none.jsonl: not found"),
            (["gold.jsonl", "other.jsonl"], "claimkit: 'a': the texts differ"),
            (
                ["gold.jsonl", "more.jsonl"],
                "claimkit: 1 of the scored articles are not annotated, the first is 'b'",
            ),
        ],
    )
    def test_errors(self, arguments: list[str], message: str) -> None:
        result = run("evaluate", *arguments)
        assert result.exit_code == 1
        assert message in result.stderr
        assert "Traceback" not in result.output


@pytest.mark.usefixtures("files")
class TestCompare:
    def test_two_runs(self) -> None:
        result = run("compare", "half.jsonl", "gold.jsonl")
        assert result.exit_code == 0, result.output
        assert "gained: 1" in result.stdout
        assert "[She] may have hinted {Bo said it was not}" in " ".join(result.stdout.split())

    def test_with_gold(self) -> None:
        result = run(
            "compare", "gold.jsonl", "half.jsonl", "--gold", "gold.jsonl", "--json", "numbers.json"
        )
        assert result.exit_code == 0, result.output
        assert "1.000 → 0.667, -0.333" in result.stdout
        assert "lost: 1" in result.stdout
        assert (
            json.loads(Path("numbers.json").read_text(encoding="utf-8"))["differences"][0]["kind"]
            == "lost"
        )

    def test_no_difference(self) -> None:
        assert "no differences" in run("compare", "gold.jsonl", "gold.jsonl").stdout

    @pytest.mark.parametrize(
        "arguments",
        [("evaluate", "--errors", "9" * 30), ("compare",), ("compare", "--gold", "odd.jsonl")],
    )
    def test_words_that_the_terminal_lacks(self, arguments: tuple[str, ...]) -> None:
        """They are shown as "?", and written as escapes."""
        odd = {**GOLD, "doc_id": "a\ud800\n\x1b[31m", "text": ARTICLE.replace("Bo", "\udfff“")}
        for name, attributions in {"odd": GOLD["attributions"], "none": []}.items():
            row = json.dumps({**odd, "attributions": attributions})
            Path(f"{name}.jsonl").write_text(row, encoding="utf-8")
        command, *options = arguments
        files = ("odd.jsonl", "none.jsonl", "--json", "numbers.json")
        result = run(command, *files, *options, charset="ascii")
        assert result.exit_code == 0, result.output
        assert "?" in result.stdout
        assert json.loads(Path("numbers.json").read_text(encoding="utf-8"))

    @pytest.mark.parametrize("name", ["x" * 300, f"{'x' * 300}/numbers.json", ""])
    def test_names_that_no_file_can_have(self, name: str) -> None:
        result = run("compare", "gold.jsonl", "half.jsonl", "--json", name)
        assert result.exit_code == 2
        assert "Traceback" not in result.output
