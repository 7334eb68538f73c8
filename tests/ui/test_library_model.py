# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from composer.domain.ids import PostId
from composer.ui.models.library_model import CardFace, LibraryModel


def a_face(post: str, **changes: object) -> CardFace:
    values = {
        "title": f"Title of {post}",
        "excerpt": "Some words.",
        "theme": "Produit",
        "languages": "FR · EN",
        "aside": "",
        "locked": False,
        "expired": False,
        "shared": "not shared yet",
        "share": 0.0,
    }
    return CardFace(PostId(post), **{**values, **changes})  # type: ignore[arg-type]  # the defaults above are right


def test_it_keeps_the_promises_of_a_model(qtmodeltester: ModelTester) -> None:
    model = LibraryModel()
    model.show([a_face("a"), a_face("b")])
    model.append([a_face("c")])
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt leaves it out


def test_pages_come_one_after_the_other() -> None:
    model = LibraryModel()
    model.show([a_face("a")])
    model.append([a_face("b"), a_face("c")])
    model.append([])
    assert [model.row_of(PostId(post)) for post in "abcd"] == [0, 1, 2, -1]
    assert model.face(model.index(2, 0)) == a_face("c")
    assert model.face(QModelIndex()) is None


def test_a_screen_reader_hears_all_that_the_card_shows() -> None:
    model = LibraryModel()
    model.show([a_face("a", aside="embargo until 28 Nov, 18:00")])
    spoken = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Title of a. Produit. FR · EN. embargo until 28 Nov, 18:00. not shared yet"
