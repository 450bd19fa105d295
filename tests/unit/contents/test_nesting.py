"""Which claim is inside which, and contents that fit into one another."""

from __future__ import annotations

from attrs import evolve

from claimkit.contents.nesting import find_enclosing, fit_nested
from tests.support.drafts import build_draft
from tests.support.trees import document_of

DOCUMENT = document_of(
    "Lee/PROPN/2:nsubj said/VERB/0:root that/SCONJ/5:mark Kim/PROPN/5:nsubj denies/VERB/2:ccomp "
    "the/DET/7:det charge/NOUN/5:obj today/NOUN/2:obl ./PUNCT/2:punct"
)


def test_the_innermost_content_that_holds_a_claim_encloses_it() -> None:
    outer = build_draft(DOCUMENT, "said", "that Kim denies the charge")
    inner = build_draft(DOCUMENT, "denies", "charge")
    assert find_enclosing([outer, inner]) == (None, 0)


def test_no_two_claims_are_within_each_other() -> None:
    """A content that holds the cue of a claim, but not its content, does not enclose it."""
    one = build_draft(DOCUMENT, "said", "that Kim denies the charge")
    other = build_draft(DOCUMENT, "denies", "Lee said")
    assert find_enclosing([one, other]) == (None, None)


def test_a_claim_may_be_far_from_the_beginning_of_what_encloses_it() -> None:
    """However many claims a content holds, all are within it."""
    words = ["Lee/PROPN/2:nsubj", "said/VERB/0:root"]
    for number in range(100):
        words += [
            f"Kim{number}/PROPN/2:dep",
            f"denies{number}/VERB/2:dep",
            f"it{number}/PRON/2:dep",
        ]
    document = document_of(" ".join(words))
    outer = build_draft(document, "said", document.text[len("Lee said ") :])
    inner = [build_draft(document, f"denies{n}", f"it{n}") for n in range(100)]
    assert find_enclosing([outer, *inner]) == (None, *[0] * 100)


def test_a_content_that_ends_too_soon_gets_the_rest() -> None:
    """What is said in a content belongs to it."""
    outer = build_draft(DOCUMENT, "said", "that Kim denies")
    inner = build_draft(DOCUMENT, "denies", "the charge")
    fitted = fit_nested(DOCUMENT, [outer, inner])
    assert [draft.content.text for draft in fitted] == ["that Kim denies the charge", "the charge"]


def test_a_quotation_keeps_its_borders() -> None:
    """What a claim in a quotation has beyond it is cut off."""
    outer = build_draft(DOCUMENT, "said", "that Kim denies the charge")
    inner = build_draft(DOCUMENT, "denies", "charge today")
    inner = evolve(inner, cue=evolve(inner.cue, quoted=True))
    fitted = fit_nested(DOCUMENT, [outer, inner])
    assert [draft.content.text for draft in fitted] == ["that Kim denies the charge", "charge"]
