"""Paragraphs, headings, datelines."""

from __future__ import annotations

import pytest

from claimkit.text.segmentation import find_segments

WRAPPED = (
    "The minister said on Monday that the tax would rise\n"
    "next year, but the party of the opposition did not\n"
    "agree with him.\n\n"
    "The vote is planned for the week after next, when\n"
    "all members are back in the capital.\n"
)
LINES = (
    "The minister said on Monday that the tax would rise.\nThe party did not agree.\n"
    "The vote is planned for next week.\nTax Plans\nNobody knows what comes then.\n"
)


def shown(text: str) -> list[tuple[str, bool]]:
    return [(segment.span.of(text), segment.heading) for segment in find_segments(text)]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    """Lines that fill the width and break in mid-sentence belong together."""
    assert [text[:16] for text, _ in shown(WRAPPED)] == ["The minister sai", "The vote is plan"]


def test_lines_that_end_sentences_are_paragraphs() -> None:
    """A line is a paragraph, and a short one without a full stop a heading."""
    assert [heading for _, heading in shown(LINES)] == [False, False, False, True, False]
    assert [segment.paragraph for segment in find_segments(LINES)] == [0, 1, 2, 3, 4]


def test_indented_paragraphs_of_wrapped_text() -> None:
    """In a hard-wrapped text without empty lines, an indented line begins a paragraph."""
    text = WRAPPED.replace("\n\n", "\n   ")
    assert len(find_segments(text)) == 2


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("MOSCOW: The Kremlin agreed.", "The Kremlin agreed."),
        ("LUNDVIK, June 3 (Nordwire) - Bo Maten left.", "Bo Maten left."),
        ("Lundvik, 12 May 2026 – The firm closed.", "The firm closed."),
        ("LUNDVIK, March 4, 2026 /Nordwire/ -- Maten grew.", "Maten grew."),
        ("On May 12 - a Monday - he left.", "On May 12 - a Monday - he left."),
        ("WASHINGTON (AP) — The House voted.", "The House voted."),
        ("WASHINGTON (AP) - The House voted.", "The House voted."),
        ("London (Reuters) - Prices fell.", "Prices fell."),
        ("ORLANDO, Fla. -- The park closed.", "The park closed."),
        ("NEW YORK, March 3 - Stocks rose.", "Stocks rose."),
        ("NEW DELHI: Rain fell.", "Rain fell."),
        ("(Reuters) - Prices fell.", "Prices fell."),
        (
            "GOLDRAVA: The gang had fled, an inspector said.",
            "The gang had fled, an inspector said.",
        ),
        ("Kilbrae: A publican says that it shook.", "A publican says that it shook."),
        ("Wagga Creek: An engineer says it held.", "An engineer says it held."),
        ("Dunfield, Ohio — Two boys saw it, he said.", "Two boys saw it, he said."),
        ("Ennis: “I fell,” a man was quoted as saying.", "“I fell,” a man was quoted as saying."),
        ("Ana Lee — Mayor of Goldrava — said so.", "Ana Lee — Mayor of Goldrava — said so."),
        ("Ennis: “I fell.” A man said so.", "Ennis: “I fell.” A man said so."),
        ("Kilbrae: We will win, he said.", "Kilbrae: We will win, he said."),
        ("Police: The man said he was sorry.", "Police: The man said he was sorry."),
        ("TRUMP: I will win.", "TRUMP: I will win."),
        ("U.S. - China talks go on.", "U.S. - China talks go on."),
        ("Moscow agreed: the talks go on.", "Moscow agreed: the talks go on."),
        ("The Kremlin agreed.", "The Kremlin agreed."),
    ],
)
def test_dateline(line: str, body: str) -> None:
    """A dateline is cut off; a speaker before a colon is not."""
    assert shown(line)[0][0] == body


@pytest.mark.parametrize(
    "text",
    [
        "Berg: The mayor said that it was closed.\nBo Berg spoke.",
        "LEE: The mayor said no.\nLEE: The mayor said yes.",
        "Ana Lee: The mayor said no.\nBo Berg: The mayor said yes.",
    ],
)
def test_label_of_a_speaker(text: str) -> None:
    """Who has a name elsewhere, or another label, speaks: no place stands before the colon."""
    assert shown(text)[0][0] == text.split("\n")[0]


@pytest.mark.parametrize("text", ["", " ", "\n\r\n\t", "\u2028\x85"])
def test_nothing(text: str) -> None:
    """Text without a visible character has no segments."""
    assert find_segments(text) == ()


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\u2029"])
def test_newlines(newline: str) -> None:
    """Line ends of every kind end a paragraph, and are in none."""
    text = f"It rained.{newline}It snowed."
    assert shown(text) == [("It rained.", False), ("It snowed.", False)]
