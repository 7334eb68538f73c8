# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Days, hours and how long ago, as short as they can be, in the window's language."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale


def day(moment: datetime) -> str:
    """``12 Dec`` or ``12 déc.``, with the year when it is another one than this."""
    there = _here(moment).date()
    pattern = "d MMM" if there.year() == QDate.currentDate().year() else "d MMM yyyy"
    return _tight(QLocale().toString(there, pattern))


def day_and_hour(moment: datetime) -> str:
    """``28 Nov, 18:00`` or ``28 nov., 18 h``."""
    return f"{day(moment)}, {_hour(_here(moment))}"


def weekday_and_hour(moment: datetime) -> str:
    """``Sat 28 Nov, 18:00`` or ``sam. 28 nov., 18 h``."""
    return f"{_tight(QLocale().toString(_here(moment).date(), 'ddd'))}\N{NO-BREAK SPACE}{day_and_hour(moment)}"


def ago(seconds: float) -> str:
    """``2 s ago``, ``5 min ago``, ``3 h ago``, ``4 d ago``."""
    translate = QCoreApplication.translate
    if seconds < 2:
        return translate("Time", "just now")
    if seconds < 60:
        return translate("Time", "{n} s ago").format(n=int(seconds))
    if seconds < 3600:
        return translate("Time", "{n} min ago").format(n=int(seconds // 60))
    if seconds < 86400:
        return translate("Time", "{n} h ago").format(n=int(seconds // 3600))
    return translate("Time", "{n} d ago").format(n=int(seconds // 86400))


def moment(timestamp: float) -> str:
    """Date and time as the reader writes them, the date left out for today."""
    translate = QCoreApplication.translate
    when = QDateTime.fromSecsSinceEpoch(int(timestamp))
    time = _hour(when)
    if when.date() == QDate.currentDate():
        return translate("Time", "today at {time}").format(time=time)
    return translate("Time", "{date} at {time}").format(date=QLocale().toString(when.date(), "d MMM yyyy"), time=time)


def _here(moment: datetime) -> QDateTime:
    return QDateTime.fromMSecsSinceEpoch(round(moment.timestamp() * 1000))


def _hour(there: QDateTime) -> str:
    if QLocale().language() is QLocale.Language.French:
        return _tight(QLocale().toString(there.time(), "H 'h'" if there.time().minute() == 0 else "H 'h' mm"))
    return QLocale().toString(there.time(), "HH:mm")


def _tight(words: str) -> str:
    return words.replace(" ", "\N{NO-BREAK SPACE}")
