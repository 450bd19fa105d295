"""The claims of several articles, each with an id of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import count

from claimkit.claimset import ClaimSet
from claimkit.model.extraction import Failure

Articles = Iterable[ClaimSet | tuple[str, ClaimSet]] | Mapping[str, ClaimSet]
"""The claim sets of several articles, with or without ids."""


def name_articles(articles: Articles) -> list[tuple[str, ClaimSet]]:
    """Return an id of its own and the claims of each of *articles*, in order.

    The id is what stands beside a set, else that of its article, else its place, from 1. Where that
    number is taken it is the next one that is free.

    Raises:
        TypeError: *articles* holds something else, or is the claims of one article.
        ValueError: two articles have one id.
    """
    if isinstance(articles, ClaimSet):
        raise TypeError(
            "expected the ClaimSets of several articles, got that of one; put it into a list"
        )
    pairs = articles.items() if isinstance(articles, Mapping) else articles
    read = list(map(read_article, pairs))
    taken = set(_check_ids(id for id, _ in read if id is not None))
    named = []
    number = 0
    for place, (id, found) in enumerate(read, start=1):
        if id is None:
            number = find_free_number(taken, max(place, number + 1))
            id = str(number)
        named.append((id, found))
    return named


def find_free_number(taken: Container[str], least: int) -> int:
    """Return the first number from *least* that is no id in *taken*."""
    return next(number for number in count(least) if str(number) not in taken)


def _check_ids(ids: Iterable[str]) -> Iterator[str]:
    """Yield *ids*, each of which must be there once."""
    for id, number in Counter(ids).items():
        if number > 1:
            raise ValueError(f"expected an id of its own for each article, got {id!r} twice")
        yield id


def read_article(item: object) -> tuple[str | None, ClaimSet]:
    """Return the id and the claims of an article, None where it has no id.

    Raises:
        TypeError: *item* is no claims of an article.
    """
    match item:
        case ClaimSet():
            return item.article.id or None, item
        case (str() as id, ClaimSet() as found):
            return id, found
        case (Failure() as failure) | (_, Failure() as failure):
            name = f"text {failure.number}" if failure.id is None else f"{failure.id!r}"
            raise TypeError(
                f"expected a ClaimSet for each article, got the Failure of {name}; leave out those "
                "that failed: [found for found in results if isinstance(found, ClaimSet)]"
            )
    raise TypeError(
        "expected a ClaimSet, or an article's id and its ClaimSet, for each article; got a "
        f"{type(item).__name__}"
    )
