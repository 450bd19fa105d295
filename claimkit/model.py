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


class Holder(StrEnum):
    """Whose doubt or insistence a marker expresses."""

    SPEAKER = "speaker"
    JOURNALIST = "journalist"


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


class NoName(StrEnum):
    """Why a speaker has no name.

    Attributes:
        NO_ANTECEDENT: nothing in the text fits the pronoun well enough.
        AMBIGUOUS: two or more fit about as well.
        ANONYMOUS: an unnamed source ("officials", "a person familiar with the matter").
        UNNAMED: described, not named ("the driver", "the report").
        INDEFINITE: nobody in particular ("some", "nobody").
        SEVERAL: several of whom not all are named.
        AUTHOR: the writer of the text.
        OUTSIDE: somebody whom the text does not name: "I" in a quotation of nobody, "you".
    """

    NO_ANTECEDENT = "no antecedent"
    AMBIGUOUS = "ambiguous"
    ANONYMOUS = "anonymous source"
    UNNAMED = "unnamed"
    INDEFINITE = "indefinite"
    SEVERAL = "several speakers"
    AUTHOR = "author"
    OUTSIDE = "outside the text"


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
        honorific: the title that goes before the name ("Mr.", "Dr."), None if there is none.
        affiliation: the body that the text ties the speaker to ("Reuters"), by name.
        metonym_for: the body that a place stands for ("Government of Russia" for the Kremlin).
        mentions: where the text names or describes the referent or puts a pronoun for it, sorted.
        method: the sieve that decided for this speaker.
        distance: sentences between the speaker's words and the nearest mention by name, 0 in the same; None without a name.
        confidence: estimate that the name, or that there is none, is right, 0 to 1.
    """

    id: str
    name: str | None
    reason: NoName | None = None
    kind: ReferentKind = ReferentKind.UNKNOWN
    role: str | None = None
    honorific: str | None = None
    affiliation: str | None = None
    metonym_for: str | None = None
    mentions: Spans = ()
    method: str
    distance: int | None = None
    confidence: float = 1.0


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

    @property
    def method(self) -> str | None:
        """How the referent was found: the name of the sieve; None while unresolved."""
        return self.referent.method if self.referent else None

    @property
    def distance(self) -> int | None:
        """Sentences to the nearest mention by name, 0 in the same; None where there is none."""
        return self.referent.distance if self.referent else None

    @property
    def confidence(self) -> float | None:
        """Estimate that the name, or that there is none, is right, 0 to 1; None while unresolved."""
        return self.referent.confidence if self.referent else None


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
        holder: whose doubt it is.
        quoted: whether it stands inside quotation marks.
    """

    span: Span
    lemma: str
    category: MarkerCategory
    holder: Holder
    quoted: bool = False


@frozen(kw_only=True)
class Certainty:
    """How surely the content is put, by the speaker and by the journalist.

    Attributes:
        score: from −3 (surely not) to 3 (surely so), in the manner of the UDS factuality scale.
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
    score: float = 0.0

    @property
    def factbank(self) -> str:
        """The speaker's value in FactBank's notation (Saurí & Pustejovsky 2009): CT+, PR-, PS+, CTu, Uu, …"""
        short = {Level.CERTAIN: "CT", Level.PROBABLE: "PR", Level.POSSIBLE: "PS"}.get(self.level)
        if short is None:
            return "Uu"
        return short + {Polarity.POSITIVE: "+", Polarity.NEGATIVE: "-", Polarity.UNKNOWN: "u"}[self.polarity]


@frozen(kw_only=True)
class Claim:
    """Who claimed what, and how surely.

    Attributes:
        id: "c1", "c2", … in text order of the cues.
        speaker: None where the text names nobody ("is expected to …").
        confidence: estimate that the claim is right, 0 to 1.
        within: index in its ClaimSet of the claim that encloses it, None for an outermost one.
    """

    id: str
    cue: Cue
    speaker: Speaker | None
    content: Content
    act: Act
    certainty: Certainty
    circumstances: Circumstances = Circumstances()
    confidence: float = 1.0
    within: int | None = None


@frozen(kw_only=True)
class Skipped:
    """A word that looked like a cue and was passed over."""

    span: Span
    reason: str
