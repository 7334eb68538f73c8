# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``ramage``: the window without arguments, with a link or a colleague's file, the command line otherwise.

``ramage --background`` opens no window before it is asked to: what was planned leaves at its hour.
``ramage --self-test`` tells whether the installed program is whole.
"""

import sys
from pathlib import Path

from composer.domain.text import Language


def main() -> int:
    """Exit code: 0 fine, 1 the answer is no, 2 wrong usage or unreadable input."""
    arguments = sys.argv[1:]
    if not arguments or arguments == ["--background"] or arguments[0].startswith("ramage://"):
        from composer import app

        return app.main()
    if arguments == ["--self-test"]:
        from composer import self_test

        return self_test.run()
    if len(arguments) == 1 and arguments[0].lower().endswith(".ramage"):
        return _open(Path(arguments[0]))
    from composer.cli import main as command_line

    return command_line.run(arguments, demo=_demo, bench=_bench, show=_open, preview=_preview)


def _open(file: Path) -> int:
    from composer import app

    return app.main([sys.argv[0], file.absolute().as_uri()])


def _preview(folder: Path) -> int:
    from composer import app

    return app.preview(folder)


def _demo(screenshots: Path | None, gallery: Path | None, language: Language, theme: str) -> int:
    from composer import bootstrap
    from composer.domain.ports import Clock
    from composer.system.paths import AppPaths
    from composer.ui.demo.play import play

    def build(home: Path, clock: Clock | None = None) -> bootstrap.Services:
        return bootstrap.build(AppPaths.below(home), clock)

    return play(build, screenshots=screenshots, gallery=gallery, language=language, theme=theme)


def _bench(fmt: str) -> int:
    from composer import bench

    return bench.run(fmt)


if __name__ == "__main__":
    sys.exit(main())
