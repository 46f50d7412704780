# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The exceptions of the package."""


class ServerStoppedError(Exception):
    """A server was polled that has not been started, or has been stopped."""


class InvalidPathError(Exception):
    """A path that is not to be served; a handler that raises it answers 403."""


class ParentDirectoryReferenceError(InvalidPathError):
    """A path with ``..`` in it.

    :param str path: the path, for the message
    """

    def __init__(self, path: str) -> None:
        super().__init__(f'".." is not allowed in a path: {path!r}')


class BackslashInPathError(InvalidPathError):
    """A path with a backslash in it.

    :param str path: the path, for the message
    """

    def __init__(self, path: str) -> None:
        super().__init__(f"a backslash is not allowed in a path: {path!r}")


class FileNotExistsError(Exception):
    """A file that is to be sent is not there; a handler that raises it answers 404.

    :param str path: the file, for the message
    """

    def __init__(self, path: str) -> None:
        super().__init__(f"there is no file {path!r}")


class ResponseAlreadySentError(RuntimeError):
    """A response was sent a second time. It is a RuntimeError, which releases 2.0 to 2.5 raised."""


class ServingFilesDisabledError(Exception):
    """No route, and no folder of files either; a handler that raises it answers 404."""


class AuthenticationError(Exception):
    """A request comes without what it needs to be let in; a handler that raises it answers 401.

    :param str message: what to say
    :param str challenge: what the client is told to send, the value of a WWW-Authenticate field; default: user and
        password
    """

    def __init__(self, message: str = "", challenge: str = 'Basic realm="server", charset="UTF-8"') -> None:
        super().__init__(message)
        self.challenge = challenge
        """What the client is told to send."""


class BadRequestError(ValueError):
    """What a client has sent can not be understood; a handler that raises it answers 400. (Not in the original, which
    raises ValueError.)"""


class WebsocketError(Exception):
    """Something about a WebSocket connection is wrong.

    :param str message: what
    :param int code: the code that the connection is closed with (RFC 6455 section 7.4); default None
    """

    def __init__(self, message: str, code: "int | None" = None) -> None:
        self.code = code
        super().__init__(f"WebSocket error: {message}")
