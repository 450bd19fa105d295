"""What a page has beside its article, line by line."""

from __future__ import annotations

import pytest

from claimkit.text.segmentation import find_page_furniture, find_segments

BODY = "The mill burned down on Monday, its owner said."

WHOLE = [
    ("credit", "Photo: Lucian Farr/Coastline"),
    ("credit", "PHOTOGRAPH: LUCIAN FARR/COASTLINE"),
    ("credit", "(Photo: Courtesy Rosa Teal)"),
    ("credit", "Picture credit: Colm Deasy"),
    ("credit", "Images by Jonas Tveit for the Ledger"),
    ("credit", "Image source, Rhona Petrie"),
    ("credit", "© Peder Holt"),
    ("credit", "Jonas Tveit/AFP"),
    ("byline", "By Petra Quill and Osman Yildiz"),
    ("byline", "by: Petra Quill, WXYZ Staff"),
    ("byline", "(Reporting by Miro Saar; Editing by Jean Pruitt)"),
    ("byline", "Additional reporting by Miro Saar."),
    ("byline", "Rosa Teal and Miro Saar contributed to this report."),
    ("byline", "@rosateal"),
    ("date", "Published: 07:42 IST | Updated: 09:15 IST"),
    ("date", "Posted: Aug 3, 2021 / 10:31 PM EDT"),
    ("date", "Last updated 3 hours ago"),
    ("link", "READ MORE: Bishop says he knew of the theft"),
    ("link", "Also read: ‘We are broke’, mayor tells residents"),
    ("link", "Related: Mayor quits"),
    ("link", "▶ WATCH: Raw video from the kitchen"),
    ("link", "Watch the full video above."),
    ("link", "[Mill owners, and what they earn]"),
    ("link", "Topics: Fire, Mills"),
    ("share", "Share on Facebook | Tweet this | Email"),
    ("share", "Share Save Tweet Print"),
    ("share", "Home | News | Weather | Sport"),
    ("share", "Follow Rex Adair on Twitter: @rexadair"),
    ("share", "Contact Nadia Voss at nvoss@courier.example or 555-0142."),
    ("share", "Skip to content"),
    ("share", "ARTICLE CONTINUES BELOW"),
    ("share", "Comments (12)  Report a mistake  More from Rex Adair"),
    ("notice", "Sign up to our newsletter: we promise that you will like it"),
    ("notice", "Get the best of the Ledger in your inbox every morning. We promise no spam."),
    ("notice", "You have read three free articles this month. We believe in journalism."),
    ("notice", "We use cookies. By continuing you agree that we may store them."),
    ("notice", "By signing up you accept that we may share your data."),
    ("notice", "© 2022 Fjord Media. All rights reserved."),
    ("notice", "Do you live in Halden? Tell us what you saw"),
    ("comment", "bigdave71: Rubbish, it already does."),
]
NONE = [
    "Photo: the mayor says that the bridge is closed.",
    "By Friday the mill had burned down.",
    "By noon, Ana Lee had left the house.",
    "Share prices fell, the bank said.",
    "Updated: The palace confirmed that the portrait is a copy.",
    "Follow the money, said Ana Lee.",
    "Contact between the two was lost, police said.",
    "Watch out, the mayor said.",
    "Get out of here, she said.",
    "“Sign here,” said the clerk, and Ana Lee did.",
    "Subscribers said that the paper was late.",
    "Mayor Ana Lee (Lib/North) said that it was late.",
    "Berg: We will win",
    "Copyright lawyers said that the claim would fail.",
]


def shown(text: str) -> list[tuple[str, str]]:
    return [(part.kind.value, part.span.of(text)) for part in find_page_furniture(text)]


@pytest.mark.parametrize(("kind", "line"), WHOLE)
def test_line(kind: str, line: str) -> None:
    """A line of this sort is no part of the article, and is no segment."""
    text = f"{BODY}\n\n{line}\n\nShe wept."
    assert shown(text) == [(kind, line)]
    assert [segment.span.of(text) for segment in find_segments(text)] == [BODY, "She wept."]
    assert [segment.paragraph for segment in find_segments(text)] == [0, 1]


@pytest.mark.parametrize("line", NONE)
def test_no_furniture(line: str) -> None:
    """A line that begins like furniture, but says something, is read."""
    assert shown(f"{BODY}\n\n{line}") == []


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("The clinic in Halden.", " (Photo by Jonas Tveit/Nordfoto via Getty Images)"),
        ("The mayor in May.", " (Jonas Tveit/AFP)"),
        ("Odran Keel on the quay", " | Photo: Lucian Farr/Coastline"),
        ("Adaeze Nwosu", " — Credit: Sinead Marlow / Lightbox"),
        ("The quay at night.", " Picture: Lucian Farr"),
        ("The quay at night.", "CreditLucian Farr for The Courier"),
    ],
)
def test_credit_of_a_caption(caption: str, credit: str) -> None:
    """A caption is read without the credit at its end."""
    text = f"{BODY}\n\n{caption}{credit}"
    assert shown(text) == [("credit", credit.strip())]
    assert [segment.span.of(text) for segment in find_segments(text)] == [BODY, caption]


def test_buttons_before_a_headline() -> None:
    """A headline is read without the buttons before it."""
    text = f"Share Save Tweet Print Council bans kites\n\n{BODY}"
    assert shown(text) == [("share", "Share Save Tweet Print")]
    assert [segment.span.of(text) for segment in find_segments(text)] == [
        "Council bans kites",
        BODY,
    ]


def test_list_of_links() -> None:
    """Lines that are no sentences belong to the list of links that a line leads."""
    text = "It rained.\n\nMOST READ\n1. Chef arrested\n2. Rates to fall\n\nShe wept."
    assert [line for _, line in shown(text)] == [
        "MOST READ",
        "1. Chef arrested",
        "2. Rates to fall",
    ]


def test_line_before_the_text() -> None:
    """A name and a job are a byline before the text proper; behind it they may sign a quotation."""
    line = "Rosa Teal, Transport Editor"
    assert shown(f"Mill burns\n{line}\n{BODY}") == [("byline", line)]
    assert shown(f"{BODY}\n{line}") == []


def test_nothing_else() -> None:
    """A text that would be furniture alone is read."""
    assert shown("Photo: Ana Lee") == []
    assert len(find_segments("Photo: Ana Lee")) == 1
