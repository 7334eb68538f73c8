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
from composer.domain.ports import Catalogue, Network
from composer.domain.review import Context, Finding, Level
from composer.domain.text import Language
from composer.services.library_problems import LibraryProblem, line_with

if TYPE_CHECKING:
    from composer.charter.engine import CharterCheck


def breaches(
    check: "CharterCheck",
    catalogue: Catalogue,
    files: Mapping[str, str],
    networks: Mapping[NetworkKey, Network],
    now: datetime,
) -> Iterator[LibraryProblem]:
    """Errors and warnings in the approved words, in each language and network, at the first instant allowed."""
    paths = {rule.id: rule.file for rule in check.rules}
    for entry in catalogue.posts:
        post = entry.post
        for language in post.texts:
            path = f"posts/{post.id}.md" if language is post.language else f"posts/{post.id}.{language}.md"
            on: dict[tuple[RuleId, str], list[str]] = defaultdict(list)
            first: dict[tuple[RuleId, str], Finding] = {}
            for network in post.networks or (None,):
                for found in _of_post(check, post, language, network, networks, now):
                    key = (found.rule, found.match)
                    first.setdefault(key, found)
                    on[key].append(network or "")
            for key, found in first.items():
                line = line_with(files.get(path, ""), found.match)
                yield LibraryProblem(path, line, _reason(found, tuple(on[key]), paths.get(found.rule, "")))


def _of_post(
    check: "CharterCheck",
    post: LibraryPost,
    language: Language,
    network: NetworkKey | None,
    networks: Mapping[NetworkKey, Network],
    now: datetime,
) -> Iterator[Finding]:
    text = post.texts[language]
    words = "\n\n".join(part for part in (text.body.strip(), " ".join(text.hashtags or post.hashtags)) if part)
    media = tuple(DraftMedia(medium.file, medium.alt.get(language, ""), medium.credit) for medium in post.media)
    known = networks.get(network) if network else None
    visible = known.spec.limits.fold if known else None
    context = Context(language, network, post.not_before or now, post, media, visible=visible)
    for found in check.review(words, context):
        # What time alone will lift is no mistake of a post that names no time.
        told = found.level is not Level.SUGGESTION and (post.not_before is not None or found.timing is None)
        if told:
            yield found


def _reason(found: Finding, networks: tuple[str, ...], rule: str) -> str:
    where = f" on {', '.join(dict.fromkeys(networks))}" if any(networks) else ""
    what = f' flags "{found.match}"' if found.match else " has something to say"
    return f"{found.rule} ({found.level}){what}{where}; change the post, or charter/rules/{rule}"
