"""What a search finds."""

from __future__ import annotations

from typing import Any

from attrs import evolve, field, frozen

from claimkit.article import Article
from claimkit.claimset import ClaimSet
from claimkit.model.claim import Claim


@frozen(kw_only=True)
class Finding:
    """A claim that meets what was asked for.

    Attributes:
        speaker: what the speaker is called over all articles; "(no speaker)" if there is none.
        claim: with spans in the text of its article.
        claims: all claims of the article, with its text.
    """

    speaker: str
    claim: Claim
    claims: ClaimSet = field(repr=False)

    @property
    def article(self) -> Article:
        return self.claims.article

    @property
    def published(self) -> str | None:
        """Date or time of the article in ISO 8601, None if it has none."""
        return self.article.published

    def to_dict(self) -> dict[str, Any]:
        """Return one flat dict: the article's date, title and URL, the speaker's name over all
        articles, and the row of the claim as :meth:`ClaimSet.to_dicts` has it.
        """
        (row,) = evolve(self.claims, claims=(self.claim,)).to_dicts()
        return {
            "published": self.published,
            "title": self.article.title,
            "url": self.article.url,
            "indexed_speaker": self.speaker,
            **row,
        }
