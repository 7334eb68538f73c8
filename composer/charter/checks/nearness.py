# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``near``: words that make a mention graver when they stand close to it."""

import re
from dataclasses import dataclass
from typing import Final

from composer.charter.checks.base import Material
from composer.charter.checks.words import AFTER, BEFORE, token_tree
from composer.charter.dialect import Flags
from composer.charter.document import Pairs, Scalar
from composer.charter.fields import RuleFields
from composer.charter.patterns import Pattern
from composer.charter.reach import stays_in_line
from composer.charter.syntax import written
from composer.domain.review import Level

_WORD: Final = re.compile(r"\w+(?:['’-]\w+)*")
_PARAGRAPH: Final = re.compile(r"\n\s*\n")
_WORDS: Final = 8
_LEVELS: Final = tuple(level.value for level in Level)


@dataclass(frozen=True, slots=True)
class Near:
    """``level`` holds where one of the cues has at most ``words`` words between it and the mention."""

    cues: Pattern
    words: int
    level: Level

    def is_by(self, text: str, start: int, end: int) -> bool:
        """True when a cue is close to this range, in the same paragraph."""
        for cue in self.cues.places(text):
            between = (end, cue.start) if cue.start >= end else (cue.end, start)
            if not _PARAGRAPH.search(text, *between) and words_between(text, *between) <= self.words:
                return True
        return False


def words_between(text: str, start: int, end: int) -> int:
    """How many words stand from one offset to another; ranges that meet have none between them."""
    return sum(1 for _ in _WORD.finditer(text, start, end))


def read_near(material: Material) -> Near | None:
    """The field ``near``, None when absent. Raises RuleRefused."""
    fields = material.fields
    node = fields.node("near")
    if node is None:
        return None
    if not isinstance(node, Pairs):
        raise fields.refused(node.line, "near is a mapping with words, cues and level")
    words, level = _WORDS, Level.ERROR
    cues: tuple[Scalar, ...] = ()
    for key, value in node.pairs:
        if key.value == "cues":
            cues = tuple(cue for cue in fields.texts_in("cues", value) if cue.value.strip())
        elif key.value == "words":
            words = whole_number(fields, "near", fields.texts_in("words", value))
        elif key.value == "level" and isinstance(value, Scalar) and value.value in _LEVELS:
            level = Level(value.value)
        else:
            wrong = f"the level is one of {', '.join(_LEVELS)}" if key.value == "level" else "unknown field"
            raise fields.refused(key.line, f"{wrong}: {key.value!r} in near")
    if not cues:
        raise fields.refused(node.line, "near needs cues: the words that make a mention graver")
    flags = Flags(i=fields.flag("ignorecase", True), m=True)
    trees = [token_tree(material, cue, flags) for cue in cues]
    pattern = f"{BEFORE}(?:{'|'.join(written(tree) for tree in trees)}){AFTER}"
    return Near(Pattern(pattern, stays_in_line=all(map(stays_in_line, trees))), words, level)


def whole_number(fields: RuleFields, name: str, values: tuple[Scalar, ...]) -> int:
    """``words`` in the field ``name``. Raises RuleRefused."""
    number = values[0] if len(values) == 1 else Scalar("", fields.line_of(name))
    if not (number.value.isascii() and number.value.isdigit() and len(number.value) <= 4):
        raise fields.refused(number.line, f"words in {name} must be a whole number, not {number.value!r}")
    return int(number.value)
