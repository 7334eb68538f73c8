# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing leaves this computer beside the one door, and what leaves through it is in the ledger."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def lived(folder: Path, *more: str) -> dict[str, list[Any]]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.e2e.watched_journey", str(folder), *more],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, list[Any]] = json.loads(done.stdout)
    return told


def test_no_socket_opens_beside_the_door(tmp_path: Path) -> None:
    told = lived(tmp_path)
    assert told["beside"] == []
    assert len(told["through"]) >= 6
    assert {"how to sign in", "sign-in", "who signed in", "post", "sign-out"} <= set(told["ledger"])


def test_one_that_goes_astray_is_seen(tmp_path: Path) -> None:
    told = lived(tmp_path, "astray")
    assert any("socket.connect" in each for each in told["beside"])


def test_what_places_are_told_is_in_the_ledger(tmp_path: Path) -> None:
    """Their sockets are not Python's: the server they reach and the ledger must tell the same."""
    team: Any = lived(tmp_path)["team"]
    assert team["trouble"] == ""
    assert team["hosts"] == ["127.0.0.1"]
    assert team["noted"] == team["counted"] > 0
    assert team["asked"] >= team["noted"]
    assert team["bytes"] >= team["content"] > 0
