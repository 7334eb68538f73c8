# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Log lines: in a file readable by its owner alone, the latest ones in memory, never with a secret in them."""

import contextlib
import logging
import os
import re
import sys
from collections import deque
from logging import LogRecord
from pathlib import Path
from typing import Final, TextIO

from composer.system.paths import AppPaths

FILE_BYTES: Final = 1_000_000
FILES_KEPT: Final = 3
LINES_KEPT: Final = 500
MASK: Final = "***"

_FORMAT: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_SHORTEST_SECRET: Final = 4
"""Masking every "a" of every line would hide nothing and everything."""
_NAMED = (
    r"access_token|refresh_token|id_token|client_secret|code_verifier|password|passwd|secret|token|api_?key|appkey"
    r"|session|cookie|set-cookie|authorization|proxy-authorization|code|accessjwt|refreshjwt|dpop"
)
_PATTERNS: Final = (
    # Authorization: Bearer abc, "authorization": "Basic abc"
    re.compile(r"(?i)(\b(?:proxy-)?authorization\b[\"']?\s*[:=]\s*[\"']?)[^\r\n\"']+"),
    re.compile(r"(?i)(\b(?:bearer|dpop|basic)\s+)[A-Za-z0-9._~+/=:-]{6,}"),
    # access_token=abc, 'token': 'abc', "password" = "abc"
    re.compile(rf"(?i)((?<![A-Za-z])(?:{_NAMED})[\"']?\s*[:=]\s*[\"']?)[^\s\"'&,;)}}\]]+"),
    # https://name:password@host
    re.compile(r"(?i)([a-z][a-z0-9+.-]*://[^\s/:@]*:)[^\s/@]+(?=@)"),
    # A JSON web token, wherever it stands
    re.compile(r"()\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*)?"),
    # A long run of letters and digits mixed, such as a key; file names and words do not look like that
    re.compile(r"()(?<![A-Za-z0-9_/.-])(?=[A-Za-z_-]*[0-9])(?=[0-9_-]*[A-Za-z])[A-Za-z0-9_-]{40,}(?![A-Za-z0-9_/.-])"),
)
_secrets: set[str] = set()
_recent: "deque[str]" = deque(maxlen=LINES_KEPT)
_installed: list[logging.Handler] = []


def register_secret(secret: str) -> None:
    """From now on masked in every line, whatever stands around it."""
    if len(secret) >= _SHORTEST_SECRET:
        _secrets.add(secret)


def redact(text: str) -> str:
    """The text without registered secrets and without what looks like one."""
    for secret in sorted(_secrets, key=len, reverse=True):
        text = text.replace(secret, MASK)
    for pattern in _PATTERNS:
        text = pattern.sub(rf"\g<1>{MASK}", text)
    return text


def recent_lines() -> tuple[str, ...]:
    """The latest lines of level INFO and above, oldest first, for a crash report."""
    return tuple(_recent)


class RedactingFilter(logging.Filter):
    """Masks message, traceback and stack of every record before a handler writes it."""

    _formatter = logging.Formatter()

    def filter(self, record: LogRecord) -> bool:
        record.msg, record.args = redact(record.getMessage()), None
        if record.exc_info:
            record.exc_text = self._formatter.formatException(record.exc_info)
            record.exc_info = None
        if record.exc_text:
            record.exc_text = redact(record.exc_text)
        if record.stack_info:
            record.stack_info = redact(record.stack_info)
        return True


class _Memory(logging.Handler):
    def emit(self, record: LogRecord) -> None:
        _recent.append(self.format(record))


class _RotatingFile(logging.Handler):
    """Opens the file at the first line: a start without trouble writes nothing and imports nothing."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: LogRecord) -> None:
        try:
            self._opened().emit(record)
        except OSError as error:
            # Not through logging, which led here.
            with contextlib.suppress(OSError):
                print(f"ramage: no log at {self._path}: {error.strerror}", file=sys.stderr)  # noqa: T201

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()

    def _opened(self) -> logging.Handler:
        if self._file is None:
            from logging.handlers import RotatingFileHandler

            class OwnerOnly(RotatingFileHandler):
                def _open(self) -> TextIO:  # type: ignore[override]  # narrower than the library's
                    return open(self.baseFilename, "a", encoding="utf-8", opener=_for_owner)

                def handleError(self, record: LogRecord) -> None:  # noqa: N802, ARG002 - logging's name
                    raise

            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            file = OwnerOnly(self._path, maxBytes=FILE_BYTES, backupCount=FILES_KEPT, encoding="utf-8")
            file.setFormatter(self.formatter)
            self._file = file
        return self._file


def configure(paths: AppPaths, level: str, *, to_stderr: bool = False) -> None:
    """Sends lines of ``level`` ("debug" to "error") and above to the log file, and to standard error when asked.

    A second call replaces the first.
    """
    shutdown()
    number = logging.getLevelNamesMapping()[level.upper()]
    _install(_RotatingFile(paths.log_file), number)
    _install(_Memory(), logging.INFO)
    if to_stderr:
        _install(logging.StreamHandler(), number)
    root = logging.getLogger()
    root.setLevel(min(number, logging.INFO))


def shutdown() -> None:
    """Closes what ``configure`` opened."""
    root = logging.getLogger()
    while _installed:
        handler = _installed.pop()
        root.removeHandler(handler)
        handler.close()


def forget() -> None:
    """Drops the lines in memory and the registered secrets."""
    _recent.clear()
    _secrets.clear()


def _install(handler: logging.Handler, level: int) -> None:
    handler.setLevel(level)
    handler.addFilter(RedactingFilter())
    handler.setFormatter(logging.Formatter(_FORMAT))
    logging.getLogger().addHandler(handler)
    _installed.append(handler)


def _for_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
