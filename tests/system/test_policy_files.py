# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
from pathlib import Path

import pytest

from composer.domain.policy import Level, PolicyRead, PolicyUnread, PolicyUntrusted, Scope, policy_name
from composer.domain.settings import SETTINGS
from composer.system import policy_files
from composer.system.policy_files import LARGEST, read_folder


def write(folder: Path, level: str, name: str, content: object, mode: int = 0o644) -> Path:
    path = folder / level / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    path.chmod(mode)
    return path


def found(read: PolicyRead) -> list[tuple[str, object, Level]]:
    return [(given.name, given.value, given.level) for given in read.given]


def test_no_folder_is_no_policy(tmp_path: Path) -> None:
    assert read_folder(tmp_path / "policies") == PolicyRead()


def test_files_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    later = write(tmp_path, "managed", "20.json", {"InterfaceTheme": "light"})
    write(tmp_path, "managed", "10.json", {"InterfaceTheme": "dark", "AccountsNetworks": ["x"]})
    write(tmp_path, "recommended", "00.json", {"InterfaceTextSize": 120})
    write(tmp_path, "managed", "30.txt", "no policy")
    read = read_folder(tmp_path)
    assert found(read) == [
        ("InterfaceTheme", "dark", Level.MANDATORY),
        ("AccountsNetworks", ["x"], Level.MANDATORY),
        ("InterfaceTheme", "light", Level.MANDATORY),
        ("InterfaceTextSize", 120, Level.RECOMMENDED),
    ]
    assert {given.scope for given in read.given} == {Scope.MACHINE}
    assert read.given[2].source == str(later)
    assert read.problems == ()


def test_a_key_that_is_twice_in_one_file_is_given_twice(tmp_path: Path) -> None:
    write(tmp_path, "managed", "a.json", '{"InterfaceTheme": "dark", "InterfaceTheme": "light"}')
    assert [value for _, value, _ in found(read_folder(tmp_path))] == ["dark", "light"]


@pytest.mark.parametrize(
    "content", ["{", "[]", '"text"', "", "[" * 100_000, '{"a": 1}' + " " * LARGEST], ids=lambda text: text[:8]
)
def test_a_managed_file_that_can_not_be_read_is_told_and_counted_as_unread(tmp_path: Path, content: str) -> None:
    path = write(tmp_path, "managed", "a.json", content)
    write(tmp_path, "managed", "b.json", {"InterfaceTheme": "dark"})
    read = read_folder(tmp_path)
    (problem,) = read.problems
    assert isinstance(problem, PolicyUnread)
    assert problem.values["file"] == str(path)
    assert read.unread == (str(path),)
    assert found(read) == [("InterfaceTheme", "dark", Level.MANDATORY)]


def test_a_recommendation_that_can_not_be_read_shuts_nothing(tmp_path: Path) -> None:
    write(tmp_path, "recommended", "a.json", b"\xff".decode("latin-1").encode("utf-16").decode("latin-1"))
    read = read_folder(tmp_path)
    assert len(read.problems) == 1
    assert read.unread == ()


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "managed").mkdir()
    os.mkfifo(tmp_path / "managed" / "a.json")
    read = read_folder(tmp_path)
    assert [problem.values["reason"] for problem in read.problems] == ["not a file"]


@pytest.mark.parametrize("mode", [0o664, 0o646, 0o666])
def test_a_file_others_may_write_says_nothing_at_all(tmp_path: Path, mode: int) -> None:
    path = write(tmp_path, "managed", "a.json", {"InterfaceTheme": "dark"}, mode)
    read = read_folder(tmp_path)
    (problem,) = read.problems
    assert isinstance(problem, PolicyUntrusted)
    assert problem.values["file"] == str(path)
    assert (read.given, read.unread) == ((), ())


def test_in_the_folder_of_the_system_only_an_administrators_files_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither one's own file nor anybody else's: owners as the system tells them."""
    path = write(tmp_path, "managed", "a.json", {"InterfaceTheme": "dark"})
    monkeypatch.setattr(policy_files, "system_policy", lambda: tmp_path)
    owner = os.fstat

    def owned_by(number: int) -> None:
        def fstat(descriptor: int) -> os.stat_result:
            found = list(owner(descriptor))
            found[4] = number
            return os.stat_result(found)

        monkeypatch.setattr(os, "fstat", fstat)

    owned_by(1000)
    read = read_folder(tmp_path)
    assert [type(problem) for problem in read.problems] == [PolicyUntrusted]
    assert read.problems[0].values["file"] == str(path)
    owned_by(0)
    assert found(read_folder(tmp_path)) == [("InterfaceTheme", "dark", Level.MANDATORY)]


def test_every_setting_has_a_policy_name_of_its_own() -> None:
    names = {policy_name(setting.key) for setting in SETTINGS}
    assert len(names) == len(SETTINGS)
    assert {"InterfaceTextSize", "LibraryUrl", "LibraryTrustRoot"} <= names
