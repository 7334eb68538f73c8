# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import random
import re

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from composer.domain.ids import RuleId
from composer.domain.messages import verbatim
from composer.domain.review import Finding, Level, Review, Source
from composer.domain.text import Edit, Span
from composer.ui import theme
from composer.ui.widgets.editor import PostEditor
from composer.ui.widgets.live_findings import placed


@pytest.fixture
def editor(qapp: QApplication, qtbot: QtBot) -> PostEditor:
    theme.apply(qapp, "light")
    made = PostEditor()
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show_version("common", "")
    made.show()
    return made


def mark(editor: PostEditor, word: str, source: Source = Source.CHARTER, level: Level = Level.ERROR) -> None:
    start = editor.text().index(word)
    finding = Finding(
        source, RuleId("Words.One"), level, Span(start, start + len(word)), verbatim("Word"), verbatim(""), match=word
    )
    editor.show_findings(placed(Review(editor.text(), None, (finding,)), editor.text()))


def undo(editor: PostEditor) -> None:
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def colours_of(editor: PostEditor) -> set[str]:
    image = editor.viewport().grab().toImage()
    return {
        QColor(image.pixel(x, y)).name() for x in range(0, image.width(), 2) for y in range(min(image.height(), 120))
    }


def test_what_is_pasted_comes_in_as_plain_text(editor: PostEditor) -> None:
    rich = QMimeData()
    rich.setHtml("<b>Bold</b>")
    rich.setText("Bold\r\nline\u2028end\x00")
    editor.insertFromMimeData(rich)
    assert editor.text() == "Bold\nline\nend"
    assert "font-weight:700" not in editor.toHtml()


def test_no_break_spaces_survive_typing_around_them_and_copying(editor: PostEditor) -> None:
    editor.show_version("common", "30\u00a0% de moins\u202f!")
    QTest.keyClicks(editor, " ok")
    assert editor.text() == "30\u00a0% de moins\u202f! ok"
    editor.selectAll()
    assert editor.createMimeDataFromSelection().text() == editor.text()


def test_a_fix_is_one_undoable_step_even_in_the_middle_of_typing(editor: PostEditor) -> None:
    QTest.keyClicks(editor, "one two one")
    editor.apply_edits([Edit(Span(0, 3), "1"), Edit(Span(8, 11), "111")])
    assert editor.text() == "1 two 111"
    QTest.keyClicks(editor, "!")
    undo(editor)
    undo(editor)
    assert editor.text() == "one two one"
    editor.redo()
    assert editor.text() == "1 two 111"


def test_places_are_code_points_whatever_stands_before(editor: PostEditor) -> None:
    editor.show_version("common", "😀 e\u0301te\u0301 👩‍👩‍👧 שלום word")
    start = editor.text().index("word")
    editor.apply_edits([Edit(Span(start, start + 4), "mot")])
    assert editor.text() == "😀 e\u0301te\u0301 👩‍👩‍👧 שלום mot"


def test_each_version_keeps_its_own_undo_steps(editor: PostEditor) -> None:
    QTest.keyClicks(editor, "common")
    editor.show_version("x", "short")
    QTest.keyClicks(editor, "er")
    editor.show_version("common", "common")
    undo(editor)
    assert editor.text() == ""
    editor.show_version("x", "shorter")
    undo(editor)
    assert editor.text() == "short"


def test_loading_a_version_is_no_edit_and_no_undo_step(editor: PostEditor, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(editor.text_edited):
        editor.show_version("x", "loaded")
    undo(editor)
    assert editor.text() == "loaded"


def test_marks_follow_the_text_while_it_is_typed(editor: PostEditor) -> None:
    editor.show_version("common", "so 😀 bad word here")
    mark(editor, "bad word")
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(editor, "And yet ")
    (live,) = editor.findings()
    assert live.span is not None
    assert live.span.of(editor.text()) == "bad word"


@pytest.mark.parametrize(
    ("source", "level", "token"),
    [
        (Source.CHARTER, Level.ERROR, "danger"),
        (Source.CHARTER, Level.WARNING, "warn"),
        (Source.VOICE, Level.WARNING, "parrot"),
        (Source.LANGUAGE, Level.SUGGESTION, "language"),
    ],
)
def test_every_source_is_marked_in_its_colour(editor: PostEditor, source: Source, level: Level, token: str) -> None:
    editor.show_version("common", "a marked passage in a text")
    assert theme.colour(token).name() not in colours_of(editor)
    mark(editor, "marked passage", source, level)
    found = colours_of(editor)
    soft = theme.colour(f"{token}_soft").name()
    assert theme.colour(token).name() in found or soft in found


def test_a_passage_in_mixed_directions_is_marked_too(editor: PostEditor) -> None:
    editor.show_version("common", "Hello שלום עולם and مرحبا world")
    mark(editor, "עולם and مرحبا")
    assert theme.colour("danger_soft").name() in colours_of(editor)


def test_a_hundred_thousand_characters_do_no_harm(editor: PostEditor) -> None:
    text = ("Une phrase 😀 assez longue pour remplir la page. " * 20 + "\n") * 105
    editor.show_version("common", text)
    assert len(text) > 100_000
    mark(editor, "phrase")
    QTest.keyClicks(editor, "fin")
    assert editor.text() == text + "fin"
    editor.apply_edits([Edit(Span(0, 3), "Deux")])
    undo(editor)
    assert editor.text() == text + "fin"


def test_shift_enter_is_a_new_line_like_enter(editor: PostEditor) -> None:
    QTest.keyClicks(editor, "a")
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(editor, "b")
    assert editor.text() == "a\nb"


def test_hashtags_take_the_colour_of_a_theme_switched_live(editor: PostEditor, qapp: QApplication) -> None:
    def colours() -> set[str]:
        return {f.format.foreground().color().name() for f in editor.document().firstBlock().layout().formats()}

    QTest.keyClicks(editor, "see #Nordalia")
    before = colours()
    theme.apply(qapp, "dark")
    try:
        assert colours() == {theme.colour("language").name()} != before
        assert editor.text() == "see #Nordalia"
        undo(editor)
        assert editor.text() == ""
    finally:
        theme.apply(qapp, "light")


@pytest.mark.parametrize("seed", range(6))
def test_what_was_painted_bit_by_bit_is_what_a_whole_painting_shows(
    editor: PostEditor, qtbot: QtBot, seed: int
) -> None:
    chance = random.Random(seed)
    paper = QWidget()
    qtbot.addWidget(paper)
    paper.setAutoFillBackground(True)
    paper.resize(900, 500)
    editor.setParent(paper)
    editor.setCursorWidth(0)
    paper.show()
    editor.show()
    levels = (Level.ERROR, Level.WARNING, Level.SUGGESTION)
    for _ in range(25):
        cursor = editor.textCursor()
        cursor.setPosition(chance.randint(0, editor.document().characterCount() - 1))
        if chance.random() < 0.2:
            cursor.movePosition(QTextCursor.MoveOperation.PreviousWord, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        else:
            long = "une phrase qui va à la ligne, le vent et un secret bien au milieu, puis ce qu’il faut de mots "
            cursor.insertText(chance.choice(("un secret ", "calme\n\n", "du vent, ", "secret", "\n", "été 😀 ", long)))
        places = [match.span() for match in re.finditer("secret|vent", editor.text())]
        found = tuple(
            Finding(
                Source.CHARTER,
                RuleId(f"Words.{start}"),
                chance.choice(levels),
                Span(start, end),
                verbatim(""),
                verbatim(""),
            )
            for start, end in places
            if chance.random() < 0.7
        )
        editor.show_findings(placed(Review(editor.text(), None, found), editor.text(), editor.findings()))
        QApplication.processEvents()
        bit_by_bit = paper.screen().grabWindow(paper.winId()).toImage().convertToFormat(QImage.Format.Format_RGB32)
        whole = paper.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        assert bit_by_bit == whole
    editor.setParent(None)
