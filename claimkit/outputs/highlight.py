"""HTML: the article with speakers, cues and contents marked, a legend, and a table of claims. No
script, nothing external.
"""

from __future__ import annotations

import heapq
import html
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import Literal

from attrs import frozen

from claimkit.model.claim import Claim, Skipped
from claimkit.model.extraction import TextWarning
from claimkit.outputs.wording import (
    replace_unshowable,
    strip_controls,
    to_certainty_label,
    to_words,
)
from claimkit.spans import Span, Spans, cover_spans
from claimkit.text.plain.plaintext import PlainText
from claimkit.text.plain.read import read_plain

Part = Literal["speaker", "cue", "content"]

PALETTE = ("#0072b2", "#d55e00", "#008f68", "#b35c93", "#a07300", "#6f6fd0", "#c2485a", "#4f8a8b")
"""Colours after Okabe and Ito, some darkened: each has a contrast of 3:1 or more against white and
against #1e1e1e.
"""

_GREY = "#808080"
_TITLE_MARKS = 3
_COLUMNS = ("speaker", "role", "cue", "content", "certainty", "reporting class", "quotation")
"""The style keeps the fourth, the content, wide enough to read."""

# A notebook holds many of these styles on one page, and the last one wins. So it is the same in
# all of them, and a rule that draws a border leaves its colour alone: the colour rules say it.
_STYLE = """
.claimkit{line-height:1.6;max-width:60em}
.claimkit-text{white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:plaintext;margin:.5em 0 1em}
.claimkit-content{border-radius:2px}
.claimkit-speaker{border-bottom-width:2px;border-bottom-style:solid;font-weight:600}
.claimkit-cue{border-bottom-width:2px;border-bottom-style:dashed;font-style:italic}
.claimkit-voice{display:inline-block;margin-right:1em;padding-left:.4em;
  border-left-width:.8em;border-left-style:solid}
.claimkit-table{overflow-x:auto}
.claimkit table{border-collapse:collapse;table-layout:auto;font-size:.9em}
.claimkit th,.claimkit td{border:1px solid #80808080;padding:.25em .5em;
  text-align:start;vertical-align:top;overflow-wrap:break-word}
.claimkit td:nth-child(4){min-width:18em}
.claimkit-number::after{content:attr(data-speaker);font-size:.7em;vertical-align:super;
  font-weight:400;font-style:normal}
""" + "".join(
    f".claimkit-tint-{colour[1:]}{{background-color:{colour}38}}\n"
    f".claimkit-line-{colour[1:]}{{border-color:{colour}}}\n"
    for colour in (*PALETTE, _GREY)
)
"""Tints are translucent, so that they suit light and dark pages."""


@frozen
class _Voice:
    """A speaker as the page shows it: its number from 1, its name and its colour."""

    number: int | None
    name: str
    colour: str

    @property
    def tint(self) -> str:
        return f"claimkit-tint-{self.colour[1:]}"

    @property
    def line(self) -> str:
        return f"claimkit-line-{self.colour[1:]}"


@frozen
class _Mark:
    """A span to mark. Of two at one place, the one with the shorter claim, *extent* code points
    long, is the inner one.
    """

    span: Span
    part: Part
    voice: _Voice
    certainty: str
    extent: int

    def is_numbered(self, end: int) -> bool:
        """Whether the speaker's number stands after the words that end at *end*."""
        return self.part == "speaker" and self.span.end == end


def to_html(
    text: str,
    claims: Sequence[Claim],
    skipped: Sequence[Skipped] = (),
    warnings: Sequence[TextWarning] = (),
) -> str:
    """Return an HTML fragment for *text*; its spans are code points of *text*.

    One colour a speaker (the same referent, or without one the same words), numbered in the legend;
    a content is tinted, a speaker underlined, a cue underlined with dashes. Everything is escaped;
    a lone surrogate or NUL becomes U+FFFD.
    """
    plain = read_plain(text)
    voices = _number_voices(claims)
    marks = _mark_claims(claims, voices)
    return "".join(
        (
            f'<div class="claimkit"><style>{_STYLE}</style>',
            _draw_warnings(warnings),
            _draw_legend(voices.values()),
            f'<div class="claimkit-text" dir="auto">{"".join(_draw_text(text, marks))}</div>',
            _draw_claims(plain, claims, voices),
            _draw_skipped(plain, skipped),
            "</div>",
        )
    )


def _number_voices(claims: Iterable[Claim]) -> dict[Hashable, _Voice]:
    """Return the voices of *claims* in text order, by the key of their speakers."""
    voices: dict[Hashable, _Voice] = {}
    number = 0
    for claim in claims:
        key = claim.speaker.key
        if key in voices:
            continue
        name = claim.speaker.label
        if claim.speaker.is_given:
            voices[key] = _Voice(number + 1, name, PALETTE[number % len(PALETTE)])
            number += 1
        else:
            voices[key] = _Voice(None, name, _GREY)
    return voices


def _mark_claims(claims: Iterable[Claim], voices: Mapping[Hashable, _Voice]) -> list[_Mark]:
    marks: list[_Mark] = []
    for claim in claims:
        marks.extend(_mark_claim(claim, voices[claim.speaker.key]))
    return marks


def _mark_claim(claim: Claim, voice: _Voice) -> Iterator[_Mark]:
    parts: dict[Part, Spans] = {
        "speaker": claim.speaker.spans,
        "cue": claim.cue.spans,
        "content": claim.content.spans,
    }
    spans = list(chain.from_iterable(parts.values()))
    extent = len(cover_spans(spans)) if spans else 0
    for part, where in parts.items():
        for span in where:
            yield _Mark(span, part, voice, to_certainty_label(claim), extent)


def _draw_text(text: str, marks: Sequence[_Mark]) -> Iterator[str]:
    """Yield *text* as HTML, cut at every border of a mark, so that no two tags overlap."""
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for index, mark in enumerate(marks):
        opening.setdefault(mark.span.start, []).append(index)
        closing.setdefault(mark.span.end, []).append(index)
    active: dict[int, _Mark] = {}
    for start, end in pairwise(sorted({0, len(text), *opening, *closing})):
        for index in closing.get(start, ()):
            del active[index]
        for index in opening.get(start, ()):
            active[index] = marks[index]
        yield _draw_segment(text[start:end], tuple(active.values()), end)


def _draw_segment(words: str, marks: Sequence[_Mark], end: int) -> str:
    """Return one element for *words*, which end at *end* and lie in all of *marks*; the inner marks
    decide its looks.
    """
    if not marks or not words:
        return _escape(words)
    content = _find_inner(mark for mark in marks if mark.part == "content")
    line = _find_inner(mark for mark in marks if mark.part != "content")
    attributes = f'class="{" ".join(_list_classes(content, line))}"'
    if line is not None and line.is_numbered(end):
        attributes = f'{attributes[:-1]} claimkit-number" data-speaker="{line.voice.number}"'
    return f'<span {attributes} title="{_to_title(marks)}">{_escape(words)}</span>'


def _list_classes(content: _Mark | None, line: _Mark | None) -> Iterator[str]:
    if content is not None:
        yield "claimkit-content"
        yield content.voice.tint
    if line is not None:
        yield f"claimkit-{line.part}"
        yield line.voice.line


def _find_inner(marks: Iterable[_Mark]) -> _Mark | None:
    return min(marks, key=_to_extent, default=None)


def _to_extent(mark: _Mark) -> int:
    return mark.extent


def _to_title(marks: Sequence[_Mark]) -> str:
    names = []
    for mark in heapq.nsmallest(_TITLE_MARKS, marks, key=_to_extent):
        names.append(f"{mark.part} – {strip_controls(mark.voice.name)}: {mark.certainty}")
    if len(marks) > _TITLE_MARKS:
        names.append("…")
    return html.escape(" | ".join(names))


def _draw_legend(voices: Iterable[_Voice]) -> str:
    items = []
    for voice in voices:
        label = _draw_cell(voice.name)
        if voice.number is not None:
            label = f"{voice.number} {label}"
        items.append(f'<span class="claimkit-voice {voice.line}">{label}</span>')
    return f'<div class="claimkit-legend">{"".join(items)}</div>' if items else ""


def _draw_claims(
    plain: PlainText, claims: Sequence[Claim], voices: Mapping[Hashable, _Voice]
) -> str:
    if not claims:
        return "<p>No claims found.</p>"
    head = "".join(f"<th>{name}</th>" for name in _COLUMNS)
    rows = "".join(_draw_row(plain, claim, voices[claim.speaker.key]) for claim in claims)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return f'<div class="claimkit-table">{table}</div>'


def _draw_row(plain: PlainText, claim: Claim, voice: _Voice) -> str:
    cells = (
        voice.name,
        claim.speaker.role or "",
        to_words(plain, claim.cue.spans),
        claim.content.text,
        to_certainty_label(claim),
        claim.certainty.reporting_class.value,
        claim.content.quotation.value,
    )
    return f"<tr>{''.join(f'<td>{_draw_cell(cell)}</td>' for cell in cells)}</tr>"


def _draw_skipped(plain: PlainText, skipped: Sequence[Skipped]) -> str:
    if not skipped:
        return ""
    items = []
    for word in skipped:
        shown = _draw_cell(plain.read(word.span))
        items.append(f"<li>{shown} (at {word.span.start}): {_draw_cell(word.reason)}</li>")
    summary = f"<summary>{len(skipped)} passed over</summary>"
    return f"<details>{summary}<ul>{''.join(items)}</ul></details>"


def _draw_warnings(warnings: Sequence[TextWarning]) -> str:
    """Return what makes the claims less reliable, above all else."""
    items = "".join(f"<li>{_draw_cell(warning.message)}</li>" for warning in warnings)
    return f'<ul class="claimkit-warnings" role="note">{items}</ul>' if items else ""


def _draw_cell(text: str) -> str:
    """Return *text* escaped, its direction kept from its surroundings."""
    return f"<bdi>{_escape(text)}</bdi>"


def _escape(text: str) -> str:
    """Return *text* as HTML that parses back to it, but for U+FFFD in place of surrogates and NUL;
    keeps carriage returns.
    """
    return html.escape(replace_unshowable(text)).replace("\r", "&#13;")
