"""A content in its tree; certainty and propositions are read from it."""

from __future__ import annotations

from functools import cached_property

from attrs import evolve, frozen

from claimkit.clauses.forms import (
    find_opening,
    is_finite,
    is_imperative,
    is_nominal,
)
from claimkit.clauses.spine import descend
from claimkit.clauses.words import FIRST_PERSON_SUBJECTS, THIRD_PERSON_SUBJECTS
from claimkit.draft import DraftContent
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import Quotation
from claimkit.tree import Phrase, Word


@frozen(kw_only=True)
class ContentTree:
    """A content in the tree of the sentence where its head stands.

    Attributes:
        head: the word that carries the content.
        spine: from *head* down to the head of the main proposition, see
            :mod:`claimkit.clauses.spine`; at least *head*.
        rules: names of the rules that lead down the spine.
        inside: the words of the sentence that are in the content.
        owners: lemmas of the pronouns by which the speaker is meant in the content.
    """

    head: Word
    spine: tuple[Word, ...]
    rules: tuple[str, ...]
    inside: Phrase
    owners: frozenset[str]

    @property
    def predicate(self) -> Word:
        """The head of the main proposition."""
        return self.spine[-1]

    def children(self, word: Word, *relations: str) -> Phrase:
        """Return the dependents of *word* in the content, those in *relations* if any are named."""
        dependents = word.children(*relations)
        return Phrase(tuple([child for child in dependents if child.index in self._indices]))

    @cached_property
    def _indices(self) -> frozenset[int]:
        return self.inside.indices

    @cached_property
    def finite_head(self) -> Word | None:
        """The lowest finite verb of the spine, None if none is finite."""
        return next(filter(is_finite, reversed(self.spine)), None)

    @cached_property
    def opening(self) -> str | None:
        """Lemma of the conjunction or question word that opens the content's clause, None if none
        does.
        """
        return find_opening(self.head)

    @cached_property
    def is_nominal(self) -> bool:
        """Whether the content is a noun phrase, no clause."""
        return is_nominal(self.head)

    @cached_property
    def is_finite(self) -> bool:
        """Whether the content is a finite clause."""
        return is_finite(self.head)

    @cached_property
    def is_order(self) -> bool:
        """Whether the content is an imperative."""
        return is_imperative(self.head)


def grow_tree(head: Word, content: DraftContent, lexicon: Lexicon) -> ContentTree:
    """Return *content* in its tree, read from *head*."""
    owners = _find_owners(content.quotation)
    spine = _find_spine(head, lexicon, owners)
    return ContentTree(
        head=head,
        spine=spine.words,
        rules=spine.rules,
        inside=head.sentence.words_in(*content.spans),
        owners=owners,
    )


def read_from(head: Word, tree: ContentTree, lexicon: Lexicon) -> ContentTree:
    """Return the content of *tree* read from another *head*."""
    spine = _find_spine(head, lexicon, tree.owners)
    return evolve(tree, head=head, spine=spine.words, rules=spine.rules)


def extend_spine(tree: ContentTree, below: Word, lexicon: Lexicon) -> ContentTree:
    """Return *tree* with its spine continued over *below*, down to the head of its proposition."""
    rest = _find_spine(below, lexicon, tree.owners)
    return evolve(tree, spine=(*tree.spine, *rest.words), rules=(*tree.rules, *rest.rules))


@frozen
class _Spine:
    """The words of a spine, and the names of the rules that lead down it."""

    words: tuple[Word, ...]
    rules: tuple[str, ...]


def _find_spine(top: Word, lexicon: Lexicon, owners: frozenset[str]) -> _Spine:
    """Return the spine from *top* down to the head of its proposition."""
    words, rules = [top], list[str]()
    for step in descend(top, lexicon, owners):
        words.append(step.answer)
        rules.append(step.rule)
    return _Spine(tuple(words), tuple(rules))


def surround(word: Word) -> ContentTree:
    """Return *word* in its tree as if its whole sentence were the content."""
    inside = Phrase(word.sentence.words)
    return ContentTree(head=word, spine=(word,), rules=(), inside=inside, owners=frozenset())


def _find_owners(quotation: Quotation) -> frozenset[str]:
    """Return the pronouns that mean the speaker in a content: in a paraphrase "he" mostly does."""
    return (
        FIRST_PERSON_SUBJECTS
        if quotation is Quotation.DIRECT
        else FIRST_PERSON_SUBJECTS | THIRD_PERSON_SUBJECTS
    )
