# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A draft before anybody sees it: read aloud, and handed to one trusted peer whose comments come back."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from uuid import uuid4

from composer.domain.anchors import place_now
from composer.domain.drafts import COMMON, Draft, DraftMedia
from composer.domain.errors import DraftNotFound, PeerAnswerForeign
from composer.domain.ids import DraftId, NetworkKey
from composer.domain.peer_review import (
    LONGEST_NAME,
    LONGEST_WORDS,
    MOST_PICTURES,
    PICTURES_BYTES,
    AnswerId,
    PeerAnswer,
    PeerPicture,
    PeerRequest,
    PeerText,
    ReceivedComment,
    RequestId,
)
from composer.domain.ports import Clock, PeerFiles, PeerStore
from composer.domain.text import Edit, Span, apply_edits
from composer.services.drafting import Drafting

WORDS_A_MINUTE_ALOUD: Final = 150
"""A calm speaking voice."""
_ADDRESS: Final = re.compile(r"(?i)\b(?:https?://|www\.)([^\s/?#]+)\S*")
_SIGNS: Final = re.compile(r"[#@](?=\w)|[*_~^|<>]+")


@dataclass(frozen=True, slots=True)
class Spoken:
    """One sentence: where it stands, and what a voice says."""

    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Handed:
    """A draft as a file. ``left_out`` are names of pictures that did not go along."""

    request: PeerRequest
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """A colleague's draft, its pictures as files of this computer, and what the person said of it so far."""

    request: PeerRequest
    pictures: tuple[DraftMedia, ...]
    answer: PeerAnswer


@dataclass(frozen=True, slots=True)
class Received:
    """A colleague's comments have come back on this draft; ``new`` of them say something not said before."""

    draft: Draft
    new: int
    peer: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A comment beside the text of now. ``span`` is None when it is about the whole, or its passage has changed."""

    received: ReceivedComment
    span: Span | None

    @property
    def changed(self) -> bool:
        """True when the passage it was about no longer stands in the text."""
        return self.received.comment.span is not None and self.span is None

    @property
    def applicable(self) -> bool:
        """True when its suggestion can be put into the text."""
        return self.span is not None and self.received.comment.suggestion is not None


def spoken(text: str) -> tuple[Spoken, ...]:
    """The sentences of a text as a voice says them: of an address only the site's name, of a hashtag the word."""
    from composer.similarity.sentences import sentences

    found = []
    for span in sentences(text):
        words = _SIGNS.sub(" ", _ADDRESS.sub(r"\1", span.of(text)))
        if any(char.isalnum() for char in words):
            found.append(Spoken(span, " ".join(words.split())))
    return tuple(found)


def seconds_aloud(text: str) -> int:
    """At a calm pace, at least one."""
    words = sum(len(sentence.words.split()) for sentence in spoken(text))
    return max(1, round(words * 60 / WORDS_A_MINUTE_ALOUD))


class Rehearsal:
    """Nothing here reaches a network: a file is written where the person says, and they hand it over themselves."""

    def __init__(
        self,
        drafting: Drafting,
        store: PeerStore,
        files: PeerFiles,
        clock: Clock,
        new_id: Callable[[], str] = lambda: uuid4().hex,
    ) -> None:
        self._drafting = drafting
        self._store = store
        self._files = files
        self._clock = clock
        self._new_id = new_id

    # -- the author ---------------------------------------------------------

    def hand_over(self, draft: Draft, path: str, question: str = "", author: str = "") -> Handed:
        """Writes the file a peer can open. Kept here first, so that no answer comes back to nothing.

        Raises StorageError.
        """
        pictures = self._pictures(draft)
        request = PeerRequest(
            RequestId(self._new_id()),
            draft.id,
            self._clock.now(),
            draft.language,
            texts_of(draft),
            draft.post,
            pictures,
            question.strip()[:LONGEST_WORDS],
            author.strip()[:LONGEST_NAME],
        )
        self._store.keep_request(request)
        self._files.write(path, request)
        return Handed(request, tuple(picture.name for picture in pictures if not picture.data))

    def _pictures(self, draft: Draft) -> tuple[PeerPicture, ...]:
        room = PICTURES_BYTES
        taken = []
        for medium in draft.media[:MOST_PICTURES]:
            data = self._files.picture(medium.path)
            data = data if len(data) <= room else b""
            room -= len(data)
            taken.append(PeerPicture(Path(medium.path).name[:LONGEST_NAME], medium.alt[:LONGEST_WORDS], data))
        return tuple(taken)

    def comments(self, draft: Draft) -> tuple[Placed, ...]:
        """All that came back on the draft, each where its passage stands now."""
        received = self._store.comments(draft.id)
        requests = {key: self._store.request(key) for key in {one.request for one in received}}
        return tuple(_placed(draft, one, requests[one.request]) for one in received)

    def mark(self, comment: ReceivedComment, *, done: bool) -> None:
        """Done with, or not after all."""
        self._store.mark(comment, done=done)

    def applied(self, draft: Draft, placed: Placed) -> Draft:
        """The draft with the suggestion in the passage's place, saved, and the comment marked as done.

        One that can't be applied changes nothing. Raises StorageError.
        """
        comment = placed.received.comment
        if placed.span is None or comment.suggestion is None:
            return draft
        text = apply_edits(text_of(draft, comment.version), [Edit(placed.span, comment.suggestion)])
        apart = comment.version if comment.version in draft.variants else None
        changed = self._drafting.save(draft.with_text(text, apart))
        self._store.mark(placed.received, done=True)
        return changed

    # -- the peer -------------------------------------------------------------

    def open_file(self, path: str) -> Opened | Received:
        """A colleague's draft to read, or the comments on one's own. Raises PeerFileError, StorageError."""
        content = self._files.read(path)
        if isinstance(content, PeerAnswer):
            return self._receive(path, content)
        answer = self._store.reading(content.id) or PeerAnswer(AnswerId(self._new_id()), content.id, self._clock.now())
        return Opened(content, self._files.unpacked(content), answer)

    def keep(self, answer: PeerAnswer) -> PeerAnswer:
        """What the person said so far, on disk when it returns."""
        kept = replace(answer, made=self._clock.now())
        self._store.keep_reading(kept)
        return kept

    def send_back(self, answer: PeerAnswer, path: str) -> PeerAnswer:
        """Kept, then written as the file that goes back to the author. Raises StorageError."""
        kept = self.keep(answer)
        self._files.write(path, kept)
        return kept

    def new_comment_id(self) -> str:
        """One nobody else has."""
        return self._new_id()

    def _receive(self, path: str, answer: PeerAnswer) -> Received:
        request = self._store.request(answer.request)
        if request is None:
            raise PeerAnswerForeign(path=path)
        draft = self._draft(request.draft, path)
        new = self._store.keep_answer(answer, self._clock.now())
        return Received(draft, new, answer.peer)

    def _draft(self, draft: DraftId, path: str) -> Draft:
        """Brought back from the bin when it lies there: somebody took the time to read it."""
        try:
            return self._drafting.restore(draft)
        except DraftNotFound as error:
            raise PeerAnswerForeign(path=path) from error


def texts_of(draft: Draft) -> tuple[PeerText, ...]:
    """The versions that differ, each with the networks it is for."""
    apart = tuple(key for key in draft.networks if key in draft.variants)
    following = tuple(key for key in draft.networks if key not in draft.variants)
    common = (PeerText(COMMON, following, draft.text),) if following or not apart else ()
    return common + tuple(PeerText(key, (key,), draft.text_for(key)) for key in apart)


def text_of(draft: Draft, version: NetworkKey) -> str:
    """That version of the draft as it is now."""
    return draft.text_for(version) if version else draft.text


def _placed(draft: Draft, received: ReceivedComment, request: PeerRequest | None) -> Placed:
    comment = received.comment
    sent = request.text_of(comment.version) if request else None
    if comment.span is None or sent is None:
        return Placed(received, None)
    passage = _as_quoted(comment.span, comment.quote, sent)
    return Placed(received, passage and place_now(passage, sent, text_of(draft, comment.version)))


def _as_quoted(span: Span, quote: str, sent: str) -> Span | None:
    """The passage in the text that was sent; where the two disagree, the peer's quotation counts."""
    if span.end <= len(sent) and quote in ("", span.of(sent)):
        return span
    at = sent.find(quote) if quote else -1
    return None if at < 0 else Span(at, at + len(quote))
