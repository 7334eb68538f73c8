# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``library sync``: bring the organisation's library now, and say whose it is the first time."""

import sys
from typing import Any

import click

from composer.bootstrap import Services
from composer.cli import options, output
from composer.cli.accounts import TerminalDesk
from composer.domain.errors import RamageError, UsageError
from composer.domain.release_errors import ReleaseError
from composer.domain.secrets import Secret
from composer.domain.settings import LIBRARY_CLIENT, LIBRARY_SIGN_IN, LIBRARY_URL
from composer.domain.sign_in import Asked
from composer.domain.sync_errors import ReleaseRefused, TrustError, TrustUnconfirmed
from composer.domain.syncing import SyncPhase, SyncProgress, SyncResult, spoken_groups
from composer.services.wording import Wording


@click.command("sync")
@click.argument("url", required=False)
@click.option("--fingerprint", help="The whole fingerprint to expect, instead of a question.")
@click.option("--sign-in", is_flag=True, help="Sign in through the organisation's provider first, in the browser.")
@click.option("--user", help="A name for the library's host; its password is asked for, or read from standard input.")
@click.option("--token", is_flag=True, help="A token for the library's host is asked for, or read.")
@click.option("--forget", is_flag=True, help="Forget password and token.")
@options.format_option
def syncing(
    url: str | None,
    fingerprint: str | None,
    sign_in: bool,
    user: str | None,
    token: bool,
    forget: bool,
    fmt: str,
) -> int:
    """Bring the library of URL, or of the settings, now.

    A URL is kept in your settings. 1 when what is published there was refused; the last good library stays in use.
    """
    words = options.words()
    with options.services() as services:
        if url:
            services.preferences.change(LIBRARY_URL, url)
        if not services.incoming.url():
            raise UsageError(reason="no library.url is set: ramage library sync URL")
        _prove(services, words, sign_in=sign_in, user=user, token=token, forget=forget)
        try:
            result = _sync(services, words, fingerprint)
        except (ReleaseRefused, ReleaseError, TrustError) as error:
            return _refused(error, words, fmt, kept=services.library.ready)
        services.holding.follow()
        name = services.library.info().name
    _tell(result, name, words, fmt)
    return 0


def _prove(services: Services, words: Wording, *, sign_in: bool, user: str | None, token: bool, forget: bool) -> None:
    access = services.incoming.access()
    desk = TerminalDesk(words, browser=sys.stdin.isatty())
    if forget:
        access.forget()
    if user:
        access.keep_password(user, Secret(desk.ask(Asked.PASSWORD)))
    elif token:
        access.keep_token(Secret(desk.ask(Asked.PASSWORD)))
    elif sign_in:
        issuer = services.preferences.resolve(LIBRARY_SIGN_IN).value
        client = services.preferences.resolve(LIBRARY_CLIENT).value
        if not issuer or not client:
            raise UsageError(reason="library.sign_in and library.client are not set")
        access.sign_in(issuer, client, services.outside.listen, desk)


def _sync(services: Services, words: Wording, fingerprint: str | None) -> SyncResult:
    sync = services.incoming.sync()
    shown = _Progress(words)
    try:
        return sync.run(shown.show)
    except TrustUnconfirmed as unknown:
        offered = unknown.values["fingerprint"]
        if fingerprint is not None and fingerprint.replace(":", "").strip().lower() != offered:
            raise
        if fingerprint is None and not _compared(offered, words):
            raise
        sync.confirm(offered)
    return sync.run(shown.show)


def _compared(fingerprint: str, words: Wording) -> bool:
    """A person has looked: never taken for granted where nobody sits there."""
    click.echo(words.text("sync-compare"), err=True)
    click.echo("\n    " + "  ".join(spoken_groups(fingerprint)) + "\n", err=True)
    if not sys.stdin.isatty():
        return False
    return click.confirm(words.text("sync-compare-question"), default=False, err=True)


class _Progress:
    """A line that is written over, at a terminal; nothing elsewhere."""

    def __init__(self, words: Wording) -> None:
        self._words = words
        self._shown = ("", -1)

    def show(self, progress: SyncProgress) -> None:
        if not sys.stderr.isatty():
            return
        percent = progress.done * 100 // progress.total if progress.total else 0
        if (progress.phase, percent) != self._shown:
            self._shown = (progress.phase, percent)
            tail = f" {percent} %" if progress.phase in (SyncPhase.FETCHING, SyncPhase.INSTALLING) else ""
            click.echo(f"\r\033[K{self._words.text(f'sync-{progress.phase}')}{tail}", nl=False, err=True)


def _refused(error: RamageError, words: Wording, fmt: str, *, kept: bool) -> int:
    said = words.error(error)
    stays = words.text("library-kept") if kept else ""
    if fmt == "json":
        output.as_json({"refused": error.code, "values": dict(error.values)})
    click.echo(" ".join(f"ramage: {said.title}. {said.text} {said.action} {stays}".split()), err=True)
    return 1


def _tell(result: SyncResult, name: str, words: Wording, fmt: str) -> None:
    if fmt == "json":
        entry: dict[str, Any] = {"changed": result.changed, "first": result.first, "library": name}
        output.as_json({**entry, "added": result.added, "altered": result.altered, "removed": result.removed})
        return
    counts = {"added": result.added, "altered": result.altered, "removed": result.removed}
    values = {key: str(value) for key, value in counts.items()}
    click.echo(words.text("sync-changed" if result.changed else "sync-unchanged", name=name, **values))
