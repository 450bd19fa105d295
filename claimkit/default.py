"""The extractor that comes with claimkit, for who needs no settings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from attrs import evolve

from claimkit.article import Article, Input, check_items
from claimkit.articles import read_article
from claimkit.checking.check import check_claims
from claimkit.checking.result import Check
from claimkit.claimset import ClaimSet
from claimkit.extractor import Extractor
from claimkit.forks import ForkSafeLock

_MAKING = ForkSafeLock()


@cache
def _only_extractor() -> Extractor:
    return Extractor()


def default_extractor() -> Extractor:
    """Return the extractor that ``claimkit.extract`` uses, the same each time and in every
    thread.
    """
    with _MAKING:  # a cache alone may call twice when two threads come first together
        return _only_extractor()


def extract(text: str | Input, *, article: Article | None = None) -> ClaimSet:
    """Return the claims of *text*, found with the embedded English model.

    The model is loaded at the first call.

    Args:
        text: or an item that :mod:`claimkit.inputs` has read from a file.
        article: what is known of the text beside its words; it travels into every output. An item
            has one of its own.

    Raises:
        TypeError: *text* is no str.
        InputTooLargeError: it has more than a million code points; use
            ``Extractor(max_chars=...)``.
    """
    return default_extractor().extract(text, article=article)


def check(draft: object, against: Iterable[object], *, extractor: Extractor | None = None) -> Check:
    """Return what the texts that a draft rests on make of each quotation and claim in it.

    See docs/check.md for the verdicts.

    Args:
        draft: a text, a pair of an id and a text, a record or item as ``extract_many`` takes it; or
            a ClaimSet, whose claims are taken as they are.
        against: articles, transcripts, releases, each likewise.
        extractor: finds the claims of all of them; by default that of :func:`extract`.

    Raises:
        TypeError: *against* is itself one text or ClaimSet.
        As ``extract``, for a text that cannot be read.
    """
    if isinstance(against, ClaimSet):
        raise TypeError("expected the texts that the draft rests on, got one; put it into a list")
    check_items(against)
    own, *sources = _read_claims([draft, *against], extractor or default_extractor())
    return check_claims(own, sources)


def _read_claims(items: list[object], extractor: Extractor) -> Iterator[ClaimSet]:
    """Yield the claims of *items*, in order: those that are no ClaimSets are parsed together."""
    texts = [item for item in items if not _has_claims(item)]
    found = extractor.extract_many(texts)
    for item in items:
        yield _read_set(item) if _has_claims(item) else next(found)


def _read_set(item: object) -> ClaimSet:
    """Return a ClaimSet, with the id that stands beside it."""
    id, found = read_article(item)
    return evolve(found, article=evolve(found.article, id=id))


def _has_claims(item: object) -> bool:
    match item:
        case ClaimSet() | (str(), ClaimSet()):
            return True
    return False
