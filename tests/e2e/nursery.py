# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where restless authors come from: each a process of its own, with window, services and threads of its own.

Where a process can fork, they are forks of one that has imported everything, read the dictionaries, and runs no thread:
starting Python and loading word lists fifty times would take longer than all they write. Elsewhere each starts anew.
"""

import gc
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from composer import bootstrap
from composer.system.paths import AppPaths

ROOT = Path(__file__).resolve().parents[2]
AUTHOR = "tests.e2e.restless_author"


@dataclass(frozen=True)
class Author:
    """At work as soon as it is born."""

    told: IO[str]
    """Its deeds, up to its end."""
    kill: Callable[[], None]
    ended: Callable[[], int]
    """Waits for the end; less than 0 is the signal that killed it."""


Bear = Callable[[int], Author]
"""``bear(100)``: an author whose posts are numbered from there."""


@contextmanager
def nursery() -> Iterator[Bear]:
    """Authors live in the home of the test."""
    if not hasattr(os, "fork"):
        yield started
        return
    asking, asked = socket.socketpair()
    with asking:
        with asked:
            command = [sys.executable, "-m", "tests.e2e.nursery", str(asked.fileno())]
            process = subprocess.Popen(command, cwd=ROOT, env=environment(), pass_fds=[asked.fileno()])

        def forked(first: int) -> Author:
            told, telling = os.pipe()
            socket.send_fds(asking, [str(first).encode()], [telling])
            os.close(telling)
            author = int(asking.recv(64))

            def kill() -> None:
                with suppress(ProcessLookupError):
                    os.kill(author, signal.SIGKILL)

            return Author(os.fdopen(told), kill, lambda: int(asking.recv(64)))

        yield forked
    assert process.wait(timeout=60) == 0


def started(first: int) -> Author:
    process = subprocess.Popen(
        [sys.executable, "-m", AUTHOR, str(first)], cwd=ROOT, env=environment(), stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    return Author(process.stdout, process.kill, process.wait)


def environment() -> dict[str, str]:
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LANG": "fr_FR.UTF-8"}


def bear(asked: socket.socket) -> None:
    """A message is the number of a first post, and the pipe for the deeds; answered by the author's pid and end."""
    from tests.e2e.restless_author import main

    with tempfile.TemporaryDirectory() as folder:
        services = bootstrap.build(AppPaths.below(Path(folder)))
        services.library.ensure()
        services.reviewing.warm()
        services.close()
    gc.freeze()
    assert threading.active_count() == 1
    while True:
        message, pipes, _, _ = socket.recv_fds(asked, 64, 1)
        if not message:
            return
        (telling,) = pipes
        author = os.fork()
        if author == 0:
            os.dup2(telling, sys.stdout.fileno())
            random.seed()
            main(int(message))
            os._exit(0)
        os.close(telling)
        asked.send(str(author).encode())
        asked.send(str(os.waitstatus_to_exitcode(os.waitpid(author, 0)[1])).encode())


if __name__ == "__main__":
    bear(socket.socket(fileno=int(sys.argv[1])))
