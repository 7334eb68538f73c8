# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The approved post beside the editor: its words, what must not change, and angles to tell it from."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from composer.domain.library import LibraryPost, PostText
from composer.domain.text import Language
from composer.ui import theme
from composer.ui.widgets.buttons import button
from composer.ui.widgets.flow import FlowLayout
from composer.ui.widgets.labels import IconLabel
from composer.ui.widgets.post_html import html_of, lines_of
from composer.ui.widgets.tab_order import follow, takes_tab


class SourcePanel(QScrollArea):
    """Nothing here writes for the person: an angle only asks its question."""

    angle_chosen = Signal(str)
    fact_chosen = Signal(str)
    """To be inserted where the person writes."""
    hashtags_chosen = Signal(str)
    approved_text_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compose.source")
        self.setAccessibleName(self.tr("Approved post"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._shown: tuple[LibraryPost, Language] | None = None
        self._start: QPushButton | None = None

    def show_post(self, post: LibraryPost, language: Language) -> None:
        """The post in the draft's language."""
        if self._shown == (post, language):
            return
        self._shown = (post, language)
        self.rebuild()

    def allow_approved_text(self, allowed: bool) -> None:
        """Starting from the approved text is offered while nothing is written."""
        if self._start is not None:
            self._start.setVisible(allowed)

    def rebuild(self) -> None:
        """Again, after a change of text size."""
        if self._shown is None:
            return
        post, language = self._shown
        _, text = post.text_in(language)
        page = QWidget()
        page.setObjectName("compose.source.page")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(*theme.margins(20, 20, 20, 20))
        layout.setSpacing(theme.pixels(6))
        layout.addWidget(_heading(self.tr("Approved post")))
        layout.addSpacing(theme.pixels(4))
        body = _words("", "source-body")
        body.setTextFormat(Qt.TextFormat.RichText)
        body.setText(lines_of(html_of(text.body.strip(), (), ""), 145))
        body.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(body)
        self._start = button(self.tr("Start from the approved text"), "compose.start_from_approved", "link")
        self._start.clicked.connect(self.approved_text_requested)
        layout.addWidget(self._start, 0, Qt.AlignmentFlag.AlignLeft)
        self._lists(layout, post, text)
        layout.addStretch(1)
        self.setWidget(page)
        follow(self, filter(takes_tab, page.findChildren(QWidget)))

    def _lists(self, layout: QVBoxLayout, post: LibraryPost, text: PostText) -> None:
        if text.angles:
            layout.addSpacing(theme.pixels(14))
            layout.addWidget(_heading(self.tr("Possible angles")))
            for angle in text.angles:
                self._item(layout, "angle", angle, "compose.angle", self.angle_chosen.emit)
        facts = (*text.facts, *((post.link,) if post.link else ()))
        if facts:
            layout.addSpacing(theme.pixels(14))
            layout.addWidget(_heading(self.tr("Not to be changed")))
            for fact in facts:
                self._item(layout, "lock", fact, "compose.fact", self.fact_chosen.emit)
        hashtags = text.hashtags or post.hashtags
        if hashtags:
            layout.addSpacing(theme.pixels(14))
            layout.addWidget(_heading(self.tr("Hashtags")))
            row = FlowLayout(spacing=theme.pixels(6))
            for hashtag in hashtags:
                chip = button(hashtag, "compose.hashtag", "chip")
                chip.setAccessibleName(self.tr("Add {hashtag} at the end").format(hashtag=hashtag))
                chip.setToolTip(chip.accessibleName())
                chip.clicked.connect(lambda _=False, h=hashtag: self.hashtags_chosen.emit(h))
                row.addWidget(chip)
            layout.addLayout(row)

    def _item(self, layout: QVBoxLayout, icon: str, words: str, name: str, chosen: Callable[[str], None]) -> None:
        item = LineButton(words, icon)
        item.setObjectName(name)
        item.clicked.connect(lambda: chosen(words))
        if name == "compose.fact":
            item.setToolTip(self.tr("Insert where you are writing"))
        else:
            item.setToolTip(self.tr("Answer this question above the text"))
        layout.addWidget(item)


class LineButton(QPushButton):
    """A button whose words may run over several lines."""

    def __init__(self, words: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "line")
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)
        picture = IconLabel(icon, "muted", 16)
        label = _words(words, "body")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(*theme.margins(4, 8, 4, 8))
        layout.setSpacing(theme.pixels(9))
        layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(label, 1)
        for child in (picture, label):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout else super().minimumSizeHint()


def _heading(words: str) -> QLabel:
    label = QLabel(words.upper())
    label.setAccessibleName(words)
    label.setProperty("role", "section")
    return label


def _words(words: str, role: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
