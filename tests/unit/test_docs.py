"""The pages of the documentation: their links, and the lists of values in the glossary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest

from claimkit import public
from claimkit.lexicons.entries import Frame

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("training/*.md")])
LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)")
CODE = re.compile(r"```.*?```", re.DOTALL)
VALUES = [
    *(
        kind
        for kind in vars(public).values()
        if isinstance(kind, type) and issubclass(kind, StrEnum)
    ),
    Frame,
]


def read_page(page: Path) -> str:
    """Return the text of *page* without its blocks of code."""
    return CODE.sub("", page.read_text(encoding="utf-8"))


def find_anchors(page: Path) -> Iterator[str]:
    """Yield the anchors of the headings of *page*, as they are made from their words."""
    for heading in re.findall(r"^#+ (.*)$", read_page(page), re.MULTILINE):
        yield re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links(page: Path) -> None:
    """Each link leads to a file that is there, and to a heading in it."""
    for path, anchor in LINK.findall(read_page(page)):
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), path
        assert not anchor or anchor in find_anchors(target), f"{path}#{anchor}"


@pytest.mark.parametrize("values", VALUES, ids=lambda values: values.__name__)
def test_glossary_has_all_values(values: type[StrEnum]) -> None:
    """The glossary explains each value that a field can have."""
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    _, heading, section = glossary.partition(f"`{values.__name__}`")
    assert heading, f"no `{values.__name__}`"
    section = section.split("\n`", 1)[0].split("\n## ", 1)[0]
    missing = [value for value in values if not re.search(rf"\b{re.escape(value)}\b", section)]
    assert not missing
