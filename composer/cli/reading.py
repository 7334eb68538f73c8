# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts from files and standard input: strict UTF-8, of a size a post can have."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from composer.domain.errors import InputUnreadable

LARGEST: Final = 4_000_000
"""Bytes; a post has thousands of characters, not millions."""


def read_text(source: str) -> str:
    """The text of a file, or of standard input for ``-``, without byte order mark and without its last line break.

    Raises InputUnreadable.
    """
    data = _bytes(source)
    if len(data) > LARGEST:
        raise InputUnreadable(path=source, reason=f"it is larger than {LARGEST // 1_000_000} MB")
    return decoded(source, data)


def decoded(source: str, data: bytes) -> str:
    """As ``read_text``, from bytes."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputUnreadable(path=source, reason=f"line {line} is not UTF-8 text") from error
    if text.endswith("\n"):
        text = text[:-1].removesuffix("\r")
    return text


def _bytes(source: str) -> bytes:
    with opened(source) as file:
        return file.read(LARGEST + 1)


@contextmanager
def opened(source: str) -> Iterator[BinaryIO]:
    """A file, or standard input for ``-``. Raises InputUnreadable."""
    try:
        if source == "-":
            yield sys.stdin.buffer
        else:
            with Path(source).open("rb") as file:
                yield file
    except IsADirectoryError as error:
        raise InputUnreadable(path=source, reason="it is a folder, not a file") from error
    except FileNotFoundError as error:
        raise InputUnreadable(path=source, reason="there is no such file") from error
    except PermissionError as error:
        raise InputUnreadable(path=source, reason="you may not read it") from error
