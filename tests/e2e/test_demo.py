# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``ramage demo`` as anybody runs it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parents[2]


def demo(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    return subprocess.run(
        [sys.executable, "-m", "composer", "demo", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


def colours(picture: Path) -> int:
    """How many different colours a coarse grid over the picture meets."""
    image = QImage(str(picture))
    assert (image.width(), image.height()) != (0, 0), picture
    return len({image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)})


@pytest.mark.parametrize(("language", "theme"), [("fr", "light"), ("en", "dark")])
def test_the_demo_plays_to_its_end_and_leaves_pictures(language: str, theme: str, tmp_path: Path) -> None:
    run = demo("--screenshots", str(tmp_path), "--lang", language, "--theme", theme)
    assert run.returncode == 0, run.stderr
    assert "14/14" in run.stderr
    pictures = sorted(tmp_path.glob("*.png"))
    assert len(pictures) >= 14
    assert [picture.name for picture in pictures if colours(picture) < 12] == []


def test_a_demo_that_cannot_write_its_pictures_fails_loudly(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be", "utf-8")
    run = demo("--screenshots", str(tmp_path / "taken"))
    assert run.returncode == 1
    assert "FAILED" in run.stderr
