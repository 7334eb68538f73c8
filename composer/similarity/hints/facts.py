# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A fact of the post that is told otherwise, or not at all."""

from collections.abc import Iterator, Sequence

from composer.domain.library import LibraryPost
from composer.domain.messages import Message
from composer.domain.review import Finding, Fix, Level, Verdict
from composer.domain.text import Edit, Language
from composer.similarity.facts import Altered, missing_facts, review_facts
from composer.similarity.hints.base import Material, ask, finding


def facts(material: Material) -> Iterator[Finding]:
    """The facts altered, each with the way back, then those that are not there."""
    if material.post is None:
        return
    wanted = _facts(material.text, material.post, material.context.language)
    altered, lost = review_facts(material.text, wanted)
    yield from (_changed(material.text, one) for one in altered)
    yield from _lost(lost, material)


def _facts(text: str, post: LibraryPost, language: Language) -> tuple[str, ...]:
    """The facts of the language that the text seems to be in: the one of which it holds most."""
    candidates = [post.text_in(language)[1], *post.texts.values()]
    return max(candidates, key=lambda one: len(one.facts) - missing_facts(text, one.facts)).facts


def _changed(text: str, one: Altered) -> Finding:
    found = one.span.of(text)
    fix = Fix(Message("voice-restore-fact", {"fact": one.fact}), (Edit(one.span, one.fact),))
    values = {"fact": one.fact, "found": found}
    return finding("FactChanged", "voice-fact-changed", values, fix, level=Level.WARNING, span=one.span, match=found)


def _lost(lost: Sequence[str], material: Material) -> Iterator[Finding]:
    """Somebody who tells a story of their own need not tell everything: then it is only a suggestion."""
    if lost:
        own = material.voice is not None and material.voice.verdict is Verdict.OWN
        values = {"facts": ", ".join(lost)}
        fix = ask("voice-say-it-yourself", Message("voice-ask-facts", values))
        level = Level.SUGGESTION if own else Level.WARNING
        yield finding("FactLost", "voice-fact-lost", values, fix, level=level, match=values["facts"])
