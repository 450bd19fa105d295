"""Laws of what an editor changes, over arbitrary corrections one after the other."""

from __future__ import annotations

from typing import Any

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from claimkit.claimset import ClaimSet
from claimkit.model.claim import to_place
from claimkit.server.corrections import correct_claims
from claimkit.server.problems import ProblemError
from claimkit.server.requests import Correction
from claimkit.spans import Span, intersect_spans
from tests.support.builders import ARTICLE, article_claims, spans

CLAIMS = ClaimSet(
    text=ARTICLE, claims=article_claims(), sentences=(Span(0, 47), Span(47, len(ARTICLE)))
)
WORDS = spans(len(ARTICLE)).filter(bool)
PARTS = {part: st.none() | WORDS for part in ("cue", "content")}
CONTENTS = st.sampled_from([claim.content.spans for claim in CLAIMS])
SPEAKERS: tuple[dict[str, Any], ...] = (
    {"nobody": st.just(True)},
    {"referent": st.sampled_from(["r1", "e2"]), "speaker": st.none() | WORDS},
    {"name": st.sampled_from(["Bo Berg", "Ana Ruiz", "Cleo Park"]), "speaker": st.none() | WORDS},
    {"speaker": st.none() | WORDS},
)


def corrections() -> st.SearchStrategy[Correction]:
    """Corrections as the service takes them: they contradict nothing in themselves."""
    known: dict[str, Any] = {"claim": st.sampled_from(["c1", "c2", "c3", "a1"])}
    new = {
        "claim": st.sampled_from(["a1", "a2"]),
        "added": st.just(True),
        "content": WORDS | CONTENTS,
    }
    removed = st.builds(Correction, removed=st.just(True), **known)
    moved = st.builds(Correction, content=CONTENTS, **known)
    changed = [st.builds(Correction, **known, **PARTS, **speaker) for speaker in SPEAKERS]
    added = [st.builds(Correction, **{**PARTS, **new, **speaker}) for speaker in SPEAKERS]
    return st.one_of(removed, moved, *changed, *added)


def correct(found: ClaimSet, correction: Correction) -> ClaimSet:
    """Return *found* with *correction*; as it is if it cannot be."""
    try:
        return correct_claims(found, [correction])
    except ProblemError:
        return found


@settings(max_examples=30)
@given(st.lists(corrections(), max_size=5))
def test_laws_of_corrections(given_corrections: list[Correction]) -> None:
    """Whatever is corrected is a record that reads back; claims are in text order; no content that
    was changed has words of its speaker or cue, or is another claim's too; and what nobody has
    corrected stays as it is.
    """
    found = CLAIMS
    for correction in given_corrections:
        before, found = found, correct(found, correction)
        others = [claim for claim in found if claim.id != correction.claim]
        for claim in others:
            assert evolve(claim, within=None) == evolve(before[claim.id], within=None)
    assert ClaimSet.from_json(found.to_json()) == found
    assert [*found] == sorted(found, key=to_place)
    contents = [claim.content.spans for claim in found]
    assert len(contents) == len(set(contents))
    for claim in found:
        assert not intersect_spans(claim.content.spans, (*claim.speaker.spans, *claim.cue.spans))


@settings(max_examples=30)
@given(st.lists(corrections(), max_size=5))
def test_at_once_or_one_by_one(given_corrections: list[Correction]) -> None:
    """Corrections that come together do what they do one after the other; only what lies within
    what is settled at the end.
    """
    one_by_one = CLAIMS
    done: list[Correction] = []
    for correction in given_corrections:
        corrected = correct(one_by_one, correction)
        if corrected != one_by_one:
            done.append(correction)
        one_by_one = corrected
    at_once = correct_claims(CLAIMS, done)
    assert [evolve(claim, within=None) for claim in at_once] == [
        evolve(claim, within=None) for claim in one_by_one
    ]
