# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether an approved post can be published as it stands on the networks it is meant for."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from composer.domain.ids import NetworkKey
from composer.domain.library import LibraryPost
from composer.domain.media import MediaKind, kind_of
from composer.domain.networks import NetworkSpec, Submission
from composer.domain.ports import Network
from composer.domain.text import Language
from composer.services.library_problems import LibraryProblem, Sources, line_of

_PLENTY: Final = 10_000
"""A network that takes as much is not asked: nobody reads a post as long."""


def composed(post: LibraryPost, language: Language) -> str:
    """Text, link and hashtags, as they stand in a post that nobody has changed."""
    text = post.texts[language]
    link = "" if post.link and post.link in text.body else post.link
    parts = (text.body.strip(), link, " ".join(text.hashtags or post.hashtags))
    return "\n\n".join(part for part in parts if part)


def fit_problems(
    post: LibraryPost, sources: Sources, networks: Mapping[NetworkKey, Network]
) -> Iterator[LibraryProblem]:
    """What the networks the post names would refuse of it."""
    known = [networks[key] for key in post.networks if key in networks]
    main = sources.source(post, post.language)
    for language in post.texts:
        path = sources.path(post, language)
        for network in known:
            yield from _length(post, language, path, network)
            yield from _hashtags(post, language, path, sources.files[path], network.spec)
    for found, names in _by_reason(post, [network.spec for network in known]).items():
        yield LibraryProblem(sources.path(post, post.language), line_of(main, "media"), f"media: {names} {found}")


def _length(post: LibraryPost, language: Language, path: str, network: Network) -> Iterator[LibraryProblem]:
    if network.spec.limits.text >= _PLENTY:
        return
    count = network.compose(Submission(composed(post, language), language)).count
    if not count.fits:
        more = " with link and hashtags" if post.link and post.link not in post.texts[language].body else ""
        reason = (
            f"{network.spec.name} takes {count.limit}, this makes {count.used}{more}; "
            f"shorten it by {count.used - count.limit}, or take {network.spec.key} out of networks"
        )
        yield LibraryProblem(path, 1, reason)


def _hashtags(
    post: LibraryPost, language: Language, path: str, source: str, spec: NetworkSpec
) -> Iterator[LibraryProblem]:
    tags, most = post.texts[language].hashtags or post.hashtags, spec.limits.hashtags
    if most is not None and len(tags) > most:
        reason = f"hashtags: {len(tags)} of them, {spec.name} takes {most}; take some out"
        yield LibraryProblem(path, line_of(source, "hashtags"), reason)


def _by_reason(post: LibraryPost, specs: list[NetworkSpec]) -> Mapping[str, str]:
    """What is wrong with the media, and the networks that say so."""
    found: dict[str, list[str]] = defaultdict(list)
    kinds = [kind_of(medium.file) for medium in post.media]
    pictures, films = kinds.count(MediaKind.PICTURE), kinds.count(MediaKind.VIDEO)
    for spec in specs:
        if spec.limits.media_required and not post.media:
            found["publishes nothing without a picture or a film; name one, or take it out of networks"].append(
                spec.name
            )
        if pictures > spec.limits.images:
            found[f"takes {spec.limits.images} pictures, here are {pictures}; take some out"].append(spec.name)
        if spec.media is not None:
            if films and spec.media.video is None:
                found["takes no film from here; take it out"].append(spec.name)
            elif films > spec.media.videos:
                found[f"takes {spec.media.videos} film, here are {films}; take some out"].append(spec.name)
            if films and pictures and not spec.media.mixed:
                found["takes no film beside a picture; keep one of them"].append(spec.name)
        for medium in post.media:
            longest = max(map(len, medium.alt.values()))
            if 0 < spec.limits.alt < longest:
                reason = (
                    f"takes {spec.limits.alt} characters under alt, that of {medium.file} has {longest}; shorten it"
                )
                found[reason].append(spec.name)
    return {reason: ", ".join(names) for reason, names in found.items()}
