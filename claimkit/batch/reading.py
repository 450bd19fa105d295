"""Read what a batch has written."""

from __future__ import annotations

import hashlib
import reprlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import frozen

from claimkit.batch.forms import FORMS
from claimkit.batch.manifest import NAME, read_manifest
from claimkit.batch.parts import Parts
from claimkit.batch.work import REFERENCE, TEXT
from claimkit.claimset import ClaimSet
from claimkit.errors import BatchError, RecordError
from claimkit.outputs.plainjson import read_json


@frozen(kw_only=True)
class Reference:
    """Where the text of a record stands.

    Attributes:
        id: of the article.
        file, row: the file, and the row of a table, from 1; None for a file that is one article.
        sha256: of the text in UTF-8.
    """

    id: str
    file: str
    row: int | None
    sha256: str


FindText = Callable[[Reference], str]


def is_batch(folder: str | Path) -> bool:
    """Whether *folder* is one that a batch has written."""
    return Path(folder, NAME).is_file()


def read_batch(folder: str | Path, find_text: FindText | None = None) -> Iterator[ClaimSet]:
    """Yield the claims of each article in *folder*, which a batch has written.

    Args:
        find_text: returns the text of an article, if the records have references.

    Raises:
        BatchError: there is no batch, or a part of it is damaged; or a record has a reference, and
            there is no *find_text*, or the text is another one.
        RecordError: a record is none.
    """
    path = Path(folder)
    manifest = read_manifest(path)
    if manifest is None:
        raise BatchError(f"{path}: no output of claimkit batch")
    form = manifest.settings["form"]
    if form not in FORMS:
        raise BatchError(f"{path}: parts of the form {form!r}, which this version does not read")
    parts = Parts(path, FORMS[form])
    for part in parts.list_numbers():
        for data in parts.read(part):
            record: Any = read_json(data)
            if isinstance(record, Mapping) and REFERENCE in record:
                record = _put_back_text(record, find_text)
            yield ClaimSet.from_record(record)


def _put_back_text(record: Mapping[str, Any], find_text: FindText | None) -> dict[str, Any]:
    """Return *record* with its text.

    Raises:
        BatchError: nobody finds it, or it is another one.
        RecordError: the reference is none.
    """
    reference = _read_reference(record)
    if find_text is None:
        raise BatchError(
            f"article {reference.id!r} has a reference instead of its text: pass find_text, "
            "or write the batch with its texts"
        )
    text = find_text(reference)
    if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != reference.sha256:
        raise BatchError(
            f"article {reference.id!r}: the text has changed since its claims were found"
        )
    others = {key: value for key, value in record.items() if key != REFERENCE}
    return {**others, TEXT: text}


def _read_reference(record: Mapping[str, Any]) -> Reference:
    try:
        known = record[REFERENCE]
        return Reference(
            id=record["article"]["id"],
            file=known["file"],
            row=known["row"],
            sha256=known["sha256"],
        )
    except (LookupError, TypeError) as error:
        raise RecordError(
            f"$.{REFERENCE}: expected a reference with file, row and sha256, to the text of an "
            f"article with an id; got {reprlib.repr(record[REFERENCE])}"
        ) from error
