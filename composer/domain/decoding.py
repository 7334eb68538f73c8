# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What all readers of typed JSON share."""

from threading import Lock
from typing import Final

MAKING: Final = Lock()
"""Held while a decoder is made: msgspec shows other threads the types it is still reading, and the program dies."""
