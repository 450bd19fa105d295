"""Drafts become claims; cues without a claim become skipped words."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from claimkit.certainty.markers.index import MarkerIndex
from claimkit.certainty.score import ScoreModel
from claimkit.claims import Statement, read_statement, resolve, to_claims, to_skipped
from claimkit.document import Document
from claimkit.draft import PassedOver, WeighedDraft
from claimkit.lexicons.loader import load
from claimkit.model.claim import Claim
from claimkit.model.speaker import UNATTRIBUTED, Referent
from claimkit.resolution.protocol import ReferenceQuery
from tests.support.builders import build_referent, span_of
from tests.support.drafts import build_cue, build_draft
from tests.support.trees import document_of

DOCUMENT = document_of(
    "Lee/PROPN/2:nsubj said/VERB/0:root that/SCONJ/5:mark Kim/PROPN/5:nsubj denies/VERB/2:ccomp "
    "the/DET/7:det charge/NOUN/5:obj ./PUNCT/2:punct"
)
OUTER = build_draft(DOCUMENT, "said", "that Kim denies the charge", 0.87654, speaker="Lee")
INNER = build_draft(DOCUMENT, "denies", "the charge", speaker="Kim")


class NameResolver:
    """A resolver that calls everybody what is written."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def resolve(
        self, document: Document, queries: Sequence[ReferenceQuery]
    ) -> tuple[Referent, ...]:
        self.asked += [query.word.text for query in queries]
        return tuple(build_referent(query.word.text, query.word.text) for query in queries)


def read(*drafts: WeighedDraft) -> list[Statement]:
    index = MarkerIndex(load("en"))
    return [read_statement(DOCUMENT, draft, index) for draft in drafts]


def build_claims(*drafts: WeighedDraft) -> list[Claim]:
    statements = read(*drafts)
    referents = resolve(DOCUMENT, statements, NameResolver())
    return list(to_claims(DOCUMENT, statements, referents, ScoreModel.load()))


def test_claims_are_numbered_and_say_what_they_are_within() -> None:
    claims = build_claims(OUTER, INNER)
    assert [(claim.id, claim.within) for claim in claims] == [("c1", None), ("c2", "c1")]


def test_words_become_spans() -> None:
    """Speaker, cue and content slice to their text; a confidence has four figures."""
    (claim,) = build_claims(OUTER)
    assert (claim.speaker.text, claim.speaker.name) == ("Lee", "Lee")
    assert claim.cue.spans == (span_of(DOCUMENT.text, "said"),)
    assert claim.content.spans == (span_of(DOCUMENT.text, "that Kim denies the charge"),)
    assert (claim.content.sentence, claim.content.head) == (0, 5)
    assert claim.confidence == 0.8765


def test_a_draft_without_a_speaker() -> None:
    (claim,) = build_claims(build_draft(DOCUMENT, "said", "that Kim denies the charge"))
    assert claim.speaker is UNATTRIBUTED


def test_who_is_asked_for() -> None:
    """The speakers first, then what the propositions are about."""
    resolver = NameResolver()
    resolve(DOCUMENT, read(OUTER, INNER), resolver)
    assert resolver.asked[:3] == ["Lee", "Kim", "Kim"]


@pytest.mark.parametrize("cue", ["denies", "Kim denies", "denies the"])
def test_the_cue_of_a_claim_is_not_skipped(cue: str) -> None:
    """Not if another finder took it in other words either, and whatever the reason."""
    passed = PassedOver(cue=build_cue(DOCUMENT, cue), reason="no content")
    assert list(to_skipped([passed], read(INNER))) == []
    assert [skipped.span for skipped in to_skipped([passed], read(OUTER))] == [passed.cue.span]


def test_skipped_words_stand_in_text_order_each_with_its_first_reason() -> None:
    said, denies = build_cue(DOCUMENT, "said"), build_cue(DOCUMENT, "denies")
    passed = [
        PassedOver(cue=denies, reason="first"),
        PassedOver(cue=said, reason="other"),
        PassedOver(cue=denies, reason="second"),
    ]
    reasons = [(skipped.span, skipped.reason) for skipped in to_skipped(passed, [])]
    assert reasons == [(said.span, "other"), (denies.span, "first")]
