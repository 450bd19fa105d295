"""Requests for anonymity: "asked that her name not be used", "was not authorised to speak"."""

from __future__ import annotations

from collections.abc import Sequence

from claimkit.auditing.phrases import Match
from claimkit.auditing.words import load_audit_words

GAP = 6
"""How many words may stand between two classes of a row ("authorised by the company to speak")."""


def find_request(words: Sequence[str]) -> int | None:
    """Return where in *words* the first request for anonymity begins, None if there is none."""
    table = load_audit_words()
    matches = list(table.request_classes.find_all(words))
    for place, first in enumerate(matches):
        following = matches[place:]
        if any(_follow(row, following, words) for row in table.request_rows):
            return first.start
    return None


def _follow(row: Sequence[str], matches: Sequence[Match[str]], words: Sequence[str]) -> bool:
    """Whether *matches* begin with the classes of *row*, in order and in one clause of *words*."""
    if len(matches) < len(row):
        return False
    pairs = list(zip(row, matches, strict=False))
    if any(name != match.value for name, match in pairs):
        return False
    ends = [match.end for _, match in pairs[:-1]]
    starts = [match.start for _, match in pairs[1:]]
    return all(_are_near(words[end:start]) for end, start in zip(ends, starts, strict=True))


def _are_near(between: Sequence[str]) -> bool:
    return len(between) <= GAP and load_audit_words().request_breaks.isdisjoint(between)
