"""Words to word pieces, sentences to batches: what the network reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum
from itertools import groupby
from pathlib import Path

import torch
from attrs import frozen
from tokenizers import Tokenizer

from claimkit.neural.encoder import Batch

# word pieces of one word that are read; of longer ones (links) the beginning and the last
LONGEST_WORD = 8
LONGEST_SENTENCE = 384  # word pieces


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
    if not any(c.isalpha() for c in word):
        return Case.NO_LETTERS
    if word[0].isupper() and not any(c.isupper() for c in word[1:]):
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
        file: a ``tokenizer.json`` of the tokenizers library, WordPiece as BERT has it.
    """

    def __init__(self, file: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(file))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        vocabulary = self._tokenizer.get_vocab()
        self.vocabulary = frozenset(piece for piece in vocabulary if not piece.startswith("##"))
        self.begin, self.end, self.unknown, self.mask = (
            vocabulary[name] for name in ("[CLS]", "[SEP]", "[UNK]", "[MASK]")
        )

    def encode(self, sentences: Sequence[Sequence[str]]) -> list[EncodedSentence]:
        """Return *sentences*, each a sequence of words, none empty, as word pieces: at most
        LONGEST_SENTENCE of them each.

        Raises:
            ValueError: a sentence has so many words that one piece each is too many.
        """
        forms = sorted({word for words in sentences for word in words})
        encodings = self._tokenizer.encode_batch(
            [_without_surrogates(form) for form in forms], add_special_tokens=False
        )
        known = {
            form: EncodedWord(
                _shortened(tuple(encoding.ids) or (self.unknown,), LONGEST_WORD), find_case(form)
            )
            for form, encoding in zip(forms, encodings, strict=True)
        }
        return [_fitting(tuple(known[word] for word in words)) for words in sentences]


def _without_surrogates(form: str) -> str:
    """Return *form* with lone surrogates, which have no UTF-8, as question marks."""
    return form.encode("utf-8", "replace").decode("utf-8")


def _shortened(pieces: tuple[int, ...], longest: int) -> tuple[int, ...]:
    return pieces if len(pieces) <= longest else (*pieces[: longest - 1], pieces[-1])


def _fitting(sentence: EncodedSentence) -> EncodedSentence:
    """Return *sentence* with its words shortened as far as it takes to fit the encoder."""
    longest = LONGEST_WORD
    while count_pieces(sentence) > LONGEST_SENTENCE:
        longest -= 1
        if not longest:
            raise ValueError(
                f"a sentence of {len(sentence)} words is too long for the encoder; split it first"
            )
        sentence = tuple(EncodedWord(_shortened(w.pieces, longest), w.case) for w in sentence)
    return sentence


def count_pieces(sentence: EncodedSentence) -> int:
    """Return the word pieces of *sentence*, the two special ones included."""
    return sum(len(word.pieces) for word in sentence) + 2


def fill_blocks(lengths: Sequence[int], rows: int) -> Iterator[list[int]]:
    """Yield the places of *lengths* in ascending order of length, together as long as they sum up
    to at most *rows*.
    """
    block: list[int] = []
    filled = 0
    for place in sorted(range(len(lengths)), key=lengths.__getitem__):
        if block and filled + lengths[place] > rows:
            yield block
            block, filled = [], 0
        block.append(place)
        filled += lengths[place]
    if block:
        yield block


def build_batch(
    sentences: Sequence[EncodedSentence], pieces: WordPieces, *, rows: int | None = None
) -> Batch:
    """Return *sentences*, which must be in ascending order of length, as one batch.

    Args:
        rows: fill up to so many word pieces; by default as many as there are.
    """
    ids: list[int] = []
    cases: list[int] = []
    first: list[int] = []
    last: list[int] = []
    for sentence in sentences:
        first.append(len(ids))
        last.append(len(ids))
        ids.append(pieces.begin)
        cases.append(Case.NO_LETTERS)
        for word in sentence:
            first.append(len(ids))
            ids.extend(word.pieces)
            cases.extend([word.case] * len(word.pieces))
            last.append(len(ids) - 1)
        ids.append(pieces.end)
        cases.append(Case.NO_LETTERS)
    lengths = [count_pieces(sentence) for sentence in sentences]
    spare = (rows or len(ids)) - len(ids)
    if spare:
        lengths.append(spare)
    return Batch(
        ids=torch.tensor(ids + [0] * spare),
        cases=torch.tensor(cases + [0] * spare),
        positions=torch.cat([torch.arange(n) for n in lengths]),
        groups=tuple((len(list(group)), n) for n, group in groupby(lengths)),
        first=_filled(first, rows),
        last=_filled(last, rows),
        sizes=tuple(len(sentence) for sentence in sentences),
    )


def _filled(places: list[int], rows: int | None) -> torch.Tensor:
    return torch.tensor(places + [0] * ((rows or len(places)) - len(places)))
