# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Freezes Ramage into ``dist/ramage``, trims it, and lets the result prove itself. Run by ``dev.py build``.

The same sources give the same bytes: the time is that of the last commit, and nothing depends on where the checkout is.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parent))
import icu

ROOT: Final = Path(__file__).resolve().parents[1]
FROZEN: Final = ROOT / "dist" / "ramage"
PROGRAM: Final = FROZEN / ("ramage.exe" if os.name == "nt" else "ramage")
WORKSHOP: Final = ROOT / "build" / "frozen"
MOST_BYTES: Final = 180_000_000
_RUNPATH: Final = re.compile(r"\((?:RPATH|RUNPATH)\).*\[(.*)\]")


class Unfit(Exception):
    """The result is not what may be shipped."""


def epoch() -> str:
    """When the last commit was made, in seconds since 1970."""
    asked = ["git", "log", "-1", "--format=%ct"]
    told = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
    return told or "0"


def freeze() -> None:
    """Everything below ``dist/ramage``."""
    env = {**os.environ, "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": epoch()}
    spec = ROOT / "packaging" / "ramage.spec"
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level=ERROR", str(spec)]
    subprocess.run(command, cwd=ROOT, env=env, check=True)
    for library in FROZEN.rglob("libicudata.so.*"):
        if not library.is_symlink():
            icu.shrink(library, WORKSHOP)
    for path in FROZEN.rglob("*"):
        os.utime(path, (int(epoch()), int(epoch())), follow_symlinks=False)


def files() -> Iterator[Path]:
    """Of the result, no links."""
    return (path for path in sorted(FROZEN.rglob("*")) if path.is_file() and not path.is_symlink())


def foreign_paths() -> Iterator[str]:
    """Libraries that would look for others outside the bundle, where anybody may have put them."""
    if sys.platform != "linux":
        return
    for path in files():
        with path.open("rb") as file:
            if file.read(4) != b"\x7fELF":
                continue
        told = subprocess.run(["readelf", "-d", str(path)], capture_output=True, text=True, check=True).stdout
        for found in _RUNPATH.finditer(told):
            if not all(part.startswith("$ORIGIN") for part in found[1].split(":")):
                yield f"{path.relative_to(FROZEN)}: {found[1]}"


def check() -> int:
    """Its size in bytes. Raises Unfit."""
    size = sum(path.stat().st_size for path in files())
    if foreign := list(foreign_paths()):
        raise Unfit("these look for libraries outside the bundle:\n" + "\n".join(foreign))
    if sys.platform == "linux" and size > MOST_BYTES:
        raise Unfit(f"it is {size / 1e6:.0f} MB large; {MOST_BYTES / 1e6:.0f} are allowed")
    return size


def prove() -> None:
    """It starts, is whole, and plays its main job."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    told = subprocess.run([str(PROGRAM), "--self-test"], env=env, capture_output=True, text=True, check=False)
    if told.returncode:
        parts = json.loads(told.stdout)["parts"] if told.stdout.startswith("{") else {"start": {"error": told.stderr}}
        raise Unfit("\n".join(f"{name}: {found['error']}" for name, found in parts.items() if "error" in found))
    pictures = str(ROOT / "build" / "frozen-demo")
    if subprocess.run([str(PROGRAM), "demo", "--screenshots", pictures], env=env, check=False).returncode:
        raise Unfit("the demo did not get to its end")


def main(arguments: Sequence[str]) -> int:
    """With ``--bare`` nothing is packaged."""
    shutil.rmtree(WORKSHOP, ignore_errors=True)
    try:
        freeze()
        size = check()
        prove()
    except (Unfit, ValueError, subprocess.CalledProcessError, OSError) as error:
        print(f"The build is not fit to be shipped: {error}", file=sys.stderr)
        return 1
    print(f"{FROZEN}: {size / 1e6:.0f} MB in {sum(1 for _ in files())} files")
    if sys.platform == "linux" and shutil.which("dpkg-deb") and "--bare" not in arguments:
        sys.path.insert(0, str(ROOT / "packaging" / "linux"))
        import deb

        package = deb.build(FROZEN, ROOT / "dist", int(epoch()))
        print(f"{package}: {package.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
