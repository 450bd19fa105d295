"""The manifest: what made the output of a batch, and what is in it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs
from attrs import field, frozen

from claimkit.atomic import writing
from claimkit.errors import BatchError
from claimkit.model.extraction import Generator
from claimkit.outputs.records import SCHEMA
from claimkit.untrusted import MalformedError, parse_json, read_text
from claimkit.version import __version__

NAME = "manifest.json"
FORMAT = "claimkit-batch/1"
Values = Mapping[str, Any]


@frozen(kw_only=True)
class Settings:
    """What the user asked for, and what changes the output.

    Attributes:
        form: of the parts.
        text: "full", or "reference".
    """

    form: str = "jsonl"
    text: str = "full"
    tier: str = "neural"
    min_confidence: float | None = None
    claimkit: str = __version__
    schema: str = SCHEMA


@frozen(kw_only=True)
class Manifest:
    """The manifest.

    Attributes:
        generator: what found the claims; None until the first are found.
        complete: whether the last run came to its end.
        counts: of all articles that are done, their words, claims and parts, and of the failures
            of the last run.
        warnings: of the last run: how many articles had each.
    """

    settings: Values
    generator: Values | None = None
    complete: bool = False
    counts: Values = field(factory=dict)
    failures: Values = field(factory=dict)
    warnings: Values = field(factory=dict)

    def write(self, folder: Path) -> None:
        """Write it into *folder*.

        Raises:
            OSError: it cannot be written.
        """
        text = json.dumps({"format": FORMAT, **attrs.asdict(self)}, indent=1)
        with writing(folder / NAME) as file:
            file.write(f"{text}\n".encode("ascii"))


def read_manifest(folder: Path) -> Manifest | None:
    """Return the manifest in *folder*, None if there is none.

    Raises:
        BatchError: it is none that this version reads.
    """
    path = folder / NAME
    if not path.exists():
        return None
    try:
        values = parse_json(read_text(path))
        if values.pop("format") != FORMAT:
            raise ValueError("another format")
        manifest = Manifest(**values)
        _check_kinds(manifest)
    except (MalformedError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise BatchError(f"{path}: expected a manifest of {FORMAT}: {error}") from error
    return manifest


def _check_kinds(manifest: Manifest) -> None:
    """Make sure that its values are of their kinds.

    Raises:
        TypeError: one is not.
        KeyError: a setting is missing.
    """
    for name, value in attrs.asdict(manifest, recurse=False).items():
        is_missing = name == "generator" and value is None
        if name != "complete" and not is_missing and not isinstance(value, Mapping):
            raise TypeError(f"{name} is no object")
    for name in ("form", "text"):
        if not isinstance(manifest.settings[name], str):
            raise TypeError(f"settings.{name} is no string")


def check_settings(folder: Path, manifest: Manifest, settings: Settings) -> None:
    """Make sure that the batch in *folder* can go on with *settings*.

    Raises:
        BatchError: it was begun with others; the message has a line for each.
    """
    _check(folder, manifest.settings, attrs.asdict(settings))


def check_generator(folder: Path, manifest: Manifest, generator: Generator) -> None:
    """Make sure that the batch in *folder* was begun by *generator*.

    Raises:
        BatchError: it was begun by another one.
    """
    if manifest.generator is not None:
        _check(folder, manifest.generator, to_values(generator))


def to_values(generator: Generator) -> dict[str, Any]:
    """Return *generator* as plain JSON types."""
    return {**attrs.asdict(generator), "tier": str(generator.tier)}


def _check(folder: Path, before: Values, now: Values) -> None:
    lines = list(_find_differences(before, now))
    if lines:
        head = f"{folder} was begun otherwise; run it as it was begun, or take another --out:"
        raise BatchError("\n".join([head, *lines]))


def _find_differences(before: Values, now: Values) -> Iterator[str]:
    for name in dict.fromkeys([*before, *now]):
        old, new = before.get(name), now.get(name)
        if old != new:
            yield f"  {name}: {old} before, {new} now"
