"""Whether the speaker says that it is so or not so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from claimkit.certainty.judges.case import Case, has_class
from claimkit.certainty.judges.reporting_class import opens_with
from claimkit.certainty.judges.verdict import Verdict
from claimkit.certainty.words import CORRELATIVES
from claimkit.grammar import case_lemma
from claimkit.model.scheme import Polarity, ReportingClass
from claimkit.rules import Rule, all_of, answers, any_of, first, when
from claimkit.tree import Word


def judge_polarity(case: Case) -> Verdict[Polarity]:
    """Return whether the speaker says that it is so or not so.

    Unknown for questions, and for what a wh-clause leaves open.
    """
    unknown = first(UNKNOWN, case)
    if unknown is not None:
        return Verdict(unknown.answer, (unknown.rule,))
    rules = (BY_MARKERS, *BY_CUE[case.is_negated()])
    turning = tuple(turned.rule for turned in answers(rules, case))
    return Verdict(Polarity.NEGATIVE if len(turning) % 2 else Polarity.POSITIVE, turning)


def _is_turned_by_markers(case: Case) -> bool:
    """Whether the markers turn the polarity, taken together; "neither … nor" adds nothing to
    another, and is one.
    """
    turning = [found for found in case.reading.markers if found.on_content and found.reverses]
    plain = [found for found in turning if found.marker.lemma not in CORRELATIVES]
    return bool((len(plain) or min(1, len(turning))) % 2)


def _is_refusal(case: Case) -> bool:
    """Whether the cue itself says that its infinitive or its object is not so."""
    implicative = case.reading.lexicon.implicative(case.reading.cue.lemma)
    return implicative is not None and implicative.reverses


def _is_opposed(case: Case) -> bool:
    """Whether the speaker is against what the content names."""
    return case.reading.entry.against and not case.is_finite()


def _is_advised_against(case: Case) -> bool:
    """Whether the speaker says that it should not be: "warned against closing it"."""
    return AGAINST(case) and not case.is_finite()


def _is_refused(case: Case) -> bool:
    return WITHOUT_TENSE(case) and _is_refusal(case)


def _is_asked_about(case: Case) -> bool:
    """Whether the noun phrase is what a question is about, not what is asked for."""
    head = case.reading.tree.head
    phrases = (head, *head.children("nmod", "obl"), *_find_beside(case))
    asked_for = (case_lemma(word) == "for" for word in phrases)
    return case.is_nominal() and not any(asked_for)


def _find_beside(case: Case) -> Iterator[Word]:
    """Yield what of the content stands beside its noun phrase: "asked the club | for a ticket"."""
    above = case.reading.tree.head.parent
    if above is not None:
        yield from filter(case.reading.covers, above.children("obl"))


UNKNOWN: tuple[Rule[[Case], Polarity], ...] = (
    Rule("polarity.question", "“Will it rain?” Lee asked.", when(Case.asks, Polarity.UNKNOWN)),
    Rule(
        "polarity.left-open",
        "Lee said who would come.",
        when(Case.leaves_open, Polarity.UNKNOWN),
    ),
    Rule(
        "polarity.asked-for",
        "Lee asked about the price.",
        when(all_of(has_class(ReportingClass.INTERROGATIVE), _is_asked_about), Polarity.UNKNOWN),
    ),
)
AGAINST = all_of(
    has_class(ReportingClass.DIRECTIVE, ReportingClass.COMMISSIVE), opens_with("against")
)
WITHOUT_TENSE = any_of(Case.is_bare, Case.is_infinitive, Case.is_nominal)
# What turns the polarity; all that apply count
BY_MARKERS: Rule[[Case], bool] = Rule(
    "polarity.marker", "Lee said it did not rain.", when(_is_turned_by_markers, True)
)
# By whether the report is negated
BY_CUE: Mapping[bool, tuple[Rule[[Case], bool], ...]] = {
    True: (
        Rule(
            "polarity.neg-raised",
            "Lee does not think that it rained.",
            when(Case.is_neg_raised, True),
        ),
    ),
    False: (
        Rule(
            "polarity.denial",
            "Lee denied that it had rained.",
            when(has_class(ReportingClass.DENIAL, ReportingClass.NEGATIVE_DOXASTIC), True),
        ),
        Rule("polarity.against", "Lee opposes the plan.", when(_is_opposed, True)),
        Rule(
            "polarity.advised-against",
            "Lee warned against closing the road.",
            when(_is_advised_against, True),
        ),
        Rule("polarity.refusal", "Lee refused to sign.", when(_is_refused, True)),
    ),
}
