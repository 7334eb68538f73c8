# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Mapping

import pytest

from composer.domain.errors import SettingInvalid, SettingLocked, SettingsError, SettingsUnreadable
from composer.domain.settings import INTERFACE_LANGUAGE, INTERFACE_THEME, TEXT_SIZE, Layer, Origin
from composer.domain.text import Language
from composer.services.preferences import Preferences
from tests.services.app import App


class Memory:
    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def get(self, key: str) -> str | None:
        return self.kept.get(key)

    def put(self, key: str, value: str) -> None:
        self.kept[key] = value


class Files:
    """Settings files, in memory."""

    def __init__(self, *policies: Layer, **user: object) -> None:
        self.policies = policies
        self.user: Mapping[str, object] = user
        self.unreadable: tuple[SettingsError, ...] = ()

    def read(self) -> tuple[tuple[Layer, ...], tuple[SettingsError, ...]]:
        return (*self.policies, Layer("user.toml", self.user)), self.unreadable

    def write(self, values: Mapping[str, object]) -> None:
        self.user = values

    def preferences(self, **environment: str) -> Preferences:
        return Preferences(self.read, self.write, "user.toml", Memory(), environment)


def managed(**values: object) -> Layer:
    named = {key.replace("__", "."): value for key, value in values.items()}
    return Layer("policy.json", named, frozenset(named))


def test_user_beats_recommendation_and_a_locked_policy_beats_the_user() -> None:
    recommended = Layer("advice.json", {"interface.theme": "dark", "interface.text_size": 120})
    files = Files(recommended, managed(interface__text_size=90), **{"interface.theme": "light"})
    files.user = {**files.user, "interface.text_size": 150}
    preferences = files.preferences()
    theme, size = preferences.resolve(INTERFACE_THEME), preferences.resolve(TEXT_SIZE)
    assert (theme.value, theme.origin, theme.locked) == ("light", Origin.USER, False)
    assert (size.value, size.origin, size.locked) == (90, Origin.POLICY, True)
    assert preferences.locked() == {"interface.text_size"}
    with pytest.raises(SettingLocked):
        preferences.change(TEXT_SIZE, 100)


def test_a_change_keeps_the_rest_of_the_file() -> None:
    files = Files(**{"interface.theme": "light", "future.setting": 1})
    preferences = files.preferences()
    preferences.change(TEXT_SIZE, 140)
    assert files.user == {"interface.theme": "light", "future.setting": 1, "interface.text_size": 140}
    assert preferences.resolve(TEXT_SIZE).value == 140
    with pytest.raises(SettingInvalid):
        preferences.change(TEXT_SIZE, 1000)


def test_problems_name_file_and_key_and_the_usual_value_applies() -> None:
    files = Files(**{"interface.theem": "dark", "interface.text_size": "big"})
    files.unreadable = (SettingsUnreadable(file="policy.json", key="", reason="not JSON"),)
    preferences = files.preferences()
    assert preferences.resolve(TEXT_SIZE).value == 100
    unreadable, unknown, invalid = preferences.problems()
    assert unreadable.code == "settings-unreadable"
    assert (unknown.values["file"], unknown.values["nearest"]) == ("user.toml", "interface.theme")
    assert (invalid.values["key"], invalid.values["value"]) == ("interface.text_size", "big")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "fr_FR.UTF-8"}, Language.FRENCH),
        ({"LANG": "en_GB.UTF-8"}, Language.ENGLISH),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "en_US.UTF-8"}, Language.ENGLISH),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "de:fr"}, Language.FRENCH),
        ({"LANG": "de_DE.UTF-8"}, Language.ENGLISH),
        ({"LANG": "C.UTF-8"}, Language.ENGLISH),
        ({}, Language.FRENCH),
    ],
)
def test_the_language_follows_the_session(environment: dict[str, str], language: Language) -> None:
    assert Files().preferences(**environment).language() is language
    assert Files(**{"interface.language": "fr"}).preferences(**environment).language() is Language.FRENCH


def test_the_first_start_can_be_broken_off_and_resumed(app: App) -> None:
    preferences = app.services.preferences
    assert not preferences.first_start_done()
    preferences.remember_first_start("themes")
    app.restart()
    assert app.services.preferences.first_start_step() == "themes"
    app.services.preferences.finish_first_start()
    app.restart()
    assert app.services.preferences.first_start_done()
    assert app.services.preferences.first_start_step() == ""


def test_a_change_is_on_disk(app: App) -> None:
    app.services.preferences.change(INTERFACE_LANGUAGE, "en")
    app.restart()
    assert app.services.preferences.language() is Language.ENGLISH
