"""Verbs that go on with the clause above, though the tree coordinates them with one below it."""

from __future__ import annotations

from claimkit.grammar import (
    AUXILIARIES,
    FINITE,
    GERUND,
    base_lemma,
    ends_list,
    is_agentive,
    is_gerund,
    own_subject,
    stands_alone,
)
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import ReportingClass
from claimkit.tree import Word

SAYINGS = ("ccomp", "obj", "xcomp")  # relations of what a verb says
INFINITIVE = "VB"
BARE = FINITE | {INFINITIVE}  # forms that are no participle
# What one thinks nobody sees: beside a report it is a part of what is reported
THINKING = frozenset(
    {
        ReportingClass.AFFECTIVE,
        ReportingClass.COGNITIVE_FACTIVE,
        ReportingClass.DOXASTIC,
        ReportingClass.NEGATIVE_DOXASTIC,
        ReportingClass.SPECULATIVE,
    }
)


def find_resumed(verb: Word, lexicon: Lexicon) -> Word | None:
    """Return the verb whose clause *verb* goes on with although the tree coordinates it with a verb
    of another form in the complement: *said* of *scolded* in "said he had read it and scolded
    her"; None where *verb* goes on with no such clause.
    """
    first = verb.parent_as("conj")
    above = first.parent if first is not None else None
    if first is None or above is None:
        return None
    if _are_gerunds_around(verb, above, first) or _are_infinitives_around(verb, above, first):
        return above
    if not _may_resume(verb, above):
        return None
    if ends_list(verb) or lexicon.verb(base_lemma(above, lexicon)) is None:
        return None
    if is_gerund(first):
        return above
    return above if _goes_on_with(verb, above, first, lexicon) else None


def _are_gerunds_around(verb: Word, above: Word, first: Word) -> bool:
    """Whether *verb* and *above* are gerunds, and *first* between them is finite: "warning that
    stocks would fall and threatening a strike".
    """
    if not verb.xpos == above.xpos == GERUND or not stands_alone(verb):
        return False
    return own_subject(first) is not None and first.xpos != GERUND


def _are_infinitives_around(verb: Word, above: Word, first: Word) -> bool:
    """Whether *verb* and *above* are infinitives, and *first* between them is a gerund: "to accuse
    him of lying and leave".
    """
    if not verb.xpos == above.xpos == INFINITIVE or not stands_alone(verb):
        return False
    return any(word.xpos == GERUND for word in (first, *first.children(*AUXILIARIES)))


def _may_resume(verb: Word, above: Word) -> bool:
    """Whether *verb*, which has no subject, may by its form go on with the clause of *above*."""
    if verb.xpos not in BARE:
        return False
    if above.xpos not in FINITE:
        return False
    return "or" not in verb.child_lemmas("cc") and stands_alone(verb)


def _goes_on_with(verb: Word, above: Word, first: Word, lexicon: Lexicon) -> bool:
    """Whether the finite *verb* goes on with *above* rather than with *first* in its complement,
    which is finite by its auxiliary only, or is of what cannot speak: "said it shook and warned".
    """
    helper = first.child(*AUXILIARIES)
    if helper is None:
        if not _is_of_mute(first, lexicon) or verb.xpos != above.xpos:
            return False
        return _is_said_aloud(verb, lexicon)
    if {above.xpos, helper.xpos} == {"VBZ", "VBP"}:  # of another subject, singular or plural
        return verb.xpos == above.xpos or (verb.xpos == "VB" and above.xpos == "VBP")
    if helper.lemma == "have" and verb.child(*SAYINGS) is None:  # may be a participle of it too
        return False
    return verb.xpos == above.xpos and _is_said_aloud(verb, lexicon)


def _is_of_mute(verb: Word, lexicon: Lexicon) -> bool:
    subject = own_subject(verb)
    return subject is not None and subject.upos == "NOUN" and not is_agentive(subject, lexicon)


def _is_said_aloud(verb: Word, lexicon: Lexicon) -> bool:
    entry = lexicon.verb(base_lemma(verb, lexicon))
    if entry is None or not lexicon.reports(entry.lemma):
        return False
    return entry.reporting_class not in THINKING
