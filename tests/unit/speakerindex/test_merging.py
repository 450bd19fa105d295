"""Who is merged over articles, and who stays apart. Articles are a, b, c, … in order."""

from __future__ import annotations

import pytest

from claimkit.extractor import Extractor
from claimkit.model.scheme import ReferentKind
from claimkit.speakerindex import Aliases, Outcome, SpeakerIndex
from claimkit.speakerindex.rules.order import RULES
from claimkit.speakerindex.rules.proposals import IndexRule
from tests.support.examples import BETWEEN_ARTICLES
from tests.support.speaking import LOC, ORG, PER, UNK, Speaking, index_of, together

BOARD = ("The Bridge Safety Board", ORG, None, None, ("Bridge Safety Board", "the BSB"))
KREMLIN = ("The Kremlin", LOC, None, None, (), "Government of Russia")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_examples(rule: IndexRule, by_rules: Extractor) -> None:
    """Each rule merges the speakers of the two articles of its example, and no other rule does."""
    index = SpeakerIndex.of(map(by_rules.extract, rule.example.split(BETWEEN_ARTICLES)))
    assert [(decision.rule, decision.outcome) for decision in index.decisions] == [
        (rule.name, Outcome.MERGED)
    ]
    assert together(index) == {"12"}


@pytest.mark.parametrize(
    ("speaking", "expected"),
    [
        # the same name
        ([("Ana Lee",), ("ana  LEE",), ("Dr. Ana Lee",)], "abc"),
        ([("Ana Lee",), ("Ana Li",)], "a b"),
        ([("J.D. Lee",), ("JD Lee",), ("J. D. Lee",)], "abc"),
        ([("Ana Lee", PER, "mayor"), ("Ana Lee", PER, "goalkeeper")], "ab"),
        ([("Bo Lee",), ("Bo Lee Jr.",), ("Bo Lee, Sr.",), ("Bo Lee Jr",)], "a bd c"),
        ([("Lee",), ("Lee",)], "a b"),
        ([("von der Leyen",), ("von der Leyen",)], "a b"),
        ([("A. Lee",), ("A. Lee",)], "a b"),
        # kinds
        ([("Ana Lee", PER), ("Ana Lee", UNK)], "ab"),
        ([("Ana Lee", UNK), ("Ana Lee", UNK)], "ab"),
        ([("Barcelona", ORG), ("Barcelona", LOC)], "a b"),
        ([("Barcelona", ORG), ("Barcelona", LOC), ("Barcelona", UNK)], "a b c"),
        ([("Reuters", ORG), ("Reuters", UNK)], "ab"),
        ([("Lee", ORG), ("Lee", UNK), ("Ana Lee", PER)], "a b c"),
        ([("Ferries United", ORG), ("Ferries United", ReferentKind.GROUP)], "ab"),
        (
            [
                ("The Committee", ORG),
                ("The Committee", ORG),
                ("The Times", ORG),
                ("The Times", ORG),
            ],
            "a b c d",
        ),
        # metonyms stay what they are
        ([KREMLIN, ("Kremlin", ORG, *KREMLIN[2:])], "ab"),
        ([KREMLIN, ("Government of Russia", ORG)], "a b"),
        ([("Paris Lee", PER, None, None, (), "Government of France"), ("Paris Lee", PER)], "ab"),
        # accents
        ([("Zoë Müller",), ("Zoe Muller",), ("Zoë Müller",)], "abc"),
        ([("Zoe Müller",), ("Zoë Muller",), ("Zoe Muller",)], "a b c"),
        # middle names and initials
        ([("Ana Maria Lee",), ("Ana M. Lee",), ("Ana Lee",)], "abc"),
        ([("Ana Maria Lee",), ("Ana Marta Lee",), ("Ana M. Lee",)], "a b c"),
        ([("Ana M. Lee",), ("Ana P. Lee",), ("Ana Lee",)], "a b c"),
        ([("Ana M. Lee",), ("Ana Lee Jr.",)], "a b"),
        ([("Ana M. Lee",), ("A. M. Lee",)], "a b"),
        ([(("Ana M. Lee",), ("Ana Lee",)), ("Ana Lee",)], "a ab"),
        # acronyms
        ([BOARD, ("BSB", ORG), ("The BSB", UNK), ("Bridge Safety Board", ORG)], "abcd"),
        ([("The Bridge Safety Board", ORG), ("The BSB", ORG)], "a b"),
        ([BOARD, ("Basic Schools Bureau", ORG, None, None, ("BSB",)), ("BSB", ORG)], "a b c"),
        # surnames
        ([("Ana Lee", PER, "mayor of Oslo"), ("Lee", PER, "Mayor")], "ab"),
        ([("Ana Lee", PER, "Mayor"), ("Lee", PER, "Oslo mayor")], "ab"),
        ([("Ana Lee", PER, "Bergen mayor"), ("Lee", PER, "Oslo mayor")], "a b"),
        ([("Ana Lee", PER, "mayor"), ("Bo Lee", PER, "mayor"), ("Lee", PER, "Mayor")], "a b c"),
        ([("Ana Lee", PER, "mayor"), ("Bo Lee", PER, "striker"), ("Lee", PER, "Mayor")], "ac b"),
        ([("Ana Lee", PER, "Vice President"), ("Lee", PER, "President")], "a b"),
        ([("Ana Lee", PER, "Vice President"), ("Lee", PER, "Vice President")], "ab"),
        ([("Ana Lee", PER, "spokeswoman"), ("Lee", PER, "spokeswoman")], "a b"),
        ([("Ana Lee", PER, "spokeswoman", "NATO"), ("Lee", PER, "spokeswoman", "NATO")], "ab"),
        ([("Ana Lee", PER, "mayor", "Oslo"), ("Lee", PER, "mayor", "Bergen")], "a b"),
        ([("Ana Lee", PER, "Ohio governor"), ("Lee", PER, "Gov.")], "ab"),
        ([("Ana Lee",), ("Lee",)], "a b"),
        ([("Ana Lee", PER, "mayor"), ("A. Lee", PER, "mayor")], "ab"),
        ([("Ana Lee", PER, "mayor"), ("B. Lee", PER, "mayor")], "a b"),
    ],
)
def test_rules(speaking: list[Speaking | tuple[Speaking, ...]], expected: str) -> None:
    assert together(index_of(*speaking)) == set(expected.split())


def test_two_of_one_name_in_one_article_are_two() -> None:
    """And who of another article is neither cannot be told."""
    index = index_of((("Ana Lee",), ("Ana Lee",)), ("Ana Lee",), ("Ana Lee",))
    assert sorted(len(speaker.articles) for speaker in index) == [1, 1, 2]


def test_a_surname_of_two_in_one_article() -> None:
    """An article that has both the full name and the surname as two speakers is believed."""
    index = index_of((("Ana Lee", PER, "mayor"), ("Lee", PER, "mayor")))
    assert [d.reason for d in index.decisions] == ["an article tells the two apart"]


def test_incompatible_roles_are_pointed_out() -> None:
    (decision,) = index_of(
        ("Ana Lee", PER, "mayor of Oslo"), ("Ana Lee", PER, "goalkeeper")
    ).decisions
    assert decision.reason == "the same name; roles: goalkeeper, mayor of Oslo"


@pytest.mark.parametrize(
    ("speaking", "names", "reason"),
    [
        (
            [("Ana Lee", PER, "mayor"), ("Bo Lee", PER, "mayor"), ("Lee", PER, "mayor")],
            "Lee, Ana Lee, Bo Lee",
            "ambiguous",
        ),
        ([("Ana Lee",), ("Lee",)], "Lee", "no office or affiliation"),
        (
            [("Ana M. Lee",), ("Ana P. Lee",), ("Ana Lee",)],
            "Ana Lee, Ana M. Lee, Ana P. Lee",
            "ambiguous: 2",
        ),
        ([("Barcelona", ORG), ("Barcelona", LOC), ("Barcelona", UNK)], "Barcelona", "ambiguous"),
    ],
)
def test_kept_apart(speaking: list[Speaking], names: str, reason: str) -> None:
    """What might be the same and is not merged is in the list, with the reason."""
    (decision,) = index_of(*speaking).decisions
    assert decision.outcome is Outcome.APART
    assert ", ".join(decision.names) == names
    assert decision.reason.startswith(reason)


class TestTable:
    def test_wins_over_rules(self) -> None:
        """A surname, an acronym that no article explains, and a metonym."""
        table = Aliases.of(
            {"Lee": "Ana Lee", "BSB": "Bridge Safety Board", "the Kremlin": "Government of Russia"}
        )
        speaking = [
            ("Lee",),
            ("Ana Lee",),
            ("The BSB", ORG),
            ("Bridge Safety Board", ORG),
            ("Kremlin", LOC),
            ("Government of Russia", ORG),
        ]
        index = index_of(*speaking, aliases=table)
        assert together(index) == {"ab", "cd", "ef"}
        assert {decision.rule for decision in index.decisions} == {"aliases"}

    def test_alone_tells_apart(self) -> None:
        """Two of one name, told apart by role; the name alone joins neither."""
        table = Aliases.of(
            {"Mayor Ana Lee": "Ana Lee (mayor)", "goalkeeper Ana Lee": "Ana Lee (goalkeeper)"}
        )
        speaking = [
            ("Ana Lee", PER, "Mayor"),
            ("Ana Lee", PER, "goalkeeper"),
            ("Ana Lee",),
            ("Ana Lee", PER, "Mayor"),
        ]
        index = index_of(*speaking, aliases=table)
        assert together(index) == {"ad", "b", "c"}
        assert index["Ana Lee (mayor)"].articles == ("a", "d")

    def test_two_of_the_table_never_merge(self) -> None:
        table = Aliases.of({"Ana Lee": "Ana Lee", "Ana M. Lee": "Ana M. Lee"})
        index = index_of(("Ana Lee",), ("Ana M. Lee",), aliases=table)
        assert together(index) == {"a", "b"}
        assert [d.reason for d in index.decisions] == ["the user tells them apart"]

    def test_rules_go_on_from_it(self) -> None:
        """The name in the table counts as a name of the speaker, though no article has it."""
        index = index_of(
            ("JFK",), ("John Fitzgerald Kennedy",), aliases=Aliases.of({"JFK": "John F. Kennedy"})
        )
        assert together(index) == {"ab"}

    def test_can_be_undone(self) -> None:
        index = index_of(("Lee",), ("Ana Lee",), aliases=Aliases.of({"Lee": "Ana Lee"}))
        decision = next(d for d in index.decisions if d.names == ("Lee", "Ana Lee"))
        assert together(index.without(decision)) == {"a", "b"}
