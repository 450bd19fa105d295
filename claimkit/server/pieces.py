"""The marked text as a page with a style sheet shows it: runs of words, in paragraphs.

The other marked article (:mod:`claimkit.outputs.marked`) has all looks inline, for notebooks; here
the policy of the page allows none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import frozen

from claimkit.outputs.marked.paragraphs import M, Piece, cut_text
from claimkit.outputs.marked.voices import PALETTE, Voice


@frozen
class Run:
    """Words with the same marks, a line's end, a place, or a note behind words.

    Attributes:
        kind: "words", "break", "place" or "note".
        start: of words, in code points of the text.
        ids: of what they belong to, the innermost first; of a note that leads nowhere none.
        look: names of classes; "" for words that are not marked.
    """

    kind: str
    text: str
    start: int
    ids: tuple[str, ...]
    look: str


def list_runs(
    text: str, marks: Sequence[M], describe: Callable[[Sequence[M]], str]
) -> list[list[Run]]:
    """Return the paragraphs of *text*.

    Args:
        describe: returns the classes of words that lie in all of some marks.
    """
    paragraphs: list[list[Run]] = []
    for paragraph in cut_text(text, marks):
        paragraphs.append([_to_run(piece, describe) for piece in paragraph])
    return paragraphs


def _to_run(piece: Piece[M], describe: Callable[[Sequence[M]], str]) -> Run:
    ids = (piece.id,) if piece.id else _list_ids(piece)
    look = describe(piece.marks) if piece.marks else ""
    return Run(piece.kind.value, piece.text, piece.start, ids, look)


def _list_ids(piece: Piece[M]) -> tuple[str, ...]:
    ordered = sorted(piece.marks, key=lambda mark: mark.extent)
    return tuple(dict.fromkeys(mark.id for mark in ordered)) if piece.kind.value == "words" else ()


def describe_voice(voice: Voice) -> str:
    """Return the classes of what a speaker says: the colour and the kind of line."""
    place = PALETTE.index(voice.colour) + 1 if voice.colour in PALETTE else 0
    return f"voice-{place} line-{voice.line}"


def write_palette() -> str:
    """Return the style sheet with the colours of the speakers."""
    lines = [
        f".voice-{place} {{ --voice: {colour}; --tint: {colour}2e }}"
        for place, colour in enumerate(PALETTE, start=1)
    ]
    return "\n".join(lines) + "\n"
