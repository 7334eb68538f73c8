# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The front door itself."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def dev(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """``dev.py`` with its environment in an empty folder."""
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "VENV", tmp_path)
    monkeypatch.setattr(module, "STAMP", tmp_path / "ready.json")
    monkeypatch.setattr(module, "PYTHON", Path(sys.executable))
    return module


def test_help_names_every_verb() -> None:
    run = subprocess.run([sys.executable, "dev.py", "--help"], cwd=ROOT, capture_output=True, text=True, check=True)
    for verb in ("run", "test", "check", "shots", "bench", "build"):
        assert f"\n  {verb} " in run.stdout


def test_an_interrupted_set_up_is_not_taken_for_a_finished_one(dev: ModuleType) -> None:
    assert not dev.is_ready()
    dev.STAMP.write_text('{"finger', "utf-8")
    assert not dev.is_ready()
    dev.STAMP.write_text(f'{{"fingerprint": "{dev.fingerprint()}"}}', "utf-8")
    assert dev.is_ready()


def test_changed_pins_ask_for_a_new_set_up(dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dev.STAMP.write_text(f'{{"fingerprint": "{dev.fingerprint()}"}}', "utf-8")
    changed = tmp_path / "requirements.lock"
    changed.write_text("other==1.0", "utf-8")
    monkeypatch.setattr(dev, "LOCK", changed)
    assert not dev.is_ready()


def test_without_apt_the_exact_command_is_said(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(dev.Stop, match="sudo apt-get install -y --no-install-recommends libegl1"):
        dev.install_system_packages(["libegl1"], "Qt")


@pytest.mark.parametrize(("display", "there"), [("", False), (":4711", False), ("far.example:0", True)])
def test_a_display_that_is_not_there_is_not_believed(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, display: str, there: bool
) -> None:
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", display)
    if sys.platform.startswith("linux"):
        assert dev.has_display() is there


@pytest.mark.parametrize(("folder", "package"), [("languagetool", "maven"), ("servers", "nodejs")])
def test_without_what_servers_need_a_person_goes_on_and_ci_does_not(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: str, package: str
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("CI", raising=False)
    dev.provide_servers(folder)
    assert f"Tests in tests/{folder} will be skipped" in capsys.readouterr().out
    monkeypatch.setenv("CI", "true")
    with pytest.raises(dev.Stop, match=package):
        dev.provide_servers(folder)
