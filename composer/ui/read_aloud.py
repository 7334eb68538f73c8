# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A text read aloud by the system's own voice, sentence by sentence, where Qt's speech module is installed."""

import importlib
import logging
from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QLocale, QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

from composer.domain.text import Language
from composer.services.rehearsal import Spoken

_log = logging.getLogger(__name__)

MODULE: Final = "PySide6.QtTextToSpeech"
"""Part of PySide6-Addons, which is not among our requirements."""
_SILENT: Final = "mock"
"""Qt's engine for tests says nothing to anybody."""
_LOCALES: Final = {Language.FRENCH: QLocale.Language.French, Language.ENGLISH: QLocale.Language.English}


class ReadAloud(QObject):
    """Without the module, an engine or a voice of the language it is not ``available``, and says nothing about it."""

    sentence_reached = Signal(object)
    """The Span being read, None when nothing is."""
    changed = Signal()
    """Available or not, reading, paused or still: ask again."""

    def __init__(self, parent: QObject | None = None, engine: str = "") -> None:
        super().__init__(parent)
        self._engine = engine
        self._speech: Any = None
        self._locale: QLocale | None = None
        self._sentences: tuple[Spoken, ...] = ()
        self._at = 0
        self._playing = False
        self._heard = False

    @property
    def available(self) -> bool:
        """True when a voice of the language asked for can read."""
        return self._locale is not None

    @property
    def playing(self) -> bool:
        """True while it reads."""
        return self._playing

    @property
    def paused(self) -> bool:
        """True when it stopped in the middle and can go on."""
        return bool(self._sentences) and not self._playing

    def prepare(self, language: Language) -> None:
        """Looks for a voice of that language; the engine is loaded at the first call."""
        if self._speech is None:
            self._speech = _speech_of(self._engine, self)
            if self._speech is not None:
                self._speech.stateChanged.connect(self._on_state)
        self._locale = self._voice(language)
        self.changed.emit()

    def _voice(self, language: Language) -> QLocale | None:
        if self._speech is None or self._state() == "Error":
            return None
        wanted = QLocale(_LOCALES[language])
        spoken = [found for found in self._speech.availableLocales() if found.language() == wanted.language()]
        return next((found for found in spoken if found.territory() == wanted.territory()), next(iter(spoken), None))

    def read(self, sentences: Sequence[Spoken]) -> None:
        """From the first sentence."""
        self.stop()
        if self._locale is not None and sentences:
            self._speech.setLocale(self._locale)
            self._sentences, self._at = tuple(sentences), 0
            self._say()

    def pause(self) -> None:
        """Goes on later at the beginning of the same sentence: half a sentence is hard to follow."""
        if self._playing:
            self._playing = False
            self._speech.stop()
            self.changed.emit()

    def go_on(self) -> None:
        """After ``pause``."""
        if self.paused:
            self._say()

    def stop(self) -> None:
        """Back to silence."""
        if not self._sentences:
            return
        self._sentences, self._playing = (), False
        self._speech.stop()
        self.sentence_reached.emit(None)
        self.changed.emit()

    def _say(self) -> None:
        self._playing, self._heard = True, False
        sentence = self._sentences[self._at]
        self.sentence_reached.emit(sentence.span)
        self.changed.emit()
        self._speech.say(sentence.words)

    def _state(self) -> str:
        return str(self._speech.state().name)

    def _on_state(self, _: object) -> None:
        state = self._state()
        if state == "Error":
            self.stop()
            self._locale = None
            self.changed.emit()
        elif state == "Speaking":
            self._heard = True
        elif state == "Ready" and self._playing and self._heard:
            self._next()

    def _next(self) -> None:
        self._at += 1
        if self._at < len(self._sentences):
            self._say()
        else:
            self.stop()


def _speech_of(engine: str, parent: QObject) -> Any:
    """None where there is none: the module, a library below it or an engine may be missing."""
    try:
        speech = importlib.import_module(MODULE).QTextToSpeech
    except ImportError:
        return None
    engines = [name for name in speech.availableEngines() if name != _SILENT]
    chosen = engine or next(iter(engines), "")
    if not chosen:
        return None
    before = qInstallMessageHandler(_not_told)  # an engine whose system library is missing complains on its own
    try:
        return speech(chosen, parent)
    finally:
        qInstallMessageHandler(before)


def _not_told(_: QtMsgType, __: QMessageLogContext, message: str | None) -> None:
    _log.debug("speech: %s", message)
