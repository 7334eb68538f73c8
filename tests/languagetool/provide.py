# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts a LanguageTool server under ``build/languagetool``, laid out as language-tool-python expects it.

Maven brings it from where it is set up to, Maven Central by default; once for each version of ``pom.xml``.
Standard library only: ``dev.py`` calls it before there is an environment.
"""

import hashlib
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
POM = HERE / "pom.xml"
BUILD = HERE.parents[1] / "build" / "languagetool"
VERSION = "6.8"
PATIENCE_S = 600


class Lacking(Exception):
    """Why there is no LanguageTool here, and what to do."""


def place() -> Path:
    """The folder for this ``pom.xml``; there or not."""
    digest = hashlib.sha256(POM.read_bytes()).hexdigest()
    return BUILD / digest[:16]


def provide() -> Path:
    """The folder that holds ``LanguageTool-6.8``. Raises Lacking."""
    wanted = place()
    if not shutil.which("java"):
        raise Lacking("there is no Java: install a JRE, version 17 or newer")
    if wanted.exists():
        return wanted
    maven = shutil.which("mvn")
    if maven is None:
        raise Lacking("there is no Maven to bring LanguageTool: install maven")
    BUILD.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILD) as beside:
        home = Path(beside) / "made" / f"LanguageTool-{VERSION}"
        home.mkdir(parents=True)
        bring(maven, home / "libs")
        write_server_jar(home)
        for old in BUILD.iterdir():
            if old.is_dir() and old != Path(beside):
                shutil.rmtree(old, ignore_errors=True)
        home.parent.rename(wanted)
    return wanted


def bring(maven: str, target: Path) -> None:
    """Every jar, through Maven's own cache. Raises Lacking."""
    command = [maven, "--batch-mode", "--quiet", "--file", str(POM), "dependency:copy-dependencies"]
    try:
        done = subprocess.run(
            [*command, f"-DoutputDirectory={target}"], capture_output=True, text=True, timeout=PATIENCE_S, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise Lacking(f"Maven did not bring it within {PATIENCE_S} s") from error
    if done.returncode:
        said = next((line for line in done.stdout.splitlines() if "ERROR" in line), done.stderr.strip())
        raise Lacking(f"Maven did not bring it: {said[:300]}")


def write_server_jar(home: Path) -> None:
    """The jar that a release has: here it only names the others."""
    jars = " ".join(f"libs/{jar.name}" for jar in sorted((home / "libs").glob("*.jar")))
    lines = ["Manifest-Version: 1.0", f"Class-Path: {jars}"]
    with zipfile.ZipFile(home / "languagetool-server.jar", "w") as archive:
        archive.writestr("META-INF/MANIFEST.MF", "\r\n".join(map(folded, lines)) + "\r\n\r\n")


def folded(line: str) -> str:
    """A line of a manifest has 72 bytes at most; the next one starts with a space."""
    first, rest = line[:70], line[70:]
    return "\r\n ".join([first, *(rest[start : start + 69] for start in range(0, len(rest), 69))])


if __name__ == "__main__":
    try:
        provide()
    except Lacking as lacking:
        sys.stderr.write(f"LanguageTool will not be tested: {lacking}\n")
        sys.exit(1)
