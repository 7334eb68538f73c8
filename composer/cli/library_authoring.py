# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``library new`` and ``library import-feed``: a first library, and drafts for it."""

import time
from datetime import UTC, datetime
from pathlib import Path

import click

from composer.cli import options, output
from composer.services.library_import import entries_of, fetch_feed, load_feed, propose, read_apart
from composer.services.library_new import write_new
from composer.system import resources


@click.command("new")
@click.argument("folder", type=click.Path(path_type=Path))
def new(folder: Path) -> int:
    """Write a small commented library to FOLDER, to start from. The folder must be empty, or not there yet."""
    count = write_new(resources.root() / "new-library", folder)
    click.echo(options.words().text("library-written", count=str(count), path=str(folder)))
    return 0


@click.command("import-feed")
@click.argument("feed")
@click.option("--into", "folder", required=True, type=click.Path(path_type=Path), help="The library folder.")
@click.option("--limit", type=click.IntRange(1, 500), default=20, show_default=True, help="How many drafts at most.")
@options.format_option
def import_feed(feed: str, folder: Path, limit: int, fmt: str) -> int:
    """Propose drafts from FEED, the address or the file of an RSS, Atom or JSON Feed.

    They wait in the folder drafts, which nobody sees, until a person moves them to posts. What was imported before is
    left out, also when its draft was deleted. 1 when nothing is new.
    """
    entries = entries_of(_bytes(feed), feed)
    done = propose(folder, entries, feed, datetime.now(UTC), limit)
    if fmt == "json":
        written = [path.relative_to(folder).as_posix() for path in done.written]
        output.as_json({"drafts": written, "imported_before": done.known})
    else:
        for path in done.written:
            click.echo(path)
        count = len(done.written) or done.known
        said = "feed-proposed" if done.written else "feed-nothing-new"
        click.echo(options.words().text(said, count=str(count), path=str(folder / "drafts")), err=True)
    return 0 if done.written else 1


def _bytes(feed: str) -> bytes:
    if feed.lower().startswith(("https://", "http://")):
        with options.services() as services:
            return fetch_feed(services.outside.http(), feed, time.monotonic)
    return load_feed(Path(feed))


@click.command("read-feed", hidden=True)
@click.argument("there", type=click.Path(path_type=Path))
@click.argument("back", type=click.Path(path_type=Path))
def read_feed(there: Path, back: Path) -> int:
    """For import-feed alone: a hostile feed is read in a process that can be stopped."""
    read_apart(there, back)
    return 0
