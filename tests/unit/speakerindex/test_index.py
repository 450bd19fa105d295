"""SpeakerIndex: a value with look-ups, exports, and decisions that can be undone."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from claimkit.claimset import ClaimSet
from claimkit.errors import RecordError
from claimkit.model.scheme import ReferentKind
from claimkit.speakerindex import Aliases, Decisions, SpeakerIndex
from claimkit.speakerindex.index import COLUMNS
from tests.support.builders import ARTICLE, article_claims
from tests.support.speaking import ORG, PER, UNK, article, index_of, together


@pytest.fixture
def index() -> SpeakerIndex:
    return index_of(
        ("Ana Lee", PER, "mayor of Oslo", "Oslo"),
        ("ANA LEE", PER, "goalkeeper"),
        ("Bo Berg",),
        ("Lee", PER, "Mayor"),
    )


def test_speakers_most_claims_first(index: SpeakerIndex) -> None:
    ana, bo = index
    assert (ana.name, ana.kind, ana.role, ana.affiliation) == (
        "Ana Lee",
        ReferentKind.PERSON,
        "mayor of Oslo",
        "Oslo",
    )
    assert (ana.names, ana.roles) == (
        ("ANA LEE", "Ana Lee", "Lee"),
        ("mayor of Oslo", "goalkeeper", "Mayor"),
    )
    assert [name for name, _ in ana.claims] == list(ana.articles) == ["a", "b", "d"]
    assert [claim.speaker.text for _, claim in ana.claims] == [
        "Ana Lee",
        "ANA LEE",
        "Lee",
    ]
    assert (bo.name, bo.role, bo.articles) == ("Bo Berg", None, ("c",))
    assert repr(index) == "SpeakerIndex(2 speakers, 2 of them named, of 4 articles)"


def test_claims_of_one_article_are_one_speaker() -> None:
    """By referent; claims of a speaker that was not resolved go by the speaker's words."""
    index = SpeakerIndex().add(ClaimSet(ARTICLE, article_claims()))
    assert [(s.name, s.text, len(s.claims)) for s in index] == [
        ("Ana Ruiz", "Ana Ruiz, the mayor", 2),
        (None, "Bo", 1),
    ]


def test_the_nameless_stay_with_their_article() -> None:
    one, two = article(("Ana Lee",), unnamed=("officials",)), article(unnamed=("officials",))
    index = SpeakerIndex.of([one, two])
    assert [(s.name, s.text, s.articles) for s in index] == [
        ("Ana Lee", "Ana Lee", ("1",)),
        (None, "officials", ("1",)),
        (None, "officials", ("2",)),
    ]


def test_look_up(index: SpeakerIndex) -> None:
    """By any of the names, without regard to case."""
    assert index["ana lee"] is index["Lee"]
    assert "Bo Berg" in index
    assert "Bo" not in index
    assert index["Ana Lee"] in index
    with pytest.raises(KeyError, match="no speaker is called 'Bo'"):
        index["Bo"]
    two = index.without(index.decisions[0])
    with pytest.raises(KeyError, match=r"2 speakers are called 'Ana Lee'; take one of index\.find"):
        two["Ana Lee"]
    assert {speaker.articles for speaker in two.find("Ana Lee")} == {("a", "d"), ("b",)}


def test_table_gives_name_id_and_kind() -> None:
    table = Aliases.of({"WHO": "World Health Organization"})
    row = table.rows[0]
    table = Aliases(
        (
            type(row)(
                alias="WHO",
                entry=type(row.entry)(row.entry.name, "Q7817", ReferentKind.GROUP),
                where="x",
            ),
        )
    )
    who = index_of(("The WHO", ORG), aliases=table)["Q7817"]
    assert (who.name, who.id, who.kind, who.names) == (
        "World Health Organization",
        "Q7817",
        ReferentKind.GROUP,
        ("The WHO",),
    )


def test_adding_is_the_same_as_all_at_once() -> None:
    one, two = article(("Ana Lee",)), article(("Ana Lee",), ("Bo",))
    assert SpeakerIndex().add(one).add(two, article="x") == SpeakerIndex.of(
        [("1", one), ("x", two)]
    )
    assert SpeakerIndex.of({"1": one, "x": two}) == SpeakerIndex.of(iter([("1", one), ("x", two)]))
    assert not list(SpeakerIndex())


@pytest.mark.parametrize("bad", [["text"], article(("Ana Lee",)), [(1, article())], [None]])
def test_rejects_what_is_no_article(bad: object) -> None:
    with pytest.raises(TypeError, match=r"expected (a|the) ClaimSets?"):
        SpeakerIndex.of(bad)  # type: ignore[arg-type]


def test_rejects_two_articles_of_one_name() -> None:
    with pytest.raises(ValueError, match="got 'x' twice"):
        SpeakerIndex.of([("x", article()), ("x", article())])
    with pytest.raises(ValueError, match="got '1' twice"):
        SpeakerIndex().add(article(), "1").add(article(), "1")


def test_an_added_article_gets_a_number_that_is_free() -> None:
    assert SpeakerIndex().add(article(), "2").add(article()).articles == ("2", "3")


class TestUndoing:
    def test_without(self, index: SpeakerIndex) -> None:
        """Undoing one merge leaves the others; the first index stays as it is."""
        same, surname = index.decisions
        assert (same.rule, surname.rule) == ("same name", "surnames")
        less = index.without(surname)
        assert together(less) == {"ab", "c", "d"}
        assert list(less.decisions) == [same]
        assert together(index) == {"abd", "c"}
        assert less.without(surname) == index

    def test_in_a_later_run(self, index: SpeakerIndex) -> None:
        """By the names, however they are written, and for later articles too."""
        kept = Decisions.from_json(index.without(index.decisions[0]).undone.to_json())
        later = index_of(("Ms Ana  Lee",), ("ana lee",), ("Ana Lee",), undo=kept)
        assert together(later) == {"a", "b", "c"}

    def test_names_read_in_two_ways(self) -> None:
        """Of a person and of one of no known kind, whose names have keys of their own."""
        index = index_of(("Berg Lee",), ("The Berg Lee", UNK))
        assert together(index) == {"ab"}
        assert together(index.without(index.decisions[0])) == {"a", "b"}

    def test_only_merges(self, index: SpeakerIndex) -> None:
        apart = index_of(("Ana Lee",), ("Lee",))
        for own, decision in (
            (index, apart.decisions[0]),
            (apart, apart.decisions[0]),
            (apart, index.decisions[0]),
        ):
            with pytest.raises(ValueError, match="expected a merge from this index's decisions"):
                own.without(decision)


class TestSplitting:
    def test_split(self, index: SpeakerIndex) -> None:
        """The articles given make one other speaker; the rest stays together."""
        apart = index.split("Ana Lee", ["b"])
        assert together(apart) == {"ad", "b", "c"}
        assert apart.undone[0].names == ("ANA LEE",)
        assert apart.without(apart.undone[0]) == index

    def test_several_names_are_one_speaker(self, index: SpeakerIndex) -> None:
        assert together(index.split(index["Ana Lee"], ["b", "d"])) == {"a", "bd", "c"}

    def test_in_a_later_run(self, index: SpeakerIndex) -> None:
        """Later articles go with those that were not split off."""
        kept = Decisions.from_json(index.split("Ana Lee", "b", "the goalkeeper").undone.to_json())
        later = index_of(("Ana Lee",), ("Ana Lee",), ("Ana Lee",), undo=kept)
        assert together(later) == {"ac", "b"}

    def test_wins_over_the_table(self) -> None:
        index = index_of(("Lee",), ("Ana Lee",), aliases=Aliases.of({"Lee": "Ana Lee"}))
        assert together(index.split("Ana Lee", "a")) == {"a", "b"}

    @pytest.mark.parametrize(
        ("articles", "message"),
        [(["c"], "in which Ana Lee appears, got 'c'"), ([], "some of the 3"), ("abd", "got 'abd'")],
    )
    def test_rejects(self, index: SpeakerIndex, articles: object, message: str) -> None:
        with pytest.raises(ValueError, match=message):
            index.split("Ana Lee", articles)  # type: ignore[arg-type]
        with pytest.raises(ValueError, match="some of the 3"):
            index.split("Ana Lee", list("abd"))


class TestDecisions:
    def test_sequence(self, index: SpeakerIndex) -> None:
        decisions = index.decisions
        assert repr(decisions) == "Decisions(2 merged, 0 apart)"
        assert decisions[:1] == (decisions[0],)
        assert len(Decisions.of([*decisions, *decisions])) == 2

    @pytest.mark.parametrize(
        ("change", "message"),
        [
            ({"rule": 1}, r"\$\.decisions\[0\]\.rule: expected a string, got 1"),
            ({"names": "Lee"}, r"\$\.decisions\[0\]\.names: expected an array of strings"),
            ({"articles": [1]}, r"articles: expected an array of strings"),
            ({"outcome": "undone"}, r"outcome: expected one of merged, apart, got 'undone'"),
            ({"kind": []}, r"kind: expected one of person"),
            ({"more": 1}, r"\$\.decisions\[0\]: expected an object with rule, names"),
        ],
    )
    def test_bad_json(self, index: SpeakerIndex, change: dict[str, object], message: str) -> None:
        record = json.loads(index.decisions.to_json())
        record["decisions"][0].update(change)
        with pytest.raises(RecordError, match=message):
            Decisions.from_json(json.dumps(record))

    @pytest.mark.parametrize(
        "data", ["", "[]", "{}", '{"schema": "claimkit-decisions/1.0"}', "[" * 100_000]
    )
    def test_no_decisions(self, data: str) -> None:
        with pytest.raises(RecordError):
            Decisions.from_json(data)


def test_dicts(index: SpeakerIndex) -> None:
    first = index.to_dicts()[0]
    assert tuple(first) == COLUMNS
    assert (first["name"], first["kind"], first["articles"], first["claims"]) == (
        "Ana Lee",
        "person",
        3,
        3,
    )
    assert json.loads(json.dumps(index.to_dicts())) == index.to_dicts()


def test_dataframe(index: SpeakerIndex) -> None:
    pytest.importorskip("pandas")
    frame = index.to_dataframe()
    assert list(frame["name"]) == ["Ana Lee", "Bo Berg"]
    assert dict(frame.dtypes) == dict(SpeakerIndex().to_dataframe().dtypes)


def test_import_is_light() -> None:
    code = (
        "import sys, claimkit; claimkit.SpeakerIndex(); print(sorted({'torch', 'stanza', "
        "'pandas'} & set(sys.modules)))"
    )
    assert (
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout
        == "[]\n"
    )
