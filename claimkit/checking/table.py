"""Findings as a table for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claimkit.checking.result import Check, Finding, Place, Verdict
from claimkit.outputs.wording import strip_controls

COLUMNS = (("Verdict", None), ("Draft", 3), ("Source", 3), ("Why", 2))
"""Heads, and the shares that the columns have of the width; one without a share is as wide as what
stands in it.
"""

WIDE = 100  # characters: in less the columns would hold three words a line
STYLES = {
    Verdict.VERBATIM: "green",
    Verdict.SUPPORTED: "green",
    Verdict.NOT_FOUND: "red",
    Verdict.CONTRADICTED: "red",
    Verdict.OTHER_SPEAKER: "red",
}
OTHERS = "yellow"


def show_check(check: Check, width: int) -> RenderableType:
    """Return the findings as *width* characters show them best."""
    if not check:
        return "Nothing to check."
    return to_table(check) if width >= WIDE else to_entries(check)


def to_entries(check: Check) -> Group:
    """Return the findings one below the other: verdict, draft, source, why."""
    entries: list[RenderableType] = []
    for finding in check:
        entries.append(Text(finding.verdict, style=STYLES.get(finding.verdict, OTHERS)))
        for head, cell in _list_lines(finding):
            line = Text(f"{head:<6} ", style="dim")
            entries.append(Padding(line.append_text(cell), (0, 0, 0, 2), expand=False))
        entries.append("")
    return Group(*entries)


def _list_lines(finding: Finding) -> Iterator[tuple[str, Text]]:
    """Yield head and words of each line of an entry; those without words are left out."""
    yield "draft", _to_draft_cell(finding)
    for place in finding.places:
        yield "source", _to_source_cell((place,))
    if finding.reason:
        yield "why", Text(strip_controls(finding.reason))


def to_table(check: Check) -> Table:
    """Return a table of the findings, one row each; words of texts are shown as they are."""
    table = Table(show_lines=True, expand=True)
    for head, share in COLUMNS:
        table.add_column(head, ratio=share, overflow="fold", no_wrap=share is None)
    for finding in check:
        table.add_row(
            Text(finding.verdict, style=STYLES.get(finding.verdict, OTHERS)),
            _to_draft_cell(finding),
            _to_source_cell(finding.places),
            Text(strip_controls(finding.reason)),
        )
    return table


def _to_draft_cell(finding: Finding) -> Text:
    speaker = strip_controls(finding.speaker or "")
    cell = Text(f"{speaker}: " if speaker else "", style="bold")
    return cell.append(strip_controls(finding.text), style="not bold")


def _to_source_cell(places: tuple[Place, ...]) -> Text:
    cell = Text()
    for number, place in enumerate(places):
        cell.append("\n" if number else "")
        cell.append(f"{strip_controls(place.id or str(place.source))} ", style="dim")
        cell.append(f"{place.spans[0].start}–{place.spans[-1].end} ", style="dim")
        cell.append(strip_controls(place.text))
    return cell
