"""Contents in quotation marks or after a colon."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import dropwhile

from claimkit.clauses.headlines import is_before_source
from claimkit.contents.extent import find_clause, find_head
from claimkit.contents.found import ContentFound
from claimkit.contents.inner import find_inner_speech
from claimkit.contents.quotations import (
    find_joined_rest,
    find_regions,
    holds_sentence_end,
    may_quote,
)
from claimkit.contents.scene import Scene, has_speaker, is_of, takes
from claimkit.contents.words import load_content_words
from claimkit.document import Document, QuotationRegion
from claimkit.grammar import PAST, ends_headline, own_subject
from claimkit.lexicons.entries import Frame
from claimkit.model.scheme import CueKind
from claimkit.punctuation import trim_punctuation
from claimkit.rules import only_if
from claimkit.spans import cover_spans
from claimkit.text.dashes import DASHES
from claimkit.text.posts import find_post, is_signature
from claimkit.tree import Phrase, Word

SHORTEST_TURN = 3  # words
BLANK_LINE = "\n\n"


@only_if(takes(Frame.QUOTE), is_of(CueKind.VERB, CueKind.PUNCTUATION))
def find_speech(scene: Scene) -> ContentFound | None:
    """Quotations beside the clause of the cue."""
    inner = find_inner_speech(scene) if scene.cue.quoted and scene.is_verb else None
    if inner is not None:
        return inner
    regions = find_regions(scene) if _may_quote(scene) else ()
    if not regions:
        return None
    if _has_more(scene) or _has_subject_before(scene, regions[0]):
        return None
    outside = _find_clause_before(scene, regions[0])
    link, rest = find_joined_rest(scene, regions[-1])
    outside |= link
    spans = tuple(region.span for region in (*regions, *rest))
    return ContentFound(
        words=outside,
        regions=spans,
        head=find_head(outside | scene.sentence.words_in(*spans).without_punctuation()),
        goes_on=True,
    )


def is_behind(scene: Scene) -> bool:
    """Whether the speaker stands behind the mark that is the cue, as behind a dash."""
    if not (scene.cue.by_form or scene.head.text in DASHES):
        return False
    return is_before_source(scene.head)


def _may_quote(scene: Scene) -> bool:
    if scene.is_verb:
        if scene.speaker is None:
            return False
        return not ends_headline(scene.head)
    return not is_behind(scene)


@only_if(is_of(CueKind.PUNCTUATION), has_speaker)
def find_turn(scene: Scene) -> ContentFound | None:
    """The rest of the paragraph after a name and a colon: a turn of a transcript, or a headline."""
    if is_behind(scene):
        return None
    words = trim_punctuation(tuple(_find_rest_of_paragraph(scene)), keep=scene.is_quoted)
    if len(words) < SHORTEST_TURN or _heads_gallery(scene, words[-1]):
        return None
    region = cover_spans((words[0].span, words[-1].span))
    return ContentFound(regions=(region,), head=find_head(scene.sentence.words_in(region)))


def _heads_gallery(scene: Scene, last: Word) -> bool:
    """Whether a headline that ends with *last* tells what sort of page follows: "Berg: a life in
    pictures".
    """
    if not scene.sentence.heading or scene.sentence.phrase(1, last.index).has_verb:
        return False
    return last.lower in load_content_words().pages


def _find_rest_of_paragraph(scene: Scene) -> Iterator[Word]:
    """Yield the words of the paragraph behind the cue."""
    for sentence in scene.document.rest_of_paragraph(scene.sentence):
        yield from (word for word in sentence.words if word.span.start >= scene.head.span.end)


@only_if(is_of(CueKind.PUNCTUATION), has_speaker)
def find_signed(scene: Scene) -> ContentFound | None:
    """The quotation before a dash and a name, with earlier paragraphs of the same quotation, the
    text of an embedded post, or the headline before who says it.
    """
    if not is_behind(scene):
        return None
    region = scene.document.quotation_before(scene.head.span)
    if region is None and is_signature(scene.document.text, scene.head.span):
        return _find_embedded(scene)
    if scene.sentence.heading and not (region and scene.document.opens_paragraph(region.span)):
        words = scene.sentence.phrase(1, scene.head.index - 1)
        return ContentFound(words=words, head=find_head(words)) if words.has_letter else None
    if region is None:
        return _find_embedded(scene)
    return ContentFound(
        regions=tuple(part.span for part in _find_parts(scene.document, region)),
        head=find_head(scene.sentence.words_in(region.span)),
    )


def _find_embedded(scene: Scene) -> ContentFound | None:
    """The block of lines before the dash that signs an embedded post."""
    document, dash = scene.document, scene.head.span
    if not is_signature(document.text, dash):
        return None
    start = document.text.rfind(BLANK_LINE, 0, dash.start) + 1
    post = find_post(document.text, start, dash)
    if post is None:
        return None
    first = document.sentences_over(post)[0]
    return ContentFound(regions=(post,), head=find_head(first.words_in(post)))


def _find_parts(document: Document, region: QuotationRegion) -> Iterator[QuotationRegion]:
    """Yield *region* and those that it goes on from, the last first."""
    yield region
    for earlier in document.quotations_back_from(region.span.start):
        if not region.continues:
            return
        yield earlier
        region = earlier


def _find_clause_before(scene: Scene, region: QuotationRegion) -> Phrase:
    """Return the words before *region* that belong to what is said, where the quotation begins in
    mid-clause: Kim “did it,” Lee said. Empty if none does.
    """
    before = _find_before(scene, region)
    quoted = scene.sentence.words_in(region.span).without_punctuation()
    if not _is_one_clause(before, quoted):
        return Phrase()
    if scene.head.index < quoted[0].index:
        return Phrase()
    if any(may_quote(scene, word) for word in before):
        return Phrase()
    return before


def _has_subject_before(scene: Scene, region: QuotationRegion) -> bool:
    """Whether *region* goes on with a clause whose subject stands before an inserted cue, without
    marks: what is said is that clause: The plan, as Kim put it, “is a joke”.
    """
    if region.span.end > scene.sentence.span.end:  # the rest of the sentence is not all of it
        return False
    quoted = scene.sentence.words_in(region.span).without_punctuation()
    head, first = find_head(quoted), scene.taken[0]
    subject = None if head is None else own_subject(head)
    if subject is None or not subject.index < first.index < quoted[0].index:
        return False
    return quoted[0].text[0].islower() and not scene.is_quoted(subject)


def _is_one_clause(before: Phrase, quoted: Phrase) -> bool:
    """Whether *quoted* goes on with the clause that *before* begins."""
    if not quoted:
        return False
    if quoted[0].text[:1].islower():
        return True
    return _is_governed(quoted, by=before)


def _find_before(scene: Scene, region: QuotationRegion) -> Phrase:
    """Return the words of the cue's sentence before *region*, without what only links them to
    others; empty if one of them is the cue's, the speaker's, or quoted.
    """
    words = (word for word in scene.sentence.words if word.span.end <= region.span.start)
    before = Phrase(tuple(dropwhile(_is_link, words)))
    if scene.taken & before:
        return Phrase()
    if any(map(scene.is_quoted, before)):
        return Phrase()
    return before


def _is_link(word: Word) -> bool:
    return word.is_punctuation or word.relation == "cc"


def _is_governed(words: Phrase, *, by: Phrase) -> bool:
    """Whether one of *words* is attached to a word of *by*."""
    above = by.indices
    return any(word.head in above for word in words)


def _has_more(scene: Scene) -> bool:
    """Whether a clause behind the cue holds words that are not quoted: what is said is that
    clause.
    """
    behind = (top for top in scene.carrier.children("ccomp") if top.index > scene.head.index)
    clauses = (top for top in behind if not _is_done_meanwhile(top))
    words = (find_clause(scene, next(clauses, None)) - scene.taken).without_punctuation()
    if not words or words[0].index < scene.cue.words[-1].index:
        return False
    quoted = words.where(scene.is_quoted)
    if not quoted:
        return not _is_attached_wrongly(scene, words)
    return len(quoted) < len(words)


def _is_done_meanwhile(top: Word) -> bool:
    """Whether *top* is a participle that tells what the speaker did: “It fell,” Kim said, looking
    away; or what the parser takes for a past without a subject: "Said a fan, wrapped in scarves".
    """
    if top.feat("VerbForm") not in {"Ger", "Part"} and top.xpos != PAST:
        return False
    return own_subject(top) is None and top.opening.text_before == ","


def _is_attached_wrongly(scene: Scene, words: Phrase) -> bool:
    """Whether a sentence end stands between the cue and *words*: the parser took the next sentence
    for a complement.
    """
    between = scene.document.text[scene.cue.words[-1].span.end : words[0].span.start]
    return holds_sentence_end(between)
