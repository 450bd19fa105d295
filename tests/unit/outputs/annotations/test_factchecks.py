"""Stubs of fact checks."""

from __future__ import annotations

import json
import sys
from typing import Any

import attrs
import pytest

from claimkit import ReferentKind, days
from claimkit.article import Article
from claimkit.claimset import ClaimSet
from claimkit.errors import MissingExtraError
from claimkit.model.claim import Circumstances, Claim
from claimkit.model.proposition import Proposition
from claimkit.model.scheme import ClaimType, Level, Polarity, ReportingClass, Time
from claimkit.model.speaker import UNATTRIBUTED
from tests.support.annotating import ARTICLE, make_claims
from tests.support.builders import (
    build_argument,
    build_claim,
    build_referent,
    build_speaker,
    span_of,
)


def test_claim_review() -> None:
    """Who claimed what, when and where, and where it was read."""
    review = make_claims().to_claim_reviews()[0]
    assert review == {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "claimReviewed": "“It’s safe 😀” … “We checked 🧪 it.”",
        "itemReviewed": {
            "@type": "Claim",
            "text": "“It’s safe 😀” … “We checked 🧪 it.”",
            "author": {
                "@type": "Person",
                "name": "Ana Ruiz",
                "jobTitle": "mayor",
                "affiliation": {"@type": "Organization", "name": "City of Oslo"},
            },
            "datePublished": "2024-05-27",
            "name": "in Oslo",
            "appearance": {
                "@type": "NewsArticle",
                "url": "https://news.example/bridge",
                "headline": "Bridge",
                "datePublished": "2024-05-29",
            },
        },
    }


def test_fact_check_tools() -> None:
    """The names of fields are those of the API."""
    assert make_claims().to_fact_check_markup()[0] == {
        "claimReviewed": "“It’s safe 😀” … “We checked 🧪 it.”",
        "claimAuthor": {"name": "Ana Ruiz", "jobTitle": "mayor"},
        "claimDate": "2024-05-27",
        "claimLocation": "in Oslo",
        "claimAppearances": ["https://news.example/bridge"],
    }


def test_never_a_rating() -> None:
    """Nothing is judged, and nobody is made the reviewer."""
    written = json.dumps([make_claims().to_claim_reviews(), make_claims().to_fact_check_markup()])
    for word in ("rating", "Rating", "reviewAuthor", "dateCreated"):
        assert word not in written


@pytest.mark.parametrize(
    ("when", "published", "expected"),
    [
        ("on Monday", "2024-05-29", "2024-05-27"),
        ("late on Monday night", "2024-05-29", "2024-05-27"),
        ("Wednesday", "2024-05-29", "2024-05-29"),
        ("yesterday", "2024-05-29T08:00:00", "2024-05-28"),
        ("on 4 May", "2024-05-29", "2024-05-04"),
        ("on 4 December", "2024-05-29", "2023-12-04"),
        ("on Monday", None, None),
        ("last week", "2024-05-29", None),
        ("in May", "2024-05-29", None),
        ("a day after Monday", "2024-05-29", None),
        ("on Monday and Tuesday", "2024-05-29", None),
        ("before Monday", "2024-05-29", None),
    ],
)  # fmt: skip
def test_dates(when: str, published: str | None, expected: str | None) -> None:
    """Only a day that the words name alone, counted back from the date of the article."""
    text = f"Ana Ruiz said {when} it was safe."
    claim = build_claim(text, "c1", "said", "it was safe", build_speaker(text, "Ana Ruiz"))
    claim = attrs.evolve(claim, circumstances=Circumstances(said_when=(span_of(text, when),)))
    found = ClaimSet(text, (claim,), article=Article(published=published))
    assert found.to_fact_check_markup()[0].get("claimDate") == expected


def test_no_date_where_the_text_gives_none() -> None:
    """The date of the article is not that of the claim."""
    assert "claimDate" not in make_claims().to_fact_check_markup()[1]
    assert "datePublished" not in make_claims().to_claim_reviews()[1]["itemReviewed"]


@pytest.mark.parametrize(
    ("kind", "name", "author"),
    [
        (ReferentKind.ORGANIZATION, "Nordbau", {"@type": "Organization", "name": "Nordbau"}),
        (ReferentKind.PERSON, None, {"@type": "Person", "description": "The driver"}),
        (ReferentKind.DOCUMENT, None, None),
        (ReferentKind.ANONYMOUS, None, {"@type": "Person", "description": "The driver"}),
        (ReferentKind.GROUP, None, {"@type": "Person", "description": "The driver"}),
    ],
)
def test_authors(kind: ReferentKind, name: str | None, author: dict[str, str] | None) -> None:
    """A body has no job; who has no name is described; a document is no author."""
    text = "The driver said it was safe."
    referent = build_referent("r1", name, kind=kind)
    claim = build_claim(
        text, "c1", "said", "it was safe", build_speaker(text, "The driver", referent)
    )
    found = ClaimSet(text, (claim,), article=ARTICLE)
    assert found.to_claim_reviews()[0]["itemReviewed"].get("author") == author


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error says what to install, but only where a day is named and the article has a date."""
    days._parse.cache_clear()
    monkeypatch.setitem(sys.modules, "dateparser", None)
    assert make_claims(Article()).to_claim_reviews()
    with pytest.raises(MissingExtraError, match=r"claimkit\[dates\]"):
        make_claims().to_claim_reviews()


SAID = "Ana Ruiz said that the bridge was safe, he thinks,"


def build(words: str = "that the bridge was safe", **certainty: Any) -> Claim:
    """Return the claim "that the bridge was safe", as an extractor finds it."""
    proposition = Proposition(
        predicate="safe", arguments=(build_argument("bridge", span=span_of(SAID, "bridge")),)
    )
    claim = build_claim(
        SAID, "c1", "said", words, build_speaker(SAID, "Ana Ruiz"), proposition=proposition
    )
    judged = attrs.evolve(claim.certainty, content_time=Time.PAST)
    return attrs.evolve(
        claim,
        content=attrs.evolve(claim.content, sentence=0, head=7),
        certainty=attrs.evolve(judged, **certainty),
    )


def list_reviewed(*claims: Claim) -> list[str]:
    reviews = ClaimSet(SAID, claims).to_claim_reviews()
    return [review["claimReviewed"] for review in reviews]


def test_the_content_is_a_sentence() -> None:
    """It has no "that" before it, and no comma behind it."""
    assert list_reviewed(build("that the bridge was safe,")) == ["the bridge was safe"]


@pytest.mark.parametrize(
    "certainty",
    [
        {"reporting_class": ReportingClass.DENIAL, "polarity": Polarity.NEGATIVE},
        {"reporting_class": ReportingClass.NEGATIVE_DOXASTIC},
        {"cue_negated": True},
        {"level": Level.UNDERSPECIFIED},
        {"claim_type": ClaimType.DIRECTIVE},
        {"claim_type": ClaimType.COMMITMENT},
        {"content_time": Time.UNSPECIFIED},
    ],
)
def test_what_is_not_stated_has_no_stub(certainty: dict[str, Any]) -> None:
    """Nobody is credited with what was denied, asked or offered; nor with a phrase."""
    assert list_reviewed(build(**certainty)) == []
    assert list_reviewed(build())


def test_no_clause() -> None:
    """A content without the subject, a phrase that states nothing, and an infinitive."""
    assert list_reviewed(build("was safe")) == []
    phrase = attrs.evolve(build(), proposition=Proposition(predicate="bridge", stated=False))
    assert list_reviewed(phrase) == []
    text = "Ana Ruiz expects prices to fall."
    subject = build_argument("price", span=span_of(text, "prices"))
    wish = build_claim(text, "c1", "expects", "prices to fall")
    wish = attrs.evolve(
        wish,
        content=attrs.evolve(wish.content, head=4),
        certainty=attrs.evolve(wish.certainty, content_time=Time.FUTURE),
        proposition=Proposition(predicate="fall", arguments=(subject,)),
    )
    assert ClaimSet(text, (wish,)).to_claim_reviews() == []


def test_said_only_by_what_is_denied() -> None:
    """In "Lee denied that Kim said …" nothing is Kim's claim."""
    outer = build("that the bridge was safe, he thinks", reporting_class=ReportingClass.DENIAL)
    inner = attrs.evolve(build("the bridge was safe"), id="c2", within="c1")
    assert list_reviewed(outer, inner) == []
    nobody = attrs.evolve(inner, speaker=UNATTRIBUTED)
    assert list_reviewed(outer, nobody) == ["the bridge was safe"]


def test_a_content_that_an_editor_chose() -> None:
    """It is taken for a statement, though nothing has parsed it; a denial stays one."""
    claim = build(level=Level.UNDERSPECIFIED, polarity=Polarity.UNKNOWN)
    chosen = attrs.evolve(claim, content=attrs.evolve(claim.content, head=None), proposition=None)
    assert list_reviewed(chosen) == ["the bridge was safe"]
