# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Colours, lengths, fonts and icons by name: light, dark and large text are one switch."""

import sys
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget

from composer.ui.collector import nothing_collected
from composer.ui.stylesheet import sheet
from composer.ui.tokens import DARK, LIGHT

FAMILIES = ("Inter", "Segoe UI", "SF Pro Text", "Noto Sans", "DejaVu Sans")
_ICONS = Path(__file__).resolve().parents[2] / "resources" / "icons"
_USUAL_POINTS = {"darwin": 13.0, "win32": 9.0}


class _Theme(QObject):
    """What is in force; ``changed`` after every switch."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens: Mapping[str, str] = LIGHT
        self.scale = 1.0


_theme = _Theme()
changed = _theme.changed


def is_dark() -> bool:
    """True while the dark theme is in force."""
    return _theme.tokens is DARK


def scale() -> float:
    """What every length and font size is multiplied by; 1.0 for usual text."""
    return _theme.scale


def colour(token: str) -> QColor:
    """The colour of a token such as ``brand`` or ``danger_soft``."""
    return QColor(_theme.tokens[token])


def pixels(length: float) -> int:
    """A length of the design in device-independent pixels, grown with the text size."""
    return round(length * _theme.scale)


def margins(left: float, top: float, right: float, bottom: float) -> tuple[int, int, int, int]:
    """Four lengths at once."""
    return pixels(left), pixels(top), pixels(right), pixels(bottom)


def font(size: float = 14, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The interface font at ``size`` pixels of the design."""
    made = QFont(QApplication.font())
    made.setPixelSize(pixels(size))
    made.setWeight(weight)
    return made


def repolish(widget: QWidget) -> None:
    """Apply the stylesheet again, after a property it looks at has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def apply(application: QApplication, choice: str = "system", text_percent: int = 100) -> None:
    """Put a theme in force: ``choice`` is ``system``, ``light`` or ``dark``; ``text_percent`` 100 for usual text."""
    wants_dark = choice == "dark" or (choice == "system" and system_is_dark())
    _theme.tokens = DARK if wants_dark else LIGHT
    _theme.scale = _system_scale() * text_percent / 100
    base = QFont(list(FAMILIES), -1)
    base.setFamilies([*_installed_first(), *FAMILIES])
    base.setPixelSize(pixels(14))
    with nothing_collected():
        application.setFont(base)
        application.setPalette(_palette())
        application.setStyleSheet(sheet(_theme.tokens, _theme.scale))
    _theme.changed.emit()


def icon(name: str, token: str = "ink") -> QIcon:
    """The line icon ``resources/icons/<name>.svg`` in the colour of ``token``, sharp at every size."""
    return QIcon(_IconEngine(name, token))


def _installed_first() -> list[str]:
    """The system's own interface font, unless it is a mere fallback."""
    family = _first_font().family()
    return [] if family in {"Sans", "Sans Serif", "DejaVu Sans", ""} else [family]


@lru_cache(maxsize=1)
def _first_font() -> QFont:
    """The font the system chose before we touched it."""
    return QFont(QGuiApplication.font())


def _system_scale() -> float:
    points = _first_font().pointSizeF()
    return max(1.0, min(2.0, points / _USUAL_POINTS.get(sys.platform, 11.0))) if points > 0 else 1.0


def system_is_dark() -> bool:
    """As the desktop says now."""
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


def _palette() -> QPalette:
    roles = {
        QPalette.ColorRole.Window: "paper",
        QPalette.ColorRole.WindowText: "ink",
        QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.AlternateBase: "raised",
        QPalette.ColorRole.Text: "ink",
        QPalette.ColorRole.Button: "surface",
        QPalette.ColorRole.ButtonText: "ink",
        QPalette.ColorRole.ToolTipBase: "raised",
        QPalette.ColorRole.ToolTipText: "ink",
        QPalette.ColorRole.PlaceholderText: "muted",
        QPalette.ColorRole.Highlight: "brand",
        QPalette.ColorRole.HighlightedText: "on_brand",
        QPalette.ColorRole.Link: "language",
        QPalette.ColorRole.Accent: "brand",
    }
    palette = QPalette()
    for role, token in roles.items():
        palette.setColor(role, colour(token))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, colour("muted"))
    return palette


@lru_cache(maxsize=256)
def _svg(name: str, colour_name: str) -> QByteArray:
    source = (_ICONS / f"{name}.svg").read_text("utf-8")
    return QByteArray(source.replace("currentColor", colour_name).encode())


def draw_icon(painter: QPainter, name: str, token: str, rect: QRectF) -> None:
    """The icon in ``rect``, in the colour the token has now."""
    QSvgRenderer(_svg(name, colour(token).name())).render(painter, rect)


class _IconEngine(QIconEngine):
    """Draws a recoloured SVG at whatever size is asked for, in the colours of the theme then in force."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name = name
        self._token = token

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002 - Qt's signature
        painter.setOpacity(0.4 if mode is QIcon.Mode.Disabled else 1.0)
        draw_icon(painter, self._name, self._token, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, made.rect(), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        return _IconEngine(self._name, self._token)
