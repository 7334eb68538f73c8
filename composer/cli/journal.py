# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``outbox``: the journal of publications."""

import click

from composer.cli import options, output
from composer.cli.posting import confirmed, tell_errors
from composer.cli.reading import read_text
from composer.domain.errors import JobNotFound
from composer.domain.ids import JobId
from composer.domain.outbox import Job, JobState


@click.group(invoke_without_command=True)
@click.pass_context
def outbox(context: click.Context) -> None:
    """The journal of publications: list (without a verb), retry, cancel, resolve, edit, delete."""
    if context.invoked_subcommand is None:
        context.invoke(listing, fmt="text")


@outbox.command("list")
@options.format_option
def listing(fmt: str) -> None:
    """Every publication, latest change first."""
    with options.services() as services:
        jobs = services.publishing.jobs()
    words = options.words()
    if fmt == "json":
        output.as_json({"jobs": [output.job_entry(job, words) for job in jobs]})
        return
    for job in jobs:
        click.echo(output.job_line(job, words))


@outbox.command()
@click.argument("job")
@options.format_option
def retry(job: str, fmt: str) -> int:
    """Send a held, refused or unknown publication again; 1 when it is not published in the end."""
    with options.services() as services:
        services.library.ensure()
        services.colleagues.load()
        services.publishing.requeue(JobId(job))
        services.publishing.run_due()
        after = next(one for one in services.publishing.jobs() if one.id == job)
        _show(after, fmt)
    return 0 if after.state in (JobState.SENT, JobState.QUEUED) else 1


@outbox.command()
@click.argument("job")
@options.format_option
def cancel(job: str, fmt: str) -> None:
    """Give up a publication that is not on its way."""
    with options.services() as services:
        _show(services.publishing.cancel(JobId(job)), fmt)


@outbox.command()
@click.argument("job")
@click.argument("file")
@click.option("--yes", is_flag=True, help="Confirm warnings without being asked.")
@options.format_option
def edit(job: str, file: str, yes: bool, fmt: str) -> int:
    """Give a publication the words of FILE (- is standard input); 1 when they may not go.

    One that waits goes out with them; one that is out is changed there, where its network lets us.
    """
    text = read_text(file)
    words = options.words()
    with options.services() as services:
        services.library.ensure()
        services.colleagues.load()
        corrections = services.publishing.afterwards.corrections
        held = next((one for one in services.publishing.jobs() if one.id == job), None)
        if held is None:
            raise JobNotFound(job=job)
        found = corrections.obstacles(held, text) if corrections.can_correct(held) else ()
        refused = tuple(one for one in found if one.blocking)
        if refused:
            tell_errors(corrections.review(held, text), held.network)
        if not refused and found and not yes:
            refused = found if not confirmed(found, ask=file != "-" and fmt == "text") else ()
        if not refused:
            held = corrections.correct(held.id, text, confirmed=True)
            if held.state is JobState.QUEUED:
                services.publishing.run_due()
                held = next(one for one in services.publishing.jobs() if one.id == job)
    if fmt == "json":
        entry = output.job_entry(held, words)
        output.as_json(entry | {"refused": [output.obstacle_entry(one, words) for one in refused]})
    else:
        for one in refused:
            click.echo(words.message(one.message), err=True)
        if not refused:
            click.echo(output.job_line(held, words))
    return 0 if not refused and held.state in (JobState.SENT, JobState.QUEUED) else 1


@outbox.command()
@click.argument("job")
@options.format_option
def delete(job: str, fmt: str) -> None:
    """Take a publication back from its network, where that lets us."""
    with options.services() as services:
        _show(services.publishing.afterwards.withdraw(JobId(job)), fmt)


@outbox.command()
@click.argument("job")
@click.option("--url", help="Where you found it.")
@click.option("--give-up", is_flag=True, help="You do not want to know.")
@options.format_option
def resolve(job: str, url: str | None, give_up: bool, fmt: str) -> None:
    """Say what became of a publication whose outcome is unknown."""
    if (url is None) is not give_up:
        raise click.UsageError("say either --url ADDRESS or --give-up")
    with options.services() as services:
        _show(services.publishing.resolve(JobId(job), url), fmt)


def _show(job: Job, fmt: str) -> None:
    if fmt == "json":
        output.as_json(output.job_entry(job, options.words()))
    else:
        click.echo(output.job_line(job, options.words()))
