"""Strict JSON: no NaN, and no key twice in an object, of which Python would keep the last alone.

Arrays are written as their values come.
"""

from __future__ import annotations

import json
import reprlib
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from claimkit.errors import RecordError
from claimkit.untrusted import MalformedError, parse_json


class RepeatedKeyError(Exception):
    """A key stands twice in an object.

    Attributes:
        path: of the object: "$.texts[0]".
    """

    def __init__(self, path: str, key: str) -> None:
        super().__init__(f"{path}: expected each key once, got {key!r} twice")
        self.path = path
        self.key = key


def read_json(data: str | bytes) -> object:
    """Return the value that *data* holds.

    Raises:
        TypeError: *data* is neither a str nor bytes.
        RecordError: *data* is not JSON; or a key stands twice, with the path of its object.
    """
    if not isinstance(data, str | bytes):
        raise TypeError(f"expected a str or bytes with JSON, got {reprlib.repr(data)}")
    try:
        return parse_strictly(data)
    except MalformedError as error:
        raise RecordError(f"expected a record of claimkit in JSON: {error}") from error
    except RepeatedKeyError as error:
        raise RecordError(str(error)) from error


def parse_strictly(data: str | bytes) -> object:
    """Return the value that *data* holds.

    Raises:
        MalformedError: *data* is not JSON.
        RepeatedKeyError: a key stands twice in an object.
    """
    ambiguous: list[tuple[dict[str, Any], str]] = []

    def read_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        fields = dict(pairs)
        if len(fields) < len(pairs):
            [(key, _)] = Counter(key for key, _ in pairs).most_common(1)
            ambiguous.append((fields, key))
        return fields

    value: object = parse_json(data, parse_constant=_reject_constant, object_pairs_hook=read_object)
    if ambiguous:
        # The last that was read is still there: what encloses it has no key twice.
        wrong, key = ambiguous[-1]
        path = next(path for path, fields in _walk(value) if fields is wrong)
        raise RepeatedKeyError(path, key)
    return value


def write_array(values: Iterable[str]) -> Iterator[str]:
    """Yield an array of *values*, each JSON already, one by one. If one fails, the array stays
    open: a part of a file must not look like the whole.
    """
    yield "["
    separator = "\n"
    for value in values:
        yield separator + value
        separator = ",\n"
    yield "\n]\n"


def write_one(values: Iterable[str]) -> Iterator[str]:
    """Yield the one of *values*, each JSON already, as a line; of none an empty array, for no file
    of JSON is empty.
    """
    written = False
    for value in values:
        yield f"{value}\n"
        written = True
    if not written:
        yield "[]\n"


def _walk(value: object) -> Iterator[tuple[str, object]]:
    """Yield *value* and all that it holds, with paths."""
    waiting = [("$", value)]  # not recursive: JSON may be nested as deeply as Python's stack is
    while waiting:
        path, value = waiting.pop()
        yield path, value
        if isinstance(value, dict):
            waiting += [(f"{path}{_to_step(key)}", item) for key, item in value.items()]
        elif isinstance(value, list):
            waiting += [(f"{path}[{index}]", item) for index, item in enumerate(value)]


def _to_step(key: str) -> str:
    """Return the step of a path to *key*; a key that is no word stands in quotes, with escapes."""
    return f".{key}" if key.isascii() and key.isidentifier() else f"[{json.dumps(key)}]"


def _reject_constant(name: str) -> float:
    raise ValueError(f"{name} is no JSON number")
