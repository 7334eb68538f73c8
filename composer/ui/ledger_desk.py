# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Brings the ledger to its page, and to a file."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal

from composer.domain.accounts import Egress
from composer.ui.file_choice import ask_save
from composer.ui.models.ledger_model import LedgerRow
from composer.ui.moments import day_and_hour
from composer.ui.tasks import Lane, TaskRunner
from composer.ui.widgets.ledger_page import LedgerPage

if TYPE_CHECKING:
    from composer.bootstrap import Services
    from composer.services.ledger import Total
    from composer.services.wording import Wording


class LedgerDesk(QObject):
    """The file is read in the databases' lane."""

    failed = Signal(object)
    told = Signal(object)

    def __init__(
        self, services: "Services", runner: TaskRunner, wording: "Wording", page: LedgerPage, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._runner = runner
        self._wording = wording
        self._page = page
        self._host = ""
        page.host_chosen.connect(self.look)
        page.export_requested.connect(self._on_export)
        page.clear_requested.connect(self._on_clear)

    def look(self, host: str = "") -> None:
        """The newest lines, those of one place when it is named."""
        self._host = host
        self._runner.run(
            Lane.DATABASE, partial(_read, self._services, host), done=self._on_read, failed=self.failed.emit
        )

    def _on_read(self, read: "tuple[tuple[Egress, ...], Total]") -> None:
        self.show_lines(*read)

    def show_lines(self, lines: tuple[Egress, ...], total: "Total") -> None:
        """On the page; ``total`` also counts the lines that are not among them."""
        rows = tuple(self._row(line) for line in lines)
        caption = self.tr("%n connection(s)", "", total.lines)
        if total.lines:
            caption = self.tr("{connections} · {sent} sent, {received} received").format(
                connections=caption, sent=_size(total.sent), received=_size(total.received)
            )
        self._page.show_rows(rows, total.hosts, self._host, caption)

    def _row(self, line: Egress) -> LedgerRow:
        code = "ledger-why-" + line.why.lower().replace(" ", "-")
        why = self._wording.text(code) if self._wording.knows(code) else line.why
        return LedgerRow(day_and_hour(line.when), line.host, why, _size(line.sent), _size(line.received))

    def _on_export(self) -> None:
        title, kind = self.tr("Export the ledger"), self.tr("Comma-separated values")
        ask_save(self._page, title, kind, "ramage-connections", self.export, suffix="csv")

    def export(self, path: str) -> None:
        """Every line, also of other places than the chosen one."""
        work = partial(self._services.outside.reading.export, path)
        self._runner.run(Lane.DATABASE, work, done=self._on_exported, failed=self.failed.emit)

    def _on_exported(self, count: int) -> None:
        self.told.emit(self.tr("%n line(s) exported", "", count))

    def _on_clear(self) -> None:
        self._runner.run(
            Lane.DATABASE, self._services.outside.reading.clear, done=self._on_cleared, failed=self.failed.emit
        )

    def _on_cleared(self, _nothing: object) -> None:
        self.look()


def _size(count: int) -> str:
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def _read(services: "Services", host: str) -> "tuple[tuple[Egress, ...], Total]":
    reading = services.outside.reading
    return reading.lines(host=host), reading.total()
