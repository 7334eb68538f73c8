# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from composer.domain.policy import Given, Level, PolicyRead, PolicyUnread, Scope
from composer.services.policies import judged
from composer.system.policy_registry import KEY, read_registry
from tests.fakes.registry import FakeRegistry

HKLM, HKCU = FakeRegistry.HKEY_LOCAL_MACHINE, FakeRegistry.HKEY_CURRENT_USER
DWORD, SZ, MULTI, BINARY = (
    FakeRegistry.REG_DWORD,
    FakeRegistry.REG_SZ,
    FakeRegistry.REG_MULTI_SZ,
    FakeRegistry.REG_BINARY,
)


@pytest.fixture
def registry() -> FakeRegistry:
    return FakeRegistry()


def test_no_key_is_no_policy(registry: FakeRegistry) -> None:
    assert read_registry(registry) == PolicyRead()
    registry.make(HKLM, KEY)
    assert read_registry(registry) == PolicyRead()


def test_the_machine_comes_before_the_user_and_each_says_where(registry: FakeRegistry) -> None:
    recommended = rf"{KEY}\Recommended"
    registry.put(HKCU, recommended, "InterfaceTheme", "dark", SZ)
    registry.put(HKCU, KEY, "InterfaceTheme", "light", SZ)
    registry.put(HKLM, recommended, "InterfaceTextSize", 120, DWORD)
    registry.put(HKLM, KEY, "InterfaceTextSize", 110, DWORD)
    assert read_registry(registry).given == (
        Given("InterfaceTextSize", 110, Level.MANDATORY, Scope.MACHINE, rf"HKLM\{KEY}"),
        Given("InterfaceTextSize", 120, Level.RECOMMENDED, Scope.MACHINE, rf"HKLM\{recommended}"),
        Given("InterfaceTheme", "light", Level.MANDATORY, Scope.USER, rf"HKCU\{KEY}"),
        Given("InterfaceTheme", "dark", Level.RECOMMENDED, Scope.USER, rf"HKCU\{recommended}"),
    )
    assert registry.all_closed


def test_each_kind_of_value(registry: FakeRegistry) -> None:
    root = '{"signed": {\n  "_type": "root"}}'
    registry.put(HKLM, KEY, "LanguageSpelling", 0, DWORD)
    registry.put(HKLM, KEY, "PublishingBackground", 1, DWORD)
    registry.put(HKLM, KEY, "LibraryRefreshMinutes", 1, DWORD)
    registry.put(HKLM, KEY, "LibraryUrl", "https://library.nordalia.example", SZ)
    registry.put(HKLM, KEY, "LibraryTrustRoot", root.split("\n"), MULTI)
    registry.put(HKLM, KEY, "TimeSlotDays", ["mon", "tue"], MULTI)
    for number, network in (("10", "x"), ("2", "mastodon"), ("1", "bluesky")):
        registry.put(HKLM, rf"{KEY}\AccountsNetworks", number, network, SZ)
    assert {given.name: given.value for given in read_registry(registry).given} == {
        "LanguageSpelling": False,
        "PublishingBackground": True,
        "LibraryRefreshMinutes": 1,
        "LibraryUrl": "https://library.nordalia.example",
        "LibraryTrustRoot": root,
        "TimeSlotDays": ["mon", "tue"],
        "AccountsNetworks": ["bluesky", "mastodon", "x"],
    }


def test_an_empty_multi_text_is_nothing(registry: FakeRegistry) -> None:
    """Python gives None for one without bytes."""
    registry.put(HKLM, KEY, "LibraryTrustRoot", None, MULTI)
    assert [given.value for given in read_registry(registry).given] == [""]


@pytest.mark.parametrize(
    ("name", "value", "kind"),
    [
        ("LanguageSpelling", "no", SZ),
        ("LanguageSpelling", 2, DWORD),
        ("InterfaceTextSize", "120", SZ),
        ("InterfaceTheme", 1, DWORD),
        ("LibraryUrl", b"https://library.nordalia.example", BINARY),
        ("interfacetheme", "dark", SZ),
    ],
)
def test_another_kind_of_value_or_name_is_refused(registry: FakeRegistry, name: str, value: object, kind: int) -> None:
    registry.put(HKLM, KEY, name, value, kind)
    policy = judged(read_registry(registry))
    assert len(policy.problems) == 1
    assert not any(decided.given is not None and not decided.closed for decided in policy.mandatory.values())


def test_the_same_name_as_value_and_as_list_is_told(registry: FakeRegistry) -> None:
    registry.put(HKLM, KEY, "AccountsNetworks", ["x"], MULTI)
    registry.put(HKLM, rf"{KEY}\AccountsNetworks", "1", "bluesky", SZ)
    policy = judged(read_registry(registry))
    assert [problem.code for problem in policy.problems] == ["policy-twice"]
    assert policy.mandatory["accounts.networks"].value == ("bluesky",)


def test_a_key_that_may_not_be_read_is_told(registry: FakeRegistry) -> None:
    registry.make(HKLM, KEY).closed_to_us = True
    registry.put(HKCU, KEY, "InterfaceTheme", "dark", SZ)
    read = read_registry(registry)
    (problem,) = read.problems
    assert isinstance(problem, PolicyUnread)
    assert problem.values["reason"] == "Access is denied"
    assert read.unread == (rf"HKLM\{KEY}",)
    assert [given.name for given in read.given] == ["InterfaceTheme"]
