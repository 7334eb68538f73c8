# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The computer's clock."""

from datetime import datetime


class SystemClock:
    """Implements ``domain.ports.Clock``."""

    def now(self) -> datetime:
        return datetime.now().astimezone()
