"""Case tables: texts of our own and what should come out of each, one TOML file a subject."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

CASES = Path(__file__).parents[1] / "cases"
CLAIM_TABLES = (
    "boundaries",
    "certainty",
    "circumstances",
    "contents",
    "quotations",
    "speakers",
    "sources",
    "unsaid",
)


@frozen
class Case:
    """A row of a table: a text, and what the row says of it.

    Attributes:
        table: the name of the file, without ``.toml``.
        about: what the case shows, where the text alone does not tell.
        expected: all other fields of the row.
        known_failure: why the case must fail; None for one that must pass.
    """

    table: str
    text: str
    about: str | None
    expected: Mapping[str, Any]
    known_failure: str | None

    @classmethod
    def from_row(cls, table: str, row: Mapping[str, Any]) -> Case:
        expected = dict(row)
        return cls(
            table=table,
            text=expected.pop("text"),
            about=expected.pop("about", None),
            known_failure=expected.pop("known_failure", None),
            expected=expected,
        )

    def __str__(self) -> str:
        return f"{self.table}: {self.about or self.text[:60]}"


def read_cases(table: str, rows: str = "case") -> list[Case]:
    """Return the cases of ``cases/TABLE.toml``, from its ``[[rows]]``."""
    data = tomllib.loads((CASES / f"{table}.toml").read_text(encoding="utf-8"))
    return [Case.from_row(table, row) for row in data[rows]]


def read_claim_cases() -> Iterator[Case]:
    """Yield the cases that say which claims a text has."""
    for table in CLAIM_TABLES:
        yield from read_cases(table)


def read_contrast_cases() -> list[Case]:
    """Return articles with claims that contradict each other, or only look so."""
    return read_cases("contrasts")


def read_proposition_cases() -> list[Case]:
    """Return sentences and what their contents come down to."""
    return read_cases("contrasts", rows="proposition")


def read_place_cases() -> list[Case]:
    """Return texts with one "there", and the place that it means."""
    return read_cases("places")


@frozen
class NameShape:
    """What stands before the verb in the carrier sentence of ``cases/names.toml``, and the name in
    it, "" if it names nobody.
    """

    words: str
    name: str

    @property
    def text(self) -> str:
        return f"{self.words} said the road was closed."

    def __str__(self) -> str:
        return self.words


def read_name_shapes() -> list[NameShape]:
    """Return the titles and names of ``cases/names.toml``."""
    data = tomllib.loads((CASES / "names.toml").read_text(encoding="utf-8"))
    shapes: list[NameShape] = []
    for group in data["group"]:
        shapes += [NameShape(words, name) for words, name in group["shapes"]]
    return shapes


@frozen
class CheckCase:
    """A draft, what it rests on, the verdicts any of which is right, and why it must fail."""

    draft: str
    sources: tuple[str, ...]
    verdicts: frozenset[str]
    about: str
    known_failure: str | None = None

    def __str__(self) -> str:
        return f"{self.about}: {self.draft[:60]}"


def read_check_cases() -> list[CheckCase]:
    """Return the drafts of ``cases/checking``."""
    cases: list[CheckCase] = []
    for path in sorted((CASES / "checking").glob("*.toml")):
        for group in tomllib.loads(path.read_text(encoding="utf-8"))["group"]:
            sources = tuple(text.strip() for text in group["sources"])
            for draft, verdicts, *about in group["cases"]:
                cases.append(CheckCase(draft, sources, frozenset(verdicts.split(" | ")), *about))
    return cases


@frozen
class AuditCase:
    """A text, and naming, kind and role of each claim that an audit of it counts."""

    text: str
    counted: tuple[str, ...]
    about: str

    def __str__(self) -> str:
        return f"{self.about}: {self.text[:60]}"


def read_audit_cases() -> list[AuditCase]:
    """Return the texts of ``cases/audits.toml``."""
    data = tomllib.loads((CASES / "audits.toml").read_text(encoding="utf-8"))
    return [
        AuditCase(text, tuple(counted), group["about"])
        for group in data["group"]
        for text, counted in group["cases"]
    ]


def to_params(cases: Iterable[Case | CheckCase]) -> list[Any]:
    """Return *cases* as parameters of a test; one with a known failure must fail."""
    params = []
    for case in cases:
        marks = []
        if case.known_failure is not None:
            marks = [pytest.mark.xfail(reason=case.known_failure, strict=True)]
        params.append(pytest.param(case, id=str(case), marks=marks))
    return params
