"""The conditions of the judges' tables."""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen

from claimkit.certainty.reading import Reading
from claimkit.clauses.forms import has_perfect, is_infinitive
from claimkit.model.scheme import Act, CueKind, Level, ReferentKind, ReportingClass, Time

Condition = Callable[["Case"], bool]


@frozen(kw_only=True)
class Case:
    """A claim as the judges read it, and what has been judged already.

    Its methods are conditions, each of the content where it does not say otherwise.

    Attributes:
        reporting_class: the class of the cue, in its frame as soon as that has been judged.
        kind: what sort of speaker it is; None where there is none, or not resolved.
        time: when the content holds; None before that has been judged.
    """

    reading: Reading
    reporting_class: ReportingClass
    kind: ReferentKind | None
    time: Time | None = None

    @property
    def level(self) -> Level | None:
        """How certain the speaker is by the cue alone; None if the reporting class decides."""
        return self.reading.entry.level

    def has_level(self) -> bool:
        """Whether the lexicon entry of the cue gives the speaker's level."""
        return self.level is not None

    def asks(self) -> bool:
        """Whether it is a question."""
        return self.reading.asks

    def is_negated(self) -> bool:
        """Whether the report is negated."""
        return self.reading.negated

    def is_neg_raised(self) -> bool:
        """Whether the negation of the cue denies the content: "does not think that"."""
        return self.reading.neg_raised

    def is_view(self) -> bool:
        """Whether a verb of seeing expresses a view."""
        return self.reading.is_view

    def leaves_open(self) -> bool:
        """Whether it names what it leaves open."""
        return self.reading.leaves_open

    def is_hearsay(self) -> bool:
        """Whether the journalist marks it, or its report, as hearsay."""
        return self.reading.is_hearsay

    def is_order(self) -> bool:
        """Whether it is an imperative."""
        return self.reading.tree.is_order

    def is_finite(self) -> bool:
        """Whether it is a finite clause."""
        return self.reading.tree.is_finite

    def is_nominal(self) -> bool:
        """Whether it is a noun phrase."""
        return self.reading.tree.is_nominal

    def is_infinitive(self) -> bool:
        """Whether it is an infinitive with "to"."""
        return is_infinitive(self.reading.tree.head)

    def is_perfect(self) -> bool:
        """Whether it is a perfect."""
        return has_perfect(self.reading.tree.head)

    def is_bare(self) -> bool:
        """Whether it is an infinitive, with or without "to", or a gerund."""
        return self.reading.tree.head.feat("VerbForm") in {"Inf", "Ger"}

    def has_speaker(self) -> bool:
        """Whether the text names a speaker."""
        return self.reading.draft.speaker is not None


def has_class(*reporting_classes: ReportingClass) -> Condition:
    """Return the condition that the cue is of one of *reporting_classes*, in its frame."""
    return lambda case: case.reporting_class in reporting_classes


def is_listed_as(*reporting_classes: ReportingClass) -> Condition:
    """Return the condition that the cue is of one of *reporting_classes*, whatever its frame."""
    return lambda case: case.reading.reporting_class in reporting_classes


def has_act(*acts: Act) -> Condition:
    """Return the condition that the claim is one of *acts*."""
    return lambda case: case.reading.act in acts


def is_by(*kinds: ReferentKind) -> Condition:
    """Return the condition that the speaker is one of *kinds*."""
    return lambda case: case.kind in kinds


def holds_in(*times: Time) -> Condition:
    """Return the condition that the content is about one of *times*."""
    return lambda case: case.time in times


def is_adverb(case: Case) -> bool:
    """Whether the cue is an adverb ("reportedly")."""
    return case.reading.cue.kind is CueKind.ADVERB


def is_intending(case: Case) -> bool:
    """Whether it is what somebody means to do."""
    agrees = case.reporting_class is ReportingClass.AGREEMENT
    return case.reading.act is Act.INTENTION and not agrees


def is_promise(case: Case) -> bool:
    """Whether it is what somebody promises to do."""
    return case.reporting_class is ReportingClass.COMMISSIVE and not case.is_finite()
