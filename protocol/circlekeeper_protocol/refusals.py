"""Every answer "no": its code, the sentence for people, and whether trying again can help."""

from typing import Final, Literal

from msgspec import Struct


class Refusal(Struct, frozen=True):
    sentence: str
    retry: bool
    """The same command may be taken later as it is."""


RefusalCode = Literal[
    "malformed",
    "no_entry",
    "too_fast",
    "not_seated",
    "no_such_member",
    "not_a_facilitator",
    "not_for_them",
    "meeting_is_over",
    "not_started",
    "no_such_moment",
    "already_started",
    "unclear_name",
    "unclear_text",
    "unsound_plan",
    "too_far_ahead",
    "in_the_past",
    "unknown_zone",
    "changed_meanwhile",
    "no_series",
    "not_of_the_series",
    "moved_on",
    "circle_is_full",
    "cannot_facilitate",
    "no_such_phase",
    "no_such_step",
    "plan_is_full",
    "observers_listen",
    "no_observers",
    "curtain_is_drawn",
    "no_hand",
    "turn_is_over",
    "not_your_turn",
    "nobody_waits",
    "no_round",
    "heard_in_this_round",
    "no_piece",
    "not_offered",
    "nobody_before",
    "nothing_to_undo",
    "order_is_set",
    "no_bell",
    "bell_rings",
    "bell_rested",
    "own_turn",
    "not_asked",
    "not_over",
    "not_a_pair",
    "asked_at_first",
    "not_in_private",
    "not_the_deputy",
    "facilitator_is_here",
    "no_such_card",
    "not_your_card",
    "card_changed",
    "enough_cards",
    "enough_remarks",
    "too_short",
    "moved_already",
    "out_of_reach",
]

REFUSALS: Final[dict[RefusalCode, Refusal]] = {
    "malformed": Refusal("This could not be read. Reloading the page may help.", retry=False),
    "no_entry": Refusal(
        "This link does not open a meeting. Please ask for a new one.", retry=False
    ),
    "too_fast": Refusal("That was a lot at once. Please try again in a moment.", retry=True),
    "not_seated": Refusal("Please take a seat first.", retry=False),
    "no_such_member": Refusal("They are not in the circle any more.", retry=False),
    "not_a_facilitator": Refusal("Only a facilitator can do this.", retry=False),
    "not_for_them": Refusal("They can do this themselves.", retry=False),
    "no_such_moment": Refusal(
        "Nobody can go back to that moment. Please choose another one.", retry=False
    ),
    "meeting_is_over": Refusal("The meeting is over.", retry=False),
    "not_started": Refusal("The meeting has not started yet.", retry=True),
    "already_started": Refusal("The meeting has started already.", retry=False),
    "unclear_name": Refusal("Please choose a name that others can read.", retry=False),
    "unclear_text": Refusal("This text has signs that cannot be shown.", retry=False),
    "unsound_plan": Refusal("No meeting can be held by this plan yet.", retry=False),
    "too_far_ahead": Refusal("Please choose a day within the coming year.", retry=False),
    "in_the_past": Refusal("That time has passed already.", retry=False),
    "unknown_zone": Refusal("This time zone is not known here.", retry=False),
    "changed_meanwhile": Refusal(
        "Somebody changed this a moment ago. Please look again.", retry=False
    ),
    "no_series": Refusal("This meeting stands alone.", retry=False),
    "not_of_the_series": Refusal("Only who holds all the meetings can do this.", retry=False),
    "moved_on": Refusal("The next meeting has its own door now. Change it there.", retry=False),
    "circle_is_full": Refusal("The circle is full at the moment.", retry=True),
    "cannot_facilitate": Refusal("They cannot facilitate from where they are.", retry=False),
    "no_such_phase": Refusal("This part is not in the plan.", retry=False),
    "no_such_step": Refusal("This step is not in the ritual.", retry=False),
    "plan_is_full": Refusal(
        "There are a lot of parts already. Please change one of them.", retry=False
    ),
    "observers_listen": Refusal("Observers listen; the floor is for the circle.", retry=False),
    "no_observers": Refusal("No observers come to this meeting.", retry=False),
    "curtain_is_drawn": Refusal("The curtain is drawn for now.", retry=True),
    "no_hand": Refusal("Their hand is down already.", retry=False),
    "turn_is_over": Refusal("The floor has moved on already.", retry=False),
    "not_your_turn": Refusal("Someone else has the floor.", retry=False),
    "nobody_waits": Refusal("Nobody is waiting for the floor.", retry=True),
    "no_round": Refusal("There is no round at the moment.", retry=False),
    "heard_in_this_round": Refusal("You were in this round already.", retry=False),
    "no_piece": Refusal("There is no talking piece at the moment.", retry=False),
    "not_offered": Refusal("The piece is not offered to you any more.", retry=False),
    "nobody_before": Refusal("Nobody spoke before.", retry=False),
    "nothing_to_undo": Refusal("There is nothing to take back.", retry=False),
    "order_is_set": Refusal("Those less heard are first at the moment.", retry=False),
    "no_bell": Refusal("The quiet is over already.", retry=False),
    "bell_rings": Refusal("We are quiet for a moment. Then it goes on.", retry=True),
    "bell_rested": Refusal("The bell rang a moment ago.", retry=True),
    "own_turn": Refusal("This is your own turn.", retry=False),
    "not_asked": Refusal("This was answered already.", retry=False),
    "not_over": Refusal("The meeting still goes on.", retry=True),
    "not_a_pair": Refusal("This is asked of two people.", retry=False),
    "asked_at_first": Refusal("This is asked after the first meeting.", retry=False),
    "not_in_private": Refusal("Others can see their screen.", retry=False),
    "not_the_deputy": Refusal("Only the deputy can take over.", retry=False),
    "facilitator_is_here": Refusal("A facilitator is here.", retry=False),
    "no_such_card": Refusal("This is not there any more.", retry=False),
    "not_your_card": Refusal("Whoever wrote this can change it.", retry=False),
    "card_changed": Refusal("Somebody changed this just before you.", retry=False),
    "enough_cards": Refusal("That is a lot already. Please take something away.", retry=False),
    "enough_remarks": Refusal("You have many notes already. Please take one away.", retry=False),
    "too_short": Refusal("There is not that much time left to take away.", retry=False),
    "moved_already": Refusal("Somebody has just moved this. Please look again.", retry=False),
    "out_of_reach": Refusal("This could not be kept safe just now. Please try again.", retry=True),
}


class Refused(Exception):
    """A command is answered with no; nothing has changed."""

    def __init__(self, code: RefusalCode) -> None:
        super().__init__(code)
        self.code: RefusalCode = code
