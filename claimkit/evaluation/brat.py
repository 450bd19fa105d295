"""Brat's standoff format (https://brat.nlplab.org/standoff.html): ``NAME.txt`` beside ``NAME.ann``.

Text-bound annotations of type Source (or Speaker), Cue and Content; a cue and its parts are linked
by an event whose trigger is the cue (``E1  Cue:T2 Source:T1 Content:T3``) or by relations between a
part and the cue, whatever they are called. An event with the attribute Inner, which
``claimkit.outputs.annotations.brat`` gives to claims within others, is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from attrs import frozen

from claimkit.errors import CorpusError
from claimkit.evaluation.articles import Attribution, ScoredArticle
from claimkit.outputs.annotations.brat import INNER
from claimkit.spans import Span, Spans, merge_spans

SPEAKER, CUE, CONTENT = "speaker", "cue", "content"
TYPES = {"source": SPEAKER, "speaker": SPEAKER, "cue": CUE, "content": CONTENT}
INNER_EVENT = re.compile(rf"A\d+\t{INNER} E\d+$")
TRAILING_NUMBER = re.compile(r"\d+$")


@frozen
class _Line:
    """A line of the annotation file; *where* names it in errors."""

    text: str
    where: str


@frozen
class _Bound:
    """A text-bound annotation."""

    role: str
    spans: Spans


@frozen
class _Argument:
    """An argument of a relation or an event: what it is called there, and which annotation it
    is.
    """

    role: str
    name: str


def read_brat(file: Path) -> ScoredArticle:
    """Return the article of the annotation *file*, named after it; offsets count the characters of
    the ``.txt`` as it is.

    Raises:
        CorpusError: the text is missing, or an annotation is malformed, of an unknown type, or does
            not fit the text.
    """
    text, lines = _read_files(file)
    bound = dict(_read_bound(line, text) for line in lines if line.text.startswith("T"))
    parts: dict[str, list[_Bound]] = {name: [] for name in bound if bound[name].role == CUE}
    for line in lines:
        if line.text.startswith(("R", "E")):
            _link(line, bound, parts)
    inner = {line.text.split()[2] for line in lines if INNER_EVENT.match(line.text)}
    for line in lines:
        if line.text.split("\t")[0] in inner:
            parts.pop(_read_link(line, bound)[0], None)
    ordered = sorted(parts, key=lambda name: bound[name].spans)
    attributions = tuple(_to_attribution(bound[name], parts[name]) for name in ordered)
    return ScoredArticle(name=file.stem, text=text, attributions=attributions)


def _link(line: _Line, bound: Mapping[str, _Bound], parts: Mapping[str, list[_Bound]]) -> None:
    """Add what a relation or an event says to the *parts* of its cue."""
    cue, linked = _read_link(line, bound)
    if not linked:
        return
    if cue not in parts:
        raise CorpusError(f"{line.where}: {cue} is no cue")
    parts[cue].extend(linked)


def _read_files(file: Path) -> tuple[str, list[_Line]]:
    """Return the text and the lines of its annotation."""
    try:
        with file.with_suffix(".txt").open(encoding="utf-8", newline="") as stream:
            text = stream.read()
        lines = file.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError as error:
        raise CorpusError(
            f"{error.filename}: not found; brat keeps NAME.txt beside NAME.ann"
        ) from error
    except OSError as error:
        raise CorpusError(f"{error.filename}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise CorpusError(f"{file}: not UTF-8 text") from error
    return text, [_Line(line, f"{file}:{number}") for number, line in enumerate(lines, start=1)]


def _to_attribution(cue: _Bound, parts: Sequence[_Bound]) -> Attribution:
    return Attribution(speaker=_join(parts, SPEAKER), cue=cue.spans, content=_join(parts, CONTENT))


def _join(parts: Sequence[_Bound], role: str) -> Spans:
    return merge_spans(span for part in parts if part.role == role for span in part.spans)


def _read_bound(line: _Line, text: str) -> tuple[str, _Bound]:
    """Return the name and the content of a text-bound annotation."""
    try:
        name, what, words = line.text.split("\t")
        kind, offsets = what.split(" ", 1)
        spans = tuple(Span(*map(int, pair.split())) for pair in offsets.split(";"))
    except (ValueError, TypeError) as error:
        raise CorpusError(
            f"{line.where}: expected “T1<tab>Cue 0 4<tab>words”, got {line.text!r}"
        ) from error
    role = TYPES.get(kind.lower())
    if role is None:
        raise CorpusError(f"{line.where}: unknown type {kind!r}; expected Source, Cue or Content")
    marked = " ".join(span.of(text) for span in spans)
    if marked.split() != words.split():
        raise CorpusError(f"{line.where}: the text has {marked!r} at {offsets}, not {words!r}")
    return name, _Bound(role, merge_spans(spans))


def _read_link(line: _Line, bound: Mapping[str, _Bound]) -> tuple[str, list[_Bound]]:
    """Return the name of the cue of a relation or an event, and the parts that belong to it."""
    arguments = list(_read_arguments(line))
    unknown = [argument.name for argument in arguments if argument.name not in bound]
    if unknown or not arguments:
        names = ", ".join(map(repr, unknown)) or "named"
        raise CorpusError(f"{line.where}: no annotation {names} in {line.text!r}")
    cue = _find_cue(line, arguments, bound)
    parts = (argument for argument in arguments if argument.name != cue)
    return cue, [_to_part(argument, bound[argument.name]) for argument in parts]


def _read_arguments(line: _Line) -> Iterator[_Argument]:
    try:
        fields = line.text.split("\t")[1].split()
    except IndexError as error:
        raise CorpusError(
            f"{line.where}: expected a relation or an event, got {line.text!r}"
        ) from error
    for field in fields:
        pair = field.split(":")
        if len(pair) == 2:
            yield _Argument(*pair)


def _find_cue(line: _Line, arguments: Sequence[_Argument], bound: Mapping[str, _Bound]) -> str:
    """Return the trigger of an event, or that argument of a relation which is a cue."""
    if line.text.startswith("E"):
        return arguments[0].name
    for argument in arguments:
        if bound[argument.name].role == CUE:
            return argument.name
    raise CorpusError(
        f"{line.where}: a relation must link a source or a content to a cue, got {line.text!r}"
    )


def _to_part(argument: _Argument, annotation: _Bound) -> _Bound:
    """Return what *annotation* is in the relation: what this calls it, if that is a type."""
    called = TRAILING_NUMBER.sub("", argument.role).lower()
    return _Bound(TYPES.get(called, annotation.role), annotation.spans)
