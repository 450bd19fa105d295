"""Read the small words file of a stage: TOML whose keys are the fields of one attrs class.

A stage owns the classes of words that only its rules ask for. They lie beside its code, in a
``words.toml`` with a comment for each; what is said of single verbs and nouns is the lexicon's.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any, TypeVar, get_origin, get_type_hints

from attrs import fields

from claimkit.errors import LexiconError

Words = TypeVar("Words")


def read_words(kind: type[Words], file: Traversable) -> Words:
    """Return the words in *file* as a value of *kind*, an attrs class.

    Its fields are sets of strings (a TOML array) or mappings from string to string or number (a
    TOML table). Every field must be in the file, and nothing else.

    Raises:
        LexiconError: the file is missing or malformed; the message names file, key and reason.
    """
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise LexiconError(f"{file.name}: cannot be read: {error.strerror or error}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{file.name}: no valid TOML in UTF-8: {error}") from None
    names = [attribute.name for attribute in fields(kind)]  # type: ignore[arg-type]
    if missing := sorted(set(names) - set(table)):
        raise LexiconError(f"{file.name}: missing {', '.join(missing)}")
    if unknown := sorted(set(table) - set(names)):
        raise LexiconError(
            f"{file.name}: unknown key {', '.join(unknown)}; expected {', '.join(names)}"
        )
    hints = get_type_hints(kind)
    return kind(
        **{name: _reader(hints[name])(f"{file.name}: {name}", table[name]) for name in names}
    )


def _reader(hint: Any) -> Callable[[str, Any], Any]:
    return _read_mapping if get_origin(hint) is Mapping else _read_set


def _read_set(place: str, value: Any) -> frozenset[str]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise LexiconError(f"{place}: expected an array of strings, got {value!r}")
    if len(set(value)) < len(value):
        twice = sorted({word for word in value if value.count(word) > 1})
        raise LexiconError(f"{place}: more than once: {', '.join(twice)}")
    return frozenset(value)


def _read_mapping(place: str, value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict) or not all(
        isinstance(item, str | int | float) for item in value.values()
    ):
        raise LexiconError(f"{place}: expected a table of strings or numbers, got {value!r}")
    return MappingProxyType(value)
