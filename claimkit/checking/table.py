"""Findings as a table for the terminal."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from claimkit.checking.result import Check, Finding, Place, Verdict
from claimkit.outputs.wording import strip_controls

COLUMNS = (("Verdict", None), ("Draft", 3), ("Source", 3), ("Why", 2))
"""Heads, and the shares that the columns have of the width; one without a share is as wide as what
stands in it.
"""

STYLES = {
    Verdict.VERBATIM: "green",
    Verdict.SUPPORTED: "green",
    Verdict.NOT_FOUND: "red",
    Verdict.CONTRADICTED: "red",
    Verdict.OTHER_SPEAKER: "red",
}
OTHERS = "yellow"


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
    cell = Text(strip_controls(finding.speaker or ""), style="bold")
    cell.append(f" {strip_controls(finding.text)}", style="not bold")
    return cell


def _to_source_cell(places: tuple[Place, ...]) -> Text:
    cell = Text()
    for number, place in enumerate(places):
        cell.append("\n" if number else "")
        cell.append(f"{strip_controls(place.id or str(place.source))} ", style="dim")
        cell.append(f"{place.spans[0].start}–{place.spans[-1].end} ", style="dim")
        cell.append(strip_controls(place.text))
    return cell
