"""Worker processes: what takes too long is ended, and what is killed comes again."""

from __future__ import annotations

import asyncio
from time import monotonic

import pytest

from claimkit.errors import WorkerError
from claimkit.server.pool import Pool
from claimkit.server.problems import ProblemError
from tests.support.pooling import answer


async def fail_to_wait(pool: Pool) -> None:
    """Ask for work that nobody can do yet: it is said that the model is being loaded."""
    with pytest.raises(ProblemError) as early:
        await pool.run(["a"], 0.01)
    assert early.value.problem.title == "The model is being loaded"


async def work(pool: Pool) -> None:
    """Have one process do everything that can happen to it."""
    await fail_to_wait(pool)
    first, failed = await pool.run(["a", "fail"], 30)
    assert isinstance(failed, ValueError)
    assert pool.is_ready
    begun = monotonic()
    with pytest.raises(ProblemError) as slow:
        await pool.run([20.0], 0.3)
    assert slow.value.problem.status == 504
    assert monotonic() - begun < 5
    await fail_to_wait(pool)  # for the one that is started in its place
    second, killed, third = await pool.run(["b", "kill", "c"], 30)
    assert second != first  # another process
    assert isinstance(killed, WorkerError)
    assert isinstance(third, bytes)
    works = asyncio.create_task(pool.run([0.6], 30))
    await asyncio.sleep(0.05)
    waits = asyncio.create_task(pool.run([0.6], 1))  # with waiting it takes longer than a second
    with pytest.raises(ProblemError) as busy:
        await pool.run(["d"], 0.1)
    assert busy.value.problem.status == 503
    assert isinstance((await works)[0], bytes)
    assert await works == await waits  # the same process, for it was not ended


@pytest.mark.slow
def test_one_worker() -> None:
    async def run() -> None:
        pool = Pool(answer, "warm", 1)
        assert not pool.is_ready
        pool.start()
        try:
            await work(pool)
        finally:
            await pool.stop()

    asyncio.run(run())
