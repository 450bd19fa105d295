"""What kind of content is put forward."""

from __future__ import annotations

from claimkit.certainty.reading import Reading
from claimkit.certainty.verdict import Verdict, decide
from claimkit.model import Act, Focus, Stance, Time
from claimkit.rules import Rule, when


def judge_focus(reading: Reading, stance: Stance, time: Time) -> Verdict[Focus]:
    """Return what kind of content is put forward."""
    return decide(RULES, Focus.FACT, reading, stance, time)


def _is_demanded(reading: Reading, stance: Stance, time: Time) -> bool:
    if stance is Stance.DIRECTIVE or reading.tree.is_order:
        return True
    if reading.act is not Act.DIRECTIVE or reading.asks:
        return False
    return reading.stance is not Stance.INTERROGATIVE


def _is_intended(reading: Reading, stance: Stance, time: Time) -> bool:
    return reading.act is Act.INTENTION and stance is not Stance.AGREEMENT


def _is_promised(reading: Reading, stance: Stance, time: Time) -> bool:
    return stance is Stance.COMMISSIVE and not reading.tree.is_finite


def _is_to_come(reading: Reading, stance: Stance, time: Time) -> bool:
    return time is Time.FUTURE


def _is_predicted(reading: Reading, stance: Stance, time: Time) -> bool:
    return stance is Stance.PREDICTIVE and reading.act is not Act.ATTITUDE


def _is_felt(reading: Reading, stance: Stance, time: Time) -> bool:
    return reading.act in {Act.BELIEF, Act.ATTITUDE}


RULES = (
    Rule("focus.demand", "Lee urged the crew to leave.", when(_is_demanded, Focus.DIRECTIVE)),
    Rule("focus.intention", "Lee plans to leave.", when(_is_intended, Focus.COMMITMENT)),
    Rule("focus.promise", "Lee swore to fight on.", when(_is_promised, Focus.COMMITMENT)),
    Rule("focus.future", "Lee said it will rain.", when(_is_to_come, Focus.PREDICTION)),
    Rule("focus.prediction", "Lee warned of a flood.", when(_is_predicted, Focus.PREDICTION)),
    Rule("focus.feeling", "Lee regrets that it rained.", when(_is_felt, Focus.OPINION)),
)
