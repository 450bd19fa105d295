"""Build Documents with exact offsets from what a parser says of each word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter

from attrs import frozen

from claimkit.document import Document
from claimkit.parsing.conllu import split_token
from claimkit.parsing.pieces import Piece
from claimkit.parsing.tokens import Token, TokenizedSentence
from claimkit.spans import Span, cover_spans
from claimkit.text.quotation import find_quotations
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


def build_documents(
    texts: Sequence[str],
    pieces: Sequence[Piece],
    sentences: Sequence[TokenizedSentence],
    analyses: Sequence[Sequence[Analysis]],
    parser: str,
) -> tuple[Document, ...]:
    """Return one Document per text.

    Args:
        pieces, sentences: of all texts, in order.
        analyses: for each sentence one of each word.
        parser: name of the parser.
    """
    by_text: list[list[Sentence]] = [[] for _ in texts]
    for sentence, analysis in zip(sentences, analyses, strict=True):
        parsed = by_text[sentence.piece.number]
        parsed.append(_build_sentence(sentence, analysis, index=len(parsed)))
    spans: list[list[Span]] = [[] for _ in texts]
    for piece in pieces:
        spans[piece.number].append(piece.segment.span)
    return tuple(
        Document(
            text=text,
            sentences=tuple(by_text[number]),
            quotations=find_quotations(text, spans[number]),
            parser=parser,
        )
        for number, text in enumerate(texts)
    )


def _build_sentence(
    sentence: TokenizedSentence, analyses: Sequence[Analysis], *, index: int
) -> Sentence:
    words = tuple(_build_words(sentence, analyses))
    segment = sentence.piece.segment
    return Sentence(
        index=index,
        span=cover_spans(map(attrgetter("span"), words)),
        words=words,
        paragraph=segment.paragraph,
        heading=segment.heading,
    )


def _build_words(sentence: TokenizedSentence, analyses: Sequence[Analysis]) -> Iterator[Word]:
    forms = _find_spans(sentence)
    for index, (analysis, (text, span)) in enumerate(zip(analyses, forms, strict=True), start=1):
        yield Word(
            index=index,
            span=span,
            text=text,
            lemma=analysis.lemma,
            upos=analysis.upos,
            xpos=analysis.xpos,
            feats=analysis.feats,
            head=analysis.head,
            deprel=analysis.deprel,
            entity=analysis.entity,
        )


def _find_spans(sentence: TokenizedSentence) -> Iterator[tuple[str, Span]]:
    """Yield each word's form with its span in the original text."""
    offset = sentence.piece.offset
    for token in sentence.tokens:
        span = sentence.piece.cleaned.find_span(token.start - offset, token.end - offset)
        yield from zip(token.words, _split_span(span, token), strict=True)


def _split_span(span: Span, token: Token) -> list[Span]:
    """Return the span of each of the token's words."""
    if len(span) != token.end - token.start:
        # characters were dropped inside: no telling which word they belong to
        return [span] * len(token.words)
    return split_token(span, token.form, token.words)
