"""What a text is read as, and the way back to the text as it was given."""

from __future__ import annotations

import pytest

from claimkit.spans import Span
from claimkit.text.plain.read import read_plain

PROSE = "“Bridges are safe,” Ana Lee told the council. ‘No’, Bo Berg said - it's 5 < 6 & 7 > 3."


def to_wide(text: str) -> str:
    return "".join(chr(ord(letter) + 0xFEE0) if letter > " " else letter for letter in text)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        # tags
        ("<p>Ana <b>Lee</b> said</p>", "\n\nAna Lee said\n\n"),
        ('said <a href="/l" class=x>Ana Lee</a>.', "said Ana Lee."),
        ("It rained.<br/>It snowed.", "It rained.\nIt snowed."),
        ("<p>Ana Lee said\nit rained.</p>", "\n\nAna Lee said it rained.\n\n"),
        ("<q>No,</q> she said.", "“No,” she said."),
        ("<SCRIPT>var said = 1 < 2;</script >Ana", "\n\nAna"),
        ("<script>Ana Lee said", "\n\nAna Lee said"),
        ("Ana <!-- said > --> Lee", "Ana  Lee"),
        ("<!DOCTYPE html><![CDATA[Ana]]>", "Ana"),
        ("<tweet id='1'>Ana</tweet>", "Ana"),
        ("Ana <br hidden>Lee", "Ana \nLee"),
        # what only looks like tags
        ("a < b and c > d", "a < b and c > d"),
        ("He <inaudible> said <a friend> so.", "He <inaudible> said <a friend> so."),
        ("a <b", "a <b"),
        ("<!-- Ana", "<!-- Ana"),
        # entities
        ("&ldquo;No,&rdquo; AT&amp;T said", "“No,” AT&T said"),
        ("&#8220;No&#x201d; &#147;No&#148;", "“No” “No”"),
        ("&amp;quot;No&amp;quot;", '"No"'),
        ("R&D; AT&T &copyright; & so on", "R&D; AT&T &copyright; & so on"),
        ("&lt;b&gt;", "<b>"),
        # control characters and terminal codes
        ("Ana Lee sa\x00id no", "Ana Lee said no"),
        ("Ana Lee sax\x08id", "Ana Lee said"),
        ("s\x08sa\x08aid", "said"),
        ("\x1b[1;31mAna Lee\x1b[0m", "Ana Lee"),
        ("\x1b]0;title\x07Ana", "Ana"),
        ("Ana\x00Lee\x00said\x00that\x00it\x00rained", "Ana Lee said that it rained"),
        ("\x00".join("Ana Lee said"), "Ana Lee said"),
        ("\x93No,\x94 she said", "“No,” she said"),
        # characters that take no room
        ("sa\u200bid no\xadthing \ufeffnew", "said nothing new"),
        ("Ana\u200bLee\u200bsaid\u200bthat\u200bit\u200brained", "Ana Lee said that it rained"),
        ("\u2068Ana Lee\u2069", "Ana Lee"),
        # rare marks
        ("❝We won,❞ said Ana", "“We won,” said Ana"),
        ("「We won,」 said Ana", "“We won,” said Ana"),
        ("″We won,″ said Ana", '"We won," said Ana'),
        ("a 65″ screen", "a 65″ screen"),
        ("**Ana Lee:** We won. 2 ** 3 ** 4", "Ana Lee: We won. 2 ** 3 ** 4"),
        # look-alikes
        (to_wide("Ana said"), "Ana said"),
        ("\U0001d400\U0001d427\U0001d41a", "Ana"),
        ("the o\ufb03cial \ufb01re", "the official fire"),
        ("de\u0301ny Jose\u0301", "dény José"),
        ("s" + "\u0301" * 9 + "aid", "said"),
        ("s\u0430id", "said"),  # a Cyrillic letter among Latin ones
        ("\u043c\u043e\u0441\u0442 \u0430", "\u043c\u043e\u0441\u0442 \u0430"),  # all Cyrillic
        ("β-carotene and µm and ΔT", "β-carotene and µm and ΔT"),
        # mojibake
        ("â€œNo,â€\x9d she said â€” Rene\u0301 too", "“No,” she said — René too"),
        ("JosÃ© paid Â£5 or â‚¬5", "José paid £5 or €5"),
        ("“No”".encode().decode("latin-1").encode().decode("latin-1"), "“No”"),
        ("“CAFÉ”, café…”, São, BALÂ, IRMÃ", "“CAFÉ”, café…”, São, BALÂ, IRMÃ"),
        # words cut at the ends of lines
        (
            "Lee told every-\nbody in the coun-\ncil, a well-\nknown one.",
            "Lee told everybody\nin the council,\na well-known\none.",
        ),
        ("The co-\nowner of the anti-war league", "The co-\nowner of the anti-war league"),
        # pages
        ("THE POST 1\nLee told the\n12\nTHE POST 2\ncouncil so.", "Lee told the\ncouncil so."),
        ("Lee said so.\n12\nBerg denied it.", "Lee said so.\n12\nBerg denied it."),
    ],
)
def test_read(text: str, read: str) -> None:
    """Nothing but what a reader sees is read."""
    assert read_plain(text).text == read


def test_prose_is_read_as_it_is() -> None:
    """The same string, and offsets that cost nothing."""
    plain = read_plain(PROSE)
    assert plain.text is PROSE
    assert plain.is_as_given
    assert plain.find_given(Span(3, 9)) == Span(3, 9)
    assert plain.read(Span(3, 9)) == PROSE[3:9]


@pytest.mark.parametrize(
    ("text", "read", "given"),
    [
        ("<p><b>Ana</b> Lee said", "Ana Lee", "Ana</b> Lee"),
        ("<p>sa\x00id\x00 it", "said", "sa\x00id"),
        ("&ldquo;No&rdquo; so", "“No”", "&ldquo;No&rdquo;"),
        ("the o\ufb03cial fire", "official", "o\ufb03cial"),
        ("told every-\nbody in coun-\ncil", "everybody", "every-\nbody"),
        ("told every-\nbody in coun-\ncil", "in", "in"),
    ],
)
def test_the_way_back(text: str, read: str, given: str) -> None:
    """What was left out inside a span lies in it, what was left out at its ends does not; and what
    is found there is read as it was.
    """
    plain = read_plain(text)
    start = plain.text.index(read)
    span = plain.find_given(Span(start, start + len(read)))
    assert span.of(text) == given
    assert plain.read(span) == read


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "<", "<a ", "<a '", "<script>", "<!--", "<p>x</p>\n", "<x></x>", "&amp;", "\x1b[", "\x1b]",
        "a\x00", "\u200b", "e\u0301", "a\u0430", "â€œ", "every-\nbody ran\n", "-\n", "a\n12\n", "z",
    ],
)  # fmt: skip
def test_time_is_linear(unit: str) -> None:
    """A text of 200,000 characters is read in a few seconds, whatever it repeats."""
    from time import process_time

    began = process_time()
    read_plain(unit * (200_000 // len(unit)))
    assert process_time() - began < 3
