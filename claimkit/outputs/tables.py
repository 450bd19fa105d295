"""Tables for the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from claimkit.model import Claim, Level, Speaker
from claimkit.outputs.highlight import certainty_label, speaker_label, without_controls, words_of


def to_table(text: str, claims: Sequence[Claim]) -> Table:
    """Return a table of *claims*, one row each: speaker (role dim), cue, content, certainty.

    Words of *text* are shown as they are: their markup is inert, their control characters and
    escape sequences are gone.
    """
    table = Table(show_lines=True)
    table.add_column("Speaker", ratio=2, overflow="fold")
    table.add_column("Cue", ratio=1, overflow="fold")
    table.add_column("Content", ratio=5, overflow="fold")
    table.add_column("Certainty", ratio=2, overflow="fold")
    for claim in claims:
        table.add_row(
            _speaker_cell(claim.speaker),
            Text(without_controls(words_of(claim.cue.spans, text)), style="italic"),
            Text(without_controls(claim.content.text)),
            _certainty_cell(claim),
        )
    return table


def _speaker_cell(speaker: Speaker | None) -> Text:
    cell = Text(without_controls(speaker_label(speaker)), style="bold" if speaker else "dim")
    role = speaker.referent.role if speaker and speaker.referent else None
    return cell.append(f" {without_controls(role)}", style="not bold dim") if role else cell


def _certainty_cell(claim: Claim) -> Text:
    """Return level, polarity, FactBank value and score, and below them the words that say so."""
    certainty = claim.certainty
    cell = Text(f"{certainty_label(claim)} {certainty.score:+.1f}", style=_style(certainty.level))
    return cell.append(f"\n{without_controls(certainty.explain().partition(': ')[2])}", style="dim")


def _style(level: Level) -> str:
    return {
        Level.CERTAIN: "green",
        Level.PROBABLE: "cyan",
        Level.POSSIBLE: "yellow",
        Level.UNDERSPECIFIED: "dim",
    }[level]
