"""A short name for what a lexicon holds: equal for equal lexicons, on every machine."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

import attrs

DIGITS = 16


def compute_digest(value: Any) -> str:
    """Return the first 16 hexadecimal digits of the SHA-256 of *value*.

    *value* is a lexicon, or anything of attrs classes, mappings, sets, tuples and plain values.
    """
    data = json.dumps(_to_plain(value), ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(data.encode()).hexdigest()[:DIGITS]


def _to_plain(value: Any) -> Any:
    """Return *value* as lists and scalars, what has no order sorted."""
    if attrs.has(type(value)):
        names = [a.name for a in attrs.fields(type(value)) if a.init]
        return [[name, _to_plain(getattr(value, name))] for name in names]
    if isinstance(value, Mapping):
        return sorted([str(key), _to_plain(item)] for key, item in value.items())
    if isinstance(value, frozenset):
        return sorted(map(str, value))
    if isinstance(value, tuple):
        return [_to_plain(item) for item in value]
    return value
