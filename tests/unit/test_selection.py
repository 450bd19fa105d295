"""Which of several drafts stand."""

from __future__ import annotations

from claimkit.contents.find import ContentMatch
from claimkit.drafts import Draft
from claimkit.scoring.support import Origin, Support
from claimkit.selection import chosen
from tests.builders import build_claim

TEXT = "Lee said that Kim denies the charge."


def draft(
    cue: str,
    content: str,
    confidence: float,
    origin: Origin = Origin.TAGGER,
    ruled: float | None = None,
) -> Draft:
    claim = build_claim(TEXT, "c1", cue, content)
    support = Support(
        origin=origin,
        cue=1,
        speaker=1,
        content=1,
        rival=False,
        same_content=0,
        ruled=ruled,
        same_speaker=False,
    )
    return Draft(
        cue=claim.cue,
        speaker=None,
        match=ContentMatch(content=claim.content),
        support=support,
        confidence=confidence,
    )


def threshold(draft: Draft) -> float:
    return 0.5


def texts(drafts: list[Draft]) -> list[str]:
    return [draft.match.content.text for draft in drafts]


def test_the_likeliest_of_a_cue_stands() -> None:
    rivals = (
        draft("said", "Kim denies", 0.6),
        draft("said", "that Kim denies the charge", 0.8, Origin.RULES),
    )
    assert texts(chosen([rivals], threshold)) == ["that Kim denies the charge"]


def test_what_is_too_unlikely_falls() -> None:
    assert chosen([(draft("said", "that Kim denies the charge", 0.4),), ()], threshold) == []


def test_a_nested_claim_stands_by_the_rules() -> None:
    """Taggers learn from corpora without nested claims, and so say no to all."""
    outer = (draft("said", "that Kim denies the charge", 0.9),)
    inner = (
        draft("denies", "charge", 0.01),
        draft("denies", "the charge", 0.02, Origin.RULES, ruled=0.9),
    )
    assert texts(chosen([inner, outer], threshold)) == ["that Kim denies the charge", "the charge"]


def test_a_claim_in_a_rejected_one_is_not_nested() -> None:
    outer = (draft("said", "that Kim denies the charge", 0.1),)
    inner = (draft("denies", "the charge", 0.02, Origin.RULES, ruled=0.9),)
    assert chosen([outer, inner], threshold) == []


def test_two_cues_do_not_share_a_content() -> None:
    first = (draft("said", "the charge", 0.6),)
    second = (draft("denies", "the charge", 0.7),)
    (kept,) = chosen([first, second], threshold)
    assert kept.cue.lemma == "denies"
