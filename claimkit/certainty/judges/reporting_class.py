"""The reporting class of the cue in its frame."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from claimkit.certainty.judges.case import Case, Condition, has_act, has_class
from claimkit.certainty.judges.verdict import Verdict, decide
from claimkit.certainty.words import load_certainty_words
from claimkit.clauses.forms import SINGULAR, is_subjunctive
from claimkit.grammar import case_lemma, is_passive
from claimkit.model.scheme import Act, Quotation, ReferentKind, ReportingClass
from claimkit.rules import Rule, all_of, when
from claimkit.tree import Word

LONGEST_PREPOSITION = 20  # characters


def judge_reporting_class(case: Case) -> Verdict[ReportingClass]:
    """Return the reporting class of the cue in its frame."""
    return decide(RULES, case.reporting_class, case)


def tells_somebody(case: Case) -> bool:
    """Whether somebody is told to do something: "told him to leave", "was told to leave".

    "Is said to own" is not such a passive.
    """
    cue = case.reading.cue
    if is_passive(cue.head):
        return cue.entry.tells
    return cue.head.child("obj", "iobj") is not None


def _has_subjunctive(case: Case) -> bool:
    head, reading = case.reading.tree.head, case.reading
    if reading.content.quotation is Quotation.DIRECT:
        return False
    if reading.content.spans[0].start < reading.cue.span.start:  # "most clients, Lee said, cry"
        return False
    return is_subjunctive(head) or _lacks_ending(head, case)


def _lacks_ending(head: Word, case: Case) -> bool:
    """Whether the parser takes the bare verb of a that-clause of one person for a present, which
    would have an ending: "insisted that the keeper apologise". Teams and the like may be plural.
    """
    subject = head.child("nsubj")
    if subject is None or case_lemma(head) != "that" or NEUTRAL(case):
        return False
    if subject.child("conj", "nmod") is not None:  # "a third of the shops"
        return False
    if (head.xpos, head.lower) != ("VBP", head.lemma) or head.child("aux", "cop") is not None:
        return False
    if subject.xpos not in SINGULAR:
        return False
    return case.reading.lexicon.speaker_kind(subject.lemma) is not ReferentKind.ORGANIZATION


def opens_with(*prepositions: str) -> Callable[[Case], bool]:
    """Return the condition that the content begins with one of *prepositions*, or stands behind
    it.
    """
    return lambda case: not _find_openings(case).isdisjoint(prepositions)


def _find_openings(case: Case) -> frozenset[str]:
    """Return the first word of the content and the one before it."""
    content, text = case.reading.content, case.reading.document.text
    start = content.spans[0].start
    before = text[max(0, start - LONGEST_PREPOSITION) : start]
    words = (*content.text.split(maxsplit=1)[:1], *before.split()[-1:])
    return frozenset(word.lower() for word in words)


def _find_by_frame(case: Case) -> ReportingClass | None:
    """Return the class that the cue's entry lists for the frame."""
    for frame, reporting_class in case.reading.entry.by_frame.items():
        stands_so = FRAMES.get(frame) or opens_with(frame)
        if stands_so(case):
            return reporting_class
    return None


def _is_any(case: Case) -> bool:
    return True


def _is_taken_as(case: Case) -> bool:
    return case.reading.takes_as


def _is_by_court(case: Case) -> bool:
    speaker = case.reading.draft.speaker
    return (
        speaker is not None and speaker.head.lemma in load_certainty_words().reporting_class.courts
    )


def _is_command(case: Case) -> bool:
    """Whether somebody is told to do it."""
    if case.asks() or not COMMANDING(case):
        return False
    if case.is_finite():  # "told them that the school was to blame"
        return False
    return case.is_infinitive() and tells_somebody(case)


def _is_asserted_aim(case: Case) -> bool:
    """Whether a cue of asserting promises: "swore to fight", not "claimed to have won"."""
    if case.reporting_class is not ReportingClass.ASSERTIVE:
        return False
    return case.is_infinitive() and not case.is_perfect()


def _is_asked_for(case: Case) -> bool:
    """Whether a cue of asking wants something done or given, no answer."""
    if case.reporting_class is not ReportingClass.INTERROGATIVE or case.asks():
        return False
    return case.is_infinitive() or NAMES_WANTED(case)


# Keys of CueEntry.by_frame that are no prepositions
FRAMES: Mapping[str, Condition] = {
    "any": _is_any,
    "finite": Case.is_finite,
    "as": _is_taken_as,
    "court": _is_by_court,
}
# Classes of cues that demand with a subjunctive, and that command whom they tell
MANDATIVE = has_class(
    ReportingClass.INDICATIVE,
    ReportingClass.ASSERTIVE,
    ReportingClass.INTERROGATIVE,
    ReportingClass.NEUTRAL,
)
COMMANDING = all_of(
    has_act(Act.STATEMENT, Act.DIRECTIVE),
    has_class(
        ReportingClass.NEUTRAL,
        ReportingClass.MEDIUM,
        ReportingClass.PREDICTIVE,
        ReportingClass.INTERROGATIVE,
        ReportingClass.MANNER,
    ),
)
NEUTRAL = has_class(ReportingClass.NEUTRAL)
NAMES_WANTED = opens_with("for", "on", "upon")
# Where the frame gives a cue another class than its own
RULES: tuple[Rule[[Case], ReportingClass], ...] = (
    Rule(
        "reporting_class.demand",
        "Lee suggested that he resign.",
        when(all_of(MANDATIVE, _has_subjunctive), ReportingClass.DIRECTIVE),
    ),
    Rule(
        "reporting_class.told-to",
        "Lee told the crew to leave.",
        when(_is_command, ReportingClass.DIRECTIVE),
    ),
    Rule(
        "reporting_class.promise",
        "Lee swore to fight on.",
        when(_is_asserted_aim, ReportingClass.COMMISSIVE),
    ),
    Rule("reporting_class.by-frame", "Lee agreed that it was late.", _find_by_frame),
    Rule(
        "reporting_class.asked-to",
        "Lee asked for calm.",
        when(_is_asked_for, ReportingClass.DIRECTIVE),
    ),
    Rule(
        "reporting_class.watched-for",
        "Lee watched for signs.",
        when(
            all_of(has_act(Act.PERCEPTION), Case.is_nominal, opens_with("for")),
            ReportingClass.PREDICTIVE,
        ),
    ),
)
