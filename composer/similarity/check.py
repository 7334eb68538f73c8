# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The voice of a text beside the post it comes from and beside colleagues' publications, as findings."""

from collections.abc import Iterator
from dataclasses import replace

from composer.domain.review import Context, Finding, Verdict, Voice
from composer.domain.shares import Echo
from composer.similarity.hints import House, Material, at_once, findings
from composer.similarity.hints.base import repeatable
from composer.similarity.scorer import score

_FROM_COPIED_TO_OWN = tuple(Verdict)


class VoiceCheck:
    """Compares with every language of the source post, with what an echo knows and with what the person said before."""

    def __init__(self, house: House | None = None) -> None:
        self._house = house or House()
        self._held: Material | None = None

    def voice(self, text: str, context: Context, echo: Echo | None = None) -> Voice | None:
        """Of the two the one that says less of it is one's own; None without a source post and without an echo."""
        material = self._material(text, context, echo)
        known = material.voice
        if known is None and echo is None:
            return None
        voice = known or Voice(100, Verdict.OWN, 0.0)
        if echo is not None:
            worst = min(voice.verdict, echo.verdict, key=_FROM_COPIED_TO_OWN.index)
            voice = replace(voice, score=min(voice.score, round(100 * (1 - echo.likeness))), verdict=worst)
        return replace(voice, own_sentences=len(material.own))

    def review(self, text: str, context: Context) -> Iterator[Finding]:
        """The verdict, at most three hints, and the passages."""
        yield from at_once(tuple(self.everything(text, context)))

    def everything(self, text: str, context: Context, echo: Echo | None = None) -> Iterator[Finding]:
        """All there is to say; ``hints.at_once`` chooses once it is known what the person does not want to hear."""
        if context.post is not None or echo is not None or context.past:
            yield from findings(self._material(text, context, echo))

    def _material(self, text: str, context: Context, echo: Echo | None) -> Material:
        """Verdict and findings are asked for one after the other: the second question finds the work done."""
        held = self._held
        if held is None or held.text != text or held.context is not context or held.echo is not echo:
            self._held = held = Material(text, context, _beside_post(text, context), echo, self._house)
        return held


def _beside_post(text: str, context: Context) -> Voice | None:
    if context.post is None:
        return None
    return score(text, [one.body for one in context.post.texts.values()], repeatable(context.post))
