"""How certain the speaker puts it, and whether it is so or not so."""

from __future__ import annotations

from collections.abc import Iterator

from claimkit.certainty.reading import Reading
from claimkit.model import Act, Level, MarkerCategory, Polarity, Scope, Stance

WEAKEST_FIRST = (Level.UNDERSPECIFIED, Level.POSSIBLE, Level.PROBABLE, Level.CERTAIN)
# What the cue alone says of the speaker's certainty
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
REVERSED = frozenset({Stance.DENIAL, Stance.NEGATIVE_DOXASTIC})
WISHED = frozenset({Stance.AFFECTIVE, Stance.PREDICTIVE, Stance.COMMISSIVE, Stance.DOXASTIC})


def judge_level(reading: Reading, stance: Stance) -> Level:
    """Return the weakest of what the cue and the markers of the content say, underspecified where
    nothing is asserted.
    """
    if reading.negated and reading.cue.lemma in reading.lexicon.grammar.left_open:
        return Level.POSSIBLE
    if (
        reading.asks
        or (reading.negated and not reading.neg_raised)
        or _is_unrealized(reading, stance)
    ):
        return Level.UNDERSPECIFIED
    return min(_levels(reading, stance), key=WEAKEST_FIRST.index)


def _levels(reading: Reading, stance: Stance) -> Iterator[Level]:
    own = (
        reading.entry.level if reading.entry is not None and stance is reading.cue.stance else None
    )
    if own is Level.UNDERSPECIFIED and not _is_sided_with(reading):
        own = None
    yield own or LEVEL_OF_STANCE.get(stance, Level.CERTAIN)
    for marker in reading.markers:
        if marker.on_content and marker.level is not None:
            yield marker.level


def _is_sided_with(reading: Reading) -> bool:
    """Whether the content names what somebody is for or against ("supports the plan"), rather than
    tells it ("opposes claims that …").
    """
    noun = (
        reading.lexicon.noun(reading.tree.head.lemma)
        if reading.tree is not None and reading.is_nominal
        else None
    )
    return not reading.is_finite and (noun is None or noun.act is not Act.STATEMENT)


def _is_unrealized(reading: Reading, stance: Stance) -> bool:
    """Whether the content is wished, promised or asked for rather than said to be so."""
    if stance is Stance.DIRECTIVE or reading.is_order or reading.is_wish:
        return True
    act = reading.cue.act
    if act is Act.PERCEPTION and stance is Stance.PREDICTIVE:  # "watch for signs"
        return True
    if (act is Act.INTENTION and stance is not Stance.AGREEMENT) or stance is Stance.COMMISSIVE:
        return not reading.is_finite
    if act is Act.DIRECTIVE:
        return reading.cue.stance is not Stance.ASSERTIVE
    wished = act is Act.ATTITUDE or (act is Act.BELIEF and stance is Stance.DOXASTIC)
    entry_level = reading.entry.level if reading.entry is not None else None
    return (
        wished
        and stance in WISHED
        and not reading.is_finite
        and entry_level is None
        and _is_open_phrase(reading, act)
    )


def _is_open_phrase(reading: Reading, act: Act) -> bool:
    """Whether the content is no finite clause but what one hopes for, or considers doing."""
    if act is Act.ATTITUDE:
        return True
    infinite = reading.tree is not None and reading.tree.head.feat("VerbForm") in {"Ger", "Inf"}
    return infinite and reading.cue.lemma in reading.lexicon.grammar.deliberating


def judge_polarity(reading: Reading, stance: Stance) -> Polarity:
    """Return whether the speaker says that it is so or not so; unknown of questions, and of what a
    wh-clause leaves open.
    """
    # "asked their thoughts on it"
    asked_for = stance is Stance.INTERROGATIVE and reading.is_nominal
    if reading.asks or reading.leaves_open or asked_for:
        return Polarity.UNKNOWN
    return Polarity.NEGATIVE if _negations(reading, stance) % 2 else Polarity.POSITIVE


def _negations(reading: Reading, stance: Stance) -> int:
    found = [m for m in reading.markers if m.on_content and m.reverses]
    plain = [m for m in found if m.marker.lemma not in reading.lexicon.grammar.correlatives]
    number = len(plain) + (len(found) > len(plain) and not plain)
    if reading.neg_raised:
        number += 1
    if stance in REVERSED and not reading.negated:
        number += 1
    # "opposition" of "voiced opposition"
    lemma = reading.entry.lemma if reading.entry is not None else reading.cue.lemma
    against = (
        lemma in reading.lexicon.grammar.opposing and not reading.is_finite and not reading.negated
    )
    return number + against + _reversed_by_cue(reading)


def _reversed_by_cue(reading: Reading) -> bool:
    """Whether the cue itself says that its infinitive or its object is not so: "refused to sign",
    "declined the offer".
    """
    implicative = reading.lexicon.implicative(reading.cue.lemma)
    if implicative is None or not implicative.reverses or reading.negated or reading.tree is None:
        return False
    return (
        reading.is_infinitive
        or reading.is_nominal
        or reading.tree.head.feat("VerbForm") in {"Inf", "Ger"}
    )


def is_conditional(reading: Reading) -> bool:
    """Whether a condition bears on the content."""
    return any(
        m.marker.category is MarkerCategory.CONDITION
        and m.marker.scope is Scope.CONTENT
        and m.level is not None
        for m in reading.markers
    )
