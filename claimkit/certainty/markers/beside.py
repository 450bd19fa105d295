"""The words beside a cue that may be markers on it: how surely it is so, and of whom."""

from __future__ import annotations

from collections.abc import Iterator

from claimkit.certainty.words import CORRELATIVES, QUANTIFIERS
from claimkit.clauses.forms import is_infinitive
from claimkit.grammar import OBJECTS, own_subject
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import Evidentiality
from claimkit.tree import Word

ONE = "one"
OF_SUBJECTS = ("det", "amod", "advmod", "cc")
# Whom "not" leaves some of: "not everyone", "not all doctors", "not many"
UNIVERSAL = frozenset({"all", "every", "everybody", "everyone", "many", "much"})
NOT = "not"
SINGLE = frozenset({ONE, "single"})


def find_beside_cue(head: Word, lexicon: Lexicon) -> Iterator[Word]:
    """Yield the words that say how, and how surely, the cue is so; of its subject those that say
    that hardly anybody does it ("few experts", "no official", "nobody"), or that whoever does is
    only called so ("the purported letter").
    """
    for word in head.children():
        if word.relation in {"advmod", "aux"} or word.lemma in CORRELATIVES:
            yield word
            yield from word.children("advmod")  # "no longer"
    yield from _find_denied_occasions(head)
    subject = own_subject(head)
    if subject is None:
        yield from _find_denying_above(head)
        return
    yield from _find_denying(subject)
    for word in subject.children(*OF_SUBJECTS):
        if _is_so_called(word, lexicon):
            yield word


def _find_denied_occasions(head: Word) -> Iterator[Word]:
    """Yield the "no" of an occasion before the inverted clause of *head*: "at no point did she
    say".
    """
    subject, helper = own_subject(head), head.child("aux")
    if subject is None or helper is None or helper.index > subject.index:
        return
    for occasion in head.children("obl"):
        if occasion.index < helper.index:
            yield from (word for word in occasion.children("det") if word.lemma == "no")


def _find_denying_above(infinitive: Word) -> Iterator[Word]:
    """Yield the words that say that hardly anybody does it of the subject that *infinitive*
    shares: "no witness has come forward to say".
    """
    above = infinitive.parent_as("xcomp", "advcl")
    if above is None or not is_infinitive(infinitive) or above.child(*OBJECTS) is not None:
        return
    subject = own_subject(above)
    if subject is not None:
        yield from _find_denying(subject)


def _find_denying(subject: Word) -> Iterator[Word]:
    """Yield *subject* and the words of it that say that hardly anybody of them does it."""
    is_name = subject.upos == "PROPN"  # "Little", of "Little Ana Lee"
    if subject.lemma == ONE or (_is_quantifier(subject) and not is_name):  # also "no one"
        yield subject
    for word in subject.children(*OF_SUBJECTS):
        if _is_denying(word, subject):
            yield word
        if word.lemma in UNIVERSAL:  # "not all doctors"
            yield from (below for below in word.children("advmod") if below.lemma == NOT)


def _is_quantifier(word: Word) -> bool:
    return not QUANTIFIERS.isdisjoint((word.lemma, word.lower))


def _is_denying(word: Word, subject: Word) -> bool:
    """Whether *word* says of *subject* that hardly anybody of them does it.

    Not so in names: "No 10", "Little Mix", "little Ana", "No Limits".
    """
    one = {subject.lemma, *subject.child_lemmas("nummod", "amod")}
    if not SINGLE.isdisjoint(one):  # "not one of them", "not a single one"
        return _is_quantifier(word) or word.lemma == NOT
    if word.lemma == NOT:
        return not UNIVERSAL.isdisjoint(one | subject.child_lemmas("det"))
    if subject.upos == "NUM" or (word.relation == "amod" and _is_before_name(word)):
        return False
    return _is_quantifier(word) and not _is_in_name(word, subject)


def _is_before_name(word: Word) -> bool:
    """Whether a name stands right behind *word*: "Little Mix", "little Ana"."""
    return word.after is not None and word.after.upos == "PROPN"


def _is_in_name(word: Word, subject: Word) -> bool:
    """Whether *word* begins a name that ends with *subject*, which the parser may take for a common
    noun: its capital shows it, but in a headline; of a proper noun that something tells what it is.
    """
    if word.entity.startswith(("B-", "I-")):
        return True
    if subject.sentence.heading:
        return False
    if subject.upos == "PROPN" and subject.child("appos") is None:  # "no Briton", "no Democrats"
        return False
    return word.text[0].isupper() and subject.text[0].isupper()


def _is_so_called(word: Word, lexicon: Lexicon) -> bool:
    entries = (*lexicon.marker(word.lemma), *lexicon.marker(word.lower))
    return any(entry.evidentiality is Evidentiality.HEARSAY for entry in entries)
