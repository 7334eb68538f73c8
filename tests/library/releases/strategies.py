# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Any posts a release may hold."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from composer.domain.ids import NetworkKey, PostId, ThemeId
from composer.domain.library import LibraryMedia, LibraryPost, PostText
from composer.domain.releases import ObjectRef, ReleasedMedia, ReleasedPost
from composer.domain.text import Language
from composer.library.releases.names import is_media_name

words = st.text(st.characters(codec="utf-8"), max_size=30)
ids = st.from_regex(r"[a-z0-9][a-z0-9-]{0,12}", fullmatch=True).map(PostId)
zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
instants = st.datetimes(datetime(1971, 1, 1), datetime(9000, 1, 1), timezones=zones | st.just(UTC))  # noqa: DTZ001
hashes = st.binary(min_size=32, max_size=32).map(bytes.hex)
refs = st.builds(ObjectRef, hashes, st.integers(0, 200_000))
small_refs = st.builds(ObjectRef, hashes, st.integers(0, 300))
texts = st.builds(PostText, words, words, *(st.lists(words, max_size=2).map(tuple) for _ in range(3)), words)
names = st.from_regex(r"[a-z]{1,8}\.(?:png|jpg|mp4)", fullmatch=True).filter(is_media_name)


@st.composite
def released(draw: st.DrawFn, post: PostId | None = None) -> ReleasedPost:
    language = draw(st.sampled_from(Language))
    files = draw(st.lists(names, max_size=2, unique=True))
    return ReleasedPost(
        LibraryPost(
            id=draw(ids) if post is None else post,
            language=language,
            texts={language: draw(texts), **draw(st.dictionaries(st.sampled_from(Language), texts))},
            themes=tuple(draw(st.lists(words.map(ThemeId), max_size=2))),
            networks=tuple(draw(st.lists(words.map(NetworkKey), max_size=2))),
            link=draw(words),
            media=tuple(LibraryMedia(name, {language: draw(words)}) for name in files),
            not_before=draw(st.none() | instants),
            expires=draw(st.none() | instants),
        ),
        tuple(ReleasedMedia(name, draw(refs), draw(st.none() | refs)) for name in files),
    )


quick = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""For busy computers."""
libraries = st.lists(released(), max_size=12, unique_by=lambda one: one.post.id)
