"""What grammar forbids that a pronoun stands for."""

from __future__ import annotations

import pytest

from claimkit.document import Document
from claimkit.lexicons.loader import load
from claimkit.resolution.entities.find import find_entities
from claimkit.resolution.pronouns.antecedents import read_pronouns
from claimkit.resolution.pronouns.choice import AntecedentChoice, Candidate
from claimkit.resolution.pronouns.find import Pronoun
from tests.support.trees import document_of

LEXICON = load("en")
LEE = "Bo/PROPN/{0}:nsubj/B-PER Lee/PROPN/1:flat/I-PER "
TOLD_HIM = LEE.format(3) + "told/VERB/0:root him/PRON/3:obj so/ADV/3:advmod ./PUNCT/3:punct"
HURT_HIMSELF = LEE.format(3) + "hurt/VERB/0:root himself/PRON/3:obj ./PUNCT/3:punct"
SAW_HIS_DOG = LEE.format(3) + "saw/VERB/0:root his/PRON/5:nmod:poss dog/NOUN/3:obj ./PUNCT/3:punct"
SAID_HE_RAN = LEE.format(3) + "said/VERB/0:root he/PRON/5:nsubj ran/VERB/3:ccomp ./PUNCT/3:punct"
HE_SAYS_LEE = (
    "He/PRON/2:nsubj says/VERB/0:root that/SCONJ/6:mark Bo/PROPN/6:nsubj/B-PER "
    "Lee/PROPN/4:flat/I-PER ran/VERB/2:ccomp"
    " ./PUNCT/2:punct"
)
HE_RAN_LEE_SAID = (
    "He/PRON/2:nsubj ran/VERB/6:ccomp ,/PUNCT/2:punct Bo/PROPN/6:nsubj/B-PER "
    "Lee/PROPN/4:flat/I-PER said/VERB/0:root"
    " ./PUNCT/6:punct"
)
QUOTED = LEE.format(3) + (
    "said/VERB/0:root ,/PUNCT/6:punct “/PUNCT/7:punct he/PRON/7:nsubj ran/VERB/3:ccomp "
    "”/PUNCT/7:punct"
)
BEFORE = LEE.format(3) + "came/VERB/0:root ./PUNCT/3:punct"
WHEN = (
    "When/ADV/3:advmod he/PRON/3:nsubj came/VERB/7:advcl ,/PUNCT/3:punct "
    "Bo/PROPN/7:nsubj/B-PER Lee/PROPN/5:flat/I-PER"
    " ran/VERB/0:root ./PUNCT/7:punct"
)
IT = "It/PRON/2:nsubj ran/VERB/0:root ./PUNCT/2:punct"
THEY = "They/PRON/2:nsubj ran/VERB/0:root ./PUNCT/2:punct"
HE = "He/PRON/2:nsubj ran/VERB/0:root ./PUNCT/2:punct"


def candidates(document: Document) -> list[list[str]]:
    """Return the names that each pronoun of *document* may stand for."""
    entities = find_entities(document, LEXICON)
    found: list[list[str]] = []

    def note(_pronoun: Pronoun, candidates: list[Candidate], _nothing: object) -> AntecedentChoice:
        found.append([entities[c.entity].name or "" for c in candidates])
        return AntecedentChoice(entity=None, probability=1.0)

    read_pronouns(document, entities, LEXICON, note)  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize(
    ("sentences", "names"),
    [
        ((TOLD_HIM,), []),
        ((HURT_HIMSELF,), ["Bo Lee"]),
        ((SAW_HIS_DOG,), ["Bo Lee"]),
        ((SAID_HE_RAN,), ["Bo Lee"]),
        ((BEFORE, HE_SAYS_LEE), []),
        ((BEFORE, HE_RAN_LEE_SAID), ["Bo Lee"]),
        ((QUOTED,), []),
        ((WHEN,), ["Bo Lee"]),
        ((BEFORE, HE), ["Bo Lee"]),
        ((BEFORE, IT), []),
        ((BEFORE, THEY), []),
    ],
    ids=[
        "object of the same verb",
        "reflexive",
        "possessive",
        "subject of the clause below",
        "named under it (principle C)",
        "the reporting clause behind",
        "a quotation's speaker is I, not he",
        "the clause goes before the name",
        "person",
        "a person is no it",
        "one person is not they",
    ],
)
def test_candidates(sentences: tuple[str, ...], names: list[str]) -> None:
    """The last pronoun may stand for these."""
    assert candidates(document_of(*sentences))[-1] == names
