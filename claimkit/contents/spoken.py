"""Turns of a transcript as drafts, and other drafts beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve, frozen

from claimkit.contents.extent import find_head
from claimkit.contents.pieces import make_content
from claimkit.contents.reporting import cut_content
from claimkit.contents.unworded import make_mark_cue
from claimkit.document import Document
from claimkit.draft import DraftSpeaker, WeighedDraft
from claimkit.spans import Span, SpanIndex, Spans, intersect_spans, subtract_spans
from claimkit.transcripts.turns import Turn
from claimkit.tree import Phrase

CUE_RULE, SPEAKER_RULE, CONTENT_RULE = "cue.label", "speaker.label", "content.turn"
COLON = ":"
CONFIDENCE = 0.9  # that a turn of a transcript is read right


def find_spoken(document: Document, turns: Iterable[Turn]) -> Iterator[WeighedDraft]:
    """Yield a draft for each of *turns* whose speaker is more than an interviewer."""
    for turn in turns:
        if not turn.label.asks:
            yield _make_draft(document, turn)


def _make_draft(document: Document, turn: Turn) -> WeighedDraft:
    label = turn.label
    first = document.sentences_over(turn.spans[0])[0].words_in(*turn.spans)
    return WeighedDraft(
        cue=make_mark_cue(
            COLON,
            head=label.mark or first[0],
            words=Phrase((label.mark,)) if label.mark is not None else Phrase(),
            rule=CUE_RULE,
        ),
        speaker=DraftSpeaker(words=label.words, head=label.head, rule=SPEAKER_RULE),
        content=make_content(
            document, turn.spans, head=find_head(first.without_punctuation()), rule=CONTENT_RULE
        ),
        confidence=CONFIDENCE,
    )


def fit_into_turns(
    document: Document, drafts: Iterable[WeighedDraft], turns: Sequence[Turn]
) -> Iterator[WeighedDraft]:
    """Yield *drafts* without those that have words of labels, and the contents of those within a
    turn without what is beyond it.
    """
    layout = _Layout.of(turns)
    for written in drafts:
        draft = _cut_label(written, layout.labels)
        if any(map(layout.labels.is_over, draft.frame)):
            continue
        outside = tuple(layout.find_outside(draft.content.spans, draft.cue.span))
        content = cut_content(document, draft.content, outside) if outside else draft.content
        if content is not None:
            yield evolve(draft, content=content)


def _cut_label(draft: WeighedDraft, labels: SpanIndex) -> WeighedDraft:
    """Return *draft* without the label in front of its speaker, which the parser took for a part of
    that: "LEE: The mayor, Bo Berg, said".
    """
    speaker = draft.speaker
    if speaker is None or not labels.is_over(speaker.span):
        return draft
    words = speaker.words.where(lambda word: not labels.is_over(word.span)).trimmed()
    if not words or words[0].index < speaker.words[0].index:
        return draft
    head = words.root if speaker.head not in words else speaker.head
    return evolve(draft, speaker=evolve(speaker, words=words, head=head))


@frozen
class _Layout:
    """Where labels and turns stand, looked up in logarithmic time.

    Attributes:
        pieces: of all turns.
        turns: by their pieces.
    """

    labels: SpanIndex
    pieces: SpanIndex
    turns: Mapping[Span, Turn]

    @classmethod
    def of(cls, turns: Sequence[Turn]) -> _Layout:
        by_piece = {piece: turn for turn in turns for piece in turn.spans}
        labels = SpanIndex.of(Span(turn.label.start, turn.label.end) for turn in turns)
        return cls(labels, SpanIndex.of(by_piece), by_piece)

    def find_outside(self, content: Spans, cue: Span) -> Iterator[Span]:
        """Yield what of *content* a claim with *cue* cannot hold: what is beyond its turn, or if it
        stands in none, the labels.
        """
        piece = next(self.pieces.list_over(cue), None)
        if piece is not None and piece.covers(cue):
            yield from subtract_spans(content, self.turns[piece].spans)
            return
        for span in content:
            yield from intersect_spans((span,), self.labels.list_over(span))
