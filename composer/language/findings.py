# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Marks of lines as findings of a text."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from composer.domain.ids import RuleId
from composer.domain.messages import Message
from composer.domain.review import Finding, Fix, Level, Source
from composer.domain.text import Edit, Language, Span
from composer.language.marks import SPELLING, Mark


def finding_of(text: str, offset: int, mark: Mark, everywhere: Sequence[Fix] = ()) -> Finding:
    """``offset`` is that of the line in ``text``; ``everywhere`` are the ways out that mend other places as well."""
    span = Span(offset + mark.start, offset + mark.end)
    matched = span.of(text)
    edits = _edits(offset, mark)
    better = mark.values.get("better") or (mark.edits[0][2] if len(mark.edits) == 1 else "")
    values = {**mark.values, "text": unicodedata.normalize("NFC", matched).strip(), "better": better}
    said = Message(mark.code, values)
    fixes: tuple[Fix, ...] = ()
    if edits:
        shown = better or f"{edits[0].text}{matched[1:-1]}{edits[-1].text}"
        fixes = (Fix(Message(mark.fix, {"text": shown}), edits), *everywhere)
    return Finding(Source.LANGUAGE, mark.rule, Level.SUGGESTION, span, said, said, fixes=fixes, match=matched)


def about_the_whole(rule: RuleId, code: str, values: Mapping[str, str]) -> Finding:
    """A hint that has no place of its own."""
    said = Message(code, values)
    return Finding(Source.LANGUAGE, rule, Level.SUGGESTION, None, said, said)


def unknown_word(span: Span, word: str, language: Language, options: Iterable[str]) -> Finding:
    """A word no dictionary has; ``options`` are the ways to write it that are known by now."""
    said = Message("spelling-unknown", {"text": unicodedata.normalize("NFC", word), "better": ""})
    return Finding(
        Source.LANGUAGE,
        SPELLING,
        Level.SUGGESTION,
        span,
        said,
        said,
        fixes=replacements(span, word, options),
        match=word,
        word=word,
        language=language,
    )


def replacements(span: Span, word: str, options: Iterable[str]) -> tuple[Fix, ...]:
    """A way out for each option, with the apostrophe of the text rather than that of the dictionary."""
    spelt = [option.replace("'", "’") if "’" in word else option for option in options]
    return tuple(Fix(Message("replace-with", {"text": option}), (Edit(span, option),)) for option in spelt)


def everywhere(marks: Iterable[tuple[int, Mark]]) -> Mapping[RuleId, Sequence[Fix]]:
    """The offer to mend all places of a typographic rule at once, for rules with several; offsets are of lines."""
    edits: dict[RuleId, list[tuple[Edit, ...]]] = defaultdict(list)
    for offset, mark in marks:
        if mark.rule.startswith("Typography.") and mark.edits:
            edits[mark.rule].append(_edits(offset, mark))
    return {
        rule: (Fix(Message("fix-everywhere", {"count": str(len(all_))}), tuple(chain.from_iterable(all_))),)
        for rule, all_ in edits.items()
        if len(all_) > 1
    }


def _edits(offset: int, mark: Mark) -> tuple[Edit, ...]:
    return tuple(Edit(Span(offset + start, offset + end), new) for start, end, new in mark.edits)
