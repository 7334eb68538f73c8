# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window needs at once must cost little."""

import subprocess
import sys

HEAVY = (
    *("yaml", "markdown", "nh3", "click", "msgspec", "regex", "requests", "truststore", "keyring", "PySide6"),
    *("snowballstemmer", "hunspell", "ahocorasick_rs", "platformdirs", "language_tool_python", "tempfile"),
    *("difflib", "phonenumbers", "PIL"),
)
PROGRAM = """
import sys
from pathlib import Path
import composer.bootstrap as bootstrap
from composer.system.paths import AppPaths
services = bootstrap.build(AppPaths.below(Path(sys.argv[1])))
services.preferences.language(), services.drafting.open_draft(), services.publishing.jobs(), services.accounts.list()
services.library.ready, services.preferences.first_start_done()
print(" ".join(name for name in sys.argv[2:] if name in sys.modules))
services.close()
"""


def test_building_the_services_imports_nothing_heavy(tmp_path: object) -> None:
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path), *HEAVY], capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == []
