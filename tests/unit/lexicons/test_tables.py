"""Tables that nobody can change."""

from __future__ import annotations

import pickle

import pytest

from claimkit.lexicons.tables import Table


def test_a_table_is_a_mapping_that_nobody_can_change() -> None:
    """It keeps its order, whatever happens to what it was made of."""
    rows = {"b": 1, "a": 2}
    table = Table(rows)
    rows["c"] = 3
    assert (list(table), len(table), table["a"], table.get("c"), table.get("c", 0)) == (
        ["b", "a"],
        2,
        2,
        None,
        0,
    )
    assert table == {"a": 2, "b": 1}
    with pytest.raises(TypeError):
        table["a"] = 3  # type: ignore[index]


def test_equal_tables_have_equal_hashes_and_copies() -> None:
    table = Table({"a": 1, "b": 2})
    assert hash(table) == hash(Table({"b": 2, "a": 1}))
    assert pickle.loads(pickle.dumps(table)) == table
