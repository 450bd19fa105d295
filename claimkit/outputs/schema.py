"""The JSON Schema of records, made from the types and tables by which they are written and read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import attrs
from attrs import field, frozen

from claimkit.model.claim import Content, Cue
from claimkit.model.extraction import Extraction
from claimkit.model.scheme import CueKind
from claimkit.model.speaker import Referent, Speaker
from claimkit.outputs.checks import LIMITS
from claimkit.outputs.records import DERIVED, SCHEMA, Record
from claimkit.outputs.referents import RecordedReferent, RecordedResolution, RecordedSpeaker
from claimkit.spans import Span

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ID = f"urn:{SCHEMA.replace('/', ':record:')}"
ABOUT = (
    "The claims of one article. Spans are [start, end], half-open, in code points of the text. "
    "Beside what a schema can say, spans are sorted, disjoint and inside the text, and ids are of "
    "claims and referents that are there."
)
_SCALARS: Mapping[type, str] = {
    str: "string",
    bool: "boolean",
    int: "integer",
    float: "number",
    NoneType: "null",
}
_WRITTEN_AS: Mapping[type, type] = {Speaker: RecordedSpeaker}
_EXPLAINED_BY: Mapping[type, type] = {
    Record: Extraction,
    RecordedSpeaker: Speaker,
    RecordedReferent: Referent,
    RecordedResolution: Referent,
}
_SPAN: Schema = {
    "description": "Start and end, half-open, in code points of the text.",
    "type": "array",
    "items": {"type": "integer", "minimum": 0},
    "minItems": 2,
    "maxItems": 2,
}
_WITH_WORDS: Schema = {"properties": {"spans": {"minItems": 1}}}
_CONDITIONS: Mapping[type, Schema] = {
    Content: {"allOf": [_WITH_WORDS]},
    Cue: {
        "if": {"properties": {"kind": {"const": CueKind.PUNCTUATION.value}}},
        "else": _WITH_WORDS,
    },
}
"""What holds of the fields of a class together."""

_FIELD = re.compile(r"^([a-z_, ]+): (.*)", re.DOTALL)
_NONE = re.compile(r"\bNone\b")
_ROLE = re.compile(r":\w+:`~?([^`]+)`|``([^`]+)``")


def build_schema() -> Schema:
    """Return the JSON Schema (draft 2020-12) of the records that ``ClaimSet.to_record`` makes.

    It is strict, as their reader is within one version: it allows no key that is not known.
    """
    shapes = Shapes()
    record = describe_record(shapes)
    return {
        "$schema": DIALECT,
        "$id": ID,
        **record,
        "$defs": dict(sorted(shapes.definitions.items())),
    }


def describe_record(shapes: Shapes) -> Schema:
    """Return the schema of a record; its parts are defined in *shapes*."""
    record = shapes.describe_fields(Record)
    names = {"schema": {"const": SCHEMA}, **record["properties"]}
    return {
        "title": f"Record of claimkit, version {SCHEMA.partition('/')[2]}",
        **record,
        "description": ABOUT,
        "properties": names,
        "required": ["schema", *record["required"]],
    }


@frozen
class Shapes:
    """Describes types as :mod:`claimkit.outputs.conversion` writes them; what has a name of its own
    is defined once. A field with "schema" in its metadata is described by that.

    Attributes:
        prefix: what references to definitions begin with.
        is_whole: whether all keys are always there; else those with a default may be missing.
        definitions: by the names of the classes.
    """

    prefix: str = "#/$defs/"
    is_whole: bool = True
    definitions: dict[str, Schema] = field(factory=dict, init=False)
    _defined: dict[str, type] = field(factory=dict, init=False)

    def describe(self, kind: Any) -> Schema:
        """Return the schema of a value of the type *kind*, as a record has it.

        Raises:
            TypeError: two classes in it have one name.
        """
        if kind in _SCALARS:
            return {"type": _SCALARS[kind]}
        if isinstance(kind, UnionType):
            return _join([self.describe(part) for part in get_args(kind)])
        if get_origin(kind) is tuple:
            return {"type": "array", "items": self.describe(get_args(kind)[0])}
        if get_origin(kind) is dict:
            return {"type": "object", "additionalProperties": self.describe(get_args(kind)[1])}
        return self._refer(_WRITTEN_AS.get(kind, kind))

    def _refer(self, kind: type) -> Schema:
        name = kind.__name__
        if self._defined.setdefault(name, kind) is not kind:
            raise TypeError(f"expected one class called {name}, got {kind} too")
        if name not in self.definitions:
            self.definitions[name] = {}  # known from now on, also in itself
            self.definitions[name] = self._define(kind)
        return {"$ref": f"{self.prefix}{name}"}

    def _define(self, kind: type) -> Schema:
        if kind is Span:
            return _SPAN
        if issubclass(kind, StrEnum):
            return {**_explain(kind), "enum": [member.value for member in kind]}
        return {**_explain(kind), **self.describe_fields(kind), **_CONDITIONS.get(kind, {})}

    def describe_fields(self, cls: type) -> Schema:
        """Return the schema of a value of the attrs class *cls*, with the keys that are derived."""
        explained = dict(_explain_fields(cls))
        fields = attrs.fields_dict(attrs.resolve_types(cls))
        kinds = {name: attribute.type for name, attribute in fields.items()}
        properties: dict[str, Schema] = {}
        for name, kind in {**kinds, **_find_derived(cls)}.items():
            told = fields[name].metadata.get("schema") if name in fields else None
            described = told or {**self.describe(kind), **_limit(name)}
            properties[name] = {**described, **explained.get(name, {})}
        needed = [name for name in fields if self.is_whole or _is_needed(fields[name])]
        return {
            "type": "object",
            "properties": properties,
            "required": needed,
            "additionalProperties": False,
        }


def _is_needed(attribute: attrs.Attribute[Any]) -> bool:
    return attribute.default is attrs.NOTHING


def _join(options: list[Schema]) -> Schema:
    """Return the schema of what fits one of *options*."""
    if all(option.keys() == {"type"} for option in options):
        return {"type": [option["type"] for option in options]}
    return {"anyOf": options}


def _limit(name: str) -> Schema:
    """Return the least and the greatest number of the field *name*."""
    least, most = LIMITS.get(name, (None, None))
    limits = {"minimum": least, "maximum": most}
    return {key: limit for key, limit in limits.items() if limit not in (None, float("inf"))}


def _find_derived(cls: type) -> Schema:
    """Return the types of the keys that are written beside the fields of *cls*, by name."""
    owner = next((model for model, written in _WRITTEN_AS.items() if written is cls), cls)
    hints = {}
    for name in DERIVED.get(cls, ()):
        hints[name] = get_type_hints(getattr(owner, name).fget)["return"]
    return hints


def _explain(kind: type) -> Schema:
    """Return the first paragraph that documents *kind*."""
    documented = _EXPLAINED_BY.get(kind, kind).__doc__ or ""
    return {"description": _flatten(documented.partition("\n\n")[0])} if documented else {}


def _explain_fields(cls: type) -> Iterator[tuple[str, Schema]]:
    """Yield what the docstring of *cls* says of its fields, by name."""
    documented = _EXPLAINED_BY.get(cls, cls).__doc__ or ""
    _, _, listed = documented.partition("Attributes:\n")
    for entry in re.split(r"\n {8}(?! )", f"\n{listed.partition(chr(10) * 2)[0]}"):
        found = _FIELD.match(entry)
        for name in found[1].split(", ") if found else ():
            yield name, {"description": _flatten(found[2])} if found else {}


def _flatten(documented: str) -> str:
    """Return *documented* on one line, without marks of reStructuredText, in words of JSON."""
    plain = _ROLE.sub(lambda found: found[1] or found[2], documented)
    return _NONE.sub("null", " ".join(plain.split()))
