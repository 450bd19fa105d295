"""Which of several drafts stand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from claimkit.draft import Choice, Origin, WeighedDraft
from claimkit.scoring.selection import select
from tests.support.drafts import build_content, build_draft, build_support
from tests.support.trees import document_of

DOCUMENT = document_of(
    "Lee/PROPN/2:nsubj said/VERB/0:root that/SCONJ/5:mark Kim/PROPN/5:nsubj denies/VERB/2:ccomp "
    "the/DET/7:det charge/NOUN/5:obj ./PUNCT/2:punct"
)


def draft(
    cue: str,
    content: str,
    confidence: float,
    origin: Origin = Origin.TAGGER,
    ruled: float | None = None,
) -> WeighedDraft:
    support = build_support(origin, ruled=ruled)
    return build_draft(DOCUMENT, cue, content, confidence, support=support)


def threshold(draft: WeighedDraft) -> float:
    return 0.5


def choose(*rivals: Sequence[WeighedDraft]) -> Choice:
    return select(DOCUMENT, rivals, threshold)


def texts(choice: Choice) -> list[str]:
    return [draft.content.text for draft in choice.drafts]


def reasons(choice: Choice) -> list[tuple[str, str]]:
    return [(passed.cue.head.text, passed.reason) for passed in choice.passed_over]


def test_the_likeliest_of_a_cue_stands() -> None:
    """Its cue is not passed over, so nothing is said of the others."""
    rivals = (
        draft("said", "Kim denies", 0.6),
        draft("said", "that Kim denies the charge", 0.8, Origin.RULES),
    )
    assert texts(choose(rivals)) == ["that Kim denies the charge"]
    assert reasons(choose(rivals)) == []


@pytest.mark.parametrize(
    ("confidence", "reason"),
    [
        (0.4, "confidence 0.40 is below 0.50"),
        (0.4996, "confidence 0.4996 is below 0.50"),  # not "0.50 is below 0.50"
    ],
)
def test_what_is_too_unlikely_falls(confidence: float, reason: str) -> None:
    """It goes with a reason that says how far it was from standing."""
    choice = choose((draft("said", "that Kim denies the charge", confidence),), ())
    assert texts(choice) == []
    assert reasons(choice) == [("said", reason)]


def test_a_nested_claim_stands_by_the_rules() -> None:
    """Taggers learn from corpora without nested claims, and so say no to all."""
    outer = (draft("said", "that Kim denies the charge", 0.9),)
    inner = (
        draft("denies", "charge", 0.01),
        draft("denies", "the charge", 0.02, Origin.RULES, ruled=0.9),
    )
    assert texts(choose(inner, outer)) == ["that Kim denies the charge", "the charge"]


def test_a_nested_claim_reaches_the_end_that_the_tagger_sees() -> None:
    """Only as far as the claim goes that holds it."""
    further = build_content(DOCUMENT, "the charge")
    for whole, content in [("that Kim denies the charge", "the charge"), ("Kim denies the", "the")]:
        support = build_support(Origin.RULES, ruled=0.6, further=further)
        inner = build_draft(DOCUMENT, "denies", "the", 0.7, support=support)
        outer = draft("said", whole, 0.8, Origin.RULES)
        assert texts(choose((outer,), (inner,))) == [whole, content]


def test_a_claim_in_a_rejected_one_is_not_nested() -> None:
    outer = (draft("said", "that Kim denies the charge", 0.1),)
    inner = (draft("denies", "the charge", 0.02, Origin.RULES, ruled=0.9),)
    choice = choose(outer, inner)
    assert texts(choice) == []
    assert reasons(choice) == [
        ("said", "confidence 0.10 is below 0.50"),
        ("denies", "confidence 0.02 is below 0.50"),
    ]


def test_two_cues_do_not_share_a_content() -> None:
    """The cue that loses says to which one."""
    first = (draft("said", "the charge", 0.6),)
    second = (draft("denies", "the charge", 0.7),)
    choice = choose(first, second)
    assert [kept.cue.lemma for kept in choice.drafts] == ["denies"]
    assert reasons(choice) == [("said", "the same content as the claim of ‘denies’")]


@pytest.mark.parametrize(
    ("confidence", "reason"),
    [(0.4, "confidence 0.40 is below 0.50"), (0.6, "the same attribution as ‘denies’")],
)
def test_two_cues_that_the_tagger_takes_for_one(confidence: float, reason: str) -> None:
    """One claim comes of both, and the other cue says so."""
    choice = choose((draft("said", "that Kim", confidence), draft("denies", "the charge", 0.7)))
    assert [kept.cue.lemma for kept in choice.drafts] == ["denies"]
    assert reasons(choice) == [("said", reason)]


def test_two_contents_that_differ_in_marks_alone_are_one() -> None:
    first = (draft("said", "the charge", 0.6),)
    second = (draft("denies", "the charge.", 0.7),)
    assert [kept.cue.lemma for kept in choose(first, second).drafts] == ["denies"]


def test_no_word_is_in_two_cues() -> None:
    """Of two claims with a word of the cue in common the likelier one stands."""
    first = (draft("said that", "Kim denies the charge", 0.6),)
    second = (draft("Lee said", "denies the charge", 0.7),)
    choice = choose(first, second)
    assert [kept.cue.lemma for kept in choice.drafts] == ["Lee said"]
    assert reasons(choice) == [("said", "the same attribution as ‘Lee said’")]


def test_a_word_that_heads_a_cue_is_in_no_other() -> None:
    """Two claims stand, as of "reportedly said"."""
    first = (draft("said that", "Kim denies the charge", 0.6),)
    second = (draft("that Kim", "denies the charge", 0.7),)
    kept = choose(first, second).drafts
    assert [[word.text for word in draft.cue.words] for draft in kept] == [
        ["said"],
        ["that", "Kim"],
    ]
