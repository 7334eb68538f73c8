# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What networks have to say of a text, as findings."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Final
from unicodedata import normalize

from composer.domain.drafts import DraftMedia
from composer.domain.ids import RuleId
from composer.domain.media import MediaKind, MediaLimits, kind_of
from composer.domain.messages import Message
from composer.domain.networks import NetworkSpec, PartKind
from composer.domain.review import Context, Finding, Fix, Level, Source
from composer.domain.text import Edit, Span
from composer.networks.media_fit import misfit

# Mathematical alphabets, and the letters that were encoded elsewhere before them.
_FAKE: Final = "\U0001d400-\U0001d7ffℂℊ-ℓℕℙ-ℝℤℨℬℭℯ-ℱℳℴ"
_FAKE_RUN: Final = f"[{_FAKE}](?:[ '’\\-\u0300-\u036f]*[{_FAKE}])*"
_FAKE_LETTER: Final = re.compile("[\U0001d400-\U0001d7ff]")


def finding(
    rule: str,
    code: str,
    level: Level,
    span: Span | None,
    values: Mapping[str, str],
    *,
    match: str = "",
    medium: str = "",
    fix: Fix | None = None,
) -> Finding:
    """A finding of a network; one code has both its title and its text. ``medium``: the picture it is about."""
    message = Message(code, values)
    return Finding(
        Source.NETWORK,
        RuleId(f"Network.{rule}"),
        level,
        span,
        message,
        message,
        fixes=(fix,) if fix else (),
        match=match or medium,
        medium=medium,
    )


def too_long(spec: NetworkSpec, used: int, beyond: Span) -> Finding:
    """``beyond`` is what does not fit."""
    limit = spec.limits.text
    values = {"network": spec.name, "used": str(used), "limit": str(limit), "over": str(used - limit)}
    return finding("TooLong", "network-too-long", Level.ERROR, beyond, values)


def too_many(spec: NetworkSpec, text: str, kind: PartKind, spans: Sequence[Span]) -> Iterator[Finding]:
    """One finding on the first part beyond the limit; the same address twice counts once."""
    limits = {
        PartKind.HASHTAG: spec.limits.hashtags,
        PartKind.MENTION: spec.limits.mentions,
        PartKind.LINK: spec.limits.links,
    }
    limit = limits[kind]
    if limit is None:
        return
    if kind is PartKind.LINK:
        spans = list({span.of(text): span for span in reversed(spans)}.values())[::-1]
    if len(spans) > limit:
        span = spans[limit]
        values = {"network": spec.name, "found": str(len(spans)), "limit": str(limit)}
        rule = f"TooMany{kind.value.capitalize()}s"
        yield finding(rule, f"network-too-many-{kind.value}s", Level.ERROR, span, values, match=span.of(text))


def about_media(spec: NetworkSpec, media: Sequence[DraftMedia]) -> Iterator[Finding]:
    """Pictures that are missing, too many, or not described."""
    limits = spec.limits
    name = {"network": spec.name}
    if limits.media_required and not media:
        yield finding("MediaRequired", "network-media-required", Level.ERROR, None, name)
    if len(media) > limits.images:
        values = {**name, "found": str(len(media)), "limit": str(limits.images)}
        yield finding("TooManyImages", "network-too-many-images", Level.ERROR, None, values)
    if not limits.alt:
        return
    for item in media:
        values = {**name, "file": PurePath(item.path).name}
        if not item.alt.strip():
            yield finding("AltText", "network-alt-missing", Level.WARNING, None, values, medium=item.path)
        elif len(item.alt) > limits.alt:
            values |= {"used": str(len(item.alt)), "limit": str(limits.alt)}
            yield finding("AltTooLong", "network-alt-too-long", Level.ERROR, None, values, medium=item.path)


def about_files(spec: NetworkSpec, context: Context) -> Iterator[Finding]:
    """What the network would refuse of the files themselves, as far as anything is known of them."""
    limits = spec.media
    if limits is None:
        return
    yield from _together(spec, limits, context.media)
    for item in context.media:
        known = context.files.get(item.path)
        if known is None:
            continue
        kind = kind_of(item.path)
        values = {"network": spec.name, "file": PurePath(item.path).name}
        reason = known if isinstance(known, str) else misfit(known, limits)
        if reason:
            level = Level.WARNING if kind in limits.fetched else Level.ERROR
            told = {**values, "reason": reason}
            yield finding("Media", "network-media-unfit", level, None, told, medium=item.path)
        elif kind in limits.fetched and not item.address:
            yield finding("ByHand", "network-media-by-hand", Level.SUGGESTION, None, values, medium=item.path)


def _together(spec: NetworkSpec, limits: MediaLimits, media: Sequence[DraftMedia]) -> Iterator[Finding]:
    """A document stands alone; so does a video, but where the network mixes."""
    kinds = [kind_of(item.path) for item in media]
    films, documents = kinds.count(MediaKind.VIDEO), kinds.count(MediaKind.DOCUMENT)
    if films > limits.videos or (films and films < len(kinds) and not limits.mixed) or (documents and len(kinds) > 1):
        alone = media[kinds.index(MediaKind.VIDEO if films else MediaKind.DOCUMENT)]
        values = {"network": spec.name, "file": PurePath(alone.path).name}
        yield finding("Mixed", "network-media-mixed", Level.ERROR, None, values, medium=alone.path)


def near_limit(spec: NetworkSpec, used: int) -> Finding:
    """Close to a limit whose unit the network does not document."""
    values = {"network": spec.name, "left": str(spec.limits.text - used), "limit": str(spec.limits.text)}
    return finding("NearLimit", "network-near-limit", Level.SUGGESTION, None, values)


def fake_letters(text: str) -> Iterator[Finding]:
    """Bold or italic made of mathematical letters: screen readers spell or skip them, searches miss them."""
    if not _FAKE_LETTER.search(text):
        return
    for match in re.finditer(_FAKE_RUN, text):
        if not _FAKE_LETTER.search(match[0]):
            continue
        span = Span(*match.span())
        fix = Fix(Message("network-plain-letters"), (Edit(span, normalize("NFKC", match[0])),))
        values = {"match": match[0], "plain": fix.edits[0].text}
        yield finding("FakeBold", "network-fake-bold", Level.SUGGESTION, span, values, match=match[0], fix=fix)


def not_clickable(spec: NetworkSpec, text: str, links: Sequence[Span]) -> Iterator[Finding]:
    """A network that shows addresses as plain text."""
    if links:
        yield finding(
            "LinkNotClickable",
            "network-link-not-clickable",
            Level.SUGGESTION,
            links[0],
            {"network": spec.name},
            match=links[0].of(text),
        )
