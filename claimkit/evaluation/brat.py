"""Brat's standoff format (https://brat.nlplab.org/standoff.html): ``NAME.txt`` beside ``NAME.ann``.

Text-bound annotations of type Source (or Speaker), Cue and Content; a cue and its parts are linked
by an event whose trigger is the cue (``E1  Cue:T2 Source:T1 Content:T3``) or by relations between a
part and the cue, whatever they are called.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import frozen

from claimkit.errors import CorpusError
from claimkit.evaluation.articles import Article, Attribution
from claimkit.spans import Span, Spans, merge_spans

TYPES = {"source": "speaker", "speaker": "speaker", "cue": "cue", "content": "content"}
TRAILING_NUMBER = re.compile(r"\d+$")


@frozen
class _Bound:
    """A text-bound annotation."""

    role: str
    spans: Spans


def read_brat(file: Path) -> Article:
    """Return the article of the annotation *file*, named after it; offsets count the characters of
    the ``.txt`` as it is.

    Raises:
        CorpusError: the text is missing, or an annotation is malformed, of an unknown type, or does
            not fit the text.
    """
    source = file.with_suffix(".txt")
    try:
        with source.open(encoding="utf-8", newline="") as stream:
            text = stream.read()
        lines = file.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError as error:
        raise CorpusError(
            f"{error.filename}: not found; brat keeps NAME.txt beside NAME.ann"
        ) from error
    except UnicodeDecodeError as error:
        raise CorpusError(f"{file}: not UTF-8 text") from error
    bound = dict(_bound(file, lines, text))
    parts: dict[str, list[_Bound]] = {name: [] for name, own in bound.items() if own.role == "cue"}
    for where, cue, part in _linked(file, lines, bound):
        if cue not in parts:
            raise CorpusError(f"{where}: {cue} is no cue")
        parts[cue].append(part)
    ordered = sorted(parts, key=lambda name: bound[name].spans)
    return Article(
        name=file.stem,
        text=text,
        attributions=tuple(
            Attribution(
                cue=bound[name].spans,
                **{role: _joined(parts[name], role) for role in ("speaker", "content")},
            )
            for name in ordered
        ),
    )


def _joined(parts: list[_Bound], role: str) -> Spans:
    return merge_spans(span for part in parts if part.role == role for span in part.spans)


def _bound(file: Path, lines: list[str], text: str) -> Iterator[tuple[str, _Bound]]:
    for number, line in enumerate(lines, start=1):
        if not line.startswith("T"):
            continue
        where = f"{file}:{number}"
        try:
            name, what, words = line.split("\t")
            kind, offsets = what.split(" ", 1)
            spans = tuple(Span(*map(int, pair.split())) for pair in offsets.split(";"))
        except (ValueError, TypeError) as error:
            raise CorpusError(
                f"{where}: expected “T1<tab>Cue 0 4<tab>words”, got {line!r}"
            ) from error
        if kind.lower() not in TYPES:
            raise CorpusError(f"{where}: unknown type {kind!r}; expected Source, Cue or Content")
        found = " ".join(span.of(text) for span in spans)
        if _plain(found) != _plain(words):
            raise CorpusError(f"{where}: the text has {found!r} at {offsets}, not {words!r}")
        yield name, _Bound(TYPES[kind.lower()], merge_spans(spans))


def _plain(words: str) -> str:
    return " ".join(words.split())


def _linked(
    file: Path, lines: list[str], bound: Mapping[str, _Bound]
) -> Iterator[tuple[str, str, _Bound]]:
    """Yield ``(place in the file, identifier of the cue, part)``."""
    for number, line in enumerate(lines, start=1):
        if not line.startswith(("R", "E")):
            continue
        where = f"{file}:{number}"
        try:
            arguments = [argument.split(":") for argument in line.split("\t")[1].split()]
            named = [(role, name) for role, name in (pair for pair in arguments if len(pair) == 2)]
        except (IndexError, ValueError) as error:
            raise CorpusError(f"{where}: expected a relation or an event, got {line!r}") from error
        unknown = [name for _, name in named if name not in bound]
        if unknown or not named:
            raise CorpusError(f"{where}: no annotation {', '.join(unknown) or 'named'} in {line!r}")
        names = [name for _, name in named]
        cue = (
            names[0]
            if line.startswith("E")
            else next((name for name in names if bound[name].role == "cue"), None)
        )
        if cue is None:
            raise CorpusError(
                f"{where}: a relation must link a source or a content to a cue, got {line!r}"
            )
        for role, name in named:
            if name != cue:
                said = TYPES.get(TRAILING_NUMBER.sub("", role).lower(), bound[name].role)
                yield where, cue, _Bound(said, bound[name].spans)
