"""What a format writes: the inputs of one run, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from attrs import field, frozen

from claimkit.article import Article
from claimkit.model.claim import Claim
from claimkit.model.extraction import Extraction


@frozen
class Item:
    """What was found in one input.

    Attributes:
        number: counts the inputs from 1.
        name: of the file as it was given, "-" for standard input; of an article that was no file
            as :func:`name_article` says.
        where: says for people when or on which page a claim is made; None for an input that has
            neither times nor pages.
        parse: returns the parse of the text as it is read, as CoNLL-U; None if there is none.
    """

    number: int
    name: str
    found: Extraction
    where: Callable[[Claim], str | None] | None = field(default=None, kw_only=True)
    parse: Callable[[], str] | None = field(default=None, kw_only=True)


def name_article(article: Article, number: int) -> str:
    """Return what an *article* is called that was no file: by its id, its title, or its *number*
    among several.
    """
    return article.id or article.title or f"article {number}"


Writer = Callable[[Iterable[Item], bool], Iterator[str]]
"""Yields the output piece by piece, as the items come; told whether the run has several inputs."""
