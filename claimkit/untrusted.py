"""Read text, TOML and JSON that anybody may have written: whatever is wrong with it is one error
with one line, which the caller raises as its own, with the place of the file.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
import unicodedata
from collections.abc import Callable
from importlib.resources.abc import Traversable
from typing import Any

INVISIBLE = frozenset({"Cc", "Cf", "Cs"})  # controls, zero-width and direction marks, surrogates
_STRING_OR_BRACKET = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"?|'[^'\n]*'?|[\[{\]}]")


class MalformedError(Exception):
    """Something that was read is malformed.

    Attributes:
        reason: what is wrong.
        line: where, from 1; None if the reason says it or nobody knows.
    """

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason if line is None else f"{reason} (at line {line})")
        self.reason = reason
        self.line = line


def read_text(file: Traversable) -> str:
    """Return the text of *file*, UTF-8 with or without a byte order mark.

    Raises:
        MalformedError: it cannot be read, or is something else.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise MalformedError(f"cannot be read: {error.strerror or error}") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        decoded = error.object  # without the byte order mark
        byte = f"byte {decoded[error.start]:#04x}"
        line = decoded.count(b"\n", 0, error.start) + 1
        raise MalformedError(f"not UTF-8 text ({byte}); save it as UTF-8", line) from error


def parse_toml(text: str) -> dict[str, Any]:
    """Return the tables in *text*.

    Raises:
        MalformedError: it is no TOML; or it is nested deeper, or has a longer number, than Python
            takes.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise MalformedError(f"no valid TOML: {error}") from error
    except (RecursionError, ValueError) as error:
        raise _explain_limit(error, text) from error


def parse_json(
    data: str | bytes,
    *,
    parse_constant: Callable[[str], Any] | None = None,
    object_pairs_hook: Callable[[list[tuple[str, Any]]], Any] | None = None,
) -> Any:
    """Return the value in *data*; the hooks are those of ``json.loads``.

    Raises:
        MalformedError: as of :func:`parse_toml`; or bytes are in none of JSON's encodings, or a
            hook raises ValueError.
    """
    try:
        return json.loads(data, parse_constant=parse_constant, object_pairs_hook=object_pairs_hook)
    except json.JSONDecodeError as error:
        reason = f"no valid JSON: {error.msg}, column {error.colno}"
        raise MalformedError(reason, error.lineno) from error
    except UnicodeDecodeError as error:
        raise MalformedError(f"no valid JSON: {error}") from error
    except (RecursionError, ValueError) as error:
        raise _explain_limit(error, _decode_json(data)) from error


def _decode_json(data: str | bytes) -> str:
    """Return *data* as ``json.loads`` decodes it."""
    if isinstance(data, str):
        return data
    return data.decode(json.detect_encoding(data), "surrogatepass")


def replace_surrogates(text: str) -> str:
    """Return *text* with U+FFFD for each lone surrogate: those of names of files that are not UTF-8
    among them. Neither databases nor Parquet take one.
    """
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def find_invisible(text: str) -> str | None:
    """Return the first character of *text* that nobody sees, as "U+202E"; None for none."""
    for character in text:
        if unicodedata.category(character) in INVISIBLE:
            return f"U+{ord(character):04X}"
    return None


def _explain_limit(error: RecursionError | ValueError, text: str) -> MalformedError:
    """Return the error for what is well-formed in *text*, and yet too much for Python."""
    if isinstance(error, RecursionError):
        return MalformedError("nested too deeply", _find_deepest_line(text))
    digits = sys.get_int_max_str_digits()
    number = re.search(rf"[\d_]{{{digits + 1},}}", text) if digits else None
    if number is None:
        return MalformedError(str(error))
    line = text.count("\n", 0, number.start()) + 1
    return MalformedError(f"a number of more than {digits} digits", line)


def _find_deepest_line(text: str) -> int:
    """Return the number of the line on which most brackets are open."""
    depth = deepest = start = 0
    for found in _STRING_OR_BRACKET.finditer(text):
        if found[0] in ("[", "{"):
            depth += 1
        elif found[0] in ("]", "}"):
            depth -= 1
        if depth > deepest:
            deepest, start = depth, found.start()
    return text.count("\n", 0, start) + 1
