"""Laws of the outputs, over arbitrary claims of arbitrary texts."""

from __future__ import annotations

import json
import pickle

from attrs import asdict
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from claimkit.claimset import ClaimSet
from claimkit.model.extraction import Extraction
from claimkit.outputs.marked import to_html
from claimkit.outputs.records import from_record, to_record
from claimkit.outputs.rows import COLUMNS, to_dicts
from tests.support.builders import extractions, read_html, shown_in_html

VALIDATOR = Draft202012Validator(ClaimSet.json_schema())
quick = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@quick
@given(extractions())
def test_a_record_gives_back_equal_values(found: Extraction) -> None:
    """from_record(to_record(x)) == x, and the schema of records takes it."""
    record = to_record(found)
    assert from_record(record) == found
    VALIDATOR.validate(record)


@quick
@given(extractions())
def test_json_gives_back_an_equal_claimset(found: Extraction) -> None:
    """ClaimSet.from_json(x.to_json()) == x, and the JSON is ASCII."""
    claimset = ClaimSet(**asdict(found, recurse=False))
    data = claimset.to_json()
    assert data.isascii()
    assert ClaimSet.from_json(data) == claimset
    assert ClaimSet.from_json(data.encode()) == claimset
    assert pickle.loads(pickle.dumps(claimset)) == claimset


@quick
@given(extractions())
def test_dicts_are_json_with_stable_keys(found: Extraction) -> None:
    """Every dict has the keys COLUMNS in that order and plain JSON values."""
    dicts = to_dicts(found)
    assert all(tuple(row) == tuple(column.name for column in COLUMNS) for row in dicts)
    assert json.loads(json.dumps(dicts)) == dicts


@quick
@given(extractions())
def test_html_shows_the_text_and_nothing_else(found: Extraction) -> None:
    """The paragraphs of the article part are those of the text, whatever markup that holds."""
    assert read_html(to_html(found))[0] == shown_in_html(found.text)
