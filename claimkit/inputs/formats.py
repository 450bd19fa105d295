"""The table of formats, and the one door to them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NoReturn

import attrs
from attrs import frozen

from claimkit.errors import InputError
from claimkit.inputs.captions import read_srt, read_vtt
from claimkit.inputs.feeds import read_feed
from claimkit.inputs.item import Item
from claimkit.inputs.ninjs import read_ninjs
from claimkit.inputs.pages import read_html
from claimkit.inputs.pdf import read_pdf
from claimkit.inputs.texts import read_text

Reader = Callable[[bytes], Item | Iterable[Item]]


@frozen(kw_only=True)
class Format:
    """A format of files.

    Attributes:
        extensions: with their dots, in lower case.
        mimes: media types, without parameters.
        read: returns the item in some bytes, or yields the items.
        extra: of claimkit, that brings what it needs; None for nothing.
    """

    name: str
    extensions: tuple[str, ...]
    mimes: tuple[str, ...]
    read: Reader
    extra: str | None = None


TEXT = Format(
    name="text", extensions=(".txt", ".text", ".md"), mimes=("text/plain",), read=read_text
)
FORMATS: tuple[Format, ...] = (
    TEXT,
    Format(
        name="html",
        extensions=(".html", ".htm", ".xhtml"),
        mimes=("text/html", "application/xhtml+xml"),
        read=read_html,
        extra="html",
    ),
    Format(
        name="ninjs",
        extensions=(".json", ".ninjs"),
        mimes=("application/json", "application/vnd.iptc.g2.newsitem+json"),
        read=read_ninjs,
    ),
    Format(
        name="feed",
        extensions=(".rss", ".atom", ".rdf", ".xml"),
        mimes=("application/rss+xml", "application/atom+xml", "application/xml", "text/xml"),
        read=read_feed,
        extra="feeds",
    ),
    Format(
        name="srt",
        extensions=(".srt",),
        mimes=("application/x-subrip", "text/srt"),
        read=read_srt,
    ),
    Format(name="vtt", extensions=(".vtt",), mimes=("text/vtt",), read=read_vtt),
    Format(
        name="pdf",
        extensions=(".pdf",),
        mimes=("application/pdf",),
        read=read_pdf,
        extra="pdf",
    ),
)
NAMES = tuple(form.name for form in FORMATS)
EXTENSIONS = frozenset(extension for form in FORMATS for extension in form.extensions)


def read(path: str | Path, *, form: str | None = None) -> Iterator[Item]:
    """Yield the texts in the file at *path*: one; or several, where it is a feed or a list.

    An item that has no id of its own gets that of the file, with a number where there are several.

    Args:
        form: the name of a format of the table; by default the extension decides, and a file of
            another extension is plain text.

    Raises:
        OSError: the file cannot be read.
        InputError: it is a folder, or not in the format. Of a list, what can be read comes first.
        MissingExtraError: the library that reads it is not installed.
        ValueError: *form* is no format.
    """
    file = Path(path)
    if file.is_dir():
        raise InputError(f"{path} is a folder; claimkit.inputs.list_files gives the files in it")
    return read_bytes(file.read_bytes(), name=str(path), form=form)


def list_files(folder: str | Path) -> list[Path]:
    """Return the files in *folder*, and in the folders in it, that have an extension of the table,
    sorted; no hidden ones.

    Raises:
        OSError: there is no such folder, or it cannot be read.
    """
    found: list[Path] = []
    for place, folders, files in os.walk(folder, onerror=_raise):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths = (Path(place, name) for name in files if _is_readable(name))
        found += [path for path in paths if path.is_file()]  # no pipe, which would be waited for
    return sorted(found)


def _is_readable(name: str) -> bool:
    """Whether a file of this *name* is not hidden, and has an extension of the table."""
    return not name.startswith(".") and Path(name).suffix.lower() in EXTENSIONS


def _raise(error: OSError) -> NoReturn:
    raise error


def read_bytes(
    data: bytes, *, name: str | None = None, mime: str | None = None, form: str | None = None
) -> Iterator[Item]:
    """Yield the texts in *data*, the bytes of a file; see :func:`read`.

    Args:
        name: of the file; its extension decides on the format, if *mime* and *form* do not.
        mime: the media type that came with it ("text/html; charset=utf-8"); its charset is not
            used, for the bytes tell their encoding better.
        form: as of :func:`read`.
    """
    chosen = find_format(name=name, mime=mime, form=form)
    return _read_items(data, chosen, name)


def find_format(
    *, name: str | None = None, mime: str | None = None, form: str | None = None
) -> Format:
    """Return the format called *form*, else that of *mime*, else that of the extension of *name*,
    else plain text.

    Raises:
        ValueError: there is no format called *form*.
    """
    if form is not None:
        return _find_named(form)
    media = (mime or "").partition(";")[0].strip().lower()
    extension = Path(name or "").suffix.lower()
    by_mime = [known for known in FORMATS if media in known.mimes]
    by_extension = [known for known in FORMATS if extension in known.extensions]
    return next(iter([*by_mime, *by_extension]), TEXT)


def _find_named(name: str) -> Format:
    for form in FORMATS:
        if form.name == name:
            return form
    raise ValueError(f"expected form to be one of {', '.join(NAMES)}; got {name!r}")


def _read_items(data: bytes, form: Format, name: str | None) -> Iterator[Item]:
    given = form.read(data)
    if isinstance(given, Item):
        yield _name(given, name)
        return
    for number, item in enumerate(given, start=1):
        yield _name(item, None if name is None else f"{name}#{number}")


def _name(item: Item, name: str | None) -> Item:
    if name is None or item.article.id is not None:
        return item
    return attrs.evolve(item, article=attrs.evolve(item.article, id=name))
