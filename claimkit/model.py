"""What extraction returns: claims and their parts, all frozen values."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from claimkit.spans import Span, Spans


class CueKind(StrEnum):
    """Word class of a cue."""

    VERB = "verb"
    NOUN = "noun"
    PHRASE = "phrase"
    ADVERB = "adverb"
    ADJECTIVE = "adjective"
    PUNCTUATION = "punctuation"


class Quotation(StrEnum):
    """How much of a content stands in quotation marks: all, none, some."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Act(StrEnum):
    """What sort of attribution a claim is."""

    STATEMENT = "statement"
    BELIEF = "belief"
    INTENTION = "intention"
    ATTITUDE = "attitude"
    DIRECTIVE = "directive"
    PERCEPTION = "perception"
    EVIDENCE = "evidence"


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
    """What a marker bears on: the content's main proposition, the report (the cue), or only a part of the content."""

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


class ReferentKind(StrEnum):
    """What sort of speaker it is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    GROUP = "group"
    DOCUMENT = "document"
    AUTHOR = "author"
    ANONYMOUS = "anonymous"
    UNKNOWN = "unknown"


@frozen(kw_only=True)
class Evidence:
    """Which rule found a part of a claim, and the words that it rests on."""

    rule: str
    spans: Spans = ()


@frozen(kw_only=True)
class Cue:
    """The words that attribute.

    Attributes:
        spans: the cue group: auxiliaries, negation, verb, particle, the noun of a light verb.
        sentence: place in ``Document.sentences``, from 0.
        head: index of its head word in that sentence, from 1.
        lemma: lexicon lemma (``"say"``, ``"call for"``, ``"according to"``, ``"express hope"``).
        negated: whether the attribution itself is negated ("did not say that").
        quoted: whether the attribution itself stands in a quotation (“She said no,” he recalled: the first one).
    """

    spans: Spans
    kind: CueKind
    lemma: str
    sentence: int
    head: int
    stance: Stance
    act: Act
    negated: bool = False
    quoted: bool = False
    evidence: Evidence


@frozen(kw_only=True)
class Referent:
    """Who a speaker is.

    Attributes:
        id: the same for all speakers of one text that are the same referent ("r1", "r2", …).
        name: the fullest name in the text, None if the text gives none; then *reason* says why.
        role: what stands before or beside the name ("Kremlin spokesperson"), None if nothing does.
        mentions: where the text names or describes the referent, sorted.
        method: the sieve that decided.
    """

    id: str
    name: str | None
    reason: str | None = None
    kind: ReferentKind = ReferentKind.UNKNOWN
    role: str | None = None
    affiliation: str | None = None
    metonym_for: str | None = None
    mentions: Spans = ()
    method: str


@frozen(kw_only=True)
class Speaker:
    """Who is credited: the words as they stand, and the referent they were resolved to.

    Attributes:
        sentence: place of the sentence in ``Document.sentences``, from 0.
        head: index of the head word in that sentence, from 1.
    """

    spans: Spans
    text: str
    sentence: int
    head: int
    evidence: Evidence
    referent: Referent | None = None

    @property
    def name(self) -> str | None:
        """The referent's name; None while unresolved or where the text gives none."""
        return self.referent.name if self.referent else None


@frozen(kw_only=True)
class Content:
    """What is credited to the speaker.

    Attributes:
        spans: sorted and disjoint; a content can come in pieces ("A," he said. "B.").
        text: the pieces, joined by " … ".
        head: ``(sentence, index)`` of the word that carries its proposition; None if it has no word.
        quoted: the parts in quotation marks.
    """

    spans: Spans
    text: str
    quotation: Quotation
    quoted: Spans = ()
    head: tuple[int, int] | None = None
    evidence: Evidence


@frozen(kw_only=True)
class Circumstances:
    """Who was told, when, on what occasion and where; empty where the text does not say."""

    audience: Spans = ()
    time: Spans = ()
    occasion: Spans = ()
    place: Spans = ()


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
        score: from −3 (surely not) to 3 (surely so), by a table of weights fitted to graded judgements; see docs/certainty.md.
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
        """The speaker's value in FactBank's notation (Saurí & Pustejovsky 2009): CT+, PR-, PS+, CTu, Uu, …"""
        short = _FACTBANK.get(self.level)
        return "Uu" if short is None else short + _SIGNS[self.polarity]

    @property
    def factbank_author(self) -> str:
        """The journalist's value in FactBank's notation: that of the speaker where the journalist endorses the content, the
        opposite where they reject it, else Uu.
        """
        if self.endorsement is Endorsement.ENDORSE:
            return _FACTBANK.get(self.level, "CT") + _SIGNS[self.polarity]
        if self.endorsement is Endorsement.REJECT:
            return "CT" + _SIGNS[_OPPOSITE[self.polarity]]
        return "Uu"

    @property
    def hedged(self) -> bool:
        """Whether the speaker puts it as probable or possible only, or a hedge bears on the content."""
        weak = self.level in {Level.PROBABLE, Level.POSSIBLE}
        return weak or any(m.category in HEDGES and m.scope is Scope.CONTENT for m in self.markers)

    @property
    def boosted(self) -> bool:
        """Whether a booster bears on the content or on the report."""
        return any(m.category is MarkerCategory.BOOSTER and m.scope is not Scope.PART for m in self.markers)

    def explain(self) -> str:
        """Return one line: what the speaker commits to, and the words that say so.

        "possible, positive, future: ‘might’; cue ‘suggested’ (indicative)"
        """
        facts = [self.level.value, self.polarity.value]
        facts += [] if self.time is Time.UNSPECIFIED else [self.time.value]
        facts += [] if self.modality in {Modality.NONE, Modality.EPISTEMIC} else [self.modality.value]
        reasons = [self._marked(Holder.SPEAKER), f"cue ‘{self.cue}’ ({self.stance}{', negated' if self.cue_negated else ''})"]
        endorsement = "" if self.endorsement is Endorsement.NEUTRAL else self.endorsement.value
        if of_journalist := ", ".join(filter(None, (endorsement, self._marked(Holder.JOURNALIST)))):
            reasons.append(f"journalist: {of_journalist}")
        return f"{', '.join(facts)}: {'; '.join(filter(None, reasons))}"

    def _marked(self, holder: Holder) -> str:
        """Return the markers of *holder* that bear on content or report, in their words; a negated cue tells that itself."""
        own = (m for m in self.markers if m.holder is holder and m.scope is not Scope.PART)
        told = (m for m in own if (m.scope, m.category) != (Scope.REPORT, MarkerCategory.NEGATION))
        return ", ".join(f"‘{m.text}’" for m in told)


@frozen(kw_only=True)
class Proposition:
    """What a content comes down to: what level and polarity are about, and what claims are compared by.

    Attributes:
        predicate: lemma of its main predicate ("close" in "is unlikely to close").
        arguments: lemmas of the nouns and names that depend on the predicate, sorted, each once.
    """

    predicate: str
    arguments: tuple[str, ...] = ()


@frozen(kw_only=True)
class Claim:
    """Who claimed what, and how surely.

    Attributes:
        id: "c1", "c2", … in text order of the cues.
        speaker: None where the text names nobody ("is expected to …").
        proposition: None where the content has no word that could carry one.
        confidence: estimate that the claim is right, 0 to 1.
        within: index in its ClaimSet of the claim that encloses it, None for an outermost one.
    """

    id: str
    cue: Cue
    speaker: Speaker | None
    content: Content
    act: Act
    certainty: Certainty
    proposition: Proposition | None = None
    circumstances: Circumstances = Circumstances()
    confidence: float = 1.0
    within: int | None = None


@frozen(kw_only=True)
class Skipped:
    """A word that looked like a cue and was passed over."""

    span: Span
    reason: str
