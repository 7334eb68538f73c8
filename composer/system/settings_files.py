# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The person's own settings, in ``settings.toml``."""

import errno
from collections.abc import Mapping
from datetime import date, datetime, time
from itertools import count
from pathlib import Path

from composer.domain.errors import DiskFull, FolderReadOnly, SettingsUnreadable
from composer.system.files import write_whole
from composer.system.paths import AppPaths


def read_user(paths: AppPaths) -> dict[str, object]:
    """The person's own settings, keys dotted: as they are, so that none is lost when they are written back.

    Raises SettingsUnreadable.
    """
    return _read_user(paths.settings_file)


def write_user(paths: AppPaths, values: Mapping[str, object]) -> None:
    """Makes these the person's own settings, keys dotted; on disk when it returns.

    A file that could not be read is kept beside as ``settings.toml.unreadable``. Raises FolderReadOnly, DiskFull.
    """
    path = paths.settings_file
    try:
        try:
            _read_user(path)
        except SettingsUnreadable:
            path.rename(_unused(path.with_name(path.name + ".unreadable")))
        write_whole(path, as_toml(values))
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise (DiskFull if full else FolderReadOnly)(path=path.parent) from error


def as_toml(values: Mapping[str, object]) -> str:
    """TOML of values with dotted keys, a table for each first part."""
    tables: dict[str, list[str]] = {"": []}
    for key in sorted(values):
        table, _, name = key.rpartition(".")
        tables.setdefault(table, []).append(f"{_key(name)} = {_value(values[key])}")
    parts = []
    for table, lines in sorted(tables.items()):
        heading = [f"[{'.'.join(_key(part) for part in table.split('.'))}]"] if table else []
        if lines:
            parts.append("\n".join([*heading, *lines]) + "\n")
    return "\n".join(parts)


def _read_user(path: Path) -> dict[str, object]:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise SettingsUnreadable(file=path, key="", reason=error.strerror or type(error).__name__) from error
    import tomllib

    try:
        return _flat(tomllib.loads(data.decode("utf-8-sig").replace("\r\n", "\n")))
    except tomllib.TOMLDecodeError as error:
        raise SettingsUnreadable(file=path, key="", reason=str(error)) from error
    except UnicodeDecodeError as error:
        raise SettingsUnreadable(file=path, key="", reason="not UTF-8") from error
    except RecursionError as error:
        raise SettingsUnreadable(file=path, key="", reason="nested too deeply") from error


def _flat(table: Mapping[str, object], prefix: str = "") -> dict[str, object]:
    flat: dict[str, object] = {}
    for name, value in table.items():
        if isinstance(value, dict):
            flat |= _flat(value, f"{prefix}{name}.")
        else:
            flat[prefix + name] = value
    return flat


def _key(name: str) -> str:
    return name if name and all(c.isascii() and (c.isalnum() or c in "_-") for c in name) else _text(name)


def _value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return _text(value)
        case int() | float():
            return repr(value)
        case datetime() | date() | time():
            return value.isoformat()
        case list() | tuple():
            return "[" + ", ".join(_value(item) for item in value) + "]"
        case dict():
            return "{ " + ", ".join(f"{_key(name)} = {_value(item)}" for name, item in value.items()) + " }"
        case _:
            raise TypeError(f"no TOML for {type(value).__name__}")


def _text(value: str) -> str:
    escapes = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
    return '"' + "".join(escapes.get(c, c if c.isprintable() else f"\\U{ord(c):08X}") for c in value) + '"'


def _unused(path: Path) -> Path:
    names = (path if number == 1 else path.with_name(f"{path.name}.{number}") for number in count(1))
    return next(name for name in names if not name.exists())
