# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Days as people write them."""

from datetime import date

from PySide6.QtCore import QDate, QLocale

from composer.domain.text import Language


def long_date(day: date, language: Language) -> str:
    """``22 November 2026``, ``1er septembre 2026``."""
    words = QLocale(str(language)).toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")
    if language is Language.FRENCH and day.day == 1:
        return words.replace("1 ", "1er\u00a0", 1)
    return words.replace(" ", "\u00a0", 1)
