"""An audit as a table, for the terminal and for a notebook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claimkit.auditing.shares import NO_DATE, Aspect, Share
from claimkit.outputs.wording import replace_unshowable, strip_controls

if TYPE_CHECKING:
    from jinja2 import Template

    from claimkit.auditing.audit import Audit

SHOWN = (Aspect.NAMING, Aspect.KIND, Aspect.ROLE, Aspect.CHANNEL)
"""What a notebook shows of an audit."""
COUNTS = ("Sources", "Claims", "Words", "Of all", "Direct")
TEMPLATE = "audit.html"


def to_table(shares: Sequence[Share], by: str) -> Table:
    """Return a table of *shares*, a row each, with the period first if they have any."""
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    timed = _is_timed(shares)
    for head in ("Period", by.capitalize()) if timed else (by.capitalize(),):
        table.add_column(head, overflow="fold")
    for head in COUNTS:
        table.add_column(head, justify="right")
    for share in shares:
        table.add_row(
            *((Text(share.period or NO_DATE),) if timed else ()),
            Text(strip_controls(share.value)),
            *map(Text, list_cells(share)),
        )
    return table


def to_entries(shares: Sequence[Share], by: str) -> Group:
    """Return *shares* one below the other, for a terminal in which a table would break words."""
    entries: list[RenderableType] = [Text(f"By {by}", style="bold")]
    for share in shares:
        period = f"{share.period or NO_DATE}, " if _is_timed(shares) else ""
        sources, claims, words, of_all, direct = list_cells(share)
        told = f"sources {sources}, claims {claims}, words {words} ({of_all}), direct {direct}"
        entries += (
            Text(f"{period}{strip_controls(share.value)}"),
            Padding(told, (0, 0, 0, 2), expand=False),
        )
    return Group(*entries, "")


def to_html(audit: Audit) -> str:
    """Return tables of *audit* as a fragment of HTML; everything is escaped."""
    tables = {aspect.value: audit.shares(aspect) for aspect in SHOWN}
    return _load_template().render(tables=tables, counts=COUNTS, cells=list_cells)


def list_cells(share: Share) -> Iterator[str]:
    """Yield sources, claims, words, percent of all words, percent of all direct words."""
    yield from (str(share.sources), str(share.claims), str(share.words))
    yield from (f"{share.of_words:.0%}", f"{share.of_direct_words:.0%}")


def _is_timed(shares: Sequence[Share]) -> bool:
    """Whether *shares* are those of periods."""
    return any(share.period is not None for share in shares)


@cache
def _load_template() -> Template:
    from jinja2 import Environment, PackageLoader

    environment = Environment(
        loader=PackageLoader("claimkit.auditing", "."),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: replace_unshowable(value) if isinstance(value, str) else value,
    )
    return environment.get_template(TEMPLATE)
