"""Formats that are folders: the files in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path, PurePath

from attrs import frozen

from claimkit.outputs.annotations.brat import to_brat, to_brat_text
from claimkit.outputs.annotations.labelstudio import read_config, to_label_studio
from claimkit.outputs.annotations.writing import write_values
from claimkit.outputs.items import Item

_UNSAFE = re.compile(r"[^\w.-]+")
LONGEST_NAME = 100  # characters


@frozen
class NamedFile:
    """A file of a folder; *text* is written as UTF-8, its line ends as they are."""

    name: str
    text: str


def write_brat_files(items: Iterable[Item], several: bool) -> Iterator[NamedFile]:
    """Yield what brat may mark, and for each item its text and its annotation, named after it."""
    yield NamedFile("annotation.conf", _read_configuration())
    taken: set[str] = set()
    for item in items:
        name = _find_free_name(item.name, taken)
        taken.add(name.casefold())
        yield NamedFile(f"{name}.txt", to_brat_text(item.found))
        yield NamedFile(f"{name}.ann", to_brat(item.found))


def write_label_studio_files(items: Iterable[Item], several: bool) -> Iterator[NamedFile]:
    """Yield the labelling configuration, and the tasks."""
    yield NamedFile("config.xml", read_config())
    tasks = write_values(lambda found: [to_label_studio(found)], items, several)
    yield NamedFile("tasks.json", "".join(tasks))


def _read_configuration() -> str:
    return Path(__file__).with_name("annotation.conf").read_text(encoding="utf-8")


def _find_free_name(name: str, taken: set[str]) -> str:
    """Return the name of a file without its end, made safe and unlike all that are *taken*."""
    stem = _UNSAFE.sub("_", PurePath(name).stem).strip("._")[:LONGEST_NAME] or "text"
    names = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(free for free in names if free.casefold() not in taken)
