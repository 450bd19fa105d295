"""Tags, comments and entities of HTML and XML.

The tag of a block is read as the end of a paragraph, any other tag as nothing, an entity as the
character that it stands for. What only looks like a tag stays: “a < b”, “<inaudible>”.
"""

from __future__ import annotations

import html
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from html.entities import html5
from importlib import resources

from attrs import field, frozen

from claimkit.text.plain.plaintext import Edit, PlainText

# No quantifier gives back what it took, and none runs past the next "<": time is linear
TAG = re.compile(
    r"<(?P<slash>/?)(?P<name>[A-Za-z][\w:.-]{0,40}+)"
    r"(?P<attributes>(?:[^<>\"']|\"[^\"<]*+\"|'[^'<]*+')*+)>"
)
DECLARATION = re.compile(r"<[!?][A-Za-z][^<>]*+>")
CLOSING_TAG = re.compile(r"</([A-Za-z][\w:.-]{0,40}+)\s*+>")
COMMENT, COMMENT_END = "<!--", "-->"
DATA = "<![CDATA["
DATA_BORDER = re.compile(r"<!\[CDATA\[|\]\]>")
ENTITY = re.compile(
    r"&(?P<again>(?:amp;)*)(?P<name>#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{0,31});"
)
# Attributes that can stand without a value
FLAG = re.compile(
    r"\s(?:allowfullscreen|async|autoplay|checked|controls|default|defer|disabled|hidden|inert"
    r"|ismap|itemscope|loop|multiple|muted|nomodule|novalidate|open|playsinline|readonly|required"
    r"|reversed|selected)\b",
    re.IGNORECASE,
)
PAGE = re.compile(r"</(?:p|div|li|td|body|html|article|section)\s*+>", re.IGNORECASE)
LINE_BREAK = re.compile(r"\n[ \t\r\n]*+")
PARAGRAPH_BREAK = "\n\n"
READ_AS = {"<br": "\n", "<q": "“", "</q": "”"}


@frozen
class Elements:
    """The names of the elements of HTML, see elements.toml."""

    blocks: frozenset[str] = field(converter=frozenset)
    inline: frozenset[str] = field(converter=frozenset)
    hidden: frozenset[str] = field(converter=frozenset)

    def has(self, name: str) -> bool:
        return name in self.blocks or name in self.inline or name in self.hidden


@cache
def load_elements() -> Elements:
    """Return the elements of HTML."""
    file = resources.files("claimkit.text.plain") / "elements.toml"
    return Elements(**tomllib.loads(file.read_text(encoding="utf-8")))


def drop_markup(plain: PlainText) -> PlainText:
    """Return *plain* without tags and comments, entities read."""
    if "<" in plain.text:
        if PAGE.search(plain.text) is not None:
            plain = plain.replaced(LINE_BREAK, _read_line_break)
        if DATA in plain.text:
            plain = plain.replaced(DATA_BORDER, lambda match: "")
        plain = plain.edited(find_tags(plain.text))
    return read_entities(plain)


def read_entities(plain: PlainText) -> PlainText:
    """Return *plain* with entities read as the characters that they stand for."""
    return plain.replaced(ENTITY, _read_entity) if "&" in plain.text else plain


def find_tags(text: str) -> Iterator[Edit]:
    """Yield the tags and comments of *text*, in order, with what each is read as."""
    scanner = _Scanner(text)
    start = text.find("<")
    while start >= 0:
        edit = scanner.read_at(start)
        if edit is not None:
            yield edit
        start = text.find("<", start + 1 if edit is None else edit.end)


def find_entities(text: str) -> Iterator[re.Match[str]]:
    """Yield the entities of *text* that stand for a character."""
    return (match for match in ENTITY.finditer(text) if _read_entity(match) != match.group())


def _read_line_break(match: re.Match[str]) -> str:
    """Return a blank for the end of a line, which ends nothing in a page; an empty line may be all
    that parts two paragraphs.
    """
    breaks = match.group()
    return breaks if breaks.count("\n") > 1 else " " * len(breaks)


def _read_entity(match: re.Match[str]) -> str:
    """Return the character of an entity, which may have been escaped twice: &amp;quot;."""
    name = match["name"]
    if name.startswith("#"):
        return html.unescape(f"&{name};")
    character = html5.get(f"{name};")
    if character is not None:
        return character
    return f"&{name};" if match["again"] else match.group()


class _Scanner:
    """Reads the tags of a text, each from its "<"."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._elements = load_elements()
        self._closed = {match[1].lower() for match in CLOSING_TAG.finditer(text)}
        self._last: dict[str, int] = {}  # where the last end of a kind begins, −1 if there is none

    def read_at(self, start: int) -> Edit | None:
        """Return what begins at *start* as an edit, None if it is no markup."""
        if self._text.startswith(COMMENT, start):
            return self._read_comment(start)
        declaration = DECLARATION.match(self._text, start)
        if declaration is not None:
            return Edit(start, declaration.end(), "")
        tag = TAG.match(self._text, start)
        if tag is None or not self._is_tag(tag):
            return None
        name = tag["name"].lower()
        if name in self._elements.hidden and not tag["slash"]:
            return Edit(start, self._find_end(name, tag.end()), PARAGRAPH_BREAK)
        if name in self._elements.blocks:
            return Edit(start, tag.end(), PARAGRAPH_BREAK)
        return Edit(start, tag.end(), READ_AS.get(f"<{tag['slash']}{name}", ""))

    def _read_comment(self, start: int) -> Edit | None:
        if COMMENT not in self._last:
            self._last[COMMENT] = self._text.rfind(COMMENT_END)
        if start > self._last[COMMENT]:
            return None
        end = self._text.find(COMMENT_END, start) + len(COMMENT_END)
        return Edit(start, end, "")

    def _is_tag(self, tag: re.Match[str]) -> bool:
        """Whether *tag* is of an element of HTML, or of another that is closed somewhere; words in
        pointed brackets have neither.
        """
        if tag["slash"]:
            return not tag["attributes"].strip()
        attributes = tag["attributes"].rstrip(" \t\r\n/")
        if attributes and "=" not in attributes and FLAG.match(attributes) is None:
            return False
        name = tag["name"].lower()
        return self._elements.has(name) or name in self._closed

    def _find_end(self, name: str, behind: int) -> int:
        """Return where the element *name* ends whose opening tag ends at *behind*; there, if it is
        not closed.
        """
        closing = re.compile(rf"</{name}\s*+>", re.IGNORECASE)
        if name not in self._last:
            starts = [match.start() for match in closing.finditer(self._text)]
            self._last[name] = starts[-1] if starts else -1
        if behind > self._last[name]:
            return behind
        found = closing.search(self._text, behind)
        return found.end() if found is not None else behind
