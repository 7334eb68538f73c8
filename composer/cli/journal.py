# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``outbox``: the journal of publications."""

import click

from composer.cli import options, output
from composer.domain.ids import JobId
from composer.domain.outbox import Job


@click.group(invoke_without_command=True)
@click.pass_context
def outbox(context: click.Context) -> None:
    """The journal of publications: list (without a verb), retry, cancel, resolve."""
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
        _line(job)


@outbox.command()
@click.argument("job")
@options.format_option
def retry(job: str, fmt: str) -> None:
    """Send a held, refused or unknown publication again: the window sends it the next time it runs."""
    with options.services() as services:
        _show(services.publishing.requeue(JobId(job)), fmt)


@outbox.command()
@click.argument("job")
@options.format_option
def cancel(job: str, fmt: str) -> None:
    """Give up a publication that is not on its way."""
    with options.services() as services:
        _show(services.publishing.cancel(JobId(job)), fmt)


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
        _line(job)


def _line(job: Job) -> None:
    words = options.words()
    end = job.receipt.url if job.receipt else words.message(job.reason) if job.reason else ""
    state = words.text(f"state-{job.state}")
    click.echo(f"{job.id}  {job.changed:%Y-%m-%d %H:%M}  {job.network:<10} {state}  {end}".rstrip())
