"""Appearances as plain JSON types, without their claims, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import ReferentKind
from claimkit.speakerindex.appearances import Appearance, build_keys

WORDS = ("text", "name", "metonym_for")
COPIED = (*WORDS, "place")
LISTS = ("roles", "affiliations")


def to_fields(appearance: Appearance) -> dict[str, Any]:
    """Return what :func:`from_fields` needs, but the article; what is empty is left out."""
    fields: dict[str, Any] = {name: getattr(appearance, name) for name in (*COPIED, *LISTS)}
    fields["kind"] = appearance.kind.value
    fields["acronyms"] = sorted(appearance.keys.acronyms)
    return {name: value for name, value in fields.items() if value}


def from_fields(article: str, fields: Mapping[str, Any], lexicon: Lexicon) -> Appearance:
    """Return the appearance in *article* of which *fields* were made, without its claims.

    Raises:
        TypeError, ValueError, LookupError, AttributeError: they were made by somebody else.
    """
    _check_words(fields)
    name = fields.get("name")
    return Appearance(
        article=article,
        text=fields.get("text", ""),
        name=name,
        kind=ReferentKind(fields["kind"]),
        keys=build_keys(name, frozenset(fields.get("acronyms", ())), lexicon),
        roles=tuple(fields.get("roles", ())),
        affiliations=tuple(fields.get("affiliations", ())),
        metonym_for=fields.get("metonym_for"),
        place=fields.get("place", 0),
    )


def _check_words(fields: Mapping[str, Any]) -> None:
    """Make sure that all words in *fields* are strings.

    Raises:
        TypeError: something is none.
    """
    words = [fields[name] for name in WORDS if name in fields]
    for name in (*LISTS, "acronyms"):
        words += fields.get(name, ())
    if not all(isinstance(word, str) for word in words):
        raise TypeError("a word of a speaker is no string")
