# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The verdict itself: too much of the draft stands in the approved text, or in what colleagues published."""

from collections.abc import Iterator
from typing import Final

from composer.domain.ids import NetworkKey
from composer.domain.messages import Message
from composer.domain.review import Finding, Fix, Level, Verdict
from composer.similarity.hints.base import COPIED, Material, ask, finding, readable

_X: Final = NetworkKey("x")


def verdict(material: Material) -> Iterator[Finding]:
    """X forbids substantially similar posts from several accounts: there it is an error, elsewhere a warning.

    What colleagues published elsewhere is no other account of X: beside theirs, only what stands on X itself counts.
    """
    voice, echo = material.voice, material.echo
    on_x = material.context.network == _X
    ending, level = ("-x", Level.ERROR) if on_x else ("", Level.WARNING)
    if voice is not None and voice.verdict in COPIED:
        angle = ask("voice-give-angle", Message("voice-ask-angle"))
        yield _said(voice.verdict, f"voice-{voice.verdict}{ending}", level, {"score": str(voice.score)}, angle)
    elif echo is not None and (echo.here if on_x else echo.verdict) in COPIED:
        values = {"score": str(round(100 * (1 - echo.likeness)))}
        if not on_x:  # how many of them are on X is not known
            values["count"] = str(echo.colleagues)
        shown = tuple(readable(material))
        yield _said(echo.here if on_x else echo.verdict, f"voice-colleagues{ending}", level, values, *shown)


def _said(verdict: Verdict, code: str, level: Level, values: dict[str, str], *fixes: Fix) -> Finding:
    return finding(verdict.value.capitalize(), code, values, *fixes, level=level)
