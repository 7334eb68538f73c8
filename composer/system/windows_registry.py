# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""HKEY_CURRENT_USER, on Windows alone."""

import sys

if sys.platform == "win32":
    import winreg

    class OwnBranch:
        """Implements ``system.autostart.Registry``."""

        def read(self, key: str, name: str) -> str | None:
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as branch:
                    value, _ = winreg.QueryValueEx(branch, name)
            except FileNotFoundError:
                return None
            return str(value)

        def write(self, key: str, name: str, value: str) -> None:
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as branch:
                winreg.SetValueEx(branch, name, 0, winreg.REG_SZ, value)

        def remove(self, key: str, name: str) -> None:
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key, 0, winreg.KEY_SET_VALUE) as branch:
                    winreg.DeleteValue(branch, name)
            except FileNotFoundError:
                return

else:

    class OwnBranch:
        """There is no registry here."""

        def read(self, key: str, name: str) -> str | None:
            raise NotImplementedError(f"{key} {name}")

        def write(self, key: str, name: str, value: str) -> None:
            raise NotImplementedError(f"{key} {name} {value}")

        def remove(self, key: str, name: str) -> None:
            raise NotImplementedError(f"{key} {name}")
