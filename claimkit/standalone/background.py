"""What the sentences of all claims of one text need, looked up once for all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from attrs import frozen

from claimkit.model.claim import Claim
from claimkit.model.extraction import Extraction
from claimkit.model.reference import Reference
from claimkit.model.scheme import Standing, Time
from claimkit.spans import Span
from claimkit.standalone.naming import Names

START = attrgetter("span.start")


@frozen(kw_only=True)
class Background:
    """What is known of a text.

    Attributes:
        found: all that was found in it.
        claims: by id.
        references: in text order.
        around: by the span of a reference, the claims whose content holds it, in text order.
        tenses: by the start of a word for a day, when what happens on it does.
    """

    found: Extraction
    names: Names
    claims: Mapping[str, Claim]
    references: Sequence[Reference]
    around: Mapping[Span, Sequence[Claim]]
    tenses: Mapping[int, Time]

    @classmethod
    def of(cls, found: Extraction) -> Background:
        """Return what is known of the text in which *found* was found."""
        references = sorted(found.references, key=attrgetter("span"))
        days = (other for other in references if other.standing is Standing.TIME)
        return cls(
            found=found,
            names=Names.of(found),
            claims={claim.id: claim for claim in found.claims},
            references=references,
            around=dict(_find_around(found.claims, references)),
            tenses={day.span.start: day.time for day in days},
        )

    def list_references(self, span: Span) -> Iterator[Reference]:
        """Return the references in *span*, in text order."""
        first = bisect_left(self.references, span.start, key=START)
        behind = bisect_left(self.references, span.end, key=START)
        return filter(lambda other: span.covers(other.span), self.references[first:behind])


def _find_around(
    claims: Sequence[Claim], references: Sequence[Reference]
) -> Iterator[tuple[Span, Sequence[Claim]]]:
    """Yield the span of each of *references* with the *claims* around it. Both are walked through
    once, in text order: only contents that have begun and not ended are looked at.
    """
    pieces = [(span, place) for place, claim in enumerate(claims) for span in claim.content.spans]
    waiting = iter(sorted(pieces))
    following = next(waiting, None)
    begun: list[tuple[Span, int]] = []
    for reference in references:
        start = reference.span.start
        while following is not None and following[0].start <= start:
            begun.append(following)
            following = next(waiting, None)
        begun = [(piece, place) for piece, place in begun if piece.end > start]
        holding = {place for piece, place in begun if piece.covers(reference.span)}
        yield reference.span, [claims[place] for place in sorted(holding)]
