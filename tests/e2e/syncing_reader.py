# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A reader's program, in a process of its own: brings the library, and says READY before and DONE after."""

import sys
from pathlib import Path

from composer.bootstrap import build
from composer.system.paths import AppPaths


def main() -> None:
    services = build(AppPaths.below(Path(sys.argv[1])))
    sync = services.incoming.sync()
    print("READY", flush=True)  # noqa: T201 - read by the test
    sys.stdin.readline()
    result = sync.run()
    print(f"DONE {result.added} {result.altered}", flush=True)  # noqa: T201 - read by the test
    services.close()


if __name__ == "__main__":
    main()
