"""What speaks for and against an antecedent, as named features."""

from __future__ import annotations

import pytest

from claimkit.lexicons.loader import load
from claimkit.resolution.entities.find import find_entities
from claimkit.resolution.pronouns.antecedents import read_pronouns
from claimkit.resolution.pronouns.choice import AntecedentChoice, Candidate
from claimkit.resolution.pronouns.find import Pronoun
from tests.support.trees import document_of

LEXICON = load("en")
MET = (
    "Nina/PROPN/3:nsubj/B-PER Park/PROPN/1:flat/I-PER met/VERB/0:root "
    "Tom/PROPN/3:obj/B-PER Reed/PROPN/4:flat/I-PER"
    " ./PUNCT/3:punct"
)
JORDAN = "Jordan/PROPN/3:nsubj/B-PER Pike/PROPN/1:flat/I-PER ran/VERB/0:root ./PUNCT/3:punct"
SHE = "She/PRON/2:nsubj said/VERB/0:root so/ADV/2:advmod ./PUNCT/2:punct"
HE = "He/PRON/2:nsubj ran/VERB/0:root ./PUNCT/2:punct"
IT = "It/PRON/2:nsubj rained/VERB/0:root ./PUNCT/2:punct"


def features(*sentences: str) -> dict[str, set[str]]:
    """Return the features of the candidates of the last pronoun, by name; those of none under "".
    Each takes the nearest.
    """
    document = document_of(*sentences)
    entities = find_entities(document, LEXICON)
    found: dict[str, set[str]] = {}

    def note(
        _pronoun: Pronoun, candidates: list[Candidate], nothing: tuple[str, ...]
    ) -> AntecedentChoice:
        found.clear()
        found.update(
            {entities[c.entity].name or "": set(c.features) for c in candidates}
            | {"": set(nothing)}
        )
        return AntecedentChoice(
            entity=candidates[0].entity if candidates else None, probability=1.0
        )

    read_pronouns(document, entities, LEXICON, note)  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize(
    ("sentences", "name", "own"),
    [
        (
            (MET, SHE),
            "Nina Park",
            {
                "distance=1",
                "previous sentence, main subject",
                "parallel, previous sentence",
                "rank=0",
            },
        ),
        (
            (MET, SHE),
            "Tom Reed",
            {"previous sentence, object", "rank=1", "gender other, said there"},
        ),
        ((MET, SHE), "Nina Park", {"gender fits, said there", "kind=person", "same paragraph"}),
        ((JORDAN, SHE), "Jordan Pike", {"only candidate", "gender unknown"}),
        ((JORDAN, SHE, SHE), "Jordan Pike", {"pronoun before: same", "form=person", "count=2"}),
        ((JORDAN, SHE, IT, HE), "Jordan Pike", {"pronoun before: other"}),
        (
            (JORDAN, SHE, SHE),
            "Jordan Pike",
            {"taken for the pronoun before, previous sentence", "reports, since it reported=1"},
        ),
        ((MET, "¶" + SHE), "", {"none", "none of 2", "none, reports"}),
    ],
)
def test_features(sentences: tuple[str, ...], name: str, own: set[str]) -> None:
    """The features of one candidate for the last pronoun hold these."""
    assert own <= features(*sentences)[name]


def test_another_paragraph() -> None:
    assert "same paragraph" not in features(MET, "¶" + SHE)["Nina Park"]


def test_gender_tells_nothing_of_it() -> None:
    """Only he and she ask for a gender."""
    body = "Renault/PROPN/2:nsubj/B-ORG ran/VERB/0:root ./PUNCT/2:punct"
    assert not any("gender" in feature for feature in features(body, IT)["Renault"])


# The surname is a given name of men
FULL = "Nina/PROPN/3:nsubj/B-PER Clinton/PROPN/1:flat/I-PER came/VERB/0:root ./PUNCT/3:punct"
TITLED = "Secretary/NOUN/2:compound Clinton/PROPN/3:nsubj/B-PER left/VERB/0:root ./PUNCT/3:punct"
MADAM = TITLED.replace("Secretary/NOUN", "Mrs./PROPN")


@pytest.mark.parametrize(
    ("sentences", "own"),
    [
        ((FULL, TITLED, TITLED, SHE), "gender fits, said elsewhere"),
        ((FULL, MADAM, SHE), "gender fits, said there"),
        ((FULL, TITLED, HE), "gender other, said elsewhere"),
    ],
    ids=["a title that tells no gender", "a title that tells it", "the other pronoun"],
)
def test_gender_of_a_surname(sentences: tuple[str, ...], own: str) -> None:
    """A surname that is also a given name tells no gender beside a title that tells none."""
    assert own in features(*sentences)["Nina Clinton"]


# Reed's words name Park
SAID = "Tom/PROPN/3:nsubj/B-PER Reed/PROPN/1:flat/I-PER spoke/VERB/0:root ./PUNCT/3:punct"
QUOTED = (
    "“/PUNCT/4:punct Nina/PROPN/4:nsubj/B-PER Park/PROPN/2:flat/I-PER knows/VERB/0:root "
    "./PUNCT/4:punct ”/PUNCT/4:punct"
)


def test_what_others_say_is_no_step() -> None:
    """Outside quotations, a sentence in somebody's words takes nobody away, and whom it names was
    not mentioned by the text.
    """
    found = features(SAID, QUOTED, HE)
    assert {"distance=1", "previous sentence, main subject"} <= found["Tom Reed"]
    assert "only quoted, previous sentence" in found["Nina Park"]


def test_named_before_and_behind() -> None:
    """Who was mentioned before may be named behind the pronoun again."""
    behind = (
        "When/SCONJ/3:mark he/PRON/3:nsubj spoke/VERB/6:advcl Tom/PROPN/6:nsubj/B-PER "
        "Reed/PROPN/4:flat/I-PER ran/VERB/0:root ./PUNCT/6:punct"
    )
    found = features(SAID, behind)
    assert {"again behind", "again behind, advcl"} <= found["Tom Reed"]


def test_two_pronouns_of_the_other_gender() -> None:
    found = features(JORDAN, HE, HE, IT, SHE)["Jordan Pike"]
    assert "pronouns before: other" in found


def test_named_most_by_far() -> None:
    found = features(JORDAN, JORDAN, MET, SHE)
    assert "leads the text, farther sentence" in found["Jordan Pike"]
    assert not any(feature.startswith("leads") for feature in found["Nina Park"])
