"""Whether it is said to be so or not so."""

from __future__ import annotations

from collections.abc import Iterator

from claimkit.certainty.reading import Reading
from claimkit.certainty.verdict import Verdict
from claimkit.certainty.words import CORRELATIVES
from claimkit.model import Polarity, Stance
from claimkit.rules import Rule, first, when

DENYING = frozenset({Stance.DENIAL, Stance.NEGATIVE_DOXASTIC})
MARKER = "polarity.marker"


def judge_polarity(reading: Reading, stance: Stance) -> Verdict[Polarity]:
    """Return whether the speaker says that it is so or not so; unknown of questions, and of what a
    wh-clause leaves open.
    """
    unknown = first(UNKNOWN, reading, stance)
    if unknown is not None:
        return Verdict(unknown.answer, (unknown.rule,))
    negations = tuple(_find_negations(reading, stance))
    polarity = Polarity.NEGATIVE if len(negations) % 2 else Polarity.POSITIVE
    return Verdict(polarity, negations)


def _find_negations(reading: Reading, stance: Stance) -> Iterator[str]:
    """Yield the names of the rules that turn the polarity, once each time that they do."""
    for _ in range(_count_markers(reading)):
        yield MARKER
    for rule in TURNING:
        if rule.find(reading, stance):
            yield rule.name


def _count_markers(reading: Reading) -> int:
    """Return how many markers turn the polarity; "neither … nor" adds nothing to another, and is
    one.
    """
    turning = [found for found in reading.markers if found.on_content and found.reverses]
    plain = [found for found in turning if found.marker.lemma not in CORRELATIVES]
    return len(plain) or min(1, len(turning))


def _asks(reading: Reading, stance: Stance) -> bool:
    return reading.asks


def _leaves_open(reading: Reading, stance: Stance) -> bool:
    return reading.leaves_open


def _asks_for(reading: Reading, stance: Stance) -> bool:
    return stance is Stance.INTERROGATIVE and reading.tree.is_nominal


def _is_neg_raised(reading: Reading, stance: Stance) -> bool:
    return reading.neg_raised


def _denies(reading: Reading, stance: Stance) -> bool:
    return stance in DENYING and not reading.negated


def _is_against(reading: Reading, stance: Stance) -> bool:
    if reading.entry is None or not reading.entry.against:
        return False
    return not reading.negated and not reading.tree.is_finite


def _refuses(reading: Reading, stance: Stance) -> bool:
    """Whether the cue itself says that its infinitive or its object is not so: "refused to sign",
    "declined the offer".
    """
    implicative = reading.lexicon.implicative(reading.cue.lemma)
    if implicative is None or not implicative.reverses or reading.negated:
        return False
    tree = reading.tree
    bare = tree.head.feat("VerbForm") in {"Inf", "Ger"}
    return bare or tree.is_infinitive or tree.is_nominal


UNKNOWN = (
    Rule("polarity.question", "“Will it rain?” Lee asked.", when(_asks, Polarity.UNKNOWN)),
    Rule("polarity.left-open", "Lee said who would come.", when(_leaves_open, Polarity.UNKNOWN)),
    Rule("polarity.asked-for", "Lee asked their thoughts.", when(_asks_for, Polarity.UNKNOWN)),
)
# What turns the polarity beside markers in the content; all that apply count
TURNING = (
    Rule("polarity.neg-raised", "Lee does not think that it rained.", _is_neg_raised),
    Rule("polarity.denial", "Lee denied that it had rained.", _denies),
    Rule("polarity.against", "Lee opposes the plan.", _is_against),
    Rule("polarity.refusal", "Lee refused to sign.", _refuses),
)
