"""Tables for the terminal."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from claimkit.outputs.tables import LEAST_WIDTH, render, to_table
from tests.support.builders import (
    ARTICLE,
    article_claims,
    build_claim,
    build_referent,
    build_speaker,
)


def printed(text: str, claims: tuple[object, ...]) -> str:
    console = Console(file=io.StringIO(), width=160)
    console.print(to_table(text, claims))  # type: ignore[arg-type]
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_one_row_a_claim() -> None:
    shown = printed(ARTICLE, article_claims())
    assert "Ana Ruiz, mayor" in shown
    assert "certain" in shown
    assert "may have hinted" in shown


def test_markup_and_controls_are_inert() -> None:
    """Rich markup is shown, escape sequences and direction marks are not."""
    text = "[bold]Al\x1b[31m says \u202e[/red] so"
    speaker = build_speaker(
        text, "[bold]Al\x1b[31m", build_referent("r1", None, role="[i]\x07boss")
    )
    shown = printed(text, (build_claim(text, "c1", "says", "\u202e[/red] so", speaker),))
    assert "[bold]Al, [i] boss" in shown
    assert "[/red] so" in shown
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)


@pytest.mark.parametrize("columns", ["0", "1", "39"])
def test_a_terminal_without_a_width(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some say that they have none; then nothing at all was printed."""
    monkeypatch.setenv("COLUMNS", columns)
    shown = render(to_table(ARTICLE, article_claims()))
    assert "Ana" in shown
    assert {len(line) for line in shown.splitlines()} == {LEAST_WIDTH}


@pytest.mark.parametrize("width", [60, 80, 160])
def test_all_the_width_is_used(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The content has the most, and no word is broken."""
    monkeypatch.setenv("COLUMNS", str(width))
    shown = render(to_table(ARTICLE, article_claims())).splitlines()
    assert {len(line) for line in shown} == {width}
    heads = shown[1]
    assert heads.index("Certainty") - heads.index("Content") > heads.index("Content") / 2
    assert "probable" in " ".join(shown)


@pytest.mark.parametrize("width", [64, 80])
def test_no_word_is_broken(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    text = "Undersecretary Lee acknowledged that communications had collapsed."
    speaker = build_speaker(text, "Undersecretary Lee", build_referent("r1", None))
    claim = build_claim(text, "c1", "acknowledged", "communications had collapsed", speaker)
    shown = printed(text, (claim,)).split()
    assert {"Undersecretary", "acknowledged", "communications", "collapsed"} <= set(shown)


def test_a_table_without_claims_has_its_heads() -> None:
    assert "Certainty" in render(to_table("It rained.", ()))


def test_a_role_that_the_name_says_already_is_left_out() -> None:
    text = "Oslo officials said it rained."
    speaker = build_speaker(text, "Oslo officials", build_referent("r1", None, role="officials"))
    shown = printed(text, (build_claim(text, "c1", "said", "it rained", speaker),))
    assert shown.count("officials") == 1
