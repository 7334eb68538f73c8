# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Engine: spelling and typography of a text, in process, as findings that never block nor ask.

Importing this package brings in no dictionary nor spelling library: ``LanguageCheck.warm`` does.
Its rules are named in ``marks``; spelling, typography and style can each be turned off.
"""

from composer.language.check import LanguageCheck

__all__ = ["LanguageCheck"]
