"""A batch: articles in, parts out; what is done already is left as it is."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from pathlib import Path
from time import monotonic

from attrs import define, field, frozen

from claimkit.batch.entries import Entry, Unreadable
from claimkit.batch.failures import Failures
from claimkit.batch.index import Index
from claimkit.batch.inputs import Inputs
from claimkit.batch.manifest import Settings
from claimkit.batch.output import Limits, Output, check_folder, copy_index, open_output
from claimkit.batch.traces import check_datasketch
from claimkit.batch.work import Job, Outcome
from claimkit.extractor import MAX_CHARS
from claimkit.many import BATCH_WORDS, LEAST_WORDS, work_on
from claimkit.progress import Progress, Report
from claimkit.streams import take_batches
from claimkit.workers import Done


@frozen(kw_only=True)
class Summary:
    """What a run did.

    Attributes:
        written: articles that were extracted and are in parts.
        unchanged: those that were done before.
        failures: of articles and files.
        words: of the articles that were extracted, about.
        seconds: that it took.
        passed_over: files in folders that have no known format.
    """

    written: int
    unchanged: int
    failures: int
    words: int
    seconds: float
    passed_over: int


@frozen(kw_only=True)
class Plan:
    """What a dry run says would be done: articles that are new, that have changed, and that are
    done; how many cannot be read; words of the new and the changed, about.
    """

    new: int
    changed: int
    unchanged: int
    failures: int
    words: int
    passed_over: int


@define
class _Counts:
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    words_read: int = 0
    articles: int = 0
    words: int = 0


@define
class Batch:
    """A batch.

    Attributes:
        inputs: what is read.
        folder: what is written to.
        job: the work on articles.
        settings: what is asked of the output; those of *job* are among them.
        max_chars: of an article.
        workers: number of processes; None for this one.
        tell: called with each failure.
        progress: called after each batch of articles.
        waits: called with whether the run waits for results now, or writes; whoever interrupts it
            while it waits breaks nothing.
    """

    inputs: Inputs
    folder: Path
    job: Job
    settings: Settings = field(factory=Settings)
    limits: Limits = field(factory=Limits)
    max_chars: int = MAX_CHARS
    workers: int | None = None
    tell: Callable[[Unreadable], object] = lambda failure: None
    progress: Report | None = None
    waits: Callable[[bool], object] = lambda waiting: None

    def run(self) -> Summary:
        """Extract what is new or has changed, and write it.

        What an interrupt (KeyboardInterrupt, while it waits) leaves is whole: what was extracted
        until then is in parts.

        Raises:
            BatchError: the folder cannot take it.
            WorkerError, ModelNotFoundError: nothing can be extracted.
            OSError: it cannot be written; parts that are finished stay.
        """
        check_datasketch()
        with open_output(self.folder, self.settings, self.limits) as output:
            failures = Failures(self.folder, self.tell)
            try:
                return self._write(output, failures)
            finally:
                failures.discard()

    def plan(self) -> Plan:
        """Return what a run would do; nothing is written.

        Raises:
            BatchError: the folder cannot take it.
        """
        check_folder(self.folder, self.settings)
        failures = Failures(None, self.tell)
        index = copy_index(self.folder, self.settings)
        counts = _Counts()
        with closing(index):
            words = sum(entry.words for entry in self._select(index, failures, counts))
        return Plan(
            new=counts.new,
            changed=counts.changed,
            unchanged=counts.unchanged,
            failures=failures.count,
            words=words,
            passed_over=self.inputs.passed_over,
        )

    def _write(self, output: Output, failures: Failures) -> Summary:
        begun = monotonic()
        total = self.inputs.measure() if self.progress is not None else 0
        counts = _Counts()
        entries = self._select(output.index, failures, counts)
        batches = take_batches(entries, BATCH_WORDS, None, _weigh)
        results = work_on(self.job, batches, self.workers, False)
        try:
            with closing(results):
                while (done := self._wait(results)) is not None:
                    _keep(done, output, failures, counts)
                    self._report(counts, failures, begun, total)
        except KeyboardInterrupt:
            output.finish(failures, complete=False)
            raise
        output.finish(failures, complete=True)
        return Summary(
            written=output.written,
            unchanged=counts.unchanged,
            failures=failures.count,
            words=counts.words,
            seconds=monotonic() - begun,
            passed_over=self.inputs.passed_over,
        )

    def _wait(self, results: Results) -> Done[Entry, Outcome] | None:
        """Return the next results, None at the end."""
        self.waits(True)
        try:
            return next(results, None)
        finally:
            self.waits(False)

    def _select(self, index: Index, failures: Failures, counts: _Counts) -> Iterator[Entry]:
        """Yield the articles that are new or have changed."""
        for entry in self.inputs.read():
            if isinstance(entry, Unreadable):
                failures.add(entry)
                continue
            counts.words_read += entry.words
            problem = self._find_problem(entry, index)
            if problem is not None:
                failures.add(Unreadable(place=entry.place, id=entry.id, reason=problem))
                continue
            before = index.find_digest(entry.id)
            if before == entry.digest:
                counts.unchanged += 1
                continue
            counts.new += before is None
            counts.changed += before is not None
            yield entry

    def _find_problem(self, entry: Entry, index: Index) -> str | None:
        """Return why *entry* cannot be extracted, None if nothing is known."""
        if not index.meet(entry.id):
            return f"the id {entry.id!r} came before; give each article its own"
        if not entry.text.strip():
            return "there is no text in it"
        if len(entry.text) > self.max_chars:
            return (
                f"{len(entry.text):,} characters, more than the {self.max_chars:,} that an article "
                "may have; split it, or allow more"
            )
        return None

    def _report(self, counts: _Counts, failures: Failures, begun: float, total: int) -> None:
        if self.progress is None:
            return
        read = self.inputs.bytes_read
        left = max(0, total - read) * counts.words_read // read if read else None
        progress = Progress(
            texts=counts.articles,
            failures=failures.count,
            words=counts.words,
            seconds=monotonic() - begun,
            words_left=left,
        )
        self.progress(progress)


Results = Generator[Done[Entry, Outcome]]


def _keep(done: Done[Entry, Outcome], output: Output, failures: Failures, counts: _Counts) -> None:
    for entry, result in zip(done.batch, done.results, strict=True):
        counts.articles += 1
        counts.words += entry.words
        if isinstance(result, Exception):
            reason = " ".join(str(result).split()) or type(result).__name__
            failed = Unreadable(place=entry.place, id=entry.id, reason=reason)
            failures.add(failed, type(result).__name__)
        else:
            output.add(result)


def _weigh(entry: Entry) -> int:
    return max(LEAST_WORDS, entry.words)
