"""ClaimSet: what extraction returns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar, overload

import attrs
from attrs import frozen

from claimkit.model.claim import Claim
from claimkit.model.extraction import Extraction
from claimkit.model.scheme import Act, Level, Polarity, Quotation
from claimkit.model.speaker import Speaker
from claimkit.outputs import frames, highlight, records, rows
from claimkit.outputs.wording import NO_SPEAKER, to_speaker_label
from claimkit.propositions.contrasts import Contrast, find_contrasts

if TYPE_CHECKING:
    import pandas

E = TypeVar("E", bound=StrEnum)
Test = Callable[[Claim], bool]


@frozen(repr=False)
class ClaimSet(Extraction, Sequence[Claim]):
    """The claims of a text, in text order; false if there are none.

    An index gives a claim, a slice a tuple of claims whose ``within`` still counts in this set. For
    a part of the claims that is a set of its own, use :meth:`where`.
    """

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
        speakers = len(self.by_speaker().keys() - {NO_SPEAKER})
        return f"ClaimSet({_count(len(self), 'claim')} by {_count(speakers, 'speaker')})"

    def by_speaker(self) -> dict[str, tuple[Claim, ...]]:
        """Return the claims of each speaker, in text order.

        The key is the speaker's name, else the words that name the speaker first, else "(no
        speaker)". Where two speakers have the same words but are not known to be the same, the
        later ones' keys end in their number: "officials (2)".
        """
        groups: dict[str, list[Claim]] = {}
        for claim in self:
            groups.setdefault(_identify(claim.speaker), []).append(claim)
        labelled: dict[str, tuple[Claim, ...]] = {}
        counts: Counter[str] = Counter()
        for claims in groups.values():
            label = to_speaker_label(claims[0].speaker)
            counts[label] += 1
            key = label if counts[label] == 1 else f"{label} ({counts[label]})"
            labelled[key] = tuple(claims)
        return labelled

    def parent(self, claim: Claim) -> Claim | None:
        """Return the claim of this set in whose content *claim* is made, None for an outermost one:
        in "Lee said that Kim denies the charge" Lee's is the parent of Kim's.
        """
        return None if claim.within is None else self.claims[claim.within]

    def outermost(self) -> ClaimSet:
        """Return the set of the claims that no other encloses."""
        return self._select(lambda claim: claim.within is None)

    @property
    def hedged(self) -> ClaimSet:
        """The claims that are put as probable or possible, or with a hedge on what they say."""
        return self._select(lambda claim: claim.certainty.hedged)

    @property
    def boosted(self) -> ClaimSet:
        """The claims with a booster on what they say or on the report ("clearly", "no doubt")."""
        return self._select(lambda claim: claim.certainty.boosted)

    @property
    def denied(self) -> ClaimSet:
        """The claims whose speaker says that something is not so, by the cue ("denied that") or in
        the content.
        """
        return self._select(lambda claim: claim.certainty.polarity is Polarity.NEGATIVE)

    def by_score(self) -> tuple[Claim, ...]:
        """Return the claims from certainly so to certainly not so; those of one score in text
        order.
        """
        return tuple(sorted(self, key=lambda claim: -claim.certainty.score))

    def contrasts(self) -> tuple[Contrast, ...]:
        """Return the pairs of claims that cannot both be so, in text order, each with its kind: an
        assertion and its denial, opposites, or different numbers for the same.

        Predicates are compared by lemma, what they are about by referent where the text names it;
        see docs/certainty.md for what that misses.
        """
        return find_contrasts(self.claims)

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
        tests = (
            _make_speaker_test(speaker),
            _make_member_test(Level, certainty, lambda claim: claim.certainty.level),
            _make_member_test(Act, act, lambda claim: claim.act),
            _make_member_test(Quotation, quotation, lambda claim: claim.content.quotation),
            _make_confidence_test(min_confidence),
        )
        return self._select(lambda claim: all(test(claim) for test in tests))

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one flat dict a claim, for people; see
        :func:`claimkit.outputs.rows.to_dicts`.
        """
        return rows.to_dicts(self.text, self.claims)

    def to_record(self) -> dict[str, Any]:
        """Return the complete record as plain JSON types; see
        :func:`claimkit.outputs.records.to_record`.
        """
        return records.to_record(self)

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

    def _select(self, test: Test) -> ClaimSet:
        """Return the set of the claims that pass *test*, ``within`` counted among them."""
        kept = [index for index, claim in enumerate(self) if test(claim)]
        places = {index: new for new, index in enumerate(kept)}
        claims = []
        for index in kept:
            claim = self.claims[index]
            within = None if claim.within is None else places.get(claim.within)
            claims.append(attrs.evolve(claim, within=within))
        return attrs.evolve(self, claims=tuple(claims))

    @classmethod
    def _of(cls, found: Extraction) -> ClaimSet:
        return cls(**attrs.asdict(found, recurse=False))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _identify(speaker: Speaker | None) -> str:
    """Return what the claims of one speaker have in common: the id of the referent, else the
    words.
    """
    if speaker is not None and speaker.referent is not None:
        return speaker.referent.id
    return to_speaker_label(speaker)


def _to_tuple(values: str | Iterable[str]) -> tuple[str, ...]:
    return (values,) if isinstance(values, str) else tuple(values)


def _make_member_test(
    kind: type[E], values: str | Iterable[str] | None, read: Callable[[Claim], E]
) -> Test:
    """Return a test for claims of which *read* returns one of the members of *kind* that *values*
    name; one that all pass for None.
    """
    if values is None:
        return _pass_all
    names = _to_tuple(values)
    members = ", ".join(kind)
    for name in names:
        if name not in set(kind):
            raise ValueError(
                f"expected {kind.__name__.lower()} to be one of {members}; got {name!r}"
            )
    return lambda claim: read(claim) in names


def _make_speaker_test(values: str | Iterable[str] | None) -> Test:
    if values is None:
        return _pass_all
    names = frozenset(name.casefold() for name in _to_tuple(values))
    return lambda claim: not names.isdisjoint(_name_speaker(claim.speaker))


def _make_confidence_test(least: float | None) -> Test:
    if least is None:
        return _pass_all
    if not 0 <= least <= 1:
        raise ValueError(f"expected min_confidence from 0 to 1, got {least!r}")
    return lambda claim: claim.confidence >= least


def _pass_all(claim: Claim) -> bool:
    return True


def _name_speaker(speaker: Speaker | None) -> Iterator[str]:
    """Yield what *speaker* may be called in a query, casefolded."""
    yield to_speaker_label(speaker).casefold()
    if speaker is not None:
        yield speaker.text.casefold()
        if speaker.name is not None:
            yield from (word.casefold() for word in speaker.name.split()[-1:])
