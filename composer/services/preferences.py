# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the person and the organisation decided: settings, and how far the first start went."""

import locale
import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import RLock
from typing import Any, Final, TypeVar, cast

from composer.domain.errors import SettingInvalid, SettingLocked, SettingsError, SettingUnknown
from composer.domain.policy import PolicyLine, PolicyRead
from composer.domain.ports import StateStore
from composer.domain.settings import INTERFACE_LANGUAGE, SETTINGS, Origin, Resolved, Setting
from composer.domain.text import Language
from composer.services.policies import Judged, judged

log = logging.getLogger(__name__)

T = TypeVar("T")
_ALL: Final[tuple[Setting[Any], ...]] = SETTINGS
_BY_KEY: Final = {setting.key: setting for setting in _ALL}
_STEP: Final = "first-start.step"
_DONE: Final = "done"
_PLACE: Final = "window."


@dataclass(frozen=True, slots=True)
class _Held:
    """What was read."""

    own: Mapping[str, object]
    unreadable: SettingsError | None
    policy: Judged


class Preferences:
    """Resolves settings: mandatory policy, the person's own, recommended policy, default; the first that is there.

    ``read`` gives the person's own values by key, raising SettingsError; ``write`` keeps them; ``policy`` gives what
    the organisation decided. Safe from several threads.
    """

    def __init__(
        self,
        read: Callable[[], Mapping[str, object]],
        write: Callable[[Mapping[str, object]], None],
        policy: Callable[[], PolicyRead],
        user_file: str,
        state: StateStore,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        self._read = read
        self._write = write
        self._policy = policy
        self._user_file = user_file
        self._state = state
        self._environment = environment
        self._lock = RLock()
        self._kept: _Held | None = None
        self._told: dict[str, Resolved[Any]] = {}

    def resolve(self, setting: Setting[T]) -> Resolved[T]:
        """The value, who decided it, and whether it is locked. A value that is not valid is passed over."""
        held = self._held()
        decided = held.policy.mandatory.get(setting.key)
        if decided is not None:
            return Resolved(decided.value, Origin.POLICY, locked=True, closed=decided.closed)
        if setting.key in held.own:
            try:
                return Resolved(setting.kind.parse(held.own[setting.key]), Origin.USER)
            except ValueError:
                pass  # told by ``problems``
        advised = held.policy.recommended.get(setting.key)
        return Resolved(setting.default, Origin.DEFAULT) if advised is None else Resolved(advised.value, Origin.POLICY)

    def suggested(self, setting: Setting[T]) -> T | None:
        """What the organisation recommends, whatever holds; None where it recommends nothing."""
        advised = self._held().policy.recommended.get(setting.key)
        return None if advised is None else cast("T", advised.value)

    def refusal(self, setting: Setting[Any]) -> SettingsError | None:
        """Why the setting is closed by a policy that can't be used; None where it is not."""
        return self._held().policy.refusal(setting.key)

    def change(self, setting: Setting[T], value: T) -> None:
        """Keep the person's choice, on disk when it returns; other values of the file stay as they are.

        Raises SettingLocked, SettingInvalid, StorageError.
        """
        self._refuse_locked(setting)
        try:
            setting.kind.parse(value)
        except ValueError as error:
            raise SettingInvalid(
                file=self._user_file, key=setting.key, value=value, expected=setting.kind.expected
            ) from error
        self._keep(setting, {setting.key: list(value) if isinstance(value, tuple) else value})

    def forget(self, setting: Setting[Any]) -> None:
        """Give up the person's choice: what the organisation recommends, or else the default, holds again.

        Raises SettingLocked, StorageError.
        """
        self._refuse_locked(setting)
        self._keep(setting, {})

    def locked(self) -> frozenset[str]:
        """Keys the organisation decided for good."""
        return frozenset(self._held().policy.mandatory)

    def policies(self) -> tuple[PolicyLine, ...]:
        """Everything the organisation says, and what became of it."""
        held = self._held()
        chosen = (setting.key for setting in _ALL if self.resolve(setting).origin is Origin.USER)
        return held.policy.lines(frozenset(chosen))

    def problems(self) -> tuple[SettingsError, ...]:
        """What is wrong in policies and in the person's file: what can't be read, unknown keys, invalid values."""
        held = self._held()
        found: list[SettingsError] = [] if held.unreadable is None else [held.unreadable]
        for key, raw in held.own.items():
            setting = _BY_KEY.get(key)
            if setting is None:
                from difflib import get_close_matches

                nearest = next(iter(get_close_matches(key, _BY_KEY, n=1)), "")
                found.append(SettingUnknown(file=self._user_file, key=key, nearest=nearest))
                continue
            try:
                setting.kind.parse(raw)
            except ValueError:
                expected = setting.kind.expected
                found.append(SettingInvalid(file=self._user_file, key=key, value=raw, expected=expected))
        return (*held.policy.problems, *found)

    def reload(self) -> None:
        """Read the files again at the next question."""
        with self._lock:
            self._kept = None

    def refresh(self) -> frozenset[str]:
        """Read everything again now; keys of what is different, in value or in who decides, since it was last told.

        A change made here by the person counts as told.
        """
        with self._lock:
            self._held()
            self._kept = None
            now = {setting.key: self.resolve(setting) for setting in _ALL}
            changed = frozenset(key for key, resolved in now.items() if resolved != self._told[key])
            self._told = now
            return changed

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

    def _held(self) -> _Held:
        with self._lock:
            if self._kept is None:
                own, unreadable = self._own()
                self._kept = _Held(own, unreadable, judged(self._policy()))
                names = sorted(self._kept.policy.mandatory)
                if names:
                    log.info("decided by the organisation: %s", ", ".join(names))
                if not self._told:
                    self._told = {setting.key: self.resolve(setting) for setting in _ALL}
            return self._kept

    def _own(self) -> tuple[Mapping[str, object], SettingsError | None]:
        try:
            return self._read(), None
        except SettingsError as error:
            return {}, error

    def _refuse_locked(self, setting: Setting[Any]) -> None:
        if self.resolve(setting).locked:
            raise SettingLocked(file=self._user_file, key=setting.key)

    def _keep(self, setting: Setting[Any], value: Mapping[str, object]) -> None:
        with self._lock:
            own = {key: each for key, each in self._held().own.items() if key != setting.key}
            self._write({**own, **value})
            self._kept = None
            self._told[setting.key] = self.resolve(setting)

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
