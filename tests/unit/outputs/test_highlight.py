"""HTML."""

from __future__ import annotations

import re
from itertools import pairwise

import attrs
import pytest

from claimkit.model.extraction import TextWarning
from claimkit.model.speaker import UNATTRIBUTED
from claimkit.outputs.highlight import PALETTE, to_html
from tests.support.builders import (
    ARTICLE,
    article_claims,
    article_skipped,
    build_claim,
    build_speaker,
    read_html,
    shown_in_html,
)


def luminance(colour: str) -> float:
    """Return the relative luminance of "#rrggbb", as WCAG defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def style_of(html: str) -> str:
    return html.partition("<style>")[2].partition("</style>")[0]


@pytest.mark.parametrize("colour", PALETTE)
def test_colours_show_on_white_and_dark(colour: str) -> None:
    """A contrast of 3:1 or more with both pages."""
    levels = sorted([luminance("#1e1e1e"), luminance(colour), luminance("#ffffff")])
    assert all((higher + 0.05) / (lower + 0.05) >= 3 for lower, higher in pairwise(levels))


def test_text_is_kept() -> None:
    """The article part says what the text says, nested claims and all."""
    assert read_html(to_html(ARTICLE, article_claims(), article_skipped()))[0] == ARTICLE


def test_same_referent_same_colour() -> None:
    """ "Ana Ruiz, the mayor" and "She" share one colour and one number; Bo has the next."""
    html = to_html(ARTICLE, article_claims())
    assert re.search(
        r'claimkit-line-0072b2 claimkit-number" data-speaker="1"[^>]*>Ana Ruiz, the mayor<', html
    )
    assert re.search(r'claimkit-line-0072b2 claimkit-number" data-speaker="1"[^>]*>She<', html)
    assert 'data-speaker="2"' in html
    assert 'data-speaker="3"' not in html


def test_titles_tell_the_inner_claim_first() -> None:
    html = to_html(ARTICLE, article_claims())
    assert (
        'title="content – Bo: probable, positive (PR+) | content – Ana Ruiz: possible, '
        'positive (PS+)">it was not<'
    ) in html


def test_table_and_legend() -> None:
    html = to_html(ARTICLE, article_claims(), article_skipped())
    assert "<bdi>mayor</bdi>" in html
    assert "1 <bdi>Ana Ruiz</bdi>" in html
    assert "(at 41): <bdi>no speaker</bdi>" in html


@pytest.mark.parametrize(
    "text",
    ["", "<script>alert(1)</script>", "a\r\n\r\nb\rc", "\u202eabc", "\ud800 \x00", "&lt;'\""],
)
def test_awkward_texts(text: str) -> None:
    """No markup of the text gets through, and no character is lost but those HTML cannot hold."""
    shown, tags = read_html(to_html(text, ()))
    assert shown == shown_in_html(text)
    assert "script" not in tags
    to_html(text, ()).encode()


def test_markup_in_every_part() -> None:
    """Names, titles and cells are escaped too."""
    text = '<i> "says" <img src=x onerror=alert(1)>'
    claim = build_claim(
        text, "c1", '"says"', "<img src=x onerror=alert(1)>", build_speaker(text, "<i>")
    )
    shown, tags = read_html(to_html(text, [claim]))
    assert shown == text
    assert tags.isdisjoint({"i", "img"})


def test_a_later_view_takes_no_colour_from_an_earlier_one() -> None:
    """On one page the last style wins: all are the same, and no rule but the colour's own says what
    colour a line has.
    """
    first, second = (style_of(to_html(ARTICLE, claims)) for claims in (article_claims(), ()))
    assert first == second
    lines = [rule for rule in first.splitlines() if "border-color" not in rule]
    assert not any(re.search(r"border(-left|-bottom)?:[^}]*(solid|dashed)[;}]", r) for r in lines)


def test_no_speaker_is_grey() -> None:
    claim = attrs.evolve(article_claims()[0], speaker=UNATTRIBUTED)
    assert "<bdi>(no speaker)</bdi>" in to_html(ARTICLE, [claim])
    assert "claimkit-tint-808080" in to_html(ARTICLE, [claim])


def test_warnings_stand_on_top() -> None:
    """Escaped, before the text."""
    warning = TextWarning(code="markup", message="tags <b>")
    html = to_html("Ana", (), (), (warning,))
    assert "<li><bdi>tags &lt;b&gt;</bdi></li>" in html
    assert html.index("claimkit-warnings") < html.index('claimkit-text"')
