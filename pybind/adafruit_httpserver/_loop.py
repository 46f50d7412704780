# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The one loop under ``poll()`` and ``serve_forever()``: hands answers to Go, takes requests, calls handlers.

The other side is pybind/step.go. All of it is on the hot path, which is why it is one long function that keeps what it
needs in local variables.
"""

from __future__ import annotations

from ._region import (
    ANSWER_WORD,
    ANSWERED_WORD,
    ANSWERS_AT,
    MAX_BATCH,
    REGION_SIZE,
    REQUEST_WORD,
    REQUESTS_AT,
    SINGLE_REQUEST,
)
from ._seam import error
from ._status import Status
from ._word import LENGTH

TYPE_CHECKING = False  # as typing has it, which is not loaded for it
if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from typing import Any

    from ._dialect import Dialect, Handler
    from ._engine import Engine

#: What the loop yields: a request was handled, or there was none. A handler's exception is yielded as it is.
HANDLED, IDLE = True, False

#: Is no status of any response.
_NOT_YET = object()


def exchanges(engine: Engine, handlers: list[Handler], dialect: Dialect) -> Generator[bool | BaseException, None, None]:
    """Handle requests for ever; yields IDLE when there was none, the exception that a handler has raised, and HANDLED
    after each other request as long as these are wanted one by one.

    :param engine: the Engine; its ``wait_ms`` says how long to wait for a request, its ``one_by_one`` whether to yield
        after each
    :param handlers: handlers by their numbers
    :param dialect: what differs between the eras of the API, see ``_dialect.py``
    """
    number = engine.number  # engine.step is looked up each time: a fork in a handler replaces it
    memory, words = engine.region.bytes, engine.region.words
    make_request, Response = dialect.request, dialect.Response
    head, status, code, text, content_type = 0, _NOT_YET, 0, "", ""
    result = 0
    batch: Sequence[int]
    request: Any = None
    failure: BaseException | None
    while True:
        if result <= 0:
            if result == 0:  # there was none when the last answer was handed over: look again
                result = engine.step(number, -1, MAX_BATCH, engine.wait_ms)
            if result < 0:
                raise error(result)
            if result == 0:
                blob = request = response = body = plain = None  # large ones are not held while nothing happens
                yield IDLE
                continue
        if result >= SINGLE_REQUEST:
            batch = (result,)
            blob = memory[REQUESTS_AT : REQUESTS_AT + (result & LENGTH)]
        else:
            batch = words[REQUEST_WORD : REQUEST_WORD + result].tolist()
            blob = memory[REQUESTS_AT : REQUESTS_AT + words[0]]
        count, slot, start, failure = len(batch), 0, ANSWERS_AT, None
        for word in batch:
            answer = ANSWERED_WORD
            try:
                request = make_request(blob, word) if word & LENGTH else dialect.large_request(engine.keep(slot), slot)
                response = handlers[word >> 40](request)
                if type(response) is Response and type(response.body) is bytes and response.filename is None:
                    given, body = response.status, response.body
                    if (
                        given is not status
                        or given.text is not text
                        or given.code != code
                        or response.content_type is not content_type
                    ):
                        head = engine.head(given, response.content_type)
                        if isinstance(given, Status):
                            status, code, text, content_type = given, given.code, given.text, response.content_type
                        else:
                            status = _NOT_YET
                    end = start + len(body)
                    if head and end <= REGION_SIZE:
                        memory[start:end] = body
                        answer = (head << 32) + end - start
                        start = end
                if answer == ANSWERED_WORD:
                    plain = dialect.answer(engine, slot, request, response)
                    if plain is not None:
                        number_of_head, body = plain
                        end = start + len(body)
                        memory[start:end] = body
                        answer = (number_of_head << 32) + end - start
                        start = end
            except BaseException as problem:
                if engine.is_forked:
                    raise  # the handler has forked, and this is the child, which can not answer
                if not dialect.fail(engine, slot, request, problem):
                    failure = problem
            slot += 1
            if count == 1 and answer > 0:
                result = engine.step(number, answer, MAX_BATCH, engine.wait_ms)
            else:
                words[ANSWER_WORD + slot - 1] = answer  # from now on Go may send it
                if slot == count:  # a failure is told at once
                    result = engine.step(number, count, MAX_BATCH, 0 if failure else engine.wait_ms)
            if failure is None:
                if engine.one_by_one:
                    yield HANDLED
            else:
                told = [failure]  # held by nobody else from here on
                failure = None
                yield told.pop()
