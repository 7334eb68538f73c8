# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person's drafts."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote
from uuid import uuid4

from composer.domain.drafts import Draft, DraftMedia, Revision
from composer.domain.errors import DraftNotFound
from composer.domain.ids import DraftId, NetworkKey, PostId
from composer.domain.library import LibraryMedia, LibraryPost
from composer.domain.ports import CatalogueStore, Clock, DraftStore, StateStore
from composer.domain.text import Language

_OPEN = "draft.open"


class Drafting:
    """Starts, keeps and finds drafts."""

    def __init__(
        self,
        drafts: DraftStore,
        state: StateStore,
        library: CatalogueStore,
        chosen: Callable[[], Sequence[NetworkKey]],
        clock: Clock,
        file_of: Callable[[str], Path],
    ) -> None:
        """``file_of`` says where a media file of the library is, or will be."""
        self._file_of = file_of
        self._drafts = drafts
        self._state = state
        self._library = library
        self._chosen = chosen
        self._clock = clock

    def from_post(self, post: PostId, language: Language) -> Draft:
        """An empty page beside that post, with its title and media, not saved yet. Raises PostNotFound.

        The words are the person's own; ``approved_words`` are there for those who ask for them.
        """
        source = self._library.post(post)
        spoken, text = source.text_in(language)
        media = tuple(self._media(medium, source, spoken) for medium in source.media)
        return replace(self.blank(spoken), title=text.title, post=post, media=media)

    def approved_words(self, post: PostId, language: Language) -> str:
        """The approved text and its hashtags. Raises PostNotFound."""
        source = self._library.post(post)
        _, text = source.text_in(language)
        return "\n\n".join(part for part in (text.body.strip(), " ".join(text.hashtags or source.hashtags)) if part)

    def medium_of(self, draft: Draft, file: str) -> DraftMedia | None:
        """That file of the media of the draft's post, None when the post has no such one. Raises PostNotFound."""
        if draft.post is None:
            return None
        source = self._library.post(draft.post)
        spoken, _ = source.text_in(draft.language)
        return next((self._media(medium, source, spoken) for medium in source.media if medium.file == file), None)

    def _media(self, medium: LibraryMedia, post: LibraryPost, language: Language) -> DraftMedia:
        alt = medium.alt.get(language) or medium.alt.get(post.language, "")
        public = self._library.info().media_address
        address = f"{public}/{quote(medium.file)}" if public else ""
        return DraftMedia(str(self._file_of(medium.file)), alt, medium.credit, address)

    def blank(self, language: Language) -> Draft:
        """An empty draft for the networks chosen in the settings, not saved yet."""
        now = self._clock.now()
        return Draft(DraftId(uuid4().hex), language, now, now, networks=tuple(self._chosen()))

    def save(self, draft: Draft) -> Draft:
        """On disk when it returns; the draft comes back with the time of saving. Raises StorageError."""
        saved = replace(draft, updated=self._clock.now())
        self._drafts.save(saved)
        return saved

    def load(self, draft: DraftId) -> Draft:
        """Raises DraftNotFound."""
        return self._drafts.load(draft)

    def recent(self, limit: int = 50) -> tuple[Draft, ...]:
        """Latest change first."""
        return self._drafts.recent(limit)

    def discard(self, draft: DraftId) -> None:
        """Into the bin; ``restore`` brings it back."""
        self._drafts.delete(draft)
        if self._state.get(_OPEN) == draft:
            self._state.put(_OPEN, "")

    def restore(self, draft: DraftId) -> Draft:
        """Raises DraftNotFound."""
        return self._drafts.restore(draft)

    def revisions(self, draft: DraftId) -> tuple[Revision, ...]:
        """Earlier texts, newest first."""
        return self._drafts.revisions(draft)

    def open_draft(self) -> Draft | None:
        """The draft the person was writing when the app was last closed, None when there was none."""
        held = self._state.get(_OPEN)
        if not held:
            return None
        try:
            return self._drafts.load(DraftId(held))
        except DraftNotFound:
            return None  # discarded meanwhile: there is nothing to come back to

    def remember_open(self, draft: DraftId | None) -> None:
        """Where to come back to at the next start."""
        self._state.put(_OPEN, draft or "")
