# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The preview of a draft, with what was chosen for each network."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from composer.domain.drafts import Draft
from composer.domain.ids import NetworkKey
from composer.domain.networks import NetworkSpec, Payload, asked
from composer.ui.tasks import TaskRunner
from composer.ui.widgets.preview import PreviewDialog

if TYPE_CHECKING:
    from composer.bootstrap import Services
    from composer.services.wording import Wording


def preview_of(
    draft: Draft,
    services: "Services",
    names: Mapping[NetworkKey, str],
    wording: "Wording",
    runner: TaskRunner,
    parent: QWidget,
) -> PreviewDialog:
    """What would be sent, network by network."""
    accounts = services.accounts.list()
    here = next((account.display_name for account in accounts), "")
    author = {account.network: account.display_name for account in reversed(accounts)}
    specs = {spec.key: spec for spec in services.accounts.networks()}
    networks = [(key, names.get(key, key)) for key in draft.networks]
    payload = partial(services.publishing.payload, draft)
    return PreviewDialog(
        networks,
        payload,
        lambda key: author.get(key, here),
        runner,
        parent,
        told=lambda sent: told_of(sent, specs, wording),
    )


def told_of(payload: Payload, specs: Mapping[NetworkKey, NetworkSpec], wording: "Wording") -> tuple[str, ...]:
    """What was chosen besides the text where it is not the usual, and what the network wants to be read."""
    spec = specs[payload.network]
    said = []
    for option in asked(spec, payload.options):
        value = payload.options.get(option.key, "")
        if value and value != option.default:
            words = wording.text(f"option-{option.key}-{value}") if option.choices else value
            both = QCoreApplication.translate("OptionsDesk", "{option}: {value}")
            said.append(both.format(option=wording.text(f"option-{option.key}"), value=words))
    return (*said, *(wording.message(line) for line in payload.told))
