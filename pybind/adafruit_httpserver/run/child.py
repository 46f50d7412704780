# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What happens in the process that a script runs in: it waits for its task, does it, and says how that ended."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
from typing import TYPE_CHECKING, List, Optional

from adafruit_httpserver.board import _panel
from adafruit_httpserver.run import channel, console, files, handover, host, ports, retiring, session, stopping, task, typed

if TYPE_CHECKING:
    from adafruit_httpserver.run.sending import Sender


def main(number: int) -> int:
    """Do one run.

    :param number: the descriptor of the line to the runner
    :return: the exit status
    """
    # Ctrl-C in a terminal comes to this process as well, but the runner decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
    os.set_inheritable(number, False)
    runner = channel.Channel(socket.socket(fileno=number))
    run = Run(runner)
    order = run.wait()
    return run.do(order) if order else 0


class Run:
    """The run of this process, and the line to the runner."""

    def __init__(self, runner: channel.Channel) -> None:
        self._runner, self._stopper = runner, stopping.Stopper()
        self._listeners = handover.Listeners({})
        self._sender: Optional[Sender] = None
        self._answers: Optional[host.RunnerHost] = None
        self._heard: List[channel.Message] = []

    def wait(self) -> Optional[channel.Message]:
        """The runner's order; None when it has ended without one."""
        messages = self._runner.receive()
        while messages == []:
            messages = self._runner.receive()
        self._heard = (messages or [])[1:]
        return messages[0] if messages else None

    def do(self, order: channel.Message) -> int:
        """Run the script of an order."""
        what = task.revived(order["task"])
        held = {handover.Address(*address): fd for address, fd in zip(order["held"], order["descriptors"])}
        self._listeners = handover.Listeners(held)
        console.take_over(True if what.drawn else None)
        typed.take_over(self._asks)
        if what.drawn:
            from adafruit_httpserver.run.sending import Sender

            self._sender = Sender(_panel.panel, self._runner)
        else:
            from adafruit_httpserver.run import lines

            lines.show(_panel.panel)
        self._stopper.install(ctrl_c=False)
        threading.Thread(target=self._listen, name="runner", daemon=True).start()
        files.about_to_write = self._about_to_write
        answers = self._answers = host.RunnerHost(what, self._stopper, self._runner, self._give_listeners)
        ending = session.run(what, self._stopper, answers, ports.Ports(what, self._listeners, self._listens))
        answers.end()
        return self._end(ending, what.drawn)

    def _end(self, ending: session.Ending, drawn: bool) -> int:
        """Say how the run ended. What happens after that is Python's own end: atexit and the like."""
        if ending.line or not ending.again and not drawn:  # an empty line follows the ^C that a terminal shows
            console.say(ending.line)
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        if self._sender is not None:
            self._sender.flush()
        if ending.failed:  # it will be mended and run again: clients may wait for that
            self._give_listeners()
        if self._stopper.reason is not None:
            sys.last_type = KeyboardInterrupt  # servers that are still open close as after Ctrl-C: without delay
        self._runner.send("ended", line_is_ended=console.line_is_ended(), **ending._asdict())
        return ending.status

    def _listen(self) -> None:
        """Do what the runner says, until it has gone; a script does not outlive its runner."""
        messages: Optional[List[channel.Message]] = self._heard  # what came with the order
        while messages is not None:
            for message in messages:
                getattr(self, "_on_" + message["kind"])(message)
            messages = self._runner.receive()
        self._stopper.stop(stopping.Stop(stopping.INTERRUPTED))

    def _on_stop(self, message: channel.Message) -> None:
        if message["reason"]["again"]:
            self._give_listeners()
            retiring.retire()
        self._stopper.stop(stopping.Stop(**message["reason"]))

    def _on_set(self, message: channel.Message) -> None:
        signal = _panel.panel.input(message["name"])
        try:
            if signal is not None:
                signal.enter(message["text"])
        except ValueError as problem:
            self._runner.send("refused", words=str(problem))

    def _give_listeners(self) -> None:
        given = self._listeners.still_open()[: channel.MOST]
        self._runner.send("listeners", [fd for _, fd in given], addresses=[address for address, _ in given])

    def _asks(self) -> None:
        self._runner.send("asks")

    def _listens(self, url: str) -> None:
        self._runner.send("listens", url=url)
        if self._answers is not None:
            self._answers.listens(url)

    def _about_to_write(self, path: str) -> None:
        self._runner.send("writes", path=path)
