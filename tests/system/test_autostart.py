# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import configparser
import os
import plistlib
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.domain.errors import FolderReadOnly
from composer.system.autostart import NAME, Autostart, own_command
from composer.system.autostart import _desktop_entry as desktop_entry

parts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=20)


class KeptRegistry:
    """The person's branch, in memory."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], str] = {}
        self.writes = 0

    def read(self, key: str, name: str) -> str | None:
        return self.values.get((key, name))

    def write(self, key: str, name: str, value: str) -> None:
        self.writes += 1
        self.values[key, name] = value

    def remove(self, key: str, name: str) -> None:
        self.values.pop((key, name), None)


def exec_line(text: str) -> list[str]:
    """As a desktop reads it: the value's escapes first, then the quoting of Exec, then "%%"."""
    parser = configparser.RawConfigParser()
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # keys are case-sensitive there
    parser.read_string(text)
    value = parser["Desktop Entry"]["Exec"].replace("\\\\", "\\")
    words = [quoted or bare for quoted, bare in re.findall(r'"((?:\\.|[^"\\])*)"|(\S+)', value)]
    return [re.sub(r"\\(.)", r"\1", word).replace("%%", "%") for word in words]


def test_the_entry_of_a_linux_desktop_comes_and_goes(tmp_path: Path) -> None:
    entry = Autostart(tmp_path / "autostart", ["/opt/Mes outils/ramage"], "linux")
    entry.keep(wanted=False)
    assert not entry.file.exists()
    entry.keep(wanted=True)
    assert exec_line(entry.file.read_text("utf-8")) == ["/opt/Mes outils/ramage", "--background"]
    written = entry.file.stat().st_mtime_ns
    entry.keep(wanted=True)
    assert entry.file.stat().st_mtime_ns == written
    entry.keep(wanted=False)
    assert not entry.file.exists()


def test_a_program_that_moved_is_found_again(tmp_path: Path) -> None:
    Autostart(tmp_path, ["/old/ramage"], "linux").keep(wanted=True)
    moved = Autostart(tmp_path, ["/new/ramage"], "linux")
    moved.keep(wanted=True)
    assert "/old" not in moved.file.read_text("utf-8")


@given(st.lists(parts, min_size=1, max_size=3))
def test_any_path_is_read_back_as_it_was(command: list[str]) -> None:
    assert exec_line(desktop_entry(command)) == command


def test_the_agent_of_macos_is_a_property_list(tmp_path: Path) -> None:
    entry = Autostart(tmp_path, ["/Applications/Ramage.app/Contents/MacOS/ramage"], "darwin")
    entry.keep(wanted=True)
    told = plistlib.loads(entry.file.read_bytes())
    assert (told["Label"], told["RunAtLoad"]) == (NAME, True)
    assert told["ProgramArguments"] == ["/Applications/Ramage.app/Contents/MacOS/ramage", "--background"]
    entry.keep(wanted=False)
    assert list(tmp_path.iterdir()) == []


def test_windows_keeps_a_line_in_its_registry(tmp_path: Path) -> None:
    registry = KeptRegistry()
    entry = Autostart(tmp_path, ["C:\\Program Files\\Ramage\\ramage.exe"], "win32", registry)
    entry.keep(wanted=True)
    entry.keep(wanted=True)
    assert list(registry.values.values()) == ['"C:\\Program Files\\Ramage\\ramage.exe" --background']
    assert registry.writes == 1
    entry.keep(wanted=False)
    entry.keep(wanted=False)
    assert registry.values == {}


@pytest.mark.skipif(sys.platform != "win32", reason="the registry is there on Windows alone")
def test_the_real_registry_takes_and_gives_back(tmp_path: Path) -> None:
    from composer.system.windows_registry import OwnBranch

    branch, key = OwnBranch(), rf"Software\Ramage tests\{tmp_path.name}"
    assert branch.read(key, "x") is None
    branch.write(key, "x", "été")
    assert branch.read(key, "x") == "été"
    branch.remove(key, "x")
    branch.remove(key, "x")
    assert branch.read(key, "x") is None


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(FolderReadOnly):
        Autostart(tmp_path / "autostart", ["ramage"], "linux").keep(wanted=True)
    tmp_path.chmod(0o700)


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "autostart").write_text("no folder")
    with pytest.raises(FolderReadOnly):
        Autostart(tmp_path / "autostart", ["ramage"], "linux").keep(wanted=True)


def test_the_program_knows_how_it_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    assert own_command() == (sys.executable, "-m", "composer")
    monkeypatch.setenv("APPIMAGE", "/home/me/Ramage.AppImage")
    assert own_command() == ("/home/me/Ramage.AppImage",)
