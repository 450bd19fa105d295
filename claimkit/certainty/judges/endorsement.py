"""Whether the journalist presents what is reported as true."""

from __future__ import annotations

from collections.abc import Callable

from claimkit.certainty.judges.case import Case, has_class, is_adverb, is_by
from claimkit.certainty.judges.verdict import Verdict, decide
from claimkit.certainty.words import load_certainty_words
from claimkit.model.scheme import Act, Endorsement, ReferentKind, ReportingClass
from claimkit.rules import Rule, all_of, none_of, when


def judge_endorsement(case: Case) -> Verdict[Endorsement]:
    """Return whether the journalist presents the content as true.

    Adverbs of the cue, its signature and its reporting class decide.
    """
    return decide(RULES, Endorsement.NEUTRAL, case)


def _has_rejecting_adverb(case: Case) -> bool:
    adverbs = case.reading.cue.head.children("advmod")
    return any(word.lower in load_certainty_words().reporting_class.rejecting for word in adverbs)


def _implies(sign: str) -> Callable[[Case], bool]:
    """Return the condition that the cue, positive or negated as it stands, implies of its content
    that it is so ("+") or not ("-").
    """

    def imply(case: Case) -> bool:
        positive, _, negated = case.reading.entry.signature.partition("/")
        return sign == (negated if case.is_negated() else positive)

    return imply


def _can_be_presented(case: Case) -> bool:
    """Whether the cue can present its content as true: a clause, and of a noun phrase only a
    disclosure or concession.
    """
    if case.asks() or case.reporting_class in JUST_SAID:
        return False
    if case.is_negated() and case.leaves_open():
        return False
    if case.is_nominal():
        return case.reporting_class in DISCLOSED
    return case.is_finite() or case.reading.act is not Act.ATTITUDE


def _is_implied_false(case: Case) -> bool:
    return not case.is_negated() and IMPLYING_FALSE(case)


# Classes of cues that only say or believe, and those that disclose or concede also a noun phrase
JUST_SAID = frozenset({ReportingClass.ASSERTIVE, ReportingClass.DOXASTIC})
DISCLOSED = frozenset({ReportingClass.DISCLOSURE, ReportingClass.CONCESSION})
IMPLYING_FALSE = _implies("-")
OWN = all_of(is_by(ReferentKind.AUTHOR), Case.is_finite, none_of(Case.asks, Case.is_negated))
RULES: tuple[Rule[[Case], Endorsement], ...] = (
    Rule(
        "endorsement.rejected",
        "Lee falsely claimed that it had rained.",
        when(_has_rejecting_adverb, Endorsement.REJECT),
    ),
    Rule(
        "endorsement.false",
        "Lee pretended that it had rained.",
        when(_is_implied_false, Endorsement.REJECT),
    ),
    Rule(
        "endorsement.adverb",
        "The bridge has reportedly closed.",
        when(is_adverb, Endorsement.DISTANCE),
    ),
    Rule("endorsement.author", "I think that it rained.", when(OWN, Endorsement.ENDORSE)),
    Rule(
        "endorsement.distanced",
        "Lee claimed that it had rained.",
        when(has_class(ReportingClass.DOUBTFUL, ReportingClass.ACCUSATION), Endorsement.DISTANCE),
    ),
    Rule(
        "endorsement.hearsay",
        "Lee said the driver had allegedly fled.",
        when(Case.is_hearsay, Endorsement.DISTANCE),
    ),
    Rule(
        "endorsement.presented",
        "Lee revealed that the bridge had closed.",
        when(all_of(_implies("+"), _can_be_presented), Endorsement.ENDORSE),
    ),
)
