# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import UTC, datetime, timedelta

import pytest

from composer.domain.ids import NetworkKey, PostId, ThemeId
from composer.domain.library import LibraryPost, Notice, NoticeKind, PostText
from composer.domain.text import Language

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def a_post(not_before: datetime | None = None, expires: datetime | None = None) -> LibraryPost:
    return LibraryPost(
        id=PostId("p"),
        language=Language.FRENCH,
        texts={Language.FRENCH: PostText("Titre", "Corps")},
        themes=(ThemeId("produit"),),
        networks=(NetworkKey("linkedin"),),
        not_before=not_before,
        expires=expires,
    )


def test_a_missing_language_gives_the_posts_own() -> None:
    assert a_post().text_in(Language.ENGLISH)[0] is Language.FRENCH


def test_an_embargo_ends_at_its_instant() -> None:
    post = a_post(not_before=NOW)
    assert post.under_embargo(NOW - timedelta(microseconds=1))
    assert not post.under_embargo(NOW)


def test_an_approval_runs_out_at_its_instant() -> None:
    post = a_post(expires=NOW)
    assert not post.expired(NOW - timedelta(microseconds=1))
    assert post.expired(NOW)


@pytest.mark.parametrize(
    ("kind", "active", "since", "until", "holds"),
    [
        (NoticeKind.HOLD, True, None, None, True),
        (NoticeKind.HOLD, False, None, None, False),
        (NoticeKind.FACTS, True, None, None, False),
        (NoticeKind.HOLD, True, NOW + HOUR, None, False),
        (NoticeKind.HOLD, True, NOW - HOUR, NOW, False),
        (NoticeKind.HOLD, True, NOW - HOUR, NOW + HOUR, True),
    ],
)
def test_only_an_active_hold_within_its_time_holds(
    kind: NoticeKind, active: bool, since: datetime | None, until: datetime | None, holds: bool
) -> None:
    notice = Notice("n", kind, "Titre", "Corps", "all", active, since=since, until=until)
    assert notice.holds(NOW) is holds


@pytest.mark.parametrize(
    ("scope", "covers"),
    [("all", True), ("theme:produit", True), ("theme:equipe", False), ("network:x", True), ("network:linkedin", False)],
)
def test_a_notice_covers_its_scope(scope: str, covers: bool) -> None:
    notice = Notice("n", NoticeKind.HOLD, "Titre", "Corps", scope, active=True)
    assert notice.covers(NetworkKey("x"), (ThemeId("produit"),)) is covers
