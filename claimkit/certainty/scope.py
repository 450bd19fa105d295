"""What a marker bears on: the whole content, or only a part of it."""

from __future__ import annotations

from collections.abc import Iterator

from claimkit.clauses.forms import NOMINAL
from claimkit.clauses.spine import is_own_hedge
from claimkit.document import Sentence, Word
from claimkit.lexicons.schema import Lexicon, MarkerEntry
from claimkit.model import MarkerCategory

# Relations over which a word bears on the clause of its head
BEARING = frozenset({"aux", "advmod", "det", "cc", "discourse", "obl", "parataxis", "expl", "mark"})
ARGUMENTS = frozenset({"nsubj", "obj", "csubj"})


def top_of(words: tuple[Word, ...]) -> Word:
    """Return the word of *words* that none of the others governs."""
    own = {w.index for w in words}
    return next((w for w in words if w.head not in own), words[0])


def bears_on(
    sentence: Sentence,
    words: tuple[Word, ...],
    entry: MarkerEntry,
    on: tuple[Word, ...],
    lexicon: Lexicon,
) -> bool:
    """Whether the marker *words* bears on the spine *on*, whatever the distance between them."""
    top, heads = top_of(words), {w.index for w in on}
    if any(w.index in heads for w in words):
        return True
    if entry.category is MarkerCategory.CONDITION:
        return any(
            _is_adjunct(w, heads) or _hangs_beside(w, on[0])
            for w in (top, *_parents(sentence, top, 2))
        )
    if entry.category in {
        MarkerCategory.HEDGE_NOUN,
        MarkerCategory.HEDGE_VERB,
        MarkerCategory.HEDGE_ADJECTIVE,
    }:
        return _clausal_bears(sentence, top, heads, lexicon)
    if top.head in heads and (
        top.relation in BEARING or (top.relation in ARGUMENTS and _negates(entry))
    ):
        return True
    if len(words) > 1 and top.head in heads and _is_adverbial(sentence, top):
        return True
    if top.relation == "amod" and top.head in heads and entry.category is MarkerCategory.EVIDENTIAL:
        return True
    above = sentence.parent(top)
    quantifies = _negates(entry) and top.relation in {"det", "advmod", "amod", "cc"}
    return quantifies and above is not None and above.head in heads and above.relation in ARGUMENTS


def _is_adjunct(word: Word, heads: set[int]) -> bool:
    return word.relation in {"advcl", "obl", "advmod"} and word.head in heads


def _hangs_beside(word: Word, head: Word) -> bool:
    """Whether the parser hung *word*, the clause of a condition, on the cue, one too high:
    "confirmed that it opens provided that …".
    """
    return (
        word.head == head.head
        and head.relation == "ccomp"
        and word.relation in {"advcl", "ccomp"}
        and word.index > head.index
    )


def _is_adverbial(sentence: Sentence, top: Word) -> bool:
    """Whether a phrase with head *top* is an adverbial, or the subject of "there is" ("there is no
    doubt that").
    """
    above = sentence.parent(top)
    exists = (
        top.relation == "nsubj" and above is not None and sentence.child(above, "expl") is not None
    )
    return exists or top.relation in {"nmod", "advcl", "case", "dep"}


def _clausal_bears(sentence: Sentence, word: Word, heads: set[int], lexicon: Lexicon) -> bool:
    """Whether a hedging noun, verb or adjective beside the spine bears on it: "there is a risk
    that", "has a chance of", "I think" put in, "a possible strike" where the strike is the content.
    """
    above = sentence.parent(word)
    if above is None or above.index not in heads:
        return False
    if word.relation == "amod":
        return above.upos in NOMINAL and sentence.child(above, "cop") is None
    if word.relation == "parataxis":
        return is_own_hedge(word)
    if word.relation == "nsubj":
        return sentence.child(above, "expl") is not None
    light = above.lemma.lower() in lexicon.light_verbs
    return word.relation == "obj" and light and sentence.child(word, "acl", "nmod") is not None


def _negates(entry: MarkerEntry) -> bool:
    return entry.category is MarkerCategory.NEGATION


def _parents(sentence: Sentence, word: Word, number: int) -> Iterator[Word]:
    for place, above in enumerate(sentence.ancestors(word)):
        if place == number:
            return
        yield above


def has_negator(sentence: Sentence, word: Word, lexicon: Lexicon, *relations: str) -> bool:
    """Whether *word* is denied by one of its dependents in *relations*: "not sure", "no longer
    open", not "take longer".
    """
    words = lexicon.grammar
    below = sentence.children(word, *relations)
    together = (
        c
        for w in below
        if w.text.lower() in words.with_negator
        for c in sentence.children(w, "advmod", "det")
    )
    return any({c.lemma.lower(), c.text.lower()} & words.negators for c in (*below, *together))


def is_compared(sentence: Sentence, word: Word, lexicon: Lexicon) -> bool:
    """Whether *word* is set against something: "more likely than men to vote", not "more likely
    than not".
    """
    if not any(
        c.lemma.lower() in lexicon.grammar.comparing for c in sentence.children(word, "advmod")
    ):
        return False
    behind = [w.lemma.lower() for w in sentence.words[word.index :]]
    place = behind.index("than") if "than" in behind else -1
    return place >= 0 and behind[place + 1 : place + 2] != ["not"]
