"""Contents that say how much something is: "put the toll at 41"."""

from __future__ import annotations

from claimkit.contents.extent import find_object
from claimkit.contents.found import ContentFound
from claimkit.contents.scene import Scene, has_speaker, is_of, takes
from claimkit.contents.words import load_content_words
from claimkit.grammar import case_lemma
from claimkit.lexicons.entries import Frame
from claimkit.model.scheme import CueKind
from claimkit.rules import only_if
from claimkit.tree import Word

BEFORE_AMOUNTS = frozenset({"above", "around", "at", "below", "between", "on", "over", "under"})
AMOUNTS = frozenset({"NUM", "SYM"})


@only_if(is_of(CueKind.VERB), takes(Frame.OBJ_AMOUNT), has_speaker)
def find_amount(scene: Scene) -> ContentFound | None:
    """An object and its amount."""
    thing = find_object(scene.head)
    if thing is None or thing.lemma not in load_content_words().measured:
        return None
    phrases = (*scene.head.children("obl"), *thing.children("nmod"))
    amount = next(filter(_is_amount, phrases), None)
    if amount is None:
        return None
    return ContentFound(words=thing.subtree() | amount.subtree(), head=thing)


def _is_amount(phrase: Word) -> bool:
    """Whether *phrase* has a preposition and a number: "at 41", "on 31 per cent"."""
    if case_lemma(phrase) not in BEFORE_AMOUNTS:
        return False
    return any(word.upos in AMOUNTS for word in phrase.subtree())
