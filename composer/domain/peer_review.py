# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A draft handed to one trusted peer to read, and what comes back."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, NewType

from composer.domain.ids import DraftId, NetworkKey, PostId
from composer.domain.text import Language, Span

RequestId = NewType("RequestId", str)
AnswerId = NewType("AnswerId", str)
CommentId = NewType("CommentId", str)

LONGEST_TEXT: Final = 500_000
"""Code points of one text; the roomiest network takes 63,206 characters."""
LONGEST_WORDS: Final = 10_000
"""Code points of a question, a reply, a comment or a suggestion."""
LONGEST_NAME: Final = 100
MOST_TEXTS: Final = 20
MOST_COMMENTS: Final = 200
MOST_PICTURES: Final = 20
PICTURE_BYTES: Final = 8 * 1024 * 1024
PICTURES_BYTES: Final = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class PeerText:
    """One version of the text and the networks it is for; ``version`` is empty for the common text."""

    version: NetworkKey
    networks: tuple[NetworkKey, ...]
    text: str


@dataclass(frozen=True, slots=True)
class PeerPicture:
    """A picture that goes along. ``data`` is empty where it was left out: too large, no picture, or not there."""

    name: str
    alt: str = ""
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class PeerRequest:
    """What the peer gets: the words, no account, nothing of the library but the post's id."""

    id: RequestId
    draft: DraftId
    made: datetime
    language: Language
    texts: tuple[PeerText, ...]
    post: PostId | None = None
    pictures: tuple[PeerPicture, ...] = ()
    question: str = ""
    author: str = ""
    """As the author typed it, empty when they did not."""

    def text_of(self, version: NetworkKey) -> str | None:
        """That version as it was handed over."""
        return next((text.text for text in self.texts if text.version == version), None)

    def without_pictures(self) -> "PeerRequest":
        """What the author's own computer keeps of it."""
        return replace(self, pictures=())


@dataclass(frozen=True, slots=True)
class PeerComment:
    """What the peer says. ``span`` lies in the version as it was handed over; None is about the whole of it."""

    id: CommentId
    version: NetworkKey
    words: str
    span: Span | None = None
    quote: str = ""
    """The passage itself, so that a reader of the file understands it."""
    suggestion: str | None = None
    """Words to put in the passage's place; empty words take it out, None suggests nothing."""


@dataclass(frozen=True, slots=True)
class PeerAnswer:
    """All the peer has to say. Sent again, it replaces what was said before under the same ids."""

    id: AnswerId
    request: RequestId
    made: datetime
    peer: str = ""
    reply: str = ""
    """To the author's question."""
    comments: tuple[PeerComment, ...] = ()


@dataclass(frozen=True, slots=True)
class ReceivedComment:
    """A comment on the author's computer. The reply to the question is one too, without a passage."""

    request: RequestId
    answer: AnswerId
    received: datetime
    peer: str
    comment: PeerComment
    done: bool = False

    @property
    def key(self) -> str:
        """Of this comment among all of a draft's."""
        return f"{self.request}/{self.answer}/{self.comment.id}"


REPLY: Final = CommentId("reply")
"""Id of the comment that holds the reply to the question."""
