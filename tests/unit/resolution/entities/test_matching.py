"""Which names are the same: each sieve, and what keeps names apart."""

from __future__ import annotations

import pytest

from claimkit.document import Document
from claimkit.lexicons.loader import load
from claimkit.resolution.entities.groups import NameGroup, NameGroups
from claimkit.resolution.entities.matching import NAME_SIEVES, group_names
from claimkit.resolution.mentions.names import Mention, find_mentions
from claimkit.rules import Rule, first
from tests.support.parses import read_parse
from tests.support.trees import document_of

LEXICON = load("en")


def names(document: Document) -> list[list[str]]:
    """Return the groups of names in *document*, as words of the text."""
    groups = group_names(document, find_mentions(document, LEXICON))
    return [
        [m.span.of(document.text) for m in sorted(g.mentions, key=lambda m: m.span)] for g in groups
    ]


@pytest.mark.parametrize("sieve", NAME_SIEVES, ids=lambda sieve: sieve.name)
def test_sieve(sieve: Rule[[Mention, NameGroups], NameGroup]) -> None:
    """The sieve, and none before it, joins the names of its example; they end up as one."""
    document = read_parse(sieve.example)
    mentions = sorted(find_mentions(document, LEXICON), key=lambda m: (-len(m.core), m.span))
    groups, joined = NameGroups(document=document), list[str]()
    for mention in mentions:
        matched = first(NAME_SIEVES, mention, groups)
        groups.add(mention, None if matched is None else matched.answer)
        joined += [] if matched is None else [matched.rule]
    assert joined[0] == sieve.name
    assert len(groups.order) == 1


def persons(*names: str) -> Document:
    """Return a document in which each of *names*, a title first if it has one, is the subject of a
    sentence of its own.
    """
    return document_of(*(_came(name.split()) for name in names))


def _came(words: list[str]) -> str:
    verb, cut = len(words) + 1, 1 if words[0] in {"Mr.", "Ms.", "Dr."} else 0
    head = len(words) if cut else 1
    rows = []
    for index, word in enumerate(words, start=1):
        relation = f"{verb}:nsubj" if index == head else f"{head}:{'compound' if cut else 'flat'}"
        label = "O" if index <= cut else "B-PER" if index == cut + 1 else "I-PER"
        rows.append(f"{word}/PROPN/{relation}/{label}")
    return " ".join([*rows, "came/VERB/0:root", f"./PUNCT/{verb}:punct"])


@pytest.mark.parametrize(
    ("said", "groups"),
    [
        (["Ana Lee", "Bo Lee", "Lee"], [["Ana Lee", "Lee"], ["Bo Lee"]]),
        (["Lee", "Ana Lee"], [["Lee", "Ana Lee"]]),
        (["Maria Voss", "Peter Voss", "Ms. Voss"], [["Maria Voss", "Voss"], ["Peter Voss"]]),
        (["Maria Voss", "Peter Voss", "Mr. Voss"], [["Maria Voss"], ["Peter Voss", "Voss"]]),
        (
            ["Hugh Carrow Jr.", "Hugh Carrow Sr.", "Hugh Carrow Jr."],
            [["Hugh Carrow Jr."] * 2, ["Hugh Carrow Sr."]],
        ),
        (["José Núñez", "Nunez"], [["José Núñez", "Nunez"]]),
        (["Jörg Müller", "Mueller"], [["Jörg Müller", "Mueller"]]),
        (
            ["Robert Frost", "Robert B. Frost", "Robert L. Frost"],
            [["Robert Frost", "Robert B. Frost"], ["Robert L. Frost"]],
        ),
        (["Xi Jinping", "Xi"], [["Xi Jinping", "Xi"]]),
        (["Ana", "Ana Lee"], [["Ana Lee"], ["Ana"]]),
    ],
    ids=[
        "two bearers of a surname: the first",
        "the full name behind the short one",
        "Ms and two bearers",
        "Mr and two bearers",
        "Jr. and Sr.",
        "accents",
        "umlauts",
        "two middle initials",
        "the surname first",
        "a given name before the full name",
    ],
)
def test_persons(said: list[str], groups: list[list[str]]) -> None:
    """Of the names, those are one that a reader takes for one."""
    assert sorted(names(persons(*said))) == sorted(groups)


def test_a_father_is_not_his_son() -> None:
    """“His father, Hugh Carrow” is not Hugh Carrow Jr., whichever comes first."""
    father = (
        "His/PRON/2:nmod:poss father/NOUN/6:nsubj ,/PUNCT/4:punct Hugh/PROPN/2:appos/B-PER "
        "Carrow/PROPN/4:flat/I-PER"
        " came/VERB/0:root ./PUNCT/6:punct"
    )
    son = _came(["Hugh", "Carrow", "Jr."])
    for sentences in ((son, father, son), (father, son, son)):
        assert sorted(names(document_of(*sentences))) == [
            ["Hugh Carrow"],
            ["Hugh Carrow Jr.", "Hugh Carrow Jr."],
        ]


def test_kinds_keep_apart() -> None:
    """A person's surname is not the place of the same name."""
    place = (
        "In/ADP/2:case Lincoln/PROPN/4:obl/B-LOC rain/NOUN/4:nsubj fell/VERB/0:root ./PUNCT/4:punct"
    )
    assert names(document_of(_came(["Ana", "Lincoln"]), place, _came(["Lincoln"]))) == [
        ["Ana Lincoln", "Lincoln"],
        ["Lincoln"],
    ]
