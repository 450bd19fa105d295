"""The words beside a cue that may be markers on it: how surely it is so, and of whom."""

from __future__ import annotations

from collections.abc import Iterator

from claimkit.certainty.words import CORRELATIVES, QUANTIFIERS
from claimkit.grammar import own_subject
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import Evidentiality
from claimkit.tree import Word

ONE = "one"


def find_beside_cue(head: Word, lexicon: Lexicon) -> Iterator[Word]:
    """Yield the words that say how, and how surely, the cue is so; of its subject those that say
    that hardly anybody does it ("few experts", "no official", "nobody"), or that whoever does is
    only called so ("the purported letter").
    """
    for word in head.children():
        if word.relation in {"advmod", "aux"} or word.lemma in CORRELATIVES:
            yield word
    subject = own_subject(head)
    if subject is None:
        return
    if _is_quantifier(subject) or subject.lemma == ONE:  # also of "no one", "not one"
        yield subject
    for word in subject.children("det", "amod", "advmod", "cc"):
        if _is_denying(word, subject) or _is_so_called(word, lexicon):
            yield word


def _is_quantifier(word: Word) -> bool:
    return not QUANTIFIERS.isdisjoint((word.lemma, word.lower))


def _is_denying(word: Word, subject: Word) -> bool:
    """Whether *word* says of *subject* that hardly anybody of them does it.

    Not so in names: "No 10", "Little Mix", "little Ana".
    """
    if ONE in {subject.lemma, *subject.child_lemmas("nummod")}:  # "not one", "not one of them"
        return _is_quantifier(word) or word.lemma == "not"
    if subject.upos == "NUM" or (word.relation, subject.upos) == ("amod", "PROPN"):
        return False
    return _is_quantifier(word)


def _is_so_called(word: Word, lexicon: Lexicon) -> bool:
    entries = (*lexicon.marker(word.lemma), *lexicon.marker(word.lower))
    return any(entry.evidentiality is Evidentiality.HEARSAY for entry in entries)
