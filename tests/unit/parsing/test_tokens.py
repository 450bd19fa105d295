"""Tokenized sentences before parsing."""

from __future__ import annotations

from claimkit.parsing.tokens import (
    Token,
    group_by_size,
    is_title_case,
    join_broken_names,
    join_closing_marks,
    split_long,
)


def tokens(text: str, start: int = 0) -> tuple[Token, ...]:
    """Return *text* as tokens split at spaces; a form that begins with "_" touches the one before
    it.
    """
    found, at = [], start
    for form in text.split():
        touching = form.startswith("_")
        at -= touching
        form = form.removeprefix("_")
        found.append(Token(form, at, at + len(form)))
        at += len(form) + 1
    return tuple(found)


def forms(parts: object) -> list[str]:
    return [" ".join(t.form for t in part) for _, part in parts]  # type: ignore[attr-defined]


def test_a_closing_mark_of_its_own_goes_back() -> None:
    """A sentence of closing marks alone belongs to the one before it, in the same segment only."""
    first, second, third = tokens("“ It rained ."), tokens("”", 13), tokens("She left .", 15)
    assert forms(join_closing_marks([first, second, third], [False, True, True])) == [
        "“ It rained . ”",
        "She left .",
    ]
    assert forms(join_closing_marks([first, second, third], [False, False, False])) == [
        "“ It rained .",
        "”",
        "She left .",
    ]


def test_a_closing_mark_at_a_start_goes_back() -> None:
    """So does one at the start of the next sentence; an opening straight mark stays."""
    first = tokens('" It rained .')
    assert forms(join_closing_marks([first, tokens('_" She left', 14)], [False, True])) == [
        '" It rained . "',
        "She left",
    ]
    assert forms(join_closing_marks([first, tokens('" _She left', 14)], [False, True])) == [
        '" It rained .',
        '" She left',
    ]


def test_titles_and_headlines_go_on() -> None:
    """A title belongs to the name behind it, a headline ends at a mark only; other sentences stay
    apart.
    """

    def joined(first: str, second: str, *, heading: bool = False, same: bool = True) -> list[str]:
        parts = [(0, tokens(first)), (1, tokens(second, 40))]
        return forms(join_broken_names(parts, [False, same], [heading, heading]))

    assert joined("They met Sen.", "Ana Lee .") == ["They met Sen. Ana Lee ."]
    assert joined("They met Det. Insp _.", "Ana Lee .") == [
        "They met Det. Insp _. Ana Lee .".replace("_", "")
    ]
    assert joined("They met Sen.", "Ana Lee .", same=False) == ["They met Sen.", "Ana Lee ."]
    assert joined("They met the U.S.", "Ana Lee left .") == ["They met the U.S.", "Ana Lee left ."]
    assert joined("Lee Responds", "To Critics", heading=True) == ["Lee Responds To Critics"]
    assert joined("Lee Responds !", "To Critics", heading=True) == ["Lee Responds !", "To Critics"]
    assert is_title_case("Mayor Lee Responds To Critics With Plan.")
    assert not is_title_case("Mayor Ana Lee responds to critics with a new plan.")
    assert not is_title_case("Ana Lee")


def test_long_sentences_are_split_behind_a_mark() -> None:
    """The cut is behind the last dash, semicolon or comma of the second half, and nothing is
    lost.
    """
    long = tokens("a b c d e , f g ; h i j k l m")
    parts = list(split_long(long, 8))
    assert [len(part) <= 8 for part in parts] == [True] * len(parts)
    assert tuple(t for part in parts for t in part) == long
    assert parts[0][-1].form == ","


def test_a_token_longer_than_the_limit_stands_alone() -> None:
    """A contraction of more words than fit is still one piece."""
    token = Token("abc", 0, 3, ("a", "b", "c"))
    assert list(split_long((token, token), 2)) == [(token,), (token,)]


def test_groups_are_bounded_and_in_order() -> None:
    """Groups add up to the bound at most; an item above it stands alone."""
    assert list(group_by_size([3, 3, 9, 1, 2, 5], lambda size: size, 6)) == [
        [3, 3],
        [9],
        [1, 2],
        [5],
    ]
    assert list(group_by_size([], len, 6)) == []
