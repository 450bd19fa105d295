"""Corpus: many articles."""

from __future__ import annotations

import pickle

import attrs
import pytest

from claimkit.article import Article
from claimkit.claimset import ClaimSet
from claimkit.corpus import Corpus
from claimkit.errors import RecordError
from claimkit.model.extraction import Failure
from claimkit.model.speaker import UNATTRIBUTED
from claimkit.speakerindex import SpeakerIndex
from tests.support.builders import ARTICLE, article_claims
from tests.support.speaking import PER, article

ONE = article(("Ana Lee", PER, "mayor of Oslo"), ("Bo Berg", PER))
TWO = article(("Ana Lee", PER, "mayor of Oslo"), unnamed=("officials",))


@pytest.fixture
def corpus() -> Corpus:
    return Corpus.of({"one": ONE, "two": TWO})


def test_articles_are_named() -> None:
    """By the pair, by their own id, by their place."""
    named = attrs.evolve(TWO, article=Article(id="own", title="T"))
    corpus = Corpus.of([("first", ONE), named, ONE])
    assert [found.article.id for found in corpus] == ["first", "own", "3"]
    assert corpus["own"].article.title == "T"
    assert Corpus(iter([ONE, named]))["1"].claims == ONE.claims


def test_bad_articles() -> None:
    with pytest.raises(ValueError, match="an id of its own for each article, got 'a' twice"):
        Corpus.of([("a", ONE), ("a", TWO)])
    with pytest.raises(TypeError, match="ClaimSets of several articles, got that of one"):
        Corpus.of(ONE)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="ClaimSets of several articles, got that of one"):
        Corpus(ClaimSet("", ()))  # type: ignore[arg-type]
    failure = Failure(id="a1", number=1, error=ValueError("no text"))
    with pytest.raises(TypeError, match=r"the Failure of 'a1'; leave out .* if isinstance"):
        Corpus.of([failure])  # type: ignore[list-item]
    with pytest.raises(TypeError, match="for each article; got a int"):
        Corpus.of([3])  # type: ignore[list-item]


def test_a_number_avoids_the_ids_that_are_given() -> None:
    """Wherever they stand."""
    two, four = (attrs.evolve(ONE, article=Article(id=id)) for id in ("2", "4"))
    corpus = Corpus((two, ONE, ONE, four))
    assert [found.article.id for found in corpus] == ["2", "3", "5", "4"]
    assert SpeakerIndex.of((two, ONE, ONE, four)).articles == ("2", "3", "5", "4")


def test_is_a_sequence(corpus: Corpus) -> None:
    assert len(corpus) == 2
    assert corpus[0] is corpus["one"]
    assert corpus[1:] == Corpus.of([("two", TWO)])
    assert len(corpus.claims) == 4
    assert repr(corpus) == "Corpus(2 articles, 4 claims)"
    with pytest.raises(KeyError, match="no article 'three' among 2"):
        corpus["three"]


def test_by_speaker_over_all_articles(corpus: Corpus) -> None:
    """Who is the same in two articles is one speaker; those with most claims come first."""
    groups = corpus.by_speaker()
    assert list(groups) == ["Ana Lee", "Bo Berg", "officials"]
    assert [found.article.id for found in groups["Ana Lee"]] == ["one", "two"]
    assert len(groups["lee"].claims) == 2
    with pytest.raises(KeyError, match="no speaker 'Cho'"):
        groups["Cho"]


def test_a_group_has_only_the_articles_of_its_speaker(corpus: Corpus) -> None:
    """However the speaker is called."""
    groups = corpus.by_speaker()
    assert groups["bo berg"] == groups["Bo Berg"]
    assert [found.article.id for found in groups["berg"]] == ["one"]


def test_groups_can_be_pickled(corpus: Corpus) -> None:
    groups = corpus.by_speaker()
    copy = pickle.loads(pickle.dumps(groups))
    assert copy == groups
    assert copy["lee"] == groups["lee"]


def test_claims_of_nobody_come_last(corpus: Corpus) -> None:
    nobody = attrs.evolve(article_claims()[0], speaker=UNATTRIBUTED)
    groups = Corpus.of([("a", ClaimSet(ARTICLE, (nobody,))), *corpus]).by_speaker()
    assert list(groups)[-1] == "(no speaker)"
    assert len(groups["(no speaker)"].claims) == 1


def test_where_keeps_all_articles(corpus: Corpus) -> None:
    kept = corpus.where(speaker="Berg")
    assert [len(found) for found in kept] == [1, 0]


def test_speakers_of_a_corpus(corpus: Corpus) -> None:
    """An index takes a corpus, and calls its articles by their ids."""
    assert SpeakerIndex.of(corpus).articles == corpus.index_speakers().articles == ("one", "two")


def test_json_lines(corpus: Corpus) -> None:
    """A line an article; the error of a bad line says which."""
    lines = corpus.to_jsonl()
    assert len(lines.splitlines()) == 2
    assert Corpus.from_jsonl(lines) == Corpus.from_jsonl(lines.encode()) == corpus
    with pytest.raises(RecordError, match=r"^line 2: \$\.schema: "):
        Corpus.from_jsonl(lines.splitlines()[0] + "\n{}\n")
    with pytest.raises(RecordError, match="expected an id of its own for each article, got 'one'"):
        Corpus.from_jsonl(lines + lines)


def test_one_table(corpus: Corpus) -> None:
    assert [row["article"] for row in corpus.to_dicts()] == ["one", "one", "two", "two"]
    pytest.importorskip("pandas")
    assert list(corpus.to_dataframe()["article"]) == ["one", "one", "two", "two"]


def test_find(corpus: Corpus) -> None:
    """By speaker and words; a corpus that was searched is still a value."""
    found = corpus.find(speaker="Lee", words="so")
    assert [(own.speaker, own.article.id) for own in found] == [
        ("Ana Lee", "one"),
        ("Ana Lee", "two"),
    ]
    assert pickle.loads(pickle.dumps(corpus)) == corpus
    assert len(pickle.loads(pickle.dumps(corpus)).find(words="so")) == 4
