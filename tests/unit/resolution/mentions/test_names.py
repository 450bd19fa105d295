"""Names in a text."""

from __future__ import annotations

from claimkit.lexicons.loader import load
from claimkit.resolution.mentions.names import find_mentions
from tests.support.trees import document_of


def list_names(sentence: str) -> list[str]:
    return [mention.name for mention in find_mentions(document_of(sentence), load("en"))]


def test_a_nickname_alone_is_no_name() -> None:
    """A parser that takes marks for names makes a nickname of what is quoted behind them."""
    assert list_names(
        "Lee/PROPN/2:nsubj/B-PER said/VERB/0:root ,/PROPN/6:punct “/PROPN/6:punct it/PRON/6:nsubj "
        "rained/VERB/2:ccomp"
    ) == ["Lee"]
