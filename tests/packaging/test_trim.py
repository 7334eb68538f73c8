# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What of a frozen program is shipped."""

import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
for folder in ("packaging", "packaging/linux"):
    sys.path.insert(0, str(ROOT / folder))

import deb  # noqa: E402 - found by the lines above
import icu  # noqa: E402
from trim import is_kept  # noqa: E402

QT = "/venv/lib/python3.11/site-packages/PySide6/Qt"
LINUX = ROOT / "packaging" / "linux"


@pytest.mark.parametrize(
    ("name", "source", "kept", "kept_alone"),
    [
        ("libssl.so.3", "/usr/lib/x86_64-linux-gnu/libssl.so.3", False, True),
        ("libgtk-3.so.0", "/usr/lib/x86_64-linux-gnu/libgtk-3.so.0", False, False),
        ("libpython3.11.so.1.0", "/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0", True, True),
        ("python3.11/lib-dynload/_ssl.so", "/usr/lib/python3.11/lib-dynload/_ssl.so", True, True),
        ("PySide6/Qt/lib/libQt6Widgets.so.6", f"{QT}/lib/libQt6Widgets.so.6", True, True),
        ("libQt6Qml.so.6", f"{QT}/lib/libQt6Qml.so.6", False, False),
        ("PySide6/QtQuick.abi3.so", "/venv/PySide6/QtQuick.abi3.so", False, False),
        ("PySide6/Qt6Pdf.dll", "C:\\venv\\PySide6\\Qt6Pdf.dll", False, False),
        ("PySide6\\opengl32sw.dll", "C:\\venv\\PySide6\\opengl32sw.dll", False, False),
        ("PySide6/Qt/lib/libicudata.so.73", f"{QT}/lib/libicudata.so.73", True, True),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", f"{QT}/plugins/platforms/libqxcb.so", True, True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", f"{QT}/plugins/platforms/libqvnc.so", False, False),
        ("PySide6/plugins/platforms/qwindows.dll", "C:/venv/PySide6/plugins/platforms/qwindows.dll", True, True),
        (
            "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
            f"{QT}/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
            *(True, True),
        ),
        ("PySide6/Qt/translations/qtbase_fr.qm", f"{QT}/translations/qtbase_fr.qm", True, True),
        ("PySide6/Qt/translations/qtbase_de.qm", f"{QT}/translations/qtbase_de.qm", False, False),
        ("certifi/cacert.pem", "/venv/certifi/cacert.pem", False, False),
        ("resources/icons/bird.svg", str(ROOT / "resources/icons/bird.svg"), True, True),
    ],
)
def test_what_is_kept(name: str, source: str, kept: bool, kept_alone: bool) -> None:
    assert is_kept((name, source, "BINARY"), self_contained=False) is kept
    assert is_kept((name, source, "BINARY"), self_contained=True) is kept_alone


@pytest.mark.parametrize(
    ("item", "kept"),
    [
        *(("fr.res", True), ("en_GB.res", True), ("de.res", False), ("zh_Hant_TW.res", False), ("root.res", True)),
        *(("coll/ucadata.icu", True), ("coll/fr.res", True), ("coll/ja.res", False), ("curr/pool.res", True)),
        *(
            ("nfkc.nrm", True),
            ("brkitr/word.brk", True),
            ("brkitr/thaidict.dict", True),
            ("ibm-37_P100-1995.cnv", False),
        ),
        *(
            ("likelySubtags.res", True),
            ("zoneinfo64.res", True),
            ("cns-11643-1992.cnv", False),
            ("stringprep.spp", False),
        ),
    ],
)
def test_what_is_kept_of_icu(item: str, kept: bool) -> None:
    assert icu.is_kept(item) is kept


def test_the_desktop_finds_the_program() -> None:
    entry = (LINUX / f"{deb.ID}.desktop").read_text("utf-8")
    assert "\nExec=ramage %u\n" in entry
    assert "\nMimeType=x-scheme-handler/ramage;\n" in entry
    told = ET.parse(LINUX / f"{deb.ID}.metainfo.xml").getroot()  # noqa: S314 - our own file
    assert told.findtext("id") == deb.ID
    assert told.findtext("launchable") == f"{deb.ID}.desktop"
    assert told.findtext("project_license") == "GPL-3.0-or-later"
    ET.parse(LINUX / f"{deb.ID}.svg")  # noqa: S314 - our own file
    if validator := shutil.which("desktop-file-validate"):
        subprocess.run([validator, str(LINUX / f"{deb.ID}.desktop")], check=True)


def test_the_package_has_the_version_of_the_program() -> None:
    from composer import __version__

    assert deb.version() == __version__
