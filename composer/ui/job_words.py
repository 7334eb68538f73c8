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
    translate = QCoreApplication.translate
    match state:
        case JobState.QUEUED:
            return StateLook(
                translate("Outbox", "Waiting"),
                "clock",
                "language",
                translate("Outbox", "It goes out by itself when its time comes."),
            )
        case JobState.SENDING:
            return StateLook(
                translate("Outbox", "Being sent"),
                "clock",
                "language",
                translate("Outbox", "A moment, please: nothing to do."),
            )
        case JobState.SENT:
            return StateLook(
                translate("Outbox", "Published"), "check", "ok", translate("Outbox", "It is out. Nothing more to do.")
            )
        case JobState.REFUSED:
            return StateLook(
                translate("Outbox", "Refused"),
                "warning",
                "danger",
                translate("Outbox", "Nothing was published. Edit the draft, or try again."),
            )
        case JobState.UNKNOWN:
            return StateLook(
                translate("Outbox", "Not certain"),
                "warning",
                "warn",
                translate(
                    "Outbox",
                    "It may be out, or not. Look on the network and say what you found: it is never sent twice.",
                ),
            )
        case JobState.HELD:
            return StateLook(
                translate("Outbox", "Held back"),
                "warning",
                "warn",
                translate("Outbox", "Nothing was published. Send it once the reason is gone, or cancel it."),
            )
        case JobState.CANCELLED:
            return StateLook(
                translate("Outbox", "Cancelled"), "close", "muted", translate("Outbox", "It was not published.")
            )
        case JobState.HANDED_OVER:
            return StateLook(
                translate("Outbox", "For you to finish"),
                "clock",
                "language",
                translate("Outbox", "The network's own window was opened. Say whether you published it there."),
            )
        case JobState.ABANDONED:
            return StateLook(
                translate("Outbox", "Given up"), "close", "muted", translate("Outbox", "It is not being sent.")
            )


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
    time = when.toString("HH:mm")
    if when.date() == QDate.currentDate():
        return translate("Time", "today at {time}").format(time=time)
    return translate("Time", "{date} at {time}").format(date=QLocale().toString(when.date(), "d MMM yyyy"), time=time)
