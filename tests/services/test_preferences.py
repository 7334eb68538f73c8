# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given as given_by
from hypothesis import strategies as st

from composer.domain.errors import SettingInvalid, SettingLocked, SettingsError
from composer.domain.policy import (
    Given,
    Level,
    PolicyClosed,
    PolicyRead,
    PolicyTwice,
    PolicyUnread,
    Scope,
    Status,
    policy_name,
)
from composer.domain.settings import (
    INTERESTS,
    INTERFACE_LANGUAGE,
    INTERFACE_THEME,
    LIBRARY_URL,
    NETWORKS_ALLOWED,
    SETTINGS,
    TEXT_SIZE,
    Origin,
    Resolved,
    Setting,
)
from composer.domain.text import Language
from composer.services.policies import MASK
from composer.services.preferences import Preferences
from tests.services.app import App

scopes = st.sampled_from(Scope)


class Memory:
    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def get(self, key: str) -> str | None:
        return self.kept.get(key)

    def put(self, key: str, value: str) -> None:
        self.kept[key] = value


class Files:
    """The person's settings, and what the organisation gives, in memory."""

    def __init__(self, *given: Given, **user: object) -> None:
        self.given = given
        self.user: Mapping[str, object] = user
        self.problems: tuple[SettingsError, ...] = ()
        self.unread: tuple[str, ...] = ()

    def write(self, values: Mapping[str, object]) -> None:
        self.user = values

    def policy(self) -> PolicyRead:
        return PolicyRead(self.given, self.problems, self.unread)

    def preferences(self, **environment: str) -> Preferences:
        return Preferences(lambda: self.user, self.write, self.policy, "user.toml", Memory(), environment)


def given(name: str, value: object, level: Level = Level.MANDATORY, scope: Scope = Scope.MACHINE) -> Given:
    return Given(name, value, level, scope, f"{scope} {level}")


def test_mandatory_machine_user_then_ones_own_then_recommended_then_the_default() -> None:
    everywhere = [
        given("InterfaceTextSize", 90),
        given("InterfaceTextSize", 95, scope=Scope.USER),
        given("InterfaceTextSize", 120, Level.RECOMMENDED),
        given("InterfaceTextSize", 130, Level.RECOMMENDED, Scope.USER),
    ]
    own = {"interface.text_size": 150}
    seen = []
    for first in range(5):
        preferences = Files(*everywhere[first:], **(own if first < 3 else {})).preferences()
        size = preferences.resolve(TEXT_SIZE)
        seen.append((size.value, size.origin, size.locked))
    assert seen == [
        (90, Origin.POLICY, True),
        (95, Origin.POLICY, True),
        (150, Origin.USER, False),
        (130, Origin.POLICY, False),
        (100, Origin.DEFAULT, False),
    ]
    assert Files(*everywhere[2:]).preferences().resolve(TEXT_SIZE) == Resolved(120, Origin.POLICY)


@given_by(
    st.lists(st.builds(given, st.just("InterfaceTextSize"), st.integers(70, 210), st.sampled_from(Level), scopes)),
    st.none() | st.integers(80, 200),
)
def test_the_first_valid_word_of_the_strongest_holds(words: list[Given], own: int | None) -> None:
    """Stated as a search, unlike the program, which sorts once and keeps the winners."""

    def last(level: Level, scope: Scope) -> list[object]:
        return [w.value for w in words if (w.level, w.scope) == (level, scope)][::-1]

    mandatory = [*last(Level.MANDATORY, Scope.MACHINE), *last(Level.MANDATORY, Scope.USER)]
    advised = [*last(Level.RECOMMENDED, Scope.MACHINE), *last(Level.RECOMMENDED, Scope.USER)]
    order = [*mandatory, *([] if own is None else [own]), *advised, 100]
    expected = next(value for value in order if isinstance(value, int) and 80 <= value <= 200)
    preferences = Files(*words, **({} if own is None else {"interface.text_size": own})).preferences()
    assert preferences.resolve(TEXT_SIZE).value == expected
    assert len(preferences.policies()) == len(words)


def test_a_locked_setting_can_not_be_changed_nor_forgotten() -> None:
    preferences = Files(given("InterfaceTextSize", 90)).preferences()
    assert preferences.locked() == {"interface.text_size"}
    with pytest.raises(SettingLocked):
        preferences.change(TEXT_SIZE, 100)
    with pytest.raises(SettingLocked):
        preferences.forget(TEXT_SIZE)


def test_ones_own_choice_can_be_given_up_for_the_recommendation() -> None:
    files = Files(given("InterfaceTheme", "dark", Level.RECOMMENDED), **{"interface.theme": "light", "other.one": 1})
    preferences = files.preferences()
    assert preferences.suggested(INTERFACE_THEME) == "dark"
    assert [line.status for line in preferences.policies()] == [Status.USER_CHOICE]
    preferences.forget(INTERFACE_THEME)
    assert files.user == {"other.one": 1}
    assert preferences.resolve(INTERFACE_THEME) == Resolved("dark", Origin.POLICY)
    assert [line.status for line in preferences.policies()] == [Status.APPLIED]
    assert preferences.suggested(TEXT_SIZE) is None


def test_what_is_personal_is_only_ever_recommended() -> None:
    files = Files(given("LibraryInterests", ["a"]), **{"library.interests": ["b"]})
    preferences = files.preferences()
    assert preferences.resolve(INTERESTS) == Resolved(("b",), Origin.USER)
    assert preferences.suggested(INTERESTS) == ("a",)
    (line,) = preferences.policies()
    assert (line.level, line.status) == (Level.RECOMMENDED, Status.USER_CHOICE)


GUARDS = [setting for setting in SETTINGS if setting.closed is not None]


def test_every_setting_that_guards_something_is_known() -> None:
    """Where a draft goes, whom an account is given to, whose posts are believed."""
    assert {setting.key for setting in GUARDS} == {
        "library.url",
        "library.trust_root",
        "library.sign_in",
        "library.client",
        "team.space",
        "language.grammar",
        "language.grammar_server",
        "language.grammar_public",
        "accounts.networks",
        "accounts.linkedin_client",
        "accounts.x_client",
        "accounts.bluesky_client",
        "accounts.broker",
    }


@pytest.mark.parametrize("setting", GUARDS, ids=lambda setting: setting.key)
def test_a_guard_that_is_written_wrongly_is_shut_whatever_else_is_said(setting: Setting[Any]) -> None:
    name = policy_name(setting.key)
    also = given(name, setting.default, scope=Scope.USER), given(name, setting.default, Level.RECOMMENDED)
    files = Files(given(name, 3.5), *also, **{setting.key: setting.default})
    preferences = files.preferences()
    assert preferences.resolve(setting) == Resolved(setting.closed, Origin.POLICY, locked=True, closed=True)
    refusal = preferences.refusal(setting)
    assert isinstance(refusal, PolicyClosed)
    assert refusal.values["key"] == name
    assert preferences.policies()[0].status is Status.CLOSED
    assert refusal in preferences.problems()


@pytest.mark.parametrize("setting", GUARDS, ids=lambda setting: setting.key)
def test_a_source_nobody_can_read_shuts_what_it_may_guard(setting: Setting[Any]) -> None:
    files = Files(**{setting.key: setting.default})
    files.unread, files.problems = ("it.json",), (PolicyUnread(file="it.json", key="", reason="not JSON"),)
    preferences = files.preferences()
    assert preferences.resolve(setting) == Resolved(setting.closed, Origin.POLICY, locked=True, closed=True)
    assert isinstance(preferences.refusal(setting), PolicyUnread)
    assert {line.key for line in preferences.policies()} == {each.key for each in GUARDS}
    files.given = (given(policy_name(setting.key), False if setting.decree else setting.default),)
    preferences.reload()
    assert not preferences.resolve(setting).closed
    assert preferences.refusal(setting) is None


def test_a_convenience_that_is_written_wrongly_is_passed_over() -> None:
    files = Files(given("InterfaceTextSize", "big"), given("InterfaceTextSize", 120, scope=Scope.USER))
    preferences = files.preferences()
    assert preferences.resolve(TEXT_SIZE) == Resolved(120, Origin.POLICY, locked=True)
    assert [line.status for line in preferences.policies()] == [Status.IGNORED, Status.APPLIED]
    assert [type(problem) for problem in preferences.problems()] == [SettingInvalid]


def test_an_unknown_key_is_told_with_its_nearest_name_and_its_value_is_masked() -> None:
    preferences = Files(given("LibraryUrll", "https://me:hunter2@nordalia.example")).preferences()
    (problem,) = preferences.problems()
    assert (problem.code, problem.values["nearest"]) == ("setting-unknown", "LibraryUrl")
    (line,) = preferences.policies()
    assert (line.key, line.shown, line.status) == ("", MASK, Status.IGNORED)


def test_no_secret_of_an_address_is_shown() -> None:
    preferences = Files(given("LibraryUrl", "https://me:hunter2@nordalia.example/a")).preferences()
    said = " ".join(str(problem) for problem in preferences.problems())
    assert "hunter2" not in said + str(preferences.policies())
    assert preferences.resolve(LIBRARY_URL).closed


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (True, "true"),
        (["x", "bluesky"], "x, bluesky"),
        ({"password": "hunter2"}, "…"),
        ([["hunter2"]], "…"),
        ("s3://bucket?key=hunter2", MASK),
        ("a" * 500, "a" * 120 + "…"),
        (None, "None"),
    ],
)
def test_a_value_is_shown_in_short_and_without_what_may_be_secret(raw: object, shown: str) -> None:
    (line,) = Files(given("TeamSpace", raw)).preferences().policies()
    assert line.shown == shown


def test_values_as_deep_as_json_allows_are_refused_like_others() -> None:
    deep: list[object] = []
    for _ in range(5_000):
        deep = [deep]
    preferences = Files(given("AccountsNetworks", deep)).preferences()
    assert preferences.resolve(NETWORKS_ALLOWED).closed
    assert len(preferences.problems()) == 1


def test_the_same_key_twice_is_told_and_the_later_counts() -> None:
    first, second = given("InterfaceTheme", "dark"), replace(given("InterfaceTheme", "light"), source="later")
    preferences = Files(first, second).preferences()
    (problem,) = preferences.problems()
    assert isinstance(problem, PolicyTwice)
    assert problem.values == {"file": "later", "key": "InterfaceTheme", "other": first.source}
    assert [line.status for line in preferences.policies()] == [Status.OVERRULED, Status.APPLIED]
    assert preferences.resolve(INTERFACE_THEME).value == "light"


def test_reading_again_tells_what_changed() -> None:
    files = Files(given("InterfaceTheme", "dark"), given("LoggingLevel", "info"))
    preferences = files.preferences()
    assert preferences.refresh() == frozenset()
    files.given = (given("InterfaceTheme", "light"), given("LoggingLevel", "info", Level.RECOMMENDED))
    assert preferences.refresh() == {"interface.theme", "logging.level"}
    assert [line.live for line in preferences.policies()] == [True, False]


def test_what_is_decided_is_logged_by_name_only(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO"):
        Files(given("LibraryUrl", "https://library.nordalia.example")).preferences().locked()
    assert "library.url" in caplog.text
    assert "nordalia" not in caplog.text


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
    preferences = files.preferences()
    assert preferences.resolve(TEXT_SIZE).value == 100
    unknown, invalid = preferences.problems()
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
