"""Texts that the network learns from: the sentences of a document, each with its answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import torch
from attrs import frozen
from torch import Tensor

from annotated.attributions import Annotated, Attribution
from annotated.treebanks import Block, Row
from claimkit.document import Document, QuotationRegion
from claimkit.neural.network import Convention
from claimkit.neural.windows import WrittenSentence
from claimkit.spans import Span
from claimkit.tagging.windows import list_forms, write_document
from claimkit.text.quotation import find_quotations
from claimkit.tree import Sentence
from training.answers import MISSING, Numbers, number_answers

UNTITLED = 12  # sentences of a list of names that are taken for one text
SPACE, PARAGRAPH_BREAK = " ", "\n\n"


@frozen(kw_only=True)
class LearntSentence:
    """A sentence with its answers.

    Attributes:
        answers: ANSWERS × words.
    """

    written: WrittenSentence
    answers: Tensor


@frozen(kw_only=True)
class LearntText:
    """A text with its answers.

    Attributes:
        attributions: None where they are not annotated; words count through the text.
        is_silver: whether tags, names and trees are a parser's.
    """

    sentences: tuple[LearntSentence, ...]
    attributions: tuple[Attribution, ...] | None = None
    convention: Convention = Convention.POLNEAR
    is_silver: bool = False


def count_words(texts: Iterable[LearntText]) -> int:
    sentences = chain.from_iterable(text.sentences for text in texts)
    return sum(len(sentence.written.forms) for sentence in sentences)


def read_treebank(blocks: Iterable[Block], numbers: Numbers) -> Iterator[LearntText]:
    """Yield the documents of *blocks*."""
    for document in cut_documents(blocks):
        sentences = []
        for block, written in zip(document, write_sentences(document), strict=True):
            answers = number_answers(block.words, numbers)
            sentences.append(LearntSentence(written=written, answers=answers))
        yield LearntText(sentences=tuple(sentences))


def cut_documents(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Yield *blocks* by document; sentences without comments, whose documents nobody knows, some at
    a time.
    """
    document: list[Block] = []
    for block in blocks:
        if document and _begins_document(block, document):
            yield document
            document = []
        document.append(block)
    if document:
        yield document


def _begins_document(block: Block, before: Sequence[Block]) -> bool:
    """Return whether *block* is of another document than those *before*."""
    if block.comments:
        return any(line.startswith("# newdoc") for line in block.comments)
    return len(before) == UNTITLED or bool(before[-1].comments)


def write_sentences(document: Sequence[Block]) -> list[WrittenSentence]:
    """Return the sentences of *document* as the network reads them."""
    text, spans_of_words = _join_words(document)
    quotations = find_quotations(text, _find_paragraphs(document, spans_of_words))
    written = []
    for number, (block, spans) in enumerate(zip(document, spans_of_words, strict=True)):
        quoted = tuple(_find_quoted(spans, quotations))
        opens_paragraph = not number or block.opens_paragraph
        written.append(WrittenSentence(block.forms, quoted, opens_paragraph))
    return written


def _find_quoted(spans: Iterable[Span], quotations: Sequence[QuotationRegion]) -> Iterator[bool]:
    """Yield for each of *spans* whether a quotation covers it."""
    for span in spans:
        yield any(region.span.covers(span) for region in quotations)


def _join_words(blocks: Iterable[Block]) -> tuple[str, list[list[Span]]]:
    """Return the words of *blocks* as a text, and where each of them stands in it."""
    text = ""
    spans_of_words: list[list[Span]] = []
    for block in blocks:
        gap = PARAGRAPH_BREAK if block.opens_paragraph else SPACE
        spans = []
        for form, behind in zip(block.forms, block.spaces, strict=True):
            text += gap if text else ""
            spans.append(Span(len(text), len(text) + len(form)))
            text += form
            gap = behind
        spans_of_words.append(spans)
    return text, spans_of_words


def _find_paragraphs(
    blocks: Iterable[Block], spans_of_words: Iterable[Sequence[Span]]
) -> list[Span]:
    paragraphs: list[Span] = []
    for block, spans in zip(blocks, spans_of_words, strict=True):
        start = spans[0].start
        if paragraphs and not block.opens_paragraph:
            start = paragraphs.pop().start
        paragraphs.append(Span(start, spans[-1].end))
    return paragraphs


def read_news(
    corpus: Iterable[Annotated], numbers: Numbers, convention: Convention, *, teaches_syntax: bool
) -> Iterator[LearntText]:
    """Yield the documents of a *corpus* of attributions.

    Args:
        teaches_syntax: whether tags, names and trees that a parser found are learnt from.
    """
    for annotated in corpus:
        yield LearntText(
            sentences=tuple(_read_sentences(annotated.document, numbers, teaches_syntax)),
            attributions=annotated.attributions,
            convention=convention,
            is_silver=True,
        )


def _read_sentences(
    document: Document, numbers: Numbers, teaches_syntax: bool
) -> Iterator[LearntSentence]:
    all_written = write_document(document, list_forms(document))
    for sentence, written in zip(document.sentences, all_written, strict=True):
        answers = number_answers(list(_write_rows(sentence)), numbers)
        if not teaches_syntax:
            answers = torch.full_like(answers, MISSING)
        yield LearntSentence(written=written, answers=answers)


def _write_rows(sentence: Sentence) -> Iterator[Row]:
    """Yield the words of *sentence* as rows of CoNLL-U."""
    for word in sentence.words:
        yield (
            str(word.index),
            word.text,
            word.cased_lemma,
            word.upos,
            word.xpos,
            word.feats or "_",
            str(word.head),
            word.deprel,
            "_",
            f"NER={word.entity}",
        )
