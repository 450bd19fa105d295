"""The predicate of the sentence that the parser took for that of the clause before it: "A petition
demanding that Lee step down has been signed."
"""

from __future__ import annotations

from claimkit.clauses.forms import find_modified
from claimkit.contents.scene import Scene
from claimkit.grammar import AUXILIARIES, SUBJECTS, own_subject
from claimkit.model.scheme import CueKind
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


def leave_out_main_clause(scene: Scene, words: Phrase) -> Phrase:
    """Return *words* without those behind a noun that is the cue, and behind all that the tree
    hangs on it, where they begin with its clause: "his claim that it rained | makes us laugh".
    """
    noun = scene.carrier
    if scene.cue.kind is not CueKind.NOUN:
        return words
    clauses = map(find_taken_for_subject, noun.children("acl", "ccomp"))
    clause = next(filter(None, clauses), None)
    if clause is not None:
        return words & to_clause(clause)
    if noun.relation not in SUBJECTS:
        return words
    on_noun = noun.subtree()
    if noun.parent is None or noun.parent.index < on_noun[-1].index:
        return words
    if words[0].index < scene.head.index or words[0] not in on_noun:
        return words
    return words.where(lambda word: word.index <= on_noun[-1].index)


def find_taken_for_subject(top: Word) -> Word | None:
    """Return the clause of a noun whose conjunction the parser gave to the sentence's verb *top*,
    and took the clause for the subject of that, or for one beside it: "Warnings | that it was weak
    | came too late".
    """
    mark = top.child("mark")
    if mark is None or mark.lemma != "that":
        return None
    beside = () if top.parent is None else top.parent.children("acl", "ccomp")
    for clause in (*top.children("csubj"), *beside):
        opening = clause.opening
        if own_subject(clause) is None or clause.index > top.index:
            continue
        if opening.before is mark and opening.feat("PronType") not in {"Rel", "Int"}:
            return clause
    return None


def to_clause(clause: Word) -> Phrase:
    """Return the words of *clause* with the conjunction right before it."""
    words = clause.subtree()
    return clause.sentence.phrase(words[0].index - 1, words[-1].index)


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
