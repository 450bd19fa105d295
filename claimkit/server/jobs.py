"""What worker processes do. They are sent tasks, and answer with JSON or an error for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from attrs import evolve, frozen

from claimkit.article import FIELDS, Article, Input
from claimkit.checking.check import check_claims
from claimkit.claimset import ClaimSet
from claimkit.errors import InputError
from claimkit.extractor import Extractor
from claimkit.inputs.formats import read_bytes
from claimkit.model.extraction import Failure
from claimkit.server.answers import (
    CheckAnswer,
    CheckedText,
    SourceFailure,
    ViewAnswer,
    to_reply,
)
from claimkit.server.articles import draw_article
from claimkit.server.corrections import correct_claims
from claimkit.server.exports import EXPORTS, write_export
from claimkit.server.findings import draw_check
from claimkit.server.pool import Answer, Reply
from claimkit.server.problems import to_problem
from claimkit.server.requests import (
    CheckRequest,
    ExportRequest,
    GivenText,
    ViewRequest,
    read_request,
)
from claimkit.server.settings import Settings

MOST_CLAIMS = 2000  # of a record that is shown or exported; each is held against the others
SENTENCE = "Ana Lee said that it rained."


@frozen
class WarmUp:
    """Asks a worker to load what it will need."""


ReaderTask = WarmUp | GivenText | CheckRequest


@frozen
class Asked:
    """A request that has not been read yet: records are big, and who reads them has no time for
    other requests.

    Attributes:
        body: JSON.
        kind: what it should be.
    """

    body: bytes
    kind: type[ViewRequest] | type[ExportRequest]


ClerkTask = WarmUp | Asked


@frozen
class Reader:
    """Extracts claims; texts that come together are parsed together."""

    extractor: Extractor

    def __call__(self, tasks: Sequence[ReaderTask]) -> Iterator[Answer]:
        """Yield for each of *tasks* JSON, or what it raised: of a text its record, of a check
        all of its answer.
        """
        texts = [task for task in tasks if isinstance(task, GivenText)]
        found = iter(_extract(self.extractor, texts))
        for task in tasks:
            if isinstance(task, GivenText):
                result = next(found)
                yield result if isinstance(result, Exception) else _write_record(result)
            elif isinstance(task, CheckRequest):
                yield _try(partial(self._check, task))
            else:
                self.extractor.extract(SENTENCE)
                yield Reply(b"")

    def _check(self, request: CheckRequest) -> Reply:
        draft, *given = _extract(self.extractor, [request.draft, *request.sources])
        if isinstance(draft, Exception):
            raise draft
        failures: dict[int, SourceFailure] = {}
        for number, found in enumerate(given, start=1):
            if isinstance(found, Exception):
                id = request.sources[number - 1].id
                problem = to_problem(found)
                failures[number] = SourceFailure(number=number, id=id, problem=problem)
        sources = list(_name_sources(given))
        check = check_claims(draft, sources)
        answer = CheckAnswer(
            findings=check.findings,
            draft=CheckedText.of(draft),
            sources=tuple(
                None if number in failures else CheckedText.of(source)
                for number, source in enumerate(sources, start=1)
            ),
            failures=tuple(failures.values()),
            html=draw_check(check, failures) if request.view else None,
        )
        return to_reply(answer)


@frozen
class Clerk:
    """Shows and exports records; needs no model."""

    settings: Settings

    def __call__(self, tasks: Sequence[ClerkTask]) -> Iterator[Answer]:
        """Yield for each of *tasks* what is wanted, or what it raised."""
        for task in tasks:
            yield _try(partial(self._serve, task))

    def _serve(self, task: ClerkTask) -> Reply:
        if isinstance(task, WarmUp):
            return Reply(draw_article(ClaimSet(text="", claims=())).encode())
        request = read_request(task.body, task.kind, self.settings)
        found = ClaimSet.from_record(request.record)
        if len(found) > MOST_CLAIMS:
            raise InputError(f"expected at most {MOST_CLAIMS:,} claims, got {len(found):,}")
        found = correct_claims(found, request.corrections)
        if isinstance(request, ExportRequest):
            media_type = EXPORTS[request.format].media_type
            return Reply(write_export(found, request.format), media_type)
        return to_reply(ViewAnswer(html=draw_article(found), claims=len(found)))


def _try(work: Callable[[], Reply]) -> Answer:
    try:
        return work()
    except Exception as error:
        return error


def _extract(extractor: Extractor, texts: Sequence[GivenText]) -> list[ClaimSet | Exception]:
    """Return the claims of each of *texts*, or what it raised."""
    read = list(map(_try_to_read, texts))
    inputs = [item for item in read if isinstance(item, Input)]
    found = iter(extractor.extract_many(inputs, on_error="yield"))
    results: list[ClaimSet | Exception] = []
    for item in read:
        result = item if isinstance(item, Exception) else next(found)
        results.append(result.error if isinstance(result, Failure) else result)
    return results


def _try_to_read(given: GivenText) -> Input | Exception:
    try:
        return read_given(given)
    except Exception as error:
        return error


def read_given(given: GivenText) -> Input:
    """Return the text that is *given*; of its file or page comes what is not said of it.

    Raises:
        InputError: a file is not in its format, or has several texts.
    """
    if given.text is not None:
        return Input(given.text, given.article)
    if given.html is not None:
        items = list(read_bytes(given.html.encode("utf-8", "replace"), form="html"))
    else:
        items = list(read_bytes(given.data or b"", name=given.name))
    if len(items) != 1:
        raise InputError(f"expected a file with one text, got one with {len(items)}")
    (item,) = items
    return evolve(item, article=_merge(given.article, item.article))


def _merge(first: Article, second: Article) -> Article:
    """Return *first*, with values of *second* for what it lacks."""
    lacking = [name for name in FIELDS if getattr(first, name) is None]
    return evolve(first, **{name: getattr(second, name) for name in lacking})


def _name_sources(given: Iterable[ClaimSet | Exception]) -> Iterator[ClaimSet]:
    """Yield the sources that are *given*, with names. One that could not be read has no words: so
    each has the number that it has in the request.
    """
    for number, found in enumerate(given, start=1):
        source = ClaimSet(text="", claims=()) if isinstance(found, Exception) else found
        yield _name(source, f"source {number}")


def _name(found: ClaimSet, name: str) -> ClaimSet:
    """Return *found*, called *name* if nothing else names it."""
    id = found.article.id or found.article.title or name
    return evolve(found, article=evolve(found.article, id=id))


def _write_record(found: ClaimSet) -> Reply:
    return Reply(found.to_json().encode("ascii"))
