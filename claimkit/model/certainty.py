"""How certain the content is, for the speaker and for the journalist."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from claimkit.model.scheme import (
    HEDGES,
    ClaimType,
    Endorsement,
    Evidentiality,
    Holder,
    Level,
    MarkerCategory,
    Modality,
    Polarity,
    ReportingClass,
    Scope,
    Time,
)
from claimkit.spans import Span

_FACTBANK = {Level.CERTAIN: "CT", Level.PROBABLE: "PR", Level.POSSIBLE: "PS"}
_SIGNS = {Polarity.POSITIVE: "+", Polarity.NEGATIVE: "-", Polarity.UNKNOWN: "u"}
_REVERSED = {Polarity.POSITIVE: "-", Polarity.NEGATIVE: "+", Polarity.UNKNOWN: "u"}


@frozen(kw_only=True)
class Marker:
    """A word that shows certainty or doubt.

    Attributes:
        text: the words as they stand.
        holder: whose doubt it is.
        scope: what it bears on; a marker of a part decides neither level nor polarity.
        quoted: whether it stands inside quotation marks.
    """

    span: Span
    text: str
    lemma: str
    category: MarkerCategory
    holder: Holder
    scope: Scope
    quoted: bool = False

    @property
    def negates_report(self) -> bool:
        """Whether it says that the report was not made ("did not say that")."""
        return self.scope is Scope.REPORT and self.category is MarkerCategory.NEGATION


@frozen(kw_only=True)
class Certainty:
    """How certain the content is, for the speaker and for the journalist.

    Attributes:
        reporting_class: of the cue in the frame at hand ("suggest that he go" is directive).
        cue: the words of the cue, for :meth:`explain`.
        cue_negated: whether the report itself is negated ("did not say that", "few believe that").
        rules: names of the rules that decided: how the content leads to its main proposition
            ("spine.…"), the markers ("marker.…", "sense.…", "scope.…"), and each field where it is
            no default ("level.…", "modal.…").
        score: from −3 (certainly not so) to 3 (certainly so), by a table of weights fitted to
            graded judgements; see docs/certainty.md.
    """

    level: Level
    polarity: Polarity
    reporting_class: ReportingClass
    modality: Modality = Modality.NONE
    content_time: Time = Time.UNSPECIFIED
    endorsement: Endorsement = Endorsement.NEUTRAL
    evidentiality: Evidentiality = Evidentiality.SPEECH
    claim_type: ClaimType = ClaimType.FACT
    markers: tuple[Marker, ...] = ()
    cue: str = ""
    cue_negated: bool = False
    rules: tuple[str, ...] = ()
    score: float = 0.0

    @property
    def factbank(self) -> str:
        """The speaker's value in FactBank's notation: CT+, PR-, PS+, CTu, Uu, …

        See Saurí & Pustejovsky 2009.
        """
        if self.level not in _FACTBANK:
            return "Uu"
        return _FACTBANK[self.level] + _SIGNS[self.polarity]

    @property
    def factbank_author(self) -> str:
        """The journalist's value in FactBank's notation.

        It is the speaker's value if the journalist endorses the content, the opposite value if the
        journalist rejects it, else Uu.
        """
        if self.endorsement is Endorsement.ENDORSE:
            return _FACTBANK.get(self.level, "CT") + _SIGNS[self.polarity]
        if self.endorsement is Endorsement.REJECT:
            return "CT" + _REVERSED[self.polarity]
        return "Uu"

    @property
    def hedged(self) -> bool:
        """Whether the content is only probable or possible, or a hedge modifies it."""
        if self.level in {Level.PROBABLE, Level.POSSIBLE}:
            return True
        return any(
            marker.category in HEDGES for marker in self.markers if marker.scope is Scope.CONTENT
        )

    @property
    def boosted(self) -> bool:
        """Whether a booster modifies the content or the report."""
        return any(
            marker.category is MarkerCategory.BOOSTER
            for marker in self.markers
            if marker.scope is not Scope.PART
        )

    def explain(self) -> str:
        """Return one line: what the speaker commits to, and the words that say so.

        "possible, positive, future: ‘might’; cue ‘suggested’ (indicative)"
        """
        cue = f"cue ‘{self.cue}’" if self.cue else "no cue"
        negated = ", negated" if self.cue_negated else ""
        reasons = (
            ", ".join(self._quote_markers(Holder.SPEAKER)),
            f"{cue} ({self.reporting_class}{negated})",
            self._explain_journalist(),
        )
        return f"{', '.join(self._name_values())}: {'; '.join(filter(None, reasons))}"

    def _name_values(self) -> Iterator[str]:
        """Yield level and polarity; time and modality only where they add something."""
        yield self.level
        yield self.polarity
        if self.content_time is not Time.UNSPECIFIED:
            yield self.content_time
        if self.modality not in {Modality.NONE, Modality.EPISTEMIC}:
            yield self.modality

    def _explain_journalist(self) -> str | None:
        """Return what the journalist adds, None for nothing."""
        reasons = list(self._quote_markers(Holder.JOURNALIST))
        if self.endorsement is not Endorsement.NEUTRAL:
            reasons.insert(0, self.endorsement)
        return f"journalist: {', '.join(reasons)}" if reasons else None

    def _quote_markers(self, holder: Holder) -> Iterator[str]:
        """Yield the words of the markers of *holder* that bear on content or report; a negated cue
        tells that itself.
        """
        for marker in self.markers:
            tells = marker.scope is not Scope.PART and not marker.negates_report
            if marker.holder is holder and tells:
                yield f"‘{marker.text}’"
