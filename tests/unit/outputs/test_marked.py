"""HTML."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import Any

import attrs
import pytest
from colorspacious import cspace_convert

from claimkit.article import Article
from claimkit.model.claim import Claim
from claimkit.model.extraction import Extraction, TextWarning
from claimkit.model.scheme import Level, Polarity
from claimkit.model.speaker import UNATTRIBUTED
from claimkit.outputs.marked import to_html
from claimkit.outputs.marked.voices import LINES, PALETTE
from tests.support.builders import (
    ARTICLE,
    article_claims,
    article_skipped,
    build_claim,
    build_speaker,
    read_html,
    shown_in_html,
)

BLUE, ORANGE = PALETTE[:2]


def draw(text: str, claims: Sequence[Claim] = (), *, page: bool = False, **fields: Any) -> str:
    return to_html(Extraction(text=text, claims=tuple(claims), **fields), page=page)


def draw_article(**fields: Any) -> str:
    return draw(ARTICLE, article_claims(), skipped=article_skipped(), **fields)


def luminance(colour: str) -> float:
    """Return the relative luminance of "#rrggbb", as WCAG defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colour", PALETTE)
def test_colours_show_on_white_and_dark(colour: str) -> None:
    """A contrast of 3:1 or more with both pages."""
    levels = sorted([luminance("#1e1e1e"), luminance(colour), luminance("#ffffff")])
    assert all((higher + 0.05) / (lower + 0.05) >= 3 for lower, higher in pairwise(levels))


@pytest.mark.parametrize(
    ("eyes", "severity", "least"),
    [
        ("deuteranomaly", 0, 20),
        ("deuteranomaly", 100, 14),
        ("protanomaly", 100, 14),
        ("tritanomaly", 100, 9),
    ],
)
def test_colours_are_told_apart(eyes: str, severity: int, least: float) -> None:
    """As people see them who see all colours, or lack one kind of receptors."""
    seen = {"name": "sRGB1+CVD", "cvd_type": eyes, "severity": severity}
    shown = [[int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)] for colour in PALETTE]
    places = cspace_convert(cspace_convert(shown, seen, "sRGB1"), "sRGB1", "CAM02-UCS")
    assert min(math.dist(*pair) for pair in combinations(places.tolist(), 2)) >= least


def test_text_is_kept() -> None:
    """The article part says what the text says, nested claims and all, in its paragraphs."""
    assert read_html(draw_article())[0] == ARTICLE.split("\n\n")


def test_looks_are_inline() -> None:
    """A notebook that is not trusted keeps neither a style element nor a script."""
    tags = read_html(draw_article())[1]
    assert tags.isdisjoint({"style", "script", "link"})
    assert {"mark", "p", "sup"} <= tags


def test_links_have_no_look() -> None:
    """In marimo a link into the page that has a style breaks the whole cell."""
    links = re.findall(r"<a [^>]*>", draw_article())
    assert links
    assert not [link for link in links if "style" in link]


def test_same_referent_same_look() -> None:
    """ "Ana Ruiz, the mayor" and "She" share a colour and a number; Bo has the next."""
    html = draw_article()
    for words, colour, number in (
        ("Ana Ruiz, the mayor", BLUE, 1), ("She", BLUE, 1), ("Bo", ORANGE, 2),
    ):  # fmt: skip
        assert re.search(
            rf'border-bottom:2px solid {colour};font-weight:600"[^>]*>{words}</mark>'
            rf"<sup[^>]*>{number}</sup>",
            html,
        ), words


def test_contents_say_whose_they_are_and_how_certain() -> None:
    """In words, with a link to the row of the table, which has one back."""
    html = draw_article()
    notes = re.findall(r'<a href="#(claimkit-\w+)-(c\d)-row"[^>]*>([^<]+)</a>', html)
    assert [(id, words) for _, id, words in notes] == [
        ("c1", "1 certain"), ("c3", "2 probable"), ("c2", "1 possible"),
    ]  # fmt: skip
    key = notes[0][0]
    for id in ("c1", "c2", "c3"):
        assert html.count(f'id="{key}-{id}"') == html.count(f'href="#{key}-{id}"') == 1
        assert html.count(f'id="{key}-{id}-row"') == 1


@pytest.mark.parametrize(
    ("level", "polarity", "words"),
    [
        (Level.CERTAIN, Polarity.NEGATIVE, "certain, negative"),
        (Level.PROBABLE, Polarity.NEGATIVE, "probable, negative"),
        (Level.UNDERSPECIFIED, Polarity.POSITIVE, "underspecified"),
        (Level.CERTAIN, Polarity.UNKNOWN, "certain, unknown"),
    ],
)
def test_certainty_in_words(level: Level, polarity: Polarity, words: str) -> None:
    claim = article_claims()[0]
    certainty = attrs.evolve(claim.certainty, level=level, polarity=polarity)
    assert f">1 {words}</a>" in draw(ARTICLE, [attrs.evolve(claim, certainty=certainty)])


def test_titles_tell_the_inner_claim_first() -> None:
    assert (
        'title="content – Bo: probable, positive (PR+) | content – Ana Ruiz: possible, '
        'positive (PS+)">it was not<'
    ) in draw_article()


def test_table_and_legend() -> None:
    html = draw_article()
    assert "<bdi>Ana Ruiz</bdi>, <bdi>mayor</bdi>" in html
    assert "(at 41): <bdi>no speaker</bdi>" in html


def test_the_ninth_speaker_has_another_line() -> None:
    names = [f"P{number}" for number in range(1, 10)]
    text = "".join(f"{name} said it rained in {name.lower()}.\n" for name in names)
    claims = [
        build_claim(text, name, "said", f"rained in {name.lower()}", build_speaker(text, name))
        for name in names
    ]
    html = draw(text, claims)
    assert f"border-bottom:3px {LINES[1]} {PALETTE[0]}" in html


@pytest.mark.parametrize(
    "text",
    [
        "", "\n", "<script>alert(1)</script>", "a\r\n\r\nb\rc", "\n\na\n \t\nb\n", "\u202eabc",
        "\ud800 \x00", "&lt;'\"", "a\u2028b", "  ",
    ],
)  # fmt: skip
def test_awkward_texts(text: str) -> None:
    """No markup of the text gets through, and no character is lost but those HTML cannot hold."""
    for page in (False, True):
        html = draw(text, page=page, article=Article(title=text))
        shown, tags = read_html(html)
        assert shown == shown_in_html(text)
        assert "script" not in tags
        html.encode()


def test_markup_in_every_part() -> None:
    """Names, titles and cells are escaped too."""
    text = '<i> "says" <img src=x onerror=alert(1)>'
    claim = build_claim(
        text, "c1", '"says"', "<img src=x onerror=alert(1)>", build_speaker(text, "<i>")
    )
    shown, tags = read_html(draw(text, [claim], page=True, article=Article(title=text, url=text)))
    assert shown == [text]
    assert tags.isdisjoint({"i", "img"})


def test_two_sets_on_one_page_have_links_of_their_own() -> None:
    keys = {
        re.search(r'id="(claimkit-\w+)-c1-row"', draw_article(article=Article(id=id))).group(1)  # type: ignore[union-attr]
        for id in ("a", "b")
    }
    assert len(keys) == 2


def test_no_speaker_is_grey_and_has_no_number() -> None:
    html = draw(ARTICLE, [attrs.evolve(article_claims()[0], speaker=UNATTRIBUTED)])
    assert "<bdi>(no speaker)</bdi>" in html
    assert "#808080" in html
    assert ">certain</a>" in html


def test_no_claims() -> None:
    assert "<p>No claims found.</p>" in draw("It rained.")


def test_warnings_stand_on_top() -> None:
    """Escaped, before the text."""
    html = draw("Ana", warnings=(TextWarning(code="markup", message="tags <b>"),))
    assert "<li><bdi>tags &lt;b&gt;</bdi></li>" in html
    assert html.index("claimkit-warnings") < html.index('claimkit-text"')


@pytest.mark.parametrize(
    ("article", "title", "heading"),
    [
        (Article(title="Bridge safe"), "Bridge safe", "Bridge safe"),
        (Article(), "Ana Ruiz, the mayor, said the bridge was safe.", "Claims"),
    ],
)
def test_page(article: Article, title: str, heading: str) -> None:
    """Stands by itself: nothing is loaded."""
    html = draw_article(article=article, page=True)
    assert html.startswith("<!DOCTYPE html>")
    assert f"<title>{title}</title>" in html
    assert f"<h1>{heading}</h1>" in html
    assert "http" not in html
