"""Stops that end a sentence at the end of a line, marks and brackets behind them."""

from __future__ import annotations

import re

SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
LONGEST_END = 4  # characters read to find it


def ends_sentence(line: str) -> bool:
    """Whether a sentence ends with *line*."""
    return SENTENCE_END.search(line[-LONGEST_END:]) is not None
