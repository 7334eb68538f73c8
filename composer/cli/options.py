# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Options that several commands share, and the services they ask."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, TypeVar

import click

from composer.bootstrap import Services, build
from composer.cli.output import reader_words
from composer.domain.errors import UsageError
from composer.domain.text import Language
from composer.services.wording import Wording
from composer.system import logs
from composer.system.paths import AppPaths

F = TypeVar("F", bound=Callable[..., Any])


def format_option(command: F) -> F:
    """``--format text|json``."""
    option = click.option(
        "--format", "fmt", type=click.Choice(["text", "json"]), default="text", show_default=True, help="What to print."
    )
    return option(command)


def language_option(text: str) -> Callable[[F], F]:
    """``--lang fr|en``."""
    return click.option("--lang", "language", type=click.Choice([language.value for language in Language]), help=text)


def instant(text: str | None) -> datetime | None:
    """``2026-10-22T18:00`` on the clock of this computer, or with a zone of its own. Raises UsageError."""
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        reason = f"--at takes an instant such as 2026-10-22T18:00 or 2026-10-22T18:00+02:00, not {text}"
        raise UsageError(reason=reason) from error
    return moment.astimezone()


@contextmanager
def services() -> Iterator[Services]:
    """The services over the person's own files, with the library up to date. Logs go to standard error."""
    paths = AppPaths.default()
    logs.configure(paths, "warning", to_stderr=True)
    built = build(paths)
    try:
        yield built
    finally:
        built.close()
        logs.shutdown()


def words() -> Wording:
    """The words of the terminal's language."""
    return reader_words(os.environ)
