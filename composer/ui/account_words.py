# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Accounts and networks in words: how they stand, what was allowed, what can be done."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from composer.domain.accounts import Standing
from composer.domain.networks import Ability
from composer.services.account_states import WITHOUT_ACCOUNT, AccountState, NetworkState
from composer.ui.moments import day, moment

if TYPE_CHECKING:
    from composer.services.wording import Wording

translate = QCoreApplication.translate
_UNSAID: Final = frozenset({Ability.COUNT, Ability.PREVIEW, Ability.ASSIST, Ability.LOOK_UP})
"""Goes without saying where one can publish."""
TONES: Final = {
    Standing.READY: "ok",
    Standing.ENDING: "warn",
    Standing.SESSION: "warn",
    Standing.OVER: "danger",
}


@dataclass(frozen=True, slots=True)
class AccountLook:
    """``badge`` in a word, ``sentence`` when there is more to say than that all is well; ``tone`` is a colour token."""

    badge: str
    sentence: str
    tone: str
    times: str
    allowed: tuple[str, ...]
    scopes: str
    """The same in the network's words."""


def look_of_account(state: AccountState, wording: "Wording") -> AccountLook:
    """How an account is shown."""
    badge, sentence = _badge(state), _sentence(state, wording)
    allowed = tuple(dict.fromkeys(wording.text(s.allows) if s.allows else s.name for s in state.scopes))
    scopes = ", ".join(scope.name for scope in state.scopes)
    return AccountLook(
        badge, sentence, "danger" if state.barred else TONES[state.standing], _times(state), allowed, scopes
    )


def abilities_of(state: NetworkState, wording: "Wording") -> tuple[str, str]:
    """What can be done there, and what can't, each as one line."""
    able = [a for a in Ability if a in state.abilities]
    if state.why_not is None:
        left_out = set(_UNSAID) | ({Ability.PICTURE} if Ability.PICTURES in able else set())
        able = [a for a in able if a not in left_out]
        lacking = [a for a in Ability if a not in state.abilities and a not in _UNSAID | WITHOUT_ACCOUNT]
    else:
        lacking = [Ability.PUBLISH]
    return _line(able, wording), _line(lacking, wording)


def _line(abilities: list[Ability], wording: "Wording") -> str:
    words = ", ".join(wording.text(f"ability-{ability}") for ability in abilities)
    return words[:1].upper() + words[1:]


def _badge(state: AccountState) -> str:
    if state.barred is not None:
        return translate("Accounts", "Not allowed here")
    match state.standing:
        case Standing.READY:
            return translate("Accounts", "Connected")
        case Standing.ENDING:
            return translate("Accounts", "Ends soon")
        case Standing.SESSION:
            return translate("Accounts", "Until Ramage closes")
        case Standing.OVER:
            return translate("Accounts", "Ended")


def _sentence(state: AccountState, wording: "Wording") -> str:
    if state.barred is not None:
        words = wording.error(state.barred)
        return f"{words.text} {words.action}"
    expires = state.account.expires
    match state.standing:
        case Standing.READY:
            return ""
        case Standing.ENDING:
            return wording.text("account-ending", when=expires.isoformat() if expires else "")
        case Standing.SESSION:
            trouble = f"{wording.error(state.trouble).title}. " if state.trouble else ""
            return trouble + wording.text("account-session")
        case Standing.OVER:
            return wording.text("account-over", network=state.account.network)


def _times(state: AccountState) -> str:
    account = state.account
    said = []
    if account.connected is not None:
        said.append(translate("Accounts", "Connected on {when}").format(when=day(account.connected)))
        used = translate("Accounts", "last used {when}")
        never = translate("Accounts", "not used yet")
        said.append(used.format(when=moment(account.used.timestamp())) if account.used else never)
    if account.expires is not None:
        said.append(translate("Accounts", "lasts until {when}").format(when=day(account.expires)))
    elif account.connected is not None:
        said.append(translate("Accounts", "no end named"))
    return " · ".join(said)
