"""Turns: what each speaker of a transcript says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from attrs import frozen

from claimkit.document import Document
from claimkit.lexicons.schema import Lexicon
from claimkit.spans import Span, Spans, merge_spans, trim_span
from claimkit.transcripts.labels import Label, find_labels
from claimkit.tree import Sentence

FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})
FEWEST = 3  # turns of a text that is a transcript throughout
EDGES = " \t\n\r\xa0.,;:"
BRACKETS = re.compile(r"^[\[(][^\])]*[\])]\s*")  # noises and stage directions


@frozen(kw_only=True)
class Turn:
    """What is said behind a label, in pieces of whole paragraphs; never empty."""

    label: Label
    spans: Spans


def find_turns(document: Document, lexicon: Lexicon) -> tuple[Turn, ...]:
    """Return the turns of *document*, in order."""
    labels = find_labels(document, lexicon)
    if not labels:
        return ()
    ends = chain((after.start for after in labels[1:]), (len(document.text),))
    found = (
        _find_turn(document, label, end, labels) for label, end in zip(labels, ends, strict=True)
    )
    return tuple(turn for turn in found if _is_said(document, turn))


def _is_said(document: Document, turn: Turn) -> bool:
    """Whether *turn* has a verb or is quoted: no list."""
    for span in turn.spans:
        if document.quotation_at(span) is not None or span.of(document.text).endswith("?"):
            return True
        if any(sentence.words_in(span).has_verb for sentence in document.sentences_over(span)):
            return True
    return False


def _find_turn(document: Document, label: Label, end: int, labels: Sequence[Label]) -> Turn:
    paragraphs = list(_find_paragraphs(document, Span(label.end, end)))
    is_last = label is labels[-1]
    throughout = not is_last and (len(labels) >= FEWEST or label.asks or label.answers)
    kept = _count_answering(paragraphs) if throughout else _count_said(document, paragraphs)
    spans = [_trim(document, label.end, end, paragraph) for paragraph in paragraphs[:kept]]
    if spans and spans[0] is not None and _is_closed_quotation(document, spans[0]):
        spans = spans[:1]
    return Turn(label=label, spans=merge_spans(filter(None, spans)))


def _is_closed_quotation(document: Document, span: Span) -> bool:
    """Whether *span* is one quotation, whose marks tell where the turn ends."""
    region = document.quotation_at(span)
    return region is not None and region.closed


def _find_paragraphs(document: Document, span: Span) -> Iterator[Sequence[Sentence]]:
    """Yield the sentences over *span* by paragraphs, without those of headings behind the first."""
    sentences = document.sentences_over(span)
    starts = [0]
    for index, (before, sentence) in enumerate(pairwise(sentences), start=1):
        if before.paragraph != sentence.paragraph:
            starts.append(index)
    for start, stop in pairwise([*starts, len(sentences)]):
        paragraph = sentences[start:stop]
        if paragraph and (not start or not paragraph[0].heading):
            yield paragraph


def _count_answering(paragraphs: Sequence[Sequence[Sentence]]) -> int:
    """Return how many of *paragraphs* belong to the turn: up to one behind the first that asks."""
    for number, paragraph in enumerate(paragraphs):
        if number and paragraph[-1].words[-1].text == "?":
            return number
    return len(paragraphs)


def _count_said(document: Document, paragraphs: Sequence[Sequence[Sentence]]) -> int:
    """Return how many of *paragraphs* belong to the turn: up to the last in which the speaker goes
    on to say "I" or "we", at least the first. Where somebody is quoted, the turn is over.
    """
    last = 0
    for number, paragraph in enumerate(paragraphs):
        if number and any(document.quotations_over(sentence.span) for sentence in paragraph):
            break
        words = chain.from_iterable(sentence.words for sentence in paragraph)
        if any(word.lower in FIRST_PERSON for word in words):
            last = number
    return last + 1


def _trim(document: Document, start: int, end: int, paragraph: Sequence[Sentence]) -> Span | None:
    """Return the span of *paragraph* between *start* and *end*, without stops at its end and
    directions in brackets; None if nothing is left.
    """
    first, last = max(start, paragraph[0].span.start), min(end, paragraph[-1].span.end)
    if first >= last:
        return None
    text = document.text[first:last].lstrip()
    first = last - len(text)
    direction = BRACKETS.match(text)
    if direction is not None:
        first += direction.end()
    return trim_span(document.text, Span(first, last), EDGES) if first < last else None
