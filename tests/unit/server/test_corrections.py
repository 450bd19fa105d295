"""What an editor changes in claims."""

from __future__ import annotations

from time import process_time
from typing import Any

import pytest
from attrs import evolve

from claimkit.claimset import ClaimSet
from claimkit.server.corrections import correct_claims
from claimkit.server.problems import ProblemError
from claimkit.server.requests import Correction
from claimkit.spans import Span
from tests.support.builders import ARTICLE, article_claims, span_of

CLAIMS = ClaimSet(text=ARTICLE, claims=article_claims())


def correct(claim: str, **fields: Any) -> ClaimSet:
    corrected = correct_claims(CLAIMS, [Correction(claim=claim, **fields)])
    assert ClaimSet.from_json(corrected.to_json()) == corrected
    return corrected


def test_another_speaker_of_the_text() -> None:
    """Has the same number as elsewhere, and the words stay."""
    corrected = correct("c3", referent="r1")
    assert corrected["c3"].speaker.name == "Ana Ruiz"
    assert corrected["c3"].speaker.text == "Bo"
    assert len(corrected.by_speaker()) == 1


def test_a_speaker_by_name() -> None:
    """One whose name is known is that one; another is new."""
    assert correct("c3", name="Ana  Ruiz")["c3"].speaker.referent.id == "r1"  # type: ignore[union-attr]
    corrected = correct("c2", name="Bo Berg")
    assert corrected["c2"].speaker.name == "Bo Berg"
    assert corrected["c1"].speaker.name == "Ana Ruiz"


def test_nobody() -> None:
    corrected = correct("c1", nobody=True)
    assert not corrected["c1"].speaker.is_given


def test_a_name_where_nobody_was_credited() -> None:
    nobody = correct("c1", nobody=True)
    corrected = correct_claims(nobody, [Correction(claim="c1", name="Cleo Park")])
    assert corrected["c1"].speaker.label == "Cleo Park"


def test_other_words() -> None:
    """The content has none of the cue and the speaker, and no blanks or commas alone."""
    whole = span_of(ARTICLE, "Ana Ruiz, the mayor, said the bridge was safe.\n")
    content = correct("c1", content=(whole,))["c1"].content
    assert content.text == "the bridge was safe."
    assert content.provenance.rule == "editor"


def test_a_claim_that_no_longer_holds_another() -> None:
    corrected = correct("c2", content=(span_of(ARTICLE, "it was not"),))
    assert corrected["c3"].within is None
    assert correct("c2", removed=True)["c3"].within is None
    assert correct("c1", removed=True)["c3"].within == "c2"


def test_a_claim_that_was_missed() -> None:
    """Stands where it begins; gets its speaker and its cue by corrections."""
    corrected = correct("a1", added=True, content=(span_of(ARTICLE, "the mayor"),))
    assert [claim.id for claim in corrected] == ["a1", "c1", "c2", "c3"]
    words = [
        Correction(claim="a1", cue=(span_of(ARTICLE, "may have hinted"),)),
        Correction(claim="a1", speaker=(span_of(ARTICLE, "She"),), referent="r1"),
    ]
    claim = correct_claims(corrected, words)["a1"]
    assert (claim.speaker.name, claim.speaker.text) == ("Ana Ruiz", "She")
    assert (claim.cue.kind, claim.cue.lemma) == ("verb", "may have hinted")


def test_a_claim_is_added_with_all_its_parts() -> None:
    whole = span_of(ARTICLE, "She may have hinted that Bo said it")
    parts = {"cue": (span_of(ARTICLE, "may have hinted"),), "speaker": (span_of(ARTICLE, "She"),)}
    claim = correct("a1", added=True, content=(whole,), name="Cleo Park", **parts)["a1"]
    assert (claim.speaker.text, claim.speaker.name) == ("She", "Cleo Park")
    assert (claim.cue.lemma, claim.content.text) == ("may have hinted", "that Bo said it")


def test_claims_stay_in_the_order_of_the_text() -> None:
    """By their cues, wherever these are moved."""
    start = span_of(ARTICLE, "She may")
    corrected = correct("c1", cue=(Span(start.start + 4, start.end),))
    assert [claim.id for claim in corrected] == ["c1", "c2", "c3"]
    corrected = correct("c2", cue=(span_of(ARTICLE, "the mayor"),))
    assert [claim.id for claim in corrected] == ["c2", "c1", "c3"]


@pytest.mark.parametrize(
    "wrong",
    [
        Correction(claim="c9"),
        Correction(claim="c1", added=True, content=(span_of(ARTICLE, "safe"),)),
        Correction(claim="a1", added=True),
        Correction(claim="a1", added=True, content=(span_of(ARTICLE, "the bridge was safe"),)),
        Correction(claim="c1", referent="r9"),
        Correction(claim="c1", name=" "),
        Correction(claim="c1", content=(span_of(ARTICLE, "said"),)),
        Correction(claim="c1", content=(span_of("a" * 500, "a" * 500),)),
    ],
)
def test_what_cannot_be(wrong: Correction) -> None:
    """A problem of the correction that is wrong."""
    with pytest.raises(ProblemError) as refused:
        correct_claims(CLAIMS, [Correction(claim="c2", name="Bo Berg"), wrong])
    (fault,) = refused.value.problem.errors
    assert (fault.field, fault.pointer) == ("corrections[1]", "#/corrections/1")


def test_a_speaker_stays_known() -> None:
    """Also when no claim is that speaker's any more."""
    corrections = [
        Correction(claim="c1", nobody=True),
        Correction(claim="c2", nobody=True),
        Correction(claim="c3", referent="r1"),
    ]
    assert correct_claims(CLAIMS, corrections)["c3"].speaker.name == "Ana Ruiz"


def test_many_corrections_are_quick() -> None:
    """Each costs what it changes, not all claims anew."""
    claims = [evolve(CLAIMS["c1"], id=f"c{number}") for number in range(1, 1001)]
    corrections = [Correction(claim=claim.id, name="Bo Berg") for claim in claims]
    begun = process_time()
    corrected = correct_claims(evolve(CLAIMS, claims=tuple(claims)), corrections)
    assert process_time() - begun < 1
    assert {claim.speaker.name for claim in corrected} == {"Bo Berg"}
