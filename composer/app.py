# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Start-up in order: folders, logging, then the window, which builds the services once it knows it is the only one."""

import shutil
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from composer import bootstrap
from composer.bootstrap import Services
from composer.domain.errors import LibraryMissing, RamageError
from composer.domain.settings import LOG_LEVEL
from composer.system import logs
from composer.system.paths import AppPaths


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code: 0 when the window was closed or another came forward, 1 when it could not be opened, 2: no display."""
    from composer.ui import application

    paths = AppPaths.default()
    logs.configure(paths, LOG_LEVEL.default)

    def build() -> Services:
        services = bootstrap.build(paths)
        logs.configure(paths, services.preferences.resolve(LOG_LEVEL).value)
        return services

    return application.run(
        list(sys.argv if arguments is None else arguments),
        build,
        only_one=application.OnlyOne(paths.server_name, paths.lock_file),
        report=application.Report(logs.redact, logs.recent_lines),
        refuse=_refuse,
    )


def preview(folder: Path) -> int:
    """A window on a library folder that nobody has approved, with data of its own that go with it.

    The person's drafts, accounts and settings are neither shown nor changed; only the practice network publishes.
    Exit code as for ``main``. Raises LibraryMissing.
    """
    from composer.system.previews import preview_home
    from composer.ui import application

    root = folder.absolute()
    if not (root / "library.toml").is_file():
        raise LibraryMissing(path=root)
    with preview_home(AppPaths.default()) as paths:
        logs.configure(paths, LOG_LEVEL.default)
        forget = partial(shutil.rmtree, paths.data.parent, ignore_errors=True)

        def refuse(error: RamageError) -> int:
            forget()  # the process ends without coming back here
            return _refuse(error)

        try:
            return application.run(
                [sys.argv[0]],
                partial(preview_services, paths, root),
                only_one=application.OnlyOne(paths.server_name, paths.lock_file),
                report=application.Report(logs.redact, logs.recent_lines),
                refuse=refuse,
                leaving=forget,
            )
        finally:
            logs.shutdown()


def preview_services(paths: AppPaths, folder: Path) -> Services:
    """Those of a preview, past the first start: nothing can be connected, and nothing kept."""
    from composer.system.previews import NoSecrets

    services = bootstrap.build(paths, secrets=NoSecrets(), library=folder, sign_ins=dict, preview=True)
    services.preferences.finish_first_start()
    return services


def _refuse(error: RamageError) -> int:
    from composer.cli.main import refused

    return refused(error)
