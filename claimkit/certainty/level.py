"""How certain the speaker puts it."""

from __future__ import annotations

from collections.abc import Iterator

from claimkit.certainty.reading import Reading
from claimkit.certainty.verdict import Verdict
from claimkit.model import Act, Level, Stance
from claimkit.rules import Rule, first, when

WEAKEST_FIRST = (Level.UNDERSPECIFIED, Level.POSSIBLE, Level.PROBABLE, Level.CERTAIN)
# What the cue alone says of the speaker's certainty; the other classes put it as certain
LEVEL_OF_STANCE = {
    Stance.DOXASTIC: Level.PROBABLE,
    Stance.NEGATIVE_DOXASTIC: Level.PROBABLE,
    Stance.INDICATIVE: Level.PROBABLE,
    Stance.PREDICTIVE: Level.PROBABLE,
    Stance.SPECULATIVE: Level.POSSIBLE,
    Stance.INTERROGATIVE: Level.UNDERSPECIFIED,
    Stance.DIRECTIVE: Level.UNDERSPECIFIED,
    Stance.AFFECTIVE: Level.UNDERSPECIFIED,
}
WISHING = frozenset({Stance.AFFECTIVE, Stance.PREDICTIVE, Stance.COMMISSIVE, Stance.DOXASTIC})
CUE, MARKER = "level.cue", "level.marker"


def judge_level(reading: Reading, stance: Stance) -> Verdict[Level]:
    """Return the weakest of what the cue and the markers of the content say, underspecified where
    nothing is asserted.
    """
    decided = first(RULES, reading, stance)
    if decided is not None:
        return Verdict(decided.answer, (decided.rule,))
    return min(_find_levels(reading, stance), key=lambda found: WEAKEST_FIRST.index(found.answer))


def _find_levels(reading: Reading, stance: Stance) -> Iterator[Verdict[Level]]:
    yield _judge_cue(reading, stance)
    for found in reading.markers:
        if found.on_content and found.level is not None:
            yield Verdict(found.level, (MARKER,))


def _judge_cue(reading: Reading, stance: Stance) -> Verdict[Level]:
    level = reading.level if stance is reading.stance else None
    if level is Level.UNDERSPECIFIED and not _is_sided_with(reading):
        level = None
    if level is None:
        level = LEVEL_OF_STANCE.get(stance)
    return Verdict(Level.CERTAIN) if level is None else Verdict(level, (CUE,))


def _is_sided_with(reading: Reading) -> bool:
    """Whether the content names what somebody is for or against ("supports the plan"), rather than
    tells it ("opposes claims that …").
    """
    tree = reading.tree
    if tree.is_finite:
        return False
    noun = reading.lexicon.noun(tree.head.lemma) if tree.is_nominal else None
    return noun is None or noun.act is not Act.STATEMENT


def _find_negated_level(reading: Reading, stance: Stance) -> Level | None:
    if not reading.negated or reading.entry is None:
        return None
    return reading.entry.negated_level


def _asks(reading: Reading, stance: Stance) -> bool:
    return reading.asks


def _is_not_reported(reading: Reading, stance: Stance) -> bool:
    return reading.negated and not reading.neg_raised


def _is_demanded(reading: Reading, stance: Stance) -> bool:
    return stance is Stance.DIRECTIVE or reading.tree.is_order


def _is_wish(reading: Reading, stance: Stance) -> bool:
    return reading.is_wish


def _is_watched_for(reading: Reading, stance: Stance) -> bool:
    return reading.act is Act.PERCEPTION and stance is Stance.PREDICTIVE


def _is_intended(reading: Reading, stance: Stance) -> bool:
    return _intends(reading, stance) and not reading.tree.is_finite


def _intends(reading: Reading, stance: Stance) -> bool:
    intention = reading.act is Act.INTENTION and stance is not Stance.AGREEMENT
    return intention or stance is Stance.COMMISSIVE


def _is_urged(reading: Reading, stance: Stance) -> bool:
    if reading.act is not Act.DIRECTIVE or _intends(reading, stance):
        return False
    return reading.stance is not Stance.ASSERTIVE


def _is_hoped_for(reading: Reading, stance: Stance) -> bool:
    """Whether the content is no finite clause but what one hopes for."""
    if reading.act is not Act.ATTITUDE or stance not in WISHING:
        return False
    return reading.level is None and not reading.tree.is_finite


def _is_considered(reading: Reading, stance: Stance) -> bool:
    """Whether the content is what one considers doing."""
    if reading.act is not Act.BELIEF or stance is not Stance.DOXASTIC or reading.level is not None:
        return False
    if reading.entry is None or not reading.entry.weighing or reading.tree.is_finite:
        return False
    return reading.tree.head.feat("VerbForm") in {"Ger", "Inf"}


OPEN = Level.UNDERSPECIFIED
# Where the content is not asserted, or the negation of the cue leaves it open
RULES = (
    Rule("level.negated-cue", "Lee could not rule out that it would close.", _find_negated_level),
    Rule("level.question", "“Will it rain?” Lee asked.", when(_asks, OPEN)),
    Rule("level.not-reported", "Lee did not say that it had rained.", when(_is_not_reported, OPEN)),
    Rule("level.demand", "Lee suggested that he resign.", when(_is_demanded, OPEN)),
    Rule("level.wish", "“May the best team win,” Lee said.", when(_is_wish, OPEN)),
    Rule("level.watched-for", "Lee watched for signs.", when(_is_watched_for, OPEN)),
    Rule("level.intention", "Lee plans to leave.", when(_is_intended, OPEN)),
    Rule("level.urged", "Lee urged calm.", when(_is_urged, OPEN)),
    Rule("level.hope", "Lee hopes for peace.", when(_is_hoped_for, OPEN)),
    Rule("level.considered", "Lee considered resigning.", when(_is_considered, OPEN)),
)
