# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers put one after the other: the person's own words, in the order of the questions."""

import re
from collections.abc import Sequence

from composer.domain.library import Guide

_BLANK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")


def compose_answers(guide: Guide, answers: Sequence[str]) -> str:
    """One paragraph per answer, between the guide's opening and closing lines where it has them.

    Nothing is added to what the person wrote, and skipped questions leave no trace; with no answer at all the text
    is empty. Answers beyond the guide's steps are kept too: a shortened guide loses no word.
    """
    paragraphs = [_tidy(answer) for answer in answers if answer.strip()]
    if not paragraphs:
        return ""
    lines = (guide.opening.strip(), *paragraphs, guide.closing.strip())
    return "\n\n".join(line for line in lines if line)


def _tidy(answer: str) -> str:
    """Without blank space around, and with one empty line between the answer's own paragraphs."""
    return _BLANK.sub("\n\n", answer.replace("\r\n", "\n").strip())
