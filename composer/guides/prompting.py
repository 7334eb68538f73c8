# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which question of a guide an angle of a library post goes with."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from composer.domain.library import GuideStep

_TOPICS: Final = tuple(
    re.compile(rf"\b(?:{words})\w*")
    for words in (
        r"quand|heure|jour|matin|soir|premiere? fois|veille|when|time|day|morning|first",
        r"lieu|endroit|where|place|quai|quay|bureau|office|street|rue",
        r"qui|personne|client|collegue|equipe|quelqu|who|whom|someone|somebody|people|customer|colleague|team|they|them",
        r"geste|mains?\b|metier|astuce|truc|outil|objet|comment|gesture|hand|trick|tool|object|how|craft",
        r"surpri|imagin|cru|croy|jur|pens|attend|peur|surpris|expect|believ|thought|sure|fear|doubt",
        r"rate|erreur|coinc|probleme|difficil|mistake|wrong|fail|stuck|problem|hard",
        r"chang|appris|apprend|depuis|autrement|reten|learn|differ|since|now|keep|chose|lesson",
        r"phrase|mots?\b|entend|dit|dir|sentence|word|heard|said|say|tell",
        r"idee|avis|opinion|idea|view|think",
    )
)
_WORD: Final = re.compile(
    r"\b(?!avez|vous|quel|votre|notre|dans|pour|avec|what|your|that|with|have|when|which)[^\W\d_]{4,}"
)


def prompts(steps: Sequence[GuideStep], angles: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """For each step the angles that ask for the same kind of thing, in their order; every angle is with one step.

    One that fits several goes where fewest are. A step whose answer is itself a question, to the reader, gets none
    unless there is no other: an angle asks the writer.
    """
    placed: list[list[str]] = [[] for _ in steps]
    telling = [n for n, step in enumerate(steps) if not step.example.rstrip(' »”"').endswith("?")]
    for angle in angles if steps else ():
        best = min(telling or range(len(steps)), key=lambda n: (len(placed[n]) - _kinship(angle, steps[n]), n))
        placed[best].append(angle)
    return tuple(tuple(some) for some in placed)


def _kinship(angle: str, step: GuideStep) -> float:
    said, asked = _folded(angle), _folded(f"{step.label} {step.question}")
    hinted = _folded(step.hint)
    score = 0.0
    for topic in _TOPICS:
        if topic.search(said):
            score += 2.0 * bool(topic.search(asked)) + 0.5 * bool(topic.search(hinted))
    shared = {word[:5] for word in _WORD.findall(said)} & {word[:5] for word in _WORD.findall(asked)}
    return score + 3.0 * len(shared)


def _folded(words: str) -> str:
    plain = unicodedata.normalize("NFD", words.casefold().replace("où", "endroit"))
    return "".join(char for char in plain if not unicodedata.combining(char))
