"""What an editor changes in claims."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import Any

import pytest
from attrs import evolve

from claimkit.claimset import ClaimSet
from claimkit.model.claim import Claim
from claimkit.model.scheme import Quotation
from claimkit.server.corrections import correct_claims
from claimkit.server.problems import ProblemError
from claimkit.server.requests import Correction
from claimkit.spans import Span, Spans
from tests.support.builders import ARTICLE, article_claims, build_claim, span_of

CLAIMS = ClaimSet(text=ARTICLE, claims=article_claims())


def correct(claim: str, **fields: Any) -> ClaimSet:
    corrected = correct_claims(CLAIMS, [Correction(claim=claim, **fields)])
    assert ClaimSet.from_json(corrected.to_json()) == corrected
    return corrected


def test_another_speaker_of_the_text() -> None:
    """Has the same number as elsewhere, and the words stay."""
    corrected = correct("c3", referent="r1")
    assert corrected["c3"].speaker.name == "Ana Ruiz"
    assert corrected["c3"].speaker.text == "Bo"
    assert len(corrected.by_speaker()) == 1


def test_a_speaker_by_name() -> None:
    """One whose name is known is that one; another is new."""
    assert correct("c3", name="Ana  Ruiz")["c3"].speaker.referent.id == "r1"  # type: ignore[union-attr]
    corrected = correct("c2", name="Bo Berg")
    assert corrected["c2"].speaker.name == "Bo Berg"
    assert corrected["c1"].speaker.name == "Ana Ruiz"


def test_nobody() -> None:
    corrected = correct("c1", nobody=True)
    assert not corrected["c1"].speaker.is_given


@pytest.mark.parametrize("content", [("?!",), ("that it rained", "…")])
def test_a_name_alone_leaves_the_words(content: tuple[str, ...]) -> None:
    """Also those that an editor could not choose, and a speaker whose words are none of them."""
    text = "Lee said that it rained … Cleo Park: ?!"
    spans = tuple(span_of(text, piece) for piece in content)
    claim = build_claim(text, "c1", "said", content[0])
    claim = evolve(claim, content=evolve(claim.content, spans=spans, text=" … ".join(content)))
    found = ClaimSet(text=text, claims=(claim,))
    for said in ({"name": "Bo Berg"}, {"speaker": (span_of(text, "Lee"),)}, {"nobody": True}):
        corrected = correct_claims(found, [Correction(claim="c1", **said)])
        assert corrected["c1"].content == claim.content


def test_a_name_where_nobody_was_credited() -> None:
    nobody = correct("c1", nobody=True)
    corrected = correct_claims(nobody, [Correction(claim="c1", name="Cleo Park")])
    assert corrected["c1"].speaker.label == "Cleo Park"


def test_other_words() -> None:
    """The content has none of the cue and the speaker, and no blanks or commas alone."""
    whole = span_of(ARTICLE, "Ana Ruiz, the mayor, said the bridge was safe.\n")
    content = correct("c1", content=(whole,))["c1"].content
    assert content.text == "the bridge was safe."
    assert content.provenance.rule == "editor"


def test_a_claim_that_no_longer_holds_another() -> None:
    corrected = correct("c2", content=(span_of(ARTICLE, "was not"),))
    assert corrected["c3"].within is None
    assert correct("c2", removed=True)["c3"].within is None
    assert correct("c1", removed=True)["c3"].within == "c2"


def test_a_claim_stays_within_what_still_holds_it() -> None:
    """The nearest of those that are left around it."""
    text = "Ana said Bo said Cleo said Dan said it rained"
    words = ("Bo said Cleo said Dan said it rained", "Cleo said Dan said it rained")
    claims = (
        build_claim(text, "c1", "Ana said", words[0]),
        build_claim(text, "c2", "Bo said", words[1], within="c1"),
        build_claim(text, "c3", "Cleo said", "Dan said it rained", within="c2"),
        build_claim(text, "c4", "Dan said", "it rained", within="c3"),
    )
    found = ClaimSet(text=text, claims=claims)
    removed = [Correction(claim="c2", removed=True), Correction(claim="c3", removed=True)]
    assert correct_claims(found, removed[:1])["c3"].within == "c1"
    assert correct_claims(found, removed[1:])["c4"].within == "c2"
    assert correct_claims(found, removed)["c4"].within == "c1"
    moved = Correction(claim="c2", content=(span_of(text, "rained"),))
    assert correct_claims(found, [moved])["c3"].within == "c1"


def test_a_claim_that_was_missed() -> None:
    """Stands where it begins; gets its speaker and its cue by corrections."""
    corrected = correct("a1", added=True, content=(span_of(ARTICLE, "the mayor"),))
    assert [claim.id for claim in corrected] == ["a1", "c1", "c2", "c3"]
    words = [
        Correction(claim="a1", cue=(span_of(ARTICLE, "may have hinted"),)),
        Correction(claim="a1", speaker=(span_of(ARTICLE, "She"),), referent="r1"),
    ]
    claim = correct_claims(corrected, words)["a1"]
    assert (claim.speaker.name, claim.speaker.text) == ("Ana Ruiz", "She")
    assert (claim.cue.kind, claim.cue.lemma) == ("verb", "may have hinted")


def test_a_claim_is_added_with_all_its_parts() -> None:
    whole = span_of(ARTICLE, "She may have hinted that Bo said it")
    parts = {"cue": (span_of(ARTICLE, "may have hinted"),), "speaker": (span_of(ARTICLE, "She"),)}
    claim = correct("a1", added=True, content=(whole,), name="Cleo Park", **parts)["a1"]
    assert (claim.speaker.text, claim.speaker.name) == ("She", "Cleo Park")
    assert (claim.cue.lemma, claim.content.text) == ("may have hinted", "that Bo said it")


def test_claims_stay_in_the_order_of_the_text() -> None:
    """By their cues, wherever these are moved."""
    start = span_of(ARTICLE, "She may")
    corrected = correct("c1", cue=(Span(start.start + 4, start.end),))
    assert [claim.id for claim in corrected] == ["c1", "c2", "c3"]
    corrected = correct("c2", cue=(span_of(ARTICLE, "the mayor"),))
    assert [claim.id for claim in corrected] == ["c2", "c1", "c3"]


@pytest.mark.parametrize(
    "wrong",
    [
        Correction(claim="c9"),
        Correction(claim="c1", added=True, content=(span_of(ARTICLE, "safe"),)),
        Correction(claim="a1", added=True),
        Correction(claim="a1", added=True, content=(span_of(ARTICLE, "the bridge was safe"),)),
        Correction(claim="c1", content=(span_of(ARTICLE, "it was not"),)),
        Correction(claim="c1", referent="r9"),
        Correction(claim="c1", name=" "),
        Correction(claim="c1", content=(span_of(ARTICLE, "said"),)),
        Correction(claim="c1", content=(span_of("a" * 500, "a" * 500),)),
    ],
)
def test_what_cannot_be(wrong: Correction) -> None:
    """A problem of the correction that is wrong."""
    with pytest.raises(ProblemError) as refused:
        correct_claims(CLAIMS, [Correction(claim="c2", name="Bo Berg"), wrong])
    (fault,) = refused.value.problem.errors
    assert (fault.field, fault.pointer) == ("corrections[1]", "#/corrections/1")


def test_a_speaker_stays_known() -> None:
    """Also when no claim is that speaker's any more."""
    corrections = [
        Correction(claim="c1", nobody=True),
        Correction(claim="c2", nobody=True),
        Correction(claim="c3", referent="r1"),
    ]
    assert correct_claims(CLAIMS, corrections)["c3"].speaker.name == "Ana Ruiz"


QUOTING = "Ana said “A is red” and “B is blue” in May."


@pytest.mark.parametrize(
    ("words", "quotation", "quoted"),
    [
        ("“A is red” and “B is blue”", Quotation.MIXED, ("“A is red”", "“B is blue”")),
        ("“A is red”", Quotation.DIRECT, ("“A is red”",)),
        ("A is red", Quotation.DIRECT, ("A is red",)),
        ("“B is blue” in May", Quotation.MIXED, ("“B is blue”",)),
        ("in May", Quotation.INDIRECT, ()),
    ],
)
def test_how_much_of_a_content_is_quoted(
    words: str, quotation: Quotation, quoted: tuple[str, ...]
) -> None:
    """Counts in the quotations of the text, of a new content and of one that was moved."""
    content: Spans = (span_of(QUOTING, words),)
    first = build_claim(QUOTING, "c1", "said", "B is blue")
    found = ClaimSet(text=QUOTING, claims=(first,))
    added = correct_claims(found, [Correction(claim="a1", added=True, content=content)])["a1"]
    moved = correct_claims(found, [Correction(claim="c1", content=content)])["c1"]
    for changed in (added.content, moved.content):
        assert changed.quotation is quotation
        assert tuple(span.of(QUOTING) for span in changed.quoted) == quoted


def count_calls(work: Callable[[], object]) -> int:
    """Return how many functions *work* calls."""
    calls = 0

    def count(frame: FrameType, event: str, value: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls


def test_each_correction_costs_what_it_changes() -> None:
    """Not all claims anew: ten times as many take ten times as many steps."""
    steps: list[int] = []
    for count in (20, 200):
        text = "".join(f"Lee said it rained {number:03}. " for number in range(count))
        claims: list[Claim] = []
        corrections: list[Correction] = []
        for number in range(count):
            claim = build_claim(text, f"c{number}", "said", f"it rained {number:03}")
            (span,) = claim.content.spans
            moved = (Span(span.start + len("it "), span.end),)
            claims.append(claim)
            corrections.append(Correction(claim=claim.id, name="Bo Berg", content=moved))
        found = ClaimSet(text=text, claims=tuple(claims))
        correct_claims(found, corrections)  # what is read once has been read
        steps.append(count_calls(partial(correct_claims, found, corrections)))
    few, many = steps
    assert many <= 11 * few
