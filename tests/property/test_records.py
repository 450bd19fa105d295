"""Laws of the outputs, over arbitrary claims of arbitrary texts."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, given, settings

from claimkit.claimset import ClaimSet
from claimkit.model.claim import Claim, Skipped
from claimkit.model.extraction import Extraction
from claimkit.outputs.highlight import to_html
from claimkit.outputs.records import from_record, to_record
from claimkit.outputs.rows import COLUMNS, to_dicts
from tests.support.builders import articles, read_html, shown_in_html

Article = tuple[str, tuple[Claim, ...], tuple[Skipped, ...]]
quick = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@quick
@given(articles())
def test_a_record_gives_back_equal_values(article: Article) -> None:
    """from_record(to_record(x)) == x."""
    found = Extraction(*article)
    assert from_record(to_record(found)) == found


@quick
@given(articles())
def test_json_gives_back_an_equal_claimset(article: Article) -> None:
    """ClaimSet.from_json(x.to_json()) == x, and the JSON is ASCII."""
    claimset = ClaimSet(*article)
    data = claimset.to_json()
    assert data.isascii()
    assert ClaimSet.from_json(data) == claimset
    assert ClaimSet.from_json(data.encode()) == claimset


@quick
@given(articles())
def test_dicts_are_json_with_stable_keys(article: Article) -> None:
    """Every dict has the keys COLUMNS in that order and plain JSON values."""
    dicts = to_dicts(*article[:2])
    assert all(tuple(row) == COLUMNS for row in dicts)
    assert json.loads(json.dumps(dicts)) == dicts


@quick
@given(articles())
def test_html_shows_the_text_and_nothing_else(article: Article) -> None:
    """The text content of the article part is the input text, whatever markup that holds."""
    assert read_html(to_html(*article))[0] == shown_in_html(article[0])
