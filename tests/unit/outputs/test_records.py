"""Records: what they hold, and what is rejected with which message."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import attrs
import pytest

from claimkit.errors import RecordError
from claimkit.model.extraction import Extraction
from claimkit.outputs.records import from_json, from_record, to_json, to_record
from tests.support.builders import ARTICLE, article_claims, article_skipped

Change = Callable[[dict[str, Any]], object]


def article_record() -> dict[str, Any]:
    return to_record(Extraction(ARTICLE, article_claims(), article_skipped()))


def test_record_is_plain_json() -> None:
    """Only JSON types, so that a dump and a load give the same record."""
    record = article_record()
    assert json.loads(json.dumps(record)) == record
    assert type(record["claims"][0]["act"]) is str


def test_record_says_schema_and_derived_names() -> None:
    """The schema, spans as pairs, and the derived keys of speaker and certainty."""
    record = article_record()
    claim = record["claims"][0]
    assert list(record) == ["schema", "text", "claims", "skipped"]
    assert record["schema"] == "claimkit/1.0"
    assert claim["speaker"]["spans"] == [[0, 19]]
    assert (claim["speaker"]["name"], claim["certainty"]["factbank"]) == ("Ana Ruiz", "CT+")


def test_derived_keys_are_not_needed() -> None:
    record = article_record()
    del record["claims"][0]["speaker"]["name"], record["claims"][0]["certainty"]["factbank"]
    assert from_record(record).claims == article_claims()


def test_no_claims() -> None:
    article = from_json(to_json(to_record(Extraction("", ()))))
    assert (article.text, article.claims, article.skipped) == ("", (), ())


REJECTED: list[tuple[Change, str]] = [
    (
        lambda r: r.update(schema="claimkit/9.0"),
        r"^\$\.schema: this claimkit reads 'claimkit/1.0', got 'claimkit/9.0'$",
    ),
    (lambda r: r.pop("schema"), r"^\$\.schema: .* no such key$"),
    (lambda r: r.pop("text"), r"^\$: missing keys: text$"),
    (lambda r: r.update(extra=1), r"^\$: unknown keys: 'extra'$"),
    (lambda r: r.update(text=1), r"^\$\.text: expected a string, got 1$"),
    (lambda r: r.update(claims={}), r"^\$\.claims: expected an array, got {}$"),
    (lambda r: r["claims"].append("c"), r"^\$\.claims\[3\]: expected an object, got 'c'$"),
    (lambda r: r["claims"][0].pop("within"), r"^\$\.claims\[0\]: missing keys: within$"),
    (lambda r: r["claims"][1].update(who="x"), r"^\$\.claims\[1\]: unknown keys: 'who'$"),
    (
        lambda r: r["claims"][0].update(act="shout"),
        r"^\$\.claims\[0\]\.act: expected one of statement, .*; got 'shout'$",
    ),
    (
        lambda r: r["claims"][0].update(within=True),
        r"^\$\.claims\[0\]\.within: expected an integer, got True$",
    ),
    (
        lambda r: r["claims"][0].update(within=0),
        r"^\$\.claims\[0\]\.within: expected null or the index of another of 3",
    ),
    (
        lambda r: r["claims"][0].update(confidence="1"),
        r"^\$\.claims\[0\]\.confidence: expected a finite number, got '1'$",
    ),
    (
        lambda r: r["claims"][0]["cue"].update(negated=0),
        r"^\$\.claims\[0\]\.cue\.negated: expected true or false, got 0$",
    ),
    (
        lambda r: r["claims"][0]["cue"]["spans"].append([3]),
        r"^\$\.claims\[0\]\.cue\.spans\[1\]: expected a span \[start, end\]",
    ),
    (
        lambda r: r["claims"][0]["cue"]["spans"].append([3, 3]),
        r"^\$\.claims\[0\]\.cue\.spans\[1\]: a span needs .* got 3 and 3$",
    ),
    (
        lambda r: r["skipped"][0].update(span=[0, 999]),
        r"^\$\.skipped\[0\]\.span: span \[0, 999\] outside the text of 92 code",
    ),
    (
        lambda r: r["claims"][0]["content"].update(head=[1]),
        r"^\$\.claims\[0\]\.content\.head: expected an array of 2, got \[1\]$",
    ),
    (
        lambda r: r["claims"][0]["speaker"]["referent"].update(id=None),
        r"^\$\.claims\[0\]\.speaker\.referent\.id: expected a string, got None$",
    ),
]


@pytest.mark.parametrize(("change", "message"), REJECTED)
def test_malformed_record(change: Change, message: str) -> None:
    """The error gives the JSON path and the reason."""
    record = copy.deepcopy(article_record())
    change(record)
    with pytest.raises(RecordError, match=message):
        from_record(record)


def test_many_problems_are_counted() -> None:
    record = article_record()
    record["claims"] = [None] * 7
    with pytest.raises(RecordError, match=r"^\$\.claims\[0\]: .*; and 2 more$"):
        from_record(record)


@pytest.mark.parametrize(
    "data", ["", "{", "[", "NaN", b"\xff\xfe\x00", "[" * 100_000, '{"schema": Infinity}', "[]", "3"]
)
def test_no_record(data: str | bytes) -> None:
    with pytest.raises(RecordError):
        from_json(data)


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_numbers_that_json_lacks(number: float) -> None:
    claim = attrs.evolve(article_claims()[0], confidence=number)
    with pytest.raises(RecordError, match="finite"):
        to_record(Extraction(ARTICLE, (claim,)))


def test_surrogate_pair_cannot_be_written() -> None:
    """JSON would read it back as one character, and every later offset would be wrong."""
    with pytest.raises(RecordError, match="surrogate pair at 1"):
        to_record(Extraction("a\ud83d\ude00", ()))
    assert (
        from_json(to_json(to_record(Extraction("a\ud83d \ude00\ud83d", ())))).text
        == "a\ud83d \ude00\ud83d"
    )
