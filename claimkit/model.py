"""What extraction returns: claims and their parts, all frozen values."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from claimkit.scheme import (
    Certainty,
    Endorsement,
    EvidenceKind,
    Focus,
    Holder,
    Level,
    Marker,
    MarkerCategory,
    Modality,
    Polarity,
    Scope,
    Stance,
    Time,
)
from claimkit.spans import Span, Spans

__all__ = [
    "Act",
    "Argument",
    "Certainty",
    "Circumstances",
    "Claim",
    "Content",
    "Cue",
    "CueKind",
    "Endorsement",
    "Evidence",
    "EvidenceKind",
    "Focus",
    "Holder",
    "Level",
    "Marker",
    "MarkerCategory",
    "Modality",
    "Polarity",
    "Proposition",
    "Quotation",
    "Referent",
    "ReferentKind",
    "Role",
    "Scope",
    "Skipped",
    "Speaker",
    "Stance",
    "Time",
]


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
        quoted: whether the attribution itself stands in a quotation (“She said no,” he recalled:
            the first one).
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
        distance: sentences between the speaker's words and the nearest mention by name, 0 in the
            same; None without a name.
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
        """Estimate that the name, or that there is none, is right, 0 to 1; None while
        unresolved.
        """
        return self.referent.confidence if self.referent else None


@frozen(kw_only=True)
class Content:
    """What is credited to the speaker.

    Attributes:
        spans: sorted and disjoint; a content can come in pieces ("A," he said. "B.").
        text: the pieces, joined by " … ".
        head: ``(sentence, index)`` of the word that carries its proposition; None if it has no
            word.
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


class Role(StrEnum):
    """What an argument is to its predicate; those of a passive count as those of the active.

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


@frozen(kw_only=True)
class Argument:
    """What a predicate is said of, or what belongs to it.

    Attributes:
        lemma: of its head; of a name all words ("ana lee").
        case: the preposition of an oblique, None where there is none.
        modifiers: lemmas of the words that narrow it ("old" of "the old bridge"), of a clause all
            its words; sorted, numbers apart.
        number: how many there are of it (300 of "300 people"), None where no figure or numeral says
            so.
        definite: whether it is a name or an article, demonstrative or possessor says that it is
            known.
        open: whether it stands for whatever there is ("any bribes", "anything").
        span: of its head; of a subject that is left out, of the word that gives it ("Lee denied
            taking bribes").
        sentence, head: where its head stands, counted as those of a Cue.
        referent: id of the referent it stands for, as ``Referent.id`` of the speakers; None where
            the text mentions it only once or nobody knows.
        name: the referent's fullest name, None where it has none.
    """

    role: Role
    lemma: str
    case: str | None = None
    modifiers: tuple[str, ...] = ()
    number: float | None = None
    definite: bool = False
    open: bool = False
    span: Span
    sentence: int
    head: int
    referent: str | None = None
    name: str | None = None


@frozen(kw_only=True)
class Proposition:
    """What a content comes down to: what level and polarity are about, and what claims are compared
    by.

    Attributes:
        predicate: lemma of its main predicate ("close" in "is unlikely to close"), with its
            particle ("shut down").
        arguments: what depends on the predicate or on the words above it, in text order.
        modifiers: lemmas of the words that narrow the predicate ("good" of "is no good friend"),
            sorted.
        opposites: lemmas of predicates that cannot be so at once ("closed" of "open"), sorted.
        times: years, months and days that the content names, in lower case, sorted; months by their
            first three letters.
        stated: whether the content says that something is so or not so; a noun phrase does where
            the cue is of that kind ("denied wrongdoing", not "dismissed the plan").
    """

    predicate: str
    arguments: tuple[Argument, ...] = ()
    modifiers: tuple[str, ...] = ()
    opposites: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    stated: bool = True


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
