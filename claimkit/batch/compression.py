"""Tables that are compressed: .gz and .zst, read as they are unpacked; zstd for what is written."""

from __future__ import annotations

import gzip
import io
import zlib
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

from claimkit.errors import MissingExtraError
from claimkit.extras import load_library

SUFFIXES = (".gz", ".zst")
LEVEL = 12  # of zstd: a fifth smaller than at 3, and still 50 MB of JSON a second
LARGEST_WINDOW = 2**27  # bytes: what zstd itself takes unless told otherwise
PACKED_BYTES = 4096  # unpacked at once: at worst, 128 MB come out
DAMAGES: tuple[type[Exception], ...] = (EOFError, zlib.error, gzip.BadGzipFile)


def unpack(file: BinaryIO, path: Path) -> IO[bytes]:
    """Return what reads the *file* at *path* unpacked; its name says how it is packed.

    Raises:
        MissingExtraError: zstandard is not installed.
        EOFError: a packed file is empty; later, one is cut off.
    """
    match path.suffix.lower():
        case ".gz":
            unpacked: io.BufferedIOBase = gzip.GzipFile(fileobj=file)
        case ".zst":
            unpacked = io.BufferedReader(_Unpacker(file))
        case _:
            return file
    if not path.stat().st_size:
        raise EOFError("the file is empty")  # and not what is packed in it
    return cast(IO[bytes], unpacked)


class _Unpacker(io.RawIOBase):
    """Reads what zstd has packed, in one frame or several.

    The library's own reader takes a file that is cut off for one that ends there.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._unpacker = load_zstandard().ZstdDecompressor(max_window_size=LARGEST_WINDOW)
        self._frame: Any = None  # that is open
        self._packed = b""  # read, and not yet unpacked
        self._unpacked = memoryview(b"")  # and not yet asked for

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        while not self._unpacked:
            if not self._unpack_more():
                return 0
        count = min(len(buffer), len(self._unpacked))
        buffer[:count] = self._unpacked[:count]
        self._unpacked = self._unpacked[count:]
        return count

    def _unpack_more(self) -> bool:
        """Unpack some of the file; return whether there was any.

        Raises:
            EOFError: the file ends before its last frame.
        """
        packed = self._packed or self._file.read(PACKED_BYTES)
        if not packed:
            if self._frame is not None:
                raise EOFError("the file ends before the end that zstd marks")
            return False
        frame = self._frame or self._unpacker.decompressobj()
        self._unpacked = memoryview(frame.decompress(packed))
        self._packed = frame.unused_data
        self._frame = None if frame.eof else frame
        return True


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
