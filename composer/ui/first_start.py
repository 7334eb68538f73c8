# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first start: language, themes of interest, charter, and a first thing to do. Each step can wait."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QButtonGroup, QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from composer.domain.library import CharterText
from composer.domain.settings import INTERESTS, INTERFACE_LANGUAGE
from composer.domain.text import Language
from composer.ui import theme
from composer.ui.dates import long_date
from composer.ui.tasks import Lane, TaskRunner
from composer.ui.widgets.buttons import button
from composer.ui.widgets.labels import label as short_label
from composer.ui.widgets.option_button import OptionButton
from composer.ui.widgets.progress_dots import ProgressDots
from composer.ui.widgets.reading import Reading
from composer.ui.widgets.reading_box import ReadingBox
from composer.ui.widgets.stacking_row import StackingRow
from composer.ui.widgets.way_card import WayCard
from composer.ui.widgets.words import clear, column, label, scrolling_column

if TYPE_CHECKING:
    from composer.bootstrap import Services
    from composer.services.wording import Wording

STEPS: Final = ("language", "themes", "charter", "start")
MOST_THEMES: Final = 3
_NAMES: Final = {Language.FRENCH: "Français", Language.ENGLISH: "English"}


@dataclass(frozen=True, slots=True)
class FirstFacts:
    """What the steps show."""

    step: str
    language: Language
    themes: tuple[tuple[str, str], ...]
    interests: tuple[str, ...]
    charter: CharterText | None
    charter_html: str


class FirstStart(QWidget):
    """``begin`` shows the step where the person was. What they answer is on disk before the next step is shown."""

    finished = Signal(str)
    """Key of the screen to go on with."""
    setting_changed = Signal(str)
    notice = Signal(object)

    def __init__(self, services: "Services", runner: TaskRunner, wording: "Wording") -> None:
        super().__init__()
        self._services = services
        self._runner = runner
        self._wording = wording
        self._facts: FirstFacts | None = None
        self._step = STEPS[0]
        self._chosen: list[str] = []
        self._focusable: list[QWidget] = []
        self.setObjectName("first")
        self.setProperty("role", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()

    # -- layout -----------------------------------------------------------------------

    def _build(self) -> None:
        area, lines = scrolling_column(680, 24)
        column(0, self).addWidget(area)
        lines.addStretch(1)
        mark = short_label("R", "mark")
        mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        mark.setFixedSize(theme.pixels(44), theme.pixels(44))
        lines.addWidget(mark, 0, Qt.AlignmentFlag.AlignHCenter)
        lines.addWidget(self._card())
        self.skip = button(self.tr("Skip all this and open the library"), "first.skip", "link")
        self.skip.clicked.connect(partial(self._finish, "library"))
        lines.addWidget(self.skip, 0, Qt.AlignmentFlag.AlignHCenter)
        lines.addStretch(2)

    def _card(self) -> QWidget:
        self._card_frame = QFrame()
        self._card_frame.setProperty("role", "card")
        inside = QVBoxLayout(self._card_frame)
        inside.setContentsMargins(*theme.margins(40, 32, 40, 28))
        inside.setSpacing(theme.pixels(20))
        self.dots = ProgressDots(len(STEPS))
        self.title = label("", "display")
        self.title.setObjectName("first.title")
        self.lead = label("", "lead")
        self._content = column(12)
        inside.addWidget(self.dots)
        head = column(8)
        head.addWidget(self.title)
        head.addWidget(self.lead)
        inside.addLayout(head)
        inside.addLayout(self._content)
        inside.addStretch(1)
        self.back = button(self.tr("Back"), "first.back", "flat")
        self.later = button(self.tr("Later"), "first.later")
        self.next = button("", "first.next", "primary")
        self.back.clicked.connect(self._on_back)
        self.later.clicked.connect(self._go_on)
        self.next.clicked.connect(self._on_next)
        line = StackingRow()
        line.hold(self.back, None, self.later, self.next)
        inside.addWidget(line)
        self._card_frame.setMinimumHeight(theme.pixels(370))
        self._card_frame.hide()
        return self._card_frame

    # -- from step to step ---------------------------------------------------------------

    def begin(self) -> None:
        """Bring what the steps show, then the step to come back to."""
        self._runner.run(Lane.DATABASE, self._read, done=self._on_read, failed=self.notice.emit)

    def _read(self) -> FirstFacts:
        services, language = self._services, self._services.preferences.language()
        services.library.ensure()
        info = services.library.info()
        text = services.charter.text(language)
        sections = services.charter.sections_html(language)
        html = services.charter.introduction_html(language) + "".join(
            f"<h3>{s.number}. {escape(s.title)}</h3>{s.html}" for s in sections
        )
        return FirstFacts(
            services.preferences.first_start_step(),
            language,
            tuple((t.id, services.library.theme_label(t.id, language)) for t in info.themes),
            services.preferences.resolve(INTERESTS).value,
            text,
            html,
        )

    def _on_read(self, facts: FirstFacts) -> None:
        self._facts = facts
        self._chosen = [key for key in facts.interests if key in dict(facts.themes)]
        self._card_frame.show()
        self._show(facts.step if facts.step in STEPS else STEPS[0])

    def _show(self, step: str) -> None:
        self._step = step
        number = STEPS.index(step)
        self.dots.show_step(number, self.tr("Step {n} of {total}").format(n=number + 1, total=len(STEPS)))
        clear(self._content)
        self.back.setVisible(number > 0)
        for part in (self.later, self.next, self.skip):
            part.setVisible(step != STEPS[-1])
        self.next.setEnabled(True)
        self._say(self.next, self.tr("Continue"))
        show = {
            "language": self._show_language,
            "themes": self._show_themes,
            "charter": self._show_charter,
            "start": self._show_start,
        }
        show[step]()
        self._order_tabs()
        wanted = next((w for w in self._focusable if isinstance(w, OptionButton) and w.isChecked()), None)
        (wanted or next(iter(self._focusable), self.next)).setFocus()

    def _order_tabs(self) -> None:
        """Content first, then the buttons below it."""
        chain = [*self._focusable, self.next, self.later, self.back, self.skip]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _go_on(self) -> None:
        """The next step, kept as the one to come back to."""
        following = STEPS[min(STEPS.index(self._step) + 1, len(STEPS) - 1)]
        if following == "charter" and self._facts is not None and self._facts.charter is None:
            following = "start"
        self._remember(following)
        self._show(following)

    def _on_back(self) -> None:
        before = STEPS[max(STEPS.index(self._step) - 1, 0)]
        if before == "charter" and self._facts is not None and self._facts.charter is None:
            before = "themes"
        self._remember(before)
        self._show(before)

    def _remember(self, step: str) -> None:
        self._runner.run(Lane.DATABASE, partial(self._services.preferences.remember_first_start, step))

    def _on_next(self) -> None:
        services = self._services
        match self._step:
            case "themes":
                change = partial(services.preferences.change, INTERESTS, tuple(self._chosen))
                self._runner.run(Lane.DATABASE, change, done=self._on_themes_kept, failed=self.notice.emit)
            case "charter":
                language = services.preferences.language()
                accept = partial(services.charter.accept, language)
                self._runner.run(Lane.DATABASE, accept, done=self._on_accepted, failed=self.notice.emit)
            case _:
                self._go_on()

    def _on_themes_kept(self, _nothing: None) -> None:
        self.setting_changed.emit(INTERESTS.key)
        self._go_on()

    def _on_accepted(self, _acceptance: object) -> None:
        self._go_on()

    def _finish(self, screen: str) -> None:
        self._runner.run(
            Lane.DATABASE,
            self._services.preferences.finish_first_start,
            done=partial(self._on_finished, screen),
            failed=self.notice.emit,
        )

    def _on_finished(self, screen: str, _nothing: None) -> None:
        self.finished.emit(screen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses what has the focus, and goes on from everywhere else."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focus = QApplication.focusWidget()
        if isinstance(focus, QPushButton | WayCard) and not isinstance(focus, OptionButton):
            focus.click()
        elif self.next.isVisible() and self.next.isEnabled():
            self.next.click()

    # -- the steps ------------------------------------------------------------------------

    def _show_language(self) -> None:
        self._words(
            self.tr("Welcome to Ramage"),
            self.tr("Say what your company shares in your own words. First things first: which language suits you?"),
        )
        locked = self._services.preferences.resolve(INTERFACE_LANGUAGE).locked
        spoken = self._services.preferences.language()
        group = QButtonGroup(self._card_frame)
        options = [OptionButton(_NAMES[language], f"first.language.{language}") for language in Language]
        for language, option in zip(Language, options, strict=True):
            group.addButton(option)
            option.setChecked(language is spoken)
            option.setEnabled(not locked)
            option.clicked.connect(partial(self._on_language_chosen, language))
        self._place(options)

    def _on_language_chosen(self, language: Language) -> None:
        change = partial(self._services.preferences.change, INTERFACE_LANGUAGE, str(language))
        self._runner.run(Lane.DATABASE, change, done=self._on_language_kept, failed=self.notice.emit)

    def _on_language_kept(self, _nothing: None) -> None:
        self.setting_changed.emit(INTERFACE_LANGUAGE.key)

    def _show_themes(self) -> None:
        self._words(
            self.tr("What do you like to talk about?"),
            self.tr("Choose two or three themes: the library shows them first. Nobody else sees your choice."),
        )
        facts = self._facts
        options = [OptionButton(name, f"first.theme.{key}") for key, name in (facts.themes if facts else ())]
        self._options = options
        for option in options:
            option.setChecked(option.objectName().removeprefix("first.theme.") in self._chosen)
            option.clicked.connect(self._on_theme_toggled)
        self._place(options)
        self._count = label("", "secondary")
        self._count.setObjectName("first.count")
        self._content.addWidget(self._count)
        self._show_chosen()

    def _on_theme_toggled(self) -> None:
        self._chosen = [o.objectName().removeprefix("first.theme.") for o in self._options if o.isChecked()]
        self._show_chosen()

    def _show_chosen(self) -> None:
        """More than enough is not offered."""
        full = len(self._chosen) >= MOST_THEMES
        for option in self._options:
            option.setEnabled(option.isChecked() or not full)
        self.next.setEnabled(bool(self._chosen))
        if not self._chosen:
            self._count.setText(self.tr("None chosen yet."))
        elif full:
            self._count.setText(self.tr("Three are plenty to begin with. You can change them in the preferences."))
        elif len(self._chosen) == 1:
            self._count.setText(self.tr("One chosen."))
        else:
            self._count.setText(self.tr("Two chosen."))

    def _show_charter(self) -> None:
        charter = self._facts.charter if self._facts else None
        if charter is not None:
            self._words(
                self.tr("What keeps you safe"),
                self.tr("Your company’s charter: what you may say, and why. Version {version} of {day}.").format(
                    version=charter.version, day=long_date(charter.date, charter.language)
                ),
            )
        self._say(self.next, self.tr("I have read it and I agree to follow it"))
        text = Reading(15)
        text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        text.show_html(self._facts.charter_html if self._facts else "")
        box = ReadingBox("first.charter", self.title.text(), text)
        self._content.addWidget(box)
        self._focusable = [box]

    def _show_start(self) -> None:
        self._words(
            self.tr("Ready when you are"),
            self.tr("Nothing goes out before you press the button, and the practice network stays on this computer."),
        )
        guide = WayCard(
            "guides",
            self.tr("Begin with a guide"),
            self.tr("A few small questions, and your answers become a first post in your own words."),
        )
        library = WayCard(
            "library",
            self.tr("Open the library"),
            self.tr("Pick something your company has approved, and tell it your way."),
        )
        for way, name, screen in ((guide, "first.guide", "guides"), (library, "first.library", "library")):
            way.setObjectName(name)
            way.clicked.connect(partial(self._finish, screen))
        self._place([guide, library])

    def _place(self, parts: Sequence[QWidget]) -> None:
        """Two beside each other."""
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.pixels(12))
        for number, part in enumerate(parts):
            grid.addWidget(part, number // 2, number % 2)
            grid.setColumnStretch(number % 2, 1)
        self._content.addWidget(made)
        self._focusable = list(parts)

    def _words(self, title: str, lead: str) -> None:
        self.title.setText(title)
        self.lead.setText(lead)

    def _say(self, target: QPushButton, words: str) -> None:
        target.setText(words)
        target.setAccessibleName(words)
