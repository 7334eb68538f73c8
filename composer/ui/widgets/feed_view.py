# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The practice network's feed: posts as their readers would see them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from composer.ui import theme
from composer.ui.tasks import TaskRunner
from composer.ui.widgets.preview import PostFace, PostView

SHOWN = 30


class FeedView(QScrollArea):
    """Newest first."""

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self.setObjectName("outbox.feed")
        self.setAccessibleName(self.tr("Practice feed"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._faces: tuple[PostFace, ...] | None = None

    def show_posts(self, faces: tuple[PostFace, ...]) -> None:
        """The first of them; this is a mirror, not an archive."""
        if faces == self._faces:
            return
        self._faces = faces
        inside = QWidget()
        inside.setMaximumWidth(theme.pixels(600))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, theme.pixels(24), 0, theme.pixels(24))
        column.setSpacing(theme.pixels(14))
        note = QLabel(
            self.tr(
                "Only you see this feed: it stays on this computer and shows each post as its readers would see it."
            )
        )
        note.setProperty("role", "secondary")
        note.setWordWrap(True)
        column.addWidget(note)
        for face in faces[:SHOWN]:
            view = PostView(self._runner)
            view.show_face(face)
            column.addWidget(view)
        if not faces:
            empty = QLabel(self.tr("Nothing here yet. Publish a draft on the practice network to rehearse."))
            empty.setProperty("role", "lead")
            empty.setWordWrap(True)
            column.addWidget(empty)
        column.addStretch(1)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(*theme.margins(32, 0, 32, 0))
        row.addStretch(1)
        row.addWidget(inside, 100)
        row.addStretch(1)
        self.setWidget(page)
