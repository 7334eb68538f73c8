# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``check``: the whole Review of a text."""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Final

import click

from composer.bootstrap import known_networks, reviewing_by
from composer.cli import options, output
from composer.cli.languages import guess
from composer.cli.reading import read_text
from composer.cli.texts import network_of
from composer.domain.errors import PostNotFound, RuleRefused, UsageError
from composer.domain.ids import NetworkKey, PostId
from composer.domain.library import LibraryPost
from composer.domain.review import Level, Review, Source
from composer.domain.text import Language
from composer.services.grammar import Grammar
from composer.services.reviewing import Reviewing
from composer.services.rulebooks import rulebook_of_library, rulebook_of_rules

_SOURCES: Final = tuple(source.value for source in Source)


@click.command()
@click.argument("files", nargs=-1)
@click.option("--library", "folder", type=click.Path(path_type=Path), help="Folder of another library.")
@click.option("--rules", type=click.Path(path_type=Path), help="Folder of rules, or of folders of rules.")
@click.option("--network", "key", help="Key of the network the text is for.")
@options.language_option("Language of the text; found out when not given.")
@click.option("--only", help=f"Sources to ask, comma-separated: {', '.join(_SOURCES)}.")
@click.option("--post", help="Id of the library post the text comes from, to compare with.")
@click.option("--at", "when", help="When it would be published, such as 2026-10-22T18:00; now when not given.")
@options.format_option
def check(
    files: tuple[str, ...],
    folder: Path | None,
    rules: Path | None,
    key: str | None,
    language: str | None,
    only: str | None,
    post: str | None,
    when: str | None,
    fmt: str,
) -> int:
    """Review each FILE (- is standard input) by charter, voice, language and network; 1 when there is an error.

    With --rules, rules that are refused are told on standard error and end in 2; the others are run all the same.
    """
    network = network_of(key).spec.key if key else None
    wanted, at = _sources(only), options.instant(when)
    texts = [(file, read_text(file)) for file in files or ("-",)]
    with ExitStack() as closing:
        reviewing, source, grammar = _reviewer(closing, folder, rules, post)
        refused = reviewing.refused_rules()
        aside = "" if rules else "ramage: set aside "
        for rule in refused:
            click.echo(f"{aside}{_refusal(rule)}", err=True)
        reviewed = [
            output.Reviewed(file, _review(reviewing, grammar, text, language, network, source, wanted, at))
            for file, text in texts
        ]
        for rule in reviewing.refused_rules()[len(refused) :]:
            click.echo(f"ramage: set aside {_refusal(rule)}", err=True)
    _show(reviewed, fmt)
    if refused and rules is not None:
        return 2
    return 1 if any(one.review.at(Level.ERROR) for one in reviewed) else 0


def _review(
    reviewing: Reviewing,
    grammar: Grammar | None,
    text: str,
    language: str | None,
    network: NetworkKey | None,
    source: LibraryPost | None,
    wanted: frozenset[Source],
    at: datetime | None,
) -> Review:
    spoken = Language(language) if language else guess(text, Language.FRENCH)
    context = reviewing.context_at(spoken, network, source, at)
    review = reviewing.review(text, context, () if network else tuple(known_networks()), wanted)
    if grammar is not None and Source.LANGUAGE in wanted:
        review, status = grammar.review(review, context)
        if status.troubled:
            click.echo(f"ramage: {options.words().message(status.message)}", err=True)
    return reviewing.with_suggestions(review, spoken)


def _sources(only: str | None) -> frozenset[Source]:
    if only is None:
        return frozenset(Source)
    asked = [part.strip() for part in only.split(",") if part.strip()]
    unknown = next((part for part in asked if part not in _SOURCES), None)
    if unknown is not None or not asked:
        raise UsageError(reason=f"--only takes {', '.join(_SOURCES)}, not {unknown or 'nothing'}")
    return frozenset(Source(part) for part in asked)


def _reviewer(
    closing: ExitStack, folder: Path | None, rules: Path | None, post: str | None
) -> tuple[Reviewing, LibraryPost | None, Grammar | None]:
    """Rules of the given folders, or the charter of the library in use; and the post the text comes from.

    LanguageTool only beside the library in use: it follows the person's settings.
    """
    find: Callable[[PostId], LibraryPost] = _no_post
    if folder is not None:
        book, find = rulebook_of_library(folder)
    if rules is not None:
        book = rulebook_of_rules(rules)
    if folder is not None or rules is not None:
        return reviewing_by(book, find), find(PostId(post)) if post else None, None
    services = closing.enter_context(options.services())
    services.library.ensure()
    services.colleagues.load()
    return services.reviewing, services.library.post(PostId(post)) if post else None, services.grammar


def _no_post(post: PostId) -> LibraryPost:
    raise PostNotFound(file=f"posts/{post}.md", post=post)


def _refusal(error: RuleRefused) -> str:
    return f"{error.values['file']}:{error.values['line']}: {error.values['reason']}"


def _show(reviewed: list[output.Reviewed], fmt: str) -> None:
    words = options.words()
    if fmt == "json":
        output.as_json(output.review_document(reviewed, words))
        return
    for one in reviewed:
        for entry in output.finding_entries(one.review, words):
            where = f"{one.file}:{entry['line']}:{entry['column']}" if entry["line"] else one.file
            level = words.text(f"level-{entry['level']}")
            click.echo(f"{where}: {level}: {entry['message']} [{entry['rule']}]")
        for key, counted in one.review.counts.items():
            if not counted.fits or len(one.review.counts) == 1:
                click.echo(f"{one.file}: {key}: {counted.used}/{counted.limit}")
        if one.review.voice:
            click.echo(f"{one.file}: {one.review.voice.score}/100 {words.text(f'verdict-{one.review.voice.verdict}')}")
