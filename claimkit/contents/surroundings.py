"""What stands around a report, though the tree hangs it on the content: who speaks and who hears,
when, and from whom all of it is.
"""

from __future__ import annotations

from claimkit.contents.remarks import ends_sentence
from claimkit.contents.scene import Scene
from claimkit.grammar import OBJECTS, case_lemma, is_aside, is_behind_predicate, own_subject
from claimkit.tree import Word

WHEN = frozenset({"after", "as", "before", "when"})


def is_told(scene: Scene, word: Word) -> bool:
    """Whether *word* is who is told what a clause behind says: "Kim was told that it fell", "told
    the visiting players they would lose".
    """
    if word.parent is not scene.head or not scene.tells:
        return False
    clause = scene.head.child("ccomp")
    if clause is None or word.index > clause.index:
        return False
    return word.relation in OBJECTS or word.deprel == "nsubj:pass"


def is_subject_of_above(scene: Scene, word: Word) -> bool:
    """Whether *word* is the subject right before a verb above, which the parser gave to the clause
    before it: "Lee knows it will fall, a clerk said."
    """
    if not scene.is_verb or not is_behind_predicate(word):
        return False
    above = [verb for verb in word.ancestors() if verb in scene.head.lineage()]
    return word.subtree()[-1].after in above


def is_by_another(scene: Scene, word: Word) -> bool:
    """Whether *word* is who all of the report is from: "Lee said it fell, according to Kim"."""
    if not scene.is_verb or word.index < scene.head.index:
        return False
    if not ends_sentence(word):
        return False
    words = word.subtree().without_punctuation()
    if words[0].text_before != "," or words[0].lower != "according":
        return False
    return words[0].after is not None and words[0].after.lower == "to"


def is_occasion(scene: Scene, word: Word) -> bool:
    """Whether *word* says when or on what occasion the cue was said: of an object "its third case
    on Sunday", of the cue "warned against a deal during his speech", "asked for help at the time".
    """
    if word.index < scene.head.index:
        return False
    if word.parent is scene.head:
        if word.lemma == "time":
            return case_lemma(word) == "at"
        return word.lemma in scene.lexicon.occasions and case_lemma(word) == "during"
    if word.lemma not in scene.lexicon.times:
        return False
    if word.parent is None or word.parent.parent_as("obj") is not scene.head:
        return False
    return is_aside(word, scene.lexicon)


def is_when_of_thing(scene: Scene, clause: Word) -> bool:
    """Whether *clause* on the cue says when something was said that is no clause: "reported a case
    after two had died".
    """
    if clause.parent is not scene.head or clause.index < scene.head.index:
        return False
    if (
        scene.head.child(*OBJECTS) is None
        or scene.head.child("ccomp", "xcomp") is not None
        or own_subject(clause) is None
    ):
        return False
    return case_lemma(clause) in WHEN
