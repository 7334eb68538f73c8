# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Threads by hand."""

from typing import Final

from composer.domain.ids import NetworkKey
from composer.networks.by_hand import ByHand, PostForm, WritingPage

BY_HAND: Final = ByHand(
    NetworkKey("threads"),
    (WritingPage("https://www.threads.com/intent/post", text="text"),),
    frozenset({"threads.net", "www.threads.net", "threads.com", "www.threads.com"}),
    (
        PostForm(
            r"/@(?P<name>[\w.]{1,30})/post/(?P<id>[\w-]{5,})(?:\?.*)?", "https://www.threads.com/@{name}/post/{id}"
        ),
        PostForm(r"/t/(?P<id>[\w-]{5,})(?:\?.*)?", "https://www.threads.com/t/{id}"),
    ),
)
