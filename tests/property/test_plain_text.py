"""Laws of the text as it is read."""

from __future__ import annotations

from itertools import filterfalse
from unicodedata import combining, normalize

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


@given(TEXTS, TEXTS)
def test_what_is_kept_is_the_same(before: str, behind: str) -> None:
    """Words stand where they stood, whatever is left out or read otherwise around them; all that
    their neighbours may take is a first or a last letter (by a backspace), or the whole.
    """
    words = "Bridges close"
    span = Span(len(before), len(before) + len(words))
    plain = read_plain(before + words + behind)
    read = "".join(filterfalse(combining, normalize("NFD", plain.read(span))))
    assert " ".join(read.split()) in words


@given(st.text("abc XYZ.,;:!?\"'()“”‘’-–—0123456789é", max_size=200))
def test_prose_is_read_as_it_is(text: str) -> None:
    """Nothing in a line of letters, digits and marks is read otherwise."""
    assert read_plain(text).text is text
