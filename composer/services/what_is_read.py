# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What of a context the checks of a source read: an answer serves every context that is the same to them."""

from datetime import UTC, datetime
from typing import Final

from composer.domain.review import Context, Source

_ANY_TIME: Final = datetime(2000, 1, 1, tzinfo=UTC)


def read_by(source: Source, context: Context) -> Context:
    """What the engines of ``source`` read: an answer that no clock changes is kept from minute to minute.

    Beside colleagues it is the hour that counts.
    """
    if source is Source.CHARTER:
        return context
    hour = context.publish_at.replace(minute=0, second=0, microsecond=0)
    voice = source is Source.VOICE
    return Context(
        context.language,
        context.network,
        hour if voice else _ANY_TIME,
        context.post,
        context.media,
        line_languages=context.line_languages,
        past=context.past if voice else (),
        files=context.files if source is Source.NETWORK else {},
    )


def read_by_language(context: Context) -> Context:
    """All that the language checks are told: one answer serves every network and hour."""
    return Context(context.language, None, _ANY_TIME, line_languages=context.line_languages)
