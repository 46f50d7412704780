# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The status of a response: what every era's status class has in common."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ._tables import STATUSES
from ._values import check_value


class Status:
    """A status code and the phrase that people read, ``Status(404, "Not Found")``.

    It is equal to another status or a tuple with the same code and phrase, and to its code alone. Its hash is
    that of its code: in sets and dicts it goes with other statuses and ints, but not with tuples.

    A status is checked when it is made, and again when it is sent, since its attributes can be set.

    :param int code: 100 to 999
    :param str text: the phrase, without CR, LF or NUL; it may be empty (RFC 9112 section 4)
    """

    #: What the eras call the two arguments, for messages.
    _NAMES = ("code", "text")

    def __init__(self, code: int, text: str) -> None:
        self.code = check_code(code, self._NAMES[0])
        """Numeric code: 200, 404, ..."""
        self.text = check_value(text, self._NAMES[1])
        """Phrase: "OK", "Not Found", ..."""

    @property
    def value(self) -> int:
        """Another name of :attr:`code`."""
        return self.code

    @value.setter
    def value(self, value: int) -> None:
        self.code = value

    @property
    def phrase(self) -> str:
        """Another name of :attr:`text`."""
        return self.text

    @phrase.setter
    def phrase(self, phrase: str) -> None:
        self.text = phrase

    @classmethod
    def of(cls, status: Any) -> Status:
        """What a script has given as a status, as a status; one that is a status already is returned as it is.

        :param status: a status, a tuple or list ``(404, "Not Found")``, or an int, which gets the phrase that is
            registered for it or none
        """
        if isinstance(status, Status):
            check_code(status.code, "status code"), check_value(status.text, "status phrase")
            return status
        if isinstance(status, int):
            code, text = status, STATUSES.get(status, "")
        elif isinstance(status, (tuple, list)):
            if len(status) != 2:
                raise ValueError(f"status must have a code and a phrase, not {len(status)} items")
            code, text = status
        else:
            raise TypeError(f"status must be a status, a tuple or an int, not {type(status).__name__}")
        # Checked here too, for messages that name the argument "status".
        return cls(check_code(code, "status code"), check_value(text, "status phrase"))

    @classmethod
    def of_response(cls, status: Any) -> Status:
        """What a script has given as the status of a response, as a status.

        :raises ValueError: when the status is not that of a whole response (RFC 9110 section 15.2)
        """
        found = status if isinstance(status, Status) else cls.of(status)  # checked again when it is sent
        if found.code < 200:
            raise ValueError(f"status must be that of a response, from 200 to 999, not {found.code}")
        return found

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Status):
            return self.code == other.code and self.text == other.text
        if isinstance(other, tuple):
            return (self.code, self.text) == other
        if isinstance(other, int):
            return self.code == other
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self.code)

    def __iter__(self) -> Iterator[Any]:
        return iter((self.code, self.text))

    def __repr__(self) -> str:
        return f'{type(self).__name__}({self.code}, "{self.text}")'

    def __str__(self) -> str:
        return f"{self.code} {self.text}"


def check_code(code: object, name: str) -> int:
    """Return a status code as a plain int.

    :param str name: what the caller calls it, for the message
    :raises TypeError, ValueError: when it cannot be one
    """
    # True would become the status 1.
    if not isinstance(code, int) or isinstance(code, bool):
        raise TypeError(f"{name} must be an int, not {type(code).__name__}")
    if not 100 <= code <= 999:
        raise ValueError(f"{name} must be from 100 to 999, not {int(code)}")
    return int(code)
