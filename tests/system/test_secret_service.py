# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real thing: GNOME Keyring on a message bus of its own, spoken to by a child process."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

ROOT = Path(__file__).resolve().parents[2]
UNLOCKED = "printf 'test-pass\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null"
LOCKED = "gnome-keyring-daemon --start --components=secrets >/dev/null"

pytestmark = pytest.mark.secret_service


@pytest.fixture(autouse=True)
def _installed() -> None:
    missing = [name for name in ("gnome-keyring-daemon", "dbus-run-session") if shutil.which(name) is None]
    if missing and os.environ.get("CI") == "true":
        pytest.fail(f"not installed: {missing}; apt-get install -y --no-install-recommends gnome-keyring dbus")
    if missing:
        pytest.skip(f"NO REAL KEYRING WAS TRIED, not installed: {missing}")


def in_session(home: Path, before: str, script: str) -> str:
    """Runs Python on a fresh bus, after the shell line ``before``; gives what it printed."""
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700, exist_ok=True)
    environment = {
        **{name: value for name, value in os.environ.items() if name not in ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY")},
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_RUNTIME_DIR": str(runtime),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
    }
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", f'{before}; exec "$0" -c "$1"', sys.executable, dedent(script)],
        capture_output=True,
        text=True,
        env=environment,
        cwd=ROOT,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_secrets_are_kept_in_the_keyring_and_locked_with_it(home: Path) -> None:
    kept = in_session(
        home,
        UNLOCKED,
        """
        from composer.system.keyring import SystemSecrets
        secrets = SystemSecrets()
        long = "é🐦x" * 1000
        secrets.write("a", "short")
        secrets.write("b", long)
        secrets.write("b", long[::-1])
        secrets.write("gone", long)
        secrets.erase("gone")
        again = SystemSecrets()
        print(again.backend, again.read("a"), again.read("b") == long[::-1], again.read("gone"))
        """,
    )
    assert kept == "keyring.backends.SecretService.Keyring short True None"

    script = """
        from composer.domain.errors import SecretStoreError
        from composer.system.keyring import SystemSecrets
        try:
            print(SystemSecrets().read("a"))
        except SecretStoreError as error:
            print(error.code)
        """
    assert in_session(home, UNLOCKED, script) == "short"
    assert in_session(home, LOCKED, script) == "secret-store-locked"


def test_several_threads_may_ask_at_once(home: Path) -> None:
    out = in_session(
        home,
        UNLOCKED,
        """
        from concurrent.futures import ThreadPoolExecutor
        from composer.system.keyring import SystemSecrets
        secrets = SystemSecrets()
        def turn(name):
            for number in range(3):
                secrets.write(name, name * 500 + str(number))
            return secrets.read(name) == name * 500 + "2"
        with ThreadPoolExecutor(4) as pool:
            print(all(pool.map(turn, ["a1", "b2", "c3", "d4"])))
        """,
    )
    assert out == "True"
