# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The frozen program as a Debian package; what it depends on is what its libraries ask for.

Byte for byte the same for the same frozen program and the same time.
"""

import gzip
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
ROOT: Final = HERE.parents[1]
ID: Final = "org.ramage.Ramage"
_VERSION: Final = re.compile(r'__version__[^=]*= "(.+)"')
_MORE: Final = ("fontconfig", "fonts-dejavu-core | fonts-freefont-ttf | fonts-noto-core")
"""Asked for by no library, and no window without them."""
_RECOMMENDED: Final = "gnome-keyring | kwalletmanager, fonts-noto-color-emoji, fonts-inter, xdg-utils"
_NOT_SEARCHED: Final = ("/plugins/wayland-", "libqxdgdesktopportal", "libqglib")
"""Plugins that are simply not loaded where their library is missing."""
_CONTROL: Final = """\
Package: ramage
Version: {version}
Architecture: {architecture}
Maintainer: The Ramage contributors <maintainers@ramage.invalid>
Installed-Size: {size}
Depends: {depends}
Recommends: {recommends}
Section: net
Priority: optional
Description: say what your company shares in your own words
 Ramage brings the approved posts of a company, helps each employee say them
 in their own words under the company's charter, and publishes them to the
 employee's own accounts. Tokens stay in the keyring of the computer.
 .
 Settings can be managed by files in /etc/ramage/policies.
"""
_POSTRM: Final = """\
#!/bin/sh
set -e
# Files of the organisation are never deleted; folders go when they are empty.
if [ "$1" = purge ]; then
    for folder in managed recommended; do
        rmdir --ignore-fail-on-non-empty "/etc/ramage/policies/$folder" 2>/dev/null || true
    done
    rmdir --ignore-fail-on-non-empty /etc/ramage/policies /etc/ramage 2>/dev/null || true
fi
exit 0
"""
_CHANGES: Final = """\
ramage ({version}) unstable; urgency=medium

  * What is new is in CHANGELOG.md.gz.

 -- The Ramage contributors <maintainers@ramage.invalid>  {when}
"""
_POLICIES: Final = ("managed", "recommended")


def version() -> str:
    """Of the program."""
    found = _VERSION.search((ROOT / "composer" / "__init__.py").read_text("utf-8"))
    if found is None:
        raise ValueError("composer/__init__.py names no version")
    return found[1]


def build(frozen: Path, to: Path, epoch: int) -> Path:
    """The package. Raises CalledProcessError, OSError, ValueError."""
    tree = ROOT / "build" / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    _lay(frozen, tree, datetime.fromtimestamp(epoch, UTC))
    architecture = _ran("dpkg", "--print-architecture").strip()
    _control(tree, architecture)
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
        os.utime(path, (epoch, epoch), follow_symlinks=False)
    package = to / f"ramage_{version()}_{architecture}.deb"
    env = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch)}
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z9", "--threads-max=1", "--build", str(tree), str(package)]
    subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL)
    return package


def _lay(frozen: Path, tree: Path, day: datetime) -> None:
    home, share = tree / "usr" / "lib" / "ramage", tree / "usr" / "share"
    shutil.copytree(frozen, home, symlinks=True)
    for library in home.rglob("*.so*"):
        if not library.is_symlink():
            library.chmod(0o644)
    (home / "install-source").write_text("deb\n", "ascii")
    binary = tree / "usr" / "bin" / "ramage"
    binary.parent.mkdir(parents=True)
    binary.symlink_to("../lib/ramage/ramage")
    told = {"@VERSION@": version(), "@DATE@": day.strftime("%Y-%m-%d")}
    _copied(HERE / f"{ID}.desktop", share / "applications", told)
    _copied(HERE / f"{ID}.metainfo.xml", share / "metainfo", told)
    _copied(HERE / f"{ID}.svg", share / "icons" / "hicolor" / "scalable" / "apps", told)
    _packed(_filled(HERE / "ramage.1", told), share / "man" / "man1" / "ramage.1.gz")
    papers = share / "doc" / "ramage"
    _packed((ROOT / "CHANGELOG.md").read_text("utf-8"), papers / "CHANGELOG.md.gz")
    _packed(_CHANGES.format(version=version(), when=format_datetime(day)), papers / "changelog.gz")
    (papers / "copyright").write_text(_copyright(), "utf-8")
    overrides = share / "lintian" / "overrides" / "ramage"
    overrides.parent.mkdir(parents=True)
    shutil.copyfile(HERE / "lintian-overrides", overrides)
    for kind in _POLICIES:
        (tree / "etc" / "ramage" / "policies" / kind).mkdir(parents=True)


def _control(tree: Path, architecture: str) -> None:
    papers = tree / "DEBIAN"
    papers.mkdir()
    size = sum(path.stat().st_size for path in tree.rglob("*") if path.is_file() and not path.is_symlink())
    filled = _CONTROL.format(
        version=version(),
        architecture=architecture,
        size=size // 1024,
        depends=", ".join((*_needed(tree), *_MORE)),
        recommends=_RECOMMENDED,
    )
    (papers / "control").write_text(filled, "utf-8")
    (papers / "postrm").write_text(_POSTRM, "utf-8")
    (papers / "postrm").chmod(0o755)


def _needed(tree: Path) -> list[str]:
    """The packages whose libraries the program's own ask for, as ``dpkg-shlibdeps`` knows them."""
    workshop = ROOT / "build" / "shlibdeps"
    shutil.rmtree(workshop, ignore_errors=True)
    (workshop / "debian").mkdir(parents=True)
    (workshop / "debian" / "control").write_text("Source: ramage\n\nPackage: ramage\nArchitecture: any\n", "ascii")
    binaries = list(_binaries(tree))
    private = sorted({str(path.parent) for path in binaries})
    command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", *(f"-l{folder}" for folder in private)]
    told = subprocess.run(
        [*command, *map(str, binaries)], cwd=workshop, check=True, capture_output=True, text=True
    ).stdout
    depends = told.partition("shlibs:Depends=")[2].strip()
    if not depends:
        raise ValueError("dpkg-shlibdeps names no library")
    return depends.split(", ")


def _binaries(tree: Path) -> Iterator[Path]:
    for path in sorted(tree.rglob("*")):
        if path.is_file() and not path.is_symlink() and not any(part in str(path) for part in _NOT_SEARCHED):
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    yield path


def _copyright() -> str:
    licence = "\n".join(
        f" {line}" if line.strip() else " ." for line in (ROOT / "LICENSE").read_text("utf-8").splitlines()[:20]
    )
    return (
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        "Upstream-Name: Ramage\n\n"
        "Files: *\nCopyright: 2026 The Ramage contributors\nLicense: GPL-3+\n"
        " On Debian systems the whole text is in /usr/share/common-licenses/GPL-3.\n .\n"
        f"{licence}\n"
    )


def _filled(source: Path, told: dict[str, str]) -> str:
    text = source.read_text("utf-8")
    for mark, value in told.items():
        text = text.replace(mark, value)
    return text


def _copied(source: Path, folder: Path, told: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / source.name).write_text(_filled(source, told), "utf-8")


def _packed(text: str, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def _ran(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    print(build(Path(sys.argv[1]).resolve(), ROOT / "dist", int(sys.argv[2])))
