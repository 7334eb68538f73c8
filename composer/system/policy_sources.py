# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where each system keeps what an organisation decided."""

import sys
from pathlib import Path

from composer.domain.policy import PolicyRead
from composer.system.paths import system_policy
from composer.system.policy_files import read_folder


def read_policy(folder: Path) -> PolicyRead:
    """The registry on Windows, managed preferences on macOS, files elsewhere.

    ``folder`` is where the files are. One that is not the system's, for tests and portable use, counts everywhere.
    """
    if folder == system_policy():
        if sys.platform == "win32":
            import winreg

            from composer.system.policy_registry import read_registry

            return read_registry(winreg)
        if sys.platform == "darwin":
            from composer.system.core_foundation import core_foundation
            from composer.system.policy_preferences import read_preferences

            return read_preferences(core_foundation())
    return read_folder(folder)
