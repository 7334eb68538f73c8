# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Charters of any size, made of the sample library's own words: most terms never occur, some do, as in real ones."""

import random
import re
from collections.abc import Sequence
from pathlib import Path

HOSTILE = ("(a+)+$", r"(\w+\s?)*$", "(?:a|aa)+$", "(.*?,){12}P")
"""Patterns that try every way to share out a text before they give up."""
OCCURS_EVERY = 250
TOKENS_A_RULE = 23


class _Words:
    def __init__(self, chance: random.Random, sentences: Sequence[str]) -> None:
        self._chance = chance
        self._words: list[str] = sorted(
            {word.lower() for text in sentences for word in re.findall(r"[a-zà-ÿ]{4,}", text)}
        )
        self._pairs: list[str] = sorted(
            {pair for text in sentences for pair in re.findall(r"\b[a-zà-ÿ]{4,} [a-zà-ÿ]{4,}\b", text)}
        )
        self._terms = 0

    def word(self) -> str:
        return self._chance.choice(self._words)

    def term(self) -> str:
        """Two words side by side; the sentences have one in ``OCCURS_EVERY``."""
        self._terms += 1
        return self._chance.choice(self._pairs) if self._terms % OCCURS_EVERY == 0 else f"{self.word()} {self.word()}zq"

    def pattern(self) -> str:
        return rf"{self.word()}\w*\s+(?:de|du|des)\s+{self.word()}s?"


def write_terms(folder: Path, sentences: Sequence[str], terms: int, patterns: int, seed: int = 7) -> None:
    """A hundred terms a rule, and a rule for each pattern."""
    words = _Words(random.Random(seed), sentences)  # noqa: S311 - measures must repeat, not be unguessable
    folder.mkdir(parents=True, exist_ok=True)
    for start in range(0, terms, 100):
        _existence(folder / f"Terms{start:05}.yml", [words.term() for _ in range(min(100, terms - start))], "warning")
    for number in range(patterns):
        _existence(folder / f"Pattern{number:04}.yml", [words.pattern()], "suggestion")


def write_rules(folder: Path, sentences: Sequence[str], rules: int, seed: int = 8) -> None:
    """Rules of ``TOKENS_A_RULE`` tokens each: in ten, five of terms, four that replace terms, one of patterns."""
    words = _Words(random.Random(seed), sentences)  # noqa: S311 - as above
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(rules):
        if number % 10 == 9:
            patterns = [words.pattern() for _ in range(TOKENS_A_RULE)]
            _existence(folder / f"Patterns{number:04}.yml", patterns, "suggestion")
            continue
        terms = list(dict.fromkeys(words.term() for _ in range(TOKENS_A_RULE)))
        if number % 10 < 5:
            _existence(folder / f"Words{number:04}.yml", terms, "warning")
        else:
            swaps = "".join(f"  {term}: {words.word()}\n" for term in terms)
            rule = f"extends: substitution\nmessage: '%s, %s'\nignorecase: true\nswap:\n{swaps}"
            (folder / f"Swaps{number:04}.yml").write_text(rule, "utf-8")


def write_hostile(folder: Path) -> None:
    """One rule for each hostile pattern."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, pattern in enumerate(HOSTILE):
        _existence(folder / f"Hostile{number}.yml", [pattern], "warning")


def _existence(file: Path, tokens: Sequence[str], level: str) -> None:
    listed = "\n".join(f"  - '{token}'" for token in tokens)
    file.write_text(
        f"extends: existence\nmessage: '%s'\nlevel: {level}\nignorecase: true\ntokens:\n{listed}\n", "utf-8"
    )
