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
from claimkit.model import Act, Focus, Stance, Time
from claimkit.rules import Rule, all_of, any_of, none_of, when


def judge_focus(case: Case) -> Verdict[Focus]:
    """Return what kind of content is put forward."""
    return decide(RULES, Focus.FACT, case)


DEMANDING = any_of(
    has_class(Stance.DIRECTIVE),
    Case.is_order,
    all_of(has_act(Act.DIRECTIVE), none_of(Case.asks, is_listed_as(Stance.INTERROGATIVE))),
)
RULES: tuple[Rule[[Case], Focus], ...] = (
    Rule("focus.demand", "Lee urged the crew to leave.", when(DEMANDING, Focus.DIRECTIVE)),
    Rule("focus.intention", "Lee plans to leave.", when(INTENDING, Focus.COMMITMENT)),
    Rule("focus.promise", "Lee swore to fight on.", when(PROMISING, Focus.COMMITMENT)),
    Rule("focus.future", "Lee said it will rain.", when(holds_in(Time.FUTURE), Focus.PREDICTION)),
    Rule(
        "focus.prediction",
        "Lee warned of a flood.",
        when(
            all_of(has_class(Stance.PREDICTIVE), none_of(has_act(Act.ATTITUDE))), Focus.PREDICTION
        ),
    ),
    Rule(
        "focus.opinion",
        "Lee regrets that it rained.",
        when(has_act(Act.BELIEF, Act.ATTITUDE), Focus.OPINION),
    ),
)
