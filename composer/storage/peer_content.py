# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a colleague's file may hold, and what is left out of its words."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from composer.domain.peer_review import (
    LONGEST_NAME,
    LONGEST_TEXT,
    LONGEST_WORDS,
    MOST_COMMENTS,
    MOST_PICTURES,
    MOST_TEXTS,
    PICTURE_BYTES,
    PICTURES_BYTES,
    PeerAnswer,
    PeerComment,
    PeerPicture,
    PeerRequest,
    PeerText,
)

_ID: Final = re.compile(r"[0-9a-zA-Z-]{1,64}")
_KEY: Final = re.compile(r"[a-z0-9-]{0,32}")
_LINE_ENDS: Final = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Control characters, and those that make words read in another order than they are written.
_UNWANTED: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufdd0\ufdd1\ufeff\ufffc]"
)


def trouble_with(content: PeerRequest | PeerAnswer) -> str:
    """The first thing that no file of ours holds, empty when there is none."""
    checks = _of_request(content) if isinstance(content, PeerRequest) else _of_answer(content)
    return next((what for what, fine in checks if not fine), "")


def cleaned(content: PeerRequest | PeerAnswer) -> PeerRequest | PeerAnswer:
    """The same with words that are nothing but words."""
    if isinstance(content, PeerRequest):
        texts = tuple(replace(text, text=_plain(text.text)) for text in content.texts)
        pictures = tuple(PeerPicture(_line(p.name), _plain(p.alt), p.data) for p in content.pictures)
        return replace(
            content, texts=texts, pictures=pictures, question=_plain(content.question), author=_line(content.author)
        )
    comments = tuple(_cleaned_comment(comment) for comment in content.comments)
    return replace(content, peer=_line(content.peer), reply=_plain(content.reply), comments=comments)


def _cleaned_comment(comment: PeerComment) -> PeerComment:
    suggestion = None if comment.suggestion is None else _plain(comment.suggestion)
    return replace(comment, words=_plain(comment.words), quote=_plain(comment.quote), suggestion=suggestion)


def _plain(words: str) -> str:
    return _UNWANTED.sub("", _LINE_ENDS.sub("\n", words))


def _line(words: str) -> str:
    return " ".join(_plain(words).split())


def _of_request(request: PeerRequest) -> Iterator[tuple[str, bool]]:
    yield "id", bool(_ID.fullmatch(request.id) and len(request.draft) <= LONGEST_NAME)
    yield "post", len(request.post or "") <= LONGEST_NAME
    yield "made", request.made.tzinfo is not None
    yield "texts", 0 < len(request.texts) <= MOST_TEXTS and all(map(_fits, request.texts))
    yield "texts", len({text.version for text in request.texts}) == len(request.texts)
    yield "question", len(request.question) <= LONGEST_WORDS
    yield "author", len(request.author) <= LONGEST_NAME
    yield "pictures", len(request.pictures) <= MOST_PICTURES
    yield "pictures", all(len(p.name) <= 255 and len(p.alt) <= LONGEST_WORDS for p in request.pictures)
    yield "pictures", all(len(p.data) <= PICTURE_BYTES for p in request.pictures)
    yield "pictures", sum(len(p.data) for p in request.pictures) <= PICTURES_BYTES


def _fits(text: PeerText) -> bool:
    keys = (text.version, *text.networks)
    return len(text.text) <= LONGEST_TEXT and len(keys) <= MOST_TEXTS and all(map(_KEY.fullmatch, keys))


def _of_answer(answer: PeerAnswer) -> Iterator[tuple[str, bool]]:
    yield "id", bool(_ID.fullmatch(answer.id) and _ID.fullmatch(answer.request))
    yield "made", answer.made.tzinfo is not None
    yield "peer", len(answer.peer) <= LONGEST_NAME
    yield "reply", len(answer.reply) <= LONGEST_WORDS
    yield "comments", len(answer.comments) <= MOST_COMMENTS
    yield "comments", len({comment.id for comment in answer.comments}) == len(answer.comments)
    yield "comments", all(map(_is_comment, answer.comments))


def _is_comment(comment: PeerComment) -> bool:
    words = (comment.words, comment.suggestion or "")
    return (
        _ID.fullmatch(comment.id) is not None
        and _KEY.fullmatch(comment.version) is not None
        and all(len(each) <= LONGEST_WORDS for each in words)
        and len(comment.quote) <= LONGEST_TEXT
    )
