"""The thread behind a log: every errand is done, in order, and answered to whoever still waits."""

import asyncio
import threading
from collections.abc import Iterator

import pytest
from circlekeeper_server.event_log.disk_thread import DiskThread


@pytest.fixture
def thread() -> Iterator[DiskThread]:
    thread = DiskThread()
    yield thread
    thread.stop()


async def test_errands_are_done_one_after_the_other_in_one_other_thread(thread: DiskThread) -> None:
    done: list[tuple[int, int]] = []

    def errand(number: int) -> int:
        done.append((number, threading.get_ident()))
        return number

    answers = await asyncio.gather(*(thread.run(errand, number) for number in range(50)))

    assert answers == [number for number, _ in done] == list(range(50))
    assert len({ident for _, ident in done} | {threading.get_ident()}) == 2


async def test_an_error_is_the_askers_and_the_thread_goes_on(thread: DiskThread) -> None:
    with pytest.raises(ZeroDivisionError):
        await thread.run(divmod, 1, 0)

    assert await thread.run(divmod, 7, 2) == (3, 1)


@pytest.mark.parametrize("fails", [True, False])
async def test_an_asker_who_has_left_disturbs_nobody(thread: DiskThread, fails: bool) -> None:
    complaints: list[object] = []
    asyncio.get_running_loop().set_exception_handler(
        lambda _, complaint: complaints.append(complaint)
    )
    may_end = threading.Event()

    def errand() -> None:
        may_end.wait()
        if fails:
            raise OSError

    asking = asyncio.create_task(thread.run(errand))
    await asyncio.sleep(0)
    asking.cancel()
    await asyncio.wait([asking])
    may_end.set()

    assert await thread.run(divmod, 7, 2) == (3, 1)
    assert not complaints


async def test_whoever_stops_it_has_all_done_that_was_asked() -> None:
    thread, done = DiskThread(), list[int]()
    asking = [asyncio.create_task(thread.run(done.append, number)) for number in range(50)]
    await asyncio.sleep(0)

    thread.stop()

    assert done == list(range(50))
    await asyncio.gather(*asking)
