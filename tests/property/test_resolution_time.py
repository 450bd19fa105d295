"""Twice the text takes about twice the time, whatever is in it."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from claimkit.document import Document
from claimkit.lexicons.loader import load
from claimkit.resolution.protocol import ReferenceQuery
from claimkit.resolution.resolver import SieveResolver
from tests.support.trees import document_of

SAID = "said/VERB/0:root so/ADV/{0}:advmod ./PUNCT/{0}:punct"
SHE = "She/PRON/2:nsubj " + SAID.format(2)
THEY = "They/PRON/2:nsubj " + SAID.format(2)
LEE = "Mayor/PROPN/2:compound Ana/PROPN/4:nsubj/B-PER Lee/PROPN/2:flat/I-PER"
MAYOR_LEE = f"{LEE} {SAID.format(4)}"
SENTENCES = 500


def person(number: int) -> str:
    return f"Ana{number}/PROPN/3:nsubj/B-PER Lee{number}/PROPN/1:flat/I-PER " + SAID.format(3)


def noun(form: str) -> str:
    return f"The/DET/2:det {form}/NOUN/3:nsubj " + SAID.format(3)


def queries(document: Document) -> list[ReferenceQuery]:
    """Return a query for the subject of each sentence."""
    found = []
    for sentence in document.sentences:
        subject = next(w for w in sentence.words if w.relation == "nsubj")
        found.append(ReferenceQuery(word=subject, spans=(subject.span,)))
    return found


@pytest.mark.parametrize(
    "sentence",
    [
        lambda i: MAYOR_LEE if i % 10 == 0 else THEY if i % 3 == 0 else SHE,
        lambda i: person(i) if i % 2 else SHE,
        lambda i: MAYOR_LEE if i % 2 else noun("mayor"),
        lambda _: noun("company"),
        lambda _: noun("driver"),
    ],
    ids=[
        "a chain of pronouns",
        "ever new people",
        "a role noun",
        "a noun for a body that is not named",
        "a noun without a name",
    ],
)
def test_time(sentence: Callable[[int], str]) -> None:
    """Four times as many sentences take less than eight times as long; sixteen times would be
    quadratic.
    """
    resolver = SieveResolver(lexicon=load("en"))
    seconds = []
    for count in (SENTENCES, 4 * SENTENCES):
        document = document_of(*map(sentence, range(count)))
        asked = queries(document)
        seconds.append(min(_seconds(resolver, document, asked) for _ in range(2)))
    assert seconds[1] < 8 * seconds[0]


def _seconds(resolver: SieveResolver, document: Document, asked: list[ReferenceQuery]) -> float:
    began = time.process_time()
    resolver.resolve(document, asked)
    return time.process_time() - began
