"""Furniture: what a page has beside its article, line by line.

Photo credits, bylines, dates, links to other texts, share bars, notices to readers and their
comments are no part of what the article says. They are not parsed, so that a photographer does not
become the next "he"; captions are, without the credit at their end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from attrs import frozen

from claimkit.spans import Span, trim_span
from claimkit.text.stops import ends_sentence
from claimkit.untrusted import parse_toml, read_text

LONGEST_LINE = 700  # characters
LIST_ITEM = re.compile(r"(?:[•·*▪–—-]|\d{1,2}[.)]?)\s")
SPACES = " \t\xa0"


class FurnitureKind(StrEnum):
    """What sort of furniture a line is; the values are the tables of ``furniture.toml``."""

    CREDIT = "credit"
    BYLINE = "byline"
    DATE = "date"
    LINK = "link"
    SHARE = "share"
    NOTICE = "notice"
    COMMENT = "comment"


@frozen(kw_only=True)
class Furniture:
    """A line, or an end of one, that is no part of the article."""

    span: Span
    kind: FurnitureKind


@frozen
class _Patterns:
    """Compiled patterns of lines.

    Attributes:
        whole: a group for each kind; matched against whole lines.
        head: the same for lines before the text proper.
        list: lines that lead a list of links.
        lead, tail: what may stand at the start and at the end of a line.
        label: what opens the words under a picture.
    """

    whole: re.Pattern[str]
    head: re.Pattern[str]
    list: re.Pattern[str]
    lead: re.Pattern[str]
    tail: re.Pattern[str]
    label: re.Pattern[str]


def find_furniture(text: str, paragraphs: Sequence[Span]) -> tuple[Furniture, ...]:
    """Return the furniture among the *paragraphs* of *text*, in order; none if there is nothing
    else.
    """
    furniture = tuple(_find_furniture(text, paragraphs))
    if {part.span for part in furniture}.issuperset(paragraphs):
        return ()
    return furniture


def is_furniture(line: str) -> bool:
    """Whether *line* by itself, wherever it stands, is no part of an article."""
    patterns = _load_patterns()
    if patterns.list.fullmatch(line) is not None:
        return True
    return _find_kind(line, patterns, in_body=True) is not None


def is_caption(line: str) -> bool:
    """Whether *line* by its label are the words under a picture."""
    return _load_patterns().label.match(line) is not None


def _find_furniture(text: str, paragraphs: Sequence[Span]) -> Iterator[Furniture]:
    patterns = _load_patterns()
    in_list = in_body = False
    for paragraph in paragraphs:
        line = paragraph.of(text)
        in_list = in_list and _is_list_item(line)
        if in_list or patterns.list.fullmatch(line):
            in_list = True
            yield Furniture(span=paragraph, kind=FurnitureKind.LINK)
            continue
        kind = _find_kind(line, patterns, in_body=in_body)
        if kind is not None:
            yield Furniture(span=paragraph, kind=kind)
            continue
        in_body = in_body or ends_sentence(line)
        yield from _find_lead(text, paragraph, patterns)
        yield from _find_tail(text, paragraph, patterns)


def _is_list_item(line: str) -> bool:
    """Whether *line* may be in a list of links: it has a bullet or a number, or is a title."""
    return LIST_ITEM.match(line) is not None or not ends_sentence(line)


def _find_kind(line: str, patterns: _Patterns, *, in_body: bool) -> FurnitureKind | None:
    if len(line) > LONGEST_LINE:
        return None
    match = patterns.whole.fullmatch(line)
    if match is None and not in_body:
        match = patterns.head.fullmatch(line)
    return None if match is None or match.lastgroup is None else FurnitureKind(match.lastgroup)


def _find_lead(text: str, paragraph: Span, patterns: _Patterns) -> Iterator[Furniture]:
    """Yield the buttons or the time of day at the start of *paragraph*, if there are any."""
    match = patterns.lead.match(text, paragraph.start, paragraph.end)
    if match is None or match.lastgroup is None:
        return
    span = trim_span(text, Span(*match.span()), SPACES)
    if span is not None:
        yield Furniture(span=span, kind=FurnitureKind(match.lastgroup))


def _find_tail(text: str, paragraph: Span, patterns: _Patterns) -> Iterator[Furniture]:
    """Yield the credit at the end of *paragraph*, if there is one."""
    match = patterns.tail.search(text, paragraph.start, paragraph.end)
    if match is None:
        return
    span = trim_span(text, Span(*match.span()), SPACES)
    if span is not None and span.start > paragraph.start:
        yield Furniture(span=span, kind=FurnitureKind.CREDIT)


@cache
def _load_patterns() -> _Patterns:
    tables = parse_toml(read_text(resources.files("claimkit.text") / "furniture.toml"))
    shapes = tables.pop("shapes")
    return _Patterns(
        whole=_compile(tables, "whole", shapes),
        head=_compile(tables, "head", shapes),
        list=_compile(tables, "list", shapes),
        lead=_compile(tables, "lead", shapes),
        tail=re.compile(rf"(?:{_compile(tables, 'tail', shapes).pattern})\Z"),
        label=_compile(tables, "label", shapes),
    )


def _compile(
    tables: Mapping[str, Mapping[str, Any]], key: str, shapes: Mapping[str, str]
) -> re.Pattern[str]:
    """Return the patterns that *tables* have under *key* as one, with a group for each table."""
    groups = (
        f"(?P<{kind}>{'|'.join(_fill_in(table[key], shapes))})"
        for kind, table in tables.items()
        if key in table
    )
    return re.compile("|".join(groups))


def _fill_in(patterns: Iterable[str], shapes: Mapping[str, str]) -> Iterator[str]:
    """Yield *patterns* with the shapes that they name in braces."""
    for pattern in patterns:
        for name, shape in shapes.items():
            pattern = pattern.replace(f"{{{name}}}", shape)
        yield pattern
