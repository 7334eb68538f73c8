# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``post``: a text is reviewed, queued, and followed to its receipts."""

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import click

from composer.bootstrap import Services
from composer.cli import by_hand, options, output
from composer.cli.languages import guess
from composer.cli.reading import read_text
from composer.domain.drafts import Draft, DraftMedia
from composer.domain.errors import UsageError
from composer.domain.ids import AccountId, NetworkKey, PostId
from composer.domain.networks import Account, NetworkSpec
from composer.domain.outbox import Job, JobState
from composer.domain.review import Level, Review
from composer.domain.text import Language
from composer.domain.wall_time import Oddity, WallTime
from composer.services.afterwards import WAITS_FOR_KEYRING
from composer.services.obstacles import Obstacle
from composer.system.clock import zone_name

LONGEST_WAIT: Final = timedelta(minutes=10)
"""What has not gone out by then is left to the window, or to ``ramage --background``."""
_ON_ITS_WAY: Final = (JobState.QUEUED, JobState.SENDING)
_WELL: Final = (JobState.SENT, JobState.QUEUED, JobState.HANDED_OVER)


@click.command()
@click.argument("file")
@click.option(
    "--to", "accounts", multiple=True, required=True, help="Account, network, or by-hand:NETWORK; several may follow."
)
@click.option("--at", "when", help="When to publish, such as 2026-10-22T18:00; at once when not given.")
@click.option("--yes", is_flag=True, help="Confirm warnings without being asked.")
@click.option("--post", help="Id of the library post the text comes from.")
@click.option(
    "--media", multiple=True, type=click.Path(exists=True, dir_okay=False), help="A picture; several may follow."
)
@click.option("--alt", "alts", multiple=True, help="What a picture shows, in the order of --media.")
@click.option(
    "--option", "wishes", multiple=True, metavar="NETWORK.NAME=VALUE", help="Such as mastodon.visibility=unlisted."
)
@options.language_option("Language of the text; found out when not given.")
@options.format_option
def post(
    file: str,
    accounts: tuple[str, ...],
    when: str | None,
    yes: bool,
    post: str | None,
    media: tuple[str, ...],
    alts: tuple[str, ...],
    wishes: tuple[str, ...],
    language: str | None,
    fmt: str,
) -> int:
    """Review FILE (- is standard input), queue it and wait for the receipts; 1 when an error stands in the way.

    A later hour is kept in the outbox: it leaves while the window, or `ramage --background`, runs.
    """
    text = read_text(file)
    at = _planned(when)
    with options.services() as services:
        services.library.ensure()
        services.colleagues.load()
        chosen = _accounts(services, accounts)
        draft = _draft(services, text, chosen, language, post, _pictures(media, alts))
        draft = _wished(draft, wishes, services.accounts.networks())
        refused = _refusal(services, draft, chosen, at, yes=yes, ask=file != "-" and fmt == "text")
        if refused:
            _show(services, (), refused, fmt)
            return 1
        queued = services.publishing.publish(services.drafting.save(draft), _ids(chosen), True, at, as_it_is=True)
        jobs = tuple(queued) if at else _follow(services, queued, time.sleep)
        _show(services, jobs, (), fmt)
    return 0 if all(job.state in _WELL for job in jobs) else 1


def _planned(when: str | None) -> datetime | None:
    """An instant; an hour the wall clock skips or shows twice is told on standard error. Raises UsageError."""
    at = options.instant(when)
    if at is None or when is None:
        return None
    if at.astimezone(UTC) <= datetime.now(UTC):
        raise UsageError(reason=f"--at takes an hour to come, {when} is past")
    written = datetime.fromisoformat(when)
    if written.tzinfo is not None:
        return at
    wall = WallTime(written, zone_name())
    oddity = wall.oddity()
    if oddity is not Oddity.NONE:
        meant = WallTime.of(wall.instant(), wall.zone)
        click.echo(
            f"ramage: {options.words().text(f'hour-{oddity}', hour=f'{written:%H:%M}', meant=f'{meant.clock:%H:%M}')}",
            err=True,
        )
    return wall.instant()


def _accounts(services: Services, wanted: Sequence[str]) -> tuple[Account, ...]:
    """By id, or by network or handle where that names one account. Raises UsageError."""
    known = services.accounts.list()
    found: dict[AccountId, Account] = {}
    for name in wanted:
        if name.startswith(by_hand.PREFIX):
            hand = by_hand.account(services, name)
            found[hand.id] = hand
            continue
        named = [one for one in known if one.id == name] or [
            one for one in known if name in (one.network, one.handle, one.handle.lstrip("@"))
        ]
        if len(named) != 1:
            there = ", ".join(one.id for one in known)
            several = "names several accounts" if named else "is no account"
            raise UsageError(reason=f"{name} {several}; there are: {there}")
        found[named[0].id] = named[0]
    return tuple(found.values())


def _ids(accounts: Sequence[Account]) -> tuple[AccountId, ...]:
    return tuple(account.id for account in accounts)


def _pictures(media: Sequence[str], alts: Sequence[str]) -> tuple[DraftMedia, ...]:
    if len(alts) > len(media):
        raise UsageError(reason="there are more --alt than --media")
    padded = (*alts, *("" for _ in range(len(media) - len(alts))))
    return tuple(DraftMedia(str(Path(path).absolute()), alt) for path, alt in zip(media, padded, strict=True))


def _draft(
    services: Services,
    text: str,
    accounts: Sequence[Account],
    language: str | None,
    post: str | None,
    media: tuple[DraftMedia, ...],
) -> Draft:
    """Raises PostNotFound."""
    spoken = Language(language) if language else guess(text, Language.FRENCH)
    blank = services.drafting.blank(spoken)
    if post is not None:
        source = services.drafting.from_post(PostId(post), spoken)
        blank = replace(source, language=spoken, media=())
    networks = tuple(dict.fromkeys(account.network for account in accounts))
    return replace(blank.with_text(text), networks=networks, media=media)


def _wished(draft: Draft, wishes: Sequence[str], specs: Sequence[NetworkSpec]) -> Draft:
    """The draft with what the person wants of the networks. Raises UsageError for what a network does not ask."""
    there = {f"{spec.key}.{option.key}": (spec.key, option) for spec in specs for option in spec.options}
    for wish in wishes:
        name, _, value = wish.partition("=")
        if name not in there:
            raise UsageError(reason=f"no option {name}; there are: {', '.join(there)}")
        network, option = there[name]
        if option.choices and value not in option.choices:
            raise UsageError(reason=f"{name} is one of {', '.join(option.choices)}, not {value or 'nothing'}")
        draft = draft.with_option(network, option.key, value)
    return draft


def _refusal(
    services: Services, draft: Draft, accounts: Sequence[Account], at: datetime | None, *, yes: bool, ask: bool
) -> tuple[Obstacle, ...]:
    """What stands in the way and was not confirmed; nothing when it may go."""
    found = services.publishing.obstacles(draft, _ids(accounts), {}, at, as_it_is=True)
    if any(obstacle.blocking for obstacle in found):
        _tell_findings(services, draft, accounts, at)
        return tuple(obstacle for obstacle in found if obstacle.blocking)
    return () if not found or yes or confirmed(found, ask=ask) else found


def confirmed(found: Sequence[Obstacle], *, ask: bool) -> bool:
    """What stands in the way is told, and the person says yes; never where nobody sits at a terminal."""
    if not ask or not sys.stdin.isatty():
        return False
    for obstacle in found:
        click.echo(options.words().message(obstacle.message), err=True)
    return click.confirm(options.words().text("publish-anyway"), err=True)


def _tell_findings(services: Services, draft: Draft, accounts: Sequence[Account], at: datetime | None) -> None:
    """The errors themselves, on standard error."""
    for network in dict.fromkeys(account.network for account in accounts):
        tell_errors(services.reviewing.review_draft(draft, network, at), network)


def tell_errors(review: Review, network: NetworkKey) -> None:
    """Each error of the review and its place, on standard error."""
    for entry in output.finding_entries(review, options.words()):
        if entry["level"] == Level.ERROR.value:
            where = f"{entry['line']}:{entry['column']}: " if entry["line"] else ""
            click.echo(f"{network}: {where}{entry['message']} [{entry['rule']}]", err=True)


def _follow(services: Services, queued: Sequence[Job], pause: Callable[[float], None]) -> tuple[Job, ...]:
    """Send until every job has come to rest, or would have to wait too long."""
    wanted = {job.id for job in queued}
    end = services.clock.now() + LONGEST_WAIT
    while True:
        services.publishing.run_due()
        jobs = tuple(job for job in services.publishing.jobs() if job.id in wanted)
        waiting = [job for job in jobs if job.state in (*_ON_ITS_WAY, JobState.UNKNOWN) and not _closed(job)]
        first = min(waiting, key=lambda job: job.due, default=None)
        if first is None or first.due > end:
            return tuple(sorted(jobs, key=lambda job: [one.id for one in queued].index(job.id)))
        words = options.words()
        why = words.message(first.reason) if first.reason else ""
        click.echo(f"ramage: {why} {words.text('post-waits', when=first.due.isoformat())}".replace("  ", " "), err=True)
        pause(max(1.0, (first.due - services.clock.now()).total_seconds()))


def _closed(job: Job) -> bool:
    """It waits for the keyring, which the person has to open: nothing is gained by waiting with it."""
    return job.reason is not None and job.reason.code in WAITS_FOR_KEYRING


def _show(services: Services, jobs: Sequence[Job], refused: Sequence[Obstacle], fmt: str) -> None:
    words = options.words()
    handed = (job.id for job in jobs if job.state is JobState.HANDED_OVER)
    laid = {job: services.assisting.handing(job) for job in handed}
    if fmt == "json":
        document: dict[str, Any] = {
            "jobs": [
                output.job_entry(job, words)
                | ({"by_hand": by_hand.entry(laid[job.id], words)} if job.id in laid else {})
                for job in jobs
            ],
            "refused": [output.obstacle_entry(one, words) for one in refused],
        }
        output.as_json(document)
        return
    for one in refused:
        click.echo(words.message(one.message), err=True)
    for job in jobs:
        click.echo(output.job_line(job, words))
        if job.id in laid:
            click.echo("\n".join(by_hand.lines(laid[job.id], words)))
