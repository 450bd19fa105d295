"""Tables that are compressed: .gz and .zst, read as they are unpacked; zstd for what is written."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

from claimkit.errors import MissingExtraError
from claimkit.inputs.extras import load_library

SUFFIXES = (".gz", ".zst")
LEVEL = 12  # of zstd: a fifth smaller than at 3, and still 50 MB of JSON a second
LARGEST_WINDOW = 2**27  # bytes: what zstd itself takes unless told otherwise
DAMAGES: tuple[type[Exception], ...] = (EOFError, zlib.error, gzip.BadGzipFile)


def unpack(file: BinaryIO, path: Path) -> IO[bytes]:
    """Return what reads the *file* at *path* unpacked; its name says how it is packed.

    Raises:
        MissingExtraError: zstandard is not installed.
    """
    match path.suffix.lower():
        case ".gz":
            return cast(IO[bytes], gzip.GzipFile(fileobj=file))
        case ".zst":
            unpacker = load_zstandard().ZstdDecompressor(max_window_size=LARGEST_WINDOW)
            return cast(IO[bytes], unpacker.stream_reader(file, read_across_frames=True))
    return file


def find_damages() -> tuple[type[Exception], ...]:
    """Return the errors that say that a packed file is damaged or cut off."""
    try:
        return (*DAMAGES, load_zstandard().ZstdError)
    except MissingExtraError:
        return DAMAGES


def pack(file: BinaryIO) -> IO[bytes]:
    """Return what writes to *file* packed by zstd; closing it leaves *file* open.

    Raises:
        MissingExtraError: zstandard is not installed.
    """
    packer = load_zstandard().ZstdCompressor(level=LEVEL, write_checksum=True)
    return cast(IO[bytes], packer.stream_writer(file, closefd=False))


def load_zstandard() -> Any:
    """Return the module zstandard.

    Raises:
        MissingExtraError: it is not installed.
    """
    return load_library("zstandard", extra="archive", what="files with zstd")
