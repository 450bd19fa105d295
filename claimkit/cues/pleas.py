"""Words that the lexicon lists with a predicate: "pleaded guilty to theft, not guilty to assault".

The predicate takes the content, and one that is coordinated with it reports for itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimkit.cues.found import CueFound
from claimkit.cues.groups import verb_group
from claimkit.grammar import base_lemma
from claimkit.lexicons.entries import CueEntry
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import CueKind
from claimkit.tree import Phrase, Sentence, Word

CLASSES = frozenset({"VERB", "NOUN"})
# Relations of a predicate to its verb, and to a noun ("a plea of not guilty")
PREDICATES = ("xcomp", "ccomp", "advmod", "obj", "amod", "acl", "nmod")


def find_pleas(sentence: Sentence, lexicon: Lexicon) -> Iterator[CueFound]:
    """Yield the words of *sentence* that the lexicon lists with a predicate that stands with them,
    and further predicates of them.
    """
    for word in sentence.words:
        if word.upos in CLASSES and lexicon.may_take_more(_find_lemma(word, lexicon)):
            for predicate in word.children(*PREDICATES):
                yield from _find_with_predicate(word, predicate, lexicon)


def has_listed_predicate(word: Word, lexicon: Lexicon) -> bool:
    """Whether the lexicon lists *word* with a predicate that stands with it."""
    return any(_find_entry(word, below, lexicon) for below in word.children(*PREDICATES))


def _find_with_predicate(word: Word, predicate: Word, lexicon: Lexicon) -> Iterator[CueFound]:
    entry = _find_entry(word, predicate, lexicon)
    if entry is None:
        return
    head = _find_light_verb(word, lexicon) or word
    group = verb_group(head) | head.sentence.phrase(head.index, predicate.index)
    yield _to_cue(head, predicate, group, entry)
    for other in _list_joined(word, predicate):
        further = _find_entry(word, other, lexicon)
        if further is not None:
            yield _to_cue(other, other, _with_negation(other), further)


def _list_joined(word: Word, predicate: Word) -> Iterator[Word]:
    """Yield the words like *predicate* behind it that are coordinated with *word*, with it, or by
    the tree with what it is of: "guilty to two counts of theft and not guilty to one of fraud".
    """
    for other in word.subtree():
        is_behind = other.index > predicate.index and other.relation == "conj"
        if is_behind and other.lemma == predicate.lemma:
            yield other


def _find_entry(word: Word, predicate: Word, lexicon: Lexicon) -> CueEntry | None:
    """Return the entry of *word* with *predicate*, in which "not" counts."""
    lemma = _find_lemma(word, lexicon)
    entry = lexicon.verb(" ".join((lemma, *_list_particles(predicate), predicate.lemma)))
    return entry if entry is not None and entry.prepositions else None


def _find_lemma(word: Word, lexicon: Lexicon) -> str:
    """Return by what *word* is looked up."""
    return base_lemma(word, lexicon) if word.upos == "VERB" else word.lower


def _list_particles(predicate: Word) -> tuple[str, ...]:
    """Return the "of" and the "not" before *predicate*."""
    below = predicate.children("case", "mark", "advmod")
    return tuple(word.lower for word in below if word.lower in {"of", "not"})


def _with_negation(predicate: Word) -> Phrase:
    """Return *predicate* with the "not" right before it."""
    before = predicate.sentence.phrase(predicate.index - 1, predicate.index - 1)
    return before.where(lambda word: word.lower == "not") | Phrase((predicate,))


def _find_light_verb(noun: Word, lexicon: Lexicon) -> Word | None:
    """Return the verb of little meaning whose object *noun* is."""
    verb = noun.parent
    if noun.upos != "NOUN":
        return None
    if noun.relation != "obj":
        return None
    if verb is None:
        return None
    return verb if base_lemma(verb, lexicon) in lexicon.light_verbs else None


def _to_cue(head: Word, predicate: Word, words: Phrase, entry: CueEntry) -> CueFound:
    return CueFound(
        head=head,
        words=words,
        carrier=predicate,
        entry=entry,
        kind=CueKind.NOUN if head.upos == "NOUN" and head is not predicate else CueKind.VERB,
        by_form=True,
    )
