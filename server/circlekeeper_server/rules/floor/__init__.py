"""The floor: who may speak, and who is next.

One person at most has it, for a turn. Turns end only by their holder, or when a facilitator moves
on: never by themselves, not even when the line drops. Then the turn is held, its clock stands
still, and after a grace time anyone may let the floor go on. A free floor calls whoever is next and
can be reached:

    queue      the first hand, in the order of the group's policy
    round      whoever is to come, in seated order; each once
    volunteer  the first hand of somebody who is to come; each once
    piece      nobody: the holder passes the piece on, or it lies in the middle to be picked up
    open       nobody: hands wait for a facilitator
    quiet      nobody

Called by the queue, or given the floor, one's hand goes down; in a round, the hand to speak. With
the piece, or given back, the floor leaves all hands up. Facilitators may move on to whoever wishes
to speak in any mode.

Modes are equals. Another mode keeps turn, hands, who has been heard, and a round that is not over.
Whoever cannot be reached is not called, but keeps their place. While the bell holds everything,
nobody is called and the floor does not move. Having passed and having spoken look the same.
"""

from .advice import answer_thought, asks_on, let_go, offer_thought
from .advice import follow_up as advice_follow_up
from .calling import follow_up, goes_on
from .hands import (
    change_hand,
    decline_invitation,
    invite_to_speak,
    lower_hand,
    move_hand,
    raise_hand,
)
from .modes import begin_round, join_round, pass_round, set_customs, set_mode
from .moves import moved, undo
from .piece import decline_piece, keep_piece, pass_piece, pick_up_piece, take_piece
from .turns import end_turn, extend_turn, give_floor, hand_back, next_speaker, set_help

__all__ = [
    "advice_follow_up",
    "answer_thought",
    "asks_on",
    "begin_round",
    "change_hand",
    "decline_invitation",
    "decline_piece",
    "end_turn",
    "extend_turn",
    "follow_up",
    "give_floor",
    "goes_on",
    "hand_back",
    "invite_to_speak",
    "join_round",
    "keep_piece",
    "let_go",
    "lower_hand",
    "move_hand",
    "moved",
    "next_speaker",
    "offer_thought",
    "pass_piece",
    "pass_round",
    "pick_up_piece",
    "raise_hand",
    "set_customs",
    "set_help",
    "set_mode",
    "take_piece",
    "undo",
]
