# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures in a rounded frame; they are read and scaled off the interface thread."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from composer.domain.errors import RamageError
from composer.ui import theme
from composer.ui.tasks import Lane, TaskHandle, TaskRunner

QWIDGETSIZE_MAX = 16_777_215
TALLEST = 1.25
"""Height of a picture by its width, at most: networks cut what is higher."""
USUAL_SHAPE = 0.5625


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


def load_wide(path: Path, width: int) -> QImage:
    """The picture ``width`` wide in its own proportions, cut where it is very high; a null image as above."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    whole = reader.size()
    if reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90:
        whole.transpose()
    if whole.isEmpty():
        return QImage()
    height = round(width * min(whole.height() / whole.width(), TALLEST))
    return load_filling(path, QSize(width, max(1, height)))


class PictureView(QWidget):
    """Shows ``alt`` as its accessible description."""

    def __init__(self, runner: TaskRunner, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._image = QImage()
        self._path: Path | None = None
        self._task: TaskHandle | None = None
        self._unreadable = False
        self.setAccessibleName(self.tr("Picture"))
        self.setFixedHeight(theme.pixels(height))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_picture(self, path: Path | None, alt: str) -> None:
        """Nothing takes no room."""
        self.setVisible(path is not None)
        self.setAccessibleDescription(alt)
        self.setToolTip(alt)
        if path != self._path:
            self._path, self._image, self._unreadable = path, QImage(), False
            self._load()
        self.update()

    @property
    def settled(self) -> bool:
        """True when the picture is there, or known to be unreadable."""
        return self._path is None or self._unreadable or not self._image.isNull()

    def _load(self) -> None:
        if self._task is not None:
            self._task.cancel()
        if self._path is None or self.width() < min(theme.pixels(100), self.maximumWidth()):
            return
        if self._path.exists():
            self._task = self._runner.run(Lane.PICTURES, self._reading(self._path), done=self._on_loaded)
        else:
            work = partial(self._brought, self._path, self._reading(self._path))
            self._task = self._runner.run(Lane.MEDIA, work, done=self._on_loaded, failed=self._on_not_here)

    def _brought(self, path: Path, read: Callable[[], QImage]) -> QImage:
        """Of the library, a picture may still have to come."""
        self._runner.bring_file(path)
        return read()

    def _on_not_here(self, _error: RamageError) -> None:
        """No connection: the place stays calm, and the next look tries again."""
        self._path = None

    def _reading(self, path: Path) -> Callable[[], QImage]:
        """The work of the lane, for the size of now."""
        ratio = self.devicePixelRatioF()
        return partial(load_filling, path, QSize(round(self.width() * ratio), round(self.height() * ratio)))

    def _on_loaded(self, image: QImage) -> None:
        self._image, self._unreadable = image, image.isNull()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002 - Qt's signature
        self._load()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        frame = QPainterPath()
        radius = min(theme.pixels(10), self.height() / 6)
        frame.addRoundedRect(QRectF(self.rect()), radius, radius)
        painter.setClipPath(frame)
        painter.fillRect(self.rect(), theme.colour("brand_soft"))
        if not self._image.isNull():
            painter.drawImage(self.rect(), self._image, _middle(self._image.size(), self.size()))
        else:
            self._paint_empty(painter)
        painter.end()

    def _paint_empty(self, painter: QPainter) -> None:
        side = min(theme.pixels(28), self.height() / 2)
        spot = QRectF(0, 0, side, side)
        spot.moveCenter(QRectF(self.rect()).center())
        theme.draw_icon(painter, "image", "muted", spot)
        room = QRectF(self.rect()).adjusted(side / 2, spot.bottom(), -side / 2, 0)
        if self._unreadable and room.height() > theme.pixels(40):
            painter.setPen(theme.colour("muted"))
            words = self.tr("This picture can't be read: {path}").format(path=self._path)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWrapAnywhere, words)


class WidePicture(PictureView):
    """As wide as its place, as high as the picture then is."""

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(runner, 0, parent)
        self._shape = USUAL_SHAPE
        self.setMinimumHeight(0)
        self.setMaximumHeight(QWIDGETSIZE_MAX)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        width = theme.pixels(320)
        return QSize(width, self.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width * self._shape)

    def _reading(self, path: Path) -> Callable[[], QImage]:
        return partial(load_wide, path, round(self.width() * self.devicePixelRatioF()))

    def _on_loaded(self, image: QImage) -> None:
        super()._on_loaded(image)
        shape = image.height() / image.width() if image.width() else USUAL_SHAPE
        if shape != self._shape:
            self._shape = shape
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._load()


def _middle(image: QSize, frame: QSize) -> QRect:
    """What is seen of a picture that fills a frame of other proportions."""
    middle = QRect(QPoint(0, 0), frame.scaled(image, Qt.AspectRatioMode.KeepAspectRatio))
    middle.moveCenter(QRect(QPoint(0, 0), image).center())
    return middle
