"""The grammatical function of a word, with the distinctions that salience needs."""

from __future__ import annotations

from enum import StrEnum

from claimkit.tree import Word

# Relations by which a word shares the function of its governor
SHARING = frozenset({"appos", "flat", "compound", "conj"})


class GrammaticalFunction(StrEnum):
    """The values are part of the names of features
    (:mod:`claimkit.resolution.pronouns.salience`).
    """

    MAIN_SUBJECT = "main subject"  # of the root, or of a verb joined to it
    SUBJECT = "subject"
    OWNER_OF_SUBJECT = "owner of subject"  # his lawyer said
    OWNER = "owner"
    OBJECT = "object"
    AGENT = "agent"  # it was said by her
    ROOT = "root"
    OBLIQUE = "obl"
    UNDER_NOUN = "nmod"
    VOCATIVE = "vocative"
    OTHER = "other"


SUBJECTS = frozenset({GrammaticalFunction.MAIN_SUBJECT, GrammaticalFunction.SUBJECT})
BY_RELATION = {
    "obj": GrammaticalFunction.OBJECT,
    "iobj": GrammaticalFunction.OBJECT,
    "obl:agent": GrammaticalFunction.AGENT,
    "root": GrammaticalFunction.ROOT,
    "obl": GrammaticalFunction.OBLIQUE,
    "nmod": GrammaticalFunction.UNDER_NOUN,
    "vocative": GrammaticalFunction.VOCATIVE,
}


def judge_function(word: Word) -> GrammaticalFunction:
    """Return the function of *word* in its sentence."""
    top = find_top(word)
    above = top.parent
    if above is None:
        return _judge_by_relation(top)
    if top.relation == "nsubj":
        return _judge_subject(above)
    if top.deprel != "nmod:poss":
        return _judge_by_relation(top)
    is_of_subject = above.relation == "nsubj"
    return GrammaticalFunction.OWNER_OF_SUBJECT if is_of_subject else GrammaticalFunction.OWNER


def _judge_by_relation(word: Word) -> GrammaticalFunction:
    by_subtype = BY_RELATION.get(word.deprel)
    return by_subtype or BY_RELATION.get(word.relation, GrammaticalFunction.OTHER)


def _judge_subject(verb: Word) -> GrammaticalFunction:
    """Return the function of the subject of *verb*."""
    is_joined_to_root = verb.relation == "conj" and verb.parent is verb.sentence.root
    if is_joined_to_root or verb.relation in {"root", "parataxis"}:
        return GrammaticalFunction.MAIN_SUBJECT
    return GrammaticalFunction.SUBJECT


def find_top(word: Word) -> Word:
    """Return the word whose function *word* shares: in "Ana and Bo Berg left", "Ana" for "Berg"."""
    top = word
    while top.relation in SHARING and top.head:
        top = top.sentence.words[top.head - 1]
    return top
