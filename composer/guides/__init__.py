# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Storytelling guides: small questions, and a first text made of nothing but the answers."""

from composer.guides.composing import compose_answers

__all__ = ["compose_answers"]
