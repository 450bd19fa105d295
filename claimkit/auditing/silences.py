"""Claims that are no words of their source: a request for anonymity, a refusal to comment."""

from __future__ import annotations

from claimkit.auditing.phrases import split_words
from claimkit.auditing.requests import find_request
from claimkit.auditing.words import load_audit_words
from claimkit.model.claim import Claim
from claimkit.model.extraction import Extraction


def is_silent(found: Extraction, claim: Claim) -> bool:
    """Whether *claim* says nothing but that its source wants no name, or does not comment."""
    words = load_audit_words()
    content = claim.content.text.casefold().strip(" .,")
    if claim.cue.lemma in words.refusing and content in words.refused:
        return True
    whole = " ".join(found.plain.read(span) for span in (*claim.cue.spans, *claim.content.spans))
    return find_request(split_words(whole)) == 0
