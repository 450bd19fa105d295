"""What a cue only does to somebody, or meets with: no content of its own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from claimkit.clauses.forms import find_modified
from claimkit.clauses.passives import find_stray_complement
from claimkit.clauses.spine import find_made, find_seen
from claimkit.draft import DraftContent, DraftCue
from claimkit.grammar import case_lemma
from claimkit.lexicons.entries import Frame
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import CueKind, Quotation, ReportingClass
from claimkit.speakers.roles import is_meeting, is_receiving
from claimkit.tree import Word


def has_own_cue(
    content: DraftContent, cue: DraftCue, cues: Sequence[DraftCue], lexicon: Lexicon
) -> bool:
    """Whether *content* is what a noun says that *cue* only meets with, a participle by which a
    noun of *cue* reports, or an infinitive by which its object does: "posted comments accusing her"
    tells what the comments say, "forced Kim to admit" what Kim does; of "letters telling her to
    leave" the participle is the cue.
    """
    head = content.head
    if head is not None and any(_reports_for(other, cue, head) for other in cues):
        return True
    if head is not None and _is_met_with(head, cue, lexicon):
        return any(other.head is head.parent for other in cues)
    if head is None or head.parent not in cue.words:
        return False
    owners = (find_modified(head), find_made(head, lexicon), find_seen(head, lexicon))
    if not any(owners):
        return False
    return any(other.head is head for other in cues)


def _reports_for(participle: DraftCue, noun: DraftCue, head: Word) -> bool:
    """Whether *participle* modifies *noun*, and *head* is what is said by it."""
    if noun.kind is not CueKind.NOUN or head.parent is not participle.head:
        return False
    return find_modified(participle.head) is noun.head


def _is_met_with(clause: Word, cue: DraftCue, lexicon: Lexicon) -> bool:
    """Whether *clause* tells what the object of *cue* says, and the subject only meets with it or
    gets it: "greeted reports that the well was safe", "read a warning that it was not".
    """
    noun = clause.parent_as("acl", "ccomp")
    if noun is None or noun.parent is not cue.head or cue.entry.of_nouns is not None:
        return False
    return is_meeting(cue.head, lexicon) or is_receiving(cue.head, lexicon)


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


def is_only_done_to(content: DraftContent, cue: DraftCue, lexicon: Lexicon) -> bool:
    """Whether *content* is no more than of whom the passive *cue* tells what stands behind it: "Lee
    was accused by Berg of lying", "Lee was said by friends to be ill".
    """
    head = content.head
    if head is None or head.deprel != "nsubj:pass" or head.parent is not cue.head:
        return False
    clauses = filter(partial(_is_told, cue=cue), _list_clauses(cue, lexicon))
    told = (*clauses, *_list_described(cue))
    return bool(told) and not any(content.overlaps(clause.span) for clause in told)


def _list_clauses(cue: DraftCue, lexicon: Lexicon) -> tuple[Word, ...]:
    """Return the clauses and phrases of the passive *cue*, also those that the parser attached to
    its agent: "was accused by Berg of lying", "of theft".
    """
    agents = cue.head.children("obl")
    stray = (find_stray_complement(agent, cue.entry.prepositions, lexicon) for agent in agents)
    return (*cue.head.children("xcomp", "advcl", "obl"), *filter(None, stray))


def _list_described(cue: DraftCue) -> tuple[Word, ...]:
    """Return as what the passive *cue* describes its subject: "was described by Kim as shy"."""
    if Frame.OBJ_AS not in cue.entry.frames:
        return ()
    below = cue.head.children("obl", "advcl", "xcomp", "advmod")
    return tuple(word for word in below if case_lemma(word) == "as")


def _is_told(clause: Word, cue: DraftCue) -> bool:
    """Whether the passive *cue* says *clause* of its subject: an infinitive, or of what somebody
    is accused or told.
    """
    if clause.index < cue.head.index:
        return False
    if cue.entry.tells and case_lemma(clause) in cue.entry.prepositions:
        return True
    if cue.entry.reporting_class is ReportingClass.ACCUSATION:
        return case_lemma(clause) in cue.entry.prepositions
    return clause.is_verb and clause.relation == "xcomp" and clause.feat("VerbForm") != "Part"
