# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The voice that may be there: Qt's speech module is no requirement, and its engine for tests reads to nobody."""

import importlib
import sys

import pytest
from pytestqt.qtbot import QtBot

from composer.domain.text import Language, Span
from composer.services.rehearsal import spoken
from composer.ui.read_aloud import MODULE, ReadAloud

TEXT = "One sentence. Another one! A third?"


def has_speech() -> bool:
    """False too where the module is there and a system library it needs is not."""
    try:
        importlib.import_module(MODULE)
    except ImportError:
        return False
    return True


with_speech = pytest.mark.skipif(not has_speech(), reason="PySide6-Addons is not installed")


@pytest.mark.usefixtures("qapp")
def test_without_the_module_there_is_no_voice_and_no_word_about_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, MODULE, None)
    voice = ReadAloud()
    heard: list[object] = []
    voice.sentence_reached.connect(heard.append)
    voice.prepare(Language.FRENCH)
    assert not voice.available
    voice.read(spoken(TEXT))
    voice.pause()
    voice.go_on()
    voice.stop()
    assert (heard, voice.playing, voice.paused) == ([], False, False)


@with_speech
@pytest.mark.usefixtures("qapp")
def test_the_engine_for_tests_is_no_voice_for_people(monkeypatch: pytest.MonkeyPatch) -> None:
    speech = importlib.import_module(MODULE).QTextToSpeech
    monkeypatch.setattr(speech, "availableEngines", lambda: ["mock"])
    voice = ReadAloud()
    voice.prepare(Language.ENGLISH)
    assert not voice.available


@with_speech
def test_it_reads_sentence_by_sentence_to_the_end(qtbot: QtBot) -> None:
    voice = ReadAloud(engine="mock")
    voice.prepare(Language.ENGLISH)
    assert voice.available
    reached: list[Span | None] = []
    voice.sentence_reached.connect(reached.append)
    voice.read(spoken(TEXT))
    assert voice.playing
    qtbot.waitUntil(lambda: not voice.playing, timeout=60_000)
    assert reached == [sentence.span for sentence in spoken(TEXT)] + [None]
    assert not voice.paused


@with_speech
def test_a_pause_goes_on_at_the_beginning_of_its_sentence(qtbot: QtBot) -> None:
    voice = ReadAloud(engine="mock")
    voice.prepare(Language.ENGLISH)
    reached: list[Span | None] = []
    voice.sentence_reached.connect(reached.append)
    voice.read(spoken(TEXT))
    second = spoken(TEXT)[1].span
    qtbot.waitUntil(lambda: second in reached, timeout=60_000)
    voice.pause()
    assert (voice.playing, voice.paused) == (False, True)
    voice.go_on()
    qtbot.waitUntil(lambda: not voice.playing, timeout=60_000)
    first, _, third = (sentence.span for sentence in spoken(TEXT))
    assert reached == [first, second, second, third, None]


@with_speech
def test_stopping_is_silence(qtbot: QtBot) -> None:
    voice = ReadAloud(engine="mock")
    voice.prepare(Language.ENGLISH)
    voice.read(spoken(TEXT))
    with qtbot.waitSignal(voice.sentence_reached, check_params_cb=lambda span: span is None):
        voice.stop()
    assert (voice.playing, voice.paused) == (False, False)
    voice.go_on()
    assert not voice.playing


@with_speech
@pytest.mark.usefixtures("qapp")
def test_without_a_voice_of_the_language_there_is_none() -> None:
    voice = ReadAloud(engine="mock")
    voice.prepare(Language.FRENCH)
    assert not voice.available, "Qt's engine for tests speaks English, Norwegian and Finnish"
    voice.prepare(Language.ENGLISH)
    assert voice.available
