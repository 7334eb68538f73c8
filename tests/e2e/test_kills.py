# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A few of the thousand kills of ``python -m tests.kills``, so that the script is known to work."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="each life is a fork")
def test_a_few_kills_lose_nothing_and_repeat_nothing() -> None:
    command = [sys.executable, "-m", "tests.kills", "--kills", "6", "--network", "x", "--network", "bluesky"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stdout.splitlines()[-1].startswith("all: 6 kills")
    assert result.stdout.count("pressed") == 2
