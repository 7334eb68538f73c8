# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starting with the person's session, without a window: one entry of their own, written where their system looks."""

import os
import plistlib
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Protocol

from composer.domain.errors import FolderReadOnly
from composer.system.files import write_whole

NAME: Final = "org.ramage.Ramage"
BACKGROUND: Final = "--background"
_RUN: Final = r"Software\Microsoft\Windows\CurrentVersion\Run"
_PLAIN: Final = re.compile(r"[\w/.+=:,@%-]+", re.ASCII)
"""What needs no quotation marks in any desktop's eyes."""


class Registry(Protocol):
    """The person's own branch of the Windows registry, as much of it as is needed."""

    def read(self, key: str, name: str) -> str | None:
        """None when there is no such value."""
        ...

    def write(self, key: str, name: str, value: str) -> None:
        """Raises OSError."""
        ...

    def remove(self, key: str, name: str) -> None:
        """One that is not there is no error. Raises OSError."""
        ...


class Autostart:
    """``keep`` makes the entry be there, or not be there; it is never left half written."""

    def __init__(
        self,
        folder: Path,
        command: Sequence[str] | None = None,
        platform: str = sys.platform,
        registry: Registry | None = None,
    ) -> None:
        """``folder`` is where the system looks for such files; Windows looks in its registry."""
        self._folder = folder
        self._command = (*(own_command() if command is None else command), BACKGROUND)
        self._platform = platform
        self._registry = registry

    def keep(self, wanted: bool) -> None:
        """Nothing is touched when it is so already. Raises FolderReadOnly."""
        try:
            if self._platform == "win32":
                self._keep_value(wanted)
            else:
                self._keep_file(wanted)
        except OSError as error:
            raise FolderReadOnly(path=self._folder) from error

    @property
    def file(self) -> Path:
        """The entry, where it is a file."""
        return self._folder / (f"{NAME}.plist" if self._platform == "darwin" else f"{NAME}.desktop")

    def _keep_file(self, wanted: bool) -> None:
        if not wanted:
            self.file.unlink(missing_ok=True)
            return
        text = _launch_agent(self._command) if self._platform == "darwin" else _desktop_entry(self._command)
        if not self.file.exists() or self.file.read_text("utf-8") != text:
            write_whole(self.file, text)

    def _keep_value(self, wanted: bool) -> None:
        registry = self._registry or _windows_registry()
        if not wanted:
            registry.remove(_RUN, NAME)
            return
        line = " ".join(_quoted_for_windows(part) for part in self._command)
        if registry.read(_RUN, NAME) != line:
            registry.write(_RUN, NAME, line)


def own_command() -> tuple[str, ...]:
    """How this very program is started: the installed one, an AppImage, or a Python that runs the sources."""
    if image := os.environ.get("APPIMAGE"):
        return (image,)
    return (sys.executable,) if getattr(sys, "frozen", False) else (sys.executable, "-m", "composer")


def _desktop_entry(command: Sequence[str]) -> str:
    # https://specifications.freedesktop.org/desktop-entry-spec: quoting of Exec, and "%" doubled.
    line = " ".join(_quoted_for_exec(part) for part in command)
    return (
        "[Desktop Entry]\nType=Application\nName=Ramage\n"
        f"Exec={line}\nIcon={NAME}\nTerminal=false\nX-GNOME-Autostart-enabled=true\n"
    )


def _quoted_for_exec(part: str) -> str:
    part = part.replace("%", "%%")
    if _PLAIN.fullmatch(part):
        return part
    escaped = "".join(f"\\{sign}" if sign in '"`$\\' else sign for sign in part)
    return '"' + escaped.replace("\\", "\\\\") + '"'  # once more, as every value of such a file


def _launch_agent(command: Sequence[str]) -> str:
    entry = {"Label": NAME, "ProgramArguments": list(command), "RunAtLoad": True, "ProcessType": "Interactive"}
    return plistlib.dumps(entry).decode()


def _quoted_for_windows(part: str) -> str:
    """A path holds no quotation mark there."""
    return f'"{part}"' if " " in part or not part else part


def _windows_registry() -> Registry:
    from composer.system.windows_registry import OwnBranch

    return OwnBranch()
