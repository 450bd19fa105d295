"""Names that the user knows beside those of the text: a resolver that asks another one first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from attrs import evolve, frozen

from claimkit.document import Document
from claimkit.model.scheme import ReferentKind
from claimkit.model.speaker import Referent
from claimkit.resolution.protocol import ReferenceQuery, Resolver


@frozen
class KnownName:
    """A name that the user gives, and of what kind its bearer is, if the user says so."""

    name: str
    kind: ReferentKind | None = None


FindKnown = Callable[[str], KnownName | None]


@frozen(kw_only=True)
class KnownNamesResolver:
    """Says who speaks as *resolver* does, but by the names that the user knows.

    A referent without a name gets the one that the user has for the words that describe it.

    Attributes:
        find: returns the name that the user has for a name or description.
    """

    resolver: Resolver
    find: FindKnown

    def resolve(
        self, document: Document, queries: Sequence[ReferenceQuery]
    ) -> tuple[Referent, ...]:
        """Return one Referent for each of *queries*, in order. The same referent has the same
        ``id``, and so have all of one known name.
        """
        referents = self.resolver.resolve(document, queries)
        ids: dict[str, str] = {}
        named: list[Referent] = []
        for query, referent in zip(queries, referents, strict=True):
            known = self._find_known(document, query, referent)
            if known is not None:
                ident = ids.setdefault(known.name, referent.id)
                referent = evolve(
                    referent,
                    id=ident,
                    name=known.name,
                    why_unnamed=None,
                    kind=known.kind or referent.kind,
                    distance=referent.distance or 0,
                )
            named.append(referent)
        return tuple(named)

    def _find_known(
        self, document: Document, query: ReferenceQuery, referent: Referent
    ) -> KnownName | None:
        texts = _find_texts(document, query, referent)
        return next(filter(None, map(self.find, texts)), None)


def _find_texts(document: Document, query: ReferenceQuery, referent: Referent) -> Iterator[str]:
    """Yield the words by which the user may know *referent*: its name or, without one, those of the
    speaker and of its other mentions.
    """
    if referent.name is not None:
        yield referent.name
        return
    for span in (*query.spans, *referent.mentions):
        yield span.squeeze(document.text)
