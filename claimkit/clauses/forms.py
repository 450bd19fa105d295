"""What form a clause has, by its head: finite or nominal, perfect or progressive, an order, a
question.
"""

from __future__ import annotations

from claimkit.clauses.words import QUESTION_WORDS, clause_words
from claimkit.document import Word

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
# Relations of clauses that can give an order
MAIN = frozenset({"root", "ccomp", "parataxis", "conj"})
# Relations of clauses whose question word is not their head's: "when it fell, they left"
ASIDE = frozenset({"advcl", "csubj"})
VERBS = frozenset({"VERB", "AUX"})
INFLECTED_DO = frozenset({"VBD", "VBZ"})


def is_finite(head: Word) -> bool:
    """Whether *head*, its copula or one of its auxiliaries is a finite verb."""
    verbs = (head, *head.children("aux", "cop"))
    return any(verb.feat("VerbForm") == "Fin" for verb in verbs)


def is_nominal(head: Word) -> bool:
    """Whether *head* is a noun without copula or clause of its own."""
    return head.upos in NOMINAL and head.child("cop", "nsubj") is None


def is_infinitive(head: Word) -> bool:
    """Whether *head* is an infinitive with "to"."""
    return any(mark.lemma == "to" for mark in head.children("mark"))


def has_perfect(head: Word) -> bool:
    """Whether *head* stands in the perfect: "has closed", "to have closed"."""
    return any(helper.lemma == "have" for helper in head.children("aux"))


def has_progressive(head: Word) -> bool:
    """Whether *head* stands in the progressive: "is waiting"."""
    helpers = head.children("aux") if head.upos == "VERB" else ()
    return any(helper.lemma == "be" and helper.deprel == "aux" for helper in helpers)


def is_imperative(head: Word) -> bool:
    """Whether *head* is an imperative: "Do not touch it"."""
    verb = head.child("cop") or head
    if any(word.feat("Mood") == "Imp" for word in (verb, *head.children("aux"))):
        return True
    if head.relation not in MAIN or head.child("nsubj", "csubj", "expl", "mark") is not None:
        return False
    bare = verb.upos in VERBS and verb.xpos == "VB"
    return bare and all(map(_is_bare_do, head.children("aux", "aux:pass")))


def _is_bare_do(helper: Word) -> bool:
    return helper.lemma == "do" and helper.xpos not in INFLECTED_DO


def is_subjunctive(head: Word) -> bool:
    """Whether *head* is a that-clause with the bare form of the verb: "that he resign", "that it be
    dropped".
    """
    verb = head.child("cop", "aux:pass") or head
    if verb.upos not in VERBS or head.child("nsubj", "csubj") is None or is_infinitive(head):
        return False
    if any(helper.lemma != "be" for helper in head.children("aux")):
        return False
    # "said that the hall never shut" is a past
    if verb.lemma in clause_words().unchanged:
        return False
    return _is_bare(verb) or (verb.lower == verb.lemma and _is_no_past(verb, head))


def _is_bare(verb: Word) -> bool:
    if verb.feat("VerbForm") == "Inf" or verb.feat("Mood") == "Sub":
        return True
    return verb.xpos == "VB" or verb.lower == "be"


def _is_no_past(verb: Word, head: Word) -> bool:
    """Whether *verb*, which the parser takes for a past, would show if it were one: its subject is
    one, and its past has another form.
    """
    subject = head.child("nsubj")
    if subject is None or subject.upos not in {"NOUN", "PROPN"} or verb.feat("Tense") != "Past":
        return False
    return subject.feat("Number") == "Sing" and subject.child("conj") is None


def find_opening(head: Word) -> str | None:
    """Return the lemma of the conjunction or question word that opens the clause of *head*, None
    if none does.
    """
    mark = head.child("mark")
    if mark is not None:
        return mark.lemma
    above = head.parent if head.relation in {"acl", "advcl"} else None
    # "explained why it fell", where the parser takes "why" for the head
    if above is not None and above.lemma in QUESTION_WORDS:
        return above.lemma
    if head.deprel == "acl:relcl":  # "the bridge, which fell" asks nothing
        return None
    if head.upos != "VERB" and head.lemma in QUESTION_WORDS:  # "who they are"
        return head.lemma
    return next((w.lemma for w in _find_first_words(head) if w.lemma in QUESTION_WORDS), None)


def _find_first_words(head: Word) -> tuple[Word, ...]:
    """Return the first dependent of *head*, or *head* itself where none stands before it, with its
    modifiers, in text order.
    """
    plain = (c for c in head.children() if c.upos != "PUNCT" and c.relation not in ASIDE)
    opening = next(plain, head)
    if opening.index > head.index:
        return ()
    modifiers = opening.children("det", "advmod", "amod")
    return tuple(sorted((opening, *modifiers), key=lambda word: word.index))


def opens_question(clause: Word) -> bool:
    """Whether *clause* begins with a question word: "whether it holds", "on how the fire began",
    "which bridge is closed".
    """
    opening = next((w for w in clause.subtree() if w.upos != "ADP"), clause)
    return opening.lemma in QUESTION_WORDS
