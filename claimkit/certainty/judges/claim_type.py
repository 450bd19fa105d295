"""What kind of content it is."""

from __future__ import annotations

from claimkit.certainty.judges.case import (
    Case,
    has_act,
    holds_in,
    is_intending,
    is_promise,
)
from claimkit.certainty.judges.verdict import Verdict, decide
from claimkit.model.scheme import Act, ClaimType, ReportingClass, Time
from claimkit.rules import Rule, when


def judge_claim_type(case: Case) -> Verdict[ClaimType]:
    """Return what kind of content it is."""
    return decide(RULES, ClaimType.FACT, case)


def _is_demand(case: Case) -> bool:
    if case.reporting_class is ReportingClass.DIRECTIVE or case.is_order():
        return True
    return case.reading.act is Act.DIRECTIVE and not _is_question(case)


def _is_question(case: Case) -> bool:
    return case.asks() or case.reading.reporting_class is ReportingClass.INTERROGATIVE


def _is_predicted(case: Case) -> bool:
    """Whether it is predicted, not feared or hoped for."""
    is_attitude = case.reading.act is Act.ATTITUDE
    return case.reporting_class is ReportingClass.PREDICTIVE and not is_attitude


RULES: tuple[Rule[[Case], ClaimType], ...] = (
    Rule(
        "claim_type.demand", "Lee urged the crew to leave.", when(_is_demand, ClaimType.DIRECTIVE)
    ),
    Rule("claim_type.intention", "Lee plans to leave.", when(is_intending, ClaimType.COMMITMENT)),
    Rule("claim_type.promise", "Lee swore to fight on.", when(is_promise, ClaimType.COMMITMENT)),
    Rule(
        "claim_type.future",
        "Lee said it will rain.",
        when(holds_in(Time.FUTURE), ClaimType.PREDICTION),
    ),
    Rule(
        "claim_type.prediction",
        "Lee warned of a flood.",
        when(_is_predicted, ClaimType.PREDICTION),
    ),
    Rule(
        "claim_type.opinion",
        "Lee regrets that it rained.",
        when(has_act(Act.BELIEF, Act.ATTITUDE), ClaimType.OPINION),
    ),
)
