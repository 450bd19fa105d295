"""Claims beside the turns of a transcript."""

from __future__ import annotations

from attrs import evolve

from claimkit.contents.spoken import fit_into_turns
from claimkit.lexicons.loader import load
from claimkit.spans import Span
from claimkit.transcripts.turns import find_turns
from tests.support.builders import span_of
from tests.support.drafts import build_draft
from tests.support.trees import document_of

DOCUMENT = document_of(
    "LEE/PROPN/4:nsubj/B-PER :/PUNCT/1:punct Bo/PROPN/4:nsubj/B-PER said/VERB/0:root "
    "it/PRON/6:nsubj rained/VERB/4:ccomp ./PUNCT/4:punct",
    "¶BERG/PROPN/4:nsubj/B-PER :/PUNCT/1:punct It/PRON/4:nsubj snowed/VERB/0:root ./PUNCT/4:punct",
    "¶LEE/PROPN/4:nsubj/B-PER :/PUNCT/1:punct I/PRON/4:nsubj know/VERB/0:root ./PUNCT/4:punct",
)
TURNS = find_turns(DOCUMENT, load("en"))


def test_a_content_ends_with_its_turn() -> None:
    """What "Bo said" runs on into is what Berg says."""
    draft = build_draft(DOCUMENT, "said", "it rained", speaker="Bo")
    start = span_of(DOCUMENT.text, "it rained").start
    long = (Span(start, span_of(DOCUMENT.text, "snowed").end),)
    (fitted,) = fit_into_turns(
        DOCUMENT, [evolve(draft, content=evolve(draft.content, spans=long))], TURNS
    )
    assert [span.of(DOCUMENT.text) for span in fitted.content.spans] == ["it rained"]


def test_a_label_gives_no_claim() -> None:
    draft = build_draft(DOCUMENT, "BERG", "It snowed")
    assert list(fit_into_turns(DOCUMENT, [draft], TURNS)) == []
