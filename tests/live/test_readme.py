"""The examples of the README and of the docs run, and print what is said there."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest

import claimkit.integrations.spacy  # noqa: F401  # spaCy finds it only in an installation
from claimkit import Extractor, ReportingClass

EXAMPLES = [
    ("README.md", 2),
    ("docs/speakers.md", 1),
    ("docs/speaker-index.md", 1),
    ("docs/resolvers.md", 1),
    ("docs/certainty.md", 1),
    ("docs/inputs.md", 1),
    ("docs/files.md", 2),
    ("docs/libraries.md", 2),
    ("docs/search.md", 2),
    ("docs/standalone.md", 1),
    ("docs/audit.md", 1),
]


@pytest.mark.slow
@pytest.mark.parametrize(("file", "number"), EXAMPLES)
def test_examples(file: str, number: int) -> None:
    """The first *number* code blocks with a block behind them give that; a later one goes on from
    those before.
    """
    page = (Path(__file__).parents[2] / file).read_text(encoding="utf-8")
    names: dict[str, object] = {}
    examples = re.findall(r"```python\n((?:(?!```).)*)```\n\n```\n(.*?)```", page, re.DOTALL)
    assert len(examples) >= number
    for code, output in examples[:number]:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(code, file, "exec"), names)
        assert printed.getvalue() == output


@pytest.mark.slow
def test_reporting_classes() -> None:
    """Each example of a reporting class in the glossary has that class."""
    glossary = (Path(__file__).parents[2] / "docs" / "glossary.md").read_text(encoding="utf-8")
    table = glossary.split("## Reporting classes")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (\w+) \| [^|]+ \| (.+) \|$", table, re.MULTILINE)[1:]
    sentences = [sentence.replace("*", "") for _, sentence in rows]
    for (value, _), claims in zip(rows, Extractor().extract_many(sentences), strict=True):
        assert [claim.certainty.reporting_class for claim in claims] == [value]
    assert {value for value, _ in rows} == set(ReportingClass)
