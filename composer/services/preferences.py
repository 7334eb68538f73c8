# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the person and the organisation decided: settings in layers, and how far the first start went."""

import locale
import os
from collections.abc import Callable, Mapping
from threading import RLock
from typing import Final, TypeVar

from composer.domain.errors import SettingInvalid, SettingLocked, SettingsError, SettingUnknown
from composer.domain.ports import StateStore
from composer.domain.settings import INTERFACE_LANGUAGE, SETTINGS, Layer, Origin, Resolved, Setting
from composer.domain.text import Language

T = TypeVar("T")
_BY_KEY: Final = {setting.key: setting for setting in SETTINGS}
_STEP: Final = "first-start.step"
_DONE: Final = "done"
_PLACE: Final = "window."


class Preferences:
    """Resolves settings: default < policy < user; a policy value marked locked also beats the user.

    ``read`` gives the layers, lowest first, and what was wrong with their files; ``write`` keeps the user's values.
    """

    def __init__(
        self,
        read: Callable[[], tuple[tuple[Layer, ...], tuple[SettingsError, ...]]],
        write: Callable[[Mapping[str, object]], None],
        user_file: str,
        state: StateStore,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        self._read = read
        self._write = write
        self._user_file = user_file
        self._state = state
        self._environment = environment
        self._lock = RLock()
        self._layers: tuple[Layer, ...] | None = None
        self._unreadable: tuple[SettingsError, ...] = ()

    def resolve(self, setting: Setting[T]) -> Resolved[T]:
        """The value, who decided it, and whether it is locked. A value that is not valid is passed over."""
        result = Resolved(setting.default, Origin.DEFAULT)
        for layer in self._loaded():
            if result.locked or setting.key not in layer.values:
                continue
            try:
                value = setting.kind.parse(layer.values[setting.key])
            except ValueError:
                continue  # told by ``problems``
            origin = Origin.USER if layer.file == self._user_file else Origin.POLICY
            locked = origin is Origin.POLICY and setting.lockable and setting.key in layer.locked
            result = Resolved(value, origin, locked)
        return result

    def change(self, setting: Setting[T], value: T) -> None:
        """Keep the person's choice, on disk when it returns; other values of the file stay as they are.

        Raises SettingLocked, SettingInvalid, StorageError.
        """
        if self.resolve(setting).locked:
            raise SettingLocked(file=self._user_file, key=setting.key)
        try:
            setting.kind.parse(value)
        except ValueError as error:
            raise SettingInvalid(
                file=self._user_file, key=setting.key, value=value, expected=setting.kind.expected
            ) from error
        with self._lock:
            mine = next((layer.values for layer in self._loaded() if layer.file == self._user_file), {})
            self._write({**mine, setting.key: list(value) if isinstance(value, tuple) else value})
            self._layers = None

    def locked(self) -> frozenset[str]:
        """Keys the organisation decided for good."""
        lockable = {setting.key for setting in SETTINGS if setting.lockable}
        return frozenset().union(*(layer.locked for layer in self._loaded())) & lockable

    def problems(self) -> tuple[SettingsError, ...]:
        """What is wrong in the settings files: unreadable files, unknown keys, values that are not valid."""
        from difflib import get_close_matches

        found: list[SettingsError] = []
        for layer in self._loaded():
            for key, raw in layer.values.items():
                setting = _BY_KEY.get(key)
                if setting is None:
                    nearest = next(iter(get_close_matches(key, _BY_KEY, n=1)), "")
                    found.append(SettingUnknown(file=layer.file, key=key, nearest=nearest))
                    continue
                try:
                    setting.kind.parse(raw)
                except ValueError:
                    found.append(SettingInvalid(file=layer.file, key=key, value=raw, expected=setting.kind.expected))
        return (*self._unreadable, *found)

    def reload(self) -> None:
        """Read the files again at the next question."""
        with self._lock:
            self._layers = None

    def language(self) -> Language:
        """The language of the window: the setting, or that of the session.

        English for a session in a third language; French, the first language of the app, when nothing says any.
        """
        chosen = self.resolve(INTERFACE_LANGUAGE).value
        return Language(chosen) if chosen in tuple(Language) else self._of_session()

    def first_start_done(self) -> bool:
        """True once the first start was finished or skipped."""
        return self._state.get(_STEP) == _DONE

    def first_start_step(self) -> str:
        """The step of the first start to come back to, empty at the very beginning."""
        step = self._state.get(_STEP) or ""
        return "" if step == _DONE else step

    def remember_first_start(self, step: str) -> None:
        """Where to come back to when the first start is broken off."""
        self._state.put(_STEP, step)

    def finish_first_start(self) -> None:
        """Not asked again."""
        self._state.put(_STEP, _DONE)

    def place(self, name: str) -> str:
        """Where the person was: a small fact of the window, empty when never kept."""
        return self._state.get(_PLACE + name) or ""

    def remember_place(self, name: str, value: str) -> None:
        """On disk when it returns."""
        self._state.put(_PLACE + name, value)

    def _loaded(self) -> tuple[Layer, ...]:
        with self._lock:
            if self._layers is None:
                self._layers, self._unreadable = self._read()
            return self._layers

    def _of_session(self) -> Language:
        # The order in which gettext reads the environment; LANGUAGE may list several.
        named = ""
        for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
            for wanted in self._environment.get(name, "").split(":"):
                if wanted[:2] in tuple(Language):
                    return Language(wanted[:2])
                named = named or wanted
        if not named and self._environment is os.environ:
            # Windows and macOS keep it elsewhere.
            named = (locale.getlocale()[0] or "").lower()
        return Language.FRENCH if named[:2] in ("", "fr") else Language.ENGLISH
