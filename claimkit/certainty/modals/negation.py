"""Whether something is negated, or compared with something else."""

from __future__ import annotations

from claimkit.certainty.words import NEGATORS, QUANTIFIERS, WITH_NEGATOR
from claimkit.grammar import own_subject
from claimkit.tree import Word

# What denies of everybody or everything where it is the subject or stands by it
DENYING_SUBJECT = NEGATORS | QUANTIFIERS | {"nothing"}
# Degrees of an adjective by which two things are compared: "more likely than"
COMPARING = frozenset({"more", "less", "equally", "twice", "times"})


def has_negator(word: Word, *relations: str) -> bool:
    """Whether *word* has a negation among its dependents in *relations*.

    "Not sure" and "no longer open" have one, "take longer" has none.
    """
    return any(map(_negates, word.children(*relations)))


def _negates(word: Word) -> bool:
    beside = word.children("advmod", "det") if word.lower in WITH_NEGATOR else ()
    return any(not NEGATORS.isdisjoint((w.lemma, w.lower)) for w in (word, *beside))


def is_denied(head: Word) -> bool:
    """Whether *head* or its subject has a negation: "could not", "nobody could".

    Also "not everybody could".
    """
    if has_negator(head, "advmod"):
        return True
    subject = own_subject(head)
    if subject is None:
        return False
    return any(w.lemma in DENYING_SUBJECT for w in (subject, *subject.children("det", "advmod")))


def is_compared(word: Word) -> bool:
    """Whether *word* is compared: "more likely than men to vote", not "more likely than not"."""
    if COMPARING.isdisjoint(word.child_lemmas("advmod")):
        return False
    for following in word.sentence.words[word.index :]:
        if following.lemma == "than":
            return following.after is None or following.after.lemma != "not"
    return False
