"""Pictures of an audit. Only this module imports matplotlib, when called."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimkit.auditing.shares import NO_DATE, Share
from claimkit.extras import load_library

if TYPE_CHECKING:
    from matplotlib.axes import Axes

HEIGHT_OF_BAR, LEAST_HEIGHT, WIDTH = 0.35, 2.0, 7.0  # inches
SHOWN = 12
"""Values that have a bar or a colour of their own; the others, with fewer words, are one."""
REST, GREY, LEAST_REST = "all others", "#BBBBBB", 0.01  # percent
NO_ID = "no id"
# Okabe & Ito 2008, "Color Universal Design": told apart by all eyes
WORDS, DIRECT = "#0072B2", "#E69F00"


def draw_shares(shares: Sequence[Share], by: str, ax: Axes | None) -> Axes:
    """Draw two bars for each of *shares*: of all words, and of those in quotation marks."""
    names, words, direct = _cut(shares)
    rows = range(len(names))
    if ax is None:
        ax = _make_axes(len(names))
    ax.barh([row - 0.2 for row in rows], words, height=0.38, color=WORDS, label="all words")
    ax.barh(
        [row + 0.2 for row in rows], direct, height=0.38, color=DIRECT, label="in quotation marks"
    )
    ax.set_yticks(list(rows), names)
    ax.invert_yaxis()
    ax.set_xlabel("percent of the words quoted")
    ax.set_title(f"Who is quoted, by {by}")
    ax.legend(frameon=False)
    return ax


def draw_time(shares: Sequence[Share], by: str, ax: Axes | None) -> Axes:
    """Draw a bar for each period, in which each value has its share of the words."""
    periods = list(dict.fromkeys(share.period or NO_DATE for share in shares))
    parts = {(share.period or NO_DATE, share.value): share.of_words for share in shares}
    if ax is None:
        ax = _make_axes(len(periods))
    left = [0.0] * len(periods)
    for value, colour in zip(_rank_values(shares)[:SHOWN], list_colours(), strict=False):
        widths = [100 * parts.get((period, value), 0.0) for period in periods]
        ax.barh(periods, widths, left=left, label=value or NO_ID, color=colour)
        left = [start + width for start, width in zip(left, widths, strict=True)]
    _draw_rest(ax, periods, left)
    ax.invert_yaxis()
    ax.set_xlabel("percent of the words quoted")
    ax.set_title(f"Who is quoted, by {by}")
    ax.legend(frameon=False, bbox_to_anchor=(1, 1), loc="upper left")
    return ax


def _draw_rest(ax: Axes, periods: Sequence[str], filled: Sequence[float]) -> None:
    """Draw what is left of each period behind the percents that are *filled*."""
    rests = [max(0.0, 100 - percent) for percent in filled]
    if max(rests) > LEAST_REST:
        ax.barh(periods, rests, left=filled, label=REST, color=GREY)


def list_endings() -> tuple[str, ...]:
    """Return the endings of the files in which pictures can be written: ".png", ".svg", …

    Raises:
        MissingExtraError: matplotlib is not installed.
    """
    bases: Any = load_library("matplotlib.backend_bases", extra="plot", what="pictures")
    return tuple(f".{name}" for name in sorted(bases.FigureCanvasBase.filetypes))


def save(ax: Axes, file: Path | str) -> None:
    """Write the figure of *ax* to *file*, and close it.

    Raises:
        ValueError: no format has the ending of *file*.
        OSError: it cannot be written.
    """
    figure: Any = ax.get_figure()
    try:
        figure.savefig(file)
    finally:
        load_pyplot().close(figure)


def _cut(shares: Sequence[Share]) -> tuple[list[str], list[float], list[float]]:
    """Return names, percents of words and percents of direct words; the smallest are one."""
    shown, rest = shares[:SHOWN], shares[SHOWN:]
    names = [share.value or NO_ID for share in shown]
    words = [100 * share.of_words for share in shown]
    direct = [100 * share.of_direct_words for share in shown]
    if rest:
        names.append(REST)
        words.append(100 * sum(share.of_words for share in rest))
        direct.append(100 * sum(share.of_direct_words for share in rest))
    return names, words, direct


def list_colours() -> list[tuple[float, ...]]:
    """Return colours that differ, at least as many as values that are shown."""
    return list(load_pyplot().get_cmap("tab20").colors)


def _rank_values(shares: Sequence[Share]) -> list[str]:
    """Return the values, those with most words in all periods together first."""
    words: dict[str, int] = {}
    for share in shares:
        words[share.value] = words.get(share.value, 0) + share.words
    return sorted(words, key=lambda value: -words[value])


def _make_axes(bars: int) -> Any:
    height = max(LEAST_HEIGHT, HEIGHT_OF_BAR * (bars + 3))
    return load_pyplot().subplots(figsize=(WIDTH, height), layout="constrained")[1]


def load_pyplot() -> Any:
    """Return matplotlib's pyplot.

    Raises:
        MissingExtraError: it is not installed.
    """
    return load_library("matplotlib.pyplot", extra="plot", what="pictures")
