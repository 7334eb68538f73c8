# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands. Exit code 0: fine; 1: the answer is no; 2: wrong usage or unreadable input, one line says why."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import click

from composer import __version__
from composer.cli import output
from composer.cli.accounts import accounts, networks
from composer.cli.checking import check
from composer.cli.computer import doctor
from composer.cli.journal import outbox
from composer.cli.library import library
from composer.cli.library_preview import previewing
from composer.cli.posting import post
from composer.cli.team import team
from composer.cli.texts import compare, count
from composer.domain.errors import RamageError, SecretStoreError
from composer.domain.text import Language

Demo = Callable[[Path | None, Path | None, Language, str], int]
Bench = Callable[[str], int]
Show = Callable[[Path], int]
"""Opens the window on a file, or on a folder."""
_LANGUAGES: Final = click.Choice([language.value for language in Language])


def run(
    arguments: Sequence[str],
    *,
    demo: Demo | None = None,
    bench: Bench | None = None,
    show: Show | None = None,
    preview: Show | None = None,
) -> int:
    """Run one command; the exit code. Commands that open a window are there where it is given how."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        result = _program(demo, bench, show, preview).main(list(arguments), prog_name="ramage", standalone_mode=False)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.Abort:
        return _refused("stopped")
    except click.ClickException as error:
        return _refused(error.format_message())
    except RamageError as error:
        return refused(error)
    except BrokenPipeError:
        # The reader has seen enough; nothing more can be said there.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return result if isinstance(result, int) else 0


def refused(error: RamageError) -> int:
    """One line on standard error, in the terminal's language; the exit code."""
    words = output.reader_words(os.environ).error(error)
    action = words.action if isinstance(error, SecretStoreError) else ""
    return _refused(f"{words.text or words.title} {action}")


def _refused(reason: str) -> int:
    click.echo(f"ramage: {' '.join(reason.split())}", err=True)
    return 2


def _program(demo: Demo | None, bench: Bench | None, show: Show | None, preview: Show | None) -> click.Group:
    @click.group(context_settings={"help_option_names": ["-h", "--help"]})
    @click.version_option(__version__, prog_name="ramage", message="%(prog)s %(version)s")
    def ramage() -> None:
        """Say what your company shares in your own words. Without arguments: opens the window."""

    for command in (check, compare, count, networks, accounts, post, outbox, library, team, doctor):
        ramage.add_command(command)
    if show is not None:
        ramage.add_command(_open(show))
    if preview is not None:
        ramage.add_command(previewing(preview))
        library.add_command(previewing(preview))
    if demo is not None:
        ramage.add_command(_demo(demo))
    if bench is not None:
        ramage.add_command(_bench(bench))
    return ramage


def _open(show: Show) -> click.Command:
    @click.command("open")
    @click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
    def command(file: Path) -> int:
        """Open a colleague's draft, or the comments they sent back, in the window."""
        return show(file)

    return command


def _demo(play: Demo) -> click.Command:
    @click.command("demo")
    @click.option("--screenshots", type=click.Path(path_type=Path), help="Folder for a picture of each step.")
    @click.option("--gallery", type=click.Path(path_type=Path), help="Folder for every screen in every look.")
    @click.option("--lang", "language", type=_LANGUAGES, default=Language.FRENCH.value, show_default=True)
    @click.option("--theme", type=click.Choice(["light", "dark"]), default="light", show_default=True)
    def command(screenshots: Path | None, gallery: Path | None, language: str, theme: str) -> int:
        """Play the main job from the library to a practice publication; needs no display."""
        return play(screenshots, gallery, Language(language), theme)

    return command


def _bench(measure: Bench) -> click.Command:
    @click.command("bench")
    @click.option("--format", "fmt", type=click.Choice(["text", "json"]), default="text", show_default=True)
    def command(fmt: str) -> int:
        """Measure start-up, reviews and memory on this machine."""
        return measure(fmt)

    return command
