"""ClaimSet: what extraction returns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar, overload

import attrs
from attrs import frozen

from claimkit.lexicons.loader import load
from claimkit.model import Act, Claim, Level, Polarity, Quotation, Skipped, Speaker
from claimkit.outputs import frames, highlight, records
from claimkit.propositions.contrasts import Contrast, find_contrasts

if TYPE_CHECKING:
    import pandas

E = TypeVar("E", bound=StrEnum)


@frozen(repr=False)
class ClaimSet(Sequence[Claim]):
    """The claims of a text, in text order; false if there are none.

    An index gives a claim, a slice a tuple of claims whose ``within`` still counts in this set. For
    a part of the claims that is a set of its own, use :meth:`where`.

    Attributes:
        text: the input; all spans are code points of it.
        skipped: words that looked like cues and were passed over, with reasons.
    """

    text: str
    claims: tuple[Claim, ...]
    skipped: tuple[Skipped, ...] = ()

    def __len__(self) -> int:
        return len(self.claims)

    def __iter__(self) -> Iterator[Claim]:
        return iter(self.claims)

    def __contains__(self, claim: object) -> bool:
        return claim in self.claims

    @overload
    def __getitem__(self, index: int) -> Claim: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Claim, ...]: ...

    def __getitem__(self, index: int | slice) -> Claim | tuple[Claim, ...]:
        return self.claims[index]

    def __repr__(self) -> str:
        speakers = len(self.by_speaker().keys() - {highlight.NO_SPEAKER})
        return f"ClaimSet({_count(len(self), 'claim')} by {_count(speakers, 'speaker')})"

    def by_speaker(self) -> dict[str, tuple[Claim, ...]]:
        """Return the claims of each speaker, in text order.

        The key is the speaker's name, else the words that name the speaker first, else "(no
        speaker)". Where two speakers have the same words but are not known to be the same, the
        later ones' keys end in their number: "officials (2)".
        """
        groups: dict[object, list[Claim]] = {}
        for claim in self:
            referent = claim.speaker.referent if claim.speaker else None
            groups.setdefault(
                referent.id if referent else highlight.speaker_label(claim.speaker), []
            ).append(claim)
        found: dict[str, tuple[Claim, ...]] = {}
        counts: Counter[str] = Counter()
        for claims in groups.values():
            label = highlight.speaker_label(claims[0].speaker)
            counts[label] += 1
            found[f"{label} ({counts[label]})" if counts[label] > 1 else label] = tuple(claims)
        return found

    def parent(self, claim: Claim) -> Claim | None:
        """Return the claim of this set in whose content *claim* is made, None for an outermost one:
        in "Lee said that Kim denies the charge" Lee's is the parent of Kim's.
        """
        return self.claims[claim.within] if claim.within is not None else None

    def outermost(self) -> ClaimSet:
        """Return the set of the claims that no other encloses."""
        return attrs.evolve(self, claims=tuple(claim for claim in self if claim.within is None))

    @property
    def hedged(self) -> ClaimSet:
        """The set of the claims that are put as probable or possible, or with a hedge on what they
        say.
        """
        return self._only([place for place, claim in enumerate(self) if claim.certainty.hedged])

    @property
    def boosted(self) -> ClaimSet:
        """The set of the claims with a booster on what they say or on the report ("clearly", "no
        doubt").
        """
        return self._only([place for place, claim in enumerate(self) if claim.certainty.boosted])

    @property
    def denied(self) -> ClaimSet:
        """The set of the claims whose speaker says that something is not so, by the cue ("denied
        that") or in the content.
        """
        return self._only(
            [
                place
                for place, claim in enumerate(self)
                if claim.certainty.polarity is Polarity.NEGATIVE
            ]
        )

    def by_score(self) -> tuple[Claim, ...]:
        """Return the claims from surely so to surely not so; those of one score in text order."""
        return tuple(sorted(self, key=lambda claim: -claim.certainty.score))

    def contrasts(self) -> tuple[Contrast, ...]:
        """Return the pairs of claims that cannot both be so, in text order, each with its kind: an
        assertion and its denial, opposites, or different numbers for the same.

        Predicates are compared by lemma, what they are about by referent where the text names it;
        see docs/certainty.md for what that misses.
        """
        return find_contrasts(self.claims, load("en").comparison)

    def where(
        self,
        *,
        speaker: str | Iterable[str] | None = None,
        certainty: Level | str | Iterable[Level | str] | None = None,
        act: Act | str | Iterable[Act | str] | None = None,
        quotation: Quotation | str | Iterable[Quotation | str] | None = None,
        min_confidence: float | None = None,
    ) -> ClaimSet:
        """Return the set of the claims that meet every condition given; several values for one mean
        any of them.

        ``within`` is counted anew, and None where the enclosing claim is not in the new set.

        Args:
            speaker: the name, its last word, or the speaker's words, in upper or lower case; "(no
                speaker)" for claims of nobody.
            min_confidence: from 0 to 1, itself included.

        Raises:
            ValueError: an unknown level, act or quotation, or *min_confidence* outside 0 to 1.
        """
        speakers = (
            None if speaker is None else frozenset(name.casefold() for name in _several(speaker))
        )
        levels, acts, quotations = (
            _members(Level, certainty),
            _members(Act, act),
            _members(Quotation, quotation),
        )
        least = _checked_confidence(min_confidence)
        kept = [
            index
            for index, claim in enumerate(self)
            if (speakers is None or not speakers.isdisjoint(_speaker_labels(claim.speaker)))
            and claim.certainty.level in levels
            and claim.act in acts
            and claim.content.quotation in quotations
            and (least is None or claim.confidence >= least)
        ]
        return self._only(kept)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one flat dict a claim, for people; see
        :func:`claimkit.outputs.records.to_dicts`.
        """
        return records.to_dicts(self.claims, self.text)

    def to_record(self) -> dict[str, Any]:
        """Return the complete record as plain JSON types; see
        :func:`claimkit.outputs.records.to_record`.
        """
        return records.to_record(self.text, self.claims, self.skipped)

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> ClaimSet:
        """Return the set that *record* was made of.

        Raises:
            RecordError: *record* is not a record of a known schema version; the message gives the
                JSON path.
        """
        return cls._of(records.from_record(record))

    def to_json(self, indent: int | None = None) -> str:
        """Return the complete record as ASCII JSON."""
        return records.to_json(self.to_record(), indent=indent)

    @classmethod
    def from_json(cls, data: str | bytes) -> ClaimSet:
        """Return the set that :meth:`to_json` wrote, equal to the original.

        Raises:
            RecordError: *data* is not JSON, or not a record; the message gives the JSON path.
        """
        return cls._of(records.from_json(data))

    def to_dataframe(self) -> pandas.DataFrame:
        """Return one row a claim, with the columns of :meth:`to_dicts`; needs pandas (``pip install
        claimkit[pandas]``).
        """
        return frames.to_dataframe(self.text, self.claims)

    def to_html(self) -> str:
        """Return the text with its claims marked, and a table of them, as a self-contained HTML
        fragment.
        """
        return highlight.to_html(self.text, self.claims, self.skipped)

    def _repr_html_(self) -> str:
        return self.to_html()

    def _only(self, kept: Sequence[int]) -> ClaimSet:
        return attrs.evolve(self, claims=_selected(self.claims, kept))

    @classmethod
    def _of(cls, article: records.ArticleRecord) -> ClaimSet:
        return cls(article.text, article.claims, article.skipped)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _several(values: str | Iterable[str]) -> tuple[str, ...]:
    return (values,) if isinstance(values, str) else tuple(values)


def _members(kind: type[E], values: str | Iterable[str] | None) -> frozenset[E]:
    """Return the members of *kind* that *values* name; all for None."""
    if values is None:
        return frozenset(kind)
    names = _several(values)
    known = [member.value for member in kind]
    for name in names:
        if name not in known:
            raise ValueError(
                f"expected {kind.__name__.lower()} to be one of {', '.join(known)}; got {name!r}"
            )
    return frozenset(kind(name) for name in names)


def _checked_confidence(least: float | None) -> float | None:
    if least is not None and not 0 <= least <= 1:
        raise ValueError(f"expected min_confidence from 0 to 1, got {least!r}")
    return least


def _speaker_labels(speaker: Speaker | None) -> Iterator[str]:
    """Yield what *speaker* may be called in a query, casefolded."""
    yield highlight.speaker_label(speaker).casefold()
    if speaker is None:
        return
    yield speaker.text.casefold()
    if speaker.name and speaker.name.split():
        yield speaker.name.split()[-1].casefold()


def _selected(claims: Sequence[Claim], kept: Sequence[int]) -> tuple[Claim, ...]:
    """Return the claims at the indices *kept*, ``within`` counted among them."""
    places: dict[int | None, int] = {index: place for place, index in enumerate(kept)}
    return tuple(
        attrs.evolve(claims[index], within=places.get(claims[index].within)) for index in kept
    )
