"""Nouns beside a name that say it is the name of a body: "the airline, Skyvale", "battery maker
Voltanova", "Voltanova, a maker of batteries".
"""

from __future__ import annotations

from collections.abc import Iterator

from claimkit.lexicons.schema import Lexicon
from claimkit.resolution.mentions.appositions import find_outer_noun
from claimkit.resolution.mentions.labels import find_label, judge_label
from claimkit.resolution.mentions.words import is_acronym, load_mention_words
from claimkit.tree import Phrase, Word

BESIDE = frozenset({"appos", "flat", "compound", "nmod:desc"})
SHARES = frozenset({"share", "stake", "stock"})
WORKERS = frozenset({"employee", "executive", "staff", "worker"})


def find_body_nouns(name: Phrase, head: Word, lexicon: Lexicon) -> tuple[Word, ...]:
    """Return the nouns beside *name* that say it is a body; none beside a person's full name or the
    name of a known place.

    Args:
        head: the word of the name whose governor is outside the name.
    """
    if _is_known_place(name, lexicon):
        return ()
    if _is_persons(name, lexicon):
        return find_outer_bodies(name, head) if judge_label(name) == "ORG" else ()
    if judge_label(name) == "ORG":
        return tuple(filter(_is_body, _find_beside(name, head)))
    is_persons = judge_label(name) == "PER"
    nouns = _find_before_person(name, head) if is_persons else _find_beside(name, head)
    callings = load_mention_words().callings
    return tuple(noun for noun in nouns if _is_body(noun) and noun.lower not in callings)


def is_traded(head: Word) -> bool:
    """Whether there are shares in the bearer of the name at *head*, or people work there: "shares
    in Voltanova", "workers at Voltanova", "Voltanova’s chief executive".
    """
    above = head.parent if head.relation == "nmod" else None
    if above is None:
        return False
    if head.deprel == "nmod:poss":
        return above.lemma in load_mention_words().of_firms and find_label(head) != "LOC"
    preposition = "at" if above.lemma in WORKERS else "in"
    return above.lemma in SHARES | WORKERS and preposition in head.child_lemmas("case")


def is_acronym_of_body(name: Phrase) -> bool:
    """Whether *name*, labelled a person's, is an acronym whose bearer does something with what is
    its: "NOSA launched its probe".
    """
    verb = name[0].parent_as("nsubj")
    if verb is None or judge_label(name) != "PER":
        return False
    if len(name) > 1 or not is_acronym(name[0].text):
        return False
    owners = [noun.child("nmod:poss") for noun in verb.children("obj")]
    return any(owner is not None and owner.lower == "its" for owner in owners)


def _is_body(word: Word) -> bool:
    return word.lemma in load_mention_words().bodies


def _is_persons(name: Phrase, lexicon: Lexicon) -> bool:
    return len(name) > 1 and name[0].text in lexicon.names.given_names


def _is_known_place(name: Phrase, lexicon: Lexicon) -> bool:
    return " ".join(word.lower for word in name) in lexicon.names.places


def _find_before(name: Phrase, head: Word) -> Iterator[Word]:
    """Yield the noun right before *name*, if the tree ties them or it stands without an article:
    "battery maker Voltanova".
    """
    before = name[0].before
    if before is None or not (before.upos == "NOUN" or opens_with_trade(before)):
        return
    pairs = ((before, head), (head, before))
    is_tied = any(word.head == above.index and word.deprel in BESIDE for word, above in pairs)
    are_alike = (before.head, before.relation) == (head.head, head.relation)
    if is_tied or are_alike or _is_bare(before):
        yield before


def _find_before_person(name: Phrase, head: Word) -> Iterator[Word]:
    """Yield the noun before *name*, labelled a person's, and that to which it is in apposition:
    "her label, Blue Finch".
    """
    yield from _find_before(name, head)
    above = head.parent_as("appos")
    if above is not None and above.index < head.index and above is not name[0].before:
        yield above


def opens_with_trade(word: Word) -> bool:
    """Whether *word* has its capital from its place at the head of a sentence, and says what the
    body is that is named behind it: "Insurer Brackley".
    """
    return word.index == 1 and word.lower in load_mention_words().trades


def _is_bare(noun: Word) -> bool:
    """Whether *noun* is a singular without an article or possessor, as only titles are."""
    if noun.feat("Number") == "Plur" or noun.xpos == "NNS":
        return False
    return noun.child("det", "nmod:poss", "nummod") is None


def _find_beside(name: Phrase, head: Word) -> Iterator[Word]:
    yield from _find_before(name, head)
    yield from (word for word in head.children("appos") if word.upos == "NOUN")
    above = head.parent
    if head.relation == "appos" and above is not None and above is not name[0].before:
        yield above
    if judge_label(name) == "ORG":
        yield from find_outer_bodies(name, head)


def find_outer_bodies(name: Phrase, head: Word) -> tuple[Word, ...]:
    """Return the noun to which *name*, a body's, belongs, where the tree has it one noun too low:
    "the firm that runs the games, Dick Moe Productions".
    """
    noun = find_outer_noun(name, head, _is_body)
    return () if noun is None else (noun,)
