"""Brat's standoff format (https://brat.nlplab.org/standoff.html): an event for each claim.

``claimkit.evaluation.brat`` reads it back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from attrs import field, frozen

from claimkit.model.claim import Claim
from claimkit.model.extraction import Extraction
from claimkit.outputs.annotations.parts import Part, PartKind, list_parts
from claimkit.outputs.wording import replace_unshowable
from claimkit.spans import Span, Spans

TYPES = {PartKind.SPEAKER: "Source", PartKind.CUE: "Cue", PartKind.CONTENT: "Content"}
INNER = "Inner"
"""Marks a claim within another one or within a quotation: no attribution of its own in corpora."""

_LINE = re.compile(r"\S(?:[^\n\r]*\S)?")


def to_brat(found: Extraction) -> str:
    """Return the claims of *found* as an ``.ann`` file; offsets are code points of the text.

    A claim is an event: its trigger is the cue, its arguments are speaker (Source) and content, its
    attributes level and polarity. Pieces of several lines are cut at their ends, as brat asks. A
    claim without a cue can be no event: its parts stand alone, with a note.
    """
    writer = _Writer(replace_unshowable(found.text))
    inner = {claim.id for claim in found.claims if claim.within is not None or claim.cue.quoted}
    lines: list[str] = []
    for claim in found.claims:
        lines += writer.write_claim(claim, is_inner=claim.id in inner)
    return "".join(f"{line}\n" for line in lines)


def to_brat_text(found: Extraction) -> str:
    """Return the text of *found* for the ``.txt`` beside it: with U+FFFD for what UTF-8 lacks."""
    return replace_unshowable(found.text)


@frozen
class _Writer:
    """Numbers the lines of one file, each kind from 1."""

    text: str
    bounds: Iterator[int] = field(factory=lambda: count(1))
    events: Iterator[int] = field(factory=lambda: count(1))
    attributes: Iterator[int] = field(factory=lambda: count(1))
    notes: Iterator[int] = field(factory=lambda: count(1))

    def write_claim(self, claim: Claim, *, is_inner: bool) -> Iterator[str]:
        names: dict[PartKind, str] = {}
        for part in list_parts(claim):
            names[part.kind] = f"T{next(self.bounds)}"
            yield self._write_part(names[part.kind], part)
        if PartKind.CUE in names:
            yield from self._write_event(claim, names, is_inner)
        else:
            note = f"{claim.id}: no words attribute it"
            yield f"#{next(self.notes)}\tAnnotatorNotes {names[PartKind.CONTENT]}\t{note}"

    def _write_part(self, name: str, part: Part) -> str:
        pieces = list(cut_lines(self.text, part.spans))
        offsets = ";".join(f"{piece.start} {piece.end}" for piece in pieces)
        words = " ".join(piece.squeeze(self.text) for piece in pieces)
        return f"{name}\t{TYPES[part.kind]} {offsets}\t{words}"

    def _write_event(
        self, claim: Claim, names: dict[PartKind, str], is_inner: bool
    ) -> Iterator[str]:
        event = f"E{next(self.events)}"
        ordered = sorted(names, key=lambda kind: kind is not PartKind.CUE)
        yield f"{event}\t{' '.join(f'{TYPES[kind]}:{names[kind]}' for kind in ordered)}"
        certainty = claim.certainty
        for name, value in (("Level", certainty.level), ("Polarity", certainty.polarity)):
            yield f"A{next(self.attributes)}\t{name} {event} {value}"
        if is_inner:
            yield f"A{next(self.attributes)}\t{INNER} {event}"


def cut_lines(text: str, spans: Spans) -> Iterator[Span]:
    """Yield *spans* of *text*, cut at the ends of lines; one of white space alone as it is."""
    for span in spans:
        pieces = [Span(*found.span()) for found in _LINE.finditer(text, span.start, span.end)]
        yield from pieces or [span]
