"""Words and the tree over them: the word, the phrase of some words of a sentence, the sentence.

The tree is the one of Universal Dependencies: each word but the root has one governor.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, filterfalse
from operator import attrgetter
from typing import cast, overload

from attrs import Factory, evolve, field, frozen

from claimkit.forms import read_features, to_lower
from claimkit.punctuation import trim_punctuation
from claimkit.spans import Span

VERBS, PUNCTUATION = frozenset({"VERB", "AUX"}), "PUNCT"
# A word has no sentence until one takes it. Its methods do not ask: they are what rules ask most.
NOT_TAKEN = cast("Sentence", None)
_INDEX = attrgetter("index")
_LEMMA = Factory(lambda word: to_lower(word.cased_lemma), takes_self=True)
_LOWER = Factory(lambda word: to_lower(word.text), takes_self=True)
_RELATION = Factory(lambda word: word.deprel.partition(":")[0], takes_self=True)


@frozen(kw_only=True)
class Word:
    """A syntactic word in the sense of Universal Dependencies.

    A word knows its sentence, and so the tree around it: the sentence that takes it says so once.
    Words compare by value, and a word of a Document is equal to no other word of it.

    Attributes:
        index: place in the sentence, from 1, as in CoNLL-U.
        span: where it stands in the text; the words of a contraction that do not spell it share its
            span.
        text: the form as it is written; ``lower`` is the same in lower case.
        lemma: the lemma in lower case, as rules read it; ``cased_lemma`` is as the parser gave it.
        feats: features as CoNLL-U writes them, ``"Mood=Ind|Tense=Past"``; empty if there are none.
        head: index of the governor, 0 for the root.
        deprel: relation to the governor, subtype included (``"nsubj:pass"``).
        relation: the universal relation, without subtype (``"nsubj"``).
        entity: what the recogniser of names says, in BIO form (``"B-PER"``, ``"I-ORG"``, ``"O"``);
            empty if there was none.
    """

    index: int
    span: Span
    text: str
    cased_lemma: str = field(alias="lemma")
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    entity: str = ""
    lemma: str = field(init=False, eq=False, repr=False, default=_LEMMA)
    lower: str = field(init=False, eq=False, repr=False, default=_LOWER)
    relation: str = field(init=False, eq=False, repr=False, default=_RELATION)
    _sentence: Sentence = field(init=False, eq=False, repr=False, default=NOT_TAKEN)

    def __hash__(self) -> int:
        return self.span.start  # enough to tell apart nearly all words of a text

    @property
    def sentence(self) -> Sentence:
        """The sentence of the word.

        Raises:
            LookupError: no sentence has taken the word yet.
        """
        if self._sentence is NOT_TAKEN:
            raise LookupError(f"{self.text!r} belongs to no sentence yet")
        return self._sentence

    @property
    def is_verb(self) -> bool:
        """Whether it is a verb, full or auxiliary."""
        return self.upos in VERBS

    @property
    def is_punctuation(self) -> bool:
        return self.upos == PUNCTUATION

    @property
    def parent(self) -> Word | None:
        """The governor, None for the root."""
        return self._sentence.words[self.head - 1] if self.head else None

    def parent_as(self, *relations: str) -> Word | None:
        """Return the governor where the relation to it, with its subtype or without, is one of
        *relations*; else None.
        """
        return self.parent if self.has_relation(relations) else None

    def has_relation(self, relations: Container[str]) -> bool:
        """Whether the relation to the governor, with its subtype or without, is in *relations*."""
        return self.relation in relations or self.deprel in relations

    def children(self, *relations: str) -> tuple[Word, ...]:
        """Return the dependents in text order, only those in *relations* if any are named.

        A relation without subtype matches all its subtypes: ``"nsubj"`` finds ``nsubj:pass``;
        ``"nsubj:pass"`` only itself.
        """
        dependents = self._sentence.dependents[self.index]
        if not relations or not dependents:
            return dependents
        # A list first: here a generator takes half as long again, and rules ask this most of all.
        return tuple([w for w in dependents if w.deprel in relations or w.relation in relations])

    def child(self, *relations: str) -> Word | None:
        """Return the first of ``children(*relations)``, None if there is none."""
        for word in self._sentence.dependents[self.index]:
            if not relations or word.deprel in relations or word.relation in relations:
                return word
        return None

    def child_lemmas(self, *relations: str) -> set[str]:
        """Return the lemmas of ``children(*relations)``."""
        return {word.lemma for word in self.children(*relations)}

    def subtree(self, *, prune: Callable[[Word], bool] | None = None) -> Phrase:
        """Return the word and all below it, leaving out the subtrees whose top *prune* says yes
        to.
        """
        dependents = self._sentence.dependents
        members = [self]
        for word in members:  # those that are added on the way too
            below = dependents[word.index]
            members += below if prune is None else filterfalse(prune, below)
        members.sort(key=_INDEX)
        return Phrase(tuple(members))

    def ancestors(self) -> Iterator[Word]:
        """Yield the governors, nearest first."""
        words, head = self._sentence.words, self.head
        while head:
            above = words[head - 1]
            yield above
            head = above.head

    def lineage(self) -> Iterator[Word]:
        """Yield the word and its governors, nearest first."""
        words, word = self._sentence.words, self
        while word.head:
            yield word
            word = words[word.head - 1]
        yield word

    @property
    def before(self) -> Word | None:
        """The word before it in the sentence, None for the first."""
        return self._sentence.words[self.index - 2] if self.index > 1 else None

    @property
    def after(self) -> Word | None:
        """The word after it in the sentence, None for the last."""
        words = self._sentence.words
        return words[self.index] if self.index < len(words) else None

    @property
    def text_before(self) -> str | None:
        """The form of the word before it, None for the first."""
        return self.before.text if self.before is not None else None

    @property
    def text_after(self) -> str | None:
        """The form of the word after it, None for the last."""
        return self.after.text if self.after is not None else None

    @property
    def opening(self) -> Word:
        """The first word that it governs or itself, punctuation apart; a mark alone is its own."""
        return next(iter(self.subtree().without_punctuation()), self)

    def preceding(self) -> Iterator[Word]:
        """Yield the words before it in the sentence, nearest first."""
        words = self.sentence.words
        for position in range(self.index - 2, -1, -1):
            yield words[position]

    def feat(self, name: str) -> str | None:
        """Return the value of feature *name*, None if the word has none."""
        return read_features(self.feats).get(name)

    def _taken_by(self, sentence: Sentence) -> Word:
        """Return the word as one of *sentence*: itself, or a copy where another one has it."""
        word = self if self._sentence is NOT_TAKEN else evolve(self)
        object.__setattr__(word, "_sentence", sentence)
        return word


@frozen
class Phrase(Sequence[Word]):
    """Words of one sentence in text order, neighbours or not. A sequence; may be empty.

    ``a | b``, ``a & b`` and ``a - b`` take phrases, or any words of the same sentence.

    Attributes:
        words: sorted, each once. ``Phrase.of(words)`` sees to that.
    """

    words: tuple[Word, ...] = ()

    @classmethod
    def of(cls, words: Iterable[Word]) -> Phrase:
        """Return the phrase of *words*, which may come in any order and more than once."""
        by_index = {word.index: word for word in words}
        return cls(tuple(map(by_index.__getitem__, sorted(by_index))))

    @overload
    def __getitem__(self, index: int) -> Word: ...
    @overload
    def __getitem__(self, index: slice) -> Phrase: ...
    def __getitem__(self, index: int | slice) -> Word | Phrase:
        return Phrase(self.words[index]) if isinstance(index, slice) else self.words[index]

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[Word]:
        return iter(self.words)

    def __contains__(self, word: object) -> bool:
        if not isinstance(word, Word):
            return False
        position = bisect_left(self.words, word.index, key=_INDEX)
        near = self.words[position : position + 1]
        return bool(near) and near[0].index == word.index and word in near

    def __or__(self, other: Iterable[Word]) -> Phrase:
        others = other.words if isinstance(other, Phrase) else tuple(other)
        return Phrase.of(self.words + others) if others else self

    def __and__(self, other: Iterable[Word]) -> Phrase:
        kept = _indices(other)
        return Phrase(tuple([word for word in self.words if word.index in kept]))

    def __sub__(self, other: Iterable[Word]) -> Phrase:
        left_out = _indices(other)
        if not left_out:
            return self
        return Phrase(tuple([word for word in self.words if word.index not in left_out]))

    @property
    def sentence(self) -> Sentence:
        """The sentence of the words.

        Raises:
            IndexError: the phrase is empty.
        """
        return self.words[0].sentence

    @property
    def indices(self) -> frozenset[int]:
        """The places of the words in their sentence, from 1."""
        return _indices(self.words)

    @property
    def tops(self) -> Phrase:
        """The words that no other word of the phrase governs; at least one, unless it is empty."""
        inside = self.indices
        return Phrase(tuple([word for word in self.words if word.head not in inside]))

    @property
    def root(self) -> Word:
        """The first of the words that no other word of the phrase governs.

        Raises:
            IndexError: the phrase is empty.
        """
        return self.tops[0]

    @property
    def has_verb(self) -> bool:
        """Whether one of the words is a verb, full or auxiliary."""
        return any(word.is_verb for word in self.words)

    @property
    def has_more_than_marks(self) -> bool:
        """Whether one of the words is no punctuation."""
        return any(word.upos != PUNCTUATION for word in self.words)

    @property
    def has_letter(self) -> bool:
        """Whether a letter or a digit is in one of the words."""
        return any(map(str.isalnum, chain.from_iterable(word.text for word in self.words)))

    @property
    def span(self) -> Span:
        """The smallest span that covers all the words.

        Raises:
            ValueError: the phrase is empty.
        """
        if not self.words:
            raise ValueError("an empty phrase has no span")
        return Span(self.words[0].span.start, self.words[-1].span.end)

    def where(self, holds: Callable[[Word], bool]) -> Phrase:
        """Return those of the words that *holds* says yes to."""
        return Phrase(tuple(filter(holds, self.words)))

    def without_punctuation(self) -> Phrase:
        """Return the words that are no punctuation, wherever it stands."""
        return Phrase(tuple([word for word in self.words if word.upos != PUNCTUATION]))

    def runs(self) -> tuple[Phrase, ...]:
        """Return the phrase in its maximal stretches of neighbours, in text order."""
        if self.words and self.words[-1].index - self.words[0].index < len(self.words):
            return (self,)
        stretches: list[list[Word]] = []
        for word in self.words:
            if stretches and word.index == stretches[-1][-1].index + 1:
                stretches[-1].append(word)
            else:
                stretches.append([word])
        return tuple(map(Phrase, map(tuple, stretches)))

    def run_with(self, word: Word) -> Phrase:
        """Return the stretch of neighbours that holds *word*, which must be one of the words."""
        words = self.words
        first = last = bisect_left(words, word.index, key=_INDEX)
        while first > 0 and words[first - 1].index == words[first].index - 1:
            first -= 1
        while last + 1 < len(words) and words[last + 1].index == words[last].index + 1:
            last += 1
        return Phrase(words[first : last + 1])

    def trimmed(self) -> Phrase:
        """Return the phrase without punctuation at both ends, see ``trim_punctuation``."""
        return Phrase(trim_punctuation(self.words))


def _indices(words: Iterable[Word]) -> frozenset[int]:
    return frozenset([word.index for word in words])


def _dependents(sentence: Sentence) -> tuple[tuple[Word, ...], ...]:
    table: list[list[Word]] = [[] for _ in range(len(sentence.words) + 1)]
    for word in sentence.words:
        table[word.head].append(word)
    return tuple(map(tuple, table))


@frozen(kw_only=True)
class Sentence:
    """One sentence: words in order and the tree over them.

    Attributes:
        index: place in ``Document.sentences``, from 0.
        words: each once, in order; a word that another sentence has is copied.
        paragraph: number of its paragraph in the text, from 0.
        heading: whether it is a headline or a section heading.
        dependents: by a word's index its dependents in text order; at 0 the root.
    """

    index: int
    span: Span
    words: tuple[Word, ...]
    paragraph: int
    heading: bool = False
    dependents: tuple[tuple[Word, ...], ...] = field(init=False, eq=False, repr=False, default=())

    def __attrs_post_init__(self) -> None:
        # Word and sentence refer to each other, so one of the two must be told after it was made.
        object.__setattr__(self, "words", tuple(word._taken_by(self) for word in self.words))
        object.__setattr__(self, "dependents", _dependents(self))

    @property
    def root(self) -> Word:
        return self.dependents[0][0]

    @cached_property
    def forms(self) -> frozenset[str]:
        """The forms of its words in lower case: a rule that needs one of them asks here first."""
        return frozenset([word.lower for word in self.words])

    def word(self, index: int) -> Word:
        """Return the word at *index* (from 1)."""
        return self.words[index - 1]

    def phrase(self, start: int, end: int) -> Phrase:
        """Return the words from index *start* to index *end* (from 1, both included)."""
        return Phrase(self.words[start - 1 : end])

    def words_in(self, *spans: Span) -> Phrase:
        """Return the words that lie in one of *spans*."""
        if len(spans) == 1:
            return Phrase(tuple(self._list_words_in(*spans)))
        return Phrase.of(chain.from_iterable(map(self._list_words_in, spans)))

    def _list_words_in(self, span: Span) -> list[Word]:
        start, end = span.start, span.end
        return [w for w in self.words if start <= w.span.start and w.span.end <= end]
