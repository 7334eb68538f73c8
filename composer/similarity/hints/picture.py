# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A picture or video colleagues show too."""

from collections.abc import Iterator

from composer.domain.drafts import DraftMedia
from composer.domain.messages import Message
from composer.domain.review import Act, Finding, Fix, Intent
from composer.similarity.hints.base import Material, finding


def same_picture(material: Material) -> Iterator[Finding]:
    """The first medium, which stands for the post wherever it is shown small, is one of colleagues too."""
    media = material.context.media
    if material.echo is None or not material.echo.media or not media:
        return
    files = [medium.file for medium in material.post.media] if material.post else []
    shared = media[0]
    free = [file for file in files if not any(_is(one, file) for one in media)]
    exchanges = [
        Fix(Message("voice-other-picture", {"file": _name(file)}), (), Intent(Act.EXCHANGE_MEDIUM, shared.path, file))
        for file in free[:1]
    ]
    fixes = (*exchanges, Fix(Message("voice-drop-picture"), (), Intent(Act.REMOVE_MEDIUM, shared.path)))
    values = {"count": str(material.echo.media)}
    yield finding("SamePicture", "voice-same-picture", values, *fixes, about="media", medium=shared.path)


def _is(medium: DraftMedia, file: str) -> bool:
    path = medium.path.replace("\\", "/")
    return path == file or path.endswith(f"/{file}")


def _name(file: str) -> str:
    return file.rpartition("/")[2]
