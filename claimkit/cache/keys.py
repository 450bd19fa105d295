"""Keys of entries: a sum of all that an answer depends on. An answer of another model, another
precision, another device or another version of the code has another key, and is never found.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable

import msgspec

from claimkit.cache.documents import list_parts
from claimkit.cache.tags import find_place
from claimkit.document import Document
from claimkit.tree import Phrase

SIZE = 16  # bytes of a key
# What turns a text into a Document, and a Document into attributions: the code, and the libraries.
CODE = (
    "cache", "document.py", "neural", "parsing", "punctuation.py", "spans.py", "tagging", "text",
    "tree.py",
)  # fmt: skip
LIBRARIES = ("stanza", "tokenizers", "torch")
READ = (".py", ".toml", ".txt")


def find_identity(part: object, name: str) -> bytes:
    """Return what the answers of *part*, a parser or a tagger called *name*, depend on beside what
    it is asked.

    Raises:
        TypeError: it has no digest.
    """
    digest = getattr(part, "digest", None)
    if not isinstance(digest, str):
        raise TypeError(
            f"with a cache the {name} needs an attribute digest, a str that changes whenever its "
            f"answers do; {type(part).__name__} has none"
        )
    kind = f"{type(part).__module__}.{type(part).__qualname__}"
    computed = [str(getattr(part, setting, None)) for setting in ("precision", "device")]
    named = [value.encode() for value in (name, kind, digest, *computed)]
    return b"\0".join([*named, _sum_code()])


def make_text_key(identity: bytes, text: str) -> bytes:
    """Return the key of the parse of *text*."""
    return _sum([identity, text.encode("utf-8", "surrogatepass")])


def make_tags_key(identity: bytes, document: Document, cues: Iterable[Phrase]) -> bytes:
    """Return the key of what is answered for *document* when *cues* are asked for.

    Which cues are asked for depends on the lexicon: where another one sees others, the answer is
    another one.
    """
    text = document.text.encode("utf-8", "surrogatepass")
    asked = msgspec.msgpack.encode(list(map(find_place, cues)))
    return _sum([identity, text, *list_parts(document), asked])


def _sum(parts: Iterable[bytes]) -> bytes:
    total = hashlib.blake2b(digest_size=SIZE)
    for part in parts:
        total.update(len(part).to_bytes(8, "little"))
        total.update(part)
    return total.digest()


@cache  # it does not change while it runs
def _sum_code() -> bytes:
    root = resources.files("claimkit")
    files = (file for name in CODE for file in _list_files(root / name))
    versions = (f"{name} {metadata.version(name)}".encode() for name in LIBRARIES)
    return _sum([*(file.read_bytes() for file in files), *versions])


def _list_files(path: Traversable) -> Iterable[Traversable]:
    """Yield the files of code and of words under *path*, in an order that is always the same."""
    if path.is_file():
        if path.name.endswith(READ):
            yield path
        return
    for inner in sorted(path.iterdir(), key=lambda inner: inner.name):
        yield from _list_files(inner)
