"""The journalist's own commitment to what is reported."""

from __future__ import annotations

from claimkit.certainty.reading import Reading
from claimkit.certainty.verdict import Verdict, decide
from claimkit.certainty.words import certainty_words
from claimkit.model import Act, CueKind, Endorsement, Stance
from claimkit.rules import Rule, when

DISTANCED = frozenset({Stance.DOUBTFUL, Stance.ACCUSATION})
NEVER_ENDORSING = frozenset({Stance.ASSERTIVE, Stance.DOXASTIC})
# Classes that can present a noun phrase as true
PRESENTING = frozenset({Stance.DISCLOSURE, Stance.CONCESSION})
OPEN_SIGNATURE = "o/o"


def judge_endorsement(reading: Reading, stance: Stance) -> Verdict[Endorsement]:
    """Return the journalist's commitment to the content: from adverbs of the cue, its signature and
    its class.
    """
    return decide(RULES, Endorsement.NEUTRAL, reading, stance)


def _is_rejected(reading: Reading, stance: Stance) -> bool:
    adverbs = reading.cue.head.children("advmod")
    return any(word.lower in certainty_words().stance.rejecting for word in adverbs)


def _is_false(reading: Reading, stance: Stance) -> bool:
    return not reading.negated and _implied_by(reading) == "-"


def _is_adverb(reading: Reading, stance: Stance) -> bool:
    return reading.cue.kind is CueKind.ADVERB


def _is_distanced(reading: Reading, stance: Stance) -> bool:
    return stance in DISTANCED


def _is_hearsay(reading: Reading, stance: Stance) -> bool:
    return reading.is_hearsay


def _is_presented(reading: Reading, stance: Stance) -> bool:
    """Whether the cue says that its content is so, as it stands, positive or negated."""
    return _implied_by(reading) == "+" and _can_endorse(reading, stance)


def _implied_by(reading: Reading) -> str:
    """Return what the cue, positive or negated as it stands, implies of its content: "+" that it is
    so, "-" that it is not, "o" nothing.
    """
    signature = reading.entry.signature if reading.entry is not None else OPEN_SIGNATURE
    positive, _, negated = signature.partition("/")
    return negated if reading.negated else positive


def _can_endorse(reading: Reading, stance: Stance) -> bool:
    """Whether the content is a clause that the cue can present as true; of a noun phrase only a
    disclosure or concession can.
    """
    if stance in NEVER_ENDORSING or reading.asks:
        return False
    if reading.negated and reading.leaves_open:
        return False
    if reading.tree.is_nominal:
        return stance in PRESENTING
    return reading.act is not Act.ATTITUDE or reading.tree.is_finite


RULES = (
    Rule(
        "endorsement.rejected",
        "Lee falsely claimed that it had rained.",
        when(_is_rejected, Endorsement.REJECT),
    ),
    Rule(
        "endorsement.false",
        "Lee pretended that it had rained.",
        when(_is_false, Endorsement.REJECT),
    ),
    Rule(
        "endorsement.adverb",
        "The bridge has reportedly closed.",
        when(_is_adverb, Endorsement.DISTANCE),
    ),
    Rule(
        "endorsement.distanced",
        "Lee claimed that it had rained.",
        when(_is_distanced, Endorsement.DISTANCE),
    ),
    Rule(
        "endorsement.hearsay",
        "Lee said the driver had allegedly fled.",
        when(_is_hearsay, Endorsement.DISTANCE),
    ),
    Rule(
        "endorsement.presented",
        "Lee revealed that the bridge had closed.",
        when(_is_presented, Endorsement.ENDORSE),
    ),
)
