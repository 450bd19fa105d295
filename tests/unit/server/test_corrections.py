"""What an editor changes in claims."""

from __future__ import annotations

from typing import Any

import pytest

from claimkit.claimset import ClaimSet
from claimkit.errors import InputError
from claimkit.server.corrections import correct_claims
from claimkit.server.requests import Correction
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


@pytest.mark.parametrize(
    "wrong",
    [
        Correction(claim="c9"),
        Correction(claim="c1", added=True, content=(span_of(ARTICLE, "safe"),)),
        Correction(claim="a1", added=True),
        Correction(claim="c1", referent="r9"),
        Correction(claim="c1", name=" "),
        Correction(claim="c1", content=(span_of(ARTICLE, "said"),)),
        Correction(claim="c1", content=(span_of("a" * 500, "a" * 500),)),
    ],
)
def test_what_cannot_be(wrong: Correction) -> None:
    with pytest.raises(InputError):
        correct_claims(CLAIMS, [wrong])
