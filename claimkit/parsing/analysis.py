"""Build Documents with exact offsets from what a parser says of each word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter

from attrs import frozen

from claimkit.document import Document, QuotationRegion
from claimkit.parsing.conllu import split_token
from claimkit.parsing.pieces import Piece
from claimkit.parsing.tokens import Token, TokenizedSentence, Tokens
from claimkit.spans import Span, cover_spans
from claimkit.text.quotation import find_quotations
from claimkit.text.segmentation import Segment
from claimkit.tree import Sentence, Word


@frozen(kw_only=True)
class Analysis:
    """What the parser says about a word; the fields are those of ``Word``."""

    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    entity: str = ""


@frozen(kw_only=True)
class PlacedSentence:
    """A sentence of a text, before it is parsed.

    Attributes:
        segment: the part of the text that it stands in.
        forms, spans: of its words; spans count in the text.
    """

    segment: Segment
    tokens: Tokens
    forms: tuple[str, ...]
    spans: tuple[Span, ...]


@frozen(kw_only=True)
class PlacedText:
    """A text cut into words, before it is parsed."""

    text: str
    sentences: tuple[PlacedSentence, ...]
    quotations: tuple[QuotationRegion, ...]


def place_texts(
    texts: Sequence[str], pieces: Sequence[Piece], sentences: Sequence[TokenizedSentence]
) -> list[PlacedText]:
    """Return one PlacedText per text.

    Args:
        pieces, sentences: of all texts, in order.
    """
    by_text: list[list[PlacedSentence]] = [[] for _ in texts]
    for sentence in sentences:
        by_text[sentence.piece.number].append(_place_sentence(sentence))
    spans: list[list[Span]] = [[] for _ in texts]
    for piece in pieces:
        spans[piece.number].append(piece.segment.span)
    return [
        PlacedText(
            text=text,
            sentences=tuple(by_text[number]),
            quotations=find_quotations(text, spans[number]),
        )
        for number, text in enumerate(texts)
    ]


def build_document(
    placed: PlacedText, analyses: Sequence[Sequence[Analysis]], parser: str
) -> Document:
    """Return *placed* as a Document.

    Args:
        analyses: for each sentence one of each word.
        parser: name of the parser.
    """
    pairs = zip(placed.sentences, analyses, strict=True)
    return Document(
        text=placed.text,
        sentences=tuple(
            _build_sentence(sentence, analysis, index)
            for index, (sentence, analysis) in enumerate(pairs)
        ),
        quotations=placed.quotations,
        parser=parser,
    )


def _build_sentence(sentence: PlacedSentence, analyses: Sequence[Analysis], index: int) -> Sentence:
    words = tuple(_build_words(sentence, analyses))
    return Sentence(
        index=index,
        span=cover_spans(map(attrgetter("span"), words)),
        words=words,
        paragraph=sentence.segment.paragraph,
        heading=sentence.segment.heading,
    )


def _build_words(sentence: PlacedSentence, analyses: Sequence[Analysis]) -> Iterator[Word]:
    words = zip(analyses, sentence.forms, sentence.spans, strict=True)
    for index, (analysis, form, span) in enumerate(words, start=1):
        yield Word(
            index=index,
            span=span,
            text=form,
            lemma=analysis.lemma,
            upos=analysis.upos,
            xpos=analysis.xpos,
            feats=analysis.feats,
            head=analysis.head,
            deprel=analysis.deprel,
            entity=analysis.entity,
        )


def _place_sentence(sentence: TokenizedSentence) -> PlacedSentence:
    offset, cleaned = sentence.piece.offset, sentence.piece.cleaned
    forms: list[str] = []
    spans: list[Span] = []
    for token in sentence.tokens:
        span = cleaned.find_span(token.start - offset, token.end - offset)
        forms += token.words
        spans += _split_span(span, token)
    return PlacedSentence(
        segment=sentence.piece.segment,
        tokens=sentence.tokens,
        forms=tuple(forms),
        spans=tuple(spans),
    )


def _split_span(span: Span, token: Token) -> list[Span]:
    """Return the span of each of the token's words."""
    if len(span) != token.end - token.start:
        # characters were dropped inside: no telling which word they belong to
        return [span] * len(token.words)
    return split_token(span, token.form, token.words)
