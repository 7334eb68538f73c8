# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Types are read by several threads at once from the first moment on."""

import subprocess
import sys
import textwrap

THREADS_MEET = textwrap.dedent(
    """
    import sys
    from dataclasses import make_dataclass
    from pathlib import Path
    from threading import Barrier, Thread

    from composer.storage.codec import decode

    sys.setswitchinterval(1e-6)
    for number in range(30):
        inner = [make_dataclass(f"Inner{number}x{part}", [("value", str)]) for part in range(20)]
        outer = make_dataclass(f"Outer{number}", [(f"field{part}", kind) for part, kind in enumerate(inner)])
        body = "{" + ", ".join(f'"field{part}": {{"value": ""}}' for part in range(20)) + "}"
        start = Barrier(4)

        def read():
            start.wait()
            decode(outer, body, Path("work.db"))

        threads = [Thread(target=read) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    """
)


def test_threads_that_meet_at_a_new_type_all_read_it() -> None:
    done = subprocess.run([sys.executable, "-c", THREADS_MEET], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
