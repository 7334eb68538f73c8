# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A virtual X display of a test's own, and the keys of a person sitting at it."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def virtual_display(width: int = 1440, height: int = 900) -> Iterator[str]:
    """The name of a fresh Xvfb display, e.g. ``:99``."""
    program = shutil.which("Xvfb")
    assert program, "Xvfb is missing: python3 dev.py test installs it"
    reading, writing = os.pipe()
    command = [program, "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as pipe:
            yield f":{pipe.readline().strip()}"
    finally:
        server.terminate()
        server.wait(timeout=10)


class Keyboard:
    """Presses keys on a display through the X server, as a real keyboard would."""

    def __init__(self, display: str) -> None:
        self._environment = {**os.environ, "DISPLAY": display}

    def _xdotool(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments], env=self._environment, capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, f"xdotool {arguments}: {done.stderr}"
        return done.stdout

    def window(self, title: str) -> str:
        """Wait for a visible window with this title, give it the focus, and return its id."""
        found = self._xdotool("search", "--sync", "--onlyvisible", "--name", title).split()
        self._xdotool("windowfocus", "--sync", found[-1])
        return found[-1]

    def press(self, *keys: str) -> None:
        """Press combinations in xdotool's names: ``ctrl+Return``, ``F8``."""
        for key in keys:
            self._xdotool("key", "--clearmodifiers", key)

    def type(self, text: str) -> None:
        """Type text, twelve milliseconds a key."""
        self._xdotool("type", "--clearmodifiers", "--delay", "12", text)
