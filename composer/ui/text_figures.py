# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Small facts about a text: how long it is to a reader, and where a hashtag goes in it."""

WORDS_PER_SECOND = 4.0


def paragraphs_of(text: str) -> int:
    """Empty lines do not count."""
    return sum(1 for part in text.split("\n") if part.strip())


def reading_seconds(text: str) -> int:
    """At least one."""
    return max(1, round(len(text.split()) / WORDS_PER_SECOND))


def with_hashtag(text: str, hashtag: str) -> str:
    """What to add at the end so that the hashtag stands on a last line of hashtags; empty when it is there already."""
    if hashtag in text.split():
        return ""
    if not text.strip():
        return hashtag
    last = text.rsplit("\n", 1)[-1].split()
    if last and all(word.startswith("#") for word in last):
        return f" {hashtag}"
    return hashtag if text.endswith("\n") else f"\n\n{hashtag}"
