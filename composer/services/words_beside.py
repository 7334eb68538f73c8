# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The words that are published beside a text, such as a content warning: judged like it, each on its own."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from composer.domain.review import Context, Finding, Source

READ_BY: Final = (Source.CHARTER, Source.LANGUAGE)
_GAP: Final = "\n\n"

Ask = Callable[[Source, str, Context, str], Sequence[Finding]]
"""The findings of one source in a text. The last argument tells the questions of one context apart."""


def findings_beside(text: str, context: Context, only: Collection[Source], ask: Ask) -> Iterator[Finding]:
    """What is found there, without the edits: those are of other words than the text.

    What is missing is asked of the whole publication, not of these words: the text may have it.
    """
    alone = replace(context, media=(), line_languages={}, files={}, beside={})
    for option, words in context.beside.items():
        for source in READ_BY:
            if source not in only:
                continue
            found = [f for f in ask(source, words, alone, option) if f.span]
            if found and source is Source.CHARTER:
                whole = ask(source, f"{words}{_GAP}{text}", alone, f"{option} and the text")
                stands = {(f.rule, f.span) for f in whole}
                found = [f for f in found if (f.rule, f.span) in stands]
            yield from (_of_option(f, option, words) for f in found)


def _of_option(found: Finding, option: str, words: str) -> Finding:
    matched = found.match or (found.span.of(words) if found.span else "")
    return replace(found, span=None, fixes=(), word="", match=matched, option=option)
