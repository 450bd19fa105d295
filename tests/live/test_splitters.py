"""Our reading of the tokenizer's network gives the tokens that stanza's own gives."""

from __future__ import annotations

import pytest

from claimkit import Extractor
from claimkit.parsing.embedded import EmbeddedParser
from claimkit.parsing.network_splitter import NetworkSplitter
from claimkit.parsing.splitters import StanzaSplitter

pytestmark = pytest.mark.slow

TEXTS = {
    "plain": "“We can’t wait,” Ana Lee said.\n\nIt's theirs, and it isn’t gonna be his.",
    "white space": "A  line \t that\nis wrapped\u00a0here \u0085 and  there.\n \n\n  Next one. ",
    "one character": "A",
    "a long token": f"Read {'x' * 1_500} twice. It is {'-' * 1_200} there.",
    "a long paragraph": "Bo Berg said that the old bridge may not be safe. " * 60,
    "links and dates": "Write to a.lee@example.org, see https://example.org/a?b=c, on 3/4/2021, "
    "call +44 20 7946 0991 or pay £3.50. Name: Lee",
    "other scripts": "Сказал он. 他说。 “Ça ira”, dit-elle. 👍🏽 … é a\u0301",
    "capitals": "CAN'T STOP, WON'T STOP. Ann's and I'd've dunno wanna.",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_the_tokens_are_those_of_stanza(live: Extractor, text: str) -> None:
    assert isinstance(live.parser, EmbeddedParser)
    ours = live.parser._splitter
    assert isinstance(ours, NetworkSplitter)
    assert list(ours.split(text)) == list(StanzaSplitter(ours.processors).split(text))
