# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One at a time on this computer: window and terminal take turns."""

import logging
import os
import sys
from pathlib import Path
from threading import RLock
from types import TracebackType

log = logging.getLogger(__name__)


class Turn:
    """A lock between threads and between processes, which ends with the process that holds it, however that ends.

    Entered again by the thread that holds it, it lets it pass. Where the file can't be made, threads alone take turns:
    the databases lie in the same folder and say what is wrong with it.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._threads = RLock()
        self._depth = 0
        self._handle: int | None = None
        self._going = False

    def __enter__(self) -> None:
        self._threads.acquire()
        try:
            if self._depth == 0:
                self._handle = self._locked()
            self._depth += 1
        except BaseException:
            self._threads.release()
            raise

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._depth -= 1
        if self._depth == 0 and self._handle is not None:
            handle, self._handle = self._handle, None
            _give_back(handle, self._file if self._going else None)
        self._going = self._going and self._depth > 0
        self._threads.release()

    def remove(self) -> None:
        """The file goes, at the end of the turn or at once: nobody is expected to want one any more.

        Who does nonetheless, or waits already, makes it anew.
        """
        with self:
            self._going = True

    def _locked(self) -> int | None:
        while True:
            try:
                self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                handle = os.open(self._file, os.O_RDWR | os.O_CREAT, 0o600)
            except OSError:
                return None
            try:
                _wait_for(handle)
                if self._is_there(handle):
                    return handle
            except BaseException:
                os.close(handle)
                raise
            os.close(handle)

    def _is_there(self, handle: int) -> bool:
        """False when the file went while we waited: others lock the one that stands in its place."""
        try:
            return os.path.samestat(os.fstat(handle), self._file.stat())
        except FileNotFoundError:
            return False


if sys.platform == "win32":

    def _give_back(handle: int, going: Path | None) -> None:
        os.close(handle)  # which gives the lock back
        try:
            if going is not None:
                going.unlink(missing_ok=True)
        except OSError as error:  # a file that is open can't be deleted: somebody waits, or has the turn
            log.info("a lock file stays: %s", error)

    def _wait_for(handle: int) -> None:
        import msvcrt

        while True:
            try:
                msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
            except OSError as error:
                if error.errno != 36:  # EDEADLOCK: it has tried for ten seconds
                    raise
            else:
                return

else:

    def _give_back(handle: int, going: Path | None) -> None:
        try:
            if going is not None:
                going.unlink(missing_ok=True)
        except OSError as error:
            log.info("a lock file stays: %s", error)
        os.close(handle)  # which gives the lock back

    def _wait_for(handle: int) -> None:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX)
