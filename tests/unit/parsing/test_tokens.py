"""Tokenized sentences before parsing."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from claimkit.parsing.pieces import Piece, cut_pieces, is_title_case
from claimkit.parsing.tokens import (
    Token,
    TokenizedSentence,
    join_broken_names,
    join_closing_marks,
    may_be_expanded,
    split_long,
)

PIECE, OTHER = cut_pieces(["It rained.", "Lee left."])
HEADLINE = cut_pieces(["Mayor Responds To Critics"])[0]


def sentence(text: str, start: int = 0, piece: Piece = PIECE) -> TokenizedSentence:
    """Return *text* as tokens split at spaces; a form that begins with "_" touches the one before
    it.
    """
    tokens, at = [], start
    for form in text.split():
        touching = form.startswith("_")
        at -= touching
        form = form.removeprefix("_")
        tokens.append(Token(form, at, at + len(form)))
        at += len(form) + 1
    return TokenizedSentence(piece, tuple(tokens))


def forms(sentences: Iterable[TokenizedSentence]) -> list[str]:
    return [" ".join(token.form for token in sentence.tokens) for sentence in sentences]


def test_a_closing_mark_of_its_own_goes_back() -> None:
    """A sentence of closing marks alone belongs to the one before it, in the same piece only."""
    first, mark, third = sentence("“ It rained ."), sentence("”", 13), sentence("She left .", 15)
    assert forms(join_closing_marks([first, mark, third])) == ["“ It rained . ”", "She left ."]
    elsewhere = sentence("”", 13, OTHER)
    assert forms(join_closing_marks([first, elsewhere])) == ["“ It rained .", "”"]


def test_a_closing_mark_at_a_start_goes_back() -> None:
    """So does one at the start of the next sentence; an opening straight mark stays."""
    first = sentence('" It rained .')
    assert forms(join_closing_marks([first, sentence('_" She left', 14)])) == [
        '" It rained . "',
        "She left",
    ]
    assert forms(join_closing_marks([first, sentence('" _She left', 14)])) == [
        '" It rained .',
        '" She left',
    ]


def test_titles_and_headlines_go_on() -> None:
    """A title belongs to the name behind it, a headline ends at a mark only; other sentences stay
    apart.
    """

    def joined(first: str, second: str, piece: Piece = PIECE) -> list[str]:
        return forms(join_broken_names([sentence(first, 0, piece), sentence(second, 40, piece)]))

    assert joined("They met Sen.", "Ana Lee .") == ["They met Sen. Ana Lee ."]
    assert joined("They met Det. Insp _.", "Ana Lee .") == ["They met Det. Insp . Ana Lee ."]
    assert joined("They met the U.S.", "Ana Lee left .") == ["They met the U.S.", "Ana Lee left ."]
    assert joined("Cleo of the Editors _'", "Forum left .") == [
        "Cleo of the Editors ' Forum left ."
    ]
    assert joined("' We beat the Rovers _'", "Lee said .") == [
        "' We beat the Rovers '",
        "Lee said .",
    ]
    assert joined("Lee Responds", "To Critics", HEADLINE) == ["Lee Responds To Critics"]
    assert joined("Lee Responds !", "To Critics", HEADLINE) == ["Lee Responds !", "To Critics"]
    apart = [sentence("They met Sen."), sentence("Ana Lee .", 40, OTHER)]
    assert forms(join_broken_names(apart)) == ["They met Sen.", "Ana Lee ."]


def test_title_case() -> None:
    """Most of at least three longer words have a capital."""
    assert is_title_case("Mayor Lee Responds To Critics With Plan.")
    assert not is_title_case("Mayor Ana Lee responds to critics with a new plan.")
    assert not is_title_case("Ana Lee")


def test_long_sentences_are_split_behind_a_mark() -> None:
    """The cut is behind the last dash, semicolon or comma of the second half, and nothing is
    lost.
    """
    long = sentence("a b c d e , f g ; h i j k l m")
    parts = list(split_long(long, 8))
    assert all(len(part.tokens) <= 8 for part in parts)
    assert tuple(token for part in parts for token in part.tokens) == long.tokens
    assert parts[0].tokens[-1].form == ","


def test_a_token_longer_than_the_limit_stands_alone() -> None:
    """A contraction of more words than fit is still one piece."""
    token = Token("abc", 0, 3, ("a", "b", "c"))
    parts = split_long(TokenizedSentence(PIECE, (token, token)), 2)
    assert [part.tokens for part in parts] == [(token,), (token,)]


@pytest.mark.parametrize(
    ("form", "wanted"),
    [
        ("don't", True),
        ("Lee's", True),
        ("cannot", True),
        ("dont", True),
        ("Cannot", True),
        ("its", False),
        ("count", False),
        ("Anna", False),
    ],
)
def test_what_may_be_two_words(form: str, wanted: bool) -> None:
    """Letters alone are two words only where they are listed: the network sees "not" in "count"."""
    assert may_be_expanded(form) is wanted
