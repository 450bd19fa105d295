"""The reporting class of the cue in its frame."""

from __future__ import annotations

from claimkit.certainty.reading import Reading
from claimkit.certainty.verdict import Verdict, decide
from claimkit.certainty.words import certainty_words
from claimkit.clauses.forms import is_subjunctive
from claimkit.grammar import is_passive
from claimkit.model import Act, Stance
from claimkit.rules import Rule, when

MANDATIVE = frozenset({Stance.INDICATIVE, Stance.ASSERTIVE, Stance.INTERROGATIVE, Stance.NEUTRAL})
TELLING = frozenset(
    {Stance.NEUTRAL, Stance.MEDIUM, Stance.PREDICTIVE, Stance.INTERROGATIVE, Stance.MANNER}
)
SAYING = frozenset({Act.STATEMENT, Act.DIRECTIVE})
REQUESTING = frozenset({"for", "on", "upon"})
LONGEST_PREPOSITION = 20  # characters


def judge_stance(reading: Reading) -> Verdict[Stance]:
    """Return the class of the cue in the frame at hand."""
    return decide(RULES, reading.stance, reading)


def has_somebody_told(reading: Reading) -> bool:
    """Whether the cue has an object beside its infinitive ("told him to leave"), or is the passive
    of a verb of telling ("was told to leave", not "is said to own").
    """
    verb = reading.cue.head
    if is_passive(verb):
        return reading.cue.entry.tells
    return verb.child("obj", "iobj") is not None


def _demands(reading: Reading) -> bool:
    return reading.stance in MANDATIVE and is_subjunctive(reading.tree.head)


def _tells_to(reading: Reading) -> bool:
    if reading.stance not in TELLING or reading.act not in SAYING or reading.asks:
        return False
    return reading.tree.is_infinitive and has_somebody_told(reading)


def _promises(reading: Reading) -> bool:
    tree = reading.tree
    return reading.stance is Stance.ASSERTIVE and tree.is_infinitive and not tree.is_perfect


def _find_by_frame(reading: Reading) -> Stance | None:
    """Return the class that the cue's entry lists for the frame."""
    by_frame = reading.entry.by_frame if reading.entry is not None else {}
    return next((by_frame[frame] for frame in by_frame if _stands_in(frame, reading)), None)


def _stands_in(frame: str, reading: Reading) -> bool:
    """Whether the content stands in *frame*, a key of :attr:`CueEntry.by_frame`."""
    match frame:
        case "any":
            return True
        case "finite":
            return reading.tree.is_finite
        case "as":
            return reading.takes_as
        case "court":
            speaker = reading.draft.speaker
            return speaker is not None and speaker.head.lemma in certainty_words().stance.courts
        case _:
            return frame in _find_openings(reading)


def _asks_to(reading: Reading) -> bool:
    """Whether a cue of asking wants something rather than to know it: "asked to leave", "asked for
    calm".
    """
    if reading.stance is not Stance.INTERROGATIVE or reading.asks:
        return False
    return reading.tree.is_infinitive or not REQUESTING.isdisjoint(_find_openings(reading))


def _watches_for(reading: Reading) -> bool:
    if reading.act is not Act.PERCEPTION or not reading.tree.is_nominal:
        return False
    return "for" in _find_openings(reading)


def _find_openings(reading: Reading) -> frozenset[str]:
    """Return the first word of the content and the one before it."""
    start = reading.content.spans[0].start
    before = reading.document.text[max(0, start - LONGEST_PREPOSITION) : start]
    words = (*reading.content.text.split(maxsplit=1)[:1], *before.split()[-1:])
    return frozenset(word.lower() for word in words)


# Where the frame gives a cue another class than its own
RULES = (
    Rule("stance.demand", "Lee suggested that he resign.", when(_demands, Stance.DIRECTIVE)),
    Rule("stance.told-to", "Lee told the crew to leave.", when(_tells_to, Stance.DIRECTIVE)),
    Rule("stance.promise", "Lee swore to fight on.", when(_promises, Stance.COMMISSIVE)),
    Rule("stance.by-frame", "Lee agreed that it was late.", _find_by_frame),
    Rule("stance.asked-to", "Lee asked to leave early.", when(_asks_to, Stance.DIRECTIVE)),
    Rule("stance.watched-for", "Lee watched for signs.", when(_watches_for, Stance.PREDICTIVE)),
)
