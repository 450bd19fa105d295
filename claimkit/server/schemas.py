"""How parts of the service's description refer to its schemas."""

from __future__ import annotations

from claimkit.outputs.schema import Schema

SCHEMAS = "#/components/schemas/"


def refer_to(name: str) -> Schema:
    """Return a schema that is the one called *name*."""
    return {"$ref": f"{SCHEMAS}{name}"}
