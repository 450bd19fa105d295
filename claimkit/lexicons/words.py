"""Read the words file of a stage: TOML whose keys are the fields of one attrs class.

Sets of words that only the rules of one stage ask for, and tables of a few, are kept beside its
code, in a ``words.toml`` with comments. Entries for single cues and markers belong to the lexicon.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TypeVar

from attrs import AttrsInstance

from claimkit.lexicons.reading import Place, find_readers, make_record, read_fields, read_toml

FILE = "words.toml"
Words = TypeVar("Words", bound=AttrsInstance)


def make_loader(kind: type[Words]) -> Callable[[], Words]:
    """Return the function that gives the words of a stage: those of the file beside the module of
    *kind*, which it reads at the first call, and the same each time.
    """
    room = kind.__module__.rpartition(".")[0]

    @cache
    def load() -> Words:
        return read_words(kind, resources.files(room) / FILE)

    return load


def read_words(kind: type[Words], file: Traversable) -> Words:
    """Return the words in *file* as a value of *kind*, an attrs class.

    Its fields are sets of strings (a TOML array), or mappings from strings to strings, numbers or
    sets (a TOML table). Every field must be in the file, and nothing else.

    Raises:
        LexiconError: the file is missing or malformed; the message names file, key and reason.
    """
    place = Place(file.name)
    fields = read_fields(place, read_toml(file), find_readers(kind))
    return make_record(kind, place, fields)
