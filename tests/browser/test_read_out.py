"""What a screen reader is given to say of the floor: each thing once, and most of it politely."""

from circlekeeper_client import connect
from circlekeeper_protocol.commands import EndTurn, LowerHand, RaiseHand, SetFloorMode, StartMeeting
from playwright.async_api import Browser

from tests.browser.person import SEEN, Person, person
from tests.support.circles import make_meeting, until
from tests.support.running_hub import running_hub

READ = """
    window.read = [];
    new MutationObserver((changes) => {
        const heard = new Set();
        for (const { type, target, addedNodes } of changes) {
            const element = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
            const region = element?.closest('[role=status], [role=alert]');
            if (!region) continue;
            const atomic = region.ariaAtomic !== 'false';
            const news = type === 'childList' ? addedNodes : [target];
            for (const node of atomic ? [region] : news) {
                if (node.isConnected) heard.add(`${region.role}: ${node.innerText ?? node.data}`);
            }
        }
        window.read.push(...heard);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
"""


async def read_since(somebody: Person) -> list[str]:
    """By line, and whom it interrupts."""
    await somebody.page.evaluate(SEEN)
    read = await somebody.page.evaluate("window.read.splice(0)")
    return [" ".join(words.split()) for words in read]


async def test_who_speaks_and_who_is_next_is_read_once_and_my_turn_at_once(
    browser: Browser,
) -> None:
    async with running_hub() as hub, person(browser, "Ana") as ana:
        links = await make_meeting(f"http://127.0.0.1:{hub.port}")
        async with (
            connect(links.facilitator, "Mari") as mari,
            connect(links.participant, "Bo") as bo,
        ):
            await ana.open(links.participant)
            await ana.sit_down()
            await mari.do(StartMeeting())
            await mari.do(SetFloorMode(mode="queue"))
            await ana.is_told("The floor is free.", "Ask to speak")
            await ana.page.evaluate(READ)

            await mari.do(RaiseHand(kind="speak"))
            await ana.is_told("Mari has the floor.")
            speaks = "status: Mari has the floor. What would help: just listening."
            assert await read_since(ana) == [speaks]

            await bo.do(RaiseHand(kind="speak"))
            await ana.is_told("Bo is next.")
            next_up = "status: What would help: just listening. Bo is next."
            assert await read_since(ana) == [next_up]

            await ana.press("Ask to speak")
            await ana.is_told("One person is before you.")
            await bo.do(RaiseHand(kind="question"))
            await until(mari, lambda meeting: len(meeting.floor.hands) == 3)
            assert await read_since(ana) == ["status: One person is before you."]

            await bo.do(LowerHand())
            await ana.is_told("You are next, after Mari.")
            assert await read_since(ana) == [
                "status: You are next, after Mari. No hurry. There is time for you."
            ]

            await mari.do(EndTurn(turn=1))
            await ana.is_told("The floor is yours.")
            assert sorted(await read_since(ana)) == [
                "alert: It is your turn, if you like.",
                "status: One clear bell. Take your time, or pass.",
            ]
