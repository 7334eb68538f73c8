# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``compare`` and ``count``: nothing but texts, no files of the person's."""

import json
from typing import Any

import click

from composer.bootstrap import known_networks
from composer.cli import options, output
from composer.cli.reading import decoded, opened, read_text
from composer.domain.errors import InputUnreadable, UsageError
from composer.domain.ids import NetworkKey
from composer.domain.messages import Message
from composer.domain.ports import Network
from composer.services.reviewing import Reviewing


def network_of(key: str) -> Network:
    """Raises UsageError when there is none."""
    found = known_networks().get(NetworkKey(key))
    if found is None:
        raise UsageError(reason=f"there is no network {key}; known ones are {', '.join(known_networks())}")
    return found


@click.command()
@click.argument("draft")
@click.argument("more", nargs=-1)
@click.option("--source", "sources", multiple=True, required=True, help="A text to compare with; several may follow.")
@options.format_option
def compare(draft: str, more: tuple[str, ...], sources: tuple[str, ...], fmt: str) -> None:
    """How much of DRAFT is its own, beside the given texts: 0 is copied, 100 is all one's own."""
    names = (*sources, *more)
    if (draft, *names).count("-") > 1:
        raise UsageError(reason="standard input can be only one of the texts")
    text, *others = (_words_in(name) for name in (draft, *names))
    voice = Reviewing.compare(text, others)
    if fmt == "json":
        output.as_json(output.compare_document(voice))
        return
    words = options.words()
    click.echo(f"{voice.score}/100  {words.text(f'verdict-{voice.verdict}')}")
    click.echo(words.message(Message("word-groups", {"share": str(round(100 * voice.containment))})))
    for passage in voice.passages:
        source = others[passage.source]
        here, there = output.place(text, passage.span.start), output.place(source, passage.source_span.start)
        at = f"{names[passage.source]}:{there[0]}:{there[1]}"
        click.echo(f"{draft}:{here[0]}:{here[1]}: {passage.span.of(text)!r} ({at})")


def _words_in(source: str) -> str:
    """Raises InputUnreadable for a text without any: there is nothing to compare."""
    text = read_text(source)
    if not text.strip():
        raise InputUnreadable(path=source, reason="it is empty")
    return text


@click.command()
@click.argument("file", default="-")
@click.option("--network", "key", required=True, help="Key of the network, such as linkedin.")
@click.option("--jsonl", is_flag=True, help='One {"text": …} a line in, one answer a line out.')
@options.format_option
def count(file: str, key: str, jsonl: bool, fmt: str) -> int:
    """Count a text as that network counts; 1 when it does not fit."""
    network = network_of(key)
    if jsonl:
        return _stream(file, network)
    counted = network.count(read_text(file))
    if fmt == "json":
        output.as_json({"network": key, **output.count_entry(counted)})
    else:
        words = options.words()
        click.echo(f"{counted.used}/{counted.limit} {words.text(f'unit-{counted.unit}')} ({network.spec.name})")
    return 0 if counted.fits else 1


def _stream(file: str, network: Network) -> int:
    """One answer a line, each out before the next line is read; a line that is no text is answered and ends in 2."""
    result = 0
    with opened(file) as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                counted = network.count(_text_of(file, line))
            except InputUnreadable as error:
                output.as_json({"error": f"line {number}: {error.values['reason']}"}, indent=None)
                result = 2
                continue
            output.as_json(output.count_entry(counted), indent=None)
            result = result or (0 if counted.fits else 1)
    if result == 2:
        click.echo(f"ramage: {file}: some lines hold no text", err=True)
    return result


def _text_of(file: str, line: bytes) -> str:
    try:
        entry: Any = json.loads(decoded(file, line))
    except (json.JSONDecodeError, RecursionError) as error:
        raise InputUnreadable(path=file, reason="it is not JSON") from error
    text = entry.get("text") if isinstance(entry, dict) else None
    if not isinstance(text, str):
        raise InputUnreadable(path=file, reason='write {"text": "…"}')
    if any(0xD800 <= ord(char) <= 0xDFFF for char in text):
        raise InputUnreadable(path=file, reason="half of a surrogate pair stands alone")
    return text
