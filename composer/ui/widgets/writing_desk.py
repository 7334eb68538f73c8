# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The layout of Compose with a draft: source, editor, findings, and the bar that publishes."""

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from composer.domain.review import Finding
from composer.ui import theme
from composer.ui.card_faces import CardWords
from composer.ui.tasks import TaskRunner
from composer.ui.widgets.answer_box import AnswerBox
from composer.ui.widgets.compose_header import ComposeHeader
from composer.ui.widgets.editor import MEASURE, PostEditor
from composer.ui.widgets.finding_hover import FindingHover
from composer.ui.widgets.findings_panel import FindingsPanel
from composer.ui.widgets.media_strip import MediaStrip
from composer.ui.widgets.outcome_list import OutcomeList
from composer.ui.widgets.publish_bar import PublishBar
from composer.ui.widgets.slot_strip import SlotStrip
from composer.ui.widgets.source_panel import SourcePanel
from composer.ui.widgets.variant_tabs import VariantTabs

SOURCE_WIDTH, FINDINGS_WIDTH, LEAST_EDITOR = 300, 372, 400
OVER_WIDTH = 440
LOW = 430
"""Below this height the text goes first: explanations and figures come back with the height."""


class WritingDesk(QWidget):
    """Only lays out; side panels step aside where there is little room, and a button brings them back."""

    def __init__(
        self, words: Callable[[Finding], CardWords], runner: TaskRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.header = ComposeHeader()
        self.source = SourcePanel()
        self.tabs = VariantTabs()
        self.prompt = AnswerBox()
        self.editor = PostEditor()
        self.media = MediaStrip(runner)
        self.findings = FindingsPanel(words)
        self.slots = SlotStrip()
        self.outcomes = OutcomeList()
        self.bar = PublishBar()
        self._has_source = False
        self._source_wanted = False
        self._findings_wanted = False
        self._over: QWidget | None = None
        self._build()
        self.header.source_toggled.connect(self._on_source_toggled)
        self.header.findings_toggled.connect(self._on_findings_toggled)

    def _build(self) -> None:
        self.editor.setMinimumHeight(theme.pixels(24))
        self.editor.setAccessibleName(self.tr("Text of the post"))
        centre = QWidget()
        self._column = column = QVBoxLayout(centre)
        column.setSpacing(0)
        for widget in (self.tabs, self.prompt):
            column.addLayout(_measured(widget))
        column.addWidget(self.editor, 1)
        column.addLayout(_measured(self.media))
        self._source_frame = _side(self.source, "side")
        self._findings_frame = _side(self.findings, "side-right")
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._source_frame)
        body.addWidget(centre, 1)
        body.addWidget(self._findings_frame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addLayout(body, 1)
        layout.addWidget(self.slots)
        layout.addWidget(self.outcomes)
        layout.addWidget(self.bar)
        self.hover = FindingHover(self.editor, self.findings, self)

    def lay_over(self, panel: QWidget) -> None:
        """A panel over the side with the cards, as high as the text."""
        self._over = panel
        self._place_over()

    def show_source(self, shown: bool) -> None:
        """Whether the draft has an approved post to keep in view."""
        self._has_source = shown
        self._share_room()

    def _share_room(self) -> None:
        width = self.width()
        source = min(theme.pixels(SOURCE_WIDTH), int(width * 0.27))
        findings = min(theme.pixels(FINDINGS_WIDTH), int(width * 0.36))
        least = theme.pixels(LEAST_EDITOR)
        findings_fit = width - findings >= least
        source_fits = self._has_source and width - (findings if findings_fit else 0) - source >= least
        self._source_frame.setFixedWidth(source)
        self._findings_frame.setFixedWidth(findings)
        self.header.offer(source=self._has_source and not source_fits, findings=not findings_fit)
        show_source = self._has_source and (source_fits or self._source_wanted)
        show_findings = findings_fit or self._findings_wanted
        if show_source and not source_fits and findings_fit:
            show_findings = width - source - findings >= least // 2
        self._source_frame.setVisible(show_source)
        self._findings_frame.setVisible(show_findings)
        low = self.height() < theme.pixels(LOW)
        for part in (self.header, self.tabs, self.media, self.slots, self.outcomes, self.bar):
            part.be_low(low)
        self._column.setContentsMargins(*theme.margins(12 if low else 28, 0 if low else 10, 12 if low else 28, 0))
        self.header.make_room(width)
        self._place_over()

    def _place_over(self) -> None:
        layout = self.layout()
        if self._over is not None and layout is not None:
            layout.activate()
            below = self.bar if self.slots.isHidden() else self.slots
            top, bottom = self.header.geometry().bottom() + 1, below.geometry().top()
            over = min(theme.pixels(OVER_WIDTH), self.width())
            self._over.setGeometry(self.width() - over, top, over, max(bottom - top, 1))

    def _on_source_toggled(self, wanted: bool) -> None:
        self._source_wanted = wanted
        self._share_room()

    def _on_findings_toggled(self, wanted: bool) -> None:
        self._findings_wanted = wanted
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._share_room()
        super().resizeEvent(event)
        self._place_over()


def _measured(widget: QWidget) -> QHBoxLayout:
    """In line with the text, a little wider than it."""
    widget.setMaximumWidth(theme.pixels(MEASURE + 56))
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(widget, 1000)
    row.addStretch(1)
    return row


def _side(widget: QWidget, role: str) -> QFrame:
    frame = QFrame()
    frame.setProperty("role", role)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(widget)
    return frame
