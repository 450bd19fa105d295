"""Contrasts between claims of different articles."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from claimkit.article import Article
from claimkit.claimset import ClaimSet
from claimkit.corpus import Corpus
from claimkit.model.certainty import Certainty
from claimkit.model.proposition import Argument, Proposition
from claimkit.model.scheme import Level, Polarity, ReportingClass, Time
from claimkit.speakerindex import Aliases, SpeakerIndex
from tests.support.archives import say
from tests.support.builders import build_argument

BRIDGE = build_argument("bridge")


def article(
    id: str,
    published: str | None,
    *speakers: str,
    polarity: Polarity = Polarity.POSITIVE,
    content: str = "it is safe",
    about: Argument = BRIDGE,
    **fields: Any,
) -> ClaimSet:
    """Return an article in which each of *speakers* says that the bridge is, or is not, safe."""
    found = say(
        id,
        published,
        *((name, f"{content} {'so ' * place}") for place, name in enumerate(speakers, 1)),
    )
    certainty = Certainty(
        level=Level.CERTAIN,
        polarity=polarity,
        reporting_class=ReportingClass.NEUTRAL,
        content_time=fields.pop("content_time", Time.UNSPECIFIED),
    )
    proposition = Proposition(predicate="safe", arguments=(about,), **fields)
    claims = (attrs.evolve(claim, certainty=certainty, proposition=proposition) for claim in found)
    return attrs.evolve(found, claims=tuple(claims))


def deny(id: str, published: str | None, *speakers: str, **fields: Any) -> ClaimSet:
    return article(id, published, *speakers, polarity=Polarity.NEGATIVE, **fields)


def find(*articles: ClaimSet, **options: Any) -> list[tuple[str, str]]:
    """Return the ids of the articles that differ."""
    contrasts = Corpus(articles).contrasts(**options)
    return [(str(own.articles[0].id), str(own.articles[1].id)) for own in contrasts]


MAY = article("may", "2024-05-03", "Ana Lee")


def test_said_and_denied() -> None:
    """The claims are those of their articles, the earlier one first, however they are given."""
    june = deny("june", "2024-06-09T08:00:00+00:00", "Bo Berg", "Ana Lee")
    (own,) = Corpus((june, MAY)).contrasts()
    assert (own.first, own.second) == (MAY, june)
    assert (own.contrast.first, own.contrast.second) == (MAY[0], june[1])
    assert own.articles == (Article(id="may", published="2024-05-03"), june.article)
    assert (own.speakers, own.same_speaker) == (("Ana Lee", "Ana Lee"), True)
    assert own.explain() == (
        "Ana Lee: 2024-05-03 said “it is safe so ”, 2024-06-09 said “it is safe so so ” "
        "(polarity: ‘safe’ of bridge)"
    )


def test_by_two_speakers() -> None:
    """Only where it is asked for."""
    june = deny("june", "2024-06-09", "Bo Berg")
    assert find(MAY, june) == []
    (own,) = Corpus((MAY, june)).contrasts(same_speaker=False)
    assert (own.speakers, own.same_speaker) == (("Ana Lee", "Bo Berg"), False)
    assert "Ana Lee: 2024-05-03 said “it is safe so ”; Bo Berg: 2024-06-09" in own.explain()


def test_the_table_says_who_is_the_same() -> None:
    articles = (MAY, deny("june", "2024-06-09", "Cho Park"))
    index = SpeakerIndex.of(articles, aliases=Aliases.of({"Cho Park": "Ana Lee"}))
    assert find(*articles, index=index) == [("may", "june")]


def test_within_one_article() -> None:
    """They are found by the claim set."""
    both = article("a", "2024-05-03", "Ana Lee")
    denied = deny("a", "2024-05-03", "Ana Lee")
    found = attrs.evolve(both, claims=(both[0], attrs.evolve(denied[0], id="c2")))
    assert find(found) == []


def test_articles_without_a_date_come_last() -> None:
    undated = deny("undated", None, "Ana Lee")
    assert find(undated, MAY) == [("may", "undated")]
    assert "(no date) said" in Corpus((undated, MAY)).contrasts()[0].explain()


@pytest.mark.parametrize(
    ("published", "content", "time", "expected"),
    [
        ("2024-05-08", "it was safe on Monday", "monday", [("base", "other")]),
        ("2024-05-09", "it was safe on 6 May", "may", [("base", "other")]),
        ("2024-05-07", "it was safe yesterday", "", [("base", "other")]),
        ("2024-05-15", "it was safe on Monday", "monday", []),
        ("2024-05-15", "it was safe in May", "may", [("base", "other")]),
        ("2025-06-15", "it was safe in May", "may", []),
        (None, "it was safe on Monday", "monday", []),
    ],
)  # fmt: skip
def test_times(
    published: str | None, content: str, time: str, expected: list[tuple[str, str]]
) -> None:
    """Days are those of the article's date: here Monday, 6 May 2024."""
    options = {"content_time": Time.PAST}
    base = article(
        "base",
        "2024-05-06",
        "Ana Lee",
        content="it was safe on Monday",
        times=("monday",),
        **options,
    )
    times = (time,) if time else ()
    other = deny("other", published, "Ana Lee", content=content, times=times, **options)
    assert find(base, other) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"referent": "r1", "name": "Ana Lee"}, {"referent": "r1", "name": "Ana Lee"}, True),
        ({"referent": "r7", "name": "Oslo"}, {"referent": "r8", "name": "Oslo"}, True),
        ({"referent": "r7", "name": "Oslo"}, {"referent": "r7", "name": "Bergen"}, False),
        ({"referent": "r7", "name": "Ana Lee"}, {"referent": "r1", "name": "Ana Lee"}, True),
        ({"lemma": "she", "referent": "r7"}, {"lemma": "she", "referent": "r7"}, False),
        (
            {"lemma": "she", "referent": "r1", "name": "Ana Lee"},
            {"lemma": "lee", "referent": "r1", "name": "Ana Lee"},
            True,
        ),
    ],
)  # fmt: skip
def test_what_both_are_about(first: dict[str, Any], second: dict[str, Any], expected: bool) -> None:
    """Ids of one article say nothing in another; r1 is the speaker."""
    one = article(
        "one", "2024-05-01", "Ana Lee", about=build_argument(**{"lemma": "it s", **first})
    )
    two = deny("two", "2024-06-01", "Ana Lee", about=build_argument(**{"lemma": "it t", **second}))
    assert bool(find(one, two)) is expected
