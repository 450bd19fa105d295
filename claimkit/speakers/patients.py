"""What a cue only does to somebody, or meets with: no content of its own."""

from __future__ import annotations

from functools import partial

from claimkit.clauses.passives import find_stray_clause
from claimkit.draft import DraftContent, DraftCue
from claimkit.grammar import case_lemma
from claimkit.lexicons.entries import Frame
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import Quotation, ReportingClass
from claimkit.speakers.roles import is_meeting
from claimkit.tree import Word


def is_met_with(clause: Word, cue: DraftCue, lexicon: Lexicon) -> bool:
    """Whether *clause* tells what the object of *cue* says, and the subject only meets with it:
    "greeted reports that the well was safe".
    """
    noun = clause.parent_as("acl")
    if noun is None or noun.parent is not cue.head or cue.entry.of_nouns is not None:
        return False
    return is_meeting(cue.head, lexicon)


def is_only_told(content: DraftContent, cue: DraftCue) -> bool:
    """Whether *content* is no more than to whom the verb *cue*, which takes a clause, says it:
    "claimed to the outlet".
    """
    head = content.head
    if head is None or head.parent is not cue.head or head.relation != "obl":
        return False
    if case_lemma(head) != "to" or Frame.CCOMP not in cue.entry.frames:
        return False
    return "to" not in cue.entry.prepositions and content.quotation is Quotation.INDIRECT


def is_only_done_to(content: DraftContent, cue: DraftCue) -> bool:
    """Whether *content* is no more than of whom the passive *cue* tells what stands behind it: "Lee
    was accused by Berg of lying", "Lee was said by friends to be ill".
    """
    head = content.head
    if head is None or head.deprel != "nsubj:pass" or head.parent is not cue.head:
        return False
    told = [*filter(partial(_is_told, cue=cue), _list_clauses(cue)), *_list_described(cue)]
    return bool(told) and not any(content.overlaps(clause.span) for clause in told)


def _list_clauses(cue: DraftCue) -> tuple[Word, ...]:
    """Return the clauses of the passive *cue*, also those that the parser attached to its agent:
    "was accused by Berg of lying".
    """
    agents = cue.head.children("obl")
    stray = (find_stray_clause(agent, cue.entry.prepositions) for agent in agents)
    return (*cue.head.children("xcomp", "advcl"), *filter(None, stray))


def _list_described(cue: DraftCue) -> tuple[Word, ...]:
    """Return as what the passive *cue* describes its subject: "was described by Kim as shy"."""
    if Frame.OBJ_AS not in cue.entry.frames:
        return ()
    below = cue.head.children("obl", "advcl", "xcomp", "advmod")
    return tuple(word for word in below if case_lemma(word) == "as")


def _is_told(clause: Word, cue: DraftCue) -> bool:
    """Whether the passive *cue* says *clause* of its subject: an infinitive, or of what somebody
    is accused.
    """
    if not clause.is_verb or clause.index < cue.head.index:
        return False
    if cue.entry.reporting_class is ReportingClass.ACCUSATION:
        return case_lemma(clause) in cue.entry.prepositions
    return clause.relation == "xcomp" and clause.feat("VerbForm") != "Part"
