"""Work in other processes: batches go out, results come back, and a process that is killed costs
only what it was working on.

Each process has a pipe of its own, and a thread here that attends to it. So it is known which batch
killed a process, and nobody waits for a lock that a killed process held.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
import traceback
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Any, Generic, TypeVar

from attrs import frozen

from claimkit.collector import freeze_loaded
from claimkit.errors import WorkerError
from claimkit.forks import ForkSafeLock

AHEAD = 3  # batches for each process that are taken and whose results nobody has asked for yet
STARTS = 3  # of a process that is killed before it is ready
PATIENCE = 5.0  # seconds that a process has to end by itself when there is no more work
Item = TypeVar("Item")
Result = TypeVar("Result")
Work = Callable[[Sequence[Item]], Iterable[Result | Exception]]
_STARTING = ForkSafeLock(awaited=False)


@frozen
class Done(Generic[Item, Result]):
    """A batch, and for each of its items the result, or what it raised.

    Attributes:
        number: of the batch, from 0.
    """

    number: int
    batch: Sequence[Item]
    results: Iterable[Result | Exception]


def work_in_processes(
    work: Work[Item, Result], batches: Iterator[list[Item]], *, count: int, ordered: bool
) -> Generator[Done[Item, Result]]:
    """Yield what *work* gives for each of *batches*, done in *count* processes.

    *batches* is read by threads, one at a time, and only so far ahead that the processes have
    work: who is slow to take results holds them up. The processes are started anew ("spawn"), when
    there are batches for them.

    A process that is killed costs what it was working on: its items are tried once more, each by
    itself, and for one that kills a process again the result is a WorkerError.

    Args:
        work: what each process gets, pickled, to do the work with.
        ordered: whether results come in the order of *batches*, or as they are done.

    Raises:
        TypeError: *work* cannot be pickled.
        WorkerError: a process cannot be started.
        Exception: what *batches* raises, behind the results of those before; or what *work* raises
            that is no single item's fault, at once.
    """
    pool: _Pool[Item, Result] = _Pool(pickle_work(work), batches, count)
    try:
        for done in pool.take_ordered() if ordered else pool.take():
            yield done
            pool.permit()
    finally:
        pool.stop()


def pickle_work(work: object) -> bytes:
    """Return *work* as a Worker takes it.

    Raises:
        TypeError: it cannot be pickled.
    """
    try:
        return pickle.dumps(work)
    except Exception as error:
        raise TypeError(
            "what worker processes work with is sent to them pickled, and this cannot be: "
            f"{error}; define its classes and functions in a module"
        ) from error


class _Pool(Generic[Item, Result]):
    """Threads that take batches, each with a process that does the work."""

    def __init__(self, work: bytes, batches: Iterator[list[Item]], count: int) -> None:
        self._batches = enumerate(batches)
        self._taking = threading.Lock()
        self._error: Exception | None = None  # of the batches
        self._stopped = False
        self._process = os.getpid()
        self._permits = threading.Semaphore(AHEAD * count)
        self._done: SimpleQueue[Done[Item, Result] | BaseException | None] = SimpleQueue()
        self._workers = [Worker[Item, Result](work) for _ in range(count)]
        for worker in self._workers:
            threading.Thread(
                target=self._attend, args=(worker,), name="claimkit-attendant", daemon=True
            ).start()

    def take(self) -> Iterator[Done[Item, Result]]:
        """Yield what is done, as it is done.

        Raises:
            RuntimeError: this is a forked process, in which nothing is done.
        """
        attending = len(self._workers)
        while attending:
            if os.getpid() != self._process:
                raise RuntimeError("the workers are those of the process that forked this one")
            done = self._done.get()
            if done is None:
                attending -= 1
            elif isinstance(done, BaseException):
                raise done
            else:
                yield done
        if self._error is not None:
            raise self._error

    def take_ordered(self) -> Iterator[Done[Item, Result]]:
        """Yield what is done, in the order of the batches."""
        early: dict[int, Done[Item, Result]] = {}
        due = 0
        for done in self.take():
            early[done.number] = done
            while due in early:
                yield early.pop(due)
                due += 1

    def permit(self) -> None:
        """Let one more batch be taken, for the results of one are wanted no longer."""
        self._permits.release()

    def stop(self) -> None:
        """End the processes, and the threads as soon as the batches answer."""
        self._stopped = True
        if os.getpid() != self._process:
            return
        for worker in self._workers:
            worker.kill()
            self._permits.release()

    def _attend(self, worker: Worker[Item, Result]) -> None:
        end: BaseException | None = None
        try:
            while (taken := self._take_batch()) is not None:
                number, batch = taken
                self._done.put(Done(number, batch, worker.work(batch)))
        except BaseException as error:  # whatever it is: who waits for results must hear of it
            end = error
        worker.end()
        self._done.put(end)

    def _take_batch(self) -> tuple[int, list[Item]] | None:
        """Return the next batch with its number; None at the end."""
        self._permits.acquire()
        with self._taking:
            if self._stopped or self._error is not None:
                return None
            try:
                return next(self._batches, None)
            except Exception as error:
                self._error = error
                return None


class Worker(Generic[Item, Result]):
    """A process, started when there is work, and again after it was killed.

    Args:
        work: as :func:`pickle_work` gives it.
    """

    def __init__(self, work: bytes) -> None:
        self._work = work
        self._process: Any = None
        self._pipe: Connection | None = None
        self._stopped = False

    def work(self, batch: Sequence[Item]) -> list[Result | Exception]:
        """Return the results of *batch*.

        Raises:
            WorkerError: no process can be started.
            Exception: what the work raised.
        """
        try:
            message = pickle.dumps(batch)
        except Exception as error:
            return [error] if len(batch) == 1 else self._work_singly(batch)
        try:
            return self._ask(message)
        except _LostError:
            return [self._work_again(item) for item in batch]
        except _UnreadError as error:
            return [error.reason] if len(batch) == 1 else self._work_singly(batch)

    def _work_singly(self, batch: Sequence[Item]) -> list[Result | Exception]:
        return [self.work([item])[0] for item in batch]

    def _work_again(self, item: Item) -> Result | Exception:
        try:
            return self._ask(pickle.dumps([item]))[0]
        except _LostError as lost:
            return WorkerError(
                f"the process that read this text was killed twice ({lost}); it may need more "
                "memory than there is"
            )
        except _UnreadError as error:
            return error.reason

    def _ask(self, message: bytes) -> list[Result | Exception]:
        """Return what the process answers to the pickled items.

        Raises:
            _LostError: it was killed.
            _UnreadError: it cannot unpickle them.
        """
        pipe = self._pipe or self._start()
        try:
            pipe.send_bytes(message)
            answer = pipe.recv()
        except (EOFError, OSError) as error:
            raise self._forget() from error
        if isinstance(answer, Exception):
            raise answer
        results: list[Result | Exception] = answer
        return results

    def _start(self) -> Connection:
        """Start the process, again if it is killed; return the pipe to it when it is ready.

        Raises:
            WorkerError: it ends before it is ready.
            Exception: what is raised when the work is unpickled.
        """
        for _ in range(STARTS):
            try:
                return self._try_to_start()
            except _LostError as error:
                lost = error
                if not lost.killed:
                    break
        raise WorkerError(
            f"a worker process ended before it was ready ({lost}); a script that uses workers must "
            "begin its work under: if __name__ == '__main__':"
        ) from lost

    def _try_to_start(self) -> Connection:
        if self._stopped:
            raise WorkerError("the worker has been stopped")
        context = multiprocessing.get_context("spawn")
        pipe, far_end = context.Pipe()
        process = context.Process(
            target=_serve, args=(far_end, self._work), name="claimkit-worker", daemon=True
        )
        self._process, self._pipe = process, pipe
        try:
            with _STARTING, _masking_interrupts():
                process.start()
            far_end.close()
            if self._stopped:
                self.kill()
            problem = pipe.recv()
        except (EOFError, OSError) as error:
            raise self._forget() from error
        if problem is not None:
            raise problem
        return pipe

    def _forget(self) -> _LostError:
        """Let the process go that is lost; return how it ended."""
        process, self._process, self._pipe = self._process, None, None
        if process.pid is None:
            return _LostError("it could not be started", killed=False)
        process.join(PATIENCE)
        code = process.exitcode
        if code is not None and code < 0:
            return _LostError(f"signal {-code}", killed=True)
        return _LostError(f"exit status {code}", killed=False)

    def kill(self) -> None:
        """Kill the process; it is not started again."""
        self._stopped = True
        process = self._process
        if process is not None and process.pid is not None:
            process.kill()

    def end(self) -> None:
        """Let the process end, for there is no more work."""
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None and self._process.pid is not None:
            self._process.join(PATIENCE)
            self._process.kill()
            self._process.join()


class _LostError(Exception):
    """A process was *killed*, or has ended by itself; says how."""

    def __init__(self, how: str, *, killed: bool) -> None:
        super().__init__(how)
        self.killed = killed


class _UnreadError(Exception):
    """Items that were pickled cannot be unpickled, for this *reason*."""

    def __init__(self, reason: Exception) -> None:
        super().__init__(reason)
        self.reason = reason


@contextmanager
def _masking_interrupts() -> Iterator[None]:
    """Processes started in here never hear of Ctrl-C, which a terminal sends to all: who started
    them ends them.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    resource_tracker.ensure_running()  # started later, it would undo the mask
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(pipe: Connection, pickled: bytes) -> None:
    """Do work in this process until the other one wants no more, or has ended."""
    with suppress(EOFError, OSError):
        try:
            work = pickle.loads(pickled)
        except Exception as error:
            pipe.send(_make_error_sendable(error))
            return
        pipe.send(None)
        is_first = True
        while True:
            pipe.send(_do(work, pipe.recv_bytes()))
            if is_first:  # it has loaded what there is to load
                freeze_loaded()
            is_first = False


def _do(work: Work[Any, Any], message: bytes) -> list[Any] | Exception:
    try:
        batch = pickle.loads(message)
    except Exception as error:
        return _UnreadError(_make_error_sendable(error))
    try:
        return list(map(_make_sendable, work(batch)))
    except Exception as error:
        return _make_error_sendable(error)


def _make_sendable(result: Any) -> Any:
    return _make_error_sendable(result) if isinstance(result, Exception) else result


def _make_error_sendable(error: Exception) -> Exception:
    """Return *error*, or another one, that survives pickling and tells where it was raised."""
    sendable = error
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        sendable = RuntimeError(f"{type(error).__name__}: {error}")
    sendable.add_note("".join(traceback.format_tb(error.__traceback__)))
    return sendable
