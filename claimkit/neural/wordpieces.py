"""Words to word pieces, sentences to batches: what the network reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum
from itertools import chain, groupby
from operator import attrgetter

import torch
from attrs import field, frozen
from tokenizers import Tokenizer

from claimkit.neural.encoder import Batch

# word pieces of one word that are read; of longer ones (links) the beginning and the last
MOST_PIECES_OF_WORD = 8
MOST_PIECES = 384  # in a sequence, the two special ones included
SPECIAL_PIECES = 2  # at the ends of a sequence


class Case(IntEnum):
    """How a word is written: the word pieces themselves are lower case."""

    LOWER = 0
    TITLE = 1
    UPPER = 2
    MIXED = 3
    NO_LETTERS = 4


def find_case(word: str) -> Case:
    """Return the case of *word*; a single capital counts as title case."""
    if word.islower():
        return Case.LOWER
    if not any(map(str.isalpha, word)):
        return Case.NO_LETTERS
    if word[0].isupper() and not any(map(str.isupper, word[1:])):
        return Case.TITLE
    return Case.UPPER if word.isupper() else Case.MIXED


@frozen
class EncodedWord:
    """The word pieces' numbers of a word, at least one, and how it is written: a ``Case``, or what
    a network makes of it.
    """

    pieces: tuple[int, ...]
    case: int


EncodedSentence = tuple[EncodedWord, ...]


class WordPieces:
    """The vocabulary of word pieces.

    Attributes:
        vocabulary: the pieces that begin a word, most of them whole words.

    Args:
        data: what a ``tokenizer.json`` of the tokenizers library holds, WordPiece as BERT has it.
    """

    def __init__(self, data: bytes) -> None:
        self._tokenizer = Tokenizer.from_buffer(data)
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        vocabulary = self._tokenizer.get_vocab()
        self.vocabulary = frozenset(piece for piece in vocabulary if not piece.startswith("##"))
        self.begin, self.end, self.unknown, self.mask = (
            vocabulary[name] for name in ("[CLS]", "[SEP]", "[UNK]", "[MASK]")
        )

    def encode(self, sentences: Sequence[Sequence[str]]) -> list[EncodedSentence]:
        """Return *sentences*, each a sequence of words, none empty, as word pieces: at most
        MOST_PIECES of them each.

        Raises:
            ValueError: a sentence has so many words that one piece each is too many.
        """
        # One by one is as fast as encode_batch, which starts a thread for each processor; in a
        # forked process these are missing.
        by_form = {form: self._encode_word(form) for form in set(chain.from_iterable(sentences))}
        return [_fit(tuple(by_form[word] for word in words)) for words in sentences]

    def _encode_word(self, form: str) -> EncodedWord:
        encoding = self._tokenizer.encode(_replace_surrogates(form), add_special_tokens=False)
        read = _shorten(tuple(encoding.ids) or (self.unknown,), MOST_PIECES_OF_WORD)
        return EncodedWord(read, find_case(form))


def _replace_surrogates(form: str) -> str:
    """Return *form* with question marks in place of lone surrogates, which have no UTF-8."""
    return form.encode("utf-8", "replace").decode("utf-8")


def _shorten(pieces: tuple[int, ...], longest: int) -> tuple[int, ...]:
    return pieces if len(pieces) <= longest else (*pieces[: longest - 1], pieces[-1])


def _fit(sentence: EncodedSentence) -> EncodedSentence:
    """Return *sentence* with its words shortened as far as it takes to fit the encoder."""
    longest = MOST_PIECES_OF_WORD
    while count_pieces(sentence) > MOST_PIECES:
        longest -= 1
        if not longest:
            raise ValueError(
                f"a sentence of {len(sentence)} words is too long for the encoder; split it first"
            )
        sentence = tuple(EncodedWord(_shorten(w.pieces, longest), w.case) for w in sentence)
    return sentence


def count_pieces(sentence: EncodedSentence) -> int:
    """Return the number of word pieces of *sentence*, the special ones included."""
    return sum(map(len, map(attrgetter("pieces"), sentence))) + SPECIAL_PIECES


def fill_blocks(lengths: Sequence[int], largest: int) -> Iterator[list[int]]:
    """Yield the indices of *lengths* in ascending order of length, in blocks whose lengths add up
    to at most *largest*; one that is longer stands alone.
    """
    block: list[int] = []
    filled = 0
    for index in sorted(range(len(lengths)), key=lengths.__getitem__):
        if block and filled + lengths[index] > largest:
            yield block
            block, filled = [], 0
        block.append(index)
        filled += lengths[index]
    if block:
        yield block


@frozen
class _Columns:
    """A batch while it grows: by word piece its number and case, by word its outer pieces."""

    ids: list[int] = field(factory=list)
    cases: list[int] = field(factory=list)
    first: list[int] = field(factory=list)
    last: list[int] = field(factory=list)

    def add_piece(self, number: int) -> None:
        """Add a special piece."""
        self.ids.append(number)
        self.cases.append(Case.NO_LETTERS)

    def add_word(self, word: EncodedWord) -> None:
        self.first.append(len(self.ids))
        self.ids.extend(word.pieces)
        self.cases.extend([word.case] * len(word.pieces))
        self.last.append(len(self.ids) - 1)


def build_batch(
    sentences: Sequence[EncodedSentence], pieces: WordPieces, *, rows: int | None = None
) -> Batch:
    """Return *sentences*, which must be in ascending order of length, as one batch.

    Args:
        rows: fill up to so many word pieces, and to so many words; by default as many as there are.
    """
    columns = _Columns()
    for sentence in sentences:
        columns.add_word(EncodedWord((pieces.begin,), Case.NO_LETTERS))
        for word in sentence:
            columns.add_word(word)
        columns.add_piece(pieces.end)
    lengths = list(map(count_pieces, sentences))
    spare = 0 if rows is None else rows - len(columns.ids)
    if spare:
        lengths.append(spare)
    return Batch(
        ids=_fill(columns.ids, rows),
        cases=_fill(columns.cases, rows),
        positions=torch.cat(list(map(torch.arange, lengths))),
        groups=tuple((len(list(group)), length) for length, group in groupby(lengths)),
        first=_fill(columns.first, rows),
        last=_fill(columns.last, rows),
        sizes=tuple(map(len, sentences)),
    )


def _fill(values: Sequence[int], rows: int | None) -> torch.Tensor:
    """Return *values* with noughts behind them up to *rows*."""
    spare = 0 if rows is None else rows - len(values)
    return torch.tensor([*values, *[0] * spare])
