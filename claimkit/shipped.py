"""Files that come with claimkit, or that training wrote: each is compared with its sum when it is
read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

from attrs import frozen

from claimkit.errors import ClaimkitError, ModelCorruptError, ModelNotFoundError

ModelT = TypeVar("ModelT")

SUMS = "SHA256SUMS"
UNSUMMED = frozenset({SUMS, "MODEL_CARD.md"})  # the card is written last, and no model reads it
DIGITS = 16
MODELS = Path(str(resources.files("claimkit") / "models"))
"""The models that come with claimkit: a folder for each language."""
REMEDY = (
    "reinstall claimkit; of your own model, copy the folder again, or, if you changed it on "
    "purpose, write its sums anew with claimkit.shipped.write_sums"
)


@frozen
class ModelFolder:
    """A folder of model files.

    Attributes:
        sums: the SHA-256 of each file, by name.
        digest: of the whole model: the first 16 hexadecimal digits of the sum over the sums.
    """

    path: Path
    sums: Mapping[str, str]
    digest: str

    @classmethod
    def open(cls, path: Path, names: Iterable[str], advice: str) -> ModelFolder:
        """Return the folder *path*, which must hold the files *names*.

        Raises:
            ModelNotFoundError: one of them, or that of the sums, is missing; the message names it
                and ends with *advice*.
            ModelCorruptError: the file of sums is malformed.
        """
        missing = [name for name in (*names, SUMS) if not (path / name).is_file()]
        if missing == [SUMS]:
            advice = f"without it no damage would be seen; {REMEDY}"
        if missing:
            raise ModelNotFoundError(f"{path}: missing {', '.join(missing)}; {advice}")
        data = (path / SUMS).read_bytes()
        return cls(path, _read_sums(data, path / SUMS), hashlib.sha256(data).hexdigest()[:DIGITS])

    def read(self, name: str) -> bytes:
        """Return what the file *name* holds.

        Raises:
            ModelCorruptError: it is not what was written: empty, cut, damaged, or another file.
        """
        data = (self.path / name).read_bytes()
        if hashlib.sha256(data).hexdigest() != self.sums.get(name):
            what = "is empty" if not data else f"is not the file that {SUMS} lists"
            raise ModelCorruptError(f"{self.path / name}: {what}; {REMEDY}")
        return data

    def read_text(self, name: str) -> str:
        """Return what the file *name* holds, as text, see ``read``."""
        return self.read(name).decode("utf-8")

    @contextmanager
    def loading(self) -> Iterator[None]:
        """In here a model is made of the files.

        Raises:
            ModelCorruptError: none can be made: they are as they were written, but of another
                version, or of several models.
        """
        try:
            yield
        except (ClaimkitError, OSError, ImportError, MemoryError):
            raise
        except Exception as error:  # of whatever library reads them
            reason = " ".join(f"{type(error).__name__}: {error}".split())
            raise ModelCorruptError(
                f"{self.path}: its files make no model of this version ({reason}); {REMEDY}"
            ) from error


def _read_sums(data: bytes, file: Path) -> dict[str, str]:
    """Return the sums in *data* by name, as ``sha256sum`` writes them."""
    try:
        rows = (line.split(maxsplit=1) for line in data.decode("utf-8").splitlines())
        return {name: digest for digest, name in rows}
    except ValueError as error:
        raise ModelCorruptError(f"{file}: no list of sums and names; {REMEDY}") from error


def list_models() -> list[str]:
    """Return the languages whose models come with claimkit."""
    return sorted(path.name for path in MODELS.iterdir() if path.is_dir())


def write_sums(folder: Path) -> None:
    """Write ``SHA256SUMS`` over all files of *folder*, in the format that ``sha256sum --check``
    reads.
    """
    lines = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name not in UNSUMMED:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            lines.append(f"{digest}  {path.relative_to(folder).as_posix()}")
    (folder / SUMS).write_text("\n".join(lines) + "\n", encoding="utf-8")


def read_table(
    name: str, build: Callable[[Mapping[str, Any]], ModelT], file: Path | None = None
) -> ModelT:
    """Return what *build* makes of the JSON object in *file*, by default of that in the file *name*
    of the embedded English model.

    Raises:
        ModelNotFoundError: there is no such file.
        ModelCorruptError: it is not what was written, as far as sums beside it tell, or *build* can
            make nothing of it.
    """
    path = file or MODELS / "en" / name
    if not path.is_file():
        raise ModelNotFoundError(f"{path}: not found; reinstall claimkit")
    try:
        return build(json.loads(_read_checked(path, required=file is None)))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ModelCorruptError(f"{path}: not a table of this kind; {REMEDY}") from error


def _read_checked(path: Path, *, required: bool) -> str:
    """Return the text of *path*. A single table of one's own needs no sum beside it."""
    if required or (path.parent / SUMS).is_file():
        folder = ModelFolder.open(path.parent, [path.name], "reinstall claimkit")
        if required or path.name in folder.sums:
            return folder.read_text(path.name)
    return path.read_text(encoding="utf-8")
