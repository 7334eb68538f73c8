# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``doctor``: what is well on this computer, and what to do about the rest."""

import click

from composer.cli import options, output
from composer.services.health import Condition
from composer.services.policy_reading import document


@click.command()
@options.format_option
def doctor(fmt: str) -> int:
    """Look at keyring, network, library, settings and display; 1 when something does not work."""
    words = options.words()
    with options.services() as services:
        subjects = services.health.subjects()
        problems, policies = services.preferences.problems(), services.policies.lines()
    healthy = all(subject.state is not Condition.FAILED for subject in subjects)
    if fmt == "json":
        entries = [
            {
                "key": subject.key,
                "state": subject.state.value,
                "message": words.message(subject.message),
                "remedy": words.message(subject.remedy) if subject.remedy else "",
            }
            for subject in subjects
        ]
        output.as_json({"healthy": healthy, "subjects": entries, "policies": document(policies, words)})
        return 0 if healthy else 1
    for subject in subjects:
        state = words.text(f"health-{subject.state}")
        click.echo(f"{words.text(f'health-{subject.key}'):<14} {state:<14} {words.message(subject.message)}")
        if subject.remedy:
            click.echo(f"{'':<14} {'':<14} {words.message(subject.remedy)}")
        if subject.key == "settings":
            for problem in problems[1:]:  # the first is the subject's own words
                click.echo(f"{'':<14} {'':<14} {words.error(problem).text}")
    return 0 if healthy else 1
