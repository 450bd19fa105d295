"""Read TOML as values of attrs classes.

Every key and value is checked against the fields of the class; an error says where it is, what was
expected and what came.
"""

from __future__ import annotations

import reprlib
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from functools import cache, partial
from importlib.resources.abc import Traversable
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import attrs
from attrs import AttrsInstance, frozen

from claimkit.errors import LexiconError
from claimkit.lexicons.tables import Table
from claimkit.untrusted import MalformedError, find_invisible, parse_toml, read_text

Value = TypeVar("Value")
Record = TypeVar("Record", bound=AttrsInstance)
Read = Callable[["Place", Any], Any]
# What TOML calls the types that tomllib gives
TOML_NAMES = {
    dict: "a table",
    list: "an array",
    str: "a string",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
}


@frozen
class Place:
    """Where in a file a value stands, as messages name it: ``verbs.toml: verbs.say: frames[0]``.

    Attributes:
        path: the way to it, empty for the whole file.
    """

    file: str
    path: str = ""

    def key(self, key: str) -> Place:
        """Return the place of an entry of the table here: ``verbs.say``."""
        return Place(self.file, f"{self.path}.{key}" if self.path else key)

    def field(self, name: str) -> Place:
        """Return the place of a field of the entry here: ``verbs.say: reporting_class``."""
        return Place(self.file, f"{self.path}: {name}" if self.path else name)

    def item(self, index: int, label: str = "") -> Place:
        """Return the place of an item of the array here, from 0: ``markers[3] (perhaps)``."""
        return Place(self.file, f"{self.path}[{index}]{f' ({label})' if label else ''}")

    def error(self, message: str) -> LexiconError:
        """Return the error that says *message* of what stands here."""
        return LexiconError(": ".join(part for part in (self.file, self.path, message) if part))


def read_toml(file: Traversable) -> dict[str, Any]:
    """Return the tables of *file*.

    Raises:
        LexiconError: it cannot be read, or is no TOML in UTF-8.
    """
    try:
        return parse_toml(read_text(file))
    except MalformedError as error:
        raise Place(file.name).error(str(error)) from None


def read_fields(
    place: Place, table: Any, readers: Mapping[str, Read], optional: Iterable[str] = ()
) -> dict[str, Any]:
    """Return the values of *table* by key, each read by its reader.

    Args:
        optional: the keys that may be absent.

    Raises:
        LexiconError: with a line for each key that is unknown or missing and each malformed value.
    """
    rows = _expect(dict, place, table)
    missing = [name for name in readers if name not in rows and name not in optional]
    unknown = _refuse(f"unknown key; expected {', '.join(readers)}")
    values = _collect(
        [
            *((readers.get(key, unknown), place.field(key), value) for key, value in rows.items()),
            *((_refuse("missing"), place.field(name), None) for name in missing),
        ]
    )
    return dict(zip(rows, values, strict=True))


def read_record(kind: type[Record], place: Place, table: Any, **given: Any) -> Record:
    """Return *table* as a value of *kind*, an attrs class; fields that have a default may be
    absent.

    Args:
        given: fields that do not stand in the table.

    Raises:
        LexiconError: with a line for each mistake.
    """
    readers = {name: read for name, read in find_readers(kind).items() if name not in given}
    fields = read_fields(place, table, readers, _list_optional(kind))
    return make_record(kind, place, given | fields)


def make_record(kind: type[Record], place: Place, fields: Mapping[str, Any]) -> Record:
    """Return the value of *kind* that has *fields*.

    Raises:
        LexiconError: *kind* refuses them; its message follows that of *place*.
    """
    try:
        return kind(**fields)
    except ValueError as error:
        raise place.error(str(error)) from None


@cache
def find_readers(kind: type[AttrsInstance]) -> Mapping[str, Read]:
    """Return what reads each field of *kind*, an attrs class, by the field's type."""
    hints = get_type_hints(kind)
    return {
        field.name: make_reader(hints[field.name]) for field in attrs.fields(kind) if field.init
    }


@cache
def _list_optional(kind: type[AttrsInstance]) -> frozenset[str]:
    return frozenset(f.name for f in attrs.fields(kind) if f.default is not attrs.NOTHING)


def make_reader(hint: Any) -> Read:
    """Return what reads a value of the type *hint* from TOML.

    Known are strings, numbers, booleans, enums, literals, attrs classes, tuples and frozensets of
    one type, mappings, and any of these or None. A tuple of attrs values may be an array of tables,
    or a table whose keys are the values' first fields.
    """
    make = MAKERS.get(get_origin(hint))
    if make is not None:
        return make(*get_args(hint))
    if hint is float:
        return _read_number
    if hint is str:
        return _read_string
    if hint in TOML_NAMES:
        return partial(_expect, hint)
    return partial(_read_member if issubclass(hint, Enum) else read_record, hint)


def _collect(rows: Iterable[tuple[Read, Place, Any]]) -> list[Any]:
    """Return what each reader makes of its value.

    Raises:
        LexiconError: any of them does; with the messages of all that do.
    """
    values, errors = [], []
    for read, place, value in rows:
        try:
            values.append(read(place, value))
        except LexiconError as error:
            errors.append(str(error))
    if errors:
        raise LexiconError("\n".join(errors))
    return values


def _refuse(message: str) -> Read:
    def read(place: Place, _: Any) -> Any:
        raise place.error(message)

    return read


def _expect(kind: type[Value], place: Place, value: Any) -> Value:
    if type(value) is not kind:  # a TOML boolean is no number, though Python's is
        raise place.error(f"expected {TOML_NAMES[kind]}, got {reprlib.repr(value)}")
    return value


def _read_string(place: Place, value: Any) -> str:
    """Return *value*: words, which are there and can be seen."""
    text = _expect(str, place, value)
    if not text.strip():
        raise place.error(f"expected words, got {text!r}")
    if invisible := find_invisible(text):
        raise place.error(f"expected words, got {text!r} with the invisible character {invisible}")
    return text


def _read_number(place: Place, value: Any) -> float:
    if type(value) is int:
        return float(value)
    return _expect(float, place, value)


def _read_member(kind: type[Enum], place: Place, value: Any) -> Enum:
    """Return the member of *kind* that has *value*."""
    _read_option(tuple(member.value for member in kind), place, value)
    return kind(value)


def _read_option(options: tuple[Any, ...], place: Place, value: Any) -> Any:
    if value not in options:
        raise place.error(f"unknown {reprlib.repr(value)}; expected one of {', '.join(options)}")
    return value


def _make_option_reader(*options: Any) -> Read:
    return partial(_read_option, options)


def _make_tuple_reader(item: Any, _: Any = ...) -> Read:
    if attrs.has(item):
        return partial(_read_entries, item)
    read = make_reader(item)
    return lambda place, value: tuple(_read_items(read, place, value))


def _make_set_reader(item: Any) -> Read:
    return partial(_read_set, make_reader(item))


def _make_mapping_reader(key: Any, item: Any) -> Read:
    return partial(_read_mapping, make_reader(key), make_reader(item))


def _make_optional_reader(*hints: Any) -> Read:
    (hint,) = (hint for hint in hints if hint is not NoneType)
    return make_reader(hint)


# By what generic type a hint is
MAKERS: Mapping[Any, Callable[..., Read]] = {
    Literal: _make_option_reader,
    Union: _make_optional_reader,
    UnionType: _make_optional_reader,
    tuple: _make_tuple_reader,
    frozenset: _make_set_reader,
    Mapping: _make_mapping_reader,
}


def _read_items(read: Read, place: Place, value: Any) -> list[Any]:
    items = _expect(list, place, value)
    return _collect((read, place.item(index), item) for index, item in enumerate(items))


def _read_set(read: Read, place: Place, value: Any) -> frozenset[Any]:
    items = _read_items(read, place, value)
    members = frozenset(items)
    if len(members) < len(items):
        twice = sorted(member for member in members if items.count(member) > 1)
        raise place.error(f"more than once: {', '.join(twice)}")
    return members


def _read_mapping(read_key: Read, read: Read, place: Place, value: Any) -> Mapping[Any, Any]:
    table = _expect(dict, place, value)
    keys = _collect((read_key, place.key(key), key) for key in table)
    values = _collect((read, place.key(key), item) for key, item in table.items())
    return Table(dict(zip(keys, values, strict=True)))


def _read_entries(kind: type[Record], place: Place, value: Any) -> tuple[Record, ...]:
    """Return the entries in an array of tables, or in a table by their first fields."""
    name = attrs.fields(kind)[0].name
    if isinstance(value, list):
        labelled = ((place.item(index, _label(name, row)), row) for index, row in enumerate(value))
        return tuple(_collect((partial(read_record, kind), where, row) for where, row in labelled))
    table = _expect(dict, place, value)
    return tuple(
        _collect(
            (partial(read_record, kind, **{name: key}), place.key(key), row)
            for key, row in table.items()
        )
    )


def _label(name: str, row: Any) -> str:
    """Return by what a person knows an entry of an array: its first field."""
    if not isinstance(row, dict):
        return ""
    label = row.get(name, f"without {name}")
    return label if isinstance(label, str) else reprlib.repr(label)
