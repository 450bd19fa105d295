"""News in JSON of the IPTC, versions 1 to 3.

Version 1 has ``body_xhtml`` and ``headline``, versions 2 and 3 have lists, ``bodies`` and
``headlines``; version 3 writes ``versionCreated`` for ``versioncreated``. All are read alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from claimkit.article import Article
from claimkit.errors import InputError
from claimkit.inputs.encodings import read_characters
from claimkit.inputs.fragments import read_fragment
from claimkit.inputs.item import Item
from claimkit.inputs.metadata import keep_date, keep_text, keep_url
from claimkit.inputs.source import Source
from claimkit.text.plain.plaintext import PlainText
from claimkit.untrusted import MalformedError, parse_json

BODY, BODIES, VALUE = "body_", "bodies", "value"
ASSOCIATIONS = "associations"
MARKUP = ("html", "xml")  # in the name or the type of a body: one that has paragraphs
MAIN = ("main", "headline", "")
USABLE = "usable"


@frozen
class _Body:
    """A text of an item.

    Attributes:
        field: where it stands.
        kind: the words that tell its format: the end of its name, or its type and role.
    """

    field: str
    kind: str
    value: str

    @property
    def is_markup(self) -> bool:
        return any(word in self.kind for word in MARKUP)

    def read(self) -> PlainText:
        return read_fragment(self.value) if self.is_markup else PlainText.of(self.value)


def read_ninjs(data: str | bytes) -> Iterator[Item]:
    """Yield the text of each item in *data*: one item, or a list of them; behind each the texts
    that are associated with it, such as a box or a fact file. Pictures have none.

    The body with markup is read, for it has the paragraphs; without one, that in plain text. An
    item without a body has the text "" and a note.

    Raises:
        InputError: *data* is no JSON, or is something else than ninjs; behind the items that can
            be read, if one of a list cannot.
    """
    decoded = read_characters(data)
    try:
        given = parse_json(decoded.text)
    except MalformedError as error:
        raise InputError(str(error)) from error
    listed = given if isinstance(given, list) else [given]
    failures: list[str] = []
    for number, fields in enumerate(listed, start=1):
        if _is_ninjs(fields):
            yield _read_item(fields, decoded.encoding, decoded.notes)
            for place, other in _find_associated(fields):
                yield _read_item(other, decoded.encoding, decoded.notes, place)
        else:
            failures.append(str(number))
    if failures or not listed:
        which = f" (item {', '.join(failures)})" if isinstance(given, list) and failures else ""
        raise InputError(
            "expected ninjs: an item with uri and body_text, body_xhtml or bodies, or a list; "
            f"got something else{which}"
        )


def _is_ninjs(fields: object) -> bool:
    if not isinstance(fields, dict):
        return False
    return "uri" in fields or BODIES in fields or any(key.startswith(BODY) for key in fields)


def _find_associated(given: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the associated items that have words, each with its place: by name in versions 1 and 2,
    a list in version 3.
    """
    associations = given.get(ASSOCIATIONS)
    if isinstance(associations, dict):
        places: Iterable[tuple[object, object]] = associations.items()
    else:
        places = enumerate(_to_list(associations))
    for name, fields in places:
        if isinstance(fields, dict) and _sort_bodies(_lower_keys(fields)):
            yield f"{ASSOCIATIONS}.{name}.", fields


def _lower_keys(given: Mapping[str, Any]) -> dict[str, Any]:
    return {key.lower(): value for key, value in given.items()}


def _read_item(
    given: Mapping[str, Any], encoding: str | None, notes: tuple[str, ...], place: str = ""
) -> Item:
    """Return the item *given*; *place* is put before the names of its fields."""
    fields = _lower_keys(given)
    bodies = _sort_bodies(fields)
    source = Source(table=PlainText.of(""), encoding=encoding)
    if bodies:
        field = f"{place}{bodies[0].field}"
        source = Source(table=bodies[0].read(), field=field, encoding=encoding)
    else:
        notes = (*notes, "the item has no text of an article")
    status = fields.get("pubstatus", USABLE)
    if status != USABLE:
        notes = (*notes, f"the agency says that the item is {keep_text(status)}")
    return Item(source.table.text, _read_article(fields), notes=notes, source=source)


def _sort_bodies(fields: Mapping[str, Any]) -> list[_Body]:
    """Return the bodies that have words, those with markup first."""
    bodies = [body for body in _find_bodies(fields) if body.value.strip()]
    return sorted(bodies, key=lambda body: not body.is_markup)


def _find_bodies(fields: Mapping[str, Any]) -> Iterator[_Body]:
    for key, value in fields.items():
        if key.startswith(BODY) and isinstance(value, str):
            yield _Body(key, key.removeprefix(BODY), value)
    for number, body in enumerate(_to_list(fields.get(BODIES))):
        value = body.get(VALUE)
        if isinstance(value, str):
            kind = f"{body.get('contenttype')} {body.get('contentType')} {body.get('role')}"
            yield _Body(f"{BODIES}[{number}].{VALUE}", kind, value)


def _read_article(fields: Mapping[str, Any]) -> Article:
    uri = keep_text(fields.get("uri"))
    return Article(
        id=uri,
        url=keep_url(uri),
        title=keep_text(fields.get("headline"))
        or _find_headline(fields)
        or keep_text(fields.get("title")),
        byline=keep_text(fields.get("byline")) or keep_text(fields.get("by")),
        publisher=keep_text(fields.get("copyrightholder")),
        published=keep_date(fields.get("versioncreated")) or keep_date(fields.get("firstcreated")),
        language=keep_text(fields.get("language")),
    )


def _find_headline(fields: Mapping[str, Any]) -> str | None:
    """Return the main one of ``headlines``, else the first."""
    headlines = _to_list(fields.get("headlines"))
    main = [headline for headline in headlines if headline.get("role", "") in MAIN]
    for headline in (*main, *headlines):
        if (text := keep_text(headline.get(VALUE))) is not None:
            return text
    return None


def _to_list(value: object) -> Sequence[Mapping[str, Any]]:
    """Return the objects in *value*, none if it is no list."""
    if not isinstance(value, list):
        return []
    return [part for part in value if isinstance(part, dict)]
