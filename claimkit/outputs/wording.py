"""Words for readers: how a speaker, a certainty or a span is shown in all outputs."""

from __future__ import annotations

import re

from claimkit.model.claim import Claim
from claimkit.model.scheme import Level, Polarity
from claimkit.model.speaker import Speaker
from claimkit.spans import Spans
from claimkit.text.plain.plaintext import PlainText

GAP = " … "
"""What stands between the pieces of a part that comes in pieces."""

FORMULA_MARKS = frozenset("=+-@＝＋－＠")
FORMULA_CONTROLS = frozenset("\t\r\n")  # a spreadsheet looks behind them

_ESCAPE_SEQUENCE = re.compile(
    "\x1b(?:\\[[0-?]{0,64}[ -/]{0,8}[@-~]|\\][^\x07\x1b]{0,4096}(?:\x07|\x1b\\\\)|[@-Z\\\\^_])"
    "|\x9b[0-?]{0,64}[@-~]"
)
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_UNSHOWABLE = re.compile("[\x00\ud800-\udfff]")


def to_words(plain: PlainText, spans: Spans) -> str:
    """Return the words of *spans* as they are read, pieces joined by " … "; "" for no spans."""
    return GAP.join(map(plain.read, spans))


def to_role(speaker: Speaker) -> str:
    """Return the role of *speaker*, "" where there is none, or where the label says it already."""
    role = speaker.role or ""
    return "" if role.casefold() in speaker.label.casefold() else role


def to_certainty_label(claim: Claim) -> str:
    """Return level, polarity and FactBank value of *claim*: "certain, positive (CT+)"."""
    certainty = claim.certainty
    return f"{certainty.level}, {certainty.polarity} ({certainty.factbank})"


def to_certainty_words(claim: Claim) -> str:
    """Return how certain *claim* is in the words by which claims are chosen: "certain", "probable,
    negative", "underspecified". A content may hold its own "not", so no "not" stands here.
    """
    level, polarity = claim.certainty.level, claim.certainty.polarity
    if level is Level.UNDERSPECIFIED or polarity is Polarity.POSITIVE:
        return str(level)
    return f"{level}, {polarity}"


def escape_formula(cell: str) -> str:
    """Return *cell* so that a spreadsheet shows it and does not run it: with an apostrophe before
    it, if it begins like a formula, as OWASP advises against "CSV injection".
    """
    begins = cell[:1] in FORMULA_CONTROLS or cell.lstrip()[:1] in FORMULA_MARKS
    return f"'{cell}" if cell.strip() and begins else cell


def strip_controls(text: str) -> str:
    """Return *text* on one line and safe to print: no terminal escape sequence, control or
    direction character, or surrogate.
    """
    plain = _DIRECTIONS.sub("", _ESCAPE_SEQUENCE.sub("", text))
    return replace_unshowable(_CONTROLS.sub(" ", plain))


def replace_unshowable(text: str) -> str:
    """Return *text* with U+FFFD for what neither HTML nor UTF-8 can hold: NUL and lone
    surrogates.
    """
    return _UNSHOWABLE.sub("\ufffd", text)
