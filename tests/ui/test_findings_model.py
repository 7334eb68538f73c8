# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.modeltest import ModelTester

from composer.domain.ids import RuleId
from composer.domain.messages import verbatim
from composer.domain.review import Finding, Level, Source
from composer.domain.text import Span
from composer.services.charter_search import Answer
from composer.ui.card_faces import CardWords, Way, face_of
from composer.ui.models.answers_model import AnswersModel
from composer.ui.models.findings_model import CardRow, FindingsModel
from composer.ui.widgets.live_findings import LiveFinding


def a_row(number: int, title: str = "Word", level: Level = Level.WARNING) -> CardRow:
    finding = Finding(
        Source.CHARTER, RuleId("Words.One"), level, Span(number, number + 1), verbatim(title), verbatim("")
    )
    found = (LiveFinding(number, finding, finding.span, ()),)
    return CardRow(found, face_of(found, CardWords(title, "What", "Why", ())))


def test_the_models_keep_the_promises_of_their_kind(qtmodeltester: ModelTester) -> None:
    findings, answers = FindingsModel(), AnswersModel()
    findings.show_rows((a_row(0), a_row(1)))
    answers.show_rows((Answer("1", "Title", "Said"),))
    qtmodeltester.check(findings)  # type: ignore[no-untyped-call]  # pytest-qt's
    qtmodeltester.check(answers)  # type: ignore[no-untyped-call]  # pytest-qt's
    findings.show_rows((a_row(2), a_row(1, "Other"), a_row(0)))
    answers.show_rows(())


NUMBERS = st.lists(st.integers(0, 9), unique=True, max_size=8)


@given(NUMBERS, NUMBERS)
def test_rows_become_those_asked_for_and_those_that_stay_are_never_taken_out(
    before: list[int], after: list[int]
) -> None:
    model = FindingsModel()
    model.show_rows(tuple(a_row(n) for n in before))
    taken: list[int] = []
    model.rowsAboutToBeRemoved.connect(lambda _parent, first, last: taken.extend(_identities(model)[first : last + 1]))
    model.show_rows(tuple(a_row(n, f"Word {n}") for n in after))
    assert _identities(model) == after
    assert set(taken) == set(before) - set(after)


def _identities(model: FindingsModel) -> list[int]:
    rows = (model.row_at(model.index(n)) for n in range(model.rowCount()))
    return [row.identity for row in rows if row is not None]


def test_an_error_offers_no_way_to_ignore_it() -> None:
    ways = {way.way for way in a_row(0, level=Level.ERROR).face.ways}
    assert not ways & {Way.IGNORE, Way.ALWAYS}
    assert {Way.IGNORE, Way.ALWAYS} <= {way.way for way in a_row(0).face.ways}
