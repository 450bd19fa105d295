"""The parsed text that rules read: words with their Universal Dependencies tree, sentences,
quotations.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from enum import StrEnum

from attrs import field, frozen

from claimkit.spans import Span


@frozen(kw_only=True)
class Word:
    """A syntactic word in the sense of Universal Dependencies.

    Attributes:
        index: place in the sentence, from 1, as in CoNLL-U.
        span: where it stands in the text; the words of a contraction that do not spell it share its
            span.
        feats: features as CoNLL-U writes them, ``"Mood=Ind|Tense=Past"``; empty if there are none.
        head: index of the governor, 0 for the root.
        deprel: relation to the governor, subtype included (``"nsubj:pass"``).
        entity: what the recogniser of names says, in BIO form (``"B-PER"``, ``"I-ORG"``, ``"O"``);
            empty if there was none.
    """

    index: int
    span: Span
    text: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    entity: str = ""

    @property
    def relation(self) -> str:
        """The universal relation, without subtype."""
        return self.deprel.partition(":")[0]

    def feat(self, name: str) -> str | None:
        """Return the value of feature *name*, None if the word has none."""
        for pair in self.feats.split("|"):
            key, _, value = pair.partition("=")
            if key == name:
                return value
        return None


def _children(sentence: Sentence) -> tuple[tuple[Word, ...], ...]:
    table: list[list[Word]] = [[] for _ in range(len(sentence.words) + 1)]
    for word in sentence.words:
        table[word.head].append(word)
    return tuple(tuple(row) for row in table)


@frozen(kw_only=True)
class Sentence:
    """One sentence: words in order and the tree over them.

    Attributes:
        index: place in ``Document.sentences``, from 0.
        paragraph: number of its paragraph in the text, from 0.
        heading: whether it is a headline or a section heading.
    """

    index: int
    span: Span
    words: tuple[Word, ...]
    paragraph: int
    heading: bool = False
    _table: tuple[tuple[Word, ...], ...] = field(init=False, eq=False, repr=False, default=())

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_table", _children(self))

    @property
    def root(self) -> Word:
        return self._table[0][0]

    def word(self, index: int) -> Word:
        """Return the word at *index* (from 1)."""
        return self.words[index - 1]

    def parent(self, word: Word) -> Word | None:
        return self.words[word.head - 1] if word.head else None

    def children(self, word: Word, *relations: str) -> tuple[Word, ...]:
        """Return the dependents of *word* in text order, only those in *relations* if any are
        named.

        A relation without subtype matches all its subtypes: ``"nsubj"`` finds ``nsubj:pass``;
        ``"nsubj:pass"`` only itself.
        """
        found = self._table[word.index]
        if not relations:
            return found
        return tuple(w for w in found if w.deprel in relations or w.relation in relations)

    def child(self, word: Word, *relations: str) -> Word | None:
        """Return the first of ``children(word, *relations)``, None if there is none."""
        found = self.children(word, *relations)
        return found[0] if found else None

    def subtree(
        self, word: Word, *, prune: Callable[[Word], bool] | None = None
    ) -> tuple[Word, ...]:
        """Return *word* and all below it in text order, leaving out the subtrees whose top *prune*
        says yes to.
        """
        found, waiting = [word], [word]
        while waiting:
            for child in self._table[waiting.pop().index]:
                if prune is None or not prune(child):
                    found.append(child)
                    waiting.append(child)
        return tuple(sorted(found, key=lambda w: w.index))

    def ancestors(self, word: Word) -> Iterator[Word]:
        """Yield the governors of *word*, nearest first."""
        above = self.parent(word)
        while above is not None:
            yield above
            above = self.parent(above)


class MarkStyle(StrEnum):
    """Whether a quotation stands in double or in single marks."""

    DOUBLE = "double"
    SINGLE = "single"


@frozen(kw_only=True)
class QuotationRegion:
    """Text in quotation marks.

    Attributes:
        span: with the marks.
        inner: without them; None if nothing is between them.
        closed: whether a closing mark was found; an unclosed region ends with its paragraph.
        continues: whether it goes on from the unclosed region before it (a quotation over several
            paragraphs).
    """

    span: Span
    inner: Span | None
    style: MarkStyle = MarkStyle.DOUBLE
    closed: bool = True
    continues: bool = False


@frozen(kw_only=True)
class Document:
    """A text with its sentences and quotations. *text* is the input, unchanged; all spans count in
    it.
    """

    text: str
    sentences: tuple[Sentence, ...]
    quotations: tuple[QuotationRegion, ...] = ()
    parser: str = "unknown"
    _sentence_ends: tuple[int, ...] = field(init=False, eq=False, repr=False, default=())
    _sentence_starts: tuple[int, ...] = field(init=False, eq=False, repr=False, default=())
    _quotation_ends: tuple[int, ...] = field(init=False, eq=False, repr=False, default=())
    _quotation_starts: tuple[int, ...] = field(init=False, eq=False, repr=False, default=())

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_sentence_ends", tuple(s.span.end for s in self.sentences))
        object.__setattr__(self, "_sentence_starts", tuple(s.span.start for s in self.sentences))
        object.__setattr__(self, "_quotation_ends", tuple(q.span.end for q in self.quotations))
        object.__setattr__(self, "_quotation_starts", tuple(q.span.start for q in self.quotations))

    def sentences_over(self, span: Span) -> tuple[Sentence, ...]:
        """Return the sentences that overlap *span*, in order."""
        return self.sentences[
            bisect_right(self._sentence_ends, span.start) : bisect_left(
                self._sentence_starts, span.end
            )
        ]

    def quotations_over(self, span: Span) -> tuple[QuotationRegion, ...]:
        """Return the quotation regions that overlap *span*, in order."""
        return self.quotations[
            bisect_right(self._quotation_ends, span.start) : bisect_left(
                self._quotation_starts, span.end
            )
        ]

    def quotations_from(self, start: int) -> Iterator[QuotationRegion]:
        """Yield the regions that end behind *start*, in order."""
        for place in range(bisect_right(self._quotation_ends, start), len(self.quotations)):
            yield self.quotations[place]

    def quotations_around(self, span: Span) -> tuple[QuotationRegion, ...]:
        """Return the regions that overlap *span*, with the two before and the two behind it."""
        first, last = (
            bisect_right(self._quotation_ends, span.start),
            bisect_left(self._quotation_starts, span.end),
        )
        return self.quotations[max(0, first - 2) : last + 2]

    def quotation_at(self, span: Span) -> QuotationRegion | None:
        """Return the region that covers *span*, None if none does."""
        return next((q for q in self.quotations_over(span) if q.span.covers(span)), None)

    def quotation_before(self, span: Span) -> QuotationRegion | None:
        """Return the region that ends before *span* with nothing but white space between, None if
        none does.
        """
        place = bisect_right(self._quotation_ends, span.start) - 1
        region = self.quotations[place] if place >= 0 else None
        return (
            region
            if region is not None and not self.text[region.span.end : span.start].strip()
            else None
        )

    def ends_paragraph(self, sentence: Sentence) -> bool:
        """Whether no other sentence of its paragraph follows *sentence*."""
        following = self.sentences[sentence.index + 1 : sentence.index + 2]
        return all(other.paragraph != sentence.paragraph for other in following)

    def opens_paragraph(self, span: Span) -> bool:
        """Whether *span* begins with the first word of a paragraph."""
        first = next(iter(self.sentences_over(span)), None)
        if first is None or first.span.start < span.start:
            return False
        return not first.index or self.sentences[first.index - 1].paragraph != first.paragraph
