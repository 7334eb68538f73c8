# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the state of a publication is called, and how it looks."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale

from composer.domain.outbox import JobState


@dataclass(frozen=True, slots=True)
class StateLook:
    """Words, icon and colour token of a state, and what the person can do next."""

    words: str
    icon: str
    tone: str
    advice: str


def look_of_state(state: JobState) -> StateLook:
    """In the window's language."""
    tr = QCoreApplication.translate
    match state:
        case JobState.QUEUED:
            return StateLook(
                tr("Outbox", "Waiting"), "clock", "language", tr("Outbox", "It goes out by itself when its time comes.")
            )
        case JobState.SENDING:
            return StateLook(
                tr("Outbox", "Being sent"), "clock", "language", tr("Outbox", "A moment, please: nothing to do.")
            )
        case JobState.SENT:
            return StateLook(tr("Outbox", "Published"), "check", "ok", tr("Outbox", "It is out. Nothing more to do."))
        case JobState.REFUSED:
            return StateLook(
                tr("Outbox", "Refused"),
                "warning",
                "danger",
                tr("Outbox", "Nothing was published. Edit the draft, or try again."),
            )
        case JobState.UNKNOWN:
            return StateLook(
                tr("Outbox", "Not certain"),
                "warning",
                "warn",
                tr(
                    "Outbox",
                    "It may be out, or not. Look on the network and say what you found: it is never sent twice.",
                ),
            )
        case JobState.HELD:
            return StateLook(
                tr("Outbox", "Held back"),
                "warning",
                "warn",
                tr("Outbox", "Nothing was published. Send it once the reason is gone, or cancel it."),
            )
        case JobState.CANCELLED:
            return StateLook(tr("Outbox", "Cancelled"), "close", "muted", tr("Outbox", "It was not published."))
        case JobState.HANDED_OVER:
            return StateLook(
                tr("Outbox", "For you to finish"),
                "clock",
                "language",
                tr("Outbox", "The network's own window was opened. Say whether you published it there."),
            )
        case JobState.ABANDONED:
            return StateLook(tr("Outbox", "Given up"), "close", "muted", tr("Outbox", "It is not being sent."))


def ago(seconds: float) -> str:
    """``2 s ago``, ``5 min ago``, ``3 h ago``, ``4 d ago``."""
    tr = QCoreApplication.translate
    if seconds < 2:
        return tr("Time", "just now")
    if seconds < 60:
        return tr("Time", "{n} s ago").format(n=int(seconds))
    if seconds < 3600:
        return tr("Time", "{n} min ago").format(n=int(seconds // 60))
    if seconds < 86400:
        return tr("Time", "{n} h ago").format(n=int(seconds // 3600))
    return tr("Time", "{n} d ago").format(n=int(seconds // 86400))


def moment(timestamp: float) -> str:
    """Date and time as the reader writes them, the date left out for today."""
    tr = QCoreApplication.translate
    when = QDateTime.fromSecsSinceEpoch(int(timestamp))
    time = when.toString("HH:mm")
    if when.date() == QDate.currentDate():
        return tr("Time", "today at {time}").format(time=time)
    return tr("Time", "{date} at {time}").format(date=QLocale().toString(when.date(), "d MMM yyyy"), time=time)
