# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The one loop under ``poll()`` and ``serve_forever()``: hands answers to Go, takes requests, calls handlers.

The other side is pybind/step.go. All of it is on the hot path, which is why it is one long function that keeps what it
needs in local variables.
"""

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

#: What the loop yields: a request was handled, or there was none. A handler's exception is yielded as it is.
HANDLED, IDLE = True, False

#: The part of a request's word that holds its length; 0 for a request that stays in Go.
LENGTH = 0xFFFFFF


def exchanges(engine, handlers: list, dialect):
    """Handle requests for ever; yields HANDLED, IDLE or the exception of a handler after each.

    :param engine: the Engine; its ``wait_ms`` says how long to wait for a request
    :param handlers: handlers by their numbers
    :param dialect: what differs between the eras of the API, see ``_eras/v0/dialect.py``
    """
    step, number = engine.core.pybind_Step, engine.number
    memory, words = engine.region.bytes, engine.region.words
    make_request, Response = dialect.request, dialect.Response
    status = content_type = None
    head = 0
    result = step(number, -1, MAX_BATCH, 0)
    while True:
        if result <= 0:
            if result < 0:
                raise error(result)
            yield IDLE
            result = step(number, -1, MAX_BATCH, engine.wait_ms)
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
                request = make_request(blob, word) if word & LENGTH else dialect.large_request(engine.keep(slot))
                response = handlers[word >> 40](request)
                if type(response) is Response and response.filename is None:
                    body = response.body
                    if response.status is not status or response.content_type is not content_type:
                        head = engine.head(response.status, response.content_type)
                        status, content_type = response.status, response.content_type
                    end = start + len(body)
                    if head and end <= REGION_SIZE:
                        memory[start:end] = body
                        answer = (head << 32) + end - start
                        start = end
                if answer == ANSWERED_WORD:
                    dialect.answer(engine, slot, request, response)
            except BaseException as problem:
                failure = problem
                dialect.fail(engine, slot)
            slot += 1
            if count == 1 and answer > 0:
                result = step(number, answer, MAX_BATCH, engine.wait_ms)
            else:
                words[ANSWER_WORD + slot - 1] = answer  # from now on Go may send it
                if slot == count:  # a failure is told at once
                    result = step(number, count, MAX_BATCH, 0 if failure else engine.wait_ms)
            if failure is None:
                yield HANDLED
            else:
                outcome, failure = failure, None
                yield outcome
