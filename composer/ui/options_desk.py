# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the network on the desk asks besides the text, and the draft with the answers."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, Signal

from composer.domain.drafts import Draft
from composer.domain.errors import RamageError
from composer.domain.ids import AccountId, NetworkKey
from composer.domain.networks import NetworkSpec, Option, asked, unchosen
from composer.domain.review import Finding
from composer.ui.live_review import LiveReview
from composer.ui.tasks import Lane, TaskRunner
from composer.ui.widgets.options_dialog import OptionFace, OptionNote, OptionsDialog
from composer.ui.widgets.passages import look_of
from composer.ui.widgets.variant_tabs import OptionsState

if TYPE_CHECKING:
    from composer.bootstrap import Services
    from composer.services.wording import Wording
    from composer.ui.widgets.writing_desk import WritingDesk

Offered = Mapping[str, tuple[str, ...]]
_NOTHING_SAID: Final[Offered] = {}


class OptionsDesk(QObject):
    """Shows what is chosen beside the tab, and asks in a dialog."""

    draft_changed = Signal(object)

    def __init__(
        self,
        services: "Services",
        runner: TaskRunner,
        wording: "Wording",
        desk: "WritingDesk",
        live: LiveReview,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._runner = runner
        self._wording = wording
        self._desk = desk
        self._live = live
        self._specs = {spec.key: spec for spec in services.accounts.networks()}
        self._draft: Draft | None = None
        self._network: NetworkKey | None = None
        self._dialog: OptionsDialog | None = None
        self._offered: Offered | None = _NOTHING_SAID
        """None while the network is asked."""
        self._trouble = ""
        desk.tabs.options_requested.connect(self.open)
        live.reviewed.connect(self._show_dialog)

    def show(self, draft: Draft, network: NetworkKey | None) -> None:
        """The draft of now, and the version on the desk."""
        self._draft, self._network = draft, network
        spec = self._spec()
        self._desk.tabs.show_options(state_of(spec, self._chosen(), self._wording) if spec else None)
        self._show_dialog()

    def open(self) -> None:
        """Where there is something to choose."""
        spec = self._spec()
        if spec is None or self._draft is None or self._dialog is not None:
            return
        dialog = OptionsDialog(self._wording.text(f"network-name-{spec.key}"), self._desk)
        dialog.chosen.connect(self._on_chosen)
        dialog.finished.connect(self._on_finished)
        self._dialog = dialog
        self._ask(spec)
        self._show_dialog()
        dialog.open()

    def _spec(self) -> NetworkSpec | None:
        """Of a network with an account here: by hand, everything is chosen over there."""
        spec = self._specs.get(self._network) if self._network else None
        return spec if spec and spec.options and self._account() is not None else None

    def _account(self) -> AccountId | None:
        return next((a.id for a in self._services.accounts.list() if a.network == self._network), None)

    def _chosen(self) -> Mapping[str, str]:
        return self._draft.options.get(self._network, {}) if self._draft and self._network else {}

    # -- the dialog ------------------------------------------------------------

    def _show_dialog(self) -> None:
        spec = self._spec()
        if self._dialog is None or spec is None or self._draft is None:
            return
        found = self._live.review.findings if self._live.review else ()
        faces = faces_of(spec, self._chosen(), self._offered, self._wording, found)
        told = self._services.publishing.payload(self._draft, spec.key).told
        waiting = self._trouble
        if self._offered is None:
            waiting = self.tr("Asking {network} what your account may choose…").format(network=spec.name)
        self._dialog.show_options(faces, tuple(self._wording.message(line) for line in told), waiting)

    def _on_chosen(self, key: str, value: str) -> None:
        if self._draft is not None and self._network is not None:
            self.draft_changed.emit(self._draft.with_option(self._network, key, value))

    def _on_finished(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None
        self._desk.editor.setFocus()

    # -- what the account may choose ---------------------------------------------

    def _ask(self, spec: NetworkSpec) -> None:
        """Only where the network leaves something to be chosen does it depend on the account."""
        account = self._account()
        self._offered, self._trouble = _NOTHING_SAID, ""
        if account is None or all(option.default is not None for option in spec.options):
            return
        self._offered = None
        work = partial(self._services.publishing.offered, account)
        told = partial(self._on_offered, account)
        self._runner.run(Lane.NETWORK, work, done=told, failed=self._on_failed, lasting=False)

    def _on_offered(self, account: AccountId, offered: Offered) -> None:
        if account == self._account():
            self._offered = offered
            self._show_dialog()

    def _on_failed(self, error: RamageError) -> None:
        """What was chosen before stays; nothing else is offered that the account may not have."""
        spec = self._spec()
        if spec is None:
            return
        self._offered = {option.key: () for option in spec.options if option.default is None}
        worded = self._wording.error(error)
        self._trouble = " ".join(part for part in (worded.text or worded.title, worded.action) if part)
        self._show_dialog()


def state_of(spec: NetworkSpec, chosen: Mapping[str, str], wording: "Wording") -> OptionsState:
    """What stands beside the tab."""
    both = QCoreApplication.translate("OptionsDesk", "{option}: {value}")
    there, missing = asked(spec, chosen), unchosen(spec, chosen)
    told = tuple(
        both.format(option=_named(o, wording), value=_value(o, chosen, wording)) for o in there if o not in missing
    )
    if missing:
        return OptionsState(_named(missing[0], wording), told, wanted=True)
    other = [o for o in there if chosen.get(o.key) not in (None, o.default)]
    return OptionsState(_value(other[0], chosen, wording) if other else "", told)


def faces_of(
    spec: NetworkSpec,
    chosen: Mapping[str, str],
    offered: Offered | None,
    wording: "Wording",
    findings: Sequence[Finding] = (),
) -> tuple[OptionFace, ...]:
    """What stands in the dialog; while nobody knows what is ``offered``, nothing that depends on it is."""
    return tuple(
        replace(_face(option, chosen, offered, wording), notes=_notes(option, findings, wording))
        for option in asked(spec, chosen)
    )


def _notes(option: Option, findings: Sequence[Finding], wording: "Wording") -> tuple[OptionNote, ...]:
    """What the review says of the words there."""
    about = sorted((f for f in findings if f.option == option.key), key=lambda f: f.level.rank)
    said = {wording.message(f.message): look_of(f).token for f in reversed(about)}
    return tuple(OptionNote(words, tone) for words, tone in reversed(said.items()))


def _face(option: Option, chosen: Mapping[str, str], offered: Offered | None, wording: "Wording") -> OptionFace:
    words = {value: wording.text(f"option-{option.key}-{value}") for value in option.choices}
    allowed = option.choices
    if offered is None:
        allowed = option.choices if option.default is not None else ()
    elif option.key in offered:
        allowed = tuple(value for value in option.choices if value in offered[option.key])
    value = chosen.get(option.key, option.default or "")
    return OptionFace(option.key, _named(option, wording), words, value, frozenset(allowed))


def _named(option: Option, wording: "Wording") -> str:
    return wording.text(f"option-{option.key}")


def _value(option: Option, chosen: Mapping[str, str], wording: "Wording") -> str:
    value = chosen.get(option.key, option.default or "")
    if not option.choices:
        return value or QCoreApplication.translate("OptionsDesk", "none")
    if set(option.choices) == {"on", "off"} and value == "on":
        return _named(option, wording)
    return wording.text(f"option-{option.key}-{value}")
