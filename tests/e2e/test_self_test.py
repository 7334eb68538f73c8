# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every package is tested by."""

import ast
import json
import subprocess
import sys
from pathlib import Path

from composer import self_test

ROOT = Path(__file__).resolve().parents[2]
AT_START = {"PySide6", "shiboken6"}
ONLY_FILES = {"publicsuffixlist"}


def imported() -> set[str]:
    """The packages of others that any of our modules imports, wherever in it."""
    found: set[str] = set()
    for path in (ROOT / "composer").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {name.name.partition(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                found.add(node.module.partition(".")[0])
    return found - sys.stdlib_module_names - {"composer"}


def self_tested(home: Path, before: str = "") -> subprocess.CompletedProcess[str]:
    """A process of its own that runs ``before`` first, where nothing but the program can be found."""
    code = f"import sys; sys.argv[1:] = ['--self-test']\n{before}\nfrom composer.__main__ import main; sys.exit(main())"
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={"PATH": "/nowhere", "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
        timeout=300,
        check=False,
    )


def test_a_checkout_is_whole_and_says_so(tmp_path: Path) -> None:
    done = self_tested(tmp_path)
    report = json.loads(done.stdout)
    assert done.returncode == 0, done.stdout
    assert report["ok"]
    assert report["parts"]["library"]["found"]["posts"] > 10
    assert list(tmp_path.iterdir()) == []


def test_every_package_is_asked_for() -> None:
    assert {name.partition(".")[0] for name in self_test.LOADED_LATE} | AT_START == imported() | ONLY_FILES


def test_a_package_without_some_of_its_parts_is_not_whole(tmp_path: Path) -> None:
    done = self_tested(tmp_path, "for name in ('nh3', 'opendal', 'PIL'): sys.modules[name] = None")
    report = json.loads(done.stdout)
    assert done.returncode == 1
    assert not report["ok"]
    assert {name for name, found in report["parts"].items() if "error" in found} == {
        *("packages", "pages", "pictures", "places"),
    }
    assert all(name in report["parts"]["packages"]["error"] for name in ("nh3", "opendal", "PIL"))
