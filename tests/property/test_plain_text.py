"""Laws of the text as it is read."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from claimkit.spans import Span
from claimkit.text.plain.read import read_plain

PIECES = st.sampled_from([
    "Ana Lee", " said ", "that", "“", "”", "&ldquo;", "&amp;", "&", "<p>", "</p>", "<b>", "</b>",
    "<script>", "</script>", "<!--", "-->", "<", ">", "\x00", "\x08", "\x1b[31m", "\u200b", "\xad",
    "e\u0301", "\ufb03", "\uff21", "\u0430", "â€œ", "Ã©", "every-\nbody", "coun-\ncil", "\n",
    "12\n", " ", "\ud800", "\U0001f642",
])  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=30).map("".join)


@given(TEXTS)
@example("told every-\nbody in coun-\ncil")
def test_offsets_lead_back(text: str) -> None:
    """Each character as read stands for some characters as given, in the same order."""
    plain = read_plain(text)
    assert len(plain.starts) == len(plain.ends) == len(plain.text)
    assert list(plain.starts) == sorted(plain.starts)
    assert list(plain.ends) == sorted(plain.ends)
    for start, end in zip(plain.starts, plain.ends, strict=True):
        assert 0 <= start < end <= len(text)


@given(TEXTS)
def test_what_is_kept_is_the_same(text: str) -> None:
    """A letter that is read as it is written stands for itself alone."""
    plain = read_plain(text)
    for index, start in enumerate(plain.starts):
        if plain.ends[index] == start + 1 and plain.text[index] == text[start]:
            assert plain.find_given(Span(index, index + 1)).of(text) == plain.text[index]


@given(st.text("abc XYZ.,;:!?\"'()“”‘’-–—\n0123456789é", max_size=200))
def test_prose_is_read_as_it_is(text: str) -> None:
    """Nothing in letters, digits and marks is read otherwise, but for words cut at line ends."""
    if "\n" not in text:
        assert read_plain(text).text is text
