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
        yield from _write_within(item.found, _group_by_outer(item.found.claims), None, 0)
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


def _write_within(
    found: Extraction, groups: Mapping[str | None, list[Claim]], outer: str | None, depth: int
) -> Iterator[str]:
    """Yield the claims that are made in the claim *outer*, and those that are made in each of them
    below it, with more indent.
    """
    for claim in groups.get(outer, ()):
        yield f"{INDENT * depth}{_write_claim(found, claim)}"
        yield from _write_within(found, groups, claim.id, depth + 1)


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
