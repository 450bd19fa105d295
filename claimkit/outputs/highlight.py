"""HTML: the article with speakers, cues and contents marked, a legend, and a table of claims. No
script, nothing external.
"""

from __future__ import annotations

import heapq
import html
import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal

from attrs import frozen

from claimkit.model import Claim, Skipped, Speaker
from claimkit.spans import Span, Spans, cover_spans

Part = Literal["speaker", "cue", "content"]

NO_SPEAKER = "(no speaker)"
PALETTE = ("#0072b2", "#d55e00", "#008f68", "#b35c93", "#a07300", "#6f6fd0", "#c2485a", "#4f8a8b")
"""Colours after Okabe and Ito, some darkened: each has a contrast of 3:1 or more against white and
against #1e1e1e.
"""

_GREY = "#808080"
_TITLE_MARKS = 3
_UNSHOWABLE = re.compile("[\x00\ud800-\udfff]")
_ESCAPE_SEQUENCE = re.compile(
    "\x1b(?:\\[[0-?]{0,64}[ -/]{0,8}[@-~]|\\][^\x07\x1b]{0,4096}(?:\x07|\x1b\\\\)|[@-Z\\\\^_])|\x9b[0-?]{0,64}[@-~]"
)
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

_STYLE = """
.claimkit{line-height:1.6;max-width:60em}
.claimkit-text{white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:plaintext;margin:.5em 0 1em}
.claimkit-content{border-radius:2px}
.claimkit-speaker{border-bottom:2px solid;font-weight:600}
.claimkit-cue{border-bottom:2px dashed;font-style:italic}
.claimkit-legend span{margin-right:1em;border-left:.8em solid;padding-left:.4em;display:inline-block}
.claimkit table{border-collapse:collapse;font-size:.9em}
.claimkit th,.claimkit td{border:1px solid #80808080;padding:.25em .5em;text-align:start;vertical-align:top}
.claimkit td{overflow-wrap:anywhere}
.claimkit-number::after{content:attr(data-speaker);font-size:.7em;vertical-align:super;font-weight:400;font-style:normal}
"""


@frozen
class _Voice:
    """A speaker as the page shows it: its number from 1, its name and its colour."""

    number: int | None
    name: str
    colour: str


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


def to_html(text: str, claims: Sequence[Claim], skipped: Sequence[Skipped] = ()) -> str:
    """Return an HTML fragment for *text*; its spans are code points of *text*.

    One colour a speaker (the same referent, or without one the same words), numbered in the legend;
    a content is tinted, a speaker underlined, a cue underlined with dashes. Everything is escaped;
    a lone surrogate or NUL becomes U+FFFD.
    """
    voices = _voices(claims)
    marks = [mark for claim in claims for mark in _marks(claim, voices[_voice_key(claim.speaker)])]
    return "".join(
        (
            f'<div class="claimkit"><style>{_STYLE}{_colour_rules(voices.values())}</style>',
            _legend(voices.values()),
            f'<div class="claimkit-text" dir="auto">{"".join(_marked(text, marks))}</div>',
            _claims_table(claims, text, voices),
            _skipped_list(skipped, text),
            "</div>",
        )
    )


def without_controls(text: str) -> str:
    """Return *text* on one line and safe to print: no terminal escape sequence, control or
    direction character, or surrogate.
    """
    plain = _DIRECTIONS.sub("", _ESCAPE_SEQUENCE.sub("", text))
    return _UNSHOWABLE.sub("\ufffd", _CONTROLS.sub(" ", plain))


def speaker_label(speaker: Speaker | None) -> str:
    """Return the speaker's name, else its words, else "(no speaker)"."""
    return (speaker.name or speaker.text or NO_SPEAKER) if speaker else NO_SPEAKER


def certainty_label(claim: Claim) -> str:
    """Return level, polarity and FactBank value of *claim*: "certain, positive (CT+)"."""
    certainty = claim.certainty
    return f"{certainty.level.value}, {certainty.polarity.value} ({certainty.factbank})"


def words_of(spans: Spans, text: str) -> str:
    """Return the words of *spans*, pieces joined by " … "."""
    return " … ".join(span.of(text) for span in spans)


def _voice_key(speaker: Speaker | None) -> Hashable:
    if speaker is None:
        return None
    return ("referent", speaker.referent.id) if speaker.referent else ("words", speaker.text)


def _voices(claims: Iterable[Claim]) -> dict[Hashable, _Voice]:
    """Return the voices of *claims* in text order, by the key of their speakers."""
    voices: dict[Hashable, _Voice] = {}
    number = 0
    for claim in claims:
        key = _voice_key(claim.speaker)
        if key in voices:
            continue
        if claim.speaker is None:
            voices[key] = _Voice(None, NO_SPEAKER, _GREY)
            continue
        number += 1
        voices[key] = _Voice(
            number, speaker_label(claim.speaker), PALETTE[(number - 1) % len(PALETTE)]
        )
    return voices


def _marks(claim: Claim, voice: _Voice) -> Iterator[_Mark]:
    parts: tuple[tuple[Part, Spans], ...] = (
        ("speaker", claim.speaker.spans if claim.speaker else ()),
        ("cue", claim.cue.spans),
        ("content", claim.content.spans),
    )
    spans = [span for _, found in parts for span in found]
    extent = len(cover_spans(spans)) if spans else 0
    for part, found in parts:
        for span in found:
            yield _Mark(span, part, voice, certainty_label(claim), extent)


def _marked(text: str, marks: Sequence[_Mark]) -> Iterator[str]:
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
        yield _segment(text[start:end], active.values(), start)


def _segment(words: str, marks: Iterable[_Mark], start: int) -> str:
    """Return one element for *words*, which begin at *start* and lie in all of *marks*; the inner
    marks decide its looks.
    """
    around = tuple(marks)
    if not around or not words:
        return _escaped(words)
    classes: list[str] = []
    content = min((mark for mark in around if mark.part == "content"), key=_extent, default=None)
    line = min((mark for mark in around if mark.part != "content"), key=_extent, default=None)
    if content:
        classes += ["claimkit-content", f"claimkit-tint-{content.voice.colour[1:]}"]
    if line:
        classes += [f"claimkit-{line.part}", f"claimkit-line-{line.voice.colour[1:]}"]
    number = ""
    if (
        line
        and line.part == "speaker"
        and line.span.end == start + len(words)
        and line.voice.number
    ):
        classes.append("claimkit-number")
        number = f' data-speaker="{line.voice.number}"'
    return f'<span class="{" ".join(classes)}"{number} title="{_title(around)}">{_escaped(words)}</span>'


def _extent(mark: _Mark) -> int:
    return mark.extent


def _title(marks: Sequence[_Mark]) -> str:
    inner = heapq.nsmallest(_TITLE_MARKS, marks, key=_extent)
    names = [
        f"{mark.part} – {without_controls(mark.voice.name)}: {mark.certainty}" for mark in inner
    ]
    return html.escape(" | ".join(names) + (" | …" if len(marks) > _TITLE_MARKS else ""))


def _colour_rules(voices: Iterable[_Voice]) -> str:
    """Return the rules of the colours in use; a tint is translucent, so that it suits light and
    dark pages.
    """
    colours = sorted({voice.colour for voice in voices})
    return "".join(
        f".claimkit-tint-{c[1:]}{{background-color:{c}38}}\n.claimkit-line-{c[1:]}{{border-color:{c}}}\n"
        for c in colours
    )


def _legend(voices: Iterable[_Voice]) -> str:
    items = [
        f'<span class="claimkit-line-{v.colour[1:]}">{f"{v.number} " if v.number else ""}{_cell(v.name)}</span>'
        for v in voices
    ]
    return f'<div class="claimkit-legend">{"".join(items)}</div>' if items else ""


def _claims_table(claims: Sequence[Claim], text: str, voices: Mapping[Hashable, _Voice]) -> str:
    if not claims:
        return "<p>No claims found.</p>"
    names = ("speaker", "role", "cue", "content", "certainty", "stance", "quotation")
    heads = "".join(f"<th>{name}</th>" for name in names)
    rows = "".join(_claim_row(claim, text, voices[_voice_key(claim.speaker)]) for claim in claims)
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _claim_row(claim: Claim, text: str, voice: _Voice) -> str:
    referent = claim.speaker.referent if claim.speaker else None
    cells = (
        voice.name,
        (referent.role if referent else None) or "",
        words_of(claim.cue.spans, text),
        claim.content.text,
        certainty_label(claim),
        claim.certainty.stance.value,
        claim.content.quotation.value,
    )
    return f"<tr>{''.join(f'<td>{_cell(cell)}</td>' for cell in cells)}</tr>"


def _skipped_list(skipped: Sequence[Skipped], text: str) -> str:
    if not skipped:
        return ""
    items = "".join(
        f"<li>{_cell(s.span.of(text))} (at {s.span.start}): {_cell(s.reason)}</li>" for s in skipped
    )
    return f"<details><summary>{len(skipped)} passed over</summary><ul>{items}</ul></details>"


def _cell(text: str) -> str:
    """Return *text* escaped, its direction kept from its surroundings."""
    return f"<bdi>{_escaped(text)}</bdi>"


def _escaped(text: str) -> str:
    """Return *text* as HTML that parses back to it, but for U+FFFD in place of surrogates and NUL;
    keeps carriage returns.
    """
    return html.escape(_UNSHOWABLE.sub("\ufffd", text)).replace("\r", "&#13;")
