# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The process that a script runs in, as the runner sees it: started ahead, given its task, ended."""

from __future__ import annotations

import os
import signal
import socket
import sys

TYPE_CHECKING = False  # as typing has it, which is not loaded for it
if TYPE_CHECKING:
    from typing import Optional

#: Its modules come from where the runner's come from; by itself Python would look in the current folder first, which is the drive.
_PROGRAM = "import sys; sys.path[:] = {path!r}; from adafruit_httpserver.run.child import main; sys.exit(main({number}))"


class Process:
    """A fresh process. It loads what every run needs, and then waits for its task.

    :param piped: whether its standard streams are pipes; else they are those of the runner
    """

    def __init__(self, piped: bool = False) -> None:
        ours, theirs = socket.socketpair()
        theirs.set_inheritable(True)
        #: the runner's ends of the pipes: what the script prints, and what is typed for it
        self.output = self.input = -1
        its_input = its_output = -1
        actions = []
        if piped:
            self.output, its_output = os.pipe()
            its_input, self.input = os.pipe()
            actions = [(os.POSIX_SPAWN_DUP2, mine, its) for mine, its in ((its_input, 0), (its_output, 1), (its_output, 2))]
        self.id = os.posix_spawn(
            sys.executable,
            [sys.executable, "-c", _PROGRAM.format(path=sys.path, number=theirs.fileno())],
            os.environ,
            file_actions=actions,
            # Ctrl-C comes to all processes of a terminal. This one must not be ended by it before it can say what happens.
            setsigmask=[signal.SIGINT],
        )
        theirs.close()
        if piped:
            os.close(its_input)
            os.close(its_output)
            os.set_blocking(self.output, False)
            os.set_blocking(self.input, False)
        from adafruit_httpserver.run.channel import Channel  # loaded while the process begins

        self.channel = Channel(ours)
        self.channel.set_blocking(False)

    def ended(self) -> Optional[int]:
        """The exit status, or the negative number of the signal that ended it; None while it lives."""
        done, status = os.waitpid(self.id, os.WNOHANG)
        return _code(status) if done else None

    def kill(self) -> None:
        """End it without asking."""
        os.kill(self.id, signal.SIGKILL)

    def wait(self) -> None:
        """Wait until it has ended."""
        os.waitpid(self.id, 0)

    def close(self) -> None:
        """Close the runner's ends of the line and of the pipes."""
        self.channel.close()
        if self.output >= 0:
            os.close(self.output)
            os.close(self.input)
            self.output = self.input = -1


def _code(status: int) -> int:
    return -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
