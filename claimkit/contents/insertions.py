"""Phrases that qualify only a part of their sentence: what brackets or two dashes set off, or the
clause that the phrase interrupts.
"""

from __future__ import annotations

from claimkit.contents.scene import Scene
from claimkit.grammar import own_subject
from claimkit.model.scheme import CueKind
from claimkit.text.dashes import LONG_DASHES
from claimkit.tree import Phrase, Word

BRACKETS = {"(": ")", "[": "]"}


def leave_out_around(scene: Scene, words: Phrase) -> Phrase:
    """Return *words* without those around the insertion or the clause in which the phrase of the
    cue stands with what it qualifies: “Mayors – and the rent has doubled, according to Lee – want a
    freeze.”
    """
    if scene.cue.kind is not CueKind.PHRASE:
        return words
    for part in (_find_insertion(scene), _find_interrupted(scene)):
        inside = words & part
        if inside.without_punctuation():
            words = inside
    return words


def _find_interrupted(scene: Scene) -> Phrase:
    """Return the words of the further main clause between whose subject and verb the phrase of the
    cue stands: “Prices fell, and rents, according to Lee, will follow.” Empty where it stands in
    none.
    """
    clause = scene.speaker.head.parent if scene.speaker is not None else None
    if clause is None or clause.relation != "conj" or scene.taken[-1].text_after != ",":
        return Phrase()
    subject = own_subject(clause)
    if subject is None:
        return Phrase()
    interrupts = subject.index < scene.taken[0].index < clause.index
    return clause.subtree() if interrupts else Phrase()


def _find_insertion(scene: Scene) -> Phrase:
    """Return the words of the insertion around the cue, empty where it stands in none."""
    first, last = scene.taken[0], scene.taken[-1]
    opening = next((word for word in first.preceding() if _may_border(word)), None)
    behind = scene.sentence.words[last.index :]
    closing = next((word for word in behind if _may_border(word)), None)
    if opening is None or closing is None or not _is_pair(opening, closing):
        return Phrase()
    return scene.sentence.phrase(opening.index + 1, closing.index - 1)


def _may_border(word: Word) -> bool:
    return word.text in LONG_DASHES or word.text in BRACKETS or word.text in BRACKETS.values()


def _is_pair(opening: Word, closing: Word) -> bool:
    if opening.text in LONG_DASHES:
        return closing.text in LONG_DASHES
    return BRACKETS.get(opening.text) == closing.text
