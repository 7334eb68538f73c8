# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``team``: the team space, for the person, for IT, and for who answers proposals."""

import json
import sys
from datetime import UTC, timedelta
from pathlib import Path
from typing import Any, Final

import click

from composer.bootstrap import Services
from composer.cli import options, output
from composer.cli.reading import read_text
from composer.domain.errors import NoSecretStore, UsageError
from composer.domain.ids import AccountId
from composer.domain.places import PlaceKind, place_address
from composer.domain.secrets import Secret
from composer.domain.team import Answer, Figures, TeamOff, TeamStatus
from composer.domain.text import Language
from composer.services.wording import Wording

_WEEK: Final = timedelta(days=7)


@click.group()
def team() -> None:
    """The team space: what colleagues tell each other, as hashes and never as texts."""


@team.command()
@options.format_option
def status(fmt: str) -> int:
    """Whether the place answers, what was read, what waits. 1 when it does not answer."""
    words = options.words()
    with options.services() as services:
        services.library.ensure()
        found = services.together.team().status(ask=True)
    if fmt == "json":
        output.as_json(status_entry(found, words))
    else:
        for line in status_lines(found, words):
            click.echo(line)
    return 1 if found.place and found.trouble else 0


@team.command()
@options.format_option
def sync(fmt: str) -> int:
    """Tell what is to be told and read what is new, once. 1 when the place did not let it."""
    words = options.words()
    with options.services() as services:
        services.library.ensure()
        services.colleagues.load()
        brought = services.together.team().round()
        found = services.together.team().status()
    if fmt == "json":
        output.as_json({"shares": brought.shares, **status_entry(found, words)})
    else:
        click.echo(words.text("team-brought", shares=str(brought.shares), waiting=str(found.waiting)))
        if found.trouble:
            click.echo(words.error(found.trouble).text)
    return 1 if found.trouble else 0


@team.command()
@click.option("--agree", "choice", flag_value="yes", help="Colleagues are told, from now on.")
@click.option("--refuse", "choice", flag_value="no", help="Nothing more is told.")
@click.option("--show", "shown", metavar="ACCOUNT", help="Colleagues may read what this account publishes.")
@click.option("--hide", "hidden", metavar="ACCOUNT", help="They may not any more.")
@options.format_option
def consent(choice: str | None, shown: str | None, hidden: str | None, fmt: str) -> None:
    """What leaves for colleagues in plain words, and what you say to it."""
    words = options.words()
    with options.services() as services:
        services.library.ensure()
        mine = services.together.team()
        if choice == "yes":
            mine.agree()
        elif choice == "no":
            mine.refuse()
        for account, wanted in ((shown, True), (hidden, False)):
            if account:
                mine.show(AccountId(account), wanted)
        said, sample = mine.consent(), mine.sample_text()
    if fmt == "json":
        output.as_json({"consent": said, "sample": json.loads(sample) if sample else None})
        return
    click.echo(words.text("team-consent"))
    click.echo(words.text(f"team-consent-{said}"))
    if sample:
        click.echo(words.text("team-sample"))
        click.echo(sample)


@team.command()
@click.option("--name", prompt=False, default="", help="User, or id of the key; none for a token.")
@click.option("--forget", is_flag=True, help="Take it out of the keyring.")
def key(name: str, forget: bool) -> None:
    """Keep what opens the place in the keyring. The secret is typed, or comes on standard input."""
    with options.services() as services:
        services.library.ensure()
        named = services.together.team().named()
        if named is None:
            raise TeamOff
        if place_address(named.place).kind is PlaceKind.FOLDER:
            raise UsageError(reason="a folder needs no key")
        if forget:
            services.together.forget_key(named.place)
            return
        secret = click.prompt("secret", hide_input=True, err=True) if _typed() else sys.stdin.read()
        if not secret.strip():
            raise UsageError(reason="the secret is empty")
        trouble = services.together.keep_key(named.place, name, Secret(secret.strip()))
        if trouble is not None:
            raise trouble if isinstance(trouble, NoSecretStore) else NoSecretStore(reason=trouble.code)


@team.command()
@options.format_option
def digest(fmt: str) -> None:
    """Fold the shares of each day into one file. For IT, on a timer; may be run twice, or stopped."""
    words = options.words()
    with options.services() as services:
        services.library.ensure()
        folding = services.together.team().digest()
        done = folding.run()
        today = services.clock.now().astimezone(UTC).date()
        monday = today - timedelta(days=today.weekday()) - _WEEK
        figures = folding.figures(monday)
    if fmt == "json":
        counts = {name: getattr(done, name) for name in ("days", "shares", "deleted", "merged", "rubbish")}
        output.as_json({**counts, "week": monday.isoformat(), "people": figures_entry(figures)})
        return
    click.echo(words.text("team-folded", shares=str(done.shares), days=str(done.days), rubbish=str(done.rubbish)))
    click.echo(words.text("team-week", day=monday.isoformat(), people=_count(figures.people, words)))
    for group in (figures.networks, figures.themes):
        for name, people in group.items():
            click.echo(f"  {name:<24} {_count(people, words)}")


@team.command()
@click.argument("file", default="-")
@click.option("--title", default="", help="How it is called; its first line otherwise.")
@click.option("--why", default="", help="What it would be good for.")
@click.option("--sign", "signed", default="", help="Your name, if you want it known.")
@options.language_option("Language of the text.")
@options.format_option
def propose(file: str, title: str, why: str, signed: str, language: str | None, fmt: str) -> None:
    """Propose the text of FILE (or - for standard input) to the library. Without --sign it names nobody."""
    words, text = options.words(), read_text(file)
    with options.services() as services:
        services.library.ensure()
        mine = services.together.team()
        if mine.named() is None:
            raise TeamOff
        spoken = Language(language) if language else services.library.info().default_language
        made = services.together.proposals().propose(text, spoken, title, signed, why)
        mine.round()
        sent = next(each.sent for each in services.together.proposals().own() if each.proposal.id == made.id)
    if fmt == "json":
        output.as_json({"id": made.id, "title": made.title, "sent": sent})
    else:
        click.echo(f"{made.id}  {words.text('team-proposal-sent' if sent else 'team-proposal-waits')}")


@team.command()
@click.option("--mine", is_flag=True, help="Yours, with the answers, instead of everybody's.")
@options.format_option
def proposals(mine: bool, fmt: str) -> None:
    """What people propose to the library and nobody has answered yet."""
    words = options.words()
    with options.services() as services:
        services.library.ensure()
        if mine:
            _own(services, words, fmt)
            return
        answered = frozenset(notice.proposal for notice in services.library.answers())
        listed, rubbish = services.together.proposals().listed(services.together.team().place(), answered)
    if fmt == "json":
        entries = [
            {"id": one.id, "day": one.day.isoformat(), "language": one.language, "title": one.title, "text": one.text}
            | {"signed": one.signed, "why": one.why}
            for one in listed
        ]
        output.as_json({"proposals": entries, "rubbish": rubbish})
        return
    for one in listed:
        click.echo(f"{one.id}  {one.day}  {one.signed or '–'}\n\n  {one.title}\n")
        for line in (*one.text.splitlines(), *((f"→ {one.why}",) if one.why else ())):
            click.echo(f"  {line}")
        click.echo()


@team.command()
@click.argument("proposal")
@click.option("--accept", "answer", flag_value=Answer.ACCEPTED.value, help="It goes into the library.")
@click.option("--not-now", "answer", flag_value=Answer.NOT_NOW.value, help="Not now, and --because says why.")
@click.option("--because", default="", help="What the person reads.")
@click.option("--library", "folder", required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
def answer(proposal: str, answer: str | None, because: str, folder: Path) -> None:
    """Write the answer to PROPOSAL into a library folder: it comes back to the person with the next release."""
    from composer.services.team_proposals import answer_file

    if answer is None:
        raise click.UsageError("say --accept or --not-now")
    name, text = answer_file(proposal, Answer(answer), because)
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    click.echo(str(path))


def status_entry(found: TeamStatus, words: Wording) -> dict[str, Any]:
    """The document of ``team status``."""
    return {
        "on": bool(found.place and found.has_key),
        "place": found.place,
        "named_by": found.named_by,
        "key": found.has_key,
        "consent": found.consent,
        "last_read": found.last_read.isoformat() if found.last_read else None,
        "trouble": words.error(found.trouble).text if found.trouble else None,
        "shares": found.shares,
        "waiting": found.waiting,
        "rubbish": found.rubbish,
        "today": {"operations": found.today.operations, "sent": found.today.sent, "received": found.today.received},
    }


def status_lines(found: TeamStatus, words: Wording) -> list[str]:
    """The same for people."""
    if not found.place:
        return [words.error(TeamOff()).text]
    today = found.today
    lines = [
        words.text("team-place", place=found.place, by=words.text(f"team-by-{found.named_by}")),
        words.error(found.trouble).text if found.trouble else words.text("team-answers"),
        words.text(f"team-consent-{found.consent}"),
        words.text("team-held", shares=str(found.shares), waiting=str(found.waiting), rubbish=str(found.rubbish)),
        words.text("team-today", operations=str(today.operations), sent=str(today.sent), received=str(today.received)),
    ]
    return lines if found.has_key else [*lines, words.text("team-no-key")]


def figures_entry(figures: Figures) -> dict[str, Any]:
    """People by network and theme; null where they are fewer than five."""
    return {"all": figures.people, "networks": dict(figures.networks), "themes": dict(figures.themes)}


def _own(services: Services, words: Wording, fmt: str) -> None:
    own = services.together.proposals().own()
    if fmt == "json":
        entries = [
            {"id": one.proposal.id, "title": one.proposal.title, "sent": one.sent, "answer": one.answer}
            | {"because": one.because}
            for one in own
        ]
        output.as_json({"proposals": entries})
        return
    for one in own:
        state = (
            f"team-answer-{one.answer}" if one.answer else "team-proposal-sent" if one.sent else "team-proposal-waits"
        )
        click.echo(f"{one.proposal.id}  {one.proposal.title}  {words.text(state)}  {one.because}".rstrip())


def _count(people: int | None, words: Wording) -> str:
    return words.text("team-few") if people is None else str(people)


def _typed() -> bool:
    return sys.stdin.isatty()
