# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Days and hours as short as a card needs them, in the window's language."""

from datetime import datetime

from PySide6.QtCore import QDate, QDateTime, QLocale


def day(moment: datetime) -> str:
    """``12 Dec`` or ``12 déc.``, with the year when it is another one than this."""
    there = _here(moment).date()
    pattern = "d MMM" if there.year() == QDate.currentDate().year() else "d MMM yyyy"
    return _tight(QLocale().toString(there, pattern))


def day_and_hour(moment: datetime) -> str:
    """``28 Nov, 18:00`` or ``28 nov., 18 h``."""
    there = _here(moment).time()
    if QLocale().language() is QLocale.Language.French:
        hour = QLocale().toString(there, "H 'h'" if there.minute() == 0 else "H 'h' mm")
    else:
        hour = QLocale().toString(there, "HH:mm")
    return f"{day(moment)}, {_tight(hour)}"


def _here(moment: datetime) -> QDateTime:
    return QDateTime.fromMSecsSinceEpoch(round(moment.timestamp() * 1000))


def _tight(words: str) -> str:
    return words.replace(" ", "\N{NO-BREAK SPACE}")
