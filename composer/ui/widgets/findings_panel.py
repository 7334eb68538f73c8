# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Four rings that say how the text stands, and a card for each finding."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QElapsedTimer, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from composer.domain.review import Count, Finding, Level, Review, Source
from composer.ui import theme
from composer.ui.widgets.finding_card import CardWords, FindingCard
from composer.ui.widgets.live_findings import LiveFinding, folded
from composer.ui.widgets.ring import RingGauge

RESTING_MS = 120
AT_THE_LATEST_MS = 800
SHOWN = 12
"""Cards at once: more is not help. The next ones come as these are dealt with."""
_WEIGHT = {Level.ERROR: 0.35, Level.WARNING: 0.18, Level.SUGGESTION: 0.1}


def health(findings: tuple[Finding, ...]) -> float:
    """How full a ring is: 1.0 with nothing to say, never quite empty."""
    return max(0.08, 1.0 - sum(_WEIGHT[f.level] for f in findings))


class FindingsPanel(QWidget):
    """Shows a Review; its signals ask the screen to mend, ignore or show a passage."""

    attended = Signal(object)
    fix_chosen = Signal(object, int)
    ignored = Signal(object)
    reveal_requested = Signal(object)
    question_chosen = Signal(str)
    """To be kept in view while the person writes."""

    def __init__(self, words: Callable[[Finding], CardWords], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compose.findings")
        self.setAccessibleName(self.tr("Findings"))
        self._words = words
        self._cards: list[FindingCard] = []
        self._groups: list[tuple[LiveFinding, ...]] = []
        self._since = QElapsedTimer()
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._show_cards)
        self._build()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
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
        page = QWidget()
        self._list = QVBoxLayout(page)
        self._list.setContentsMargins(*theme.margins(20, 2, 20, 20))
        self._list.setSpacing(theme.pixels(12))
        self._list.addWidget(self._clear)
        self._list.addWidget(self._more)
        self._list.addStretch(1)
        self._area = QScrollArea()
        self._area.setObjectName("compose.findings.list")
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.pixels(20), 0, 0)
        layout.setSpacing(theme.pixels(14))
        holder = QVBoxLayout()
        holder.setContentsMargins(*theme.margins(16, 0, 16, 0))
        holder.addLayout(self._ring_grid)
        layout.addLayout(holder)
        layout.addWidget(self._area, 1)

    def show_review(self, review: Review | None, findings: tuple[LiveFinding, ...], fits: Count | None) -> None:
        """The review and its findings where they are now; ``fits`` is the count of the network shown."""
        self._show_rings(review, fits)
        ordered = folded(sorted(findings, key=lambda f: (f.finding.level.rank, f.number)))
        self._groups = ordered[:SHOWN]
        self._show_cards_soon()
        left = len(ordered) - SHOWN
        self._more.setVisible(left > 0)
        if left > 0:
            self._more.setText(self.tr("{n} more after these").format(n=left))
        self._clear.setVisible(not ordered)
        if review is None or not review.text.strip():
            self._clear.setText(
                self.tr("What the charter, your voice and the language have to say appears here while you write.")
            )
        else:
            self._clear.setText(self.tr("All clear. Nothing here asks to be changed."))

    def card_of(self, finding: LiveFinding | None) -> FindingCard | None:
        """The card of that finding."""
        if finding is None:
            return None
        return next((c for c in self._cards if any(f.number == finding.number for f in c.findings)), None)

    def focused(self) -> LiveFinding | None:
        """The finding whose card holds the keyboard."""
        card = _card_around(QApplication.focusWidget())
        return card.finding if card in self._cards and card is not None else None

    def light(self, finding: LiveFinding | None) -> None:
        """Brings out the card whose passage the cursor is in."""
        lit = self.card_of(finding)
        if lit is not None and finding is not None:
            lit.finding = finding
        for card in self._cards:
            card.light(card is lit)
        if lit is not None:
            self._area.ensureWidgetVisible(lit, 0, theme.pixels(12))

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
        """Cards that say the same stay, so that focus and pointer do not lose them.

        One new card a turn of the event loop: a card is dear to make, and the next key must not wait for several.
        """
        spare: dict[tuple[str, int, CardWords], list[FindingCard]] = {}
        for card in self._cards:
            spare.setdefault((card.findings[0].finding.key, len(card.findings), card.words), []).append(card)
        cards: list[FindingCard] = []
        made = False
        for group in self._groups:
            words = self._words(group[0].finding)
            kept = spare.get((group[0].finding.key, len(group), words))
            if not kept and made:
                self._turn.start(0)
                continue
            made = made or not kept
            card = kept.pop(0) if kept else self._new_card(group, words)
            place = card.findings.index(card.finding) if card.finding in card.findings else 0
            card.findings, card.finding = group, group[place]
            cards.append(card)
        for card in (card for rest in spare.values() for card in rest):
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        if cards != self._cards:
            for place, card in enumerate(cards):
                if self._list.indexOf(card) != place + 1:
                    self._list.insertWidget(place + 1, card)
            for before, after in pairwise(cards):
                QWidget.setTabOrder(before, after)
        self._cards = cards

    def _new_card(self, findings: tuple[LiveFinding, ...], words: CardWords) -> FindingCard:
        card = FindingCard(findings, words)
        card.question_chosen.connect(self.question_chosen)
        card.attended.connect(self.attended)
        card.fix_chosen.connect(self.fix_chosen)
        card.ignored.connect(self.ignored)
        card.reveal_requested.connect(self.reveal_requested)
        return card

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:  # noqa: ARG002 - Qt's signature
        card = _card_around(now)
        if card is not None and card in self._cards:
            self.attended.emit(card.findings)
            self._area.ensureWidgetVisible(card, 0, theme.pixels(12))

    def _arrange_rings(self, columns: int) -> None:
        for number, ring in enumerate(self._rings.values()):
            self._ring_grid.addWidget(ring, number // columns, number % columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        wanted = sum(ring.sizeHint().width() for ring in self._rings.values()) + theme.pixels(40)
        self._arrange_rings(4 if wanted <= self.width() else 2)
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.PaletteChange:
            for card in self._cards:
                card.update()
        super().changeEvent(event)


def _card_around(widget: QWidget | None) -> FindingCard | None:
    while widget is not None and not isinstance(widget, FindingCard):
        widget = widget.parentWidget()
    return widget
