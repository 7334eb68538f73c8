# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Storytelling guides: small questions, and a first text made of the answers."""

from composer.guides.composing import Composed, compose, compose_answers

__all__ = ["Composed", "compose", "compose_answers"]
