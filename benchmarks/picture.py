"""``python -m benchmarks.picture OUT.svg [TEXT]``: the claims of a text by speaker and certainty,
by default of the seed article.

A bar reaches from 0 to the score, to the left where the speaker says that it is not so; a ring says
that nothing is asserted. What the journalist holds of a claim stands behind it. Needs matplotlib.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from benchmarks.reports import read_rows
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
    Endorsement.ENDORSE: "journalist endorses", Endorsement.DISTANCE: "journalist keeps distance",
    Endorsement.REJECT: "journalist rejects",
}  # fmt: skip
LONGEST = 62  # characters of cue and content
ROW, TOP = 0.27, 1.1  # inches
LABEL_EDGE, STANCE_EDGE = -0.03, 1.02  # of the axes' width
LEAST = -0.25  # of the scale, where no claim is negative


def rows_of(claims: ClaimSet) -> list[str | Claim]:
    """Return the speakers, those with most claims first, each followed by their claims, the surest
    first.
    """
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

    rows = rows_of(claims)
    with mpl.rc_context(
        {
            "svg.hashsalt": "claimkit",
            "font.family": "sans-serif",
            "font.size": 9,
            "svg.fonttype": "none",
        }
    ):
        figure = Figure(figsize=(10.5, ROW * len(rows) + TOP))
        axes = figure.add_axes(
            (0.47, 0.5 / figure.get_figheight(), 0.37, 1 - 0.9 / figure.get_figheight())
        )
        for place, row in enumerate(rows):
            _draw_row(axes, place, row)
        least = -HIGHEST if any(claim.certainty.score < 0 for claim in claims) else LEAST
        axes.set(xlim=(least, HIGHEST), ylim=(len(rows) - 0.4, -0.6), yticks=[])
        ticks = {
            -3: "−3\nsurely not",
            -2: "−2",
            -1: "−1",
            0: "0\nnot said",
            1: "1",
            2: "2",
            3: "3\nsurely so",
        }
        axes.set_xticks(
            [tick for tick in ticks if tick >= least],
            [name for tick, name in ticks.items() if tick >= least],
        )
        axes.axvline(0, color="0.35", linewidth=0.8)
        axes.grid(axis="x", color="0.9", zorder=0)
        axes.set_axisbelow(True)
        axes.spines[["left", "right", "top"]].set_visible(False)
        axes.tick_params(length=0)
        figure.legend(
            handles=_legend(),
            loc="upper left",
            ncols=4,
            frameon=False,
            bbox_to_anchor=(0.46, 1.0),
            handlelength=1,
        )
        figure.savefig(path, metadata={"Date": None} if path.suffix == ".svg" else None, dpi=110)


def _legend() -> list[Any]:
    """Return a patch for each level with bars, and the ring of those without."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    bars = [
        Patch(color=colour, label=level.value)
        for level, colour in COLOURS.items()
        if level is not Level.UNDERSPECIFIED
    ]
    grey = COLOURS[Level.UNDERSPECIFIED]
    ring = Line2D(
        [],
        [],
        marker="o",
        linestyle="",
        markerfacecolor="white",
        markeredgecolor=grey,
        label="underspecified",
    )
    return [*bars, ring]


def _draw_row(axes: Any, place: int, row: str | Claim) -> None:
    beside = axes.get_yaxis_transform()
    if isinstance(row, str):
        axes.text(
            LABEL_EDGE,
            place + 0.1,
            row,
            ha="right",
            va="center",
            fontweight="bold",
            transform=beside,
        )
        return
    certainty = row.certainty
    axes.text(
        LABEL_EDGE, place, label_of(row), ha="right", va="center", color="0.25", transform=beside
    )
    if certainty.score:
        axes.barh(place, certainty.score, height=0.62, color=COLOURS[certainty.level], zorder=2)
    else:
        axes.plot(
            0,
            place,
            "o",
            markerfacecolor="white",
            markeredgecolor=COLOURS[certainty.level],
            markersize=6,
            zorder=3,
        )
    if certainty.endorsement in HELD:
        held = HELD[certainty.endorsement]
        axes.text(STANCE_EDGE, place, held, va="center", fontsize=8, color="0.35", transform=beside)


@click.command()
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@click.argument(
    "text", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
def main(out: Path, text: Path | None) -> None:
    """Draw the claims of TEXT into OUT, an SVG, PDF or PNG."""
    words = text.read_text(encoding="utf-8") if text is not None else read_rows(GOLD)[0]["text"]
    draw(Extractor().extract(words), out)


if __name__ == "__main__":
    main()
