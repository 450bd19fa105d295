"""Read and write CoNLL-U: frozen parses for tests, documents that another parser made."""

from __future__ import annotations

import reprlib
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import attrgetter, itemgetter

from attrs import frozen

from claimkit.document import Document
from claimkit.errors import ConlluError
from claimkit.spans import Span, SpanIndex, cover_spans
from claimkit.text.quotation import find_quotations
from claimkit.text.segmentation import Segment, find_segments
from claimkit.tree import Sentence, Word

ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC = range(10)
COLUMNS = 10
MOST_DIGITS = 9  # of an offset or a place
TEXT_COMMENT = "# text = "
NEW_PARAGRAPH = ("# newpar", "# newdoc")

Row = tuple[str, ...]  # the ten columns of a word


@frozen
class _Token:
    """A token: the form that the text shows, and the rows of the words that it stands for."""

    form: str
    rows: tuple[Row, ...]


def read_conllu(conllu: str, text: str | None = None) -> Document:
    """Return the Document of *conllu*; every token must be found in *text* in order, unless
    ``start_char`` and ``end_char`` in its MISC column say where it stands.

    Args:
        conllu: sentences with ``# text`` comments; a ``# newpar`` comment begins a paragraph.
        text: the text itself; without it the ``# text`` comments are joined, by a line break before
            ``# newpar`` and a space elsewhere.

    Raises:
        ConlluError: a row has not ten columns, a sentence has no single root, or a form is not in
            the text.
    """
    blocks = [block.splitlines() for block in conllu.strip().split("\n\n") if block.strip()]
    whole = _join_comments(blocks) if text is None else text
    segments = find_segments(whole)
    return Document(
        text=whole,
        sentences=tuple(_read_sentences(blocks, whole, segments)),
        quotations=find_quotations(whole, list(map(attrgetter("span"), segments))),
        parser="conllu",
    )


def _join_comments(blocks: Sequence[Sequence[str]]) -> str:
    """Return the text that the ``# text`` comments spell."""
    text = ""
    for lines in blocks:
        comments = [line for line in lines if line.startswith(TEXT_COMMENT)]
        if not comments:
            raise ConlluError(f"sentence {lines[0]!r}: no '# text = ' comment and no text given")
        if text:
            text += "\n" if any(line.startswith(NEW_PARAGRAPH) for line in lines) else " "
        text += comments[0].removeprefix(TEXT_COMMENT)
    return text


def _read_sentences(
    blocks: Sequence[Sequence[str]], text: str, segments: Sequence[Segment]
) -> Iterator[Sentence]:
    start = 0
    segment_index = SpanIndex.of(segment.span for segment in segments)
    for index, lines in enumerate(blocks):
        where = f"sentence {index + 1}"
        words = tuple(_read_words(_read_tokens(lines, where), text, start, where))
        _check_tree(words, where)
        start = words[-1].span.end
        span = cover_spans(map(attrgetter("span"), words))
        first, behind = segment_index.find_over(span)
        segment = segments[first] if first < behind else None
        yield Sentence(
            index=index,
            span=span,
            words=words,
            paragraph=segment.paragraph if segment else 0,
            heading=segment is not None and segment.heading,
        )


def _check_tree(words: Sequence[Word], where: str) -> None:
    """Make sure that *words* are counted from 1 and hang together in one tree."""
    for number, word in enumerate(words, start=1):
        if word.index != number:
            raise ConlluError(f"{where}: expected word {number}, got word {word.index}")
        if not 0 <= word.head <= len(words):
            raise ConlluError(f"{where}: word {number}: there is no head {word.head}")
    roots = sum(word.head == 0 for word in words)
    if roots != 1:
        raise ConlluError(f"{where}: expected one root, got {roots}")
    hanging = {0}
    for word in words:
        passed: set[int] = set()
        index = word.index
        while index not in hanging:
            if index in passed:
                raise ConlluError(f"{where}: word {index} hangs on itself")
            passed.add(index)
            index = words[index - 1].head
        hanging |= passed


def _read_tokens(lines: Sequence[str], where: str) -> Iterator[_Token]:
    """Yield the tokens of a sentence; *where* names it in errors."""
    rows = [_split_row(line, where) for line in lines if line and not line.startswith("#")]
    waiting = iter(row for row in rows if "." not in row[ID])  # empty nodes have a full stop
    for row in waiting:
        if "-" in row[ID]:
            first, _, last = row[ID].partition("-")
            count = _read_number(last, row) + 1 - _read_number(first, row)
            words = tuple(islice(waiting, max(count, 0)))
            if not words:
                raise ConlluError(f"{where}: no words behind token {row[ID]} {row[FORM]!r}")
            yield _Token(row[FORM], words)
        else:
            yield _Token(row[FORM], (row,))


def _split_row(line: str, where: str) -> Row:
    row = tuple(line.split("\t"))
    if len(row) != COLUMNS:
        raise ConlluError(f"{where}: expected 10 columns, got {len(row)}: {row!r}")
    if not row[FORM]:
        raise ConlluError(f"{where}: word {row[ID]!r} has no form")
    return row


def _read_number(value: str, row: Row) -> int:
    if value.isascii() and value.isdecimal() and len(value) <= MOST_DIGITS:
        return int(value)
    raise ConlluError(
        f"word {row[ID]} {row[FORM]!r}: expected a whole number, got {reprlib.repr(value)}"
    )


def _read_words(tokens: Iterator[_Token], text: str, start: int, where: str) -> Iterator[Word]:
    """Yield the words of *tokens*, each token searched behind the one before, the first from
    *start* on.
    """
    for token in tokens:
        spans = _read_offsets(token, text) or _find_token(token, text, start, where)
        yield from map(_to_word, token.rows, spans)
        start = spans[-1].end


def _read_offsets(token: _Token, text: str) -> list[Span]:
    """Return the spans of the words in MISC; an empty list if one of them has none."""
    spans = []
    for row in token.rows:
        misc = _read_misc(row)
        if "start_char" not in misc or "end_char" not in misc:
            return []
        spans.append(_read_span(row, misc["start_char"], misc["end_char"], len(text)))
    return spans


def _read_span(row: Row, start: str, end: str, length: int) -> Span:
    if _read_number(start, row) < _read_number(end, row) <= length:
        return Span(int(start), int(end))
    raise ConlluError(
        f"word {row[ID]} {row[FORM]!r}: start_char={start}, end_char={end} is no span of a text of "
        f"{length} characters"
    )


def _find_token(token: _Token, text: str, start: int, where: str) -> list[Span]:
    at = text.find(token.form, start)
    if at < 0:
        raise ConlluError(f"{where}: token {token.form!r} is not in the text after offset {start}")
    span = Span(at, at + len(token.form))
    return split_token(span, token.form, list(map(itemgetter(FORM), token.rows)))


def split_token(token: Span, form: str, parts: Sequence[str]) -> list[Span]:
    """Return the span of each of *parts* in *token*: exact where they spell its form, else the
    whole token for each.
    """
    if "".join(parts).lower() != form.lower():
        return [token] * len(parts)
    spans, start = [], token.start
    for part in parts:
        spans.append(Span(start, start + len(part)))
        start += len(part)
    return spans


def _read_misc(row: Row) -> dict[str, str]:
    return dict(pair.partition("=")[::2] for pair in row[MISC].split("|"))


def _to_word(row: Row, span: Span) -> Word:
    return Word(
        index=_read_number(row[ID], row),
        span=span,
        text=row[FORM],
        lemma=row[LEMMA],
        upos=row[UPOS],
        xpos=_drop_underscore(row[XPOS]),
        feats=_drop_underscore(row[FEATS]),
        head=_read_number(row[HEAD], row),
        deprel=row[DEPREL],
        entity=_read_misc(row).get("NER", ""),
    )


def _drop_underscore(value: str) -> str:
    return "" if value == "_" else value


def to_conllu(document: Document) -> str:
    """Return *document* as CoNLL-U, one word a row; offsets as ``start_char``/``end_char``,
    entities as ``NER`` in MISC.
    """
    blocks = []
    paragraph: int | None = None
    for sentence in document.sentences:
        lines = ["# newpar"] if sentence.paragraph != paragraph else []
        paragraph = sentence.paragraph
        lines.append(TEXT_COMMENT + sentence.span.squeeze(document.text))
        lines += map(_to_row, sentence.words)
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def _to_row(word: Word) -> str:
    misc = f"start_char={word.span.start}|end_char={word.span.end}"
    if word.entity:
        misc += f"|NER={word.entity}"
    columns = {
        ID: str(word.index),
        FORM: word.text,
        LEMMA: word.cased_lemma,
        UPOS: word.upos,
        XPOS: word.xpos or "_",
        FEATS: word.feats or "_",
        HEAD: str(word.head),
        DEPREL: word.deprel,
        MISC: misc,
    }
    return "\t".join(columns.get(column, "_") for column in range(COLUMNS))
