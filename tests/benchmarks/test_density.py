"""What ``benchmarks.density`` counts, on small sources."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.density import (
    Module,
    Thickness,
    find_figures,
    find_worst,
    format_markdown,
    main,
    measure_module,
    read_naming,
)

NAMING = read_naming()


def measure(source: str) -> Module:
    return measure_module(Path("small.py"), source, NAMING)


@pytest.mark.parametrize(
    ("code", "operators", "joined", "comprehensions", "nested", "conditionals"),
    [
        ("a and b and c or d", 3, 3, 0, 0, 0),
        ("[x for x in a]", 0, 0, 1, 0, 0),
        ("{x: y for x in a for y in x}", 0, 0, 1, 1, 0),
        ("any(x in {y for y in b} for x in a)", 0, 0, 2, 1, 0),
        ("all_of(a, b, any_of(c, none_of(d)))", 0, 3, 0, 0, 0),
        ("rules.only_if(a, b)(c or d)", 1, 2, 0, 0, 0),
        ("a if b else c", 0, 0, 0, 0, 1),
    ],
)
def test_thickness(
    code: str, operators: int, joined: int, comprehensions: int, nested: int, conditionals: int
) -> None:
    """A chain of three operands has two operators, and so has a combinator;
    the outer comprehension is the nested one."""
    expected = Thickness(operators, joined, comprehensions, nested, conditionals)
    assert measure(code).thickness == expected


def test_code_lines() -> None:
    """Docstrings, comments and empty lines are no code; a string that is a value is."""
    source = '"""Doc\n\nof two lines."""\n\n# why\nX = """a\nb"""  # so\n\n\ndef f():\n    "Doc."\n'
    assert measure(source).code_lines == 3


@pytest.mark.parametrize(
    ("source", "named_well"),
    [
        ("def find_cue(): ...", True),
        ("def _is_cue(): ...", True),
        ("def chosen(): ...", False),
        ("def score(): ...", True),
        ("def score_of(): ...", False),
        ("def main(): ...", None),
        ("class A:\n    def __len__(self): ...", None),
        ("class A:\n    @property\n    def parent(self): ...", None),
        ("class A:\n    @functools.cached_property\n    def parent(self): ...", None),
    ],
)
def test_names(source: str, named_well: bool | None) -> None:
    """Names that Python gives and those of properties are not judged."""
    (function,) = measure(source).functions
    assert function.is_named_well is named_well


def test_figures() -> None:
    """Shares are per 100 lines of code; a function's length counts its docstring."""
    module = measure(
        'def find(a, b):\n    """Doc."""\n    return a and b\n\n\nX = 1  # fmt: skip\n' + "#" * 101
    )
    figures = find_figures([module])
    assert (figures["code_lines"], figures["functions"], figures["longest"]) == (3, 1, 3)
    assert figures["operators"] == pytest.approx(100 / 3)
    assert (figures["worst_complexity"], figures["mean_complexity"]) == (2, 2.0)
    assert (figures["unformatted"], figures["long_lines"], figures["named_well"]) == (1, 1, 100)
    assert figures["p90_length"] is None


def test_worst() -> None:
    """The greatest first; what has nothing to count is not listed."""
    module = measure("def f(a):\n    return a\n\n\ndef g(a):\n    return a or a\n")
    worst = find_worst(module.functions, lambda f: f.thickness.operators, 5)
    assert [(count, f.where) for count, f in worst] == [(1, "small.py:5")]


def test_no_code() -> None:
    """An empty module divides nothing by nothing."""
    assert find_figures([measure("")])["operators"] is None


def test_markdown() -> None:
    """The first column is to the left, others are to the right."""
    table = format_markdown([["", "n"], ["room", "10"]])
    assert table == "|      |  n |\n| ---- | -: |\n| room | 10 |"


def test_command(tmp_path: Path) -> None:
    """A row for the folder's own files, one a room, one for all; rooms without code have none."""
    (tmp_path / "own.py").write_text("A = 1\n", encoding="utf-8")
    (tmp_path / "room").mkdir()
    (tmp_path / "room" / "a.py").write_text("def f():\n    return 1\n", encoding="utf-8")
    result = CliRunner().invoke(main, [str(tmp_path), "--worst", "1"])
    assert result.exit_code == 0, result.output
    rows = [line.split()[1] for line in result.output.splitlines() if line.startswith("| ")][2:]
    assert rows == [str(tmp_path), str(tmp_path / "room"), "all"]
    assert f"{tmp_path / 'room' / 'a.py'}:1 f" in result.output
