"""Parts of a draft over the text."""

from __future__ import annotations

from attrs import evolve

from claimkit.draft import WeighedDraft
from claimkit.spans import Span
from tests.support.builders import span_of
from tests.support.drafts import build_cue, build_draft, build_draft_speaker
from tests.support.trees import document_of

DOCUMENT = document_of(
    "Lee/PROPN/2:nsubj called/VERB/0:root Kim/PROPN/2:obj out/ADP/2:compound:prt ,/PUNCT/2:punct "
    "saying/VERB/2:advcl it/PRON/8:nsubj rained/VERB/6:ccomp ./PUNCT/2:punct"
)
TEXT = DOCUMENT.text


def test_a_cue_in_two_pieces() -> None:
    """It does not hold what stands between its words, but its span does."""
    words = [word for word in DOCUMENT.sentences[0].words if word.text in {"called", "out"}]
    cue = evolve(build_cue(DOCUMENT, "called"), words=build_cue(DOCUMENT, "called").words | words)
    assert [span.of(TEXT) for span in cue.spans] == ["called", "out"]
    assert cue.span.of(TEXT) == "called Kim out"
    assert not cue.overlaps(span_of(TEXT, "Kim"))
    assert cue.overlaps(span_of(TEXT, "out, saying"))


def test_neighbours_share_a_span() -> None:
    assert [span.of(TEXT) for span in build_cue(DOCUMENT, "Kim out").spans] == ["Kim out"]


def test_a_speaker_over_the_text() -> None:
    speaker = build_draft_speaker(DOCUMENT, "Kim")
    assert speaker.sentence is DOCUMENT.sentences[0]
    assert speaker.overlaps(span_of(TEXT, "called Kim"))
    assert not speaker.overlaps(span_of(TEXT, "called"))


def test_what_a_content_covers() -> None:
    """A span is covered by one piece, not by two together."""
    content = build_draft(DOCUMENT, "saying", "it rained").content
    start, end = content.spans[0].start, content.spans[0].end
    torn = evolve(content, spans=(Span(start, start + 2), Span(start + 3, end)))
    assert content.covers(span_of(TEXT, "it rained"))
    assert not torn.covers(span_of(TEXT, "it rained"))
    assert torn.overlaps(span_of(TEXT, "it rained"))
    assert not content.covers(span_of(TEXT, "saying it"))


def test_weighing_changes_no_part() -> None:
    draft = build_draft(DOCUMENT, "saying", "it rained", 0.3, speaker="Lee")
    weighed = WeighedDraft.of(draft, 0.8)
    assert weighed == evolve(draft, confidence=0.8)
