# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A post as its readers will see it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QTextDocument
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from composer.domain.drafts import DraftMedia
from composer.domain.ids import NetworkKey
from composer.domain.networks import LinkCard as PageWords
from composer.domain.networks import Part, PartKind, Payload
from composer.domain.text import Span
from composer.ui import theme
from composer.ui.preview_mark import mark_of_posts
from composer.ui.tasks import TaskRunner
from composer.ui.widgets.buttons import PaintedButton, button, chip
from composer.ui.widgets.flow import FlowRow
from composer.ui.widgets.labels import ElidedLabel, label
from composer.ui.widgets.picture_view import WidePicture
from composer.ui.widgets.post_document import special_words
from composer.ui.widgets.post_html import Tint, html_of, lines_of

_WORD_AT_END = re.compile(r"\S+$")
_SITE = re.compile(r"(?i)^(?:https?://)?(?:www\.)?([^/?#]*).*$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class PostFace:
    """What is drawn of a post. ``unwritten`` are greyed lines still to come."""

    author: str
    caption: str
    text: str
    parts: tuple[Part, ...] = ()
    media: tuple[DraftMedia, ...] = ()
    fold: int | None = None
    unwritten: tuple[str, ...] = ()
    card: str = ""
    """Address of the page whose card stands below the text."""
    marked: tuple[tuple[Span, str], ...] = ()
    """Stretches on the soft ground of a token such as ``parrot``."""
    about: PageWords | None = None
    """What that card says, where we say it."""
    whole: bool = False
    """Shows what lies behind the fold too, and what can be seen before it on a ground of its own."""


def parts_of(text: str) -> tuple[Part, ...]:
    """Links, hashtags and mentions of a text that is already out."""
    kinds = {"#": PartKind.HASHTAG, "@": PartKind.MENTION}
    return tuple(Part(kinds.get(text[start], PartKind.LINK), Span(start, end)) for start, end in special_words(text))


class Avatar(QWidget):
    """A soft disc with the first letter of a name."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter = next((char for char in name if char.isalnum()), "").upper()
        side = theme.pixels(40)
        self.setFixedSize(QSize(side, side))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("parrot_soft"))
        painter.drawEllipse(QRectF(self.rect()))
        font = QFont(self.font())
        font.setPixelSize(theme.pixels(17))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(theme.colour("parrot"))
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, self._letter)


class MoreButton(PaintedButton):
    """Goes on where a folded text ends, in line with it."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("preview.more")
        self.setText(words)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(theme.font(14))
        return QSize(words.horizontalAdvance(self.text()) + theme.pixels(4), round(words.height() * 1.4))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        font = theme.font(14)
        font.setUnderline(self.hasFocus() or self.underMouse())
        painter.setFont(font)
        painter.setPen(theme.colour("brand" if self.hasFocus() else "muted"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())


class LinkCard(QFrame):
    """Where a network will put a card of the page: with our words where we say them, else with the page's own."""

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "link-card")
        self._runner = runner
        self._picture: WidePicture | None = None
        self._title = ElidedLabel(role="card-title")
        self._said = label("", "caption", wraps=True)
        self._said.setObjectName("preview.page")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*theme.margins(14, 10, 14, 10))
        self._column.setSpacing(theme.pixels(2))
        self._column.addWidget(self._title)
        self._column.addWidget(self._said)

    def show_page(self, address: str, about: PageWords | None) -> None:
        """Nothing takes no room. ``about`` is what we say."""
        self.setVisible(bool(address))
        site = _SITE.sub(r"\1", address)
        self._title.show_text(about.title if about else site)
        self._said.setText(site if about else self.tr("The page’s own title and picture come here."))
        path = about.picture if about else ""
        if path and self._picture is None:
            self._picture = WidePicture(self._runner, self)
            self._column.insertWidget(0, self._picture)
            self._column.insertSpacing(1, theme.pixels(6))
        if self._picture is not None:
            self._picture.setVisible(bool(path))
            if path:
                self._picture.show_picture(Path(path), "")


class PostView(QFrame):
    """A post on a card, folded where the network folds it."""

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._runner = runner
        self._face: PostFace | None = None
        self._open = False
        self._media_shown: tuple[DraftMedia, ...] | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(*theme.margins(16, 16, 16, 16))
        self._layout.setSpacing(theme.pixels(10))
        self._top = QHBoxLayout()
        self._top.setSpacing(theme.pixels(10))
        self._author = QLabel()
        self._author.setObjectName("preview.author")
        self._author.setProperty("role", "card-title")
        self._caption = QLabel()
        self._caption.setProperty("role", "caption")
        self._avatar: Avatar | None = None
        names = QVBoxLayout()
        names.setSpacing(theme.pixels(1))
        names.addWidget(self._author)
        names.addWidget(self._caption)
        self._top.addLayout(names, 1)
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setObjectName("preview.text")
        self._text.setWordWrap(True)
        self._text.setProperty("role", "post-text")
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._more = MoreButton(self.tr("… see more"), self)
        self._more.clicked.connect(self._on_more)
        self._more.hide()
        self._card = LinkCard(runner)
        self._pictures = QVBoxLayout()
        self._pictures.setSpacing(theme.pixels(8))
        if (mark := mark_of_posts()) is not None:
            self._layout.addWidget(mark)
        self._layout.addLayout(self._top)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._text)
        words.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._layout.addLayout(words)
        self._layout.addWidget(self._card)
        self._layout.addLayout(self._pictures)

    def show_face(self, face: PostFace) -> None:
        """Another post, or the same one a little further."""
        if face == self._face:
            return
        if self._face is None or face.author != self._face.author:
            if self._avatar is not None:
                self._top.removeWidget(self._avatar)
                self._avatar.deleteLater()
            self._avatar = Avatar(face.author)
            self._top.insertWidget(0, self._avatar)
        self._face = face
        self._author.setText(face.author)
        self._caption.setText(face.caption)
        self._caption.setVisible(bool(face.caption))
        self._show_text()
        self._card.show_page(face.card, face.about)
        self._show_media(face.media)

    def text(self) -> str:
        """What can be read, the lines still to come included."""
        html = QTextDocument()
        html.setHtml(self._text.text())
        return html.toPlainText()

    def _show_text(self) -> None:
        face = self._face
        if face is None:
            return
        folded = face.fold is not None and not self._open and not face.whole
        text = _folded(face.text, face.fold) if folded else face.text
        html = self._whole_html(face) if face.whole else html_of(text, face.parts, theme.colour("language").name())
        grey = theme.colour("muted").name()
        for line in face.unwritten:
            html += f'<p style="margin:4px 0 0 0;line-height:140%;color:{grey}">… {escape(line)}</p>'
        self._text.setText(lines_of(html, 140))
        self._text.setAccessibleName(self._told(face) if face.whole else text)
        self._text.setVisible(bool(html))
        self._more.setVisible(folded)

    def _told(self, face: PostFace) -> str:
        """Where it folds is told as well as shown."""
        seen = _folded(face.text, face.fold)
        behind = face.text[len(seen) :]
        return f"{seen} {self.tr('… see more')} {behind}" if face.fold is not None else face.text

    def _whole_html(self, face: PostFace) -> str:
        """Both sides of the fold at once."""
        links, grey = theme.colour("language").name(), theme.colour("muted").name()
        ink = theme.colour("ink").name()
        marks = [
            Tint(span, f"background-color:{theme.colour(f'{token}_soft').name()};color:{ink};text-decoration:underline")
            for span, token in face.marked
        ]
        if face.fold is None:
            return html_of(face.text, face.parts, links, marks)
        cut = len(_folded(face.text, face.fold))
        ground = f"background-color:{theme.colour('brand_soft').name()}"
        seen, behind = Span(0, cut), Span(cut, len(face.text))
        first = html_of(face.text, face.parts, links, [Tint(seen, ground), *marks], seen)
        rest = html_of(face.text, face.parts, links, [Tint(behind, f"color:{grey}"), *marks], behind)
        more = escape(self.tr("… see more"))
        return f'{first} <span style="color:{grey};font-weight:600">{more}</span>{rest}'

    def _show_media(self, media: tuple[DraftMedia, ...]) -> None:
        if media == self._media_shown:
            return
        self._media_shown = media
        while (item := self._pictures.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for medium in media:
            picture = WidePicture(self._runner, self)
            picture.show_picture(Path(medium.path), medium.alt)
            self._pictures.addWidget(picture)

    def _on_more(self) -> None:
        self._open = True
        self._show_text()
        self._text.setFocus()


def _folded(text: str, fold: int | None) -> str:
    """The text up to there, without half a word at its end."""
    if fold is None or fold >= len(text):
        return text
    shown = text[:fold]
    words = shown.rstrip() if text[fold].isspace() else _WORD_AT_END.sub("", shown).rstrip()
    return words or shown


class PreviewDialog(QDialog):
    """The payload of each network: what is shown here is what is sent."""

    network_shown = Signal(str)
    rehearsal_requested = Signal()

    def __init__(
        self,
        networks: Sequence[tuple[NetworkKey, str]],
        payload: Callable[[NetworkKey], Payload],
        author: Callable[[NetworkKey], str],
        runner: TaskRunner,
        parent: QWidget | None = None,
        told: Callable[[Payload], Sequence[str]] = lambda _: (),
    ) -> None:
        """``author`` is the person's name there; ``told`` is what is said below the post."""
        super().__init__(parent)
        self._runner = runner
        self._told = told
        self.setObjectName("preview")
        self.setWindowTitle(self.tr("Preview"))
        self.resize(theme.pixels(560), theme.pixels(640))
        self._payload = payload
        self._author = author
        self._names = dict(networks)
        self._count = QLabel()
        self._count.setProperty("role", "caption")
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        note = QLabel(self.tr("This is exactly what will be sent."))
        note.setProperty("role", "caption")
        rehearse = button(self.tr("Rehearse…"), "preview.rehearse", "link")
        rehearse.setToolTip(self.tr("See where it folds, hear it, hand it to a colleague (Ctrl+Shift+P)"))
        rehearse.clicked.connect(self.accept)
        rehearse.clicked.connect(self.rehearsal_requested)
        close = button(self.tr("Back to the text"), "preview.close")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        bottom = QHBoxLayout()
        bottom.addWidget(note)
        bottom.addStretch(1)
        bottom.addWidget(rehearse)
        bottom.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*theme.margins(24, 20, 24, 20))
        layout.setSpacing(theme.pixels(12))
        layout.addLayout(self._choices(networks))
        layout.addWidget(self._area, 1)
        layout.addLayout(bottom)
        close.setFocus()

    def _choices(self, networks: Sequence[tuple[NetworkKey, str]]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.pixels(8))
        chips = FlowRow(theme.pixels(8))
        group = QButtonGroup(self)
        for key, name in networks:
            choice = chip(name, f"preview.{key}")
            group.addButton(choice)
            choice.clicked.connect(lambda _=False, k=key: self.show_network(k))
            chips.items.addWidget(choice)
        row.addWidget(chips)
        row.addStretch(1)
        row.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def show_network(self, network: NetworkKey) -> None:
        """What that network gets."""
        payload = self._payload(network)
        choice = self.findChild(QPushButton, f"preview.{network}")
        if choice is not None:
            choice.setChecked(True)
        count = payload.count
        self._count.setText(f"{count.used} / {count.limit}")
        self._count.setProperty("tone", "" if count.fits else "danger")
        theme.repolish(self._count)
        view = PostView(self._runner)
        view.show_face(
            PostFace(
                self._author(network),
                self._names[network],
                payload.text,
                payload.parts,
                payload.media,
                payload.fold,
                (),
                payload.card,
                about=payload.about,
            )
        )
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(view)
        for line in self._told(payload):
            column.addWidget(label(line, "secondary", wraps=True, name="preview.told"))
        column.addStretch(1)
        self._area.setWidget(page)
        self.network_shown.emit(network)
