"""Bytes of an entry: packed with a sum, and read as what a class says, never as objects of any
other kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import TypeVar

import msgspec
import zstandard

LEVEL = 3  # of zstd: more saves a tenth of the room, for a multiple of the time
LARGEST = 2**30  # bytes of an entry unpacked
DAMAGES = (
    zstandard.ZstdError,
    msgspec.MsgspecError,
    ValueError,
    LookupError,
    TypeError,
    OverflowError,
    MemoryError,
)
Kind = TypeVar("Kind")


class Strings(msgspec.Struct, array_like=True, frozen=True):
    """Strings, lone surrogates among them, which msgpack's own cannot hold.

    Attributes:
        joined: all of them, in UTF-8.
        lengths: of each, in code points.
    """

    joined: bytes
    lengths: list[int]

    @classmethod
    def of(cls, strings: Sequence[str]) -> Strings:
        return cls("".join(strings).encode("utf-8", "surrogatepass"), list(map(len, strings)))

    def split(self) -> list[str]:
        """Return the strings."""
        joined = self.joined.decode("utf-8", "surrogatepass")
        borders = accumulate(self.lengths, initial=0)
        return [joined[start:end] for start, end in pairwise(borders)]


def pack(value: object) -> bytes:
    """Return *value*, a Struct, as the bytes of an entry."""
    # A compressor of its own each time: threads must not share one, and with sizes like these it
    # costs little.
    packer = zstandard.ZstdCompressor(level=LEVEL, write_checksum=True)
    return packer.compress(msgspec.msgpack.encode(value))


def unpack(data: bytes, kind: type[Kind]) -> Kind:
    """Return the Struct in *data*.

    Raises:
        one of DAMAGES: it is not what was written.
    """
    if not 0 <= zstandard.frame_content_size(data) <= LARGEST:
        raise ValueError("no entry is so large")
    plain = zstandard.ZstdDecompressor().decompress(data)
    return msgspec.msgpack.decode(plain, type=kind)
