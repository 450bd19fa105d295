"""Tables for the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from claimkit.model.claim import Claim
from claimkit.model.scheme import Level
from claimkit.model.speaker import Speaker
from claimkit.outputs.items import Item
from claimkit.outputs.wording import strip_controls, to_certainty_label, to_words
from claimkit.text.plain.read import read_plain

COLUMNS = (("Speaker", 2), ("Cue", 1), ("Content", 5), ("Certainty", 2))
WHERE = ("Where", 1)
"""Heads, and the shares that the columns have of the width."""

LEAST_WIDTH = 40  # characters
STYLES = {
    Level.CERTAIN: "green",
    Level.PROBABLE: "cyan",
    Level.POSSIBLE: "yellow",
    Level.UNDERSPECIFIED: "dim",
}


def to_table(
    text: str, claims: Sequence[Claim], where: Callable[[Claim], str | None] | None = None
) -> Table:
    """Return a table of *claims*, one row each: speaker (role dim), cue, content, certainty; and
    what *where* says of each, if it is given.

    Words of *text* are shown as they are: their markup is inert, their control characters and
    escape sequences are gone.
    """
    table = Table(show_lines=True)
    plain = read_plain(text)
    for head, share in COLUMNS if where is None else (*COLUMNS, WHERE):
        table.add_column(head, ratio=share, overflow="fold")
    for claim in claims:
        table.add_row(
            _to_speaker_cell(claim.speaker),
            Text(strip_controls(to_words(plain, claim.cue.spans)), style="italic"),
            Text(strip_controls(claim.content.text)),
            _to_certainty_cell(claim),
            *(() if where is None else (Text(where(claim) or "", style="dim"),)),
        )
    return table


def write_tables(items: Iterable[Item], several: bool) -> Iterator[str]:
    """Yield a table an item, under its name if there are several."""
    for item in items:
        if several:
            yield render(Text(strip_controls(item.name), style="bold"))
        table = to_table(item.found.text, item.found.claims, item.where)
        yield render(table if table.rows else "No claims found.")


def render(shown: RenderableType) -> str:
    """Return *shown* as the terminal prints it: as wide as that is, with styles if it has them. One
    that says that it has no width, as some do, would get nothing at all.
    """
    console = Console(markup=False, highlight=False)
    console.width = max(console.width, LEAST_WIDTH)
    with console.capture() as capture:
        console.print(shown)
    return capture.get()


def _to_speaker_cell(speaker: Speaker) -> Text:
    cell = Text(strip_controls(speaker.label), style="bold" if speaker.is_given else "dim")
    if speaker.role is not None:
        cell.append(f" {strip_controls(speaker.role)}", style="not bold dim")
    return cell


def _to_certainty_cell(claim: Claim) -> Text:
    """Return level, polarity, FactBank value and score, and below them the words that say so."""
    certainty = claim.certainty
    label = f"{to_certainty_label(claim)} {certainty.score:+.1f}"
    _, _, reasons = certainty.explain().partition(": ")
    return Text(label, style=STYLES[certainty.level]).append(
        f"\n{strip_controls(reasons)}", style="dim"
    )
