# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A picture that fills a rounded frame; it is read and scaled off the interface thread."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from composer.ui import theme
from composer.ui.tasks import Lane, TaskHandle, TaskRunner


def load_filling(path: Path, size: QSize) -> QImage:
    """The picture cut and scaled to fill ``size``; a null image when the file can't be read."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    whole = reader.size()
    if whole.isValid():
        reader.setScaledSize(whole.scaled(size, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    if image.isNull():
        return image
    middle = QRect(0, 0, min(size.width(), image.width()), min(size.height(), image.height()))
    middle.moveCenter(image.rect().center())
    return image.copy(middle)


class PictureView(QWidget):
    """Shows ``alt`` as its accessible description."""

    def __init__(self, runner: TaskRunner, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._image = QImage()
        self._path: Path | None = None
        self._task: TaskHandle | None = None
        self.setAccessibleName(self.tr("Picture"))
        self.setFixedHeight(theme.pixels(height))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_picture(self, path: Path | None, alt: str) -> None:
        """Nothing takes no room."""
        self.setVisible(path is not None)
        self.setAccessibleDescription(alt)
        self.setToolTip(alt)
        if path != self._path:
            self._path, self._image = path, QImage()
            self._load()
        self.update()

    def _load(self) -> None:
        if self._task is not None:
            self._task.cancel()
        if self._path is None or self.width() < theme.pixels(100):
            return
        ratio = self.devicePixelRatioF()
        size = QSize(round(self.width() * ratio), round(self.height() * ratio))
        self._task = self._runner.run(Lane.PICTURES, partial(load_filling, self._path, size), done=self._on_loaded)

    def _on_loaded(self, image: QImage) -> None:
        self._image = image
        self.update()

    def resizeEvent(self, event: object) -> None:  # noqa: ARG002 - Qt's signature
        self._load()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        frame = QPainterPath()
        frame.addRoundedRect(QRectF(self.rect()), theme.pixels(10), theme.pixels(10))
        painter.setClipPath(frame)
        painter.fillRect(self.rect(), theme.colour("brand_soft"))
        if not self._image.isNull():
            painter.drawImage(self.rect(), self._image)
        else:
            side = theme.pixels(28)
            spot = QRectF(0, 0, side, side)
            spot.moveCenter(QRectF(self.rect()).center())
            theme.draw_icon(painter, "image", "muted", spot)
        painter.end()
