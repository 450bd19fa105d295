"""``python -m benchmarks.picture OUT.svg [TEXT]``: the claims of a text by speaker and certainty,
by default of the seed article.

A bar reaches from 0 to the score, to the left where the speaker says that it is not so; a ring says
that nothing is asserted. What the journalist holds of a claim stands behind it. Needs matplotlib.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from benchmarks.reports import FILE, NEW_FILE, read_rows
from benchmarks.seed import GOLD
from claimkit import Claim, ClaimSet, Endorsement, Extractor, Level
from claimkit.certainty.score import HIGHEST

COLOURS = {
    Level.CERTAIN: "#00634a",
    Level.PROBABLE: "#0072b2",
    Level.POSSIBLE: "#d08300",
    Level.UNDERSPECIFIED: "#8a8a8a",
}
HELD = {
    Endorsement.ENDORSE: "journalist endorses",
    Endorsement.DISTANCE: "journalist keeps distance",
    Endorsement.REJECT: "journalist rejects",
}
TICKS = {
    -3: "−3\nsurely not",
    -2: "−2",
    -1: "−1",
    0: "0\nnot said",
    1: "1",
    2: "2",
    3: "3\nsurely so",
}
SETTINGS = {
    "svg.hashsalt": "claimkit",
    "font.family": "sans-serif",
    "font.size": 9,
    "svg.fonttype": "none",
}
RING = {"marker": "o", "markerfacecolor": "white", "linestyle": ""}
LONGEST = 62  # characters of cue and content
ROW, TOP = 0.27, 1.1  # inches
LABEL_EDGE, STANCE_EDGE = -0.03, 1.02  # of the axes' width
LEAST = -0.25  # of the scale, where no claim is negative


def list_rows(claims: ClaimSet) -> list[str | Claim]:
    """Return the speakers, those with most claims first, each followed by their claims, the surest
    first.
    """
    rows: list[str | Claim] = []
    for speaker, own in sorted(claims.by_speaker().items(), key=lambda item: -len(item[1])):
        rows += [speaker, *sorted(own, key=lambda claim: -claim.certainty.score)]
    return rows


def label_claim(claim: Claim) -> str:
    """Return the cue and the beginning of the content."""
    words = f"{claim.cue.lemma}: {' '.join(claim.content.text.split())}"
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"


def draw(claims: ClaimSet, path: Path) -> None:
    """Draw *claims* into *path*."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    rows = list_rows(claims)
    is_any_negative = any(claim.certainty.score < 0 for claim in claims)
    with mpl.rc_context(SETTINGS):
        figure = Figure(figsize=(10.5, ROW * len(rows) + TOP))
        height = figure.get_figheight()
        axes = figure.add_axes((0.47, 0.5 / height, 0.37, 1 - 0.9 / height))
        for index, row in enumerate(rows):
            draw_row(axes, index, row)
        draw_scale(axes, len(rows), -HIGHEST if is_any_negative else LEAST)
        draw_legend(figure)
        figure.savefig(path, metadata={"Date": None} if path.suffix == ".svg" else None, dpi=110)


def draw_scale(axes: Any, rows: int, least: float) -> None:
    """Draw the scale of the score, from *least* on, and lines that help to read it."""
    ticks = [tick for tick in TICKS if tick >= least]
    axes.set(xlim=(least, HIGHEST), ylim=(rows - 0.4, -0.6), yticks=[])
    axes.set_xticks(ticks, [TICKS[tick] for tick in ticks])
    axes.axvline(0, color="0.35", linewidth=0.8)
    axes.grid(axis="x", color="0.9", zorder=0)
    axes.set_axisbelow(True)
    axes.spines[["left", "right", "top"]].set_visible(False)
    axes.tick_params(length=0)


def draw_legend(figure: Any) -> None:
    """Draw a patch for each level with bars, and the ring of those without."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    handles: list[Any] = []
    for level, colour in COLOURS.items():
        if level is not Level.UNDERSPECIFIED:
            handles.append(Patch(color=colour, label=level.value))
    ring = {**RING, "markeredgecolor": COLOURS[Level.UNDERSPECIFIED]}
    handles.append(Line2D([], [], label="underspecified", **ring))
    place = {"loc": "upper left", "bbox_to_anchor": (0.46, 1.0)}
    figure.legend(handles=handles, ncols=4, frameon=False, handlelength=1, **place)


def draw_row(axes: Any, index: int, row: str | Claim) -> None:
    if isinstance(row, str):
        style = {"ha": "right", "va": "center", "fontweight": "bold"}
        axes.text(LABEL_EDGE, index + 0.1, row, transform=axes.get_yaxis_transform(), **style)
    else:
        draw_claim(axes, index, row)


def draw_claim(axes: Any, index: int, claim: Claim) -> None:
    certainty, beside = claim.certainty, axes.get_yaxis_transform()
    colour = COLOURS[certainty.level]
    style = {"ha": "right", "va": "center", "color": "0.25"}
    axes.text(LABEL_EDGE, index, label_claim(claim), transform=beside, **style)
    if certainty.score:
        axes.barh(index, certainty.score, height=0.62, color=colour, zorder=2)
    else:
        axes.plot(0, index, markeredgecolor=colour, markersize=6, zorder=3, **RING)
    if certainty.endorsement in HELD:
        style = {"va": "center", "fontsize": 8, "color": "0.35"}
        axes.text(STANCE_EDGE, index, HELD[certainty.endorsement], transform=beside, **style)


@click.command()
@click.argument("out", type=NEW_FILE)
@click.argument("text", required=False, type=FILE)
def main(out: Path, text: Path | None) -> None:
    """Draw the claims of TEXT into OUT, an SVG, PDF or PNG."""
    words = text.read_text(encoding="utf-8") if text is not None else read_rows(GOLD)[0]["text"]
    draw(Extractor().extract(words), out)


if __name__ == "__main__":
    main()
