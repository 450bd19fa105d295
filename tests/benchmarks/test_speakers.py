"""The scorer of speakers."""

from __future__ import annotations

from typing import Any

import pytest

from annotated.coreference import GapRow
from benchmarks.speakers import (
    DRAWN,
    LEAST_POINTS,
    Answer,
    build_query,
    build_table,
    is_right,
    measure_calibration,
    measure_sieves,
    score_gap,
)
from claimkit.document import Document
from claimkit.lexicons.loader import load
from claimkit.resolution.protocol import ReferenceQuery
from claimkit.resolution.resolver import SieveResolver
from tests.support.builders import build_referent, span_of
from tests.support.trees import document_of

MET = (
    "Nina/PROPN/3:nsubj/B-PER Park/PROPN/1:flat/I-PER met/VERB/0:root "
    "Tom/PROPN/3:obj/B-PER Reed/PROPN/4:flat/I-PER"
    " ./PUNCT/3:punct"
)
PASSAGE = document_of(MET, "She/PRON/2:nsubj ran/VERB/0:root ./PUNCT/2:punct")


@pytest.mark.parametrize(
    ("name", "gold", "right"),
    [
        ("Ana Lee", ["Ana Lee"], True),
        ("Lee", ["Ana Lee"], True),
        ("Ana Lee", ["Lee", "Ana"], True),
        ("The WHO", ["WHO"], True),
        ("José Núñez", ["Jose Nunez"], True),
        ("ANA LEE", ["Ana Lee’s"], True),
        ("Bo Lee", ["Ana Lee"], False),
        (None, ["Ana Lee"], False),
        ("Ana Lee", None, False),
        (None, None, True),
    ],
)
def test_is_right(name: str | None, gold: list[str] | None, right: bool) -> None:
    """Every word is in the gold names, articles, accents, capitals and possessive endings aside; no
    name where there is none.
    """
    assert (
        is_right(name, {"gold_name": gold[0] if gold else None, "gold_names": gold or []}) is right
    )


def passage(right: str | None, document: Document = PASSAGE) -> GapRow:
    names = tuple(
        (span_of(document.text, name), name == right) for name in ("Nina Park", "Tom Reed")
    )
    return GapRow("test-1", document, span_of(document.text, "She"), True, names)


@pytest.mark.parametrize(
    ("rights", "f1"),
    [(["Nina Park"], 100.0), (["Tom Reed"], 0.0), ([None], 0.0), (["Nina Park", "Tom Reed"], 50.0)],
)
def test_gap(rights: list[str | None], f1: float) -> None:
    """F1 over pairs of pronoun and name: twice the hits, by what was said and what is right."""
    scores = score_gap([passage(right) for right in rights], SieveResolver(lexicon=load("en")))
    assert scores == {"masculine": 0.0, "feminine": f1, "all": f1}


def test_query() -> None:
    """The query is for the noun phrase of the word there."""
    query = build_query(PASSAGE, span_of(PASSAGE.text, "Nina"))
    assert query == ReferenceQuery(
        word=PASSAGE.sentences[0].word(1), spans=(span_of(PASSAGE.text, "Nina Park"),)
    )


def answers(method: str, *points: tuple[float, bool], form: str = "she") -> list[Answer]:
    row: dict[str, Any] = {
        "subj_form": form,
        "subj_type": "pronoun",
        "gold_name": "Ana Lee",
        "genre": "news",
    }
    return [
        Answer(row, build_referent("r1", "Ana Lee", method=method, confidence=share), right)
        for share, right in points
    ]


def test_shares_right_of_a_line() -> None:
    """With enough answers of different shares, a line's ends: right where the link is excluded, and
    where it is certain.
    """
    sure = [(0.9, True)] * 90 + [(0.9, False)] * 10
    unsure = [(0.4, True)] * 40 + [(0.4, False)] * 60
    low, high = measure_sieves(answers("he or she", *sure, *unsure))["he or she"]
    assert (low, high) == (0.0, 1.0)


def test_shares_right_of_few() -> None:
    """Few answers, or all of one share, give their mean twice, drawn towards that of all."""
    found = measure_sieves(
        [
            *answers("own name", *[(1.0, True)] * LEAST_POINTS),
            *answers("it", (0.6, False), (0.8, False)),
        ]
    )
    mean = LEAST_POINTS / (LEAST_POINTS + 2)
    assert found["it"] == pytest.approx([DRAWN * mean / (2 + DRAWN)] * 2, abs=0.001)
    assert found["own name"] == pytest.approx(
        [(LEAST_POINTS + DRAWN * mean) / (LEAST_POINTS + DRAWN)] * 2, abs=0.001
    )
    assert found["they"] == pytest.approx([mean] * 2, abs=0.001)


def test_shares_right_leaves_out_the_spoken() -> None:
    """I, we and you do not count."""
    found = [
        *answers("own name", (1.0, True)),
        *answers("first person", *[(1.0, False)] * 100, form="We"),
    ]
    assert measure_sieves(found)["first person"] == (1.0, 1.0)


def test_tables() -> None:
    """By genre, type and sieve; by confidence in tenths, 1 in the last."""
    found = answers("it", (1.0, True), (0.95, False), (0.31, True))
    assert build_table(found)[0] == ["all", 2, 3, 2 / 3]
    assert [row[0] for row in build_table(found)] == ["all", "news", "pronoun", "sieve: it"]
    assert [(row[0], row[3]) for row in measure_calibration(found)] == [
        ("0.3–0.4", 1),
        ("0.9–1.0", 2),
    ]
