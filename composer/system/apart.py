# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A command of this program in a process of its own, which can be stopped whatever it is doing."""

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from composer.system.autostart import own_command


def run_apart(arguments: Sequence[str], given: bytes, limit_s: float) -> bytes | None:
    """What ``ramage ARGUMENTS IN OUT`` writes to the file OUT when ``given`` stands in IN.

    None when it takes longer than ``limit_s``, or writes nothing.
    """
    quiet: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    if sys.platform == "win32":
        quiet["creationflags"] = subprocess.CREATE_NO_WINDOW
    with tempfile.TemporaryDirectory(prefix="ramage-") as folder:
        there, back = Path(folder) / "in", Path(folder) / "out"
        there.write_bytes(given)
        command = [*own_command(), *arguments, str(there), str(back)]
        try:
            ended = subprocess.run(command, timeout=limit_s, check=False, **quiet)  # noqa: S603 - our own command
        except subprocess.TimeoutExpired:
            return None
        return back.read_bytes() if ended.returncode == 0 and back.is_file() else None


def little_memory(most_bytes: int) -> None:
    """From now on this process gets no more, where the system can say so; for what may be hostile."""
    if sys.platform != "win32":
        import resource

        held = resource.getrlimit(resource.RLIMIT_AS)[1]
        most = most_bytes if held == resource.RLIM_INFINITY else min(most_bytes, held)
        resource.setrlimit(resource.RLIMIT_AS, (most, held))
