"""Articles with attributions, annotated or extracted: what is scored."""

from __future__ import annotations

from attrs import frozen

from claimkit.claimset import ClaimSet
from claimkit.spans import Span, Spans, cover_spans


@frozen(kw_only=True)
class Attribution:
    """Who is credited with what, and by which words. A missing part is empty."""

    speaker: Spans
    cue: Spans
    content: Spans

    @property
    def extent(self) -> Span:
        """The smallest span that covers all parts; there must be one."""
        return cover_spans((*self.speaker, *self.cue, *self.content))


@frozen(kw_only=True)
class ScoredArticle:
    """A text and its attributions, annotated or extracted.

    Attributes:
        name: the same for an article in the annotated corpus and in a run over it.
    """

    name: str
    text: str
    attributions: tuple[Attribution, ...]


def to_scored_article(name: str, claims: ClaimSet) -> ScoredArticle:
    """Return the outermost claims of *claims*: corpora mark neither claims within claims nor those
    in quotations.
    """
    return ScoredArticle(
        name=name,
        text=claims.text,
        attributions=tuple(
            Attribution(
                speaker=claim.speaker.spans,
                cue=claim.cue.spans,
                content=claim.content.spans,
            )
            for claim in claims.outermost()
            if not claim.cue.quoted
        ),
    )
