"""Read the words file of a stage: TOML whose keys are the fields of one attrs class.

Sets of words that only the rules of one stage ask for, and tables of a few, are kept beside its
code, in a ``words.toml`` with comments. Entries for single cues and markers belong to the lexicon.
"""

from __future__ import annotations

from importlib.resources.abc import Traversable
from typing import TypeVar

from attrs import AttrsInstance

from claimkit.lexicons.reading import Place, find_readers, make_record, read_fields, read_toml

Words = TypeVar("Words", bound=AttrsInstance)


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
