# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A child process that ends when this program does, also when this program is killed."""

import subprocess
import sys
from collections.abc import Sequence
from typing import Any, Final

_END_S: Final = 5.0
# The shell is the child's parent, so its number can't have passed to another process when it is killed. It reads from
# us until our end of the pipe is closed, which the system does for the dead too.
_GUARD: Final = (
    'exec 3<&0; "$@" </dev/null & child=$!; '
    '{ read -r _ <&3; kill -9 "$child" 2>/dev/null; } & guard=$!; '
    'wait "$child"; code=$?; kill "$guard" 2>/dev/null; exit "$code"'
)


class GuardedProcess:
    """Runs ``command`` without input and output. Raises OSError when it can't be started."""

    def __init__(self, command: Sequence[str]) -> None:
        quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        if sys.platform == "win32":
            self._process = subprocess.Popen(  # noqa: S603 - the caller's own command
                list(command), stdin=subprocess.DEVNULL, creationflags=subprocess.CREATE_NO_WINDOW, **quiet
            )
            self._job = _job_around(self._process)
        else:
            guarded = ["/bin/sh", "-c", _GUARD, "guard", *command]
            self._process = subprocess.Popen(guarded, stdin=subprocess.PIPE, start_new_session=True, **quiet)  # noqa: S603

    @property
    def running(self) -> bool:
        """False once it has ended."""
        return self._process.poll() is None

    def ended_within(self, seconds: float) -> bool:
        """Waits that long for its end."""
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def end(self) -> None:
        """Kills it, if it still runs."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        elif self.running:
            self._process.kill()
        self.ended_within(_END_S)


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _KILL_ON_CLOSE: Final = 0x2000
    _EXTENDED_LIMITS: Final = 9
    _ASSIGN_AND_TERMINATE: Final = 0x0101

    class _BasicLimits(ctypes.Structure):
        _fields_ = (
            ("per_process_time", wintypes.LARGE_INTEGER),
            ("per_job_time", wintypes.LARGE_INTEGER),
            ("flags", wintypes.DWORD),
            ("smallest_set", ctypes.c_size_t),
            ("largest_set", ctypes.c_size_t),
            ("processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
        )

    class _Limits(ctypes.Structure):
        _fields_ = (
            ("basic", _BasicLimits),
            ("io_counters", ctypes.c_ulonglong * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process_memory", ctypes.c_size_t),
            ("peak_job_memory", ctypes.c_size_t),
        )

    def _job_around(process: "subprocess.Popen[bytes]") -> int:
        """A job object that takes the process with it when its last handle, ours, is closed."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        job = kernel.CreateJobObjectW(None, None)
        limits = _Limits()
        limits.basic.flags = _KILL_ON_CLOSE
        kernel.OpenProcess.restype = wintypes.HANDLE
        child = kernel.OpenProcess(_ASSIGN_AND_TERMINATE, False, process.pid)
        if not (
            job
            and kernel.SetInformationJobObject(
                wintypes.HANDLE(job), _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
            )
            and kernel.AssignProcessToJobObject(wintypes.HANDLE(job), wintypes.HANDLE(child))
        ):
            process.kill()
            raise OSError(ctypes.get_last_error(), "no job object")
        kernel.CloseHandle(wintypes.HANDLE(child))
        return int(job)
