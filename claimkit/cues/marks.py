"""Cues that are marks: a colon before what is said, and a dash before who signs it."""

from __future__ import annotations

from collections.abc import Container, Iterator

from attrs import evolve

from claimkit.clauses.topics import is_before_topic
from claimkit.cues.found import CueFound
from claimkit.cues.headlines import find_mark_behind_quotation, find_source_mark
from claimkit.document import Document
from claimkit.grammar import is_agentive, is_speech
from claimkit.lexicons.entries import CueEntry, Frame
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import Act, CueKind, ReportingClass
from claimkit.spans import Span
from claimkit.text.dashes import DASHES
from claimkit.text.posts import is_signature
from claimkit.transcripts.words import load_label_words
from claimkit.tree import Phrase, Sentence, Word

LONGEST_INTRODUCTION = 8  # words before a colon that introduce a quotation ("Lee on taxes: “…”")
LONGEST_WITH_TOPIC = 14
BODIES_AND_PLACES = ("ORG", "LOC")  # labels of their names
LONGEST_SIGNATURE = 16  # words behind a dash that sign a quotation
SENDERS = frozenset({"from", "by", "via"})  # before the name: "From Lee: “…”"
COLON = CueEntry(
    lemma=":", reporting_class=ReportingClass.NEUTRAL, act=Act.STATEMENT, frames=(Frame.QUOTE,)
)
DASH = evolve(COLON, lemma="—")
NOMINAL = frozenset({"PROPN", "NOUN", "DET", "PRON", "ADJ"})  # may begin a noun phrase


def find_colons(document: Document, sentence: Sentence, lexicon: Lexicon) -> Iterator[CueFound]:
    """A colon between a short noun phrase and a quotation.

    Or a colon after a name at the start of a paragraph or a headline, or before who says it at the
    end of one; or a dash between who opens a paragraph and the quotation that is the rest of it.
    """
    mark = _find_source_mark(document, sentence, lexicon)
    if mark is None:
        mark = _find_dash_before_quotation(document, sentence)
    if mark is not None:
        yield _make_mark(mark, by_form=True)
        return
    colon = _find_colon(sentence)
    if colon is None:
        return
    before = sentence.phrase(1, colon.index - 1)
    is_turn = _is_before_turn(document, before, lexicon)
    if is_turn or _is_before_quotation(document, before, colon.span):
        is_headline = is_turn and sentence.heading and _talk_in(document, sentence)
        yield _make_mark(colon, by_form=is_headline or _has_topic(before))


def _find_colon(sentence: Sentence) -> Word | None:
    """Return the colon behind an introduction, which may be longer if it names a topic."""
    near_start = sentence.words[1 : LONGEST_WITH_TOPIC + 1]
    colon = next((word for word in near_start if word.text == ":"), None)
    if colon is None or colon.index <= LONGEST_INTRODUCTION + 1:
        return colon
    return colon if _has_topic(sentence.phrase(1, colon.index - 1)) else None


def _make_mark(mark: Word, *, by_form: bool) -> CueFound:
    return CueFound(
        head=mark,
        words=Phrase((mark,)),
        entry=COLON if mark.text == ":" else DASH,
        kind=CueKind.PUNCTUATION,
        by_form=by_form,
    )


def _find_dash_before_quotation(document: Document, sentence: Sentence) -> Word | None:
    """Return the dash between who opens a paragraph and the quotation that is the rest of it: Ana
    Lee, 54, cleaner — “I would sleep.”
    """
    near_start = sentence.words[1 : LONGEST_INTRODUCTION + 1]
    dash = next((word for word in near_start if word.text in DASHES), None)
    if dash is None or sentence.words[0].upos != "PROPN":
        return None
    if not document.opens_paragraph(sentence.span):
        return None
    before = sentence.phrase(1, dash.index - 1)
    if not _is_before_quotation(document, before, dash.span):
        return None
    region = next(document.quotations_from(dash.span.end))
    rest = tuple(document.rest_of_paragraph(sentence))[-1]
    return dash if rest.span.end <= region.span.end else None


def _find_source_mark(document: Document, sentence: Sentence, lexicon: Lexicon) -> Word | None:
    """Return the mark before who says it at the end of a headline; not a dash behind a quotation,
    before who signs it.
    """
    mark = find_mark_behind_quotation(document, sentence, lexicon)
    if mark is not None:
        return mark
    mark = find_source_mark(sentence, lexicon)
    if mark is None or mark.text not in DASHES:
        return mark
    return mark if document.quotation_before(mark.span) is None else None


def _is_before_quotation(document: Document, before: Phrase, colon: Span) -> bool:
    """Whether *before*, the words before a colon, is a noun phrase, and a quotation stands right
    behind.
    """
    region = next(document.quotations_from(colon.end), None)
    if region is None:
        return False
    if document.text[colon.end : region.span.start].strip():
        return False
    if before.has_verb:
        return False
    first = next((word for word in before if word.lemma not in SENDERS), before[0])
    return first.upos in NOMINAL


def _has_topic(before: Phrase) -> bool:
    """Whether *before* says of whom or what somebody speaks: "Lee on her rival"."""
    return any(map(is_before_topic, before))


def _is_before_turn(document: Document, before: Phrase, lexicon: Lexicon) -> bool:
    """Whether *before* is a speaker's name, not a place's, at the start of a paragraph, as before a
    turn of a transcript or in a headline.
    """
    if not document.opens_paragraph(before.sentence.span):
        return False
    name = before.without_punctuation()
    if not name:
        return False
    if name[0].lower in load_label_words().headings:
        return False
    if any(word.upos != "PROPN" for word in name):
        return _is_headline_source(name, lexicon)
    if not before.sentence.heading and _is_note(name):
        return False
    return " ".join(word.lower for word in name) not in lexicon.names.places


def _is_headline_source(name: Phrase, lexicon: Lexicon) -> bool:
    """Whether *name* is a noun for who says the clause behind it: "Coroner: Driver was awake"."""
    if len(name) > 1 or not name.sentence.heading or not is_agentive(name[0], lexicon):
        return False
    behind = name.sentence.phrase(name[0].index + 1, len(name.sentence.words))
    return any(word.relation == "nsubj" and word.parent in behind for word in behind)


def _is_note(name: Phrase) -> bool:
    """Whether what follows *name* is a note about a team or a place: nobody talks in it."""
    if name[0].text.isupper():  # the label of a transcript
        return False
    if not all(word.entity.endswith(BODIES_AND_PLACES) for word in name):
        return False
    return not _talks(name.sentence, {"1", "2"})


def _talk_in(document: Document, headline: Sentence) -> bool:
    """Whether somebody says "I" or "we" in *headline*, or in what it was parted from."""
    return any(_talks(part, {"1"}) for part in document.rest_of_paragraph(headline))


def _talks(sentence: Sentence, persons: Container[str]) -> bool:
    """Whether a word of *sentence* is in one of *persons*: "we", "your"."""
    return any(word.feat("Person") in persons for word in sentence.words)


def find_signatures(document: Document, sentence: Sentence, lexicon: Lexicon) -> Iterator[CueFound]:
    """A dash between a quotation that opens a paragraph and a name that ends one, or between the
    text of an embedded post and its author.
    """
    if not document.ends_paragraph(sentence):
        return
    near_end = sentence.words[-LONGEST_SIGNATURE - 1 : -1]
    dashes = (word for word in near_end if word.text in DASHES)
    for dash in filter(_is_before_signature, dashes):  # or hyphens
        if is_signature(document.text, dash.span) or _is_behind_quotation(document, dash.span):
            yield _make_mark(dash, by_form=True)
            return


def _is_before_signature(dash: Word) -> bool:
    """Whether nothing stands behind *dash* but a name and what describes it."""
    signature = dash.sentence.phrase(dash.index + 1, len(dash.sentence.words))
    if signature.has_verb:
        return False
    return signature[0].upos == "PROPN"


def _is_behind_quotation(document: Document, dash: Span) -> bool:
    """Whether right before *dash* ends a quotation that opens a paragraph."""
    signed = document.quotation_before(dash)
    if signed is None:
        return False
    if not is_speech(document, signed):
        return False
    return document.opens_paragraph(signed.span)
