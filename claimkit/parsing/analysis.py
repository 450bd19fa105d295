"""From texts to what a parser reads, and from what it says back to Documents with exact offsets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from claimkit.document import Document, Sentence, Word
from claimkit.parsing.conllu import split_token
from claimkit.parsing.tokens import Token, TokenSentence
from claimkit.spans import Span, cover_spans
from claimkit.text.normalise import Cleaned, clean
from claimkit.text.quotation import find_quotations
from claimkit.text.segmentation import Segment, find_segments

PARAGRAPH_BREAK = "\n\n"  # where a tokenizer always ends a sentence


@frozen
class Piece:
    """A segment of one of the texts, and where its cleaned form stands in the one string that the
    tokenizer gets.
    """

    place: int
    segment: Segment
    cleaned: Cleaned
    offset: int


@frozen
class TokenizedSentence:
    """A sentence to parse: the piece it stands in and its tokens, offsets counted in the
    tokenizer's string.
    """

    piece: Piece
    tokens: TokenSentence

    @property
    def words(self) -> list[str]:
        return [word for token in self.tokens for word in token.words or (token.form,)]


@frozen(kw_only=True)
class Analysis:
    """What the parser says of a word; the fields are those of ``Word``."""

    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    entity: str = ""


def cut_pieces(texts: Sequence[str]) -> list[Piece]:
    """Return the segments of *texts* that hold more than white space."""
    pieces: list[Piece] = []
    offset = 0
    for place, text in enumerate(texts):
        for segment in find_segments(text):
            cleaned = clean(text, segment.span)
            if cleaned.text.strip():
                pieces.append(Piece(place, segment, cleaned, offset))
                offset += len(cleaned.text) + len(PARAGRAPH_BREAK)
    return pieces


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
    own: list[list[Sentence]] = [[] for _ in texts]
    for sentence, analysis in zip(sentences, analyses, strict=True):
        found = own[sentence.piece.place]
        found.append(_sentence(sentence, analysis, index=len(found)))
    parts: list[list[Span]] = [[] for _ in texts]
    for piece in pieces:
        parts[piece.place].append(piece.segment.span)
    return tuple(
        Document(
            text=text,
            sentences=tuple(found),
            quotations=find_quotations(text, spans),
            parser=parser,
        )
        for text, found, spans in zip(texts, own, parts, strict=True)
    )


def _sentence(sentence: TokenizedSentence, analyses: Sequence[Analysis], *, index: int) -> Sentence:
    words = tuple(_words(sentence, analyses))
    segment = sentence.piece.segment
    return Sentence(
        index=index,
        span=cover_spans(w.span for w in words),
        words=words,
        paragraph=segment.paragraph,
        heading=segment.heading,
    )


def _words(sentence: TokenizedSentence, analyses: Sequence[Analysis]) -> Iterator[Word]:
    index = 0
    for token in sentence.tokens:
        offset = sentence.piece.offset
        span = sentence.piece.cleaned.span(token.start - offset, token.end - offset)
        texts = list(token.words) or [token.form]
        for own, text in zip(_word_spans(span, token, texts), texts, strict=True):
            said = analyses[index]
            index += 1
            yield Word(
                index=index,
                span=own,
                text=text,
                lemma=said.lemma,
                upos=said.upos,
                xpos=said.xpos,
                feats=said.feats,
                head=said.head,
                deprel=said.deprel,
                entity=said.entity,
            )


def _word_spans(span: Span, token: Token, texts: list[str]) -> list[Span]:
    # characters were dropped inside: no telling which word they belong to
    if len(span) != token.end - token.start:
        return [span] * len(texts)
    return split_token(span, token.form, texts)
