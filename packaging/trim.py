# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What of a frozen program is kept: the parts of Qt that widgets need, and no library that the system has.

An entry is what PyInstaller makes of a file: its place in the bundle, where it comes from, its kind.
"""

from typing import Final

Entry = tuple[str, str, str]

_QT_LIBRARIES: Final = (
    *("Core", "DBus", "Gui", "Network", "Svg", "Test", "WaylandClient", "Widgets", "XcbQpa"),
    *("WlShellIntegration", "XcbGlx"),
)
"""QtTest: the demo sends real events."""
_PLUGINS: Final = {
    "platforms": ("qxcb", "qwayland", "qoffscreen", "qwindows", "qcocoa"),
    "platforminputcontexts": ("composeplatforminputcontext", "ibusplatforminputcontext"),
    "platformthemes": ("qxdgdesktopportal",),
    "imageformats": ("qgif", "qico", "qjpeg", "qsvg", "qwebp"),
    "iconengines": ("qsvgicon",),
    "styles": ("qmodernwindowsstyle", "qmacstyle"),
    "networkinformation": ("qglib", "qnetworkmanager", "qnetworklistmanager", "qscnetworkreachability"),
    "wayland-shell-integration": ("xdg-shell", "qt-shell"),
    "wayland-decoration-client": ("adwaita", "bradient"),
}
"""Dead keys and the scripts of East Asia come with the input contexts: never without them."""
_TRANSLATIONS: Final = ("qtbase_fr.qm", "qtbase_en.qm")
_OF_THE_SYSTEM: Final = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")
_ALWAYS_OURS: Final = ("libpython",)
_FOR_OTHERS: Final = ("certifi/",)
"""Certificates are the system's."""


def is_kept(entry: Entry, *, self_contained: bool) -> bool:
    """False for what the program runs without. ``self_contained`` keeps libraries that the system may lack."""
    name, source = entry[0].replace("\\", "/"), entry[1].replace("\\", "/")
    if name.startswith(_FOR_OTHERS):
        return False
    if "/" not in name and source.startswith(_OF_THE_SYSTEM) and not name.startswith(_ALWAYS_OURS):
        return self_contained and not _is_gtk(name)
    if "PySide6/" not in name and "libQt6" not in name and "Qt6" not in name.rpartition("/")[2]:
        return True
    return _of_qt_is_kept(name)


def _of_qt_is_kept(name: str) -> bool:
    folders, _, file = name.rpartition("/")
    if "/translations" in folders:
        return file in _TRANSLATIONS
    if "/plugins/" in f"{folders}/":
        kind = folders.rpartition("/")[2]
        return any(plugin in file for plugin in _PLUGINS.get(kind, ()))
    if "/qml" in folders or file == "opengl32sw.dll":
        return False
    plain = file.removeprefix("lib").removeprefix("Qt6").removeprefix("Qt")
    part = plain.partition(".")[0]
    is_part = file.startswith(("libQt6", "Qt6")) or (folders.endswith("PySide6") and file.startswith("Qt"))
    return not is_part or part in _QT_LIBRARIES


def _is_gtk(name: str) -> bool:
    """Of a platform theme that is left out: the portal gives dark mode and file dialogs."""
    parts = ("gtk-", "gdk", "atk", "atspi", "pango", "cairo", "epoxy", "thai", "datrie")
    return name.startswith(tuple(f"lib{part}" for part in parts))
