"""Posts from networks as pages embed them: text, a dash, a name, and the handle in brackets.

"The bill is dead. pic.example/aB3x — Bo Berg (@boberg) 9 October"
"""

from __future__ import annotations

import re

from claimkit.spans import Span, trim_span

HANDLE = re.compile(r"\W{0,3}(?:[^\W_][\w.'’-]*,? ){1,5}\(@\w{1,30}\)")
LINK = re.compile(r"(?:https?://\S+|\b(?:pic|t)\.\w+\.?\w*/\S+)")
SPACES = " \t\xa0\n\r"


def is_signature(text: str, dash: Span) -> bool:
    """Whether a name and a handle in brackets stand behind *dash*."""
    return HANDLE.match(text, dash.end) is not None


def find_post(text: str, start: int, dash: Span) -> Span | None:
    """Return what is said from *start* to *dash*, without links at its end; None for nothing."""
    if start >= dash.start:
        return None
    span = trim_span(text, Span(start, dash.start), SPACES)
    while span is not None and (link := _find_last_link(text, span)) is not None:
        if link == span.start:
            return None
        span = trim_span(text, Span(span.start, link), SPACES)
    return span


def _find_last_link(text: str, span: Span) -> int | None:
    """Return where the link begins with which *span* ends, None if it ends otherwise."""
    start = max(text.rfind(space, span.start, span.end) for space in SPACES) + 1
    start = max(start, span.start)
    return start if LINK.fullmatch(text, start, span.end) else None
