# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Brings what the organisation decided to its page, and to a file."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from composer.domain.policy import Level, PolicyLine, Status
from composer.ui.file_choice import ask_save
from composer.ui.models.policy_model import PolicyRow
from composer.ui.tasks import Lane, TaskRunner
from composer.ui.widgets.policies_page import PoliciesPage

if TYPE_CHECKING:
    from composer.bootstrap import Services
    from composer.services.wording import Wording


class PolicyDesk(QObject):
    """Registry, profiles and files are read in the databases' lane."""

    failed = Signal(object)
    told = Signal(object)
    settings_changed = Signal(object)
    """Keys of what is different since it was last told."""

    def __init__(
        self, services: "Services", runner: TaskRunner, wording: "Wording", page: PoliciesPage, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._runner = runner
        self._wording = wording
        self._page = page
        page.reload_requested.connect(self.read_again)
        page.export_requested.connect(self._on_export)

    def look(self) -> None:
        """As it was read last."""
        self._runner.run(Lane.DATABASE, self._services.policies.lines, done=self.show_lines, failed=self.failed.emit)

    def read_again(self) -> None:
        """From where it is written."""
        self._runner.run(Lane.DATABASE, self._services.preferences.refresh, done=self._on_read, failed=self.failed.emit)

    def show_lines(self, lines: tuple[PolicyLine, ...]) -> None:
        """On the page."""
        mandatory = sum(line.level is Level.MANDATORY for line in lines)
        wrong = sum(line.status in (Status.IGNORED, Status.CLOSED) for line in lines)
        parts = [self.tr("%n mandatory", "", mandatory), self.tr("%n recommended", "", len(lines) - mandatory)]
        if wrong:
            parts.append(self.tr("%n to put right", "", wrong))
        self._page.show_rows(tuple(self._row(line) for line in lines), " · ".join(parts) if lines else "")

    def export(self, path: str) -> None:
        """Every line, to that file."""
        work = partial(self._services.policies.export, path, self._wording)
        self._runner.run(Lane.DATABASE, work, done=self._on_exported, failed=self.failed.emit)

    def _row(self, line: PolicyLine) -> PolicyRow:
        text = self._wording.text
        applies = self.tr("obeyed at once") if line.live else self.tr("obeyed when Ramage is started again")
        return PolicyRow(
            line.name,
            line.shown,
            text(f"policy-level-{line.level}"),
            text(f"policy-scope-{line.scope}"),
            text(f"policy-status-{line.status}"),
            line.source,
            applies if line.key else "",
            self._wording.error(line.error).text if line.error else "",
        )

    def _on_read(self, changed: frozenset[str]) -> None:
        self.look()
        if changed:
            self.settings_changed.emit(changed)

    def _on_export(self) -> None:
        title, kind = self.tr("Export the decisions"), self.tr("JSON")
        ask_save(self._page, title, kind, "ramage-policies", self.export, suffix="json")

    def _on_exported(self, count: int) -> None:
        self.told.emit(self.tr("%n decision(s) exported", "", count))
