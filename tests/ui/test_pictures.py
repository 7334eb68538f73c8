# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from composer.domain.drafts import DraftMedia
from composer.domain.networks import LinkCard
from composer.ui.tasks import TaskRunner
from composer.ui.widgets.media_strip import MediaStrip
from composer.ui.widgets.picture_view import PictureView, WidePicture
from composer.ui.widgets.preview import PostFace, PostView


def a_picture(folder: Path, width: int, height: int) -> DraftMedia:
    image = QImage(QSize(width, height), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    path = folder / f"{width}x{height}.png"
    assert image.save(str(path))
    return DraftMedia(str(path), "A quay")


def show(widget: QWidget, qtbot: QtBot, width: int) -> None:
    qtbot.addWidget(widget)
    widget.resize(width, 800)
    with qtbot.waitExposed(widget):
        widget.show()


@pytest.mark.parametrize(("width", "height", "shape"), [(1600, 800, 0.5), (400, 400, 1.0), (100, 900, 1.25)])
def test_the_picture_of_a_post_is_as_wide_as_its_card(
    width: int, height: int, shape: float, runner: TaskRunner, qtbot: QtBot, tmp_path: Path
) -> None:
    view = PostView(runner)
    view.show_face(PostFace("Ada", "", "Hello", media=(a_picture(tmp_path, width, height),)))
    page = QWidget()
    column = QVBoxLayout(page)
    column.addWidget(view)
    column.addStretch(1)
    show(page, qtbot, 360)
    picture, words = view.findChild(WidePicture), view.findChild(QLabel, "preview.text")
    assert picture is not None
    assert words is not None
    qtbot.waitUntil(lambda: picture.settled and abs(picture.height() - picture.width() * shape) <= 1)
    assert picture.width() == words.width()


def test_the_card_of_a_page_says_what_goes_along_or_leaves_it_to_the_page(
    runner: TaskRunner, qtbot: QtBot, tmp_path: Path
) -> None:
    view = PostView(runner)
    show(view, qtbot, 360)
    address, picture = "https://www.nordalia.example/velo", a_picture(tmp_path, 64, 32)
    view.show_face(PostFace("Ada", "", "Hello", card=address))
    said = view.findChild(QLabel, "preview.page")
    assert said is not None
    assert (said.text(), view.findChild(WidePicture)) == ("The page’s own title and picture come here.", None)
    about = LinkCard(address, "One bike more", picture=picture.path)
    view.show_face(PostFace("Ada", "", "Hello", card=address, about=about))
    shown = view.findChild(WidePicture)
    assert shown is not None
    assert (said.text(), shown.isVisible()) == ("nordalia.example", True)
    qtbot.waitUntil(lambda: shown.settled)
    view.show_face(PostFace("Ada", "", "Hello"))
    assert not said.isVisible()


def test_a_large_picture_does_not_hold_up_the_window(runner: TaskRunner, qtbot: QtBot, tmp_path: Path) -> None:
    strip = MediaStrip(runner)
    show(strip, qtbot, 600)
    strip.show_media((a_picture(tmp_path, 3000, 2000),))
    (picture,) = strip.findChildren(PictureView)
    assert not picture.settled
    qtbot.waitUntil(lambda: picture.settled)


def test_a_picture_that_cannot_be_read_says_so_without_harm(runner: TaskRunner, qtbot: QtBot, tmp_path: Path) -> None:
    view = PictureView(runner, 200)
    show(view, qtbot, 300)
    view.show_picture(tmp_path / "gone.png", "A quay")
    qtbot.waitUntil(lambda: view.settled)
    assert view.accessibleDescription() == "A quay"


def test_a_folded_post_ends_with_a_whole_word_and_opens_with_enter(runner: TaskRunner, qtbot: QtBot) -> None:
    view = PostView(runner)
    view.show_face(PostFace("Ada", "", "One two three four", fold=10))
    show(view, qtbot, 360)
    assert view.text() == "One two"
    more = view.findChild(QWidget, "preview.more")
    assert more is not None
    QTest.keyClick(more, Qt.Key.Key_Return)
    assert view.text() == "One two three four"
    assert not more.isVisible()
