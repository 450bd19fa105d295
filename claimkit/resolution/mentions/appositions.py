"""The nouns to which a name is in apposition: "Hugh Hill, a doctor", "the mayor, Ana Lee", also
where the tree has the name one noun too low: "the mayor of Oslo, Ana Lee".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import filterfalse

from claimkit.tree import Phrase, Word

APPOSED = frozenset({"appos", "flat"})
NOMINAL = frozenset({"NOUN", "PROPN"})
# Relations by which a phrase goes on to the noun that is last in it
WITHIN_PHRASE = frozenset({"nmod", "compound", "flat", "obj", "obl", "acl", "acl:relcl"})
MARKS = frozenset({",", "(", "-", "–", "—"})


def find_appositions(head: Word) -> Iterator[Word]:
    """Yield the words in apposition to *head*, the word that *head* is in apposition to, and others
    in apposition to this one.
    """
    yield from filterfalse(is_one_of_several, head.children("appos"))
    yield from filter(_is_title_behind, head.subtree())
    above = head.parent if head.relation in APPOSED else None
    if above is not None:
        yield above
        yield from (word for word in above.children("appos") if word is not head)
        yield from _find_joined_before(above)


def _find_joined_before(noun: Word) -> Iterator[Word]:
    """Yield the noun to which *noun*, beside a name, is joined as another role of the same person:
    "his nephew and | deputy, Ana Lee", not "his nephew and the deputy, Ana Lee".
    """
    first = noun.parent_as("conj")
    if first is None or first.upos not in NOMINAL or noun.child("det", "nmod:poss") is not None:
        return
    if first.index < noun.index and first.child("appos", "flat") is None:
        yield first


def find_holder(head: Word) -> Word:
    """Return the word that does in its sentence what the name at *head* does: the title on which
    the tree hangs the name, or *head* itself.
    """
    top = head
    while top.relation == "flat" and top.parent is not None:
        top = top.parent
    return top


def is_one_of_several(apposed: Word) -> bool:
    """Whether *apposed* is only one of those before it: "guests, among them | Ana Lee"."""
    before = apposed.opening.before
    if before is None or before.upos != "PRON":
        return False
    return before.before is not None and before.before.upos == "ADP"


def _is_title_behind(word: Word) -> bool:
    """Whether *word* stands behind a name and a comma, where the parser took it for the title that
    stands before one: "Ana Lee, Minister of Ports".
    """
    return word.deprel == "nmod:desc" and word.head < word.index and word.text_before == ","


def find_outer_noun(name: Phrase, head: Word, is_fitting: Callable[[Word], bool]) -> Word | None:
    """Return the noun whose phrase ends right before *name*, if it is fitting, and the tree has the
    name in apposition to the last word of this phrase: a place or a body.

    Args:
        head: the word of the name whose governor is outside the name.
    """
    last = head.parent if head.relation == "appos" else None
    if last is None or is_fitting(last):
        return None
    phrase = head.subtree().without_punctuation() | name  # with a title before the name
    if last.upos not in NOMINAL or not _is_one_mark_between(last, phrase[0]):
        return None
    return _climb(last, is_fitting)


def _is_one_mark_between(last: Word, opening: Word) -> bool:
    """Whether a mark is before *opening*, and between *last* and it are only words that belong to
    *last*, and no other mark: "the Royal College of Nursing, Ann Ball".
    """
    mark = opening.before
    if mark is None or mark.text not in MARKS:
        return False
    between = last.sentence.words[last.index : mark.index - 1]
    return all(not word.is_punctuation and last in word.lineage() for word in between)


def _climb(last: Word, is_fitting: Callable[[Word], bool]) -> Word | None:
    """Return the next fitting noun above *last*, as far as one phrase goes."""
    word = last
    while word.relation in WITHIN_PHRASE and word.parent is not None:
        word = word.parent
        if word.index > last.index:
            return None
        if is_fitting(word):
            return word
    return None
