# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Four rings that say how the text stands, and a card for each finding."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from composer.domain.review import Count, Finding, Level, Review, Source
from composer.ui import theme
from composer.ui.card_faces import CardWords, Way, WayOut, face_of
from composer.ui.models.findings_model import CardRow
from composer.ui.widgets.buttons import button
from composer.ui.widgets.findings_list import FindingsList
from composer.ui.widgets.live_findings import LiveFinding, folded
from composer.ui.widgets.ring import RingGauge

RESTING_MS = 120
AT_THE_LATEST_MS = 800
SHOWN = 24
"""Cards at once: more is not help. The next ones come as these are dealt with."""
_WEIGHT = {Level.ERROR: 0.35, Level.WARNING: 0.18, Level.SUGGESTION: 0.1}


def health(findings: tuple[Finding, ...]) -> float:
    """How full a ring is: 1.0 with nothing to say, never quite empty."""
    return max(0.08, 1.0 - sum(_WEIGHT[f.level] for f in findings))


def _urgency(found: LiveFinding) -> tuple[bool, int, int, tuple[int, int, int]]:
    """Sort key: what can't be seen in the text and should not be missed, then by level and use, as the text is read."""
    level = found.finding.level
    about_all = found.span is None and not found.finding.medium and level is not Level.SUGGESTION
    return (not about_all, level.rank, found.finding.rank, found.order)


class FindingsPanel(QWidget):
    """Shows a Review; its signals ask the screen to mend, ignore or show a passage."""

    attended = Signal(object)
    fix_chosen = Signal(object, int)
    ignored = Signal(object, bool)
    """A tuple of LiveFindings; True when the person never wants to hear of such again."""
    reveal_requested = Signal(object)
    reading_requested = Signal(object)
    """The charter section behind this LiveFinding."""
    charter_wanted = Signal()
    """What may I say?"""
    word_learnt = Signal(str)
    """An unknown word that is to be known from now on."""
    finding_reached = Signal(object)
    """The person went to its card."""

    def __init__(self, words: Callable[[Finding], CardWords], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compose.findings")
        self.setAccessibleName(self.tr("Findings"))
        self._words = words
        self._told: LiveFinding | None = None
        self._groups: list[tuple[LiveFinding, ...]] = []
        self._since = QElapsedTimer()
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._show_cards)
        self._build()
        self.show_review(None, (), fits=None)

    def _build(self) -> None:
        self._rings = {
            Source.CHARTER: RingGauge(self.tr("Charter")),
            Source.VOICE: RingGauge(self.tr("My voice")),
            Source.LANGUAGE: RingGauge(self.tr("Language")),
            Source.NETWORK: RingGauge(self.tr("Format")),
        }
        self._ring_grid = QGridLayout()
        self._ring_grid.setContentsMargins(*theme.margins(4, 0, 4, 0))
        for source, ring in self._rings.items():
            ring.setObjectName(f"compose.ring.{source}")
        self._arrange_rings(4)
        self._clear = QLabel()
        self._clear.setObjectName("compose.clear")
        self._clear.setProperty("role", "secondary")
        self._clear.setWordWrap(True)
        self._clear.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._more = QLabel()
        self._more.setProperty("role", "caption")
        self._more.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.list = FindingsList()
        self.list.setObjectName("compose.findings.list")
        self.list.setAccessibleName(self.tr("Findings"))
        self.list.attended.connect(self.attended)
        self.list.way_chosen.connect(self.take)
        self.list.reveal_requested.connect(self.reveal_requested)
        self.list.finding_reached.connect(self.finding_reached)
        self._ask = button(self.tr("What may I say?"), "compose.ask-charter", "link", "search")
        self._ask.setToolTip(self.tr("Ask the charter (Ctrl+Shift+F)"))
        self._ask.clicked.connect(self.charter_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.pixels(20), 0, 0)
        layout.setSpacing(theme.pixels(14))
        holder = QVBoxLayout()
        holder.setContentsMargins(*theme.margins(16, 0, 16, 0))
        holder.addLayout(self._ring_grid)
        layout.addLayout(holder)
        told = QVBoxLayout()
        told.setContentsMargins(*theme.margins(20, 0, 20, 0))
        told.addWidget(self._clear)
        layout.addLayout(told)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._more)
        foot = QHBoxLayout()
        foot.setContentsMargins(*theme.margins(16, 0, 16, 8))
        foot.addWidget(self._ask)
        foot.addStretch(1)
        layout.addLayout(foot)
        layout.addLayout(self._aside_line())

    def _aside_line(self) -> QVBoxLayout:
        self._aside = QLabel()
        self._aside.setObjectName("compose.aside")
        self._aside.setProperty("role", "caption")
        self._aside.setWordWrap(True)
        self._aside.hide()
        line = QVBoxLayout()
        line.setContentsMargins(*theme.margins(20, 0, 20, 12))
        line.addWidget(self._aside)
        return line

    def show_aside(self, words: str) -> None:
        """Something to know in passing, below the findings; nothing when empty."""
        self._aside.setText(words)
        self._aside.setVisible(bool(words))

    def show_review(self, review: Review | None, findings: tuple[LiveFinding, ...], fits: Count | None) -> None:
        """The review and its findings where they are now; ``fits`` is the count of the network shown."""
        self._show_rings(review, fits)
        self._groups = ordered = folded(sorted(findings, key=_urgency))
        self._show_cards_soon()
        left = len(ordered) - SHOWN
        self._more.setVisible(left > 0)
        if left > 0:
            self._more.setText(self.tr("{n} more after these").format(n=left))
        self._clear.setVisible(not ordered)
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus if ordered else Qt.FocusPolicy.NoFocus)
        if review is None or not review.text.strip():
            self._clear.setText(
                self.tr("What the charter, your voice and the language have to say appears here while you write.")
            )
        else:
            self._clear.setText(self.tr("All clear. Nothing here asks to be changed."))

    def exchange(self, finding: LiveFinding) -> None:
        """A finding that has more to offer than before."""
        self._groups = [tuple(finding if f.number == finding.number else f for f in g) for g in self._groups]
        self._show_cards()

    def focus_on(self, finding: LiveFinding | None) -> None:
        """Opens the card of the finding in focus, even when many others come before it."""
        self._told = finding
        if finding is not None and not self.list.rows.index_of(finding).isValid():
            self._show_cards()
        self.list.focus_on(finding)

    def _show_rings(self, review: Review | None, fits: Count | None) -> None:
        written = review is not None and bool(review.text.strip())
        for source, token in (
            (Source.CHARTER, "danger"),
            (Source.LANGUAGE, "language"),
            (Source.NETWORK, "warn"),
        ):
            ring = self._rings[source]
            found = review.of(source) if review else ()
            over = source is Source.NETWORK and fits is not None and not fits.fits
            if not written:
                ring.show_value(0.0, "", "muted")
            elif over or found:
                serious = over or any(f.level is Level.ERROR for f in found)
                tone = token if source is not Source.CHARTER or serious else "warn"
                ring.show_value(health(found) if found else 0.4, str(len(found) or "!"), "danger" if over else tone)
            else:
                ring.show_value(1.0, "✓", "ok")
        voice = review.voice if review and written else None
        ring = self._rings[Source.VOICE]
        if voice is None:
            ring.show_value(1.0 if written else 0.0, "✓" if written else "", "ok" if written else "muted")
        else:
            ring.show_value(voice.score / 100, str(voice.score), "parrot")

    def _show_cards_soon(self) -> None:
        """When the fingers rest, or after a while: passages are marked at once, their cards need no such hurry."""
        if not self._turn.isActive():
            self._since.start()
        self._turn.start(0 if self._since.hasExpired(AT_THE_LATEST_MS) else RESTING_MS)

    def _show_cards(self) -> None:
        shown = self._groups[:SHOWN]
        told = self._told
        if told is not None:
            shown += [g for g in self._groups[SHOWN:] if any(f.number == told.number for f in g)]
        self.list.show_rows(tuple(self._row(group) for group in shown))

    def _row(self, group: tuple[LiveFinding, ...]) -> CardRow:
        return CardRow(group, face_of(group, self._words(group[0].finding)))

    def rows_of(self, findings: Iterable[LiveFinding]) -> tuple[CardRow, ...]:
        """The card of each, that finding first in it."""
        return tuple(self._row((found, *self._others(found))) for found in findings)

    def _others(self, finding: LiveFinding) -> tuple[LiveFinding, ...]:
        """What the same card tells besides."""
        group = next((g for g in self._groups if any(f.number == finding.number for f in g)), ())
        return tuple(f for f in group if f.number != finding.number)

    def take(self, row: CardRow, way: WayOut) -> None:
        """One of the ways out of what a card tells."""
        first = row.findings[0]
        match way.way:
            case Way.FIX:
                self.fix_chosen.emit(first, way.number)
            case Way.SHOW:
                self.reveal_requested.emit(first)
            case Way.LEARN:
                self.word_learnt.emit(first.finding.word)
            case Way.READ:
                self.reading_requested.emit(first)
            case Way.IGNORE | Way.ALWAYS:
                self.ignored.emit(row.findings, way.way is Way.ALWAYS)

    def _arrange_rings(self, columns: int) -> None:
        for number, ring in enumerate(self._rings.values()):
            self._ring_grid.addWidget(ring, number // columns, number % columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        wanted = sum(ring.sizeHint().width() for ring in self._rings.values()) + theme.pixels(40)
        self._arrange_rings(4 if wanted <= self.width() else 2)
        super().resizeEvent(event)
