# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Choosing a file to open or to write, without holding up the window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

SUFFIX = "ramage"


def ask_open(parent: QWidget, title: str, kind: str, chosen: Callable[[str], object]) -> None:
    """``kind`` names the files in the dialog; ``chosen`` gets the path."""
    dialog = _dialog(parent, title, kind, chosen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.open()


def ask_save(
    parent: QWidget, title: str, kind: str, name: str, chosen: Callable[[str], object], suffix: str = SUFFIX
) -> None:
    """Asks before a file of that name is replaced."""
    dialog = _dialog(parent, title, kind, chosen, suffix)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(f"{name}.{suffix}")
    dialog.open()


def dropped_file(data: QMimeData) -> str:
    """Path of the one file of ours that is dragged, empty otherwise."""
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and is_ours(paths[0]) else ""


def is_ours(path: str) -> bool:
    """By its name; what is inside is judged when it is read."""
    return Path(path).suffix.lower() == f".{SUFFIX}"


def _dialog(
    parent: QWidget, title: str, kind: str, chosen: Callable[[str], object], suffix: str = SUFFIX
) -> QFileDialog:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, title, folder, f"{kind} (*.{suffix})")
    dialog.setObjectName("file-choice")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(chosen)
    return dialog
