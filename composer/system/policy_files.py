# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The organisation's policy: JSON files in ``managed`` (locked) and ``recommended`` (the person may differ).

In each folder the files count in the order of their names, and a later one wins. Keys are those of the settings in
capitals: ``interface.text_size`` is ``InterfaceTextSize``. Nobody but an administrator may have written them.
"""

import os
from pathlib import Path
from typing import Final

from composer.domain.errors import SettingInvalid, SettingsError, SettingsUnreadable, SettingUnknown
from composer.domain.settings import SETTINGS, Layer
from composer.system.paths import system_policy


def policy_key(key: str) -> str:
    """Name of a setting in a policy."""
    return "".join(part.capitalize() for part in key.replace("_", ".").split("."))


_SETTINGS: Final = {policy_key(setting.key): setting for setting in SETTINGS}


def read_policy(folder: Path) -> tuple[tuple[Layer, ...], tuple[SettingsError, ...]]:
    """The layers, recommended ones first, and what was wrong; no folder is no policy."""
    layers: list[Layer] = []
    problems: list[SettingsError] = []
    for level in ("recommended", "managed"):
        entries: dict[str, tuple[Path, object]] = {}
        for path in _json_files(folder / level, problems):
            for name, value in _read(path, folder, problems).items():
                if name in entries:
                    also = f"to be in one file only; {entries[name][0].name} has it too"
                    problems.append(SettingInvalid(file=path, key=name, value=value, expected=also))
                entries[name] = path, value
        layers += _layers(entries, locked=level == "managed")
    return tuple(layers), tuple(problems)


def _layers(entries: dict[str, tuple[Path, object]], *, locked: bool) -> list[Layer]:
    by_file: dict[Path, dict[str, object]] = {}
    for name, (path, value) in entries.items():
        by_file.setdefault(path, {})[_SETTINGS[name].key] = value
    lockable = {setting.key for setting in SETTINGS if setting.lockable}
    return [
        Layer(str(path), values, frozenset(values) & lockable if locked else frozenset())
        for path, values in sorted(by_file.items())
    ]


def _json_files(folder: Path, problems: list[SettingsError]) -> list[Path]:
    try:
        return sorted(folder.glob("*.json")) if folder.is_dir() else []
    except OSError as error:
        problems.append(SettingsUnreadable(file=folder, key="", reason=error.strerror or type(error).__name__))
        return []


def _read(path: Path, folder: Path, problems: list[SettingsError]) -> dict[str, object]:
    """The valid values of one file, by policy key."""
    try:
        raw = _parsed(path, folder)
    except SettingsError as error:
        problems.append(error)
        return {}
    values: dict[str, object] = {}
    for name, value in raw.items():
        setting = _SETTINGS.get(name)
        if setting is None:
            problems.append(SettingUnknown(file=path, key=name, nearest=_nearest(name)))
            continue
        try:
            setting.kind.parse(value)
        except ValueError:
            problems.append(SettingInvalid(file=path, key=name, value=value, expected=setting.kind.expected))
            continue
        values[name] = value
    return values


def _parsed(path: Path, folder: Path) -> dict[str, object]:
    import json

    def refused(reason: str) -> SettingsUnreadable:
        return SettingsUnreadable(file=path, key="", reason=reason)

    try:
        if not _trusted(path, folder):
            raise refused("only an administrator may own or write a policy file")
        raw = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise refused(error.strerror or type(error).__name__) from error
    except UnicodeDecodeError as error:
        raise refused("not UTF-8") from error
    except (json.JSONDecodeError, RecursionError) as error:
        raise refused(str(error)) from error
    if not isinstance(raw, dict):
        raise refused("not a JSON object")
    return raw


def _trusted(path: Path, folder: Path) -> bool:
    """On systems with owners: root's, or one's own in a folder that is not the system's; writable by no one else."""
    if not hasattr(os, "getuid"):
        return True
    found = path.stat()
    owners = {0} if folder == system_policy() else {0, os.getuid()}
    return found.st_uid in owners and not found.st_mode & 0o022


def _nearest(name: str) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, _SETTINGS, n=1)), "")
