"""A content in its tree: what certainty and propositions are read from."""

from __future__ import annotations

from attrs import frozen

from claimkit.clauses.forms import (
    find_opening,
    has_perfect,
    is_finite,
    is_imperative,
    is_infinitive,
    is_nominal,
)
from claimkit.clauses.spine import find_spine
from claimkit.clauses.words import FIRST_PERSON, THIRD_PERSON
from claimkit.document import Document, Phrase, Word
from claimkit.lexicons.schema import Lexicon
from claimkit.model import Content, Quotation


@frozen(kw_only=True)
class ContentTree:
    """A content in the tree of the sentence where its head stands.

    Attributes:
        head: the word that carries the content.
        spine: from *head* down to the head of the main proposition, see
            :mod:`claimkit.clauses.spine`; at least *head*.
        inside: the words of the sentence that are in the content.
        owners: lemmas of the pronouns by which the speaker is meant in the content.
    """

    head: Word
    spine: tuple[Word, ...]
    inside: Phrase
    owners: frozenset[str]

    @property
    def predicate(self) -> Word:
        """The head of the main proposition."""
        return self.spine[-1]

    @property
    def opening(self) -> str | None:
        """Lemma of the conjunction or question word that opens the content's clause, None if none
        does.
        """
        return find_opening(self.head)

    @property
    def is_nominal(self) -> bool:
        """Whether the content is a noun phrase, no clause."""
        return is_nominal(self.head)

    @property
    def is_finite(self) -> bool:
        """Whether the content is a finite clause."""
        return is_finite(self.head)

    @property
    def is_infinitive(self) -> bool:
        """Whether the content is an infinitive with "to"."""
        return is_infinitive(self.head)

    @property
    def is_perfect(self) -> bool:
        """Whether the content's head stands in the perfect: "has closed", "to have closed"."""
        return has_perfect(self.head)

    @property
    def is_order(self) -> bool:
        """Whether the content is an imperative."""
        return is_imperative(self.head)


def find_tree(document: Document, content: Content, lexicon: Lexicon) -> ContentTree | None:
    """Return *content* in its tree, None where it has no head word."""
    if content.head is None:
        return None
    sentence = document.sentences[content.head[0]]
    inside = (w for w in sentence.words if any(span.covers(w.span) for span in content.spans))
    owners = find_owners(content.quotation)
    head = sentence.word(content.head[1])
    return ContentTree(
        head=head,
        spine=find_spine(head, lexicon, owners),
        inside=Phrase(tuple(inside)),
        owners=owners,
    )


def find_owners(quotation: Quotation) -> frozenset[str]:
    """Return the pronouns by which the speaker is meant in a content: in a paraphrase "he" mostly
    is who speaks.
    """
    return FIRST_PERSON if quotation is Quotation.DIRECT else FIRST_PERSON | THIRD_PERSON
