# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A date and an hour, and a button that takes them."""

from datetime import UTC, datetime

from PySide6.QtCore import QDateTime, QLocale, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDateTimeEdit, QWidget

from composer.ui.widgets.buttons import button
from composer.ui.widgets.labels import label, show_words
from composer.ui.widgets.words import column, row

_LEAD_S = 5 * 60
"""The hour that is offered is at least so far away."""


class HourChoice(QWidget):
    """``chosen`` tells an hour to come, as a ``datetime``."""

    chosen = Signal(object)

    def __init__(self, suggested: datetime) -> None:
        """``suggested`` moves on by whole days until it lies ahead."""
        super().__init__()
        self._edit = _Calm(_ahead(suggested))
        self._edit.setObjectName("outbox.moment")
        self._edit.setAccessibleName(self.tr("Day and hour to publish at"))
        self._edit.setCalendarPopup(True)
        self._edit.setButtonSymbols(QDateTimeEdit.ButtonSymbols.NoButtons)
        french = QLocale().language() is QLocale.Language.French
        self._edit.setDisplayFormat("ddd d MMM yyyy, HH 'h' mm" if french else "ddd d MMM yyyy, HH:mm")
        take = button(self.tr("Plan it"), "outbox.plan", "primary")
        take.clicked.connect(self._take)
        self._said = label("", "small")
        self._said.hide()
        lines = column(6, self)
        line = row(8)
        line.addWidget(self._edit, 1)
        line.addWidget(take)
        lines.addLayout(line)
        lines.addWidget(self._said)

    def take_focus(self) -> None:
        """To the date."""
        self._edit.setFocus()

    def _take(self) -> None:
        moment = self._edit.dateTime()
        if moment <= QDateTime.currentDateTime():
            show_words(self._said, self.tr("This moment is past."))
            return
        self.chosen.emit(datetime.fromtimestamp(moment.toSecsSinceEpoch(), UTC))


class _Calm(QDateTimeEdit):
    """The wheel scrolls what lies under it, not the hour."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _ahead(suggested: datetime) -> QDateTime:
    moment = QDateTime.fromSecsSinceEpoch(int(suggested.timestamp()))
    earliest = QDateTime.currentDateTime().addSecs(_LEAD_S)
    days = max(0, moment.daysTo(earliest))
    moment = moment.addDays(days)
    return moment if moment >= earliest else moment.addDays(1)
