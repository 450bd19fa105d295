"""Laws of readers: every span of an item leads back to what it was read from."""

from __future__ import annotations

import html
import json
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from claimkit.errors import InputError
from claimkit.inputs import (
    Item,
    read_bytes,
    read_html,
    read_ninjs,
    read_pdf,
    read_srt,
    read_text,
    read_vtt,
)
from claimkit.inputs.captions import TIMES
from claimkit.inputs.encodings import decode
from claimkit.inputs.fragments import read_fragment
from claimkit.inputs.weaving import Piece, weave
from claimkit.spans import Span, cover_spans
from claimkit.text.plain.plaintext import Edit, PlainText
from tests.support.pdf import build_pdf, set_lines

WORDS = st.sampled_from([
    "Ana Lee", "Bo Berg", "said", "that", "the bridge", "closes", "it rained", "repair", "money",
    "&ldquo;", "&rdquo;", "&amp;", "&nbsp;", "é", "ﬁ", ".", ",", "?", " ", "\n", "1961", "a < b",
])  # fmt: skip
TAGS = st.sampled_from([
    "<p>", "</p>", "<b>", "</b>", "<div>", "</div>", "<br>", "<li>", "<h2>", "</h2>", "<script>",
    "</script>", "<!--", "-->", "<a href='/x'>", "</a>", "<nav>", "</nav>", "<q>", "</q>", "<",
])  # fmt: skip
MARKUP = st.lists(WORDS | WORDS | TAGS | st.text(max_size=2), max_size=40).map(" ".join)
SENTENCE = (
    "Mayor Ana Lee said on Monday that the <b>Harbour</b> bridge &amp; its ramps may have to close."
)
FIRST_WORDS = "Mayor Ana Lee said on Monday that"
TIMED = st.sampled_from([
    "\n00:00:01,000 --> 00:00:02,500\n", "\n\n00:03.000 --> 00:04.000 align:start\n", "<v Ana Lee>",
    "</v>", "<v.loud Bo>", "<i>", "</i>", "{\\an8}", ">> ", "- ", "ANA LEE: ", "1\n", "\r\n",
    "NOTE ", "WEBVTT\n", "\n\n",
])  # fmt: skip
CAPTIONS = st.lists(WORDS | TIMED | st.text(max_size=2), max_size=40).map("".join)
PRINTED = st.lists(
    st.lists(
        st.sampled_from([
            "", "The Fjord Post 3", "12", "that the har-", "bour bridge", "She said it.", "Ana Lee",
            "a well-", "known man (ex)", "and so on",
        ]),
        max_size=8,
    ),
    min_size=1,
    max_size=3,
)  # fmt: skip


SAMPLES = Path(__file__).parents[1] / "unit" / "inputs" / "samples"
FILES = {
    **{file.name: file.read_bytes() for file in sorted(SAMPLES.iterdir())},
    "a.pdf": build_pdf([set_lines("It rained, Ana Lee said.", "", "Bo Berg denied it.")] * 2),
}
SPLICES = st.lists(
    st.tuples(
        st.floats(0, 1),
        st.integers(0, 40),
        st.binary(max_size=3)
        | st.sampled_from([b"<", b">", b"<p>", b"&", b"]]>", b"<!--", b'"', b"{", b"\n\n", b"0 R"]),
    ),
    min_size=1,
    max_size=6,
)


def read_or_none(read: Callable[[str], Item], data: str) -> Item | None:
    try:
        return read(data)
    except InputError:
        return None


def check_way_back(item: Item) -> None:
    """Each span leads to sorted, non-empty stretches of the source, or nowhere at all."""
    table, length = item.source.table, len(item.source.text)
    assert table.text == item.text
    assert len(table.starts) == len(table.ends) == len(item.text)
    assert list(table.starts) == sorted(table.starts)
    assert list(table.ends) == sorted(table.ends)
    located = [item.source.locate(Span(index, index + 1)) for index in range(len(item.text))]
    for letter, location in zip(item.text, located, strict=True):
        if location is not None:
            assert 0 <= location.span.start < location.span.end <= length
            check_letter(letter, location.span.of(item.source.text))
    spans = [location.span for location in located if location is not None]
    if item.text:
        whole = item.source.locate(Span(0, len(item.text)))
        assert (whole.span if whole else None) == (cover_spans(spans) if spans else None)


def check_letter(letter: str, source: str) -> None:
    """A letter or digit stands for what reads as this letter: itself, or an entity of it."""
    if letter.isalnum():
        assert fold(letter) in fold(html.unescape(html.unescape(source)))


def fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


@given(st.text(max_size=200))
def test_text(text: str) -> None:
    item = read_text(text)
    assert item.text == text
    check_way_back(item)


@given(MARKUP)
@example("<p>a</p>" * 2)
def test_fragments(markup: str) -> None:
    table = read_fragment(markup)
    (item,) = read_ninjs(f'{{"uri": "u", "body_xhtml": {json.dumps(markup)}}}')
    if markup.strip():
        assert item.text == table.text
    check_way_back(item)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(MARKUP, MARKUP, MARKUP)
def test_pages(menu: str, first: str, second: str) -> None:
    page = (
        f"<html><body><nav>{menu}</nav><article><p>{SENTENCE}</p><p>{first}</p><p>{SENTENCE[6:]}"
        f"</p>{second}</article><footer><p>{first}</p></footer></body></html>"
    )
    item = read_or_none(read_html, page)
    if item is not None:
        check_way_back(item)
        start = item.text.find(FIRST_WORDS)
        location = item.source.locate(Span(start, start + len(FIRST_WORDS))) if start >= 0 else None
        assert start < 0 or (location and location.span.of(page) == FIRST_WORDS)


@pytest.mark.parametrize("read", [read_srt, read_vtt])
@given(captions=CAPTIONS)
def test_captions(read: Callable[[str], Item], captions: str) -> None:
    """What is said has the time of its caption."""
    item = read_or_none(read, captions)
    if item is None:
        assert TIMES.search(captions) is None
        return
    check_way_back(item)
    for index, letter in enumerate(item.text):
        location = item.source.locate(Span(index, index + 1))
        if letter.isalnum() and location is not None:
            assert location.begin is not None


@settings(max_examples=40, deadline=None)
@given(PRINTED)
def test_pdf(pages: list[list[str]]) -> None:
    """Each letter is on the page that has it."""
    try:
        item = read_pdf(build_pdf([set_lines(*page) for page in pages]))
    except InputError:
        assert not any(any(page) for page in pages)
        return
    check_way_back(item)
    for index, letter in enumerate(item.text):
        location = item.source.locate(Span(index, index + 1))
        if letter.isalnum():
            assert location is not None
            (page,) = location.pages
            assert any(letter in line for line in pages[page - 1])


@given(st.binary(max_size=60))
@example(b"\xff\xfea")
@example(b"\x00\x00\x00a")
def test_bytes_never_crash(data: bytes) -> None:
    """They are text, or an error of ours."""
    try:
        decoded = decode(data)
    except InputError:
        return
    assert decoded.encoding is not None


@pytest.mark.parametrize("name", list(FILES))
@settings(max_examples=30, deadline=None)
@given(splices=SPLICES)
def test_damaged_files_never_crash(name: str, splices: list[tuple[float, int, bytes]]) -> None:
    """They are read as far as possible, or are an error of ours."""
    data = FILES[name]
    for share, removed, added in splices:
        at = int(share * len(data))
        data = data[:at] + added + data[at + removed :]
    try:
        items = list(read_bytes(data, name=name))
    except InputError:
        return
    for item in items:
        check_way_back(item)


@given(
    st.text("abc \n", max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.sampled_from(["", " ", "xyz"]))),
)
def test_pieces(source: str, cuts: list[tuple[int, int, str]]) -> None:
    """Pieces stand for themselves, and what is put between them for what was there, or nothing."""
    pieces = []
    at = 0
    for start, length, before in cuts:
        if length and at + start + length <= len(source):
            pieces.append(Piece(Span(at + start, at + start + length), before))
            at += start + length
    woven = weave(source, pieces)
    expected = "".join(
        (piece.before if number else "") + piece.span.of(source)
        for number, piece in enumerate(pieces)
    )
    assert woven.text == expected
    at = 0
    for number, piece in enumerate(pieces):
        at += len(piece.before) if number else 0
        assert woven.locate(Span(at, at + len(piece.span))) == piece.span
        at += len(piece.span)


@given(st.text("ab", min_size=1, max_size=8), st.integers(0, 8), st.text("xy", min_size=1))
def test_what_is_put_in_leads_nowhere(text: str, at: int, new: str) -> None:
    at = min(at, len(text))
    plain = PlainText.of(text).edited([Edit(at, at, new)])
    assert plain.text == text[:at] + new + text[at:]
    assert plain.locate(Span(at, at + len(new))) is None
    assert plain.locate(Span(0, len(plain.text))) == Span(0, len(text))
    assert list(plain.starts) == sorted(plain.starts)
    assert list(plain.ends) == sorted(plain.ends)
