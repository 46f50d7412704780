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
