# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said before a sign-in, for each way of each network."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from composer.domain.errors import RamageError, SecretStoreError
from composer.domain.networks import Account
from composer.domain.sign_in import NEVER, Asked, Given, SignInStep, Way, WayKind
from composer.services.account_states import NetworkState
from composer.ui.widgets.connect_page import ConnectFace, Question, WayFace
from composer.ui.widgets.sign_in_page import STEPS, EndFace

if TYPE_CHECKING:
    from composer.services.wording import Wording

_BLUESKY: Final = "bluesky"
_PASSWORDS: Final = {_BLUESKY: "https://bsky.app/settings/app-passwords"}


class ConnectFaces(QObject):
    """Put in the words of one language."""

    def __init__(self, wording: "Wording", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wording = wording

    def network_name(self, key: str) -> str:
        """As people call it."""
        return self._wording.text(f"network-name-{key}")

    def way_in(
        self,
        state: NetworkState,
        again: Account | None,
        keyring: SecretStoreError | None,
        given: Given | None = None,
        way: str = "",
        error: RamageError | None = None,
    ) -> ConnectFace:
        """``given`` was typed before, and ``error`` is what was wrong with it."""
        name = self.network_name(state.spec.key)
        title = self.tr("Connect {network}").format(network=name)
        if again is not None:
            title = self.tr("Sign in again as {handle}").format(handle=again.handle)
        given = given or _given_by(again)
        unkept = ""
        if keyring is not None:
            worded = self._wording.error(keyring)
            unkept = self.tr("{trouble}: the key to your account will last until Ramage closes. {action}").format(
                trouble=worded.title, action=worded.action
            )
        ways = tuple(self._way(each, state, given) for each in state.ways)
        never = tuple(self._wording.text(each) for each in NEVER)
        caption = self.tr("Nothing opens before you have read this")
        return ConnectFace(title, caption, ways, never, way, self._trouble(error), unkept)

    def steps(self, way: Way | None) -> tuple[tuple[SignInStep, str], ...]:
        """Those of that way; with a password no browser takes part."""
        without = way is not None and way.kind is WayKind.PASSWORD
        return tuple(
            (step, self._wording.text(f"sign-in-{step}"))
            for step in STEPS
            if not (without and step is SignInStep.WAITING)
        )

    def asked(self, question: Asked) -> str:
        """On the way."""
        return self._wording.text(f"asked-{question}")

    def stopped(self, title: str) -> EndFace:
        """By the person, here or in the browser."""
        words = self._wording.text("sign-in-cancelled")
        return EndFace(title, self.tr("No account was connected"), words, failed=False)

    def failed(self, title: str, error: RamageError) -> EndFace:
        """By what happened."""
        worded = self._wording.error(error)
        return EndFace(title, worded.title, worded.text, worded.action)

    def _trouble(self, error: RamageError | None) -> str:
        if error is None:
            return ""
        worded = self._wording.error(error)
        return " ".join(part for part in (worded.text, worded.action) if part)

    def _way(self, way: Way, state: NetworkState, given: Given) -> WayFace:
        name = self.network_name(state.spec.key)
        match way.kind:
            case WayKind.PASSWORD:
                called = self.tr("With an app password")
                then = self.tr(
                    "No browser is needed. The password is used once and not kept: what is kept, in your keyring, is "
                    "the key {network} hands over for it."
                ).format(network=name)
                action = self.tr("Connect")
            case WayKind.BROKER:
                called = self.tr("Through your organisation")
                then = self.tr(
                    "Your browser opens a page of {network}, by way of your organisation’s sign-in service. You say "
                    "yes there, and this window comes back to the front by itself."
                ).format(network=name)
                action = self.tr("Open the browser")
            case WayKind.BROWSER:
                called = self.tr("In the browser")
                then = self.tr(
                    "Your browser opens a page of {network}. You sign in and say yes there, and this window comes back "
                    "to the front by itself."
                ).format(network=name)
                action = self.tr("Open the browser")
        allows = tuple((self._wording.text(scope.allows), scope.name) for scope in way.scopes)
        questions = tuple(self._questions(way, state.spec.key, given))
        return WayFace(way.key, called, then, action, allows, questions)

    def _questions(self, way: Way, network: str, given: Given) -> list[Question]:
        made = []
        name = self.network_name(network)
        if Asked.SERVER in way.asks:
            help_words = self.tr("Where your account lives: the end of your handle, after the second @.")
            made.append(
                Question(Asked.SERVER, self.tr("Your server"), help_words, given.server, example="mastodon.social")
            )
        if Asked.HANDLE in way.asks:
            help_words = self.tr("As it stands on your profile: a name in bsky.social, or your own domain.")
            made.append(
                Question(Asked.HANDLE, self.tr("Your handle"), help_words, given.handle, example="claire.bsky.social")
            )
        if Asked.PASSWORD in way.asks:
            help_words = self.tr(
                "Not the password you sign in with yourself: one made for Ramage alone, which you can take back at any "
                "time in the settings of {network}."
            ).format(network=name)
            page = _PASSWORDS.get(network, "")
            link = self.tr("Make an app password")
            made.append(Question(Asked.PASSWORD, self.tr("An app password"), help_words, page=page, link=link))
        if network == _BLUESKY:
            help_words = self.tr("Only where your handle can’t be looked up, as on some servers of organisations.")
            made.append(
                Question(Asked.SERVER, self.tr("Server, mostly left empty"), help_words, given.server, optional=True)
            )
        return made


def _given_by(again: Account | None) -> Given:
    """What is known already of an account that signs in again."""
    if again is None:
        return Given()
    if again.network == _BLUESKY:
        return Given(handle=again.handle.removeprefix("@"))
    return Given(server=again.server.partition("://")[2])
