# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Real servers, each started once. Without Node their tests are skipped, loudly; never where CI is set."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.servers.provide import HERE, Lacking, provide


@dataclass(frozen=True)
class RealServer:
    """Where it is reached, without slash at the end."""

    url: str
    pid: int
    directory: str = ""
    """Of identities, beside a Bluesky server."""


@pytest.fixture(scope="session")
def packages() -> Path:
    """The folder the servers' packages are in, brought by npm when they are not there yet."""
    try:
        return provide()
    except Lacking as lacking:
        words = f"NO REAL SERVER WAS TRIED: {lacking}"
        if os.environ.get("CI", "").lower() not in ("", "0", "false"):
            pytest.fail(words, pytrace=False)
        pytest.skip(words)


def free_ports(count: int) -> list[int]:
    """Ports nobody listens on just now."""
    sockets = [socket.socket() for _ in range(count)]
    for each in sockets:
        each.bind(("127.0.0.1", 0))
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


@contextmanager
def running(packages: Path, script: str, *arguments: object, **environment: str) -> Iterator[int]:
    """The process of that script's server, from its READY to the end of the block."""
    for source in HERE.glob("*.mjs"):  # a script finds its packages beside itself
        shutil.copy(source, packages)
    process = subprocess.Popen(
        ["node", "--no-warnings", str(packages / script), *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "LOG_ENABLED": "false", **environment},
    )
    assert process.stdout is not None
    said = []
    try:
        for line in process.stdout:
            said.append(line)
            if line == "READY\n":
                break
        assert said[-1:] == ["READY\n"], f"{script} did not start: {''.join(said)}"
        yield process.pid
    finally:
        process.terminate()
        process.communicate(timeout=30)


@pytest.fixture(scope="session")
def oidc(packages: Path) -> Iterator[RealServer]:
    """A strict OpenID provider; its clients are ``desk`` and, for DPoP, ``bound``."""
    (port,) = free_ports(1)
    with running(packages, "oidc.mjs", port) as pid:
        yield RealServer(f"http://127.0.0.1:{port}", pid)


@pytest.fixture(scope="session")
def pds(packages: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    """A Bluesky data server without accounts, reached by the name it knows itself by."""
    port, directory = free_ports(2)
    with running(packages, "pds.mjs", port, directory, tmp_path_factory.mktemp("pds")) as pid:
        yield RealServer(f"http://localhost:{port}", pid, f"http://localhost:{directory}")
