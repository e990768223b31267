"""Bad input about the floor."""

from circlekeeper_protocol.events import BellEnded
from circlekeeper_protocol.frames import AnyServerFrame, Entry

from tests.server.web.provoking import brings
from tests.server.web.seated import ANA, MARI, PIRET, Circle


@brings("a phase, step, round or hand that is not there")
async def _(circle: Circle) -> list[str]:
    await circle.do(circle.mari, "start_meeting")
    return [
        await circle.refused(circle.mari, "begin_phase", phase=99, blend=False),
        await circle.refused(circle.mari, "go_to_step", phase=0, step=99),
        await circle.refused(circle.ana, "pass_round"),
        await circle.refused(circle.mari, "move_hand", member=ANA, kind="speak", place=0),
    ]


@brings("a turn that has ended already, or is another's")
async def _(circle: Circle) -> list[str]:
    await circle.do(circle.mari, "start_meeting")
    await circle.do(circle.mari, "give_floor", to=MARI, after=0)
    await circle.do(circle.mari, "give_floor", to=ANA, after=1)
    return [
        await circle.refused(circle.mari, "end_turn", turn=1),
        await circle.refused(circle.mari, "next_speaker", after=1, keep_place=False),
        await circle.refused(circle.mari, "end_turn", turn=2),
    ]


@brings("the piece in another mode; one that was taken back or is offered to somebody else")
async def _(circle: Circle) -> list[str]:
    await circle.do(circle.mari, "start_meeting")
    other_mode = await circle.refused(circle.mari, "pick_up_piece")
    await circle.do(circle.mari, "set_floor_mode", mode="piece")
    await circle.do(circle.mari, "pick_up_piece")
    nobody = await circle.refused(circle.ana, "take_piece", turn=1)
    await circle.do(circle.mari, "pass_piece", turn=1, to=ANA)
    await circle.do(circle.mari, "keep_piece", turn=1)
    return [other_mode, nobody, await circle.refused(circle.ana, "take_piece", turn=1)]


@brings("a move of the floor while the bell holds it; a bell right after another")
async def _(circle: Circle) -> list[str]:
    await circle.do(circle.mari, "start_meeting")
    await circle.do(circle.ana, "ring_bell", named=False)
    held = await circle.refused(circle.mari, "give_floor", to=ANA, after=0)
    circle.hub.time.move(61_000)
    while not _is_over(await circle.ana.hear()):
        pass
    return [held, await circle.refused(circle.mari, "ring_bell", named=False)]


def _is_over(frame: AnyServerFrame) -> bool:
    return isinstance(frame, Entry) and BellEnded() in frame.events


@brings("something for one person alone that others would see on their screen")
async def _(circle: Circle) -> list[str]:
    await circle.do(circle.mari, "start_meeting")
    await circle.do(circle.ana, "add_companion", name="Opa")
    return [await circle.refused(circle.mari, "invite_to_speak", member=PIRET + 1)]


@brings("what was answered, undone, taken over or is over already")
async def _(circle: Circle) -> list[str]:
    await circle.do(circle.mari, "start_meeting")
    await circle.do(circle.mari, "name_deputy", member=ANA)
    return [
        await circle.refused(circle.ana, "answer_thought", welcome=True),
        await circle.refused(circle.mari, "undo_move"),
        await circle.refused(circle.ana, "take_over"),
        await circle.refused(circle.mari, "extend_bell", minutes=1),
    ]
