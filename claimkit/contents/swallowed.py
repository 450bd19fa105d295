"""The predicate of the sentence that the parser took for that of the clause before it: "A petition
demanding that Lee step down has been signed."
"""

from __future__ import annotations

from claimkit.clauses.forms import find_modified
from claimkit.contents.scene import Scene
from claimkit.grammar import AUXILIARIES, SUBJECTS, own_subject
from claimkit.tree import Phrase, Word

PARTICLE = "compound:prt"


def leave_out_predicate(scene: Scene, words: Phrase) -> Phrase:
    """Return *words* without the predicate of the sentence, of which a noun is left over that the
    participle of the cue modifies.
    """
    noun = find_modified(scene.head)
    if noun is None or noun.relation != "root" or scene.sentence.heading:
        return words
    clauses = filter(_is_of_sentence, scene.head.children("ccomp"))
    helpers = (clause.child(*AUXILIARIES) for clause in clauses)
    helper = next(filter(None, helpers), None)
    return words if helper is None else words.where(lambda word: word.index < helper.index)


def _is_of_sentence(clause: Word) -> bool:
    """Whether the predicate of *clause* is that of the sentence: its subject is a clause, or a
    further clause beside the first has none.
    """
    if _has_clause_as_subject(clause):
        return True
    before = clause.parent.children("ccomp")[0] if clause.parent is not None else clause
    return before.index < clause.index and clause.child(*SUBJECTS, "cc") is None


def _has_clause_as_subject(clause: Word) -> bool:
    """Whether the subject of *clause* is a clause itself: "Lee step down", behind "that"."""
    subject = own_subject(clause)
    if subject is None or clause.child("mark") is None:
        return False
    if subject.child(PARTICLE) is not None:
        return True
    return subject.is_verb and own_subject(subject) is not None
