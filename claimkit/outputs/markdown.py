"""Markdown: one list item per claim, to be pasted where people write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimkit.model.claim import NO_LEMMA, Claim
from claimkit.model.extraction import Extraction
from claimkit.outputs.items import Item
from claimkit.outputs.wording import strip_controls, to_certainty_words, to_role, to_words

INDENT = "  "
_SIGNS = re.compile(r"([\\`*_{}\[\]<>()#+!|~&])")


def write_markdown(items: Iterable[Item], several: bool) -> Iterator[str]:
    """Yield each item as a list of its claims, under its name if there are several; what is claimed
    in another claim is a list below that one.
    """
    for item in items:
        if several:
            yield f"## {_escape(item.name)}\n\n"
        for claim, depth in _nest(item.found.claims):
            yield f"{INDENT * depth}{_write_claim(item.found, claim)}"
        yield "\n" if item.found.claims else "No claims found.\n\n"


def _group_by_outer(claims: Sequence[Claim]) -> Mapping[str | None, list[Claim]]:
    """Return those of *claims* that are made in each, in text order; under None are those that are
    made in none of them.
    """
    ids = {claim.id for claim in claims}
    groups: dict[str | None, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(claim.within if claim.within in ids else None, []).append(claim)
    return groups


def _nest(claims: Sequence[Claim]) -> Iterator[tuple[Claim, int]]:
    """Yield each of *claims* and how many are around it; those that are made in a claim come right
    behind it.
    """
    groups = _group_by_outer(claims)
    waiting = [(claim, 0) for claim in reversed(groups.get(None, ()))]
    while waiting:  # not recursive: claims may be nested more deeply than Python's stack is
        claim, depth = waiting.pop()
        yield claim, depth
        waiting += [(inner, depth + 1) for inner in reversed(groups.get(claim.id, ()))]


def _write_claim(found: Extraction, claim: Claim) -> str:
    role = _escape(to_role(claim.speaker))
    cue = _escape(to_words(found.plain, claim.cue.spans)) or NO_LEMMA
    content = _escape(claim.content.text)
    speaker = _escape(claim.speaker.label)
    who = f"**{speaker}**, {role}," if role else f"**{speaker}**"
    return f"- {who} *{cue}*: {content} ({to_certainty_words(claim)})\n"


def _escape(text: str) -> str:
    """Return *text* on one line, with no sign that Markdown would read."""
    return _SIGNS.sub(r"\\\1", strip_controls(text))
