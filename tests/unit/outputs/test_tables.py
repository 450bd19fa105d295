"""Tables for the terminal."""

from __future__ import annotations

import io

from rich.console import Console

from claimkit.outputs.tables import to_table
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
    assert "Ana Ruiz mayor" in shown
    assert "certain, positive (CT+)" in shown
    assert "may have hinted" in shown


def test_markup_and_controls_are_inert() -> None:
    """Rich markup is shown, escape sequences and direction marks are not."""
    text = "[bold]Al\x1b[31m says \u202e[/red] so"
    speaker = build_speaker(
        text, "[bold]Al\x1b[31m", build_referent("r1", None, role="[i]\x07boss")
    )
    shown = printed(text, (build_claim(text, "c1", "says", "\u202e[/red] so", speaker),))
    assert "[bold]Al [i] boss" in shown
    assert "[/red] so" in shown
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)
