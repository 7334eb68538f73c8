# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import ctypes
from datetime import UTC, datetime
from types import SimpleNamespace

from composer.domain.policy import Given, Level, PolicyUnread, Scope
from composer.services.policies import judged
from composer.system.core_foundation import core_foundation
from composer.system.policy_preferences import read_preferences
from tests.fakes.managed_preferences import FakePreferences


def test_only_what_is_forced_is_a_policy() -> None:
    library = FakePreferences(
        forced={"InterfaceTextSize": 120, "AccountsNetworks": ["x"], "LanguageSpelling": False},
        own={"InterfaceTheme": "dark", "InterfaceTextSize": 90, "Recommended": {"LoggingLevel": "debug"}},
    )
    read = read_preferences(library)
    assert {given.name: given.value for given in read.given} == {
        "InterfaceTextSize": 120,
        "AccountsNetworks": ["x"],
        "LanguageSpelling": False,
    }
    assert {(given.level, given.scope, given.source) for given in read.given} == {
        (Level.MANDATORY, Scope.MACHINE, "org.ramage.Ramage")
    }
    assert library.alive == {}


def test_recommended_values_are_a_dictionary_beside() -> None:
    advised = {"InterfaceTheme": "dark", "PayloadUUID": "A", "Interfacetheme": "light"}
    library = FakePreferences(forced={"Recommended": advised})
    read = read_preferences(library)
    source = "org.ramage.Ramage Recommended"
    assert read.given == (
        Given("InterfaceTheme", "dark", Level.RECOMMENDED, Scope.MACHINE, source),
        Given("Interfacetheme", "light", Level.RECOMMENDED, Scope.MACHINE, source),
    )
    assert [problem.code for problem in judged(read).problems] == ["setting-unknown"]


def test_what_a_profile_has_in_another_shape_is_refused() -> None:
    library = FakePreferences(
        forced={"Recommended": ["a"], "LibraryUrl": datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)}
    )
    read = read_preferences(library)
    assert [type(problem) for problem in read.problems] == [PolicyUnread]
    assert judged(read).mandatory["library.url"].closed
    assert library.alive == {}


def test_a_value_the_system_can_not_give_out_is_told() -> None:
    library = FakePreferences(forced={"LibraryUrl": object()})
    read = read_preferences(library)
    assert [problem.values["key"] for problem in read.problems] == ["LibraryUrl"]
    assert read.unread == ("org.ramage.Ramage LibraryUrl",)
    assert library.alive == {}


def test_a_profile_that_arrives_later_is_seen() -> None:
    library = FakePreferences()
    assert read_preferences(library).given == ()
    library.forced = {"InterfaceTheme": "dark"}
    assert [given.name for given in read_preferences(library).given] == ["InterfaceTheme"]


def test_every_function_has_its_shape() -> None:
    """A reference is as wide as a pointer: without a shape the half of it would be lost."""
    loaded: list[str] = []

    class Library:
        def __init__(self, path: str) -> None:
            loaded.append(path)

        def __getattr__(self, name: str) -> SimpleNamespace:
            made = SimpleNamespace()
            setattr(self, name, made)
            return made

    library = core_foundation(Library)
    assert loaded == ["/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"]
    for name in vars(FakePreferences):
        if name.startswith("CF"):
            assert getattr(library, name).argtypes, name
    assert library.CFPreferencesCopyAppValue.restype is ctypes.c_void_p
