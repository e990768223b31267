"""Every answer "no" over HTTP, as JSON: `{"code", "message", "retry"}`."""

from typing import Final, NamedTuple

import msgspec
from circlekeeper_protocol.refusals import REFUSALS, RefusalCode
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response


class Answer(NamedTuple):
    status: int
    message: str
    retry: bool


def _as_refused(status: int, code: RefusalCode) -> Answer:
    return Answer(status, REFUSALS[code].sentence, REFUSALS[code].retry)


PROBLEMS: Final[dict[str, Answer]] = {
    "malformed": _as_refused(400, "malformed"),
    "unclear_text": _as_refused(400, "unclear_text"),
    "unsound_plan": _as_refused(400, "unsound_plan"),
    "too_far_ahead": _as_refused(400, "too_far_ahead"),
    "unknown_zone": _as_refused(400, "unknown_zone"),
    "no_such_plan": Answer(400, "There is no such plan here. Please choose another one.", False),
    "no_such_scenario": Answer(400, "There is no such scenario. Please choose another one.", False),
    "key_needed": Answer(401, "Starting a meeting here needs a key.", False),
    "key_wrong": Answer(401, "This key does not fit. Please ask whoever runs this place.", False),
    "foreign_page": Answer(
        403, "This came from another site. Please use this site's own page.", False
    ),
    "not_a_facilitator": _as_refused(403, "not_a_facilitator"),
    "no_entry": _as_refused(404, "no_entry"),
    "not_here": Answer(404, "There is nothing here.", False),
    "wrong_method": Answer(405, "This cannot be done here.", False),
    "not_started": _as_refused(409, "not_started"),
    "meeting_is_over": _as_refused(409, "meeting_is_over"),
    "not_over": _as_refused(409, "not_over"),
    "no_such_moment": _as_refused(409, "no_such_moment"),
    "too_big": Answer(413, "This is too long to be taken in.", False),
    "not_json": Answer(415, "Only JSON is understood here.", False),
    "too_fast": _as_refused(429, "too_fast"),
    "fault": Answer(500, "Something went wrong on our side. Please try again.", True),
    "out_of_reach": _as_refused(503, "out_of_reach"),
    "enough_rehearsals": Answer(
        503, "Others are looking at a meeting just now. Please try again in a few minutes.", True
    ),
}


class Problem(Exception):
    """A request is answered with no; nothing has changed."""

    def __init__(self, code: str, *faults: str, trouble: str = "") -> None:
        """`faults` say where, and why, of what somebody wrote and sent; `trouble` what is wrong
        with the log, for whoever watches over the hub."""
        super().__init__(code)
        self.code = code
        self.trouble = trouble
        self.faults = faults


class _Body(msgspec.Struct, frozen=True, omit_defaults=True):
    code: str
    message: str
    retry: bool
    faults: tuple[str, ...] = ()
    trouble: str = ""


def problem_response(code: str, faults: tuple[str, ...] = (), trouble: str = "") -> Response:
    answer = PROBLEMS[code]
    body = msgspec.json.encode(_Body(code, answer.message, answer.retry, faults, trouble))
    return Response(body, answer.status, media_type="application/json")


async def answer_problem(_request: Request, problem: Exception) -> Response:
    assert isinstance(problem, Problem)
    return problem_response(problem.code, problem.faults, problem.trouble)


async def answer_http_exception(_request: Request, exception: Exception) -> Response:
    """What Starlette itself refuses: an unknown address, or a method that does not belong to it."""
    assert isinstance(exception, HTTPException)
    response = problem_response("wrong_method" if exception.status_code == 405 else "not_here")
    response.headers.update(exception.headers or {})
    return response
