"""The scheme: all enums that describe a claim. docs/glossary.md has an example of each value."""

from __future__ import annotations

from enum import StrEnum


class Tier(StrEnum):
    """Which parts propose claims.

    Attributes:
        RULES: rules over the tree and the lexicon alone.
        NEURAL: these, and a small neural tagger; finds more, and takes longer.
    """

    RULES = "rules"
    NEURAL = "neural"


class Precision(StrEnum):
    """How the embedded network keeps its weights and multiplies.

    Attributes:
        AUTO: half where the processor multiplies it much faster, else int8 where that is faster by
            enough, else single.
        HALF: bfloat16; fast on processors with AMX (Intel's Xeon since 2023), and on GPUs.
        INT8: whole numbers of eight bits; on processors with VNNI (most since 2019, AMD's since
            Zen 4).
        SINGLE: float32; the same results on every processor.
    """

    AUTO = "auto"
    HALF = "half"
    INT8 = "int8"
    SINGLE = "single"


class Device(StrEnum):
    """Where the embedded network computes: on the processor, or on a GPU that torch can use."""

    CPU = "cpu"
    CUDA = "cuda"


class CueKind(StrEnum):
    """Word class of a cue."""

    VERB = "verb"
    NOUN = "noun"
    PHRASE = "phrase"
    ADVERB = "adverb"
    ADJECTIVE = "adjective"
    PUNCTUATION = "punctuation"


class ReportingClass(StrEnum):
    """Reporting class of a cue: what kind of report the journalist makes it."""

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


class Act(StrEnum):
    """What sort of attribution a claim is."""

    STATEMENT = "statement"
    BELIEF = "belief"
    INTENTION = "intention"
    ATTITUDE = "attitude"
    DIRECTIVE = "directive"
    PERCEPTION = "perception"
    EVIDENCE = "evidence"


class Quotation(StrEnum):
    """How much of a content is in quotation marks: all, nothing, or a part."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


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


class Standing(StrEnum):
    """What a word that cannot be understood alone stands for.

    Attributes:
        SPEAKER: who speaks: I, my.
        SPEAKERS: who speaks, and others: we, our.
        LISTENER: who is spoken to: you.
        OTHER: somebody or something else: he, she, it, they.
        PLACE: there, here.
        MATTER: this, that.
        TIME: today, Monday.
    """

    SPEAKER = "speaker"
    SPEAKERS = "speakers"
    LISTENER = "listener"
    OTHER = "other"
    PLACE = "place"
    MATTER = "matter"
    TIME = "time"


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
        NOT_GIVEN: the text credits nobody ("it is alleged that").
    """

    NO_ANTECEDENT = "no antecedent"
    AMBIGUOUS = "ambiguous"
    ANONYMOUS = "anonymous source"
    UNNAMED = "unnamed"
    INDEFINITE = "indefinite"
    SEVERAL = "several speakers"
    AUTHOR = "author"
    OUTSIDE = "outside the text"
    NOT_GIVEN = "not given"


class Level(StrEnum):
    """How certain the speaker is (in FactBank: CT, PR, PS, U)."""

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
    """When the content is said to be true, seen from the time of the utterance."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    UNSPECIFIED = "unspecified"


class Endorsement(StrEnum):
    """Whether the journalist presents the content as true."""

    ENDORSE = "endorse"
    NEUTRAL = "neutral"
    DISTANCE = "distance"
    REJECT = "reject"


class Evidentiality(StrEnum):
    """What the claim is based on, as the text presents it."""

    SPEECH = "speech"
    DOCUMENT = "document"
    HEARSAY = "hearsay"
    INFERENCE = "inference"
    PERCEPTION = "perception"
    BELIEF = "belief"
    ANONYMOUS = "anonymous"


class ClaimType(StrEnum):
    """What kind of content it is."""

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
    """What a marker modifies: the main proposition, the report, or a part of the content."""

    CONTENT = "content"
    REPORT = "report"
    PART = "part"


class Holder(StrEnum):
    """Whose doubt or insistence a marker expresses."""

    SPEAKER = "speaker"
    JOURNALIST = "journalist"


class ArgumentRole(StrEnum):
    """What an argument is to its predicate; a passive has the roles of its active form.

    Attributes:
        SUBJECT: who or what does it or is so.
        OBJECT: of the verb, direct or indirect.
        OBLIQUE: behind a preposition.
        COMPLEMENT: a clause ("wants to close the bridge").
        POSSESSOR: whose another argument is ("Lee's office"); its ``case`` is the lemma of that.
    """

    SUBJECT = "subject"
    OBJECT = "object"
    OBLIQUE = "oblique"
    COMPLEMENT = "complement"
    POSSESSOR = "possessor"


HEDGES = frozenset({
    MarkerCategory.HEDGE_MODAL, MarkerCategory.HEDGE_ADVERB, MarkerCategory.HEDGE_ADJECTIVE,
    MarkerCategory.HEDGE_VERB, MarkerCategory.HEDGE_NOUN,
})  # fmt: skip
