# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether the library keeps its own charter: what the rules say of the posts it offers."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from composer.domain.drafts import DraftMedia
from composer.domain.ids import NetworkKey, RuleId
from composer.domain.library import LibraryPost
from composer.domain.ports import Network
from composer.domain.review import Context, Finding, Level
from composer.domain.text import Language
from composer.services.library_problems import LibraryProblem, Sources, line_with

if TYPE_CHECKING:
    from composer.charter.engine import CharterCheck


class Breaches:
    """Errors and warnings in the approved words, in each language and network, at the first instant allowed.

    Most rules say the same on every network, so they are asked once for a text.
    """

    def __init__(self, check: "CharterCheck", networks: Mapping[NetworkKey, Network]) -> None:
        from composer.charter.engine import CharterCheck

        self._networks = networks
        self._files = {rule.id: rule.file for rule in check.rules}
        self._anywhere = CharterCheck([rule for rule in check.rules if not rule.by_network])
        self._there = CharterCheck([rule for rule in check.rules if rule.by_network])

    def of(self, post: LibraryPost, sources: Sources, now: datetime) -> Iterator[LibraryProblem]:
        """What the rules say of one post."""
        for language in post.texts:
            path = sources.path(post, language)
            on: dict[tuple[RuleId, str], list[str]] = defaultdict(list)
            first: dict[tuple[RuleId, str], Finding] = {}
            for network, found in self._found(post, language, now):
                key = (found.rule, found.match)
                first.setdefault(key, found)
                on[key].append(network or "")
            for key, found in first.items():
                line = line_with(sources.files[path], found.match)
                yield LibraryProblem(path, line, _reason(found, tuple(on[key]), self._files.get(found.rule, "")))

    def _found(
        self, post: LibraryPost, language: Language, now: datetime
    ) -> Iterator[tuple[NetworkKey | None, Finding]]:
        text = post.texts[language]
        words = "\n\n".join(part for part in (text.body.strip(), " ".join(text.hashtags or post.hashtags)) if part)
        media = tuple(DraftMedia(medium.file, medium.alt.get(language, ""), medium.credit) for medium in post.media)
        anywhere: list[Finding] | None = None
        for network in post.networks or (None,):
            known = self._networks.get(network) if network else None
            visible = known.spec.limits.fold if known else None
            context = Context(language, network, post.not_before or now, post, media, visible=visible)
            if anywhere is None:
                anywhere = self._anywhere.review(words, context)
            for found in sorted((*anywhere, *self._there.review(words, context)), key=lambda one: one.order):
                # What time alone will lift is no mistake of a post that names no time.
                if found.level is not Level.SUGGESTION and (post.not_before is not None or found.timing is None):
                    yield network, found


def _reason(found: Finding, networks: tuple[str, ...], rule: str) -> str:
    where = f" on {', '.join(dict.fromkeys(networks))}" if any(networks) else ""
    what = f' flags "{found.match}"' if found.match else " has something to say"
    return f"{found.rule} ({found.level}){what}{where}; change the post, or charter/rules/{rule}"
