"""Whether something is denied by a word beside it, or compared with something else."""

from __future__ import annotations

from claimkit.certainty.words import NEGATORS, QUANTIFIERS, WITH_NEGATOR, load_certainty_words
from claimkit.grammar import own_subject
from claimkit.tree import Word

# What denies of everybody or everything where it is the subject or stands by it
DENYING = NEGATORS | QUANTIFIERS | {"nothing"}


def has_negator(word: Word, *relations: str) -> bool:
    """Whether *word* is denied by one of its dependents in *relations*: "not sure", "no longer
    open", not "take longer".
    """
    return any(map(_negates, word.children(*relations)))


def _negates(word: Word) -> bool:
    beside = word.children("advmod", "det") if word.lower in WITH_NEGATOR else ()
    return any(not NEGATORS.isdisjoint((w.lemma, w.lower)) for w in (word, *beside))


def is_denied(head: Word) -> bool:
    """Whether a negation stands by *head* or in its subject: "could not", "nobody could", "not
    everybody could".
    """
    if has_negator(head, "advmod"):
        return True
    subject = own_subject(head)
    if subject is None:
        return False
    return any(w.lemma in DENYING for w in (subject, *subject.children("det", "advmod")))


def is_compared(word: Word) -> bool:
    """Whether *word* is set against something: "more likely than men to vote", not "more likely
    than not".
    """
    degrees = load_certainty_words().senses.comparing
    if not any(adverb.lemma in degrees for adverb in word.children("advmod")):
        return False
    than = next((w for w in word.sentence.words[word.index :] if w.lemma == "than"), None)
    return than is not None and (than.after is None or than.after.lemma != "not")
