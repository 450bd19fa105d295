"""Parses with wrong trees: words of a sentence lose, swap or change what the parser says of them.

The text stays as it is, and every mutated parse is still a tree.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from attrs import evolve

from claimkit.document import Document
from claimkit.tree import Sentence, Word

UPOS = ("NOUN", "VERB", "PROPN", "PRON", "ADJ", "ADV", "ADP", "AUX", "PUNCT", "SCONJ")
RELATIONS = (
    *("nsubj", "obj", "obl", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "parataxis", "conj"),
    *("appos", "nmod", "nmod:poss", "case", "mark", "aux", "cop", "compound", "flat", "punct"),
)
LEMMAS = ("say", "believe", "claim", "accord", "not", "may", "that", "deny", "Lee", "report")
MOST = 6  # changes of a sentence

Mutation = Callable[[Random, list[Word]], None]


def mutate(rng: Random, document: Document) -> Document:
    """Return *document* with one to MOST changes in each sentence."""
    sentences = tuple(_mutate_sentence(rng, sentence) for sentence in document.sentences)
    return evolve(document, sentences=sentences)


def _mutate_sentence(rng: Random, sentence: Sentence) -> Sentence:
    words = list(sentence.words)
    for _ in range(rng.randint(1, MOST)):
        rng.choice(MUTATIONS)(rng, words)
    return evolve(sentence, words=tuple(words))


def _relabel(rng: Random, words: list[Word]) -> None:
    at = rng.randrange(len(words))
    name, values = rng.choice((("upos", UPOS), ("deprel", RELATIONS), ("lemma", LEMMAS)))
    if words[at].head or name != "deprel":
        words[at] = evolve(words[at], **{name: rng.choice(values)})


def _swap(rng: Random, words: list[Word]) -> None:
    """Swap what two words are, but for their places in text and tree."""
    one, other = rng.randrange(len(words)), rng.randrange(len(words))
    first, second = words[one], words[other]
    words[one] = _take_over(first, second)
    words[other] = _take_over(second, first)


def _take_over(word: Word, other: Word) -> Word:
    return evolve(word, lemma=other.lemma, upos=other.upos, xpos=other.xpos, feats=other.feats)


def _hang_elsewhere(rng: Random, words: list[Word]) -> None:
    at, head = rng.randrange(len(words)), rng.randrange(len(words)) + 1
    if words[at].head and not _is_above(words, at + 1, head):
        words[at] = evolve(words[at], head=head)


def _is_above(words: Sequence[Word], index: int, below: int) -> bool:
    while below:
        if below == index:
            return True
        below = words[below - 1].head
    return False


def _drop(rng: Random, words: list[Word]) -> None:
    """Drop a word that is no root; what hangs on it hangs on its governor."""
    at = rng.randrange(len(words))
    gone = words[at]
    if not gone.head:
        return
    del words[at]
    for place, word in enumerate(words):
        head = gone.head if word.head == gone.index else word.head
        head -= head > gone.index
        words[place] = evolve(word, index=place + 1, head=head)


MUTATIONS: tuple[Mutation, ...] = (_relabel, _relabel, _swap, _hang_elsewhere, _drop)
