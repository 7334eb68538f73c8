# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What reads badly on every network, for a text that has none yet."""

from collections.abc import Iterator

from composer.domain.review import Context, Finding
from composer.networks.findings import fake_letters


class AnyNetwork:
    """Implements Check."""

    def review(self, text: str, context: Context) -> Iterator[Finding]:  # noqa: ARG002
        return fake_letters(text)
