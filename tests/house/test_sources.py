# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds for every file of the project."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LISTED = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
TRACKED = [ROOT / name for name in LISTED if (ROOT / name).is_file()]
SOURCES = [file for file in TRACKED if file.suffix == ".py"]


def test_there_are_sources() -> None:
    assert len(SOURCES) > 100


def test_every_source_starts_with_its_licence() -> None:
    header = "# SPDX-FileCopyrightText: 2026 The Ramage contributors\n# SPDX-License-Identifier: GPL-3.0-or-later\n"
    assert [file for file in SOURCES if not file.read_text("utf-8").startswith(header)] == []


@pytest.mark.parametrize("pattern", [r"except\s*:", r"except Exception:\s*\n\s*pass", r"\bverify\s*=\s*False"])
def test_nothing_is_hidden(pattern: str) -> None:
    mine = Path(__file__)
    assert [file for file in SOURCES if file != mine and re.search(pattern, file.read_text("utf-8"))] == []


def test_the_lock_pins_every_package_with_hashes_and_names_no_index() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    packages = re.split(r"\n(?=[a-z0-9])", lock)
    pinned = [package for package in packages if re.match(r"[a-z0-9_.\-]+==", package)]
    assert len(pinned) > 50
    assert all("--hash=sha256:" in package for package in pinned)
    assert "://" not in lock
