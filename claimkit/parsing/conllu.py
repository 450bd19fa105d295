"""CoNLL-U in and out: frozen parses for tests, and documents that somebody else parsed."""

from __future__ import annotations

from attrs import frozen

from claimkit.document import Document, Sentence, Word
from claimkit.errors import ConlluError
from claimkit.spans import Span, cover_spans
from claimkit.text.quotation import find_quotations
from claimkit.text.segmentation import find_segments

ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, _DEPS, MISC = range(10)


@frozen
class _Row:
    """A token line: the syntactic words it stands for and the form that the text shows."""

    form: str
    words: tuple[tuple[str, ...], ...]


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
    whole = _joined_text(blocks) if text is None else text
    parts = find_segments(whole)
    sentences: list[Sentence] = []
    cursor = 0
    for number, lines in enumerate(blocks):
        words, cursor = _read_words(lines, whole, cursor, number)
        span = cover_spans(w.span for w in words)
        segment = next((s for s in parts if s.span.overlaps(span)), None)
        paragraph, heading = (segment.paragraph, segment.heading) if segment else (0, False)
        sentences.append(
            Sentence(index=number, span=span, words=words, paragraph=paragraph, heading=heading)
        )
    return Document(
        text=whole,
        sentences=tuple(sentences),
        quotations=find_quotations(whole, [s.span for s in parts]),
        parser="conllu",
    )


def _joined_text(blocks: list[list[str]]) -> str:
    text = ""
    for lines in blocks:
        own = next((line[9:] for line in lines if line.startswith("# text = ")), None)
        if own is None:
            raise ConlluError(f"sentence {lines[0]!r}: no '# text = ' comment and no text given")
        new = any(line.startswith(("# newpar", "# newdoc")) for line in lines)
        text += ("\n" if new else " ") * bool(text) + own
    return text


def _read_words(
    lines: list[str], text: str, cursor: int, number: int
) -> tuple[tuple[Word, ...], int]:
    rows = [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]
    for row in rows:
        if len(row) != 10:
            raise ConlluError(
                f"sentence {number + 1}: expected 10 columns, got {len(row)}: {row!r}"
            )
    words: list[Word] = []
    for token in _tokens(rows):
        offsets = [_offsets(row, text) for row in token.words]
        if all(span is not None for span in offsets):
            words.extend(
                _word(row, span)
                for row, span in zip(token.words, offsets, strict=True)
                if span is not None
            )
            cursor = words[-1].span.end
            continue
        start = text.find(token.form, cursor)
        if start < 0:
            raise ConlluError(
                f"sentence {number + 1}: token {token.form!r} is not in the text after offset {cursor}"
            )
        cursor = start + len(token.form)
        words.extend(_words_of(token, Span(start, cursor)))
    if sum(word.head == 0 for word in words) != 1:
        raise ConlluError(
            f"sentence {number + 1}: expected one root, got {sum(w.head == 0 for w in words)}"
        )
    return tuple(words), cursor


def _tokens(rows: list[tuple[str, ...]]) -> list[_Row]:
    tokens: list[_Row] = []
    inside = 0
    for place, row in enumerate(rows):
        if "." in row[ID]:
            continue
        if "-" in row[ID]:
            first, last = (int(part) for part in row[ID].split("-"))
            inside = last - first + 1
            tokens.append(_Row(row[FORM], tuple(rows[place + 1 : place + 1 + inside])))
        elif inside:
            inside -= 1
        else:
            tokens.append(_Row(row[FORM], (row,)))
    return tokens


def split_token(token: Span, form: str, parts: list[str]) -> list[Span]:
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


def _misc(row: tuple[str, ...]) -> dict[str, str]:
    return dict(pair.partition("=")[::2] for pair in row[MISC].split("|"))


def _offsets(row: tuple[str, ...], text: str) -> Span | None:
    """Return the span that MISC gives, None if it gives none."""
    misc = _misc(row)
    if "start_char" not in misc or "end_char" not in misc:
        return None
    start, end = misc["start_char"], misc["end_char"]
    if not (start.isdecimal() and end.isdecimal() and int(start) < int(end) <= len(text)):
        raise ConlluError(
            f"word {row[ID]} {row[FORM]!r}: start_char={start}, end_char={end} is no span of a text of {len(text)} characters"
        )
    return Span(int(start), int(end))


def _words_of(token: _Row, span: Span) -> list[Word]:
    spans = split_token(span, token.form, [row[FORM] for row in token.words])
    return [_word(row, own) for row, own in zip(token.words, spans, strict=True)]


def _word(row: tuple[str, ...], span: Span) -> Word:
    xpos, feats = ("" if row[column] == "_" else row[column] for column in (XPOS, FEATS))
    return Word(
        index=int(row[ID]),
        span=span,
        text=row[FORM],
        lemma=row[LEMMA],
        upos=row[UPOS],
        xpos=xpos,
        feats=feats,
        head=int(row[HEAD]),
        deprel=row[DEPREL],
        entity=_misc(row).get("NER", ""),
    )


def to_conllu(document: Document) -> str:
    """Return *document* as CoNLL-U, one word a row; offsets as ``start_char``/``end_char``,
    entities as ``NER`` in MISC.
    """
    blocks = []
    paragraph = -1
    for sentence in document.sentences:
        lines = ["# newpar"] if sentence.paragraph != paragraph else []
        paragraph = sentence.paragraph
        lines.append(f"# text = {' '.join(sentence.span.of(document.text).split())}")
        for w in sentence.words:
            misc = f"start_char={w.span.start}|end_char={w.span.end}" + (
                f"|NER={w.entity}" if w.entity else ""
            )
            lines.append(
                "\t".join(
                    [
                        str(w.index),
                        w.text,
                        w.cased_lemma,
                        w.upos,
                        w.xpos or "_",
                        w.feats or "_",
                        str(w.head),
                        w.deprel,
                        "_",
                        misc,
                    ]
                )
            )
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"
