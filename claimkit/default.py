"""The extractor that comes with claimkit, for who needs no settings."""

from __future__ import annotations

from functools import cache

from claimkit.article import Article, Input
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
