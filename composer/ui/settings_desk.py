# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Brings each setting to its row, and what the person chose to the disk."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QObject, Signal

from composer.domain.errors import LibraryMissing, RamageError, SettingInvalid
from composer.domain.settings import (
    GRAMMAR_SERVER,
    INTERESTS,
    NETWORKS_ALLOWED,
    NETWORKS_ON,
    SETTINGS,
    Address,
    ClientId,
    Origin,
    Resolved,
    Setting,
    SourceAddress,
    TeamPlace,
    TrustRoot,
    Weekdays,
    Words,
)
from composer.domain.slots import DAYS
from composer.ui.tasks import Lane, TaskRunner
from composer.ui.widgets.setting_controls import control_for
from composer.ui.widgets.setting_row import SettingRow

if TYPE_CHECKING:
    from composer.bootstrap import Services
    from composer.services.wording import Wording

AnySetting = Setting[bool] | Setting[str] | Setting[int] | Setting[tuple[str, ...]]


class SettingsDesk(QObject):
    """Every change is on disk before it is told."""

    changed = Signal(str)
    """Key of a setting the person changed."""
    failed = Signal(object)

    def __init__(self, services: "Services", runner: TaskRunner, wording: "Wording", parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._runner = runner
        self._wording = wording
        self.rows: dict[str, SettingRow] = {}

    def row(self, setting: AnySetting) -> SettingRow:
        """Made anew, and kept under its key."""
        words = self._wording.setting(setting.key)
        control = control_for(setting, words.options, self._offered(setting))
        wide = Words | Weekdays | Address | ClientId | SourceAddress | TeamPlace | TrustRoot
        made = SettingRow(setting.key, words.label, words.help, control, wide=isinstance(setting.kind, wide))
        self._show_row(setting, made)
        control.chosen.connect(partial(self._on_chosen, setting))
        made.suggestion_wanted.connect(partial(self._on_suggestion_wanted, setting))
        self.rows[setting.key] = made
        return made

    def show_as_decided(self, *settings: AnySetting) -> None:
        """These as if the organisation had decided them, with the values of now."""
        for setting in settings:
            value = self._resolved(setting).value
            decided = Resolved(value, Origin.POLICY, locked=True)
            self.rows[setting.key].show_resolved(decided, "", self._told(setting, value, plain=True))

    def _show_row(self, setting: Setting[Any], shown: SettingRow) -> None:
        resolved = self._resolved(setting)
        suggested = self._services.preferences.suggested(setting)
        differs = resolved.origin is Origin.USER and suggested is not None and suggested != resolved.value
        words = self._told(setting, suggested) if differs else ""
        shown.show_resolved(resolved, words, self._told(setting, resolved.value, plain=True))

    def _told(self, setting: Setting[Any], value: object, *, plain: bool = False) -> str:
        """A value in words, or as a policy has it."""
        if isinstance(value, bool):
            yes, no = ("true", "false") if plain else (self.tr("yes"), self.tr("no"))
            return yes if value else no
        names = {} if plain else {**self._wording.setting(setting.key).options, **dict(self._offered(setting))}
        each = value if isinstance(value, tuple) else (value,)
        return ", ".join(str(names.get(part, part)) for part in each)

    def _offered(self, setting: AnySetting) -> list[tuple[str, str]]:
        if setting is NETWORKS_ON:
            return [(spec.key, self._network_name(spec.key)) for spec in self._services.accounts.networks()]
        if setting is NETWORKS_ALLOWED:
            keys = [spec.key for spec in self._services.accounts.networks()]
            return [(key, self._network_name(key)) for key in keys if key != "practice"]
        if isinstance(setting.kind, Weekdays):
            return [(day, QLocale().dayName(number)) for number, day in enumerate(DAYS, 1)]
        if setting is INTERESTS:
            language = self._services.preferences.language()
            try:
                themes = self._services.library.info().themes
            except LibraryMissing:  # not compiled yet: the chosen themes are kept all the same
                return []
            return [(theme_.id, self._services.library.theme_label(theme_.id, language)) for theme_ in themes]
        return []

    def _network_name(self, key: str) -> str:
        return self._wording.text(f"network-name-{key}")

    def _resolved(self, setting: Setting[Any]) -> Resolved[Any]:
        return self._services.preferences.resolve(setting)

    def _on_chosen(self, setting: Setting[Any], value: object) -> None:
        self._runner.run(
            Lane.DATABASE,
            partial(self._services.preferences.change, setting, value),
            done=partial(self._on_changed, setting),
            failed=partial(self._on_change_failed, setting),
        )

    def _on_suggestion_wanted(self, setting: Setting[Any]) -> None:
        self._runner.run(
            Lane.DATABASE,
            partial(self._services.preferences.forget, setting),
            done=partial(self._on_changed, setting),
            failed=self.failed.emit,
        )

    def refresh(self) -> None:
        """What the organisation decides may have changed; a line that is being written stays as it is."""
        for setting in SETTINGS:
            shown = self.rows.get(setting.key)
            if shown is not None and not shown.shows(self._resolved(setting)):
                self._show_row(setting, shown)

    def _on_changed(self, setting: Setting[Any], _nothing: None) -> None:
        self._show_row(setting, self.rows[setting.key])
        self.changed.emit(setting.key)

    def _on_change_failed(self, setting: Setting[Any], error: RamageError) -> None:
        if setting is GRAMMAR_SERVER and isinstance(error, SettingInvalid):
            self.rows[setting.key].show_trouble(self.tr("This can’t be used: a server’s address begins with https://."))
            return
        self._show_row(setting, self.rows[setting.key])
        self.failed.emit(error)
