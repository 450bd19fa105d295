"""Find the words that may attribute: verbs, light verbs with their noun, nouns, adjectives,
phrases, colons.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimkit.cues.rules import RULES
from claimkit.document import Document
from claimkit.lexicons.schema import Lexicon
from claimkit.rules import CueCandidate


def find_cues(document: Document, lexicon: Lexicon) -> tuple[CueCandidate, ...]:
    """Return the cue candidates of *document* in text order; none shares its head with another.

    Whether a candidate attributes is decided when a content has been looked for: "announced" does
    in "announced a call", not in "announced by trumpets".
    """
    return tuple(
        candidate
        for sentence in document.sentences
        for candidate in _in_sentence(document, sentence.index, lexicon)
    )


def _in_sentence(document: Document, index: int, lexicon: Lexicon) -> Iterator[CueCandidate]:
    sentence = document.sentences[index]
    used: set[int] = set()
    found: list[CueCandidate] = []
    for rule in RULES:
        for candidate in rule.find(document, sentence, lexicon, rule.name) or ():
            heads = {candidate.head.index, candidate.carrier.index}
            if not heads & used:
                used |= heads
                found.append(candidate)
    yield from sorted(found, key=lambda c: c.head.index)
