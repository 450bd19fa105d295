"""``python -m benchmarks.picture OUT.svg [TEXT]``: the claims of a text by speaker and certainty, by default of the seed article.

A bar reaches from 0 to the score, to the left where the speaker says that it is not so; a ring says that nothing is
asserted. What the journalist holds of a claim stands behind it. Needs matplotlib.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from benchmarks.reports import read_rows
from benchmarks.seed import GOLD
from claimkit import Claim, ClaimSet, Endorsement, Extractor, Level
from claimkit.certainty.score import HIGHEST

COLOURS = {Level.CERTAIN: "#00634a", Level.PROBABLE: "#0072b2", Level.POSSIBLE: "#d08300", Level.UNDERSPECIFIED: "#8a8a8a"}
HELD = {
    Endorsement.ENDORSE: "journalist endorses", Endorsement.DISTANCE: "journalist keeps distance",
    Endorsement.REJECT: "journalist rejects",
}  # fmt: skip
LONGEST = 62  # characters of cue and content
ROW, TOP = 0.27, 1.1  # inches
TEXT_EDGE = -3.3


def rows_of(claims: ClaimSet) -> list[str | Claim]:
    """Return the speakers, those with most claims first, each followed by their claims, the surest first."""
    rows: list[str | Claim] = []
    for speaker, own in sorted(claims.by_speaker().items(), key=lambda item: -len(item[1])):
        rows += [speaker, *sorted(own, key=lambda claim: -claim.certainty.score)]
    return rows


def label_of(claim: Claim) -> str:
    """Return the cue and the beginning of the content."""
    words = f"{claim.cue.lemma}: {' '.join(claim.content.text.split())}"
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"


def draw(claims: ClaimSet, path: Path) -> None:
    """Draw *claims* into *path*."""
    import matplotlib as mpl
    from matplotlib.figure import Figure
    from matplotlib.patches import Patch

    rows = rows_of(claims)
    with mpl.rc_context({"svg.hashsalt": "claimkit", "font.family": "sans-serif", "font.size": 9, "svg.fonttype": "none"}):
        figure = Figure(figsize=(10.5, ROW * len(rows) + TOP))
        axes = figure.add_axes((0.46, 0.45 / figure.get_figheight(), 0.42, 1 - 0.85 / figure.get_figheight()))
        for place, row in enumerate(rows):
            _draw_row(axes, place, row)
        axes.set(xlim=(-HIGHEST, HIGHEST), ylim=(len(rows) - 0.4, -0.6), yticks=[])
        axes.set_xticks(range(-3, 4), ["−3\nsurely not", "−2", "−1", "0", "1", "2", "3\nsurely so"])
        axes.axvline(0, color="0.35", linewidth=0.8)
        axes.grid(axis="x", color="0.9", zorder=0)
        axes.set_axisbelow(True)
        axes.spines[["left", "right", "top"]].set_visible(False)
        axes.tick_params(length=0)
        handles = [Patch(color=colour, label=level.value) for level, colour in COLOURS.items()]
        figure.legend(handles=handles, loc="upper right", ncols=4, frameon=False, bbox_to_anchor=(0.89, 1.0), handlelength=1)
        figure.savefig(path, metadata={"Date": None} if path.suffix == ".svg" else None, dpi=110)


def _draw_row(axes: Any, place: int, row: str | Claim) -> None:
    if isinstance(row, str):
        axes.text(TEXT_EDGE, place + 0.1, row, ha="right", va="center", fontweight="bold")
        return
    certainty = row.certainty
    axes.text(TEXT_EDGE, place, label_of(row), ha="right", va="center", color="0.25")
    if certainty.score:
        axes.barh(place, certainty.score, height=0.62, color=COLOURS[certainty.level], zorder=2)
    else:
        axes.plot(0, place, "o", markerfacecolor="white", markeredgecolor=COLOURS[certainty.level], markersize=6, zorder=3)
    if certainty.endorsement in HELD:
        axes.text(2.4, place, HELD[certainty.endorsement], va="center", fontsize=8, color="0.35")


@click.command()
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("text", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def main(out: Path, text: Path | None) -> None:
    """Draw the claims of TEXT into OUT, an SVG, PDF or PNG."""
    words = text.read_text(encoding="utf-8") if text is not None else read_rows(GOLD)[0]["text"]
    draw(Extractor().extract(words), out)


if __name__ == "__main__":
    main()
