# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import subprocess
import sys


def test_importing_the_package_loads_no_spelling_library() -> None:
    script = "import sys, composer.language; print(sorted({'hunspell', 'regex'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
