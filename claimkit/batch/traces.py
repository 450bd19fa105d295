"""What of an article tells copies of it: a signature of its words, and its quotations."""

from __future__ import annotations

import re
import struct
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from hashlib import blake2b
from typing import Any

from attrs import frozen

from claimkit.extras import load_library

PERMUTATIONS = 128
ROWS = 3  # values of a band
BANDS = PERMUTATIONS // ROWS
SHINGLE = 5  # words in a row
LEAST_QUOTED = 6  # words of a quotation; shorter ones are alike by chance
SCHEME = "affine32"  # of hashing; signatures of another one are no signatures of ours
_VALUES = struct.Struct(f"<{PERMUTATIONS}H")
_WORD = re.compile(r"\w+")


@frozen
class Quoted:
    """A quotation: the id of its claim, and a hash of its words."""

    claim: str
    hash: int


@frozen(kw_only=True)
class Traces:
    """What tells the copies of an article.

    Attributes:
        published: when; None if nobody knows.
        signature: MinHash of its words, 16 bits of each value.
        size: how many different rows of words it has.
        quotations: those that are long enough.
    """

    published: str | None
    signature: bytes
    size: int
    quotations: tuple[Quoted, ...]


@cache
def _make_empty() -> Any:
    """Return a MinHash of nothing: to make one takes longer than to copy it."""
    library = load_library("datasketch", extra="archive", what="links between copies")
    return library.MinHash(num_perm=PERMUTATIONS, hashfunc=zlib.crc32, scheme=SCHEME)


def check_datasketch() -> None:
    """Make sure that the library is there.

    Raises:
        MissingExtraError: it is not.
    """
    _make_empty()


def trace(record: Mapping[str, Any], text: str) -> Traces:
    """Return the traces of the article of *record*.

    Args:
        text: of the article, which the record may lack.
    """
    shingles = list_shingles(text)
    minhash = _make_empty().copy()
    minhash.update_batch(shingles)
    signature = _VALUES.pack(*(int(value) & 0xFFFF for value in minhash.hashvalues))
    return read_traces(record, signature, len(shingles))


def read_traces(record: Mapping[str, Any], signature: bytes, size: int) -> Traces:
    """Return the traces of the article of *record*, of whose text the *signature* is known."""
    return Traces(
        published=record["article"]["published"],
        signature=signature,
        size=size,
        quotations=tuple(_list_quotations(record["claims"])),
    )


def list_shingles(text: str) -> set[bytes]:
    """Return the rows of words of *text*, each once."""
    words = _WORD.findall(text.lower())
    last = max(1, len(words) - SHINGLE + 1)
    rows = (" ".join(words[start : start + SHINGLE]) for start in range(last))
    return {row.encode("utf-8", "surrogatepass") for row in rows}


def _list_quotations(claims: Sequence[Mapping[str, Any]]) -> Iterator[Quoted]:
    for claim in claims:
        content = claim["content"]
        words = _WORD.findall(content["text"].lower())
        if content["quotation"] == "direct" and len(words) >= LEAST_QUOTED:
            yield Quoted(claim["id"], _hash(" ".join(words)))


def _hash(words: str) -> int:
    """Return a hash of *words* that a database takes as an integer."""
    digest = blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def list_bands(signature: bytes) -> list[int]:
    """Return the bands of *signature*: two articles of which much is alike share one."""
    values = _VALUES.unpack(signature)
    bands: list[int] = []
    for band in range(BANDS):
        key = band
        for value in values[band * ROWS : (band + 1) * ROWS]:
            key = key << 16 | value
        bands.append(key)
    return bands


def estimate_jaccard(one: bytes, other: bytes) -> float:
    """Return the share of rows of words that two texts have in common, by their signatures."""
    pairs = zip(_VALUES.unpack(one), _VALUES.unpack(other), strict=True)
    alike: int = sum(mine == theirs for mine, theirs in pairs)
    return alike / PERMUTATIONS


def to_text(signature: bytes) -> str:
    """Return *signature* as JSON can hold it."""
    return b64encode(signature).decode("ascii")


def from_text(written: str) -> bytes:
    """Return the signature that :func:`to_text` wrote.

    Raises:
        ValueError: it is none.
    """
    signature = b64decode(written, validate=True)
    if len(signature) != _VALUES.size:
        raise ValueError(f"expected a signature of {_VALUES.size} bytes, got {len(signature)}")
    return signature
