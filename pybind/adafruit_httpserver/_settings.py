# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What the environment says about servers that are started from now on.

``ADAFRUIT_HTTPSERVER_TRANSPORT``
    What carries the bytes: ``epoll`` (Linux), ``portable``, or ``fastest`` of them, which is the default. For debugging:
    they behave alike.

``ADAFRUIT_HTTPSERVER_POLL``
    ``courteous``, the default: in a script that does nothing but ``poll()``, an idle poll waits up to a millisecond for
    a request, so that the script does not use a whole processor. A script that sleeps or works between its polls is
    never held up. ``busy``: no poll ever waits.
"""

from __future__ import annotations

import os

#: The numbers of Go's httpserver.TransportKind.
_TRANSPORTS = {"fastest": 0, "portable": 1, "epoll": 2}
#: How long an idle poll may wait, in milliseconds.
_POLLS = {"courteous": 1, "busy": 0}


def transport() -> int:
    """The number of the transport.

    :raises ValueError: there is none of that name
    """
    return _choice("ADAFRUIT_HTTPSERVER_TRANSPORT", _TRANSPORTS, "fastest")


def courtesy_ms() -> int:
    """How long an idle ``poll()`` may wait, in milliseconds.

    :raises ValueError: the environment says something else
    """
    return _choice("ADAFRUIT_HTTPSERVER_POLL", _POLLS, "courteous")


def _choice(variable: str, choices: dict[str, int], default: str) -> int:
    text = os.environ.get(variable) or default
    if text not in choices:
        raise ValueError(f"the environment variable {variable} is {text!r}; it can be {' or '.join(choices)}")
    return choices[text]
