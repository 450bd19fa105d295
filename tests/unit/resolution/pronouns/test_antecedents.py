"""Pronouns in running order: chains, their confidence, and how far back they reach."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from claimkit.lexicons.loader import load
from claimkit.resolution.entities.find import find_entities
from claimkit.resolution.pronouns.antecedents import read_pronouns
from claimkit.resolution.pronouns.choice import AntecedentChoice, Candidate
from claimkit.resolution.pronouns.find import Pronoun
from claimkit.resolution.pronouns.state import REACH
from tests.support.trees import document_of

LEXICON = load("en")
LEE = "Bo/PROPN/3:nsubj/B-PER Lee/PROPN/1:flat/I-PER came/VERB/0:root ./PUNCT/3:punct"
MOE = "Cy/PROPN/3:nsubj/B-PER Moe/PROPN/1:flat/I-PER came/VERB/0:root ./PUNCT/3:punct"
HE = "He/PRON/2:nsubj ran/VERB/0:root ./PUNCT/2:punct"
RAIN = "Rain/NOUN/2:nsubj fell/VERB/0:root ./PUNCT/2:punct"


def nearest(
    _pronoun: Pronoun, candidates: Sequence[Candidate], _nothing: Sequence[str]
) -> AntecedentChoice:
    """Take the nearest candidate, and be half sure of it."""
    if not candidates:
        return AntecedentChoice(entity=None, probability=1.0)
    return AntecedentChoice(entity=candidates[0].entity, probability=0.5)


def choices(*sentences: str) -> list[AntecedentChoice]:
    document = document_of(*sentences)
    return list(
        read_pronouns(document, find_entities(document, LEXICON), LEXICON, nearest).values()
    )


def test_a_chain_is_no_surer_than_what_it_hangs_on() -> None:
    """Each link multiplies; a name makes it sure again."""
    assert [c.probability for c in choices(LEE, HE, HE, HE, LEE, HE)] == [0.5, 0.25, 0.125, 0.5]


def test_nobody_before() -> None:
    assert [c.entity for c in choices(HE, LEE)] == [None]


@pytest.mark.parametrize(("between", "found"), [(REACH - 1, True), (REACH, False)])
def test_reach(between: int, found: bool) -> None:
    """An antecedent is looked for so many sentences back."""
    assert (choices(LEE, *[RAIN] * between, HE)[0].entity is not None) is found


def test_the_nearest_comes_first() -> None:
    """Candidates stand in order of their last mention."""
    document = document_of(LEE, MOE, HE)
    entities = find_entities(document, LEXICON)
    (choice,) = read_pronouns(document, entities, LEXICON, nearest).values()
    assert choice.entity is not None
    assert entities[choice.entity].name == "Cy Moe"
