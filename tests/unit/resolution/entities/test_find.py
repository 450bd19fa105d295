"""The steps to the entities of a text: nouns beside names, nouns that refer to a name, the rest."""

from __future__ import annotations

import pytest

from claimkit.document import Document
from claimkit.lexicons.loader import load
from claimkit.resolution.entities.find import attach_nouns, find_entities
from claimkit.resolution.entities.matching import group_names
from claimkit.resolution.entities.organizations import find_organization_antecedents
from claimkit.resolution.mentions.names import find_mentions
from tests.support.trees import document_of

LEXICON = load("en")
LEE = (
    "Ana/PROPN/6:nsubj/B-PER Lee/PROPN/1:flat/I-PER ,/PUNCT/5:punct the/DET/5:det "
    "mayor/NOUN/1:appos came/VERB/0:root ./PUNCT/6:punct"
)
BERG = LEE.replace("Ana", "Bo").replace("Lee", "Berg")
MAYOR = "The/DET/2:det mayor/NOUN/3:nsubj left/VERB/0:root ./PUNCT/3:punct"
NEW_MAYOR = "The/DET/3:det new/ADJ/3:amod mayor/NOUN/4:nsubj left/VERB/0:root ./PUNCT/4:punct"
A_MAYOR = "A/DET/2:det mayor/NOUN/3:nsubj left/VERB/0:root ./PUNCT/3:punct"
HIS_MAYOR = "His/PRON/2:nmod:poss mayor/NOUN/3:nsubj left/VERB/0:root ./PUNCT/3:punct"
RENAULT = "Renault/PROPN/2:nsubj/B-ORG grew/VERB/0:root ./PUNCT/2:punct"
VOLVO = "Volvo/PROPN/2:nsubj/B-ORG grew/VERB/0:root ./PUNCT/2:punct"
COMPANY = "The/DET/2:det company/NOUN/3:nsubj shrank/VERB/0:root ./PUNCT/3:punct"


def test_nouns_beside_a_name_are_attached() -> None:
    """An apposition stands beside its name; the same noun elsewhere is loose."""
    document = document_of(LEE, MAYOR)
    groups = group_names(document, find_mentions(document, LEXICON))
    nouns = attach_nouns(document, groups, LEXICON)
    assert [[noun.lemma for noun in row] for row in nouns.beside] == [["mayor"]]
    assert [noun.sentence.index for noun in nouns.loose] == [1]


def antecedents(document: Document) -> list[str | None]:
    """Return the name of whom each "mayor" is that stands by itself."""
    names: dict[int, str | None] = {}
    for entity in find_entities(document, LEXICON):
        nouns = entity.anaphors if entity.name is not None else entity.nouns
        names |= {noun.span.start: entity.name for noun in nouns}
    return [names[start] for start in sorted(names)]


@pytest.mark.parametrize(
    ("sentences", "names"),
    [
        ((LEE, MAYOR), ["Ana Lee"]),
        ((MAYOR, LEE), ["Ana Lee"]),
        ((LEE, A_MAYOR), [None]),
        ((LEE, BERG, MAYOR), ["Bo Berg"]),
        ((LEE, NEW_MAYOR), [None]),
        ((LEE, NEW_MAYOR, MAYOR), [None, None]),
        ((LEE, HIS_MAYOR), ["Ana Lee"]),
        ((LEE, BERG, HIS_MAYOR), [None]),
    ],
    ids=[
        "the mayor",
        "named soon after it",
        "indefinite",
        "called so last",
        "a new one",
        "a new one in between",
        "a possessor",
        "a possessor, and two whom it fits",
    ],
)
def test_definite_nouns_refer_to_a_name(
    sentences: tuple[str, ...], names: list[str | None]
) -> None:
    assert antecedents(document_of(*sentences)) == names


@pytest.mark.parametrize(
    ("sentences", "names"),
    [
        ((RENAULT, COMPANY), ["Renault"]),
        ((RENAULT, VOLVO, COMPANY), []),
        ((RENAULT, COMPANY, MAYOR, COMPANY), ["Renault", "Renault"]),
        ((RENAULT, COMPANY, VOLVO, COMPANY), ["Renault"]),
        ((RENAULT, *[MAYOR] * 4, COMPANY), []),
        ((LEE, COMPANY), []),
    ],
    ids=["the only one", "two", "once known, known", "until another", "too far back", "a person"],
)
def test_any_organization(sentences: tuple[str, ...], names: list[str]) -> None:
    """“The company” is the only organization that was named recently."""
    entities = find_entities(document_of(*sentences), LEXICON)
    anaphors = find_organization_antecedents(entities)
    assert [entities[index].name for index in anaphors.values()] == names
