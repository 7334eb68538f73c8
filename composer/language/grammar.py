# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""LanguageTool's answers as findings, beside those of the checks in process."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from composer.domain.grammar import GrammarMatch, GrammarQuestion
from composer.domain.ids import RuleId
from composer.domain.messages import Message, verbatim
from composer.domain.review import Finding, Fix, Level, Source
from composer.domain.text import Edit, Language, Span, apply_edits
from composer.language.lines import HIDDEN, without_addresses

PREFIX: Final = "LanguageTool."
MOST_FIXES: Final = 5
LONGEST: Final = 15_000
"""Characters of a paragraph; the public server takes 20 kB a request."""
_SILENT_RULES: Final = (
    # Spelling, repeated words and first letters are checked in process, with the words of the library known.
    *("FR_SPELLING_RULE", "MORFOLOGIK_RULE_EN_GB", "MORFOLOGIK_RULE_EN_US"),
    *("FRENCH_WORD_REPEAT_RULE", "ENGLISH_WORD_REPEAT_RULE", "UPPERCASE_SENTENCE_START"),
)
_SILENT_CATEGORIES: Final = ("TYPOGRAPHY", "CAT_TYPOGRAPHIE")
_STYLE: Final = frozenset(["style", "locale-violation", "register"])
_FEWEST_WORDS: Final = 2


class Paragraph(NamedTuple):
    """A paragraph worth reading: where it starts, and what is asked of it."""

    start: int
    question: GrammarQuestion


def paragraphs(text: str, languages: Sequence[Language | None]) -> Iterator[Paragraph]:
    """Each line of two words or more; ``languages`` has that of every line, None where nothing is asked.

    A line, and not what stands between blank lines: lists and poems are written a line at a time, and LanguageTool
    would read them as one sentence.
    """
    start = 0
    for line, language in zip(text.split("\n"), languages, strict=True):
        words = (word for word in without_addresses(line).split() if any(char.isalpha() for char in word))
        if language is not None and len(line) <= LONGEST and len(list(words)) >= _FEWEST_WORDS:
            yield Paragraph(start, GrammarQuestion(line, language, _SILENT_RULES, _SILENT_CATEGORIES))
        start += len(line) + 1


def findings_of(question: GrammarQuestion, matches: Iterable[GrammarMatch]) -> tuple[Finding, ...]:
    """The findings of a paragraph, places counted from its start, without those on links, mentions and hashtags."""
    seen = without_addresses(question.text)
    made = [
        _finding(question, match)
        for match in matches
        if HIDDEN not in match.span.of(seen) and match.span.of(question.text).strip()
    ]
    return tuple(sorted(made, key=lambda finding: finding.order))


def _finding(question: GrammarQuestion, match: GrammarMatch) -> Finding:
    matched = match.span.of(question.text)
    typeset = question.language is Language.FRENCH or "’" in question.text
    options = [option.replace("'", "’") if typeset else option for option in match.replacements]
    options = [option for option in dict.fromkeys(options) if option != matched][:MOST_FIXES]
    code = "grammar-style" if match.kind in _STYLE else "grammar-found"
    return Finding(
        Source.LANGUAGE,
        RuleId(PREFIX + match.rule),
        Level.SUGGESTION,
        match.span,
        Message(code, {"category": match.category_name}),
        verbatim(match.message),
        Message("grammar-reason", {"category": match.category_name or match.category}),
        match.link,
        tuple(_fix(match.span, option) for option in options),
        matched,
    )


def _fix(span: Span, option: str) -> Fix:
    label = Message("replace-with", {"text": option}) if option else Message("remove")
    return Fix(label, (Edit(span, option),))


def shifted(finding: Finding, by: int) -> Finding:
    """The same finding ``by`` code points further, its fixes too."""
    if not by or finding.span is None:
        return finding
    fixes = tuple(
        replace(fix, edits=tuple(replace(edit, span=edit.span.shifted(by)) for edit in fix.edits))
        for fix in finding.fixes
    )
    return replace(finding, span=finding.span.shifted(by), fixes=fixes)


def followed(findings: Iterable[Finding], before: str, after: str) -> tuple[Finding, ...]:
    """Findings on ``before`` as they lie on ``after``; those whose passage was edited are gone."""
    start, end, by = _stretch(before, after)
    kept = []
    for finding in findings:
        if finding.span is None or finding.span.end <= start:
            kept.append(finding)
        elif finding.span.start >= end:
            kept.append(shifted(finding, by))
    return tuple(kept)


def _stretch(before: str, after: str) -> tuple[int, int, int]:
    """The one stretch of ``before`` that differs: start, end, and how much longer ``after`` is."""
    shorter = min(len(before), len(after))
    start = _most(shorter, lambda size: before[:size] == after[:size])
    tail = _most(shorter - start, lambda size: before[len(before) - size :] == after[len(after) - size :])
    return start, len(before) - tail, len(after) - len(before)


def _most(limit: int, holds: Callable[[int], bool]) -> int:
    """The largest size up to ``limit`` for which ``holds``, as it does for all smaller ones."""
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if holds(middle) else (low, middle - 1)
    return low


def joined(text: str, ours: Sequence[Finding], theirs: Iterable[Finding]) -> tuple[Finding, ...]:
    """Both in stable order; what LanguageTool repeats of our own is left out."""
    language = [finding for finding in ours if finding.source is Source.LANGUAGE and finding.span]
    kept = [finding for finding in theirs if not any(_repeats(text, finding, mine) for mine in language)]
    return tuple(sorted([*ours, *kept], key=lambda finding: finding.order))


def _repeats(text: str, theirs: Finding, mine: Finding) -> bool:
    """True when both speak of the same thing: a misspelt word, the same two words, or a fix that comes to the same."""
    if theirs.span is None or mine.span is None or not theirs.span.overlaps(mine.span):
        return False
    if mine.rule.startswith("Spelling.") or theirs.span == mine.span:
        return True
    results = {apply_edits(text, fix.edits) for fix in mine.fixes[:1]}
    return any(apply_edits(text, fix.edits) in results for fix in theirs.fixes)
