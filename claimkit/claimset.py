"""ClaimSet: the claims of one text, with questions to ask and formats to write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Unpack, overload

import attrs
from attrs import frozen

from claimkit.auditing import Audit, audit_groups
from claimkit.exports import Exports
from claimkit.groups import SpeakerGroups, number_labels
from claimkit.model.claim import Claim, to_place
from claimkit.model.extraction import Extraction
from claimkit.model.scheme import Polarity, ReportingClass
from claimkit.outputs import frames, marked, records, rows, schema
from claimkit.propositions.contrasts import Contrast, find_contrasts
from claimkit.queries import Conditions, make_test
from claimkit.renaming import rename_speaker
from claimkit.standalone import MIN_CONFIDENCE, Background, Standalone, make_standalone

if TYPE_CHECKING:
    import pandas


@frozen(repr=False)
class ClaimSet(Exports, Sequence[Claim]):
    """The claims of a text, in text order; an empty set is false.

    A position gives a claim, its id too (``claims["c3"]``); a slice gives a set. A claim is the
    same in every part of a set: its id and its ``within`` are those that extraction gave it.
    """

    def __len__(self) -> int:
        return len(self.claims)

    def __iter__(self) -> Iterator[Claim]:
        return iter(self.claims)

    def __contains__(self, claim: object) -> bool:
        return claim in self.claims

    @overload
    def __getitem__(self, key: int | str) -> Claim: ...

    @overload
    def __getitem__(self, key: slice) -> ClaimSet: ...

    def __getitem__(self, key: int | str | slice) -> Claim | ClaimSet:
        """Return the claim at a position or with an id, or the set of a slice.

        Raises:
            IndexError: there is no such position.
            KeyError: no claim has the id.
        """
        if isinstance(key, slice):
            return self._with(self.claims[key])
        if isinstance(key, str):
            if key not in self._by_id:
                raise KeyError(f"no claim {key!r} among {len(self)}")
            return self._by_id[key]
        try:
            return self.claims[key]
        except IndexError:
            raise IndexError(f"no claim at {key} among {len(self)}") from None

    def __or__(self, other: ClaimSet) -> ClaimSet:
        """Return the set of the claims that are in either, in text order; what else a set holds is
        that of the first.

        Raises:
            ValueError: the two are of different texts, or two different claims have one id.
        """
        if not isinstance(other, ClaimSet):
            return NotImplemented
        if other.text != self.text:
            raise ValueError("expected two sets of the same text; use Corpus for several articles")
        by_id = dict(self._by_id)
        for claim in other:
            if by_id.setdefault(claim.id, claim) != claim:
                raise ValueError(f"expected one claim {claim.id!r}, got two that differ")
        return self._with(sorted(by_id.values(), key=to_place))

    def __repr__(self) -> str:
        given = {claim.speaker.key for claim in self if claim.speaker.is_given}
        parts = [f"{_count(len(self), 'claim')} by {_count(len(given), 'speaker')}"]
        if self.article.id is not None:
            parts.insert(0, repr(self.article.id))
        if self.warnings:
            codes = ", ".join(warning.code for warning in self.warnings)
            parts.append(f"warnings: {codes}")
        return f"ClaimSet({', '.join(parts)})"

    def by_speaker(self) -> SpeakerGroups[ClaimSet]:
        """Return the claims of each speaker, in text order.

        A key is the speaker's label: the name, else the words that name the speaker first, else
        "(no speaker)". Where two speakers have the same label but are not known to be the same, the
        later ones' keys end in their number: "officials (2)". A look-up takes whatever
        ``where(speaker=…)`` takes: ``by_speaker()["Lee"]``.
        """
        groups: dict[tuple[str, str], list[Claim]] = {}
        for claim in self:
            groups.setdefault(claim.speaker.key, []).append(claim)
        labels = number_labels(claims[0].speaker.label for claims in groups.values())
        labelled = dict(zip(labels, map(self._with, groups.values()), strict=True))
        return SpeakerGroups(labelled, self._find_by_speaker)

    def parent(self, claim: Claim) -> Claim | None:
        """Return the claim of this set in whose content *claim* is made, else None.

        In "Lee said that Kim denies the charge" the parent of Kim's claim is Lee's claim.
        """
        return self._by_id.get(claim.within) if claim.within is not None else None

    def outermost(self) -> ClaimSet:
        """Return the claims that are not inside another claim of this set."""
        return self._select(lambda claim: claim.within not in self._by_id)

    @property
    def hedged(self) -> ClaimSet:
        """The claims that are only probable or possible, or that have a hedge on their content."""
        return self.where(hedged=True)

    @property
    def boosted(self) -> ClaimSet:
        """The claims with a booster on the content or on the report ("clearly", "no doubt")."""
        return self.where(boosted=True)

    @property
    def denials(self) -> ClaimSet:
        """The claims with a cue that denies ("denied that the bridge was closed")."""
        return self.where(reporting_class=ReportingClass.DENIAL, negated=False)

    @property
    def negative(self) -> ClaimSet:
        """The claims whose speaker says that something is not so.

        The cue may say so ("denied that", "does not think that"), or the content ("said that the
        bridge was not closed").
        """
        return self.where(polarity=Polarity.NEGATIVE)

    def by_certainty(self) -> ClaimSet:
        """Return the claims from certainly so to certainly not so.

        Claims with equal scores stay in text order.
        """
        return self._with(sorted(self, key=lambda claim: -claim.certainty.score))

    def contrasts(self) -> tuple[Contrast, ...]:
        """Return the pairs of claims that cannot both be true, in text order.

        Each pair has a kind: an assertion and its denial, opposites, or different numbers for the
        same thing.

        Predicates are compared by lemma, what they are about by referent where the text names it;
        see docs/certainty.md for what that misses.
        """
        return find_contrasts(self.claims)

    def standalone(
        self, claim: Claim | str, *, min_confidence: float = MIN_CONFIDENCE
    ) -> Standalone:
        """Return *claim* as one sentence that can be understood without its article: who said what.

        Pronouns, "there" and times that count from the day of the article are replaced in square
        brackets, as editors do: "Lee said [the Harbour Bridge] may close [on 4 May 2026]". Where it
        is not clear enough what is meant, the words stay, and ``Standalone.left`` says so. Times
        need ``article.published``. See docs/standalone.md.

        Args:
            claim: one of this set, or its id.
            min_confidence: what is less sure is not replaced, from 0 to 1.

        Raises:
            TypeError, ValueError: *claim* is none of this set, or *min_confidence* is no number
                from 0 to 1.
            KeyError: no claim has the id.
        """
        if isinstance(claim, str):
            claim = self[claim]
        return make_standalone(self._background, claim, min_confidence=min_confidence)

    def renamed(self, claim: Claim | str, name: str) -> ClaimSet:
        """Return this set with the speaker of *claim* called *name*, as an editor knows it.

        It is the speaker of this set who has the name, else a new one; other claims stay as they
        are. ``Referent.method`` is "editor" then.

        Args:
            claim: one of this set, or its id.

        Raises:
            KeyError: no claim has the id.
            ValueError: *claim* is none of this set, or *name* is blank.
        """
        mended = claim if isinstance(claim, Claim) else self[claim]
        if mended not in self.claims:
            raise ValueError(f"no claim {mended.id!r} of this set: expected one of its own")
        mended = rename_speaker(self, mended, name)
        return self._with(mended if own.id == mended.id else own for own in self)

    def audit(self) -> Audit:
        """Return who is quoted, and how: who is named, official, by what way the words came, and
        how many words each source has. See docs/audit.md.

        Claims that are made in another claim are not counted: the article quotes who makes the
        outer one. What a source is called is its key in :meth:`by_speaker`.
        """
        return audit_groups([self], ((label, [own]) for label, own in self.by_speaker().items()))

    def where(self, **conditions: Unpack[Conditions]) -> ClaimSet:
        """Return the claims that meet all given conditions.

        Several values for one condition mean any of them; None means that it does not matter.

        Args:
            speaker: the label, the last word of the name, or the speaker's words, in upper or lower
                case; "(no speaker)" for claims of nobody.
            role, affiliation, text: words that the speaker's role, the name of the speaker's
                organization, the content holds, in upper or lower case.
            lemma: of the cue ("say", "call for").
            marker: its category or its lemma.
            speaker_kind, why_unnamed: of the speaker.
            cue_kind, reporting_class, act, quotation: members of these enums, or their values.
            level, polarity, modality, content_time, endorsement: likewise.
            evidentiality, claim_type: likewise.
            certainty: the same as *level*.
            negated, quoted: of the cue: whether the report is negated, or in a quotation itself.
            hedged, boosted: whether the claim is one of these properties.
            min_confidence: from 0 to 1, itself included.
            min_score: from −3 to 3, itself included.

        Raises:
            TypeError: an unknown condition, or a value of the wrong type.
            ValueError: a value that no claim can have.
        """
        return self._select(make_test(conditions))

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one flat dict per claim, for people; see docs/record.md for its keys."""
        return rows.to_dicts(self)

    def to_record(self) -> dict[str, Any]:
        """Return the complete record as plain JSON types; see docs/record.md.

        Raises:
            RecordError: something in it cannot be written as JSON; the message says what.
        """
        return records.to_record(self)

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> ClaimSet:
        """Return the set from which *record* was made.

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
            TypeError: *data* is neither a str nor bytes.
            RecordError: *data* is not JSON, or not a record; the message gives the JSON path.
        """
        return cls._of(records.from_json(data))

    @staticmethod
    def json_schema() -> dict[str, Any]:
        """Return the JSON Schema (draft 2020-12) of the records of :meth:`to_record`."""
        return schema.build_schema()

    def to_dataframe(self, *, escape_formulas: bool = False) -> pandas.DataFrame:
        """Return one row per claim, with the columns of :meth:`to_dicts`; needs pandas.

        Args:
            escape_formulas: whether words that a spreadsheet would run as a formula, for they begin
                with = + - or @, get an apostrophe before them. Ask for it where the table becomes a
                file for a spreadsheet. By default words are those of the text, so that they can be
                compared with it.
        """
        return frames.to_dataframe([self], escape_formulas=escape_formulas)

    def to_html(self, *, page: bool = False) -> str:
        """Return the marked text and a table of its claims as HTML.

        Args:
            page: whether to return a page that stands by itself, and no fragment of one.
        """
        return marked.to_html(self, page=page)

    def _repr_html_(self) -> str:
        return self.to_html()

    @cached_property
    def _background(self) -> Background:
        return Background.of(self)

    @cached_property
    def _by_id(self) -> Mapping[str, Claim]:
        return {claim.id: claim for claim in self}

    def _find_by_speaker(self, speaker: str) -> ClaimSet:
        return self.where(speaker=speaker)

    def _select(self, test: Callable[[Claim], bool]) -> ClaimSet:
        return self._with(filter(test, self))

    def _with(self, claims: Iterable[Claim]) -> ClaimSet:
        """Return this set with *claims* in place of its own."""
        return attrs.evolve(self, claims=tuple(claims))

    @classmethod
    def _of(cls, found: Extraction) -> ClaimSet:
        return cls(**attrs.asdict(found, recurse=False))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
