"""Laws of the text layer and of the whole extraction, over any Unicode text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimkit import ClaimSet, Extractor, Span
from claimkit.text.normalise import clean
from claimkit.text.quotation import find_quotations
from claimkit.text.segmentation import find_segments

MARKS = "“”‘’\"'«»‹›„‟`"
WORDS = [
    "Lee",
    "said",
    "told",
    "that",
    "according to",
    "Ana Lee",
    "might",
    "not",
    "he",
    "claimed",
    "“",
    "”",
    "''",
    '"',
    ",",
    ".",
    "\n",
    "\r\n",
]
ODD = [
    "\u200b",
    "\u202e",
    "\xa0",
    "\t",
    "e\u0301",
    "👩‍👩‍👧",
    "\ud800",
    "\x00",
    "\u2028",
    "MOSCOW:",
    "WASHINGTON (AP) —",
    "z" * 90,
]
newslike = st.lists(st.sampled_from([*WORDS, *ODD]), max_size=60).map(" ".join)
anything = (
    st.text(st.characters(), max_size=2000) | newslike | st.text(MARKS + " ab.\n", max_size=300)
)


def lies_in(span: Span, text: str) -> bool:
    return 0 <= span.start < span.end <= len(text)


@given(anything)
def test_segments_are_disjoint_and_in_order(text: str) -> None:
    """Segments lie in the text, in order, without white space at their ends."""
    found = find_segments(text)
    assert all(lies_in(s.span, text) for s in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(s.span.of(text) == s.span.of(text).strip(" \t\n") for s in found)


@given(anything)
def test_quotations_are_disjoint_and_in_paragraphs(text: str) -> None:
    """Regions lie in one paragraph each, in order; none overlaps another; the inner part is
    inside.
    """
    paragraphs = [s.span for s in find_segments(text)]
    found = find_quotations(text, paragraphs)
    assert all(any(p.covers(q.span) for p in paragraphs) for q in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(q.inner is None or q.span.covers(q.inner) for q in found)


@given(anything.filter(len))
def test_cleaned_characters_know_where_they_come_from(text: str) -> None:
    """Offsets grow, lie in the text, and what is kept unchanged slices to itself."""
    result = clean(text, Span(0, len(text)))
    assert len(result.text) == len(result.starts) == len(result.ends)
    assert list(result.starts) == sorted(result.starts)
    for character, start, end in zip(result.text, result.starts, result.ends, strict=True):
        assert 0 <= start <= end <= len(text)
        assert character in " “”\ufffd" or text[start:end] == character


@pytest.mark.slow
@settings(max_examples=60)
@given(anything)
@example("")
@example("“")
@example("''I do,'' Lee said. ''I do.''")
@example("Lee said “no\u200b”, ‹yes› and «x» \ud800 👩‍👩‍👧 e\u0301 \u202ethat\u202c.")
@example("z" * 2000)
@example("said " * 400)
@example("。" * 500)
def test_extract(live: Extractor, text: str) -> None:
    """extract does not raise; every span lies in the text; JSON gives the same claims back."""
    claims = live.extract(text)
    assert ClaimSet.from_json(claims.to_json()) == claims
    for claim in claims:
        spans = [
            *claim.cue.spans,
            *claim.content.spans,
            *claim.speaker.spans,
        ]
        spans += [marker.span for marker in claim.certainty.markers]
        assert all(lies_in(span, text) for span in spans)
        assert claim.content.text == " … ".join(
            " ".join(claims.plain.read(span).split()) for span in claim.content.spans
        )
        assert all(a.end < b.start for a, b in pairwise(claim.content.spans))
