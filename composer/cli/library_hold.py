# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``library hold``: one approver stops publications, in one command."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from composer.bootstrap import known_networks
from composer.cli import options, output, release_desk
from composer.domain.errors import UsageError
from composer.domain.library import LibraryInfo, Notice, NoticeKind

if TYPE_CHECKING:
    from composer.services.releasing.repository import Repository
    from composer.services.releasing.sealing import Sealing


@click.group()
def hold() -> None:
    """Stop publications at once, and let them go on. One approver is enough."""


@hold.command("on")
@click.argument("place")
@click.option("--title", required=True, help="What happened, in a few words people will read.")
@click.option("--scope", default="all", show_default=True, help="all, theme:ID or network:KEY.")
@click.option("--text", default="", help="What to say meanwhile, and to whom.")
@click.option("--contact", default="", help="Whom to call.")
@click.option("--until", help="When it ends by itself, as 2026-11-24T08:00.")
@release_desk.signer_options
@release_desk.access_option
def switch_on(
    place: str,
    title: str,
    scope: str,
    text: str,
    contact: str,
    until: str | None,
    name: str | None,
    key_file: Path | None,
    access: Path | None,
) -> int:
    """Stop publications of readers of the release at PLACE. It is sealed and in force when this returns."""
    end = options.instant(until)
    with release_desk.place(place, access) as files:
        repository = release_desk.repository(files)
        sealing = _sealing(repository)
        now = repository.now()
        if end is not None and end <= now:
            raise UsageError(reason="--until is over already")
        _check_scope(scope, sealing.info())
        notice = Notice(_id(now), NoticeKind.HOLD, title, text, scope, True, contact, now, end)
        sealing.set_holds(release_desk.signer_of(name, key_file), (*sealing.holds(), notice))
    click.echo(options.words().text("release-hold-on", name=notice.id, title=title))
    return 0


@hold.command("off")
@click.argument("place")
@click.argument("ids", nargs=-1)
@release_desk.signer_options
@release_desk.access_option
def switch_off(place: str, ids: tuple[str, ...], name: str | None, key_file: Path | None, access: Path | None) -> int:
    """End the holds IDS of the release at PLACE, or all of them. Those in its notices/ folder need all approvers."""
    with release_desk.place(place, access) as files:
        sealing = _sealing(release_desk.repository(files))
        held = sealing.holds()
        unknown = set(ids) - {notice.id for notice in held}
        if unknown:
            raise UsageError(reason=f"there is no hold {', '.join(sorted(unknown))}")
        kept = tuple(notice for notice in held if ids and notice.id not in ids)
        if len(kept) < len(held):
            sealing.set_holds(release_desk.signer_of(name, key_file), kept)
    click.echo(options.words().text("release-hold-off", count=str(len(held) - len(kept))))
    return 0


@hold.command("list")
@click.argument("place")
@release_desk.access_option
@options.format_option
def listing(place: str, access: Path | None, fmt: str) -> int:
    """The holds of single approvers that are in force at PLACE. 1 when there is none."""
    with release_desk.place(place, access) as files:
        held = _sealing(release_desk.repository(files)).holds()
    if fmt == "json":
        fields = ("id", "title", "scope", "body", "contact")
        entries = [
            {name: getattr(notice, name) for name in fields}
            | {"since": _iso(notice.since), "until": _iso(notice.until)}
            for notice in held
        ]
        output.as_json({"holds": entries})
    else:
        for notice in held:
            click.echo(f"{notice.id}  {notice.scope}  {notice.title}")
    return 0 if held else 1


def _sealing(repository: "Repository") -> "Sealing":
    from composer.services.releasing.sealing import Sealing

    return Sealing(repository, release_desk.memory())


def _check_scope(scope: str, info: LibraryInfo) -> None:
    kind, _, value = scope.partition(":")
    themes = [theme.id for theme in info.themes]
    if scope == "all" or (kind == "theme" and value in themes) or (kind == "network" and value in known_networks()):
        return
    known = ", ".join(["all", *(f"theme:{theme}" for theme in themes), *(f"network:{key}" for key in known_networks())])
    raise UsageError(reason=f"there is no scope {scope}; there are {known}")


def _id(now: datetime) -> str:
    return f"hold-{now:%Y%m%d-%H%M%S}"


def _iso(when: datetime | None) -> str | None:
    return when.isoformat() if when else None
