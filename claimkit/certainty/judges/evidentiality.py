"""What a claim rests on, as the text presents it."""

from __future__ import annotations

from collections.abc import Mapping

from claimkit.certainty.judges.case import Case, has_act, is_adverb, is_by, is_listed_as
from claimkit.certainty.judges.reporting_class import tells_somebody
from claimkit.certainty.judges.verdict import Verdict, decide
from claimkit.grammar import is_passive
from claimkit.model.scheme import Act, Evidentiality, ReferentKind, ReportingClass
from claimkit.rules import Rule, all_of, any_of, none_of, when


def judge_evidentiality(case: Case) -> Verdict[Evidentiality]:
    """Return what the claim rests on by its cue, or by its speaker where that says more."""
    by_cue = decide(BY_CUE, Evidentiality.SPEECH, case)
    by_speaker = decide(BY_SPEAKER.get(by_cue.answer, OTHERS), by_cue.answer, case)
    return by_speaker if by_speaker.rules else by_cue


def _find_listed(case: Case) -> Evidentiality | None:
    entry = case.reading.entry
    return entry.evidentiality if entry is not None else None


def _is_passive(case: Case) -> bool:
    return is_passive(case.reading.cue.head)


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
        when(
            any_of(
                has_act(Act.EVIDENCE),
                all_of(has_act(Act.BELIEF), is_listed_as(ReportingClass.INDICATIVE)),
            ),
            Evidentiality.INFERENCE,
        ),
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
# "is said to own a castle": nobody is said to say it
SAID_TO = all_of(
    has_act(Act.STATEMENT),
    Case.is_infinitive,
    _is_passive,
    none_of(Case.has_speaker, tells_somebody),
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
            when(SAID_TO, Evidentiality.HEARSAY),
        ),
    ),
}
OTHERS = (DOCUMENT, HEARSAY)
