"""The marked article for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group
from rich.padding import Padding
from rich.style import Style
from rich.text import Text

from claimkit.model.extraction import Extraction
from claimkit.outputs.items import Item
from claimkit.outputs.marked.marks import Mark, find_inner, mark_claims
from claimkit.outputs.marked.paragraphs import Kind, Piece, cut_text
from claimkit.outputs.marked.voices import Voice, number_voices
from claimkit.outputs.tables import render
from claimkit.outputs.wording import strip_controls


def write_articles(items: Iterable[Item], several: bool) -> Iterator[str]:
    """Yield each item as its text with the claims marked, under its name if there are several.

    Speakers are bold, cues italic, contents underlined; behind them stand the speaker's number and
    how certain it is, so that nothing is lost without colours.
    """
    for item in items:
        if several:
            yield render(Text(strip_controls(item.name), style="bold"))
        yield render(_draw(item.found))


def _draw(found: Extraction) -> Group:
    voices = number_voices(found.claims)
    paragraphs = cut_text(found.text, mark_claims(found.claims, voices))
    legend = Text("  ").join(map(_draw_voice, voices.values()))
    drawn = [Padding(_draw_paragraph(paragraph), (1, 0, 0, 0)) for paragraph in paragraphs]
    return Group(legend, *drawn) if voices else Group("No claims found.")


def _draw_voice(voice: Voice) -> Text:
    number = "" if voice.number is None else f"{voice.number} "
    return Text(f"{number}{strip_controls(voice.name)}", style=Style(color=voice.colour, bold=True))


def _draw_paragraph(pieces: Iterable[Piece[Mark]]) -> Text:
    drawn = Text()
    for piece in pieces:
        if piece.kind is Kind.BREAK:
            drawn.append("\n")
        elif piece.kind is Kind.NOTE:
            drawn.append(f"[{piece.text}]", style=Style(color=piece.marks[0].voice.colour))
        else:
            drawn.append(strip_controls(piece.text), style=_to_style(piece.marks))
    return drawn


def _to_style(marks: tuple[Mark, ...]) -> Style:
    """Return the looks of words that lie in all of *marks*: the inner one decides."""
    if not marks:
        return Style()
    inner = find_inner(marks)
    return Style(
        color=inner.voice.colour,
        bold=inner.part == "speaker",
        italic=inner.part == "cue",
        underline=inner.part == "content",
    )
