# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing a file so that it is whole at any moment, and telling files apart by what they hold."""

import hashlib
import os
import threading
from pathlib import Path
from typing import Final

_HEAD: Final = 64 * 1024


def content_name(path: str) -> str:
    """The same for the same picture or video under any name on any computer; empty when it can't be read.

    Looks at the size and the first bytes only: a video may be large.
    """
    try:
        with Path(path).open("rb") as file:
            head = file.read(_HEAD)
            size = os.fstat(file.fileno()).st_size
    except OSError:
        return ""
    return f"{size}-{hashlib.blake2b(head, digest_size=16).hexdigest()}"


def write_whole(path: Path, text: str) -> None:
    """The new text instead of the old one, readable by its owner alone; after a power cut it is one or the other."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}")
    try:
        with open(partial, "w", encoding="utf-8", newline="\n", opener=_for_owner) as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def write_export(path: Path, text: str) -> None:
    """A file for spreadsheets, where the person wants it, whole or not at all. Raises InputUnreadable."""
    write_document(path, "\N{ZERO WIDTH NO-BREAK SPACE}" + text)  # by which spreadsheets know UTF-8


def write_document(path: Path, text: str) -> None:
    """A file where the person wants it, whole or not at all. Raises InputUnreadable."""
    from composer.domain.errors import InputUnreadable

    try:
        write_whole(path, text)
    except OSError as error:
        raise InputUnreadable(path=path, reason=error.strerror or str(error)) from error


def _for_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
