"""What the extractor asks a resolver of a text, without its answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import define, field

from annotated.names import NamedSource, NamedText
from claimkit.document import Document
from claimkit.extractor import Extractor
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import Tier
from claimkit.model.speaker import Referent
from claimkit.parsing.protocol import Parser
from claimkit.resolution.protocol import ReferenceQuery
from claimkit.tree import Word


@define(frozen=True)
class AskedText:
    """A text with the names of its sources, parsed, and what the extractor asks of it."""

    named: NamedText
    document: Document
    queries: tuple[ReferenceQuery, ...]


@define
class AskedResolver:
    """A resolver that names nobody, and keeps what it was asked last."""

    document: Document | None = None
    queries: tuple[ReferenceQuery, ...] = field(factory=tuple)

    def resolve(
        self, document: Document, queries: Sequence[ReferenceQuery]
    ) -> tuple[Referent, ...]:
        self.document, self.queries = document, tuple(queries)
        return tuple(Referent(id=f"r{n}", name=None, method="none") for n in range(len(queries)))


def ask(texts: Iterable[NamedText], parser: Parser | None, lexicon: Lexicon) -> Iterator[AskedText]:
    """Yield *texts* with what the rules ask of them."""
    resolver = AskedResolver()
    extractor = Extractor(parser=parser, tier=Tier.RULES, resolver=resolver, lexicon=lexicon)
    for text in texts:
        extractor.extract(text.text)
        if resolver.document is not None:
            yield AskedText(text, resolver.document, resolver.queries)


def find_source(sources: Iterable[NamedSource], head: Word) -> NamedSource | None:
    """Return the source whose head is *head*."""
    for source in sources:
        words = source.words[0] if source.words else None
        if words is not None and words.overlaps(head.span):
            above = head.parent
            if above is None or not words.overlaps(above.span):
                return source
    return None
