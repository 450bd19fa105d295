"""A service without processes: its work is done in this one, over what tests bring along."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from attrs import define, evolve

from claimkit.claimset import ClaimSet
from claimkit.errors import ClaimkitError, WorkerError
from claimkit.extractor import Extractor
from claimkit.intake import Intake
from claimkit.model.extraction import Failure
from claimkit.server.jobs import Clerk, Reader
from claimkit.server.pool import Answer
from claimkit.server.service import Service
from claimkit.server.settings import Settings
from tests.support.builders import ARTICLE, article_claims

KILLING = "a text that kills"


@define
class InlineWorks:
    """Works like a Pool, at once and here."""

    job: Callable[[Sequence[Any]], Iterable[Answer]]
    is_ready: bool = True

    def start(self) -> None:
        pass

    async def stop(self) -> None:
        pass

    async def run(self, tasks: Sequence[Any], seconds: float) -> list[Answer]:
        return list(self.job(tasks))


class FakeExtractor(Extractor):
    """Finds three claims in the article of the tests, none in other texts, and fails at one, and at
    those that are too long.
    """

    def extract_many(self, texts: Iterable[Any], **options: Any) -> Any:
        for number, given in enumerate(texts, start=1):
            try:
                if given.text == KILLING:
                    raise WorkerError(given.text)
                Intake.of(given, self._max_chars)
            except ClaimkitError as error:
                yield Failure(id=given.article.id, number=number, error=error)
                continue
            claims = article_claims() if given.text == ARTICLE else ()
            yield evolve(ClaimSet(text=given.text, claims=claims), article=given.article)


def make_service(**limits: Any) -> Service:
    """Return a service over the FakeExtractor, with these settings."""
    settings = Settings(names=("testserver",), **limits)
    reader = InlineWorks(Reader(FakeExtractor(max_chars=settings.max_chars)))
    return Service(settings, reader, InlineWorks(Clerk(settings)))
