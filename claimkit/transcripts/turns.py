"""Turns: what each speaker of a transcript says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from operator import attrgetter

from attrs import evolve, frozen

from claimkit.document import Document
from claimkit.grammar import FIRST_PERSON
from claimkit.lexicons.schema import Lexicon
from claimkit.punctuation import SENTENCE_ENDS
from claimkit.spans import Span, Spans, merge_spans, trim_span
from claimkit.transcripts.labels import Label, find_labels, is_in_capitals
from claimkit.transcripts.voices import find_voices
from claimkit.tree import Sentence

FEWEST = 3  # turns of a text that is a transcript throughout
EDGES = " \t\n\r\xa0.,;:"
BRACKETS = re.compile(r"^[\[(][^\])]*[\])]\s*")  # noises and stage directions
# The same at the end, where other brackets hold more of what is said
NOISES = re.compile(
    r"\s*[\[(](?:applause|boo(?:s|ing)|break|cheer(?:s|ing)|commercial break|crosstalk|inaudible"
    r"|indiscernible|laugh\w*|music|off.?mike|pause|sighs?|silence|unintelligible)\.?[\])]\.?\s*$",
    re.IGNORECASE,
)


@frozen(kw_only=True)
class Turn:
    """What is said behind a label, in pieces of whole paragraphs; never empty."""

    label: Label
    spans: Spans


def find_turns(document: Document, lexicon: Lexicon) -> tuple[Turn, ...]:
    """Return the turns of *document*, in order."""
    labels = find_labels(document, lexicon) or find_voices(document)
    if not labels:
        return ()
    ends = (*(after.start for after in labels[1:]), len(document.text))
    turns = map(partial(_find_turn, document, labels), labels, ends)
    said = [turn for turn in turns if _is_said(document, turn)]
    asking = _find_asking(document, said)
    return tuple(
        _without_questions(document, turn) if turn.label.key in asking else turn for turn in said
    )


def _find_asking(document: Document, turns: Sequence[Turn]) -> frozenset[str]:
    """Return the keys of the labels of those who ask: most of their turns end with a question."""
    keys = Counter(turn.label.key for turn in turns)
    asked = Counter(turn.label.key for turn in turns if _ends_asking(document, turn.spans[-1]))
    return frozenset(key for key, times in asked.items() if 2 * times > keys[key])


def _ends_asking(document: Document, span: Span) -> bool:
    return document.text[span.end - 1] == "?"


def _without_questions(document: Document, turn: Turn) -> Turn:
    """Return *turn* without the questions at its end, if something is said before them: "The bill
    was vetoed. Did you see it coming?"
    """
    last = turn.spans[-1]
    if not _ends_asking(document, last) or document.quotation_at(last) is not None:
        return turn
    kept = [part for part in document.sentences_over(last) if part.words[-1].text != "?"]
    if not kept or kept[-1].span.end <= last.start:
        return turn
    span = trim_span(document.text, Span(last.start, kept[-1].span.end), EDGES)
    return turn if span is None else evolve(turn, spans=(*turn.spans[:-1], span))


def _is_said(document: Document, turn: Turn) -> bool:
    """Whether a piece of *turn* is spoken: it is no list."""
    return any(_is_spoken(document, span) for span in turn.spans)


def _is_spoken(document: Document, span: Span) -> bool:
    """Whether *span* has a verb, ends as a sentence, or is quoted."""
    if document.quotation_at(span) is not None:
        return True
    if document.text[span.end - 1 : span.end + 1].rstrip().endswith(SENTENCE_ENDS):
        return True
    return any(sentence.words_in(span).has_verb for sentence in document.sentences_over(span))


def _find_turn(document: Document, labels: Sequence[Label], label: Label, end: int) -> Turn:
    paragraphs = list(_find_paragraphs(document, Span(label.end, end)))
    if _is_of_headline(label, labels):
        kept = 1
    elif _is_answered(label, labels):
        kept = _count_answering(paragraphs)
    else:
        kept = _count_said(document, paragraphs)
    spans = [_trim(document, label.end, end, paragraph) for paragraph in paragraphs[:kept]]
    if _is_closed_quotation(document, next(iter(spans), None)):
        spans = spans[:1]
    return Turn(label=label, spans=merge_spans(filter(None, spans)))


def _is_answered(label: Label, labels: Sequence[Label]) -> bool:
    """Whether the turn of *label* ends where the next speaker begins: that of one in an interview,
    or in a text that is a transcript throughout.
    """
    if label is labels[-1]:
        return False
    return len(labels) >= FEWEST or label.is_nameless


def _is_of_headline(label: Label, labels: Sequence[Label]) -> bool:
    """Whether *label* opens the headline of the text, and no turn: “Lee: we have won”. Before a
    transcript with labels in capitals it has none.
    """
    first = label.head.sentence
    if first.index:
        return False
    if first.heading:
        return True
    others = [other.name for other in labels if other is not label]
    return bool(others) and all(map(is_in_capitals, others)) and not is_in_capitals(label.name)


def _is_closed_quotation(document: Document, span: Span | None) -> bool:
    """Whether *span* is one quotation, whose marks tell where the turn ends."""
    if span is None:
        return False
    region = document.quotation_at(span)
    return region is not None and region.closed


def _find_paragraphs(document: Document, span: Span) -> Iterator[Sequence[Sentence]]:
    """Yield the sentences over *span* by paragraphs, without those of headings behind the first."""
    groups = groupby(document.sentences_over(span), attrgetter("paragraph"))
    for number, (_, group) in enumerate(groups):
        paragraph = tuple(group)
        if not (number and paragraph[0].heading):
            yield paragraph


def _count_answering(paragraphs: Sequence[Sequence[Sentence]]) -> int:
    """Return how many of *paragraphs* belong to the turn: up to one behind the first that asks."""
    for number, paragraph in enumerate(paragraphs[1:], start=1):
        if paragraph[-1].words[-1].text == "?":
            return number
    return len(paragraphs)


def _count_said(document: Document, paragraphs: Sequence[Sequence[Sentence]]) -> int:
    """Return how many of *paragraphs* belong to the turn: up to the last in which the speaker goes
    on to say "I" or "we", at least the first. Where somebody is quoted, the turn is over.
    """
    last = 0
    for number, paragraph in enumerate(paragraphs):
        if number and _has_quotation(document, paragraph):
            break
        if any(map(_is_in_first_person, paragraph)):
            last = number
    return last + 1


def _has_quotation(document: Document, paragraph: Iterable[Sentence]) -> bool:
    return any(document.quotations_over(sentence.span) for sentence in paragraph)


def _is_in_first_person(sentence: Sentence) -> bool:
    return not FIRST_PERSON.isdisjoint(word.lower for word in sentence.words)


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
    noise = NOISES.search(document.text[first:last])
    if noise is not None:
        last = first + noise.start()
    return trim_span(document.text, Span(first, last), EDGES) if first < last else None
