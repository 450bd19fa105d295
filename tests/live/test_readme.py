"""The examples of the README and of the docs run, and print what is said there."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import claimkit.integrations.spacy  # noqa: F401  # spaCy finds it only in an installation
from claimkit import Extractor, ReportingClass

ROOT = Path(__file__).parents[2]
# A block of Python, the mark before it that says why it is not run, and the output behind it
EXAMPLE = re.compile(
    r"^(?:<!-- not run: (?P<reason>[^\n]+) -->\n)?```python\n(?P<code>.*?)^```$"
    r"(?:\n\n^```\n(?P<output>.*?)^```$)?",
    re.DOTALL | re.MULTILINE,
)
# What newcomers read first; the others are run with the tests of the documentation
FIRST = {"README.md", "docs/concepts.md", "docs/certainty.md", "docs/speakers.md"}


def list_pages() -> Iterator[object]:
    """Yield each page with an example, as a parameter of a test."""
    for page in [ROOT / "README.md", *sorted(ROOT.glob("docs/**/*.md"))]:
        name = page.relative_to(ROOT).as_posix()
        if EXAMPLE.search(page.read_text(encoding="utf-8")):
            yield pytest.param(name, marks=() if name in FIRST else pytest.mark.docs)


@pytest.mark.slow
@pytest.mark.filterwarnings("default")  # of libraries that an example may show
@pytest.mark.parametrize("page", list(list_pages()))
def test_examples(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each block of Python runs after those before it, or says in a mark why it does not.

    A block without a language behind it is what it prints.
    """
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"__name__": "example"}
    for example in EXAMPLE.finditer((ROOT / page).read_text(encoding="utf-8")):
        if example["reason"]:
            continue
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(example["code"], page, "exec"), names)
        if example["output"] is not None:
            assert printed.getvalue() == example["output"]


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
