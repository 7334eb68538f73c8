# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said of the page a draft leads to, where a network lets us say it: the library's own words."""

import re
from collections.abc import Callable
from pathlib import Path

from composer.domain.drafts import Draft
from composer.domain.ids import NetworkKey, PostId
from composer.domain.library import LibraryPost
from composer.domain.media import MediaKind, kind_of
from composer.domain.networks import LinkCard


class LinkCards:
    """Knows the pages of library posts and no others: nothing is fetched."""

    def __init__(self, find: Callable[[PostId | None], LibraryPost | None], file_of: Callable[[str], Path]) -> None:
        self._find = find
        self._file_of = file_of

    def of(self, draft: Draft, network: NetworkKey) -> LinkCard | None:
        """The card of the page the draft's post is about, while the text there still leads to it."""
        post = self._find(draft.post)
        if post is None or not post.link or not _leads_to(draft.text_for(network), post.link):
            return None
        _, words = post.text_in(draft.language)
        files = (str(self._file_of(m.file)) for m in post.media if kind_of(m.file) is MediaKind.PICTURE)
        return LinkCard(post.link, words.title, picture=next(files, ""))


def _leads_to(text: str, link: str) -> bool:
    """That very address, not one that goes on."""
    return re.search(rf"{re.escape(link.rstrip('/'))}/?(?![\w/?#&=%~-]|[.:]\w)", text) is not None
