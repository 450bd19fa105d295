"""How certain the speaker is."""

from __future__ import annotations

from collections.abc import Iterable

from claimkit.certainty.judges.case import Case, has_act, has_class, is_intending
from claimkit.certainty.judges.verdict import Verdict
from claimkit.certainty.modals.clause import is_condition
from claimkit.certainty.reading import Reading
from claimkit.clauses.forms import is_asked_about, is_infinitive
from claimkit.clauses.words import FIRST_PERSON_SUBJECTS
from claimkit.grammar import is_impersonal, subject_lemma
from claimkit.lexicons.entries import CueEntry, Frame
from claimkit.model.scheme import Act, Level, MarkerCategory, Quotation, ReportingClass
from claimkit.rules import Answered, Rule, all_of, answers, any_of, first, when
from claimkit.tree import Word

WEAKEST_FIRST = (Level.UNDERSPECIFIED, Level.POSSIBLE, Level.PROBABLE, Level.CERTAIN)
# What the cue alone says of the speaker's certainty; the other classes put it as certain
LEVEL_OF_REPORTING_CLASS = {
    ReportingClass.DOXASTIC: Level.PROBABLE,
    ReportingClass.NEGATIVE_DOXASTIC: Level.PROBABLE,
    ReportingClass.INDICATIVE: Level.PROBABLE,
    ReportingClass.PREDICTIVE: Level.PROBABLE,
    ReportingClass.SPECULATIVE: Level.POSSIBLE,
    ReportingClass.INTERROGATIVE: Level.UNDERSPECIFIED,
    ReportingClass.DIRECTIVE: Level.UNDERSPECIFIED,
    ReportingClass.AFFECTIVE: Level.UNDERSPECIFIED,
}


def judge_level(case: Case) -> Verdict[Level]:
    """Return the weakest level of the cue and of the markers in the content.

    It is underspecified where nothing is asserted.
    """
    decided = first(RULES, case) or _find_weakest(answers(WEAKENING, case))
    if decided is None:
        return Verdict(Level.CERTAIN)
    return Verdict(decided.answer, (decided.rule,))


def _find_weakest(levels: Iterable[Answered[Level]]) -> Answered[Level] | None:
    return min(levels, key=lambda found: WEAKEST_FIRST.index(found.answer), default=None)


def _find_level_of_cue(case: Case) -> Level | None:
    return _find_listed_level(case) or LEVEL_OF_REPORTING_CLASS.get(case.reporting_class)


def _find_level_of_markers(case: Case) -> Level | None:
    """Return the weakest level of the markers in the content. What may be so stays possible under a
    condition: "it may grow if he agrees".
    """
    weakening = [found for found in case.reading.markers if found.weakens]
    unconditioned = [f for f in weakening if f.marker.category is not MarkerCategory.CONDITION]
    if any(found.level is Level.POSSIBLE for found in unconditioned):
        weakening = unconditioned
    levels = (found.level for found in weakening)
    return min(filter(None, levels), key=WEAKEST_FIRST.index, default=None)


def _find_listed_level(case: Case) -> Level | None:
    """Return how sure the speaker is by the entry of the cue, None where its class tells."""
    if case.reporting_class is not case.reading.reporting_class:
        return None
    if case.level is Level.UNDERSPECIFIED and not _is_sided_with(case):
        return None
    return case.level


def _is_sided_with(case: Case) -> bool:
    """Whether the content names what somebody is for or against ("supports the plan"), rather than
    tells it ("opposes claims that …").
    """
    if case.is_finite():
        return False
    if not case.is_nominal():
        return True
    noun = case.reading.lexicon.noun(case.reading.tree.head.lemma)
    return noun is None or noun.act is not Act.STATEMENT


def _find_negated_level(case: Case) -> Level | None:
    return case.reading.entry.negated_level if case.is_negated() else None


def _is_wish(case: Case) -> bool:
    return case.reading.is_wish


def _is_weighed(case: Case) -> bool:
    return case.reading.entry.weighing


def _is_not_reported(case: Case) -> bool:
    """Whether the report itself is negated: "did not say". A quotation in a sentence of its own is
    reported all the same: Lee did not hold back. “It is a disgrace.”
    """
    if _stands_alone(case.reading):
        return False
    return case.is_negated() and not case.is_neg_raised()


def _is_supposed(case: Case) -> bool:
    """Whether the report itself is under a condition, or asked about: "if Lee says that it rained",
    "did Lee say that it rained?"
    """
    head = case.reading.cue.head
    if is_asked_about(head) or _is_only_possible(case):
        return True
    clause = head.parent_as("conj") or head
    return is_condition(clause, case.reading.lexicon)


def _is_only_possible(case: Case) -> bool:
    """Whether another one may say it, or should: "critics may say that it rained"; not
    "I must say", "it should be noted", "could only say", "may have said".
    """
    head = case.reading.cue.head
    if case.reading.lexicon.verb(head.lemma) is None or "have" in head.child_lemmas("aux"):
        return False
    modals = (helper for helper in head.children("aux") if helper.lemma in OF_ONE_DAY)
    modal = next(modals, None)
    if modal is None or subject_lemma(head) in FIRST_PERSON_SUBJECTS:
        return False
    if is_impersonal(head) and modal.lemma in OF_DUTY:
        return False
    behind = head.sentence.phrase(modal.index, head.index + 1)
    return all(word.lemma != "only" for word in behind)


def _stands_alone(reading: Reading) -> bool:
    if reading.content.quotation is not Quotation.DIRECT:
        return False
    return reading.tree.head.sentence is not reading.cue.sentence


def _is_aim(case: Case) -> bool:
    """Whether it is what somebody means to do, no clause about what will be."""
    return COMMITTING(case) and not case.is_finite()


def _is_request(case: Case) -> bool:
    """Whether it is asked for, neither promised nor asserted, nor told: "advised that it was"."""
    if case.reading.reporting_class is ReportingClass.ASSERTIVE or COMMITTING(case):
        return False
    if case.reporting_class is ReportingClass.NEUTRAL:
        return False
    return case.reading.act is Act.DIRECTIVE


def _is_own_wish(case: Case) -> bool:
    """Whether the content says what the speaker wants of others: “I want you to stay”."""
    head = case.reading.tree.head
    if subject_lemma(head) not in case.reading.tree.owners:
        return False
    if head.child("obj") is None or not _asks_for_act(head):
        return False
    return _is_wanting(case.reading.lexicon.verb(head.lemma))


def _is_wanting(entry: CueEntry | None) -> bool:
    """Whether the verb with *entry* says what somebody wants others to do."""
    if entry is None or entry.reporting_class is not ReportingClass.AFFECTIVE:
        return False
    return Frame.OBJ_XCOMP in entry.frames


def _asks_for_act(head: Word) -> bool:
    return any(map(is_infinitive, head.children("xcomp", "ccomp")))


def _is_hope(case: Case) -> bool:
    return HOPING(case) and _is_left_open(case)


def _is_left_open(case: Case) -> bool:
    """Whether neither the lexicon nor a clause says how certain it is."""
    return not (case.has_level() or case.is_finite())


def _is_considered(case: Case) -> bool:
    """Whether somebody only thinks of doing it."""
    if not case.is_bare() or not _is_left_open(case):
        return False
    return CONSIDERING(case)


OPEN = Level.UNDERSPECIFIED
OF_DUTY = frozenset({"must", "ought", "should"})
OF_ONE_DAY = OF_DUTY | {"could", "may", "might"}
# Whether the content is what somebody means to do
COMMITTING = any_of(is_intending, has_class(ReportingClass.COMMISSIVE))
HOPING = all_of(
    has_act(Act.ATTITUDE),
    has_class(
        ReportingClass.AFFECTIVE,
        ReportingClass.PREDICTIVE,
        ReportingClass.COMMISSIVE,
        ReportingClass.DOXASTIC,
    ),
)
CONSIDERING = all_of(has_act(Act.BELIEF), has_class(ReportingClass.DOXASTIC), _is_weighed)
# What a content that is asserted is weakened by
WEAKENING: tuple[Rule[[Case], Level], ...] = (
    Rule("level.cue", "Lee thinks that it rained.", _find_level_of_cue),
    Rule("level.marker", "Lee said it might rain.", _find_level_of_markers),
)
# Where the content is not asserted, or the negation of the cue leaves it open
RULES: tuple[Rule[[Case], Level], ...] = (
    Rule("level.negated-cue", "Lee could not rule out that it would close.", _find_negated_level),
    Rule("level.question", "“Will it rain?” Lee asked.", when(Case.asks, OPEN)),
    Rule(
        "level.not-reported",
        "Lee did not say that it had rained.",
        when(_is_not_reported, OPEN),
    ),
    Rule(
        "level.supposed",
        "If Lee says that it rained, we stay.",
        when(_is_supposed, OPEN),
    ),
    Rule(
        "level.demand",
        "Lee suggested that he resign.",
        when(any_of(has_class(ReportingClass.DIRECTIVE), Case.is_order), OPEN),
    ),
    Rule("level.own-wish", "“I want you to stay,” Lee said.", when(_is_own_wish, OPEN)),
    Rule("level.wish", "“May the best team win,” Lee said.", when(_is_wish, OPEN)),
    Rule(
        "level.watched-for",
        "Lee watched for signs.",
        when(all_of(has_act(Act.PERCEPTION), has_class(ReportingClass.PREDICTIVE)), OPEN),
    ),
    Rule(
        "level.intention",
        "Lee plans to leave.",
        when(_is_aim, OPEN),
    ),
    Rule(
        "level.request",
        "Lee asked about the price.",
        when(_is_request, OPEN),
    ),
    Rule(
        "level.hope",
        "Lee hopes for peace.",
        when(_is_hope, OPEN),
    ),
    Rule(
        "level.considered",
        "Lee considered resigning.",
        when(_is_considered, OPEN),
    ),
)
