# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the terminal to a real Bluesky server and back, with the tokens in a real keyring, each command a process."""

import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from composer.domain.web import Request
from composer.system.clock import SystemClock
from composer.system.http import Http, log_egress
from composer.system.paths import AppPaths
from tests.servers.conftest import RealServer
from tests.services.app import CLEAN
from tests.system.test_secret_service import ROOT, UNLOCKED

pytestmark = pytest.mark.secret_service
PASSWORD = "a long main password"
Session = Callable[..., str]


@pytest.fixture
def session(home: Path) -> Session:
    """A shell line on a message bus with an open keyring; the same keyring in every session of a test."""
    if any(shutil.which(name) is None for name in ("gnome-keyring-daemon", "dbus-run-session")):
        words = "NO REAL KEYRING WAS TRIED: install gnome-keyring and dbus"
        pytest.fail(words) if os.environ.get("CI") == "true" else pytest.skip(words)
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700)
    hidden = ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    environment |= {"XDG_RUNTIME_DIR": str(runtime), "LANG": "en_GB.UTF-8", "LANGUAGE": "", "LC_ALL": ""}
    ramage = f"{shlex.quote(sys.executable)} -m composer"

    def run(line: str, stdin: str = "", code: int = 0) -> str:
        done = subprocess.run(
            ["dbus-run-session", "--", "sh", "-c", f"{UNLOCKED}; {line.replace('ramage', ramage)}"],
            input=stdin,
            capture_output=True,
            text=True,
            env=environment,
            cwd=ROOT,
            timeout=120,
        )
        assert done.returncode == code, (done.stdout, done.stderr)
        return done.stdout

    return run


@pytest.fixture
def handle(pds: RealServer) -> str:
    """Somebody with an account on the server."""
    http = Http(SystemClock(), log_egress)
    told = {"email": "cleo@nordalia.example", "handle": "cleo.test", "password": PASSWORD}
    url = f"{pds.url}/xrpc/com.atproto.server.createAccount"
    http.send(Request("POST", url, "test", json=told)).checked()
    http.close()
    return "cleo.test"


def documents(said: str) -> list[dict[str, Any]]:
    """Several JSON documents, one after the other."""
    decoder, found = json.JSONDecoder(), []
    while said.strip():
        document, end = decoder.raw_decode(said.lstrip())
        found.append(document)
        said = said.lstrip()[end:]
    return found


def test_add_post_remove(session: Session, pds: RealServer, handle: str, tmp_path: Path) -> None:
    (added,) = documents(
        session(f"ramage accounts add bluesky --server {pds.url} --handle {handle} --format json", f"{PASSWORD}\n")
    )
    assert (added["handle"], added["standing"], added["says"]) == (f"@{handle}", "ready", "Connected")
    post = tmp_path / "post.txt"
    post.write_text(CLEAN, "utf-8")
    listed, posted = documents(
        session(f"ramage accounts list --format json && ramage post {post} --to {added['id']} --yes --format json")
    )
    assert [each["id"] for each in listed["accounts"]] == ["practice", added["id"]]
    (job,) = posted["jobs"]
    assert (job["state"], job["network"]) == ("sent", "bluesky")
    (removed,) = documents(session(f"ramage accounts remove {added['id']} --format json"))
    assert removed == {"removed": [{"id": added["id"], "revoked": True, "erased": True}]}
    assert "ramage" not in session("grep -c Ramage $XDG_DATA_HOME/keyrings/*.keyring || true").lower()
    kept = [each for each in AppPaths.default().data.rglob("*") if each.is_file()]
    assert kept
    assert not [each for each in kept if PASSWORD.encode() in each.read_bytes()]


def test_without_a_keyring_nothing_is_left(pds: RealServer, home: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "DBUS_SESSION_BUS_ADDRESS"}
    http = Http(SystemClock(), log_egress)
    told = {"email": "dora@nordalia.example", "handle": "dora.test", "password": PASSWORD}
    http.send(Request("POST", f"{pds.url}/xrpc/com.atproto.server.createAccount", "test", json=told)).checked()
    http.close()
    done = subprocess.run(
        [sys.executable, "-m", "composer", "accounts", "add", "bluesky", "--server", pds.url, "--handle", "dora.test"],
        input=f"{PASSWORD}\n",
        capture_output=True,
        text=True,
        env={**environment, "XDG_RUNTIME_DIR": str(home), "LANG": "en_GB.UTF-8", "LANGUAGE": "", "LC_ALL": ""},
        cwd=ROOT,
        timeout=120,
    )
    assert done.returncode == 2
    assert "can’t be kept" in done.stderr
    assert done.stdout == ""
