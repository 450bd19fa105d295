"""Tables for the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claimkit.model.claim import Claim
from claimkit.model.scheme import Level
from claimkit.model.speaker import Speaker
from claimkit.outputs.items import Item
from claimkit.outputs.wording import strip_controls, to_certainty_words, to_role, to_words
from claimkit.text.plain.read import read_plain

COLUMNS = (("Id", None), ("Speaker", 4), ("Cue", 3), ("Content", 8), ("Certainty", None))
WHERE = ("Where", 2)
"""Heads, and the shares that the columns have of the width; one without a share is as wide as what
stands in it.
"""

LEAST_WIDTH = 40  # characters
LONGEST_WORD = 16  # characters
NARROW = 64  # characters: in less a column would break names and words
STYLES = {
    Level.CERTAIN: "green",
    Level.PROBABLE: "cyan",
    Level.POSSIBLE: "yellow",
    Level.UNDERSPECIFIED: "dim",
}


def to_table(
    text: str, claims: Sequence[Claim], where: Callable[[Claim], str | None] | None = None
) -> Table:
    """Return a table of *claims* that uses all the width, one row each: id, and below it the claim
    in which it is made, speaker (role dim), cue, content, certainty; and what *where* says of each,
    if it is given.

    Words of *text* are shown as they are: their markup is inert, their control characters and
    escape sequences are gone.
    """
    table = Table(box=box.SIMPLE_HEAD, expand=True, padding=(0, 1, 0, 0), pad_edge=False)
    plain = read_plain(text)
    rows = [
        (
            _to_id_cell(claim, "\n"),
            _to_speaker_cell(claim.speaker),
            Text(strip_controls(to_words(plain, claim.cue.spans)), style="italic"),
            Text(strip_controls(claim.content.text)),
            Text(to_certainty_words(claim), style=STYLES[claim.certainty.level]),
            *(() if where is None else (Text(where(claim) or "", style="dim"),)),
        )
        for claim in claims
    ]
    heads = COLUMNS if where is None else (*COLUMNS, WHERE)
    for column, (head, share) in enumerate(heads):
        if share is None:
            table.add_column(head, no_wrap=True)
        else:  # of a column with a share the width is the least
            longest = _measure_longest(row[column] for row in rows)
            table.add_column(head, ratio=share, overflow="fold", width=longest)
    for row in rows:
        table.add_row(*row)
    return table


def _measure_longest(cells: Iterable[Text]) -> int:
    """Return the width of the longest word in *cells*, which shall not be broken; of those that are
    longer than LONGEST_WORD, which may be, this.
    """
    words = chain.from_iterable(cell.plain.split() for cell in cells)
    return min(max(map(len, words), default=1), LONGEST_WORD)


def to_entries(
    text: str, claims: Sequence[Claim], where: Callable[[Claim], str | None] | None = None
) -> Group:
    """Return *claims* one below the other, as :func:`to_table` has them side by side: id, speaker,
    cue and certainty on a line, below it the content.
    """
    plain = read_plain(text)
    entries: list[RenderableType] = []
    for claim in claims:
        head = _to_id_cell(claim, " ")
        head.append(" ").append_text(_to_speaker_cell(claim.speaker))
        head.append(f" {strip_controls(to_words(plain, claim.cue.spans))}", style="not bold italic")
        certainty = to_certainty_words(claim)
        head.append(f" ({certainty})", style=f"not bold {STYLES[claim.certainty.level]}")
        told = None if where is None else where(claim)
        head.append(f" {told}" if told else "", style="not bold dim")
        content = Text(strip_controls(claim.content.text))
        entries += (head, Padding(content, (0, 0, 1, 2)))
    return Group(*entries)


def write_tables(items: Iterable[Item], several: bool) -> Iterator[str]:
    """Yield a table an item, under its name if there are several."""
    for item in items:
        if several:
            yield render(Text(strip_controls(item.name), style="bold"))
        claims = item.found.claims
        shape = to_entries if measure_width() < NARROW else to_table
        yield render(shape(item.found.text, claims, item.where) if claims else "No claims found.")


def render(shown: RenderableType) -> str:
    """Return *shown* as the terminal prints it: as wide as that is, with styles if it has them. One
    that says that it has no width, as some do, would get nothing at all.
    """
    console = Console(markup=False, highlight=False)
    console.width = measure_width()
    with console.capture() as capture:
        console.print(shown)
    return capture.get()


def measure_width() -> int:
    """Return how many characters a line may have: those of the terminal, or the least that is
    enough.
    """
    return max(Console().width, LEAST_WIDTH)


def _to_id_cell(claim: Claim, gap: str) -> Text:
    """Return the id of *claim*, and of which claim's content it is a part: "c4 in c3"."""
    within = "" if claim.within is None else f"{gap}in {claim.within}"
    return Text(f"{claim.id}{within}", style="dim")


def _to_speaker_cell(speaker: Speaker) -> Text:
    cell = Text(strip_controls(speaker.label), style="bold" if speaker.is_given else "dim")
    role = to_role(speaker)
    return cell.append(f", {strip_controls(role)}", style="not bold dim") if role else cell
