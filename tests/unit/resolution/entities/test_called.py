"""Who was called so last, looked up for all places at once."""

from __future__ import annotations

import pytest

from claimkit.lexicons.loader import load
from claimkit.resolution.entities.find import find_entities
from tests.support.trees import document_of

ANA = "Mayor/PROPN/2:compound Ana/PROPN/4:nsubj/B-PER Lee/PROPN/2:flat/I-PER said/VERB/0:root"
BO = "Mayor/PROPN/2:compound Bo/PROPN/4:nsubj/B-PER Berg/PROPN/2:flat/I-PER said/VERB/0:root"
BOTH = (
    "Mayor/PROPN/2:compound Ana/PROPN/8:nsubj/B-PER Lee/PROPN/2:flat/I-PER and/CCONJ/6:cc "
    "Mayor/PROPN/6:compound Bo/PROPN/2:conj/B-PER Berg/PROPN/6:flat/I-PER said/VERB/0:root"
)
THE_MAYOR = "The/DET/2:det mayor/NOUN/3:nsubj said/VERB/0:root"
HIS_MAYOR = "His/PRON/2:nmod:poss mayor/NOUN/3:nsubj said/VERB/0:root"


@pytest.mark.parametrize(
    ("sentences", "name"),
    [
        ((ANA, THE_MAYOR), "Ana Lee"),
        ((ANA, BO, THE_MAYOR), "Bo Berg"),
        ((BO, ANA, BO, THE_MAYOR), "Bo Berg"),
        ((BOTH, THE_MAYOR), None),
        ((BOTH, ANA, THE_MAYOR), "Ana Lee"),
        ((THE_MAYOR, ANA), "Ana Lee"),
        ((THE_MAYOR, ANA, BO), None),
        ((ANA, HIS_MAYOR), "Ana Lee"),
        ((ANA, BO, HIS_MAYOR), None),
    ],
    ids=[
        "the only one",
        "the later one",
        "the one who is called so again",
        "two in one sentence",
        "the one of two who is called so again",
        "named soon after it",
        "two named soon after it",
        "the only one, with a possessor",
        "one of two, with a possessor",
    ],
)
def test_antecedent(sentences: tuple[str, ...], name: str | None) -> None:
    """Whom "the mayor" means in a text that calls several so."""
    entities = find_entities(document_of(*sentences), load("en"))
    assert next((e.name for e in entities if e.anaphors), None) == name
