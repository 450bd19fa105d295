"""The words of a verb that are its cue: "had never said", "point out"."""

from __future__ import annotations

from itertools import dropwhile

from claimkit.grammar import AUXILIARIES, SUBJECTS
from claimkit.punctuation import HYPHENS
from claimkit.tree import Phrase, Word


def verb_group(verb: Word) -> Phrase:
    """Return the words around *verb* that belong to it, without gaps.

    These are auxiliaries, negation and adverbs before it, and its particle after it.
    """
    group = _find_helpers(verb).run_with(verb)
    first = group[0].index
    if first == verb.index:
        return group
    before, rest = group[: verb.index - first], group[verb.index - first :]
    helped = any(word.relation in AUXILIARIES for word in before)
    if not helped and _has_subject_from(verb, first):
        return rest  # what stands before the subject are adverbs of the sentence
    return Phrase((*dropwhile(lambda word: word.relation == "mark", before), *rest))


def _find_helpers(verb: Word) -> Phrase:
    """Return *verb* with the words that may belong to its group, neighbours or not."""
    words = [verb]
    for child in verb.children(*AUXILIARIES, "advmod", "compound:prt", "mark"):
        if _is_helper(child, verb):
            words += child.subtree().where(_is_word_or_joint)
    return Phrase.of(words)


def _is_word_or_joint(word: Word) -> bool:
    """Whether *word* is no mark, or one that joins the parts of a word: "flat-out"."""
    return not word.is_punctuation or word.text in HYPHENS


def _is_helper(child: Word, verb: Word) -> bool:
    """Whether *child* is the particle of *verb*, or stands before it and opens no clause: "to" does
    not.
    """
    if child.relation == "compound":
        return True
    if child.index > verb.index:
        return False
    return child.relation != "mark" or child.lemma == "to"


def _has_subject_from(verb: Word, index: int) -> bool:
    """Whether *verb* has a subject that stands at *index* in the sentence or behind."""
    subject = verb.child(*SUBJECTS)
    return subject is not None and subject.index >= index
