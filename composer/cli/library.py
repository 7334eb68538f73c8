# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``library``: search the library in use, check a folder before publishing it."""

import click

from composer.cli import options, output
from composer.cli.library_authoring import import_feed, new, read_feed
from composer.cli.library_check import checking
from composer.cli.library_hold import hold
from composer.cli.library_keys import keys, root
from composer.cli.library_release import build, publish, refresh, sign, verify
from composer.cli.library_sync import syncing
from composer.cli.texts import network_of
from composer.domain.ids import ThemeId
from composer.domain.library import PostQuery
from composer.domain.text import Language


@click.group()
def library() -> None:
    """Author and read a library."""


@library.command()
@click.argument("words", nargs=-1)
@click.option("--theme", "themes", multiple=True, help="Id of a theme; may be given several times.")
@click.option("--network", "key", help="Key of a network the post is meant for.")
@options.language_option("Only posts in this language.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True)
@click.option("--expired", is_flag=True, help="Also posts whose approval has run out.")
@options.format_option
def search(
    words: tuple[str, ...],
    themes: tuple[str, ...],
    key: str | None,
    language: str | None,
    limit: int,
    expired: bool,
    fmt: str,
) -> int:
    """Find posts by their words; accents, case and plurals do not matter. 1 when there is none."""
    query = PostQuery(
        words=" ".join(words),
        themes=frozenset(ThemeId(theme) for theme in themes),
        network=network_of(key).spec.key if key else None,
        language=Language(language) if language else None,
        include_expired=expired,
        limit=limit,
    )
    with options.services() as services:
        services.library.ensure()
        page = services.library.search(query)
    if fmt == "json":
        output.as_json({"total": page.total, "posts": [output.card_entry(card) for card in page.cards]})
    else:
        for card in page.cards:
            click.echo(f"{card.id:<32} {card.title}")
    return 0 if page.cards else 1


library.add_command(new)
library.add_command(import_feed)
library.add_command(read_feed)
library.add_command(checking)
library.add_command(syncing)
for command in (build, sign, publish, refresh, verify, hold, keys, root):
    library.add_command(command)
