"""JSON Schema of what is asked and answered; that of records is :mod:`claimkit.outputs.schema`."""

from __future__ import annotations

import json
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from claimkit.outputs.schema import Schema, build_schema
from claimkit.spans import Span

REFERENCE = "#/components/schemas/"
SPAN: Schema = {
    "type": "array",
    "description": "start and end in code points of the text, the end exclusive",
    "items": {"type": "integer", "minimum": 0},
    "minItems": 2,
    "maxItems": 2,
}
SCALARS: dict[type, Schema] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    NoneType: {"type": "null"},
    Span: SPAN,
}


class SchemaTable:
    """The schemas of classes, each once and by its name, for ``#/components/schemas``.

    Args:
        complete: whether all keys are always there; else those with a default may be missing.

    Attributes:
        schemas: by the names of the classes.
    """

    def __init__(self, *, complete: bool = False) -> None:
        self.schemas: dict[str, Schema] = {}
        self._complete = complete

    def add_record(self) -> None:
        """Add the schemas of a record and its parts."""
        moved: Schema = json.loads(json.dumps(build_schema()).replace("#/$defs/", REFERENCE))
        self.schemas |= moved.pop("$defs")
        self.schemas["Record"] = {
            key: value for key, value in moved.items() if not key.startswith("$")
        }

    def refer(self, kind: Any) -> Schema:
        """Return the schema of values of type *kind*.

        Raises:
            TypeError: *kind* has no values in JSON.
        """
        if kind in SCALARS:
            return dict(SCALARS[kind])
        arguments = get_args(kind)
        if arguments:
            return self._refer_to_whole(get_origin(kind), arguments)
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            return {"type": "string", "enum": [member.value for member in kind]}
        if isinstance(kind, type) and attrs.has(kind):
            return self._refer_to_class(kind)
        raise TypeError(f"{kind!r} has no schema")

    def _refer_to_whole(self, origin: Any, arguments: tuple[Any, ...]) -> Schema:
        if origin in {Union, UnionType}:
            return {"anyOf": list(map(self.refer, arguments))}
        if origin is tuple:
            return {"type": "array", "items": self.refer(arguments[0])}
        return {"type": "object", "additionalProperties": self.refer(arguments[1])}

    def _refer_to_class(self, kind: type) -> Schema:
        name = kind.__name__
        if name not in self.schemas:
            self.schemas[name] = {}  # a class may hold itself
            self.schemas[name] = self._describe_class(kind)
        return {"$ref": f"{REFERENCE}{name}"}

    def _describe_class(self, kind: type) -> Schema:
        hints = get_type_hints(kind)
        properties: dict[str, Schema] = {}
        required: list[str] = []
        for attribute in attrs.fields(kind):
            given = attribute.metadata.get("schema")
            properties[attribute.name] = given or self.refer(hints[attribute.name])
            if self._complete or attribute.default is attrs.NOTHING:
                required.append(attribute.name)
        return {
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": False,
        }
