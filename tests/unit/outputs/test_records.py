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
from claimkit.model.speaker import UNATTRIBUTED
from claimkit.outputs.records import from_json, from_record, to_json, to_record
from tests.support.builders import (
    ARTICLE,
    article_claims,
    article_skipped,
    build_referent,
    build_speaker,
)

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
    assert list(record) == [
        "schema",
        "generator",
        "article",
        "warnings",
        "text",
        "sentences",
        "referents",
        "claims",
        "skipped",
        "references",
    ]
    assert record["schema"] == "claimkit/2.2"
    assert claim["speaker"]["spans"] == [[0, 19]]
    assert (claim["speaker"]["name"], claim["certainty"]["factbank"]) == ("Ana Ruiz", "CT+")


def test_referents_stand_once() -> None:
    """A table by id; the claims have the id, and how their own words were resolved."""
    record = article_record()
    first, second, third = (claim["speaker"] for claim in record["claims"])
    assert list(record["referents"]) == ["r1"]
    assert record["referents"]["r1"]["name"] == "Ana Ruiz"
    assert (
        first["referent"]
        == second["referent"]
        == {"id": "r1", "method": "test", "distance": None, "confidence": 1.0}
    )
    assert third["referent"] is None


def test_one_id_for_two_referents() -> None:
    first, second, _ = article_claims()
    other = build_speaker(ARTICLE, "She", build_referent("r1", "Bo"))
    claims = (first, attrs.evolve(second, speaker=other))
    with pytest.raises(RecordError, match=r"claim 'c2': its referent 'r1' has another name"):
        to_record(Extraction(ARTICLE, claims))


def test_role_and_affiliation_are_those_of_the_claim() -> None:
    """The text may say at one place only what somebody is; the table has the first that is said."""
    first, second, _ = article_claims()
    referent = build_referent("r1", "Ana Ruiz", affiliation="Port Council")
    claims = (
        first,
        attrs.evolve(second, speaker=attrs.evolve(second.speaker, referent=referent)),
    )
    record = to_record(Extraction(ARTICLE, claims))
    row = record["referents"]["r1"]
    assert (row["role"], row["affiliation"]) == ("mayor", "Port Council")
    assert from_record(record).claims == claims


def test_nobody_is_a_speaker_without_words() -> None:
    """A reader of the JSON never meets null where a speaker should be."""
    claims = (attrs.evolve(article_claims()[0], speaker=UNATTRIBUTED),)
    record = to_record(Extraction(ARTICLE, claims))
    speaker = record["claims"][0]["speaker"]
    assert (speaker["text"], speaker["name"], speaker["why_unnamed"]) == ("", None, "not given")
    assert from_record(record).claims == claims


def test_a_newer_minor_version_may_have_more_keys() -> None:
    """They are left out, wherever they stand; in this version they are an error."""
    record = article_record()
    record["schema"] = "claimkit/2.7"
    record["mood"] = record["claims"][0]["mood"] = record["referents"]["r1"]["mood"] = 1
    assert from_record(record).claims == article_claims()


def test_an_older_minor_version_has_fewer_keys() -> None:
    """Before 2.2 there were no references; of its own version a record must have them."""
    record = article_record()
    del record["references"]
    with pytest.raises(RecordError, match="missing keys: references"):
        from_record(record)
    assert from_record({**record, "schema": "claimkit/2.1"}).references == ()


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
        r"^\$\.schema: this claimkit reads 'claimkit/2\.…', got 'claimkit/9\.0'$",
    ),
    (lambda r: r.pop("schema"), r"^\$\.schema: .* no such key: is this a record of claimkit\?$"),
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
        r"^\$\.claims\[0\]\.within: expected a string, got True$",
    ),
    (
        lambda r: r["claims"][0].update(within="c1"),
        r"^\$\.claims\[0\]\.within: expected null or the id of another claim, got 'c1', which is",
    ),
    (
        lambda r: r["claims"][1].update(id="c1"),
        r"^\$\.claims\[1\]\.id: expected an id that no other claim has, got 'c1'$",
    ),
    (
        lambda r: r["referents"].pop("r1"),
        r"^\$\.claims\[0\]\.speaker\.referent\.id: expected an id in \$\.referents, got 'r1'; ",
    ),
    (lambda r: r.update(referents=[]), r"^\$\.referents: expected an object, got \[\]$"),
    (
        lambda r: r["referents"]["r1"].update(kind="fish"),
        r"^\$\.referents\['r1'\]\.kind: expected one of person",
    ),
    (
        lambda r: r["referents"]["r1"].update(mentions=[[0, 999]]),
        r"^\$\.referents\['r1'\]\.mentions\[0\]: span \[0, 999\] outside",
    ),
    (
        lambda r: r["article"].update(published="yesterday"),
        r"^\$\.article: expected Article.published to be a date or time in ISO 8601",
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
        lambda r: r["claims"][1].update(within="c3"),
        r"^\$\.claims\[1\]\.within: expected null or the id of another claim, got 'c3', which is "
        "within it$",
    ),
    (
        lambda r: r["claims"][2].update(within="c1"),
        r"^\$\.claims\[2\]\.within: expected null or the id of a claim around it, got 'c1', whose "
        "content does not hold this claim$",
    ),
    (
        lambda r: r["claims"][0].update(confidence=1.5),
        r"^\$\.claims\[0\]\.confidence: expected a number from 0 to 1, got 1\.5$",
    ),
    (
        lambda r: r["claims"][0]["speaker"]["referent"].update(confidence=-1),
        r"^\$\.claims\[0\]\.speaker\.referent\.confidence: expected a number from 0 to 1, got -1",
    ),
    (
        lambda r: r["claims"][0]["certainty"].update(score=9),
        r"^\$\.claims\[0\]\.certainty\.score: expected a number from -3 to 3, got 9",
    ),
    (
        lambda r: r["claims"][0]["cue"].update(sentence=-1),
        r"^\$\.claims\[0\]\.cue\.sentence: expected a number 0 or more, got -1$",
    ),
    (
        lambda r: r["claims"][0]["speaker"].update(head=0),
        r"^\$\.claims\[0\]\.speaker\.head: expected a number 1 or more, got 0$",
    ),
    (
        lambda r: r["claims"][0]["content"].update(head=0),
        r"^\$\.claims\[0\]\.content\.head: expected a number 1 or more, got 0$",
    ),
    (
        lambda r: r["claims"][0]["cue"].update(spans=[]),
        r"^\$\.claims\[0\]\.cue\.spans: expected a span or more, got none$",
    ),
    (
        lambda r: r["claims"][0]["content"].update(spans=[]),
        r"^\$\.claims\[0\]\.content\.spans: expected a span or more, got none$",
    ),
    (
        lambda r: r["claims"][0]["content"].update(spans=[[9, 12], [3, 5]]),
        r"^\$\.claims\[0\]\.content\.spans\[1\]: expected sorted spans",
    ),
    (
        lambda r: r["claims"][0]["content"].update(spans=[[3, 9], [5, 12]]),
        r"^\$\.claims\[0\]\.content\.spans\[1\]: expected disjoint spans",
    ),
    (
        lambda r: r["referents"]["r1"].update(mentions=[[3, 9], [0, 2]]),
        r"^\$\.referents\['r1'\]\.mentions\[1\]: expected sorted spans",
    ),
    (
        lambda r: r.update(schema="claimkit/2.00"),
        r"^\$\.schema: this claimkit reads 'claimkit/2\.…', got 'claimkit/2\.00'$",
    ),
    (lambda r: r.update(schema="claimkit/2.\u0663"), r"^\$\.schema: this claimkit reads"),
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


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        (
            '"r1": {',
            '"r1": {}, "r1": {',
            r"^\$\.referents: expected each key once, got 'r1'",
        ),
        (
            '"id": "c2"',
            '"id": 1, "id": "c2"',
            r"^\$\.claims\[1\]: expected each key once",
        ),
        ('"act": "belief"', '"act": {"a": 1, "a": 2}', r"\.act: expected each key once, got 'a'"),
        (
            '"act": "belief"',
            r'"a\nc\u001b": {"a": 1, "a": 2}',
            r'^\$\.claims\[1\]\["a\\nc\\u001b"\]: expected each key once, got \'a\'',
        ),
    ],
)
def test_a_key_twice(before: str, after: str, message: str) -> None:
    """Python would read the last of them without a word."""
    data = to_json(article_record())
    assert before in data
    with pytest.raises(RecordError, match=message):
        from_json(data.replace(before, after, 1))


def test_mentions_may_overlap() -> None:
    """A description may hold another."""
    record = article_record()
    record["referents"]["r1"]["mentions"] = [[0, 8], [0, 19], [10, 19]]
    referent = from_record(record).claims[0].speaker.referent
    assert referent is not None
    assert len(referent.mentions) == 3


@pytest.mark.parametrize("data", [None, {}, 3])
def test_no_text(data: object) -> None:
    with pytest.raises(TypeError, match="expected a str or bytes with JSON, got"):
        from_json(data)  # type: ignore[arg-type]


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
