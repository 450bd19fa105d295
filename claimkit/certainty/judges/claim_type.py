"""What kind of content is put forward."""

from __future__ import annotations

from claimkit.certainty.judges.case import (
    INTENDING,
    PROMISING,
    Case,
    has_act,
    has_class,
    holds_in,
    is_listed_as,
)
from claimkit.certainty.judges.verdict import Verdict, decide
from claimkit.model.scheme import Act, ClaimType, ReportingClass, Time
from claimkit.rules import Rule, all_of, any_of, none_of, when


def judge_claim_type(case: Case) -> Verdict[ClaimType]:
    """Return what kind of content is put forward."""
    return decide(RULES, ClaimType.FACT, case)


DEMANDING = any_of(
    has_class(ReportingClass.DIRECTIVE),
    Case.is_order,
    all_of(has_act(Act.DIRECTIVE), none_of(Case.asks, is_listed_as(ReportingClass.INTERROGATIVE))),
)
RULES: tuple[Rule[[Case], ClaimType], ...] = (
    Rule("claim_type.demand", "Lee urged the crew to leave.", when(DEMANDING, ClaimType.DIRECTIVE)),
    Rule("claim_type.intention", "Lee plans to leave.", when(INTENDING, ClaimType.COMMITMENT)),
    Rule("claim_type.promise", "Lee swore to fight on.", when(PROMISING, ClaimType.COMMITMENT)),
    Rule(
        "claim_type.future",
        "Lee said it will rain.",
        when(holds_in(Time.FUTURE), ClaimType.PREDICTION),
    ),
    Rule(
        "claim_type.prediction",
        "Lee warned of a flood.",
        when(
            all_of(has_class(ReportingClass.PREDICTIVE), none_of(has_act(Act.ATTITUDE))),
            ClaimType.PREDICTION,
        ),
    ),
    Rule(
        "claim_type.opinion",
        "Lee regrets that it rained.",
        when(has_act(Act.BELIEF, Act.ATTITUDE), ClaimType.OPINION),
    ),
)
