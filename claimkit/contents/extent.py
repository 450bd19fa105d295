"""How far a content reaches: the clauses and phrases under a word, and the word that heads them."""

from __future__ import annotations

from claimkit.contents.beside import is_beside
from claimkit.contents.found import ContentFound
from claimkit.contents.scene import Scene
from claimkit.grammar import is_passive
from claimkit.tree import Phrase, Word

# Relations of what is no clause, or one beside the main one
PHRASES = frozenset({"obj", "iobj", "obl", "nsubj", "advmod", "advcl", "cc", "discourse"})


def find_head(words: Phrase) -> Word | None:
    """Return the word of *words* that carries their proposition; None without a word.

    It is the first word that no other of them governs, or the clause beside it if that word is a
    phrase or an adverbial clause ("Kim to resign", "from here I can see it").
    """
    tops = words.tops.without_punctuation()
    if not tops:
        return None
    if tops[0].relation not in PHRASES:
        return tops[0]
    beside = (top for top in tops[1:] if top.head == tops[0].head)
    return next((top for top in beside if top.relation in {"ccomp", "xcomp"}), tops[0])


def find_object(verb: Word, *relations: str) -> Word | None:
    """Return the object of *verb*, or its dependent in one of *relations*.

    Of a passive it is the subject.
    """
    return verb.child("nsubj:pass" if is_passive(verb) else "obj", *relations)


def find_under(scene: Scene, head: Word | None, *others: Word | None) -> ContentFound | None:
    """Return the clauses or phrases of *head* and *others* as content; None without *head*."""
    if head is None:
        return None
    return ContentFound(words=find_clause(scene, head, *others), head=head)


def find_clause(scene: Scene, *tops: Word | None) -> Phrase:
    """Return the subtrees of *tops* without their links to the rest of the sentence.

    The cue's own clause, and another cue of the same speaker ("…, adding that …"), are left out.
    """
    clause = Phrase()
    for top in tops:
        if top is not None:
            clause |= _find_clause(scene, top)
    return clause


def _find_clause(scene: Scene, top: Word) -> Phrase:
    cue = scene.cue.words.indices

    def is_outside(word: Word) -> bool:
        if word.index in cue or _is_link(word, top):
            return True
        return is_beside(scene, word)

    return top.subtree(prune=is_outside)


def follows_mark(word: Word) -> bool:
    """Whether punctuation stands right before *word*."""
    return word.before is not None and word.before.is_punctuation


def _is_link(word: Word, top: Word) -> bool:
    """Whether *word* is the "and" or "but" before the clause of *top*."""
    return word.relation == "cc" and word.head == top.index and word.index < top.index
