# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How much of a text is one's own: overlap with other texts, and the passages in common."""

from composer.similarity.check import VoiceCheck
from composer.similarity.scorer import score

__all__ = ["VoiceCheck", "score"]
