"""Conversion between attrs classes and plain JSON types, strict in both directions.

Nothing is coerced, nothing is dropped.
"""

from __future__ import annotations

import functools
import math
import re
import reprlib
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any, get_origin

import attrs
from cattrs import Converter
from cattrs.cols import homogenous_tuple_structure_factory, mapping_structure_factory
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from claimkit.errors import RecordError
from claimkit.spans import Span

_SURROGATE_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_SCALARS = {str: "a string", bool: "true or false", int: "an integer", float: "a finite number"}
_LARGEST_EXACT = 2**53
"""Below it every integer is a float."""

Keys = Mapping[type, tuple[str, ...]]
"""Keys of a class's record that hold no field of it."""


def build_converter(
    enums: Iterable[type[StrEnum]], *, derived: Keys, ignored: Keys, strict: bool
) -> Converter:
    """Return a converter that writes spans as ``[start, end]`` and enums as their values.

    Args:
        enums: every enum that a field may hold.
        derived: attributes that are written beside the fields, and ignored in reading.
        ignored: other keys that are ignored in reading.
        strict: whether an unknown key is an error; else it is left out.
    """
    converter = Converter()
    converter.register_unstructure_hook_factory(
        attrs.has, functools.partial(_make_class_writer, converter=converter, derived=derived)
    )
    converter.register_unstructure_hook_factory(
        _is_tuple, lambda _: lambda values: list(map(converter.unstructure, values))
    )
    converter.register_unstructure_hook(Span, lambda span: [span.start, span.end])
    converter.register_unstructure_hook(StrEnum, lambda member: member.value)
    converter.register_unstructure_hook(str, _to_json_string)
    converter.register_unstructure_hook(float, _to_json_number)
    reading = functools.partial(
        _make_class_reader, converter=converter, ignored={**derived, **ignored}, strict=strict
    )
    converter.register_structure_hook_factory(attrs.has, reading)
    converter.register_structure_hook_factory(
        _is_tuple, functools.partial(_make_tuple_reader, converter=converter)
    )
    converter.register_structure_hook_factory(
        _is_table, functools.partial(_make_table_reader, converter=converter)
    )
    converter.register_structure_hook(Span, _read_span)
    for kind in _SCALARS:
        converter.register_structure_hook(kind, _read_scalar)
    for enum in enums:  # one by one: they are strings, and the hook of str would take them
        converter.register_structure_hook(enum, _read_enum)
    return converter


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _is_table(kind: Any) -> bool:
    return get_origin(kind) is dict


def _make_class_writer(
    cls: type, converter: Converter, derived: Keys
) -> Callable[[Any], dict[str, Any]]:
    write: Callable[[Any], dict[str, Any]] = make_dict_unstructure_fn(cls, converter)
    names = derived.get(cls, ())
    if not names:
        return write

    def write_class(value: Any) -> dict[str, Any]:
        record = write(value)
        for name in names:
            record[name] = converter.unstructure(getattr(value, name))
        return record

    return write_class


def _to_json_string(value: str) -> str:
    if value.isascii():
        return value
    pair = _SURROGATE_PAIR.search(value)
    if pair is not None:
        raise RecordError(
            f"cannot write {reprlib.repr(value)} as JSON: it holds a surrogate pair at "
            f"{pair.start()}; join the pairs of the text first: "
            "text.encode('utf-16', 'surrogatepass').decode('utf-16', 'replace')"
        )
    return value


def _to_json_number(value: float) -> float:
    if not math.isfinite(value):
        raise RecordError(f"cannot write {value} as JSON: expected a finite number")
    return value


def _make_class_reader(
    cls: type, converter: Converter, ignored: Keys, strict: bool
) -> Callable[[Any, Any], Any]:
    read: Callable[[Any, Any], Any] = make_dict_structure_fn(cls, converter)
    names = frozenset(attrs.fields_dict(cls))
    allowed = names.union(ignored.get(cls, ()))

    def read_class(value: Any, kind: Any) -> Any:
        if not isinstance(value, Mapping):
            raise ValueError(f"expected an object, got {reprlib.repr(value)}")
        if missing := names - value.keys():
            raise ValueError(f"missing keys: {', '.join(sorted(missing))}")
        unknown = value.keys() - allowed
        if strict and unknown:
            raise ValueError(f"unknown keys: {', '.join(sorted(map(reprlib.repr, unknown)))}")
        return read(value, kind)

    return read_class


def _make_table_reader(kind: Any, converter: Converter) -> Callable[[Any, Any], Any]:
    read = mapping_structure_factory(kind, converter)

    def read_table(value: Any, _: Any) -> Any:
        if not isinstance(value, Mapping):
            raise ValueError(f"expected an object, got {reprlib.repr(value)}")
        return read(value, kind)

    return read_table


def _make_tuple_reader(kind: Any, converter: Converter) -> Callable[[Any, Any], Any]:
    read = homogenous_tuple_structure_factory(kind, converter)

    def read_tuple(value: Any, _: Any) -> Any:
        if not isinstance(value, list | tuple):
            raise ValueError(f"expected an array, got {reprlib.repr(value)}")
        return read(value, kind)

    return read_tuple


def _read_span(value: Any, _: Any) -> Span:
    match value:
        case [int(start), int(end)] if bool not in map(type, value):
            return Span(start, end)
    raise ValueError(f"expected a span [start, end], got {reprlib.repr(value)}")


def _read_enum(value: Any, kind: type[StrEnum]) -> StrEnum:
    for member in kind:
        if type(value) is str and member.value == value:
            return member
    raise ValueError(f"expected one of {', '.join(kind)}; got {reprlib.repr(value)}")


def _read_scalar(value: Any, kind: type[Any]) -> Any:
    if type(value) is int and kind is float and abs(value) < _LARGEST_EXACT:
        return float(value)
    if type(value) is kind and (kind is not float or math.isfinite(value)):
        return value
    raise ValueError(f"expected {_SCALARS[kind]}, got {reprlib.repr(value)}")
