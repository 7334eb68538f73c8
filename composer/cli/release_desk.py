# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the commands of a release need: keys, folders and places, and who is asked for a passphrase."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from composer.cli import options
from composer.domain.errors import InputUnreadable, UsageError
from composer.domain.places import PlaceGone, PlaceKey, place_address
from composer.domain.releases import ReleaseFiles
from composer.domain.secrets import Secret
from composer.system.clock import SystemClock
from composer.system.paths import AppPaths

if TYPE_CHECKING:
    from composer.domain.syncing import ReleaseSource
    from composer.services.releasing.keys import KeyRing
    from composer.services.releasing.memory import Memory
    from composer.services.releasing.repository import Repository
    from composer.services.releasing.sealing import Signer

F = TypeVar("F", bound=Callable[..., Any])
WHY: Final = "library"
_LONGEST: Final = 4096


def signer_options(command: F) -> F:
    """``--as NAME`` or ``--key FILE``."""
    by_name = click.option("--as", "name", help="Name of a key in this computer's keyring.")
    by_file = click.option(
        "--key",
        "key_file",
        type=click.Path(path_type=Path),
        help="Key file; its passphrase is asked, or read from input.",
    )
    return by_name(by_file(command))


def access_option(command: F) -> F:
    """``--access FILE``."""
    option = click.option(
        "--access",
        type=click.Path(path_type=Path),
        help="File only you can read, with what opens the place: a name and a secret on a line each, or a token.",
    )
    return option(command)


def signer_of(name: str | None, key_file: Path | None) -> "Signer":
    """Raises UsageError unless one of the two is given; ReleaseError for the key, SecretStoreError."""
    from composer.services.releasing.keys import file_signer
    from composer.services.releasing.sealing import Signer

    if (name is None) == (key_file is None):
        raise UsageError(reason="give either --as NAME or --key FILE")
    if key_file is not None:
        return Signer(key_file.name, file_signer(key_file, passphrase()))
    return Signer(str(name), key_ring().signer(str(name)))


def key_ring() -> "KeyRing":
    """The system's keyring."""
    from composer.services.releasing.keys import KeyRing
    from composer.system.keyring import SystemSecrets

    return KeyRing(SystemSecrets)


def passphrase(*, new: bool = False) -> Secret:
    """Asked at a terminal, twice for a new one; else the first line of standard input. Raises UsageError."""
    if sys.stdin.isatty():
        words = options.words().text("release-passphrase")
        return Secret(str(click.prompt(words, err=True, hide_input=True, confirmation_prompt=new)))
    line = sys.stdin.readline(_LONGEST).rstrip("\r\n")
    if not line:
        raise UsageError(reason="the passphrase is read from standard input, and there is none")
    return Secret(line)


def agreed(question: str, yes: bool) -> bool:
    """Asked at a terminal; elsewhere only ``--yes`` agrees. Raises UsageError."""
    if yes:
        return True
    if not sys.stdin.isatty():
        raise UsageError(reason="nobody can be asked here: say --yes once you have read what is to be approved")
    return click.confirm(options.words().text(question), err=True)


def repository(files: ReleaseFiles) -> "Repository":
    """The metadata there, by this computer's clock."""
    from composer.services.releasing.repository import Repository

    return Repository(files, SystemClock().now)


def folder(path: Path, *, new: bool = False) -> ReleaseFiles:
    """A release's own folder. Raises PlaceGone unless it is there, or may be ``new``."""
    from composer.system.release_folder import ReleaseFolder

    if not new and not path.is_dir():
        raise PlaceGone(place=path)
    made = ReleaseFolder(path.resolve())
    made.begin()
    return made


@contextmanager
def place(text: str, access: Path | None) -> Iterator[ReleaseFiles]:
    """A folder, or an address. Raises PlaceError, InputUnreadable, UsageError."""
    if "://" not in text:
        yield folder(Path(text))
        return
    from composer.storage.ledger import open_ledger
    from composer.system.places import StoredFiles

    address, key = place_address(text), _access(access)
    ledger = open_ledger(AppPaths.default().ledger_db)
    try:
        yield StoredFiles(address, key, SystemClock(), ledger.write, WHY)
    finally:
        ledger.close()


@contextmanager
def source(text: str, access: Path | None) -> Iterator["ReleaseSource"]:
    """The same to read only, or a web address."""
    from composer.services.library_sources import FolderSource, PlaceSource, WebSource

    if "://" not in text:
        if not Path(text).is_dir():
            raise PlaceGone(place=text)
        yield FolderSource(Path(text).resolve())
        return
    from composer.storage.ledger import open_ledger

    ledger = open_ledger(AppPaths.default().ledger_db)
    try:
        if text.startswith(("https://", "http://")):
            from composer.system.http import Http

            http = Http(SystemClock(), ledger.write)
            yield WebSource(text, lambda: http)
        else:
            from composer.system.places import StoredFiles

            yield PlaceSource(StoredFiles(place_address(text), _access(access), SystemClock(), ledger.write, WHY))
    finally:
        ledger.close()


def memory() -> "Memory":
    """What this computer has seen of releases."""
    from composer.services.releasing.memory import Memory

    return Memory(AppPaths.default().data / "releases.json")


def progress(code: str) -> Callable[[int, int], None]:
    """A line on standard error that renews itself at a terminal, and is quiet elsewhere."""
    words = options.words()

    def show(done: int, total: int) -> None:
        if sys.stderr.isatty() and total > 1:
            click.echo("\r" + words.text(code, done=str(done + 1), total=str(total)), err=True, nl=done + 1 >= total)

    return show


def _access(file: Path | None) -> PlaceKey | None:
    if file is None:
        return None
    try:
        if sys.platform != "win32" and file.stat().st_mode & 0o077:
            raise UsageError(reason=f"others can read {file}: chmod 600 {file}")
        lines = file.read_text("utf-8")[:_LONGEST].splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputUnreadable(path=file, reason=type(error).__name__) from error
    if not lines or not lines[-1].strip():
        raise UsageError(reason=f"{file} is empty")
    return (
        PlaceKey(Secret(lines[1].strip()), lines[0].strip()) if len(lines) > 1 else PlaceKey(Secret(lines[0].strip()))
    )
