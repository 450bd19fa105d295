"""What stands with a name: title, role, affiliation."""

from __future__ import annotations

import pytest

from claimkit.lexicons.loader import load
from claimkit.resolution.mentions.names import Mention, find_mentions
from tests.support.trees import document_of

LEXICON = load("en")
SAID = "said/VERB/0:root so/ADV/{0}:advmod ./PUNCT/{0}:punct"

SPOKESPERSON = (
    "Kremlin/PROPN/2:compound/B-LOC spokesperson/NOUN/3:compound "
    "Dmitry/PROPN/5:nsubj/B-PER Peskov/PROPN/3:flat/I-PER "
) + SAID.format(5)
APPOSITION = (
    "Bo/PROPN/9:nsubj/B-PER Lee/PROPN/1:flat/I-PER ,/PUNCT/5:punct the/DET/5:det "
    "mayor/NOUN/1:appos of/ADP/7:case"
    " Oslo/PROPN/5:nmod/B-LOC ,/PUNCT/5:punct " + SAID.format(9)
)
DOCTOR = (
    "Hugh/PROPN/7:nsubj/B-PER Hill/PROPN/1:flat/I-PER ,/PUNCT/5:punct a/DET/5:det "
    "doctor/NOUN/1:appos ,/PUNCT/5:punct "
) + SAID.format(7)
BEFORE = (
    "The/DET/2:det mayor/NOUN/7:nsubj ,/PUNCT/4:punct Ana/PROPN/2:appos/B-PER "
    "Lee/PROPN/4:flat/I-PER ,/PUNCT/4:punct "
) + SAID.format(7)
CLAUSE = (
    "Ana/PROPN/12:nsubj/B-PER Lee/PROPN/1:flat/I-PER ,/PUNCT/4:punct 54/NUM/1:appos "
    ",/PUNCT/7:punct who/PRON/7:nsubj"
    " heads/VERB/1:acl:relcl the/DET/10:det harbour/NOUN/10:compound board/NOUN/7:obj "
    ",/PUNCT/7:punct " + SAID.format(12)
)
COPULA = (
    "Ana/PROPN/5:nsubj/B-PER Lee/PROPN/1:flat/I-PER is/AUX/5:cop the/DET/5:det "
    "mayor/NOUN/0:root ./PUNCT/5:punct"
)
NOT_SO = (
    "Ana/PROPN/6:nsubj/B-PER Lee/PROPN/1:flat/I-PER is/AUX/6:cop not/PART/6:advmod "
    "the/DET/6:det mayor/NOUN/0:root"
    " ./PUNCT/6:punct"
)
POSSESSOR = (
    "Renault/PROPN/4:nmod:poss/B-ORG ’s/PART/1:case chief/ADJ/4:amod "
    "executive/NOUN/9:nsubj ,/PUNCT/6:punct"
    " Ana/PROPN/4:appos/B-PER Lee/PROPN/6:flat/I-PER ,/PUNCT/6:punct " + SAID.format(9)
)
OF = (
    "Ana/PROPN/6:nsubj/B-PER Lee/PROPN/1:flat/I-PER of/ADP/5:case the/DET/5:det "
    "WHO/PROPN/1:nmod/B-ORG "
) + SAID.format(6)
OFFICE = (
    "Minister/PROPN/4:nmod:desc of/ADP/3:case Education/PROPN/4:nmod/B-PER "
    "Zefira/PROPN/6:nsubj/I-PER Park/PROPN/4:flat/I-PER "
) + SAID.format(6)
DR = "Dr./PROPN/2:compound Nina/PROPN/4:nsubj/B-PER Park/PROPN/2:flat/I-PER " + SAID.format(4)
DAY = (
    "Ana/PROPN/6:nsubj/B-PER Lee/PROPN/1:flat/I-PER ,/PUNCT/4:punct Monday/PROPN/1:appos "
    ",/PUNCT/4:punct "
) + SAID.format(6)


def person_in(sentence: str) -> Mention:
    return next(m for m in find_mentions(document_of(sentence), LEXICON) if m.kind == "person")


@pytest.mark.parametrize(
    ("sentence", "name", "role"),
    [
        (SPOKESPERSON, "Dmitry Peskov", "Kremlin spokesperson"),
        (APPOSITION, "Bo Lee", "mayor of Oslo"),
        (OFFICE, "Zefira Park", "Minister of Education"),
        (DOCTOR, "Hugh Hill", "doctor"),
        (BEFORE, "Ana Lee", "mayor"),
        (CLAUSE, "Ana Lee", "heads the harbour board"),
        (COPULA, "Ana Lee", "mayor"),
        (NOT_SO, "Ana Lee", None),
        (POSSESSOR, "Ana Lee", "chief executive"),
        (DR, "Nina Park", None),
        (DAY, "Ana Lee", None),
    ],
    ids=[
        "noun before",
        "apposition",
        "office with what it is of",
        "apposition with a",
        "in apposition to the noun",
        "relative clause",
        "copula",
        "negated copula",
        "possessor",
        "a title is no role",
        "a day is no role",
    ],
)
def test_role(sentence: str, name: str, role: str | None) -> None:
    """The role is what the sentence says that the person is, without article and without the
    name.
    """
    mention = person_in(sentence)
    assert (mention.name, mention.titles.role) == (name, role)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (SPOKESPERSON, {"Kremlin", "spokesperson"}),
        (APPOSITION, {"Oslo"}),
        (POSSESSOR, {"Renault"}),
        (OF, {"WHO"}),
        (CLAUSE, {"board"}),
        (DOCTOR, set()),
    ],
)
def test_affiliating_words(sentence: str, words: set[str]) -> None:
    """They may name the body that the person belongs to."""
    assert {w.text for w in person_in(sentence).titles.affiliation} == words


def test_titles_are_kept_apart_from_the_name() -> None:
    """The title is stored as it stands, and is not in the name."""
    mention = person_in(DR)
    assert (mention.name, mention.titles.honorific, mention.titles.words) == (
        "Nina Park",
        "Dr.",
        ("dr",),
    )


def test_a_clause_says_less_than_an_apposition() -> None:
    """Whether a title or an apposition says it is noted."""
    assert [person_in(s).titles.is_firm for s in (SPOKESPERSON, APPOSITION, COPULA, CLAUSE)] == [
        True,
        True,
        False,
        False,
    ]
