"""The typed scheme of certainty: how surely a content is put, by the speaker and by the
journalist.
"""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from claimkit.spans import Span


class Stance(StrEnum):
    """Reporting class of a cue: how the journalist presents the act of speaking."""

    NEUTRAL = "neutral"
    MEDIUM = "medium"
    ASSERTIVE = "assertive"
    DOUBTFUL = "doubtful"
    DISCLOSURE = "disclosure"
    CONCESSION = "concession"
    COGNITIVE_FACTIVE = "cognitive_factive"
    DENIAL = "denial"
    ACCUSATION = "accusation"
    DOXASTIC = "doxastic"
    SPECULATIVE = "speculative"
    NEGATIVE_DOXASTIC = "negative_doxastic"
    INDICATIVE = "indicative"
    PREDICTIVE = "predictive"
    AFFECTIVE = "affective"
    COMMISSIVE = "commissive"
    DIRECTIVE = "directive"
    INTERROGATIVE = "interrogative"
    EXPRESSIVE_POS = "expressive_pos"
    EXPRESSIVE_NEG = "expressive_neg"
    MANNER = "manner"
    AGREEMENT = "agreement"


class Level(StrEnum):
    """How certain the speaker puts it (FactBank: CT, PR, PS, U)."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNDERSPECIFIED = "underspecified"


class Polarity(StrEnum):
    """Whether the speaker says that it is so or that it is not so."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    UNKNOWN = "unknown"


class Modality(StrEnum):
    """Modality of the content's head."""

    NONE = "none"
    EPISTEMIC = "epistemic"
    DEONTIC = "deontic"
    DYNAMIC = "dynamic"
    CONDITIONAL = "conditional"
    INTERROGATIVE = "interrogative"
    IMPERATIVE = "imperative"
    DESIDERATIVE = "desiderative"


class Time(StrEnum):
    """When the content is said to hold, relative to the utterance."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    UNSPECIFIED = "unspecified"


class Endorsement(StrEnum):
    """The journalist's own commitment to the content."""

    ENDORSE = "endorse"
    NEUTRAL = "neutral"
    DISTANCE = "distance"
    REJECT = "reject"


class EvidenceKind(StrEnum):
    """What the claim rests on, as the text presents it."""

    SPEECH = "speech"
    DOCUMENT = "document"
    HEARSAY = "hearsay"
    INFERENCE = "inference"
    PERCEPTION = "perception"
    BELIEF = "belief"
    ANONYMOUS = "anonymous"


class Focus(StrEnum):
    """What kind of content is put forward."""

    FACT = "fact"
    OPINION = "opinion"
    PREDICTION = "prediction"
    DIRECTIVE = "directive"
    COMMITMENT = "commitment"


class MarkerCategory(StrEnum):
    """What a certainty marker does."""

    HEDGE_MODAL = "hedge_modal"
    HEDGE_ADVERB = "hedge_adverb"
    HEDGE_ADJECTIVE = "hedge_adjective"
    HEDGE_VERB = "hedge_verb"
    HEDGE_NOUN = "hedge_noun"
    APPROXIMATOR = "approximator"
    BOOSTER = "booster"
    EVIDENTIAL = "evidential"
    NEGATION = "negation"
    CONDITION = "condition"
    SCARE_QUOTE = "scare_quote"


class Scope(StrEnum):
    """What a marker bears on: the content's main proposition, the report (the cue), or only a part
    of the content.
    """

    CONTENT = "content"
    REPORT = "report"
    PART = "part"


class Holder(StrEnum):
    """Whose doubt or insistence a marker expresses."""

    SPEAKER = "speaker"
    JOURNALIST = "journalist"


HEDGES = frozenset({
    MarkerCategory.HEDGE_MODAL, MarkerCategory.HEDGE_ADVERB, MarkerCategory.HEDGE_ADJECTIVE, MarkerCategory.HEDGE_VERB,
    MarkerCategory.HEDGE_NOUN,
})  # fmt: skip
_FACTBANK = {Level.CERTAIN: "CT", Level.PROBABLE: "PR", Level.POSSIBLE: "PS"}
_SIGNS = {Polarity.POSITIVE: "+", Polarity.NEGATIVE: "-", Polarity.UNKNOWN: "u"}
_OPPOSITE = {
    Polarity.POSITIVE: Polarity.NEGATIVE, Polarity.NEGATIVE: Polarity.POSITIVE, Polarity.UNKNOWN: Polarity.UNKNOWN,
}  # fmt: skip


@frozen(kw_only=True)
class Marker:
    """A word that shows certainty or doubt.

    Attributes:
        text: the words as they stand.
        holder: whose doubt it is.
        scope: what it bears on; one that bears on a part decides neither level nor polarity.
        quoted: whether it stands inside quotation marks.
    """

    span: Span
    text: str
    lemma: str
    category: MarkerCategory
    holder: Holder
    scope: Scope
    quoted: bool = False


@frozen(kw_only=True)
class Certainty:
    """How surely the content is put, by the speaker and by the journalist.

    Attributes:
        stance: reporting class of the cue in the frame at hand ("suggest that he go" is directive).
        cue: the words of the cue, for :meth:`explain`.
        cue_negated: whether the report itself is negated ("did not say that", "few believe that").
        score: from −3 (surely not) to 3 (surely so), by a table of weights fitted to graded
            judgements; see docs/certainty.md.
    """

    level: Level
    polarity: Polarity
    stance: Stance
    modality: Modality = Modality.NONE
    time: Time = Time.UNSPECIFIED
    endorsement: Endorsement = Endorsement.NEUTRAL
    evidence: EvidenceKind = EvidenceKind.SPEECH
    focus: Focus = Focus.FACT
    markers: tuple[Marker, ...] = ()
    cue: str = ""
    cue_negated: bool = False
    score: float = 0.0

    @property
    def factbank(self) -> str:
        """The speaker's value in FactBank's notation (Saurí & Pustejovsky 2009): CT+, PR-, PS+,
        CTu, Uu, …
        """
        short = _FACTBANK.get(self.level)
        return "Uu" if short is None else short + _SIGNS[self.polarity]

    @property
    def factbank_author(self) -> str:
        """The journalist's value in FactBank's notation: that of the speaker where the journalist
        endorses the content, the opposite where they reject it, else Uu.
        """
        if self.endorsement is Endorsement.ENDORSE:
            return _FACTBANK.get(self.level, "CT") + _SIGNS[self.polarity]
        if self.endorsement is Endorsement.REJECT:
            return "CT" + _SIGNS[_OPPOSITE[self.polarity]]
        return "Uu"

    @property
    def hedged(self) -> bool:
        """Whether the speaker puts it as probable or possible only, or a hedge bears on the
        content.
        """
        weak = self.level in {Level.PROBABLE, Level.POSSIBLE}
        return weak or any(m.category in HEDGES and m.scope is Scope.CONTENT for m in self.markers)

    @property
    def boosted(self) -> bool:
        """Whether a booster bears on the content or on the report."""
        return any(
            m.category is MarkerCategory.BOOSTER and m.scope is not Scope.PART for m in self.markers
        )

    def explain(self) -> str:
        """Return one line: what the speaker commits to, and the words that say so.

        "possible, positive, future: ‘might’; cue ‘suggested’ (indicative)"
        """
        facts = [self.level.value, self.polarity.value]
        facts += [] if self.time is Time.UNSPECIFIED else [self.time.value]
        facts += (
            [] if self.modality in {Modality.NONE, Modality.EPISTEMIC} else [self.modality.value]
        )
        reasons = [
            self._marked(Holder.SPEAKER),
            f"cue ‘{self.cue}’ ({self.stance}{', negated' if self.cue_negated else ''})",
        ]
        endorsement = "" if self.endorsement is Endorsement.NEUTRAL else self.endorsement.value
        if of_journalist := ", ".join(filter(None, (endorsement, self._marked(Holder.JOURNALIST)))):
            reasons.append(f"journalist: {of_journalist}")
        return f"{', '.join(facts)}: {'; '.join(filter(None, reasons))}"

    def _marked(self, holder: Holder) -> str:
        """Return the markers of *holder* that bear on content or report, in their words; a negated
        cue tells that itself.
        """
        own = (m for m in self.markers if m.holder is holder and m.scope is not Scope.PART)
        told = (m for m in own if (m.scope, m.category) != (Scope.REPORT, MarkerCategory.NEGATION))
        return ", ".join(f"‘{m.text}’" for m in told)
