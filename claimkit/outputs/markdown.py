"""Markdown: one list item per claim, to be pasted where people write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from claimkit.model.claim import NO_LEMMA, Claim
from claimkit.model.extraction import Extraction
from claimkit.outputs.items import Item
from claimkit.outputs.wording import strip_controls, to_certainty_words, to_role, to_words

_SIGNS = re.compile(r"([\\`*_{}\[\]<>()#+!|~&])")


def write_markdown(items: Iterable[Item], several: bool) -> Iterator[str]:
    """Yield each item as a list of its claims, under its name if there are several."""
    for item in items:
        if several:
            yield f"## {_escape(item.name)}\n\n"
        for claim in item.found.claims:
            yield _write_claim(item.found, claim)
        yield "\n" if item.found.claims else "No claims found.\n\n"


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
