# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The organisation's policy as JSON files, in the folders ``managed`` and ``recommended``.

In each folder the files count in the order of their names. Nobody but an administrator may have written them: a file
somebody else may have written says nothing at all, not even that something is off.
"""

import json
import os
import stat
from pathlib import Path
from typing import Final

from composer.domain.errors import SettingsError
from composer.domain.policy import Given, Level, PolicyRead, PolicyUnread, PolicyUntrusted, Scope
from composer.system.paths import system_policy

LARGEST: Final = 1 << 20
_FOLDERS: Final = {Level.MANDATORY: "managed", Level.RECOMMENDED: "recommended"}


def read_folder(folder: Path) -> PolicyRead:
    """No folder is no policy."""
    given: list[Given] = []
    problems: list[SettingsError] = []
    unread: list[str] = []
    for level, name in _FOLDERS.items():
        try:
            files = sorted((folder / name).glob("*.json"))
        except OSError as error:
            problems.append(PolicyUnread(file=folder / name, key="", reason=_reason(error)))
            if level is Level.MANDATORY:
                unread.append(str(folder / name))
            continue
        for path in files:
            try:
                pairs = _pairs(path, folder)
            except PolicyUntrusted as problem:
                problems.append(problem)
                continue
            except PolicyUnread as problem:
                problems.append(problem)
                if level is Level.MANDATORY:
                    unread.append(str(path))
                continue
            given += [Given(key, value, level, Scope.MACHINE, str(path)) for key, value in pairs]
    return PolicyRead(tuple(given), tuple(problems), tuple(unread))


def _pairs(path: Path, folder: Path) -> list[tuple[str, object]]:
    """Of one file, a key that is there twice included. Raises PolicyUntrusted, PolicyUnread."""

    def refused(reason: str) -> PolicyUnread:
        return PolicyUnread(file=path, key="", reason=reason)

    try:
        data = _bytes(path, folder)
        document = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_Pairs)
    except OSError as error:
        raise refused(_reason(error)) from error
    except UnicodeDecodeError as error:
        raise refused("not UTF-8") from error
    except (json.JSONDecodeError, RecursionError) as error:
        raise refused(str(error)) from error
    if not isinstance(document, _Pairs):
        raise refused("not a JSON object")
    return document.pairs


class _Pairs:
    """A JSON object, with the keys it has twice."""

    def __init__(self, pairs: list[tuple[str, object]]) -> None:
        self.pairs = pairs

    def __repr__(self) -> str:
        return "{…}"


def _bytes(path: Path, folder: Path) -> bytes:
    """What is judged is what is read, whatever happens to the name meanwhile."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise PolicyUnread(file=path, key="", reason="not a file")
    with path.open("rb") as file:
        found = os.fstat(file.fileno())
        if not _trusted(found, folder):
            raise PolicyUntrusted(file=path, key="", reason="")
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise PolicyUnread(file=path, key="", reason=f"more than {LARGEST} bytes")
    return data


def _trusted(found: os.stat_result, folder: Path) -> bool:
    """On systems with owners: root's, or one's own in a folder that is not the system's; writable by no one else."""
    if not hasattr(os, "getuid"):
        return True
    owners = {0} if folder == system_policy() else {0, os.getuid()}
    return found.st_uid in owners and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
