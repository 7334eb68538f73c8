# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The organisation's policy in the Windows registry, where Group Policy and Intune write it.

A number or a switch is a REG_DWORD, a text a REG_SZ, a long text a REG_MULTI_SZ, a list a key of its own with the
values 1, 2, 3 and so on, or a REG_MULTI_SZ. A value of another kind comes as it is, to be refused where it is judged.
"""

from collections.abc import Iterator
from typing import Any, Final, Protocol

from composer.domain.errors import SettingsError
from composer.domain.policy import RECOMMENDED, Given, Level, PolicyRead, PolicyUnread, Scope, policy_name
from composer.domain.settings import SETTINGS, Toggle, Weekdays, Words

KEY: Final = r"Software\Policies\Ramage\Ramage"
_KINDS: Final = {policy_name(setting.key): setting.kind for setting in SETTINGS}


class Winreg(Protocol):
    """As much as is needed of Python's module ``winreg``."""

    HKEY_LOCAL_MACHINE: int
    HKEY_CURRENT_USER: int
    KEY_READ: int
    KEY_WOW64_64KEY: int
    REG_DWORD: int
    REG_SZ: int
    REG_MULTI_SZ: int

    def OpenKey(self, key: Any, sub_key: str, reserved: int, access: int, /) -> Any:  # noqa: N802 - its name
        """A context manager. Raises FileNotFoundError, PermissionError."""
        ...

    def QueryInfoKey(self, key: Any, /) -> tuple[int, int, int]:  # noqa: N802 - its name
        """Numbers of keys and values inside, and when it was changed."""
        ...

    def EnumKey(self, key: Any, index: int, /) -> str:  # noqa: N802 - its name
        """Name of a key inside."""
        ...

    def EnumValue(self, key: Any, index: int, /) -> tuple[str, Any, int]:  # noqa: N802 - its name
        """Name, value and kind."""
        ...


def read_registry(winreg: Winreg) -> PolicyRead:
    """The machine's branch, then the user's, both in the view of 64-bit programs. No key is no policy."""
    given: list[Given] = []
    problems: list[SettingsError] = []
    unread: list[str] = []
    for scope, root, hive in (
        (Scope.MACHINE, winreg.HKEY_LOCAL_MACHINE, "HKLM"),
        (Scope.USER, winreg.HKEY_CURRENT_USER, "HKCU"),
    ):
        for level, path in ((Level.MANDATORY, KEY), (Level.RECOMMENDED, rf"{KEY}\{RECOMMENDED}")):
            source = rf"{hive}\{path}"
            try:
                given += [Given(name, value, level, scope, source) for name, value in _branch(winreg, root, path)]
            except FileNotFoundError:
                continue
            except OSError as error:
                problems.append(PolicyUnread(file=source, key="", reason=error.strerror or type(error).__name__))
                if level is Level.MANDATORY:
                    unread.append(source)
    return PolicyRead(tuple(given), tuple(problems), tuple(unread))


def _branch(winreg: Winreg, root: Any, path: str) -> Iterator[tuple[str, object]]:
    """Names and values of one key, its lists last."""
    with winreg.OpenKey(root, path, 0, winreg.KEY_READ | winreg.KEY_WOW64_64KEY) as key:
        keys, values, _ = winreg.QueryInfoKey(key)
        for index in range(values):
            name, value, kind = winreg.EnumValue(key, index)
            yield name, _value(winreg, name, value, kind)
        lists = [winreg.EnumKey(key, index) for index in range(keys)]
    for name in lists:
        if name != RECOMMENDED:
            yield name, _list(winreg, root, rf"{path}\{name}")


def _list(winreg: Winreg, root: Any, path: str) -> list[object]:
    """In the order of the numbers they are named by; what is named otherwise comes after."""
    with winreg.OpenKey(root, path, 0, winreg.KEY_READ | winreg.KEY_WOW64_64KEY) as key:
        _, values, _ = winreg.QueryInfoKey(key)
        found = [winreg.EnumValue(key, index) for index in range(values)]
    found.sort(key=lambda entry: (0, int(entry[0]), "") if entry[0].isdecimal() else (1, 0, entry[0]))
    return [value for _, value, _ in found]


def _value(winreg: Winreg, name: str, value: Any, kind: int) -> object:
    wanted = _KINDS.get(name)
    if kind == winreg.REG_DWORD and isinstance(wanted, Toggle) and value in (0, 1):
        return value == 1
    if kind == winreg.REG_MULTI_SZ and not isinstance(wanted, Words | Weekdays):
        return "\n".join(value or ())
    if kind in (winreg.REG_DWORD, winreg.REG_SZ, winreg.REG_MULTI_SZ):
        return value
    return _Foreign(kind)


class _Foreign:
    """A value of a kind no setting has."""

    def __init__(self, kind: int) -> None:
        self._kind = kind

    def __repr__(self) -> str:
        return f"(registry type {self._kind})"
