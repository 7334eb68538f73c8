# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each import contract is broken once on purpose, in a copy of the house, and has to turn red."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINT = Path(sys.executable).with_name("lint-imports")

BREACHES = [
    ("Imports point down", "domain/text.py", "import composer.services.wording"),
    ("Imports point down", "charter/engine.py", "import composer.library"),
    ("Imports point down", "cli/main.py", "import composer.ui.theme"),
    ("Qt stays in the window", "services/drafting.py", "import PySide6.QtCore"),
    ("Qt stays in the window", "app.py", "import PySide6.QtWidgets"),
    ("HTTP has one door", "networks/mastodon/reading.py", "import requests"),
    ("HTTP has one door", "system/clock.py", "import http.client"),
    ("Networks do not know each other", "networks/x/reading.py", "import composer.networks.mastodon"),
    ("The window asks services, not doors or engines", "ui/theme.py", "import composer.storage.work"),
    ("The window asks services, not doors or engines", "ui/theme.py", "import sqlite3"),
    ("The ground floor needs the standard library only", "domain/text.py", "import regex"),
]


@pytest.mark.parametrize(("contract", "file", "line"), BREACHES)
def test_a_breach_turns_its_contract_red(contract: str, file: str, line: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "composer", tmp_path / "composer", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    broken = tmp_path / "composer" / file
    broken.write_text(broken.read_text("utf-8") + f"\n{line}\n", "utf-8")
    run = subprocess.run(
        [LINT, "--no-cache"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1, run.stdout + run.stderr
    assert f"{contract} BROKEN" in run.stdout
