# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The front door for people who have just cloned the project: ``python3 dev.py run`` and ``python3 dev.py test``.

Every verb first sets up what is missing: a virtual environment in ``.venv`` with pinned packages, the system libraries
Qt needs, and compiled translations. It may be interrupted and run again at any point. Standard library only.
"""

import argparse
import ctypes
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

Command = list[str | Path]

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "ready.json"
TRANSLATIONS = ROOT / "resources" / "i18n"
PICTURES = ROOT / "build" / "demo"
SHOTS = ROOT / "build" / "shots"

QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
TEST_PROGRAMS = {
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "dbus-run-session": "dbus",
    "gnome-keyring-daemon": "gnome-keyring",
}
SERVER_PROGRAMS = {
    "languagetool": {"java": "default-jre-headless", "mvn": "maven"},
    "servers": {"node": "nodejs", "npm": "npm", "g++": "g++", "make": "make", "chromium": "chromium"},
}
BUILD_PROGRAMS = {
    "icupkg": "icu-devtools",
    "gcc": "gcc",
    "strip": "binutils",
    "dpkg-shlibdeps": "dpkg-dev",
}
FONTS = {
    Path("/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf"): "fonts-noto-color-emoji",
    Path("/usr/share/fonts/opentype/inter"): "fonts-inter",
}


class Stop(Exception):
    """Something only the person can mend; the text says what to do."""


def say(text: str) -> None:
    """Print a line at once, also into a pipe."""
    print(text, flush=True)


def call(command: Sequence[str | Path], env: Mapping[str, str] | None = None) -> int:
    """Run a command from the project's folder and give its exit code back."""
    return subprocess.run([str(part) for part in command], cwd=ROOT, env=env, check=False).returncode


def need(command: Sequence[str | Path], trouble: str, env: Mapping[str, str] | None = None) -> None:
    """Run a command that must succeed."""
    if call(command, env) != 0:
        raise Stop(trouble)


# --- set-up -----------------------------------------------------------------------------------------------------------


def fingerprint() -> str:
    """Changes when the pinned packages, the project's metadata or the interpreter change."""
    digest = hashlib.sha256(f"{sys.version_info[:2]} {ROOT}".encode())
    digest.update(LOCK.read_bytes())
    digest.update((ROOT / "pyproject.toml").read_bytes())
    return digest.hexdigest()


def is_ready() -> bool:
    """True when a former run finished for exactly these packages."""
    try:
        return PYTHON.exists() and json.loads(STAMP.read_text("utf-8")).get("fingerprint") == fingerprint()
    except (OSError, ValueError):
        return False


def make_environment() -> None:
    """Create ``.venv`` and install the pinned packages, checked against their hashes."""
    if is_ready():
        return
    started = time.monotonic()
    STAMP.unlink(missing_ok=True)
    if not PYTHON.exists() or call([PYTHON, "-m", "pip", "--version"]) != 0:
        say(f"[1/3] Making a virtual environment in {VENV.name}")
        create_venv()
    else:
        say(f"[1/3] Using the virtual environment in {VENV.name}")
    count = sum(1 for line in LOCK.read_text("utf-8").splitlines() if "==" in line)
    say(f"[2/3] Installing up to {count} pinned packages (about 350 MB the first time; one to three minutes)")
    pip: Command = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    trouble = "The packages could not be installed. Check the network or proxy settings of pip, then run this again."
    need([*pip, "--require-hashes", "-r", LOCK], trouble)
    say("[3/3] Installing Ramage itself, editable")
    need([*pip, "--quiet", "--no-deps", "--no-build-isolation", "--editable", ROOT], trouble)
    STAMP.write_text(json.dumps({"fingerprint": fingerprint()}), "utf-8")
    say(f"      done in {time.monotonic() - started:.0f} s")


def create_venv() -> None:
    """Create the virtual environment; Debian and Ubuntu keep pip's starter in a package of its own."""
    if importlib.util.find_spec("ensurepip") is None:
        install_system_packages(["python3-venv"], "Python's venv module")
    shutil.rmtree(VENV, ignore_errors=True)
    need([sys.executable, "-m", "venv", VENV], "The virtual environment could not be created; see the lines above.")


def missing_libraries() -> list[str]:
    """Debian names of the system libraries that Qt needs and this machine lacks."""
    if not sys.platform.startswith("linux"):
        return []
    missing = []
    for library, package in QT_LIBRARIES.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    if shutil.which("apt-get"):
        missing += [package for place, package in FONTS.items() if not place.exists()]
    return missing


def install_system_packages(packages: Sequence[str], purpose: str) -> None:
    """Install Debian packages as root or through sudo; elsewhere say the exact command."""
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    prefix = [] if root else ["sudo"]
    if not shutil.which("apt-get") or not (root or shutil.which("sudo")):
        names = " ".join(packages)
        raise Stop(
            f"{purpose} needs these Debian packages (or their like on your system): {names}\n"
            f"    sudo apt-get install -y --no-install-recommends {names}\n"
            "    Fedora: sudo dnf install -y mesa-libGL mesa-libEGL libxkbcommon-x11 fontconfig dbus-libs \\\n"
            "            xcb-util-cursor xcb-util-wm xcb-util-keysyms xorg-x11-server-Xvfb xdotool gnome-keyring"
        )
    say(f"Installing system packages for {purpose}: {' '.join(packages)}")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    trouble = f"They could not be installed. Please run: sudo {' '.join(command)}"
    if call([*prefix, "apt-get", "update", "-qq"], env) != 0:
        say("The package list could not be refreshed; trying with the one at hand")
    need([*prefix, *command], trouble, env)


def provide_qt_libraries() -> None:
    """Make sure that Qt can start."""
    if packages := missing_libraries():
        install_system_packages(packages, "Qt")


def provide_test_programs() -> None:
    """Make sure that the tests find a virtual display and a real keyring."""
    if not sys.platform.startswith("linux"):
        return
    missing = [package for program, package in TEST_PROGRAMS.items() if not shutil.which(program)]
    if missing:
        install_system_packages(missing, "the tests")


def provide_servers(folder: str) -> None:
    """Bring the real servers of a folder of tests; without them some tests are skipped, but never where CI is."""
    programs = SERVER_PROGRAMS[folder]
    missing = [package for program, package in programs.items() if not shutil.which(program)]
    strict = os.environ.get("CI", "").lower() not in ("", "0", "false")
    if missing:
        try:
            install_system_packages(missing, f"the servers of tests/{folder}")
        except Stop as stop:
            if strict:
                raise
            say(f"Tests in tests/{folder} will be skipped.\n{stop}")
            return
    if call([sys.executable, ROOT / "tests" / folder / "provide.py"]) != 0 and strict:
        raise Stop(f"The tests in tests/{folder} need their servers; see the line above.")


def compile_translations() -> None:
    """Compile the translation sources that are newer than their compiled form."""
    for source in sorted(TRANSLATIONS.glob("*.ts")):
        compiled = source.with_suffix(".qm")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            need(
                [SCRIPTS / "pyside6-lrelease", "-silent", source, "-qm", compiled],
                f"{source.name} could not be compiled; see the lines above.",
            )


def set_up() -> None:
    """All that every verb needs."""
    make_environment()
    provide_qt_libraries()
    compile_translations()


# --- verbs ------------------------------------------------------------------------------------------------------------


def has_display() -> bool:
    """True where a window can be shown."""
    if not sys.platform.startswith("linux"):
        return True
    if os.environ.get("WAYLAND_DISPLAY"):
        return True
    display = os.environ.get("DISPLAY", "")
    if display.startswith(":"):
        number = display[1:].split(".")[0]
        return Path(f"/tmp/.X11-unix/X{number}").exists()  # noqa: S108 - where X servers listen
    return bool(display)


def offscreen() -> dict[str, str]:
    """The environment for Qt without a display."""
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def run(arguments: Sequence[str]) -> int:
    """Open the app; without a display, play the demo and keep its pictures."""
    ramage = SCRIPTS / ("ramage.exe" if os.name == "nt" else "ramage")
    if has_display() or arguments:
        return call([ramage, *arguments])
    say("There is no display here, so the demo plays offscreen instead of opening the window.")
    code = call([ramage, "demo", "--screenshots", PICTURES], offscreen())
    say(f"Its pictures are in {PICTURES}" if code == 0 else "The demo did not get to its end; the lines above say why.")
    return code


def test(arguments: Sequence[str]) -> int:
    """Run the tests; all of them are shared out over the processors, a file at a time."""
    provide_test_programs()
    places = [argument for argument in arguments if not argument.startswith("-")]
    for folder in SERVER_PROGRAMS:
        if not places or any(folder in place for place in places):
            provide_servers(folder)
    together = [] if arguments else ["-n", "logical", "--dist", "loadfile", "--no-loadscope-reorder"]
    return call([PYTHON, "-m", "pytest", *together, *arguments], offscreen())


def plurals_only(kept: Path) -> list[str]:
    """The texts in the sources are English; only their plural forms need a file."""
    return ["-pluralonly"] if kept.stem.endswith("_en") else []


def translations_are_complete() -> bool:
    """True when every text of the window is in the translation files, and none lacks its French."""
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "composer" / "ui").rglob("*.py"))
    complete = True
    for kept in sorted(TRANSLATIONS.glob("*.ts")):
        fresh = ROOT / "build" / kept.name
        fresh.parent.mkdir(exist_ok=True)
        shutil.copy(kept, fresh)
        lupdate: Command = [
            SCRIPTS / "pyside6-lupdate",
            "-silent",
            "-no-obsolete",
            "-locations",
            "none",
            *plurals_only(kept),
            *sources,
            "-ts",
            fresh,
        ]
        if call(lupdate) != 0 or fresh.read_text("utf-8") != kept.read_text("utf-8"):
            say(f"{kept.name} is not in step with the sources: run 'python3 dev.py translate'")
            complete = False
        if 'type="unfinished"' in kept.read_text("utf-8"):
            say(f"{kept.name} has texts without a translation")
            complete = False
    return complete


def translate(_: Sequence[str]) -> int:
    """Bring the translation sources in step with the texts of the window."""
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "composer" / "ui").rglob("*.py"))
    for kept in sorted(TRANSLATIONS.glob("*.ts")):
        lupdate: Command = [
            SCRIPTS / "pyside6-lupdate",
            "-no-obsolete",
            "-locations",
            "none",
            *plurals_only(kept),
            *sources,
            "-ts",
            kept,
        ]
        need(lupdate, "The texts could not be gathered; see the lines above.")
    return 0


def check(_: Sequence[str]) -> int:
    """Check format, lint, types, import contracts, translations and the sample library."""
    steps: list[tuple[str, Callable[[], bool]]] = [
        ("format", lambda: call([SCRIPTS / "ruff", "format", "--check", "."]) == 0),
        ("lint", lambda: call([SCRIPTS / "ruff", "check", "."]) == 0),
        ("types", lambda: call([SCRIPTS / "mypy"]) == 0),
        ("import contracts", lambda: call([SCRIPTS / "lint-imports"]) == 0),
        ("translations", translations_are_complete),
        ("sample library", lambda: call([SCRIPTS / "ramage", "library", "check", "resources/library"]) == 0),
    ]
    failed = []
    for name, step in steps:
        say(f"--- {name}")
        if not step():
            failed.append(name)
    say(f"check: {', '.join(failed)} failed" if failed else "check: all good")
    return 1 if failed else 0


def shots(arguments: Sequence[str]) -> int:
    """Photograph every screen in light and dark, French and English, large and small."""
    code = call([SCRIPTS / "ramage", "demo", "--gallery", SHOTS, *arguments], offscreen())
    say(f"The pictures are in {SHOTS}")
    return code


def bench(arguments: Sequence[str]) -> int:
    """Measure speed and memory on this machine."""
    return call([SCRIPTS / "ramage", "bench", *arguments])


def freezer() -> Path:
    """The Python that is frozen: the system's own, since others carry paths of the computer they were built on."""
    system = Path("/usr/bin/python3")
    if not sys.platform.startswith("linux") or Path(sys.base_prefix) == Path("/usr") or not system.exists():
        return PYTHON
    home = ROOT / "build" / "freezer"
    python, stamp = home / "bin" / "python", home / "ready.json"
    if stamp.exists() and json.loads(stamp.read_text("utf-8")) == fingerprint():
        return python
    say("Making an environment of the system's Python, which is the one to be frozen")
    shutil.rmtree(home, ignore_errors=True)
    if call([system, "-m", "venv", home]) != 0:
        install_system_packages(["python3-venv"], "the system's Python")
        need([system, "-m", "venv", home], "The environment could not be created; see the lines above.")
    pip: Command = [python, "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--quiet"]
    need([*pip, "--require-hashes", "-r", LOCK], "The packages could not be installed; see the lines above.")
    stamp.write_text(json.dumps(fingerprint()), "utf-8")
    return python


def build(arguments: Sequence[str]) -> int:
    """Freeze the app into ``dist/ramage``, let the result prove itself, and on Debian make a package of it."""
    if sys.platform.startswith("linux"):
        missing = [package for program, package in BUILD_PROGRAMS.items() if not shutil.which(program)]
        if missing:
            install_system_packages(missing, "the build")
    return call([freezer(), ROOT / "packaging" / "build.py", *arguments])


VERBS: dict[str, Callable[[Sequence[str]], int]] = {
    "run": run,
    "test": test,
    "check": check,
    "translate": translate,
    "shots": shots,
    "bench": bench,
    "build": build,
}


def main() -> int:
    """Set up, then do what the verb says."""
    if sys.version_info < (3, 11):  # noqa: UP036 - an older one may well start this file
        say(f"Ramage needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
        return 2
    described = "\n".join(f"  {name:10} {(verb.__doc__ or '').splitlines()[0]}" for name, verb in VERBS.items())
    parser = argparse.ArgumentParser(
        description="Set up, run and test Ramage.",
        epilog=f"verbs:\n{described}\n\nwhat follows the verb is passed on",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("verb", choices=tuple(VERBS), metavar="verb")
    parser.add_argument("arguments", nargs=argparse.REMAINDER, metavar="…")
    options = parser.parse_args()
    try:
        set_up()
        return VERBS[options.verb](options.arguments)
    except Stop as stop:
        say(str(stop))
        return 2
    except KeyboardInterrupt:
        say("\nStopped. Run the same command again to go on.")
        return 130


if __name__ == "__main__":
    sys.exit(main())
