# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from composer.domain.ids import JobId
from composer.storage.practice import Practice, open_practice
from tests.builders import NOW, a_payload, a_picture, an_account


@pytest.fixture
def feed(tmp_path: Path) -> Iterator[Practice]:
    feed = open_practice(tmp_path / "practice.db")
    yield feed
    feed.close()


def test_a_post_shows_what_was_sent(feed: Practice) -> None:
    post = feed.post(an_account(), a_payload("Bonjour", media=(a_picture(),)), JobId("k"), NOW)
    assert (post.author, post.text, post.media, post.published) == ("Vous", "Bonjour", (a_picture(),), NOW)
    assert feed.find(JobId("k")) == post


def test_the_same_key_never_posts_twice(feed: Practice) -> None:
    first = feed.post(an_account(), a_payload("un"), JobId("k"), NOW)
    assert feed.post(an_account(), a_payload("deux"), JobId("k"), NOW + timedelta(hours=1)) == first
    assert feed.posts() == (first,)


def test_the_feed_is_newest_first_and_outlives_the_program(feed: Practice, tmp_path: Path) -> None:
    posts = [feed.post(an_account(), a_payload(key), JobId(key), NOW) for key in ("a", "b")]
    feed.close()
    again = open_practice(tmp_path / "practice.db")
    assert again.posts() == (posts[1], posts[0])
    assert len({post.remote_id for post in posts}) == 2
    again.close()


def test_an_unknown_key_is_certainly_not_posted(feed: Practice) -> None:
    assert feed.find(JobId("nowhere")) is None


def test_a_post_gets_other_words_and_keeps_the_rest(feed: Practice) -> None:
    post = feed.post(an_account(), a_payload("Bonjour", media=(a_picture(),)), JobId("k"), NOW)
    assert feed.reword(post.remote_id, "Bonsoir")
    assert feed.find(JobId("k")) == replace(post, text="Bonsoir")
    feed.remove(post.remote_id)
    assert not feed.reword(post.remote_id, "Bonne nuit")
    assert not feed.reword("elsewhere", "Bonne nuit")
