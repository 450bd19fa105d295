"""What a noun for a report takes, where the parser attached it to who makes the report: "reports by
divers of a wreck", "claims by nurses that records were altered", "advice from aides not to go".
"""

from __future__ import annotations

from claimkit.grammar import SUBJECTS, case_lemma, is_agentive
from claimkit.lexicons.entries import CueEntry, Frame
from claimkit.lexicons.schema import Lexicon
from claimkit.tree import Word

BEFORE_AGENT = frozenset({"by", "from"})
THAT = "that"
DEFINITE = "Def"


def find_given_to_agent(noun: Word, agent: Word, entry: CueEntry, lexicon: Lexicon) -> Word | None:
    """Return what the parser attached to *agent* although *noun*, with *entry*, takes it; None if
    there is nothing.
    """
    if agent.parent is not noun or case_lemma(agent) not in BEFORE_AGENT:
        return None
    behind = (word for word in agent.children("nmod", "acl") if word.index > agent.index)
    return next((word for word in behind if _takes(entry, word, lexicon)), None)


def _takes(entry: CueEntry, word: Word, lexicon: Lexicon) -> bool:
    if word.relation == "nmod":
        return case_lemma(word) in entry.prepositions and is_event(word, lexicon)
    if has_conjunction(word):
        return Frame.CCOMP in entry.frames
    return Frame.XCOMP in entry.frames and case_lemma(word) == "to"


def is_event(noun: Word, lexicon: Lexicon) -> bool:
    """Whether *noun* names something new, and nobody: neither "officials of the port" nor "members
    of a party".
    """
    if noun.upos != "NOUN" or is_agentive(noun, lexicon):
        return False
    return all(word.feat("Definite") != DEFINITE for word in noun.children("det"))


def has_conjunction(clause: Word) -> bool:
    """Whether a "that" opens *clause* that is no pronoun of it, whatever the parser took it for:
    "charges that he sold the medicine".
    """
    opening = clause.opening
    if opening.lower != THAT:
        return False
    if opening.relation == "mark" or opening.upos == "SCONJ":
        return True
    if opening.relation == "obj" and _has_infinitive(clause):
        return opening.parent is clause
    taken = SUBJECTS if opening.has_relation(SUBJECTS) else (opening.relation,)
    return len(clause.children(*taken)) > 1


def _has_infinitive(clause: Word) -> bool:
    """Whether *clause* has a further complement, beside which its object is who does that: no
    report does, so that "suggestions that he had asked to leave" tell what he had asked.
    """
    below = clause.child("xcomp")
    return below is not None and case_lemma(below) == "to"


def is_conjunction_of(clause: Word, word: Word) -> bool:
    """Whether *word* is the "that" that only opens *clause*."""
    return word is clause.opening and has_conjunction(clause)


def find_heard_clauses(source: Word) -> tuple[Word, ...]:
    """Return the that-clauses that the parser attached to *source*, whom somebody has them from:
    "learned from a colleague that it would close".
    """
    if case_lemma(source) != "from":
        return ()
    return tuple(clause for clause in source.children("acl") if case_lemma(clause) == "that")
