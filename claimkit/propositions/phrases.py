"""What the phrase of a word says about it: name, modifiers, number, time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from claimkit.clauses.tree import ContentTree
from claimkit.grammar import NEGATIONS, case_lemma, is_negated
from claimkit.lexicons.entries import MarkerEntry
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import MarkerCategory
from claimkit.propositions.numbers import to_number
from claimkit.propositions.words import load_contrast_words
from claimkit.tree import Phrase, Word
from claimkit.years import is_year

NAMED_BY = ("flat", "compound")
# Word classes that have a meaning of their own
MEANINGFUL = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "ADV"})
# Relations of what narrows a word beside adverbs, by its word class
BESIDE_OTHERS = frozenset({"advcl"})
BESIDE_NOMINALS = frozenset({"advcl", "amod", "compound", "nmod", "acl"})
NARROWING = {"NOUN": BESIDE_NOMINALS, "PRON": BESIDE_NOMINALS}
# Relations of clauses whose head alone stands for them
SUMMED_UP = frozenset({"advcl", "acl:relcl"})
# Word classes of what may stand inside a number ("two hundred and fifty", "90 to 95")
IN_NUMBERS = frozenset({"NUM", "ADP", "CCONJ", "PART"})
# Categories of markers that say how surely something is so
ON_CERTAINTY = frozenset(
    {MarkerCategory.BOOSTER, MarkerCategory.EVIDENTIAL, MarkerCategory.NEGATION}
)


def find_name(head: Word) -> Phrase:
    """Return the words of the name that *head* is in, so that two people who share one of them are
    two; else *head* alone.
    """
    if head.upos != "PROPN":
        return Phrase((head,))
    parts = (part for part in head.children(*NAMED_BY) if part.upos == "PROPN")
    return Phrase.of((head, *parts)).run_with(head)


def find_time(word: Word) -> str | None:
    """Return the year, month or day that *word* gives, months by their first three letters; None
    where it gives none.
    """
    if is_year(word):
        return word.text
    if word.upos == "PROPN":
        return load_contrast_words().find_day(word.text)
    return None


def find_modifiers(
    head: Word, tree: ContentTree, lexicon: Lexicon, without: Iterable[Word] = ()
) -> tuple[str, ...]:
    """Return the lemmas of the words that narrow *head*, sorted.

    Of a noun or an adjective they are those in its phrase, of a verb its adverbs and the
    propositions of clauses under it. Words before which a negation would have to stand ("certainly
    did not") are left out.

    Args:
        without: dependents that are looked at elsewhere: the arguments of a predicate.
    """
    if not _may_be_narrowed(head):
        return ()
    narrowing = _find_narrowing(head, tree, lexicon, Phrase.of(without))
    lemmas = {word.lemma for word in narrowing} | _find_beside_number(head, tree)
    return tuple(sorted(lemmas - load_contrast_words().whatever))


def _may_be_narrowed(head: Word) -> bool:
    """Whether *head* is no name, and no pronoun but one for whatever there is ("anything new")."""
    if head.upos == "PRON":
        return head.lemma in load_contrast_words().whatever
    return head.upos != "PROPN"


def find_purpose(thing: Word) -> Phrase:
    """Return the heads of what somebody has *thing* for, where the parser hangs it on the verb:
    "had money this year for a roof".
    """
    verb = thing.parent_as("obj")
    if verb is None or verb.lemma != "have":
        return Phrase()
    behind = (other for other in verb.children("obl") if other.index > thing.index)
    return Phrase.of(other for other in behind if case_lemma(other) == "for")


def find_all_modifiers(head: Word, tree: ContentTree) -> tuple[str, ...]:
    """Return the lemmas of all words below the head of a clause that have a meaning, sorted."""
    return tuple(sorted({word.lemma for word in _find_meaningful(head, tree) - [head]}))


def _find_narrowing(
    head: Word, tree: ContentTree, lexicon: Lexicon, without: Phrase
) -> Iterator[Word]:
    children = tree.children(head)
    negations = [child.index for child in children if child.lemma in NEGATIONS]
    for child in children - without:
        if _narrows(head, child, negations, lexicon):
            yield from _find_meaningful(child, tree)
    for purpose in find_purpose(head):
        yield from _find_meaningful(purpose, tree)


def _narrows(head: Word, child: Word, negations: list[int], lexicon: Lexicon) -> bool:
    """Whether *child* narrows *head*, which has negations at the indices *negations*."""
    if child.deprel == "nmod:poss" or child.lemma in NEGATIONS:
        return False
    if child.relation == "advmod":
        if negations:
            return child.index > max(negations)
        return not any(map(_bears_on_certainty, lexicon.marker(child.lemma)))
    return child.relation in NARROWING.get(head.upos, BESIDE_OTHERS)


def _bears_on_certainty(entry: MarkerEntry) -> bool:
    """Whether a marker says how surely something is so ("probably"), not how much or how often
    ("partly", "often").
    """
    return entry.level is not None or entry.negative or entry.category in ON_CERTAINTY


def _find_meaningful(word: Word, tree: ContentTree) -> Phrase:
    """Return the word itself if it stands for an adverbial or a relative clause, else all words
    below it that have a meaning, without what is excluded: "for a repair, not for a roof".
    """
    if not SUMMED_UP.isdisjoint((word.relation, word.deprel)):
        return Phrase((word,))
    below = word.subtree(prune=_is_excluded)
    meaningful = (w for w in below if w.upos in MEANINGFUL and w in tree.inside)
    return Phrase(tuple(meaningful))


def _is_excluded(word: Word) -> bool:
    return word.relation == "conj" and is_negated(word)


def find_number(head: Word) -> float | None:
    """Return the number in the phrase of *head*; None where there is none, or a span of numbers
    ("90 to 95").
    """
    counts = _find_counts(head)
    if not counts:
        return None
    below = Phrase.of(chain.from_iterable(map(Word.subtree, counts)))
    words = (word for word in below if word.upos in IN_NUMBERS or word in counts)
    return to_number(" ".join(word.text for word in words), load_contrast_words().numerals)


def _find_counts(head: Word) -> tuple[Word, ...]:
    """Return the heads of the number in the phrase of *head*, several where the parser divides it
    ("two thousand", "three hundred"); none where there is none, or only a year ("the 2012 Games").
    """
    counts = (head,) if head.upos == "NUM" else head.children("nummod")
    return tuple(count for count in counts if not is_year(count))


def _find_beside_number(head: Word, tree: ContentTree) -> frozenset[str]:
    """Return the lemmas by which the number in the phrase of *head* is not meant exactly, or comes
    on top of others.
    """
    counts = _find_counts(head)
    if not counts:
        return frozenset()
    beside = chain.from_iterable(map(tree.children, (head, *counts)))
    return load_contrast_words().loose.intersection(word.lemma for word in beside)
