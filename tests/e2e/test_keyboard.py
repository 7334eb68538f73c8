# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job without a mouse, in a real window and offscreen."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.display import virtual_display

ROOT = Path(__file__).resolve().parents[2]


def journey(way: str, environment: dict[str, str]) -> str:
    run = subprocess.run(
        [sys.executable, "-m", "tests.e2e.keyboard_journey", way],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


def test_from_first_start_to_publication_offscreen() -> None:
    assert "platform=offscreen mouse=0 posts=1" in journey(
        "qt", {"QT_QPA_PLATFORM": "offscreen", "LANG": "fr_FR.UTF-8"}
    )


@pytest.mark.display
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X servers are for Linux")
def test_from_first_start_to_publication_in_a_real_window() -> None:
    with virtual_display() as display:
        out = journey("x11", {"QT_QPA_PLATFORM": "xcb", "LANG": "en_US.UTF-8", "DISPLAY": display})
    assert "platform=xcb mouse=0 posts=1" in out
