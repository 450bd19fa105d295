"""Read lexicons from TOML: one folder per language, one file per kind of word.

Everything is checked when it is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from attrs import fields_dict

from claimkit.errors import LexiconError
from claimkit.lexicons.entries import NameWords
from claimkit.lexicons.reading import Place, find_readers, read_fields, read_record, read_toml
from claimkit.lexicons.schema import Lexicon, LexiconExtension

# The files of a lexicon and the sections of each, which are fields of Lexicon
FILES: Mapping[str, tuple[str, ...]] = {
    "verbs.toml": ("irregular", "verbs"),
    "nouns.toml": ("light_verbs", "nouns"),
    "adjectives.toml": ("adjectives",),
    "phrases.toml": ("sayings", "phrases"),
    "markers.toml": ("markers", "implicatives"),
    "speakers.toml": ("anonymous", "kinds"),
    "circumstances.toml": ("occasions", "times"),
}
NAMES, GIVEN_NAMES = "names.toml", "given_names.tsv"


@cache
def load(language: str) -> Lexicon:
    """Return the lexicon of *language* that comes with claimkit.

    Raises:
        LexiconError: there is none.
    """
    folder = resources.files("claimkit.lexicons") / language
    if not folder.is_dir():
        raise LexiconError(
            f"no lexicon for {language!r} comes with claimkit; "
            "read your own with read_lexicon(folder)"
        )
    return _read(folder, language)


def read_lexicon(folder: str | Path) -> Lexicon:
    """Return the lexicon in *folder*, which holds the files of ``claimkit/lexicons/en``; its name
    is the language.

    Raises:
        LexiconError: a file is missing or malformed; the message names file, entry and reason.
    """
    path = Path(folder)
    return _read(path, path.name)


def read_extension(file: str | Path) -> LexiconExtension:
    """Return the entries of the user's *file*.

    It is TOML with any of the sections of LexiconExtension, written as in ``claimkit/lexicons/en``.

    Raises:
        LexiconError: the file is missing, malformed or holds no entry; the message has a line for
            each mistake, with file, entry and reason.
    """
    path = Path(file)
    place = Place(path.name)
    extension = read_record(LexiconExtension, place, read_toml(path))
    if extension == LexiconExtension():
        sections = ", ".join(fields_dict(LexiconExtension))
        raise place.error(f"no entries; expected one of the sections {sections}")
    return extension


def _read(folder: Traversable, language: str) -> Lexicon:
    for name in (*FILES, NAMES):
        if not (folder / name).is_file():
            needed = ", ".join((*FILES, NAMES))
            raise LexiconError(f"{name}: not in {folder}; a lexicon needs {needed}")
    sections: dict[str, Any] = {}
    for name, fields in FILES.items():
        sections |= _read_sections(folder / name, fields)
    return Lexicon(language=language, names=_read_names(folder), **sections)


def _read_sections(file: Traversable, sections: tuple[str, ...]) -> dict[str, Any]:
    readers = find_readers(Lexicon)
    return read_fields(
        Place(file.name), read_toml(file), {section: readers[section] for section in sections}
    )


def _read_names(folder: Traversable) -> NameWords:
    given_names = dict(_read_given_names(folder / GIVEN_NAMES))
    return read_record(NameWords, Place(NAMES), read_toml(folder / NAMES), given_names=given_names)


def _read_given_names(table: Traversable) -> Iterator[tuple[str, float]]:
    """Yield given names with the share of women; a language may have no such table."""
    if not table.is_file():
        return
    for number, line in enumerate(table.read_text(encoding="utf-8").splitlines()[1:], start=2):
        name, _, share = line.partition("\t")
        try:
            yield name, float(share)
        except ValueError:
            raise LexiconError(
                f"{GIVEN_NAMES}: line {number}: expected a name, a tab and a number, got {line!r}"
            ) from None
