"""Markers as they are found, and what their finders look at."""

from __future__ import annotations

from attrs import frozen

from claimkit.certainty.markers.index import MarkerIndex
from claimkit.clauses.tree import ContentTree
from claimkit.document import Document
from claimkit.draft import Draft
from claimkit.lexicons.schema import Lexicon
from claimkit.model.certainty import Marker
from claimkit.model.scheme import Evidentiality, Holder, Level, MarkerCategory, Scope
from claimkit.spans import Span
from claimkit.tree import Word


@frozen(kw_only=True)
class MarkerFound:
    """A marker, and its effect on the content.

    Attributes:
        level: what it weakens the content to; None if it does not weaken.
        reverses: whether it turns the polarity.
        evidentiality: what it says that the content rests on, None if it says nothing of that.
        rules: names of the rules that found it, gave it its sense and its scope.
    """

    marker: Marker
    level: Level | None = None
    reverses: bool = False
    evidentiality: Evidentiality | None = None
    rules: tuple[str, ...] = ()

    @property
    def on_content(self) -> bool:
        return self.marker.scope is Scope.CONTENT

    @property
    def weakens(self) -> bool:
        """Whether it weakens the content."""
        return self.on_content and self.level is not None


@frozen(kw_only=True)
class MarkerScene:
    """All that finders of markers may look at.

    Attributes:
        tree: the content of *draft* in its tree.
        index: the markers of the lexicon.
    """

    document: Document
    draft: Draft
    tree: ContentTree
    index: MarkerIndex

    @property
    def lexicon(self) -> Lexicon:
        return self.index.lexicon

    @property
    def head(self) -> Word:
        """The head word of the cue."""
        return self.draft.cue.head

    def covers(self, word: Word) -> bool:
        """Whether *word* is in the content."""
        return self.draft.content.covers(word.span)


def to_marker(
    document: Document,
    span: Span,
    *,
    lemma: str,
    category: MarkerCategory,
    holder: Holder,
    scope: Scope,
) -> Marker:
    return Marker(
        span=span,
        text=span.squeeze(document.text),
        lemma=lemma,
        category=category,
        holder=holder,
        scope=scope,
        quoted=document.quotation_at(span) is not None,
    )
