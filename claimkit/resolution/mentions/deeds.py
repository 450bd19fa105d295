"""What a sentence says that a person does: speaks, or dies."""

from __future__ import annotations

import re

from claimkit.grammar import PAST, base_lemma, is_negated
from claimkit.lexicons.schema import Lexicon
from claimkit.tree import Word

DEATHS = frozenset({"die", "drown", "perish"})
DEATHS_OF_OBJECT = frozenset({"assassinate", "bury", "cremate", "execute", "kill", "murder"})
NOUNS_OF_THE_DEAD = frozenset(
    {"assassination", "death", "funeral", "grave", "inquest", "suicide", "widow", "widower"}
)
BODIES = frozenset({"body", "corpse", "murder", "killing", "remains"})  # of somebody
LATE, DEAD = "late", "dead"
LONG_AGO = re.compile(r"1[5-8]\d\d")


def is_subject_of_report(word: Word, lexicon: Lexicon) -> bool:
    """Whether *word* is the subject of a verb that reports."""
    verb = word.parent if word.deprel == "nsubj" else None
    if verb is None:
        return False
    return lexicon.reports(base_lemma(verb, lexicon))


def does_die(top: Word) -> bool:
    """Whether *top*, the head of a mention, is somebody of whom its sentence says as a fact that he
    died, or did something so long ago that he must have.
    """
    if _is_called_dead(top):
        return True
    verb = top.parent if top.relation == "nsubj" else None
    if verb is None or is_negated(verb) or any(word.xpos == "MD" for word in verb.children("aux")):
        return False
    if _is_long_ago(verb) or _is_dead(verb):
        return True
    return verb.lemma in (DEATHS_OF_OBJECT if top.deprel == "nsubj:pass" else DEATHS)


def _is_called_dead(name: Word) -> bool:
    """Whether a word beside *name* says so: "the late Bo Berg", "the body of Bo Berg", "Bo Berg’s
    funeral".
    """
    if LATE in name.child_lemmas("amod"):
        return True
    noun = name.parent_as("nmod")
    if noun is None:
        return False
    if "of" in name.child_lemmas("case"):
        return noun.lemma in NOUNS_OF_THE_DEAD | BODIES
    return name.deprel == "nmod:poss" and noun.lemma in NOUNS_OF_THE_DEAD


def _is_dead(predicate: Word) -> bool:
    """Whether *predicate* is "dead", or a verb with it: "found dead", not "mourned the dead"."""
    if predicate.lemma == DEAD:
        return True
    said = predicate.child("xcomp", "obj", "advmod", "advcl")
    return said is not None and said.lemma == DEAD and said.child("det") is None


def _is_long_ago(verb: Word) -> bool:
    """Whether what *verb* says happened in a year before 1900."""
    if verb.xpos != PAST:
        return False
    for time in verb.children("obl", "nmod", "advmod"):
        if any(LONG_AGO.fullmatch(word.text) for word in (time, *time.children("nmod", "nummod"))):
            return True
    return False
