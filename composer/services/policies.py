# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Judges what an organisation says about settings: what holds, what is passed over, what is off because it is wrong."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from composer.domain.errors import SettingInvalid, SettingsError, SettingUnknown
from composer.domain.policy import (
    Given,
    Level,
    PolicyClosed,
    PolicyLine,
    PolicyRead,
    PolicyTwice,
    PolicyUnread,
    Scope,
    Status,
    policy_name,
)
from composer.domain.settings import SETTINGS, Setting

MASK: Final = "***"
_LONGEST: Final = 120
_BY_NAME: Final[Mapping[str, Setting[Any]]] = {policy_name(setting.key): setting for setting in SETTINGS}


@dataclass(frozen=True, slots=True)
class Decided:
    """A valid value, and what it came from; ``closed`` when it stands for one that could not be used."""

    value: Any
    given: Given | None
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """What a policy comes to. ``mandatory`` and ``recommended`` are by key of the setting."""

    mandatory: Mapping[str, Decided]
    recommended: Mapping[str, Decided]
    problems: tuple[SettingsError, ...]
    errors: Mapping[int, SettingsError]
    """By the identity of what was given."""
    read: PolicyRead

    def lines(self, chosen: frozenset[str]) -> tuple[PolicyLine, ...]:
        """Every value there is, in the order in which it was found; ``chosen`` are settings the person decided."""
        return (*(self._line(given, chosen) for given in self.read.given), *self._unread())

    def refusal(self, key: str) -> SettingsError | None:
        """Why the setting is closed; None where it is not."""
        decided = self.mandatory.get(key)
        if decided is None or not decided.closed:
            return None
        if decided.given is not None:
            return self.errors[id(decided.given)]
        return next((problem for problem in self.problems if isinstance(problem, PolicyUnread)), None)

    def _line(self, given: Given, chosen: frozenset[str]) -> PolicyLine:
        setting = _BY_NAME.get(given.name)
        error = self.errors.get(id(given))
        line = PolicyLine(
            given.name,
            setting.key if setting else "",
            shown(setting, given.value),
            given.level if setting is None or setting.lockable else Level.RECOMMENDED,
            given.scope,
            given.source,
            Status.IGNORED,
            setting is None or setting.live,
            error,
        )
        if setting is None:
            return line
        mandatory, recommended = self.mandatory.get(setting.key), self.recommended.get(setting.key)
        if mandatory is not None and mandatory.given is given:
            return replace(line, status=Status.CLOSED if mandatory.closed else Status.APPLIED)
        if isinstance(error, SettingInvalid):
            return line
        if mandatory is not None or recommended is None or recommended.given is not given:
            return replace(line, status=Status.OVERRULED)
        return replace(line, status=Status.USER_CHOICE if setting.key in chosen else Status.APPLIED)

    def _unread(self) -> Iterator[PolicyLine]:
        """What is off because a source can't be read."""
        source = next(iter(self.read.unread), "")
        for key, decided in self.mandatory.items():
            if decided.given is None:
                level, scope = Level.MANDATORY, Scope.MACHINE
                error = self.refusal(key)
                yield PolicyLine(policy_name(key), key, "", level, scope, source, Status.CLOSED, error=error)


def judged(read: PolicyRead) -> Judged:
    """Machine before user; of two in one place the later; a wrong value that guards something closes it."""
    problems = [*read.problems, *_twice(read.given)]
    errors: dict[int, SettingsError] = {}
    for given in read.given:
        error = _error(given)
        if error is not None:
            problems.append(error)
            errors[id(given)] = error
    mandatory: dict[str, Decided] = {}
    recommended: dict[str, Decided] = {}
    for name, setting in _BY_NAME.items():
        found = [given for given in _strongest_first(read.given) if given.name == name]
        held = [given for given in found if given.level is Level.MANDATORY and setting.lockable]
        decided = _mandatory(setting, held)
        if decided is None and read.unread and setting.lockable and setting.closed is not None:
            decided = Decided(setting.closed, None, closed=True)
        if decided is not None:
            mandatory[setting.key] = decided
        advised = next((given for given in found if given not in held and id(given) not in errors), None)
        if advised is not None:
            recommended[setting.key] = Decided(_parsed(setting, advised.value), advised)
    return Judged(mandatory, recommended, tuple(problems), errors, read)


def shown(setting: Setting[Any] | None, raw: object) -> str:
    """A value for readers. What is in no setting, or has a name and password in it, is masked; the rest cut short."""
    if setting is None:
        return MASK
    parts = [_scalar(each) for each in (raw if isinstance(raw, list | tuple) else [raw])]
    text = ", ".join(parts)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _scalar(raw: object) -> str:
    if isinstance(raw, bool):
        return str(raw).lower()
    if isinstance(raw, dict | list | tuple):
        return "…"
    text = " ".join(str(raw).split())
    _, address, rest = text.partition("://")
    return MASK if address and ("@" in rest.partition("/")[0] or "?" in rest) else text


def _mandatory(setting: Setting[Any], held: list[Given]) -> Decided | None:
    for given in held:
        try:
            return Decided(_parsed(setting, given.value), given)
        except ValueError:
            if setting.closed is not None:
                return Decided(setting.closed, given, closed=True)
    return None


def _error(given: Given) -> SettingsError | None:
    setting = _BY_NAME.get(given.name)
    if setting is None:
        from difflib import get_close_matches

        nearest = next(iter(get_close_matches(given.name, _BY_NAME, n=1)), "")
        return SettingUnknown(file=given.source, key=given.name, nearest=nearest)
    kind = _policy_kind(setting)
    try:
        _parsed(setting, given.value)
    except ValueError:
        closes = given.level is Level.MANDATORY and setting.lockable and setting.closed is not None
        error = PolicyClosed if closes else SettingInvalid
        return error(file=given.source, key=given.name, value=shown(setting, given.value), expected=kind.expected)
    return None


def _parsed(setting: Setting[Any], raw: object) -> Any:
    """Raises ValueError, also for what is nested deeper than Python can tell of it."""
    try:
        return _policy_kind(setting).parse(raw)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _policy_kind(setting: Setting[Any]) -> Any:
    return setting.kind if setting.decree is None else setting.decree


def _strongest_first(found: tuple[Given, ...]) -> list[Given]:
    """Mandatory, then the machine's, then the later."""
    latest_first = reversed(found)
    return sorted(latest_first, key=lambda given: (given.level is not Level.MANDATORY, given.scope is Scope.USER))


def _twice(found: tuple[Given, ...]) -> Iterator[PolicyTwice]:
    seen: dict[tuple[str, Level, Scope], Given] = {}
    for given in found:
        place = given.name, given.level, given.scope
        if place in seen:
            yield PolicyTwice(file=given.source, key=given.name, other=seen[place].source)
        seen[place] = given
