"""Quotations that are speech, beside which no cue stands, and that no claim holds: claims without a
cue.

“The ferry is late,” said Lee. Nobody laughed. “We have waited for an hour.”
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import chain

from attrs import define, evolve, field, frozen

from claimkit.contents.extent import find_head
from claimkit.contents.pieces import make_content
from claimkit.contents.signatures import Signatures
from claimkit.contents.topics import is_behind_topic
from claimkit.contents.unworded import make_mark_cue
from claimkit.contents.words import load_content_words
from claimkit.document import Document, QuotationRegion
from claimkit.draft import DraftContent, DraftSpeaker, WeighedDraft
from claimkit.grammar import PERSON_LABEL, case_lemma, is_finite_verb, own_subject
from claimkit.model.claim import NO_LEMMA
from claimkit.punctuation import CLOSING_GUILLEMETS, CLOSING_MARKS, SPEECH_ENDS
from claimkit.spans import Span, SpanIndex, merge_spans
from claimkit.tree import Phrase, Sentence, Word

RULE = "cue.none"
CONTENT_RULE = "content.floating"
SPEAKER_RULE = "speaker.floating"
SHORTEST = 2  # words
LONG = 4  # letters of a word that has a capital in a title
CLOSING = f"{CLOSING_MARKS}{CLOSING_GUILLEMETS} "  # behind the last stop of a quotation


class Trust(Enum):
    """How well the text shows who speaks: the value is the confidence of the claim.

    Attributes:
        SIGNED: a line behind it names who.
        SAME_PARAGRAPH: the sentence before credits somebody.
        NEAR: it is about somebody, or the paragraph before credits or names somebody.
        NOTHING: nobody is given.
    """

    SIGNED = 0.95
    SAME_PARAGRAPH = 0.9
    NEAR = 0.75
    NOTHING = 0.6


@frozen
class LastSpeaker:
    """Who speaks as the text before a quotation shows it."""

    speaker: DraftSpeaker | None
    trust: Trust


NOBODY = LastSpeaker(None, Trust.NOTHING)
SIGNED = LastSpeaker(None, Trust.SIGNED)


def find_floating(document: Document, drafts: Sequence[WeighedDraft]) -> Iterator[WeighedDraft]:
    """Yield the drafts of quotations that none of *drafts* holds, in text order."""
    if not document.quotations:
        return
    # what is said within a quotation leaves open who speaks it
    outer = (draft.content.spans for draft in drafts if not draft.cue.quoted)
    held = SpanIndex.of(merge_spans(chain.from_iterable(outer)))
    speech, signatures = _Speech.of(document, drafts), Signatures(document)
    for run in _find_runs(document, held):
        words = _list_words(document, run)
        if not _is_said(document, words, run) or speech.is_repeated(run):
            continue
        signatory = signatures.find_signatory(run[-1].span)
        last = SIGNED if signatory else speech.find_speaker(run[0], words[0].sentence)
        draft = evolve(_make_draft(document, run, words, last), speaker=signatory)
        speech.add(draft)
        yield draft


def _find_runs(document: Document, held: SpanIndex) -> Iterator[tuple[QuotationRegion, ...]]:
    """Yield the quotations that stand alone, those together that nothing parts."""
    run: list[QuotationRegion] = []
    for region in document.quotations:
        if not _stands_alone(document, region, held):
            continue
        if run and not _goes_on(document, run[-1], region):
            yield tuple(run)
            run = []
        run.append(region)
    if run:
        yield tuple(run)


def _goes_on(document: Document, before: QuotationRegion, region: QuotationRegion) -> bool:
    """Whether *region* goes on with the quotation *before*: over a paragraph that left it open, or
    on the same line.
    """
    between = document.text[before.span.end : region.span.start]
    if between.strip():
        return False
    return region.continues or "\n" not in between


def _stands_alone(document: Document, region: QuotationRegion, held: SpanIndex) -> bool:
    """Whether *region* is made of whole sentences of running text, or is the predicate of a
    headline (Bridge ‘was never safe’), and no content has a part of it.
    """
    if held.is_over(region.span):
        return False
    sentences = document.sentences_over(region.span)
    if not sentences:
        return False
    if any(sentence.heading for sentence in sentences):
        return region.closed and _is_predicate(sentences, region.span)
    before = document.text[sentences[0].span.start : region.span.start]
    after = document.text[region.span.end : sentences[-1].span.end]
    if any(map(str.isalnum, after)):
        return False
    if any(map(str.isalnum, before)) and not is_behind_topic(document, region):
        return False
    return not _is_gone_on_with(document, sentences[-1])


def _is_predicate(sentences: Sequence[Sentence], region: Span) -> bool:
    """Whether *region* is a part of the only one of *sentences* and holds its finite verb."""
    if len(sentences) > 1:
        return False
    words = sentences[0].words_in(region)
    outside = sentences[0].phrase(1, words[0].index - 1) if words else Phrase()
    return outside.has_letter and any(map(is_finite_verb, words))


def _is_gone_on_with(document: Document, sentence: Sentence) -> bool:
    """Whether what follows *sentence* in its paragraph begins in lower case, and so belongs to
    it.
    """
    following = next(iter(document.sentences[sentence.index + 1 : sentence.index + 2]), None)
    if following is None or following.paragraph != sentence.paragraph:
        return False
    letters = filter(str.isalpha, following.span.of(document.text))
    return next(letters, "A").islower()


def _list_words(document: Document, run: Iterable[QuotationRegion]) -> Sequence[Word]:
    return [
        word
        for region in run
        for sentence in document.sentences_over(region.span)
        for word in sentence.words_in(region.span)
    ]


def _is_said(document: Document, words: Sequence[Word], run: Sequence[QuotationRegion]) -> bool:
    """Whether the quotation is a sentence or more, no name or title."""
    said = [word for word in words if not word.is_punctuation]
    if len(said) < SHORTEST or _is_title(said):
        return False
    if not run[-1].closed:
        return True
    inner = run[-1].inner
    ends = inner is not None and inner.of(document.text).rstrip(CLOSING).endswith(SPEECH_ENDS)
    return ends or _has_clause(words)


def _is_title(words: Sequence[Word]) -> bool:
    """Whether all long *words* begin with a capital, and there are several."""
    long = [word for word in words if len(word.text) >= LONG]
    return len(long) > 1 and not any(word.text[0].islower() for word in long)


def _has_clause(words: Iterable[Word]) -> bool:
    return any(map(is_finite_verb, words))


def _make_draft(
    document: Document,
    run: Sequence[QuotationRegion],
    words: Sequence[Word],
    last: LastSpeaker,
) -> WeighedDraft:
    return WeighedDraft(
        cue=make_mark_cue(NO_LEMMA, head=words[0], words=Phrase(), rule=RULE),
        speaker=None,
        implied=last.speaker,
        content=_make_content(document, run, words),
        confidence=last.trust.value,
    )


def _make_content(
    document: Document, run: Sequence[QuotationRegion], words: Sequence[Word]
) -> DraftContent:
    spans = merge_spans((region.span for region in run), gap=1)
    sentence = words[0].sentence
    first = Phrase(tuple(word for word in words if word.sentence is sentence))
    return make_content(
        document,
        spans,
        head=find_head(first.without_punctuation()),
        rule=CONTENT_RULE,
    )


@define
class _Speech:
    """What is said in a document, by sentence, as far as it is read.

    Attributes:
        said: by the index of a sentence the drafts whose cue is in it.
        holders: by the index of a sentence the draft whose content has it or a part of it.
        texts: the sentences of contents, letters and digits alone.
    """

    document: Document
    said: dict[int, list[WeighedDraft]] = field(factory=dict)
    holders: dict[int, WeighedDraft] = field(factory=dict)
    texts: set[str] = field(factory=set)

    @classmethod
    def of(cls, document: Document, drafts: Iterable[WeighedDraft]) -> _Speech:
        speech = cls(document)
        for draft in drafts:
            if not draft.cue.quoted:
                speech.add(draft)
        return speech

    def add(self, draft: WeighedDraft) -> None:
        """Note *draft*."""
        if draft.credited is None:
            return
        self.said.setdefault(draft.cue.sentence.index, []).append(draft)
        for span in draft.content.spans:
            for sentence in self.document.sentences_over(span):
                self.holders.setdefault(sentence.index, draft)
            self.texts.update(_split(span.of(self.document.text)))

    def is_repeated(self, run: Iterable[QuotationRegion]) -> bool:
        """Whether another content has the same words: a pull quote."""
        pieces = [_split(region.span.of(self.document.text)) for region in run]
        return all(map(self.texts.issuperset, pieces))

    def find_speaker(self, region: QuotationRegion, sentence: Sentence) -> LastSpeaker:
        """Return who speaks in *region*, which *sentence* begins."""
        if not sentence.index:
            return NOBODY
        before = self.document.sentences[sentence.index - 1]
        if before.paragraph == sentence.paragraph:
            return self._find_beside(before)
        if not Phrase(before.words).has_verb:  # From the desk of Lee:
            return _find_introduced(before)
        if is_behind_topic(self.document, region):
            return self._find_beside(before)
        return self._find_in_paragraph(before)

    def _find_beside(self, before: Sentence) -> LastSpeaker:
        last = self._find_last(before)
        if last is not None:
            return LastSpeaker(last, Trust.SAME_PARAGRAPH)
        actor = _find_actor(before)
        if actor is not None:
            return LastSpeaker(actor, Trust.NEAR)
        return self._find_in_paragraph(before)

    def _find_in_paragraph(self, before: Sentence) -> LastSpeaker:
        """Return who spoke last in the paragraph that *before* ends."""
        asks = before.span.of(self.document.text).rstrip(CLOSING).endswith("?")
        if before.heading or (asks and before.index in self.holders):
            return NOBODY
        for index in range(before.index, -1, -1):
            sentence = self.document.sentences[index]
            if sentence.paragraph != before.paragraph:
                break
            last = self._find_last(sentence)
            if last is not None:
                return LastSpeaker(last, Trust.NEAR)
        return NOBODY

    def _find_last(self, sentence: Sentence) -> DraftSpeaker | None:
        """Return who is credited last in *sentence*: with what it says, or by a cue in it."""
        drafts = self.said.get(sentence.index, [])
        if drafts:
            return drafts[-1].credited
        holder = self.holders.get(sentence.index)
        return None if holder is None else holder.credited


def _split(text: str) -> set[str]:
    """Return the sentences of *text* in letters and digits alone."""
    for stop in "!?…\n":
        text = text.replace(stop, ".")
    pieces = ("".join(filter(str.isalnum, piece)).lower() for piece in text.split("."))
    return set(filter(None, pieces))


def _find_introduced(sentence: Sentence) -> LastSpeaker:
    """Return the only person whom *sentence* names, which has no verb, or whose desk it is from."""
    actor = _find_actor(sentence) or _find_sender(sentence)
    return NOBODY if actor is None else LastSpeaker(actor, Trust.NEAR)


def _find_sender(sentence: Sentence) -> DraftSpeaker | None:
    """Return the name behind "From the desk of", whatever the parser takes it for."""
    if case_lemma(sentence.root) != "from" or sentence.root.lemma not in load_content_words().desks:
        return None
    name = next((w for w in sentence.root.children("nmod") if w.upos == "PROPN"), None)
    if name is None:
        return None
    words = Phrase((name, *name.children("flat")))
    return DraftSpeaker(words=words, head=name, rule=SPEAKER_RULE)


def _find_actor(sentence: Sentence) -> DraftSpeaker | None:
    """Return the person that *sentence* is about: its subject, or the only one whom it names."""
    subject = own_subject(sentence.root)
    if subject is not None and subject.entity.endswith(PERSON_LABEL):
        return _make_speaker(subject)
    people = [word for word in sentence.words if word.entity == f"B-{PERSON_LABEL}"]
    return _make_speaker(people[0]) if len(people) == 1 else None


def _make_speaker(word: Word) -> DraftSpeaker:
    """Return *word* with the rest of its name as a speaker."""
    words = Phrase((word,))
    for other in word.sentence.words[word.index :]:
        if other.entity != f"I-{PERSON_LABEL}":
            break
        words |= Phrase((other,))
    head = words.tops[0]
    return DraftSpeaker(words=words, head=head, rule=SPEAKER_RULE)
