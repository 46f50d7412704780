# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Runs a script again and again, as a board does: when a file is saved, and when the script itself asks for it."""

from __future__ import annotations

import os
import signal
import time
from typing import Callable, Dict, Optional

from adafruit_httpserver.run import handover, script, stopping
from adafruit_httpserver.run.changes import Changes
from adafruit_httpserver.run.channel import Message
from adafruit_httpserver.run.front import Front
from adafruit_httpserver.run.loop import Loop
from adafruit_httpserver.run.process import Process
from adafruit_httpserver.run.task import Task

#: The least time from one run to the next when the script starts itself again, in seconds. A board takes longer.
BREATH = 0.3

#: How long a process may take to end, in seconds, before the system ends it: longer than it gives its script.
_PATIENCE = stopping.PATIENCE + 1.0

#: Why a run begins, as scripts are told: a name of supervisor.RunReason, and one of microcontroller.ResetReason after a reset.
_REASONS = {
    "saved": ("AUTO_RELOAD", ""),
    "key": ("REPL_RELOAD", ""),
    "reload": ("SUPERVISOR_RELOAD", ""),
    "reset": ("STARTUP", "SOFTWARE"),
    "watchdog": ("STARTUP", "WATCHDOG"),
    "deep sleep": ("STARTUP", "DEEP_SLEEP_ALARM"),
}

#: What is said when a run has been stopped for that.
_STOPPED = {
    "saved": "Code stopped by auto-reload. Reloading soon. ({saved} was saved)",
    "key": "Code stopped by Ctrl-D. Reloading soon.",
    "reload": "Code stopped by supervisor.reload(). Reloading soon.",
    "reset": "Code stopped by microcontroller.reset(). Starting again.",
    "watchdog": "Code stopped by the watchdog. Starting again.",
    "deep sleep": "Code stopped to sleep deeply for {after:g} s.",
}


class Supervisor:
    """Keeps a script running.

    :param found: the script
    :param task: what its first run is told
    :param front: where it is shown
    :param process: a process for the first run, started already
    :param waits: whether to wait for the next save when the script has ended
    """

    def __init__(self, found: script.Script, task: Task, front: Front, process: Process, waits: bool) -> None:
        self._script, self._task, self._front, self._waits = found, task, front, waits
        self.loop = Loop()
        self._process: Optional[Process] = None
        self._spare: Optional[Process] = process
        self._held: Dict[handover.Address, int] = {}
        self._changes: Optional[Changes] = None
        self._again = self._saved = self._next = ""
        self._ending: Optional[Message] = None
        self._began = self._after = 0.0
        self._final, self._asked_status = False, 0  # whether the runner ends with this run, and as what
        self._status: Optional[int] = None
        #: is called with the address of each server that begins to listen
        self.listens: Callable[[str], None] = lambda url: None

    def reloads(self) -> Changes:
        """Start the script again when a file is saved.

        :return: whom to tell of changes
        :raises ValueError: the environment sets an impossible delay
        """
        self._changes = Changes(self._script.folder, self.loop, self._prepare, self._file_saved)
        return self._changes

    def stop_after(self, seconds: float, reason: stopping.Stop) -> None:
        """End the run so many seconds from now."""
        self.loop.at("for", seconds, lambda: self._stop_for_good(reason.status, reason.line))

    def run(self) -> int:
        """Run the script until it is over; the exit status."""
        self.loop.on_signal(signal.SIGINT, self._interrupted)
        self.loop.on_signal(signal.SIGTERM, lambda: self._stop_for_good(128 + signal.SIGTERM))
        self.loop.on_signal(signal.SIGCHLD, self._some_process_ended)
        self._front.attach(self)
        self._start()
        self._some_process_ended()  # before its signal was looked at
        while self._status is None:
            self.loop.turn()
        return self._status

    def close(self) -> None:
        """End all that was started."""
        for process in (self._process, self._spare):
            if process is not None:
                process.kill()
                process.wait()
                process.close()
        self._release()
        self.loop.close()

    def again(self, why: str) -> None:
        """Start the script again.

        :param why: one of the words that there are reasons for
        """
        if self._again or self._final:
            return
        self._again = why
        if self._process is not None:
            self._ask_to_stop(0, "")
        else:
            self._start_again()

    # -- runs

    def _start(self) -> None:
        process, self._spare = self._spare or self._front.spawn(), None
        self._process, self._ending, self._again, self._after = process, None, "", 0.0
        self._began = time.monotonic()
        if self._changes is not None:
            self._changes.new_run()
        self.loop.when_readable(process.channel.fileno(), self._heard)
        self._front.begins(process)
        process.channel.send("run", list(self._held.values()), task=self._task, held=list(self._held))
        self._release()  # the process has copies

    def _start_again(self) -> None:
        self.loop.never("again")
        try:
            name = self._next or self._script.again().name
        except script.NoScript as problem:  # it is being saved, or has been deleted
            self._again = ""
            self._front.say(f"{problem}")
            return
        run_reason, reset_reason = _REASONS[self._again]
        self._task = self._task._replace(name=name, run_reason=run_reason, reset_reason=reset_reason or self._task.reset_reason)
        self._next = ""
        self._start()

    def _stop_for_good(self, status: int, line: str = "") -> None:
        self._final, self._asked_status = True, status
        if self._process is None:
            self._front.say(line)
            self._status = status
        else:
            self._again = ""
            self._ask_to_stop(status, line)

    def _ask_to_stop(self, status: int, line: str) -> None:
        if self._process is not None:
            self._process.channel.send("stop", reason={"status": status, "line": line, "again": bool(self._again)})
            self.loop.at("kill", _PATIENCE, self._process.kill)

    def _interrupted(self) -> None:
        if self._final and self._process is not None:
            self._process.kill()  # the second Ctrl-C
        self._stop_for_good(stopping.INTERRUPTED)

    def _some_process_ended(self) -> None:
        if self._spare is not None and self._spare.ended() is not None:
            self._spare.close()
            self._spare = None
        process = self._process
        status = process.ended() if process is not None else None
        if process is None or status is None:
            return
        self._heard()  # its last words
        self.loop.never("kill")
        self.loop.forget(process.channel.fileno())
        self._process = None
        ending = self._ending or self._without_a_word(status)
        self._front.ended(ending["line_is_ended"])
        process.close()
        self._conclude(ending)

    def _without_a_word(self, status: int) -> Message:
        """How a run ended whose process has not told it."""
        if not self._again and not self._final:
            how = f"by {signal.Signals(-status).name}" if status < 0 else f"with exit status {status}"
            self._front.say(f"Code stopped: its process ended {how}.")
        if status < 0 or not self._final:
            status = self._asked_status if self._final else max(status, 1)
        return {"status": status, "failed": True, "line_is_ended": True}

    def _conclude(self, ending: Message) -> None:
        if self._final:
            self._status = ending["status"]
            return
        if self._again:
            self._front.say(_STOPPED[self._again].format(saved=self._saved, after=self._after))
            breath = 0.0 if self._again in ("saved", "key") else self._began + BREATH - time.monotonic()
            self.loop.at("again", max(self._after, breath, 0.0), self._start_again)
        elif not self._waits:
            self._status = ending["status"]
        else:
            if not ending["failed"]:
                self._release()
            self._front.say("Save a file to run it again, Ctrl-C stops.")

    def _release(self) -> None:
        """Let go of the listening sockets: who connects now is refused."""
        while self._held:
            os.close(self._held.popitem()[1])

    # -- files

    def _prepare(self) -> None:
        """Somebody saves: the process for the next run gets ready meanwhile."""
        if self._spare is None:
            self._spare = self._front.spawn()

    def _file_saved(self, name: str) -> None:
        self._saved = name
        if self.loop.is_due("again"):  # the script sleeps, or takes a breath
            self._again = "saved"
            self._start_again()
        else:
            self.again("saved")

    # -- what the process says

    def _heard(self) -> None:
        """Do what the process has said, all of it."""
        while self._process is not None:
            try:
                messages = self._process.channel.receive()
            except BlockingIOError:
                return
            if messages is None:
                self.loop.forget(self._process.channel.fileno())
                return
            for message in messages:
                getattr(self, "_on_" + message["kind"])(message)

    def _on_ended(self, message: Message) -> None:
        self._ending = message

    def _on_listeners(self, message: Message) -> None:
        self._release()
        for address, descriptor in zip(message["addresses"], message["descriptors"]):
            self._held[handover.Address(*address)] = descriptor

    def _on_listens(self, message: Message) -> None:
        self._front.listens(message["url"])
        self.listens(message["url"])

    def _on_restarts(self, message: Message) -> None:
        if not self._again and not self._final and self._process is not None:
            self._again, self._after = message["why"], message["after"]
            self.loop.at("kill", _PATIENCE, self._process.kill)

    def _on_signals(self, message: Message) -> None:
        self._front.shows(message["states"])

    def _on_refused(self, message: Message) -> None:
        self._front.refused(message["words"])

    def _on_asks(self, message: Message) -> None:
        self._front.asks()

    def _on_next(self, message: Message) -> None:
        self._next = message["name"]

    def _on_autoreload(self, message: Message) -> None:
        if self._changes is not None:
            self._changes.enabled = message["on"]

    def _on_writes(self, message: Message) -> None:
        if self._changes is not None:
            self._changes.own(message["path"])
