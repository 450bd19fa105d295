"""Requests for anonymity: "asked that her name not be used", "was not authorised to speak"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile, pairwise

from attrs import frozen

from claimkit.auditing.phrases import Match
from claimkit.auditing.words import load_audit_words

TO = "to"
GAP = 6
"""How many words may stand between two classes of a row ("authorised by the company to speak")."""


@frozen
class Request:
    """Where in a row of words a request for anonymity begins, and the place behind its end."""

    start: int
    end: int


def find_request(words: Sequence[str]) -> Request | None:
    """Return the first request for anonymity in *words*, None if there is none: who asks is who
    wants no name ("asked that he not be named", not "that the suspect not be named").
    """
    table = load_audit_words()
    matches = list(table.request_classes.find_all(words))
    for place in range(len(matches)):
        for row in table.request_rows:
            found = matches[place : place + len(row)]
            if _follow(row, found, words) and not _is_of_another(matches, place, found, words):
                return Request(found[0].start, found[-1].end)
    return None


def _is_of_another(
    matches: Sequence[Match[str]], place: int, found: Sequence[Match[str]], words: Sequence[str]
) -> bool:
    """Whether *found*, which begins at *place* of *matches*, is said of another than who asks. A
    state that is a row by itself may have who asks before it ("asked to remain anonymous").
    """
    table = load_audit_words()
    state = next((match for match in found if match.value in table.request_states), None)
    if state is None:
        return False
    first = max(0, place - 1) if state is found[0] else place
    before = [match for match in matches[first:] if match.start <= state.start]
    asked = list(dropwhile(lambda match: match.value not in table.request_askers, before))
    return any(_has_subject(one, next_one, words) for one, next_one in pairwise(asked))


def _has_subject(before: Match[str], behind: Match[str], words: Sequence[str]) -> bool:
    """Whether the words between *before* and *behind*, in one clause, name a subject of their own;
    an audience is none ("asked the paper not to be named").
    """
    table = load_audit_words()
    between = words[before.end : behind.start]
    if not table.request_breaks.isdisjoint(between):
        return False
    may_be_audience = words[behind.end : behind.end + 1] == (TO,)
    if may_be_audience:
        return not table.clausal.isdisjoint(between)
    return not table.helpers.issuperset(between)


def _follow(row: Sequence[str], matches: Sequence[Match[str]], words: Sequence[str]) -> bool:
    """Whether *matches* are of the classes of *row*, in order and in one clause of *words*."""
    if tuple(row) != tuple(match.value for match in matches):
        return False
    return all(_are_near(words[before.end : behind.start]) for before, behind in pairwise(matches))


def _are_near(between: Sequence[str]) -> bool:
    return len(between) <= GAP and load_audit_words().request_breaks.isdisjoint(between)
