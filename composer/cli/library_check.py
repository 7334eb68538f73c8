# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``library check``: what an author has to correct, once or while they write."""

import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import click

from composer.bootstrap import known_networks
from composer.cli import options, output
from composer.services.library_checking import LibraryChecking
from composer.services.library_problems import LibraryProblem
from composer.services.library_watching import Change, watch
from composer.services.wording import Wording

_LOOK_EVERY_S: Final = 0.3
_SELDOMEST_S: Final = 2.0
_SHARE: Final = 5
"""A large folder is looked at less often: of a processor it takes one part in so many."""


@click.command("check")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--watch", "watching", is_flag=True, help="Go on, and tell what changes while you write; Ctrl+C ends.")
@options.format_option
def checking(folder: Path, watching: bool, fmt: str) -> int:
    """Read a library FOLDER as its readers would, and name the file and line of each mistake.

    1 when something must be corrected; advice alone is 0.
    """
    words, check = options.words(), LibraryChecking(known_networks())
    if watching:
        return _watch(folder, check, words, fmt)
    problems = check.check(folder)
    if fmt == "json":
        output.as_json({"problems": [_entry(problem) for problem in problems]})
    else:
        _tell(problems, words)
        click.echo(_summary(problems, words), err=True)
    return _code(problems)


def _watch(folder: Path, check: LibraryChecking, words: Wording, fmt: str) -> int:
    held = Change((), (), ())
    check.check(folder)  # a folder that is no library is refused at once, not waited for
    if fmt == "text":
        click.echo(words.text("library-watching", path=str(folder)), err=True)
    try:
        for held in watch(folder, check, _Pace()):
            if fmt == "json":
                entry = {"new": [_entry(p) for p in held.new], "mended": [_entry(p) for p in held.mended]}
                output.as_json(entry, indent=None)
            else:
                _say(held, folder, words)
    except KeyboardInterrupt:
        return 0 if held.sound else 1
    return _code(held.all)


class _Pace:
    """Waits between two looks."""

    def __init__(self) -> None:
        self._spent = time.process_time()

    def __call__(self) -> bool:
        took = time.process_time() - self._spent
        time.sleep(min(max(_LOOK_EVERY_S, took * (_SHARE - 1)), _SELDOMEST_S))
        self._spent = time.process_time()
        return True


def _say(change: Change, folder: Path, words: Wording) -> None:
    if change.away is not None:
        click.echo(words.text("library-away", path=str(folder)), err=True)
        return
    for problem in change.mended:
        click.echo(words.text("library-mended", place=_place(problem), reason=problem.reason))
    _tell(change.new, words)
    click.echo(_summary(change.all, words), err=True)


def _tell(problems: Iterable[LibraryProblem], words: Wording) -> None:
    for problem in problems:
        said = words.text("library-advice", reason=problem.reason) if problem.advice else problem.reason
        click.echo(f"{_place(problem)}: {said}")


def _place(problem: LibraryProblem) -> str:
    return f"{problem.file}:{problem.line}"


def _summary(problems: Iterable[LibraryProblem], words: Wording) -> str:
    advice = [problem.advice for problem in problems]
    if faults := advice.count(False):
        return words.text("library-faults", count=str(faults))
    return words.text("library-sound-advice", count=str(len(advice))) if advice else words.text("library-sound")


def _entry(problem: LibraryProblem) -> dict[str, Any]:
    level = "advice" if problem.advice else "mistake"
    return {"file": problem.file, "line": problem.line, "reason": problem.reason, "level": level}


def _code(problems: Iterable[LibraryProblem]) -> int:
    return 1 if any(not problem.advice for problem in problems) else 0
