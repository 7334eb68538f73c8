# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import gc
import re
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from composer.ui import theme
from composer.ui.stylesheet import sheet
from composer.ui.tokens import DARK, LIGHT, contrast

ROOT = Path(__file__).resolve().parents[2]
GROUNDS = ("paper", "surface", "raised")
WORDS = ("ink", "muted", "brand", "danger", "warn", "parrot", "language", "ok")
SOFT = ("brand", "danger", "warn", "parrot", "language", "ok")


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_words_stand_out_from_every_ground_they_are_written_on(tokens: dict[str, str]) -> None:
    pairs = [*product(WORDS, GROUNDS), *((token, f"{token}_soft") for token in SOFT), ("on_brand", "brand")]
    pairs += [("ink", f"{token}_soft") for token in SOFT]
    faint = {pair: contrast(tokens[pair[0]], tokens[pair[1]]) for pair in pairs}
    assert {pair: ratio for pair, ratio in faint.items() if ratio < 4.5} == {}


def test_both_themes_have_the_same_tokens() -> None:
    assert LIGHT.keys() == DARK.keys()


def test_black_on_white_has_the_highest_contrast() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#777777") == 1.0


def test_the_stylesheet_uses_known_colours_only() -> None:
    for tokens in (LIGHT, DARK):
        assert set(re.findall(r"#[0-9A-Fa-f]{6}", sheet(tokens, 1.0))) <= set(tokens.values())


def test_lengths_grow_with_the_text() -> None:
    assert "font-size: 28px" in sheet(LIGHT, 1.0)
    assert "font-size: 56px" in sheet(LIGHT, 2.0)


def test_a_switch_to_dark_is_told_and_felt(qapp: QApplication) -> None:
    told: list[bool] = []
    theme.apply(qapp, "light")
    theme.changed.connect(lambda: told.append(theme.is_dark()))
    theme.apply(qapp, "dark")
    assert told == [True]
    assert theme.colour("paper") == QColor(DARK["paper"])
    assert qapp.palette().window().color() == QColor(DARK["paper"])
    theme.apply(qapp, "light")


def test_text_of_200_percent_doubles_every_length(qapp: QApplication) -> None:
    theme.apply(qapp, "light", 100)
    usual = theme.pixels(40)
    theme.apply(qapp, "light", 200)
    assert theme.pixels(40) == 2 * usual
    assert theme.font(14).pixelSize() == theme.pixels(14)
    theme.apply(qapp, "light")


def test_every_icon_named_in_the_code_is_there_and_follows_the_theme(qapp: QApplication) -> None:
    there = {path.stem for path in (ROOT / "resources" / "icons").glob("*.svg")}
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "composer" / "ui").rglob("*.py"))
    named = set(re.findall(r'(?:theme\.icon|IconLabel)\("([a-z]+)"', code))
    named |= set(re.findall(r'EmptyState\("[a-z.]+", "([a-z]+)"', code))
    assert len(named) > 5
    assert named <= there
    for name in sorted(there):
        theme.apply(qapp, "light")
        icon = theme.icon(name, "ink")
        light = icon.pixmap(QSize(24, 24)).toImage()
        theme.apply(qapp, "dark")
        assert icon.pixmap(QSize(24, 24)).toImage() != light, name
    theme.apply(qapp, "light")


def test_every_icon_is_drawn_in_lines_of_one_weight() -> None:
    for path in (ROOT / "resources" / "icons").glob("*.svg"):
        source = path.read_text("utf-8")
        assert 'viewBox="0 0 24 24"' in source, path.name
        assert 'stroke="currentColor"' in source, path.name
        assert 'stroke-width="1.6"' in source, path.name


class Restyled(QWidget):
    """Notes whether Python would collect while Qt goes through all widgets, of which this is one."""

    def __init__(self) -> None:
        super().__init__()
        self.would_collect: list[bool] = []

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt’s name
        if event.type() is QEvent.Type.StyleChange:
            self.would_collect.append(gc.isenabled())
        super().changeEvent(event)


def test_no_widget_is_freed_while_all_are_restyled(qapp: QApplication, qtbot: QtBot) -> None:
    restyled = Restyled()
    qtbot.addWidget(restyled)
    restyled.show()
    restyled.would_collect.clear()
    assert gc.isenabled()
    theme.apply(qapp, "dark")
    theme.apply(qapp, "light")
    assert restyled.would_collect
    assert not any(restyled.would_collect)
    assert gc.isenabled()
