# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts the servers of ``package-lock.json`` under ``build/servers``, once for each version of that file.

Standard library only: ``dev.py`` calls it before there is an environment.
"""

import hashlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
BUILD = HERE.parents[1] / "build" / "servers"
LISTS = ("package.json", "package-lock.json")
OLDEST_NODE = 20
PATIENCE_S = 600


class Lacking(Exception):
    """Why there are no servers here, and what to do."""


def place() -> Path:
    """The folder for these packages and this Node; there or not. Raises Lacking."""
    digest = hashlib.sha256(node_version().encode())
    for name in LISTS:
        digest.update((HERE / name).read_bytes())
    return BUILD / digest.hexdigest()[:16]


def node_version() -> str:
    """Such as ``v20.20.2``. Raises Lacking when there is none, or one too old."""
    node = shutil.which("node")
    if node is None:
        raise Lacking(f"there is no Node: install Node {OLDEST_NODE} or newer")
    said = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=60, check=False).stdout.strip()
    major = said.removeprefix("v").split(".")[0]
    if not major.isdecimal() or int(major) < OLDEST_NODE:
        raise Lacking(f"Node is {said or 'broken'}: install Node {OLDEST_NODE} or newer")
    return said


def provide() -> Path:
    """The folder that holds ``node_modules``. Raises Lacking."""
    wanted = place()
    if wanted.exists():
        return wanted
    npm = shutil.which("npm")
    if npm is None:
        raise Lacking("there is no npm to bring them: install npm")
    BUILD.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILD) as beside:
        made = Path(beside) / "made"
        made.mkdir()
        for name in LISTS:
            shutil.copy(HERE / name, made)
        bring(npm, made)
        for old in BUILD.iterdir():
            if old.is_dir() and old != Path(beside):
                shutil.rmtree(old, ignore_errors=True)
        made.rename(wanted)
    return wanted


def bring(npm: str, folder: Path) -> None:
    """Every package of the lock file, checked against its hash. Raises Lacking."""
    command = [npm, "ci", "--no-audit", "--no-fund", "--loglevel=error", *headers()]
    try:
        done = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, timeout=PATIENCE_S, check=False, errors="replace"
        )
    except subprocess.TimeoutExpired as error:
        raise Lacking(f"npm did not bring them within {PATIENCE_S} s") from error
    if done.returncode:
        said = next((line for line in done.stderr.splitlines() if "ERR" in line or "error" in line), done.stderr)
        raise Lacking(f"npm did not bring them: {said.strip()[:300]}")


def headers() -> list[str]:
    """Where Node's own headers are, if they came with it: what is compiled need not fetch them from elsewhere."""
    node = shutil.which("node")
    prefix = Path(node).resolve().parents[1] if node else Path("/")
    return [f"--nodedir={prefix}"] if (prefix / "include" / "node" / "node.h").exists() else []


if __name__ == "__main__":
    try:
        provide()
    except Lacking as lacking:
        sys.stderr.write(f"No real servers will be tried: {lacking}\n")
        sys.exit(1)
