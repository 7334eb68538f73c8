# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Start-up in order: folders, logging, then the window, which builds the services once it knows it is the only one."""

import sys
from collections.abc import Sequence

from composer import bootstrap
from composer.bootstrap import Services
from composer.domain.errors import RamageError
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


def _refuse(error: RamageError) -> int:
    from composer.cli.main import refused

    return refused(error)
