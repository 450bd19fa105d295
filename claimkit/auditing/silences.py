"""Claims that are no words of their source: a request for anonymity, a refusal to comment."""

from __future__ import annotations

from claimkit.auditing.phrases import split_words
from claimkit.auditing.requests import find_request
from claimkit.auditing.words import load_audit_words
from claimkit.model.claim import Claim
from claimkit.model.extraction import Extraction

INFINITIVE = "to "


def is_silent(found: Extraction, claim: Claim) -> bool:
    """Whether *claim* says nothing but that its source wants no name, names nobody, or does not
    comment.
    """
    if claim.cue.lemma in load_audit_words().refusing and _tells_nothing(claim.content.text):
        return True
    whole = " ".join(found.plain.read(span) for span in (*claim.cue.spans, *claim.content.spans))
    request = find_request(split_words(whole))
    return request is not None and request.start == 0


def _tells_nothing(refused: str) -> bool:
    """Whether who refuses this tells nothing by it ("to comment", "to name her")."""
    words = load_audit_words()
    content = refused.casefold().strip(" .,")
    return content in words.refused or any(
        content.removeprefix(INFINITIVE).startswith(f"{verb} ") for verb in words.withholding
    )
