"""Whole articles with full gold: every claim gets the right name, role and kind.

An article is a TOML file in tests/cases/articles: its ``text`` and, in text order, a ``[[claim]]``
table for each claim that a careful reader would want.

- ``speaker``, ``content``: words as they stand in the text; ``content`` is a stretch that the text
  has once.
- ``name``: the fullest name that the article gives, ``""`` if it gives none; then ``why_unnamed``
  says why, and ``same_as`` is the number (from 1) of the first claim of the same referent.
- ``kind``, ``role``, ``affiliation``, ``metonym_for``: what the referent must have. A list holds
  several equally good answers.
- ``known_failure``: why the claim comes out wrong; above ``text``, why some referents are mixed up
  or split.
"""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from claimkit import Claim, ClaimSet, Extractor, Span
from claimkit.model.speaker import Referent
from tests.support.cases import CASES

ARTICLES = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted((CASES / "articles").glob("*.toml"))
}
FIELDS = ("name", "kind", "role", "affiliation", "metonym_for", "why_unnamed")
UNSETTLED = ("ambiguous", "no antecedent")


def _marks(table: dict[str, Any]) -> list[Any]:
    slow = [pytest.mark.slow]
    return (
        [*slow, pytest.mark.xfail(reason=table["known_failure"], strict=True)]
        if "known_failure" in table
        else slow
    )


def _articles() -> list[Any]:
    return [
        pytest.param(slug, id=slug, marks=_marks(article)) for slug, article in ARTICLES.items()
    ]


def _claims() -> list[Any]:
    return [
        pytest.param(slug, gold, id=f"{slug}-{number}: {gold['content']}", marks=_marks(gold))
        for slug, article in ARTICLES.items()
        for number, gold in enumerate(article["claim"], 1)
    ]


@pytest.fixture(scope="module")
def extracted(live: Extractor) -> Callable[[str], ClaimSet]:
    """The claims of an article; each is extracted once."""
    return cache(lambda slug: live.extract(ARTICLES[slug]["text"]))


def occurrences(words: str, text: str) -> list[Span]:
    """Return where *words* stand in *text* as whole words."""
    return [Span(*match.span()) for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]


def find_claim(claims: ClaimSet, gold: dict[str, Any]) -> Claim | None:
    """Return the claim with the gold's stretch in its content and the gold's speaker; of several,
    the one of shortest content.
    """
    (stretch,) = occurrences(gold["content"], claims.text)
    named = occurrences(gold["speaker"], claims.text)
    found = [
        claim
        for claim in claims
        if any(
            span.start <= stretch.start and stretch.end <= span.end for span in claim.content.spans
        )
        and any(
            a.start < b.end and b.start < a.end
            for a, b in itertools.product(claim.speaker.spans, named)
        )
    ]
    return min(found, key=lambda claim: len(claim.content.text), default=None)


def plain(value: str | None) -> str:
    """Return *value* without capitals and its leading article, which may differ from mention to
    mention.
    """
    return (value or "").casefold().removeprefix("the ")


def differences(referent: Referent, gold: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Return the fields in which *referent* is not what the gold says: ``{field: (gold,
    found)}``.
    """
    found = {field: getattr(referent, field) for field in FIELDS}
    wanted = {
        field: gold[field] if isinstance(gold[field], list) else [gold[field]]
        for field in FIELDS
        if field in gold
    }
    return {
        f: (gold[f], found[f])
        for f, answers in wanted.items()
        if plain(found[f]) not in {plain(a) for a in answers}
    }


def identity(article: dict[str, Any], number: int) -> str | int:
    """Return what stands for the referent of a claim: its name, or the number of its first
    claim.
    """
    gold = article["claim"][number - 1]
    return gold["name"] or gold.get("same_as", number)


def referents(claims: ClaimSet, article: dict[str, Any]) -> list[tuple[str | int, int, str]]:
    """Return for each claim that is found and whose speaker a reader can settle: who it is, its
    number, its referent's id.
    """
    found = []
    for number, gold in enumerate(article["claim"], 1):
        claim = find_claim(claims, gold)
        if claim and claim.speaker.referent and gold.get("why_unnamed") not in UNSETTLED:
            found.append((identity(article, number), number, claim.speaker.referent.id))
    return found


@pytest.mark.parametrize("slug", ARTICLES)
def test_gold(slug: str) -> None:
    """Every stretch stands in its text once, in text order; every speaker stands there; who has no
    name has a reason.
    """
    article = ARTICLES[slug]
    text, claims = article["text"], article["claim"]
    assert {len(occurrences(gold["content"], text)) for gold in claims} == {1}
    assert [text.index(gold["content"]) for gold in claims] == sorted(
        text.index(gold["content"]) for gold in claims
    )
    assert all(occurrences(gold["speaker"], text) for gold in claims)
    assert all(bool(gold["name"]) != ("why_unnamed" in gold) for gold in claims)
    assert all(gold.get("same_as", 0) < number for number, gold in enumerate(claims, 1))


@pytest.mark.parametrize(("slug", "gold"), _claims())
def test_claim(slug: str, gold: dict[str, Any], extracted: Callable[[str], ClaimSet]) -> None:
    """The claim is found, and its speaker is who the article says."""
    claims = extracted(slug)
    claim = find_claim(claims, gold)
    assert claim is not None, [(c.speaker.text or None, c.content.text) for c in claims]
    assert claim.speaker.referent is not None
    assert differences(claim.speaker.referent, gold) == {}


@pytest.mark.parametrize("slug", _articles())
def test_referents(slug: str, extracted: Callable[[str], ClaimSet]) -> None:
    """One person or body has one referent, and a named one shares it with nobody else."""
    pairs = list(itertools.combinations(referents(extracted(slug), ARTICLES[slug]), 2))
    split = [(a, b) for a, b in pairs if a[0] == b[0] and a[2] != b[2]]
    mixed = [
        (a, b)
        for a, b in pairs
        if a[0] != b[0] and a[2] == b[2] and str in {type(a[0]), type(b[0])}
    ]
    assert (split, mixed) == ([], [])
