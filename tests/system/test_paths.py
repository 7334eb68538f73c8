# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import sys
from datetime import datetime
from pathlib import Path

import pytest

from composer.system import resources
from composer.system.clock import SystemClock
from composer.system.paths import AppPaths, system_policy


def test_one_folder_can_hold_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAMAGE_HOME", str(tmp_path))
    paths = AppPaths.default()
    files = (paths.work_db, paths.library_db, paths.practice_db, paths.settings_file, paths.log_file, paths.policy)
    assert all(file.is_relative_to(tmp_path) for file in files)
    assert not list(tmp_path.iterdir())


def test_an_installed_program_does_not_let_the_environment_choose_the_policy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAMAGE_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert AppPaths.default().policy == system_policy()


def test_the_folders_of_the_system_are_used_otherwise(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RAMAGE_HOME")
    paths = AppPaths.default()
    assert paths.work_db.is_relative_to(home)
    assert paths.policy == system_policy()


def test_two_homes_have_two_instances(tmp_path: Path) -> None:
    names = {AppPaths.below(tmp_path / name).server_name for name in ("a", "b")}
    assert len(names) == 2
    assert all(len(name) < 60 for name in names)


def test_resources_lie_beside_the_package_or_in_the_bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (resources.root() / "library").is_dir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources.root() == tmp_path / "resources"


def test_the_clock_tells_the_zone() -> None:
    now = SystemClock().now()
    assert now.tzinfo is not None
    assert abs((datetime.now(now.tzinfo) - now).total_seconds()) < 60
