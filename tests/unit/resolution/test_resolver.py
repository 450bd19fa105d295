"""What the resolver gives for a whole text: one id a referent, mentions, distances."""

from __future__ import annotations

import pytest

from claimkit import Claim, ClaimSet, Extractor
from claimkit.model.speaker import Referent
from claimkit.testing import StubParser
from tests.support.trees import document_of

RAINED = "said/VERB/0:root it/PRON/{1}:nsubj rained/VERB/{0}:ccomp ./PUNCT/{0}:punct"
LEE = (
    "Mayor/PROPN/2:compound Ana/PROPN/4:nsubj/B-PER Lee/PROPN/2:flat/I-PER came/VERB/0:root "
    "./PUNCT/4:punct"
)
LEE_SAID = "Lee/PROPN/2:nsubj/B-PER " + RAINED.format(2, 4)
SHE_SAID = "She/PRON/2:nsubj " + RAINED.format(2, 4)
MAYOR_SAID = "The/DET/2:det mayor/NOUN/3:nsubj " + RAINED.format(3, 5)
DRIVER_SAID = "The/DET/2:det driver/NOUN/3:nsubj " + RAINED.format(3, 5)
BERG_SAID = (
    "Berg/PROPN/2:nsubj/B-PER said/VERB/0:root it/PRON/4:nsubj rained/VERB/2:ccomp ./PUNCT/2:punct"
)
THEY_SAID = "They/PRON/2:nsubj said/VERB/0:root it/PRON/4:nsubj rained/VERB/2:ccomp ./PUNCT/2:punct"


def extract(*sentences: str) -> ClaimSet:
    document = document_of(*sentences)
    return Extractor(parser=StubParser((document,)), tier="rules", min_confidence=0).extract(
        document.text
    )


def referent(claim: Claim) -> Referent:
    assert claim.speaker.referent is not None
    return claim.speaker.referent


def referents(*sentences: str) -> list[Referent]:
    return [referent(claim) for claim in extract(*sentences)]


def test_one_referent_one_id() -> None:
    """Surname, pronoun and role noun have the id, name and role of one person; others have their
    own.
    """
    found = referents(LEE, LEE_SAID, SHE_SAID, MAYOR_SAID, DRIVER_SAID, BERG_SAID, DRIVER_SAID)
    assert [r.id for r in found] == ["r1", "r1", "r1", "r2", "r3", "r2"]
    assert {(r.name, r.role) for r in found[:3]} == {("Ana Lee", "Mayor")}


@pytest.mark.parametrize(
    ("sentences", "method", "distance"),
    [
        ((LEE, LEE_SAID), "own name", 0),
        ((LEE, SHE_SAID), "he or she", 1),
        ((LEE, SHE_SAID, SHE_SAID), "he or she", 2),
        ((LEE, MAYOR_SAID), "role noun", 1),
        ((DRIVER_SAID,), "nominal", None),
    ],
)
def test_method_and_distance(sentences: tuple[str, ...], method: str, distance: int | None) -> None:
    """The method is the sieve for this speaker; the distance counts sentences to the nearest
    name.
    """
    last = referents(*sentences)[-1]
    assert (last.method, last.distance) == (method, distance)


def test_mentions() -> None:
    """They are sorted, and hold names, role nouns, and the pronouns that stand for the referent."""
    claims = extract(LEE, SHE_SAID, MAYOR_SAID, LEE_SAID)
    mentions = referent(claims[0]).mentions
    assert [span.of(claims.text) for span in mentions] == ["Ana Lee", "She", "The mayor", "Lee"]
    assert list(mentions) == sorted(mentions)


def test_confidence_falls_along_a_chain() -> None:
    """A pronoun is surer than the one behind it."""
    found = [r.confidence for r in referents(LEE, SHE_SAID, SHE_SAID, SHE_SAID)]
    assert found == sorted(set(found), reverse=True)


def test_they_without_anybody() -> None:
    """No name, and why."""
    (they,) = referents(THEY_SAID)
    assert (they.name, they.why_unnamed, they.distance) == (None, "no antecedent", None)
