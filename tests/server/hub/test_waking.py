"""A task that waits to be woken."""

import asyncio

from circlekeeper_server.hub.waking import Waking


async def test_a_call_before_the_wait_is_not_lost() -> None:
    waking = Waking()
    waking.wake()

    await asyncio.wait_for(waking.wait(), 1)


async def test_many_calls_are_one() -> None:
    waking = Waking()
    waking.wake()
    waking.wake()
    await waking.wait()

    assert not waking.called


async def test_a_waiting_task_goes_on_when_it_is_called_twice() -> None:
    waking = Waking()
    task = asyncio.create_task(waking.wait())
    await asyncio.sleep(0)

    waking.wake()
    waking.wake()

    await asyncio.wait_for(task, 1)
    assert not waking.called


async def test_a_call_after_the_waiting_task_was_cancelled_does_no_harm() -> None:
    waking = Waking()
    task = asyncio.create_task(waking.wait())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])

    waking.wake()

    assert waking.called
