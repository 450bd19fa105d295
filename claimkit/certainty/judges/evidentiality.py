"""What a claim is based on, as the text presents it."""

from __future__ import annotations

from collections.abc import Mapping

from claimkit.certainty.judges.case import Case, has_act, is_adverb, is_by
from claimkit.certainty.judges.reporting_class import tells_somebody
from claimkit.certainty.judges.verdict import Verdict, decide
from claimkit.grammar import is_passive
from claimkit.model.scheme import Act, Evidentiality, ReferentKind, ReportingClass
from claimkit.rules import Rule, any_of, when


def judge_evidentiality(case: Case) -> Verdict[Evidentiality]:
    """Return what the claim is based on, by its cue, or by its speaker if that says more."""
    by_cue = decide(BY_CUE, Evidentiality.SPEECH, case)
    by_speaker = decide(BY_SPEAKER.get(by_cue.answer, OTHERS), by_cue.answer, case)
    return by_speaker if by_speaker.rules else by_cue


def _find_listed(case: Case) -> Evidentiality | None:
    return case.reading.entry.evidentiality


def _is_said_to(case: Case) -> bool:
    """Whether nobody is said to say it: "is said to own a castle"."""
    if case.reading.act is not Act.STATEMENT or case.has_speaker():
        return False
    if tells_somebody(case):
        return False
    return case.is_infinitive() and is_passive(case.reading.cue.head)


def _is_inferred(case: Case) -> bool:
    if case.reading.act is Act.EVIDENCE:
        return True
    indicates = case.reading.reporting_class is ReportingClass.INDICATIVE
    return indicates and case.reading.act is Act.BELIEF


BY_CUE: tuple[Rule[[Case], Evidentiality], ...] = (
    Rule(
        "evidentiality.view", "Lee sees him as a rival.", when(Case.is_view, Evidentiality.BELIEF)
    ),
    Rule("evidentiality.listed", "Lee heard that it had closed.", _find_listed),
    Rule(
        "evidentiality.perception",
        "Lee smelled that it burned.",
        when(has_act(Act.PERCEPTION), Evidentiality.PERCEPTION),
    ),
    Rule(
        "evidentiality.inference",
        "Lee demonstrated that it works.",
        when(_is_inferred, Evidentiality.INFERENCE),
    ),
    Rule(
        "evidentiality.belief",
        "Lee thinks that it works.",
        when(has_act(Act.BELIEF), Evidentiality.BELIEF),
    ),
)
HEARSAY: Rule[[Case], Evidentiality] = Rule(
    "evidentiality.hearsay",
    "The bridge has reportedly closed.",
    when(any_of(Case.is_hearsay, is_adverb), Evidentiality.HEARSAY),
)
DOCUMENT: Rule[[Case], Evidentiality] = Rule(
    "evidentiality.document",
    "The report says that it works.",
    when(is_by(ReferentKind.DOCUMENT), Evidentiality.DOCUMENT),
)
# By what the cue says that it rests on, what speaker and journalist make of that
BY_SPEAKER: Mapping[Evidentiality, tuple[Rule[[Case], Evidentiality], ...]] = {
    Evidentiality.BELIEF: (HEARSAY,),
    Evidentiality.SPEECH: (
        DOCUMENT,
        Rule(
            "evidentiality.anonymous",
            "Officials said it works.",
            when(is_by(ReferentKind.ANONYMOUS), Evidentiality.ANONYMOUS),
        ),
        HEARSAY,
        Rule(
            "evidentiality.said-to",
            "The mayor is said to own a castle.",
            when(_is_said_to, Evidentiality.HEARSAY),
        ),
    ),
}
OTHERS = (DOCUMENT, HEARSAY)
