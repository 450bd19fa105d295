"""Texts and their metadata: what extract_many takes."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from claimkit.article import Article, Input, check_items, read_input


def test_published_is_iso() -> None:
    """A date is taken as well as its text."""
    assert Article(published=datetime.date(2024, 5, 31)).published == "2024-05-31"  # type: ignore[arg-type]
    assert Article(published="2024-05-31T08:30:00+00:00").published is not None


@pytest.mark.parametrize("published", ["yesterday", ""])
def test_published_is_a_date(published: str) -> None:
    with pytest.raises(ValueError, match=rf"ISO 8601, such as .*; got '{published}'"):
        Article(published=published)


def test_values_are_texts() -> None:
    with pytest.raises(TypeError, match=r"Article.id to be a str or None, got 17"):
        Article(id=17)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("item", "article"),
    [
        ("It rained.", Article()),
        (("a1", "It rained."), Article(id="a1")),
        ((Article(url="u"), "It rained."), Article(url="u")),
        (Input("It rained.", Article(id="a1")), Article(id="a1")),
        ({"text": "It rained."}, Article()),
        ({"id": "a1", "text": "It rained.", "title": "Rain"}, Article(id="a1", title="Rain")),
    ],
)
def test_items(item: object, article: Article) -> None:
    assert read_input(item) == Input("It rained.", article)


@pytest.mark.parametrize(
    ("item", "error", "message"),
    [
        (None, TypeError, "a pair of an id and a text, or a record .*; got NoneType"),
        (b"It rained.", TypeError, "got bytes; decode bytes first"),
        ((1, "It rained."), TypeError, "a pair to begin with an id, which is a str, .*; got 1"),
        (("a1", "It rained.", "x"), TypeError, "got tuple"),
        (["a1", "It rained.", "x"], TypeError, "got list"),
        ({"id": "a1"}, TypeError, "'text' of a record to be a str, got None"),
        ({"text": "x", "views": 3}, ValueError, "unknown key 'views' in a record; .* id, url"),
    ],
)
def test_bad_items(item: object, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        read_input(item)


@pytest.mark.parametrize("whole", ["It rained.", b"It rained.", {"text": "It rained."}])
def test_one_text_is_no_iterable_of_texts(whole: Any) -> None:
    """Else each character would be a text."""
    with pytest.raises(TypeError, match="an iterable of texts, got one"):
        check_items(whole)
