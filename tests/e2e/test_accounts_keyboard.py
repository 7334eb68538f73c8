# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sign-in, publication and sign-out without a mouse, in a real window and offscreen."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.accounts_journey import WORDS
from tests.e2e.display import virtual_display

ROOT = Path(__file__).resolve().parents[2]


def journey(environment: dict[str, str]) -> dict[str, Any]:
    run = subprocess.run(
        [sys.executable, "-m", "tests.e2e.accounts_journey"],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    said: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return said


def all_went_well(said: dict[str, Any]) -> bool:
    assert (said["mastodon"], said["bluesky"]) == ([WORDS], [WORDS])
    assert (said["revoked"], said["ended"], said["kept"]) == (1, 1, 0)
    return bool(said["mouse"] == 0)


def test_connected_published_and_let_go_offscreen() -> None:
    assert all_went_well(journey({"QT_QPA_PLATFORM": "offscreen"}))


@pytest.mark.display
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X servers are for Linux")
def test_connected_published_and_let_go_in_a_real_window() -> None:
    with virtual_display() as display:
        said = journey({"QT_QPA_PLATFORM": "xcb", "DISPLAY": display})
    assert said["platform"] == "xcb"
    assert all_went_well(said)
