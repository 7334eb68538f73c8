# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts of the whole program, each in a process of its own."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from composer import bootstrap
from composer.bootstrap import Services
from composer.system.paths import AppPaths

CLOSER = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from composer.ui import application

make = application.make

def made(arguments):
    app = make(arguments)
    timer = QTimer(app)
    timer.timeout.connect(lambda: [read(top) for top in app.topLevelWidgets() if top.isVisible()])
    timer.start(20)
    return app

def read(top):
    if top.objectName() != "window" or top.current is not None or top.findChild(object, "first.next"):
        words = [top.text(), top.informativeText()] if hasattr(top, "informativeText") else []
        print(top.objectName() or type(top).__name__, *words, sep="\\n", flush=True)
        top.close()

application.make = made
"""
START = CLOSER + "from composer import app\nsys.exit(app.main(['ramage']))\n"


def start(home: Path, program: str = START, language: str = "en_GB.UTF-8") -> "subprocess.CompletedProcess[str]":
    """Opens the program, prints what its first window says, and closes it."""
    environment = {**os.environ, "RAMAGE_HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "LANG": language}
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        environment.pop(name, None)
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env=environment, timeout=60, check=False
    )


@pytest.fixture
def kept(home: Path) -> Path:
    """A home that was used before."""
    bootstrap.build(AppPaths.default()).close()
    return home / "ramage"


def test_the_window_opens_and_closes(home: Path) -> None:
    result = start(home / "ramage")
    assert (result.returncode, result.stdout.split()) == (0, ["window"]), result.stderr
    assert "Traceback" not in result.stderr


def test_engines_that_still_warm_up_do_not_hold_the_program(home: Path) -> None:
    slow = "from threading import Event\nfrom composer.services.reviewing import Reviewing\n"
    slow += "Reviewing.warm = lambda _: [print('warming', flush=True), Event().wait()]\n"
    result = start(home / "ramage", slow + START)
    assert (result.returncode, sorted(result.stdout.split())) == (0, ["warming", "window"]), result.stderr
    assert "Traceback" not in result.stderr
    services = bootstrap.build(AppPaths.default())
    assert services.preferences.place("size")
    services.close()


def test_work_of_a_newer_program_is_left_alone_and_said_so(kept: Path) -> None:
    work = AppPaths.default().work_db
    with closing(sqlite3.connect(work)) as database:
        database.execute("PRAGMA user_version = 99")
        database.commit()
    before = work.read_bytes()
    result = start(kept)
    assert result.returncode == 1
    assert result.stdout.startswith("trouble\nYour work comes from a newer Ramage\n")
    assert "99" in result.stdout
    assert work.read_bytes() == before


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("fr_FR.UTF-8", "Votre travail ne peut pas être enregistré"),
        ("de_DE.UTF-8", "Your work can’t be written"),
    ],
)
def test_a_home_that_cannot_be_written_is_told_in_a_window(home: Path, language: str, title: str) -> None:
    obstacle = home / "a-file-where-a-folder-should-be"
    obstacle.write_text("")
    result = start(obstacle, language=language)
    assert result.returncode == 1
    assert result.stdout.startswith(f"trouble\n{title}\n"), result.stdout + result.stderr
    assert "Traceback" not in result.stderr


def test_a_fault_before_the_window_is_shown_and_reported(home: Path) -> None:
    broken = "from composer import bootstrap\ndef build(_): raise ValueError('broken')\nbootstrap.build = build\n"
    result = start(home / "ramage", CLOSER + broken + "from composer import app\nsys.exit(app.main(['ramage']))\n")
    assert result.returncode == 1
    assert result.stdout.split() == ["crash"]
    assert "ValueError: broken" in (home / "ramage" / "logs" / "ramage.log").read_text("utf-8")


def test_nothing_slow_is_imported_before_the_first_paint(home: Path, services: Services) -> None:
    services.preferences.finish_first_start()
    heavy = "ahocorasick_rs click hunspell keyring language_tool_python markdown msgspec nh3 regex requests yaml"
    program = f"""
import os, sys
from composer.ui import main_window

class Window(main_window.MainWindow):
    def __init__(self, *given):
        super().__init__(*given)
        self.first_painted.connect(self.look)

    def look(self):
        print(*(name for name in {heavy!r}.split() if name in sys.modules), "painted", flush=True)
        os._exit(0)

from composer.ui import session
session.MainWindow = Window
from composer import app
app.main(["ramage"])
"""
    result = start(home / "ramage", program)
    assert result.stdout.split() == ["painted"], result.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
@pytest.mark.parametrize("display", ["", ":4242"])
@pytest.mark.parametrize(
    ("language", "said"),
    [("en_GB.UTF-8", "no window can be shown"), ("fr_FR.UTF-8", "aucune fenêtre ne peut s’afficher")],
)
def test_without_a_display_one_line_says_so_and_what_works_without(
    home: Path, display: str, language: str, said: str
) -> None:
    environment = {**os.environ, "RAMAGE_HOME": str(home), "LANG": language, "PYTHONIOENCODING": "utf-8"}
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        environment.pop(name, None)
    if display:
        environment["DISPLAY"] = display
    done = subprocess.run(
        [sys.executable, "-m", "composer"],
        capture_output=True,
        encoding="utf-8",
        env=environment,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"ramage: {said}")
    assert "ramage demo" in line
    assert "DISPLAY" in line
    assert display in line
