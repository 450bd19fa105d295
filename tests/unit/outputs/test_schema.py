"""The JSON Schema of records: it takes what is written, and refuses what is not read."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

import claimkit.outputs
from claimkit import ClaimSet, RecordError
from claimkit.cli import main
from claimkit.model.extraction import Extraction
from claimkit.outputs.records import SCHEMA, from_record, to_record
from tests.support.builders import ARTICLE, article_claims, article_skipped

PUBLISHED = Path(claimkit.outputs.__path__[0]) / "record.schema.json"
GOLDEN = sorted(Path(__file__).parents[2].glob("golden/*.json"))
VALIDATOR = Draft202012Validator(ClaimSet.json_schema())
Change = Callable[[dict[str, Any]], object]


def make_record() -> dict[str, Any]:
    return to_record(Extraction(ARTICLE, article_claims(), article_skipped()))


def list_objects(value: Any, kept: bool = True) -> Iterator[dict[str, Any]]:
    """Yield the objects in *value* whose keys are fixed."""
    if isinstance(value, list):
        for item in value:
            yield from list_objects(item)
    elif isinstance(value, dict):
        if kept:
            yield value
        for key, item in value.items():
            yield from list_objects(item, kept=key != "referents")


def drop_descriptions(schema: Any) -> Any:
    """Return *schema* without what is said for people."""
    if isinstance(schema, list):
        return list(map(drop_descriptions, schema))
    if not isinstance(schema, dict):
        return schema
    return {
        key: drop_descriptions(value)
        for key, value in schema.items()
        if key != "description" or isinstance(value, dict)
    }


def test_published() -> None:
    """The file in the package is the schema; ``claimkit schema`` prints what belongs there."""
    printed = CliRunner().invoke(main, ["schema"], catch_exceptions=False).stdout
    published = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    assert json.loads(printed) == ClaimSet.json_schema()
    assert drop_descriptions(published) == drop_descriptions(ClaimSet.json_schema())


def test_is_a_schema() -> None:
    """It is valid in its dialect, and says of which version it is."""
    schema = ClaimSet.json_schema()
    Draft202012Validator.check_schema(schema)
    assert schema["properties"]["schema"] == {"const": SCHEMA}


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.name)
def test_golden_records(path: Path) -> None:
    """Every golden record fits."""
    assert not list(VALIDATOR.iter_errors(json.loads(path.read_text(encoding="utf-8"))))


def test_no_key_may_be_missing_or_unknown() -> None:
    """Schema and reader agree on each key of each object: keys that are derived may be missing, no
    other may, and none may be added.
    """
    seen = set()
    for number, known in enumerate(list_objects(make_record())):
        if tuple(known) in seen:
            continue
        seen.add(tuple(known))
        keys = list(known)
        for key in [*keys, "unknown"]:
            record = make_record()
            changed = list(list_objects(record))[number]
            if changed.pop(key, "unknown") == "unknown":
                changed["unknown"] = None
            assert VALIDATOR.is_valid(record) == is_read(record), (number, key)


def is_read(record: dict[str, Any]) -> bool:
    try:
        from_record(record)
    except RecordError:
        return False
    return True


WRONG: dict[str, Change] = {
    "another major version": lambda record: record.update(schema="claimkit/3.0"),
    "a newer minor version": lambda record: record.update(schema="claimkit/2.9", extra=1),
    "a span of one number": lambda record: record["sentences"].append([3]),
    "a span before the text": lambda record: record["sentences"].append([-1, 3]),
    "a value that the enum lacks": lambda record: record["claims"][0].update(act="shout"),
    "a confidence above 1": lambda record: record["claims"][0].update(confidence=1.5),
    "a number as words": lambda record: record["claims"][0].update(confidence="1"),
    "a content without words": lambda record: record["claims"][0]["content"].update(spans=[]),
    "a cue without words": lambda record: record["claims"][0]["cue"].update(spans=[]),
    "a sentence below 0": lambda record: record["claims"][0]["cue"].update(sentence=-1),
}


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG)
def test_wrong_values(change: Change) -> None:
    """The schema refuses what the reader of its own version refuses, and newer versions."""
    record = copy.deepcopy(make_record())
    change(record)
    assert not VALIDATOR.is_valid(record)


def test_a_quotation_without_a_cue() -> None:
    """A cue that is a mark of punctuation needs no words."""
    record = make_record()
    record["claims"][0]["cue"].update(spans=[], kind="punctuation")
    assert not list(VALIDATOR.iter_errors(record))
