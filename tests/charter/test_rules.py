# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.charter.phrases import fill
from composer.domain.drafts import DraftMedia
from composer.domain.messages import Message
from composer.domain.review import Level, Source
from composer.domain.text import Language, Span, apply_edits
from tests.charter.charters import NOW, a_context, existence, findings, matches, said

PARIS = timezone(timedelta(hours=2))


def fixed(source: str, text: str) -> list[str]:
    """The text after each fix of the first finding."""
    return [apply_edits(text, fix.edits) for fix in findings(source, text)[0].fixes]


def swap(pairs: str, more: str = "") -> str:
    return f"extends: substitution\nmessage: '%s'\naction: {{name: replace}}\n{more}swap: {pairs}\n"


def test_a_finding_says_what_why_and_where_to_read_more() -> None:
    source = existence("[promo]", 'level: error\nsection: "3"\ndescription: {fr: Promesse, en: Promise}\n')
    (finding,) = findings(source, "La promo !")
    assert (finding.source, finding.rule, finding.level) == (Source.CHARTER, "Style.Rule0", Level.ERROR)
    assert (finding.span, finding.match) == (Span(3, 8), "promo")
    assert (said(finding.title), said(finding.title, "en")) == ("Promesse", "Promise")
    assert finding.why == Message("charter-section", {"number": "3"})
    assert finding.link == "charter.md#3"


def test_without_a_description_the_rule_gives_its_name_and_its_own_link_wins() -> None:
    (finding,) = findings(existence("[a]", "section: '3'\nlink: https://nordalia.example\n"), "a")
    assert said(finding.title) == "Rule0"
    assert finding.link == "https://nordalia.example"
    (plain,) = findings(existence("[a]"), "a")
    assert (plain.why, plain.link, plain.level) == (None, "", Level.WARNING)


def test_messages_speak_each_language() -> None:
    source = 'extends: existence\nmessage:\n  fr: "« %s » : non"\n  en: Not “%s”\ntokens: [promo]\n'
    message = findings(source, "promo")[0].message
    assert message.values == {"fr": "« promo » : non", "en": "Not “promo”"}


@pytest.mark.parametrize(
    ("template", "arguments", "expected"),
    [
        ("%s, %s", ["a", "b"], "a, b"),
        ("%[2]s, %[1]s", ["a", "b"], "b, a"),
        ("%[2]s %s", ["a", "b", "c"], "b c"),
        ("%s %s", ["a"], "a "),
        ("100 %% de %s", ["x"], "100 % de x"),
        ("100% sûr, 5 %", ["x"], "100% sûr, 5 %"),
        ("%d fois\nici", ["3"], "3 fois ici"),
        ("%[9]s", ["a"], ""),
    ],
)
def test_messages_are_filled(template: str, arguments: list[str], expected: str) -> None:
    assert fill(template, arguments) == expected


@given(st.text("%s[]12d %é\n", max_size=20), st.lists(st.text(max_size=3), max_size=3))
def test_any_message_can_be_filled(template: str, arguments: list[str]) -> None:
    assert "\n" not in fill(template, [argument.replace("\n", "") for argument in arguments])


def test_a_rule_runs_for_its_languages_and_networks() -> None:
    source = existence("[promo]", "lang: [en]\nnetworks: [linkedin, x]\n")
    assert matches(source, "promo", a_context(Language.ENGLISH, "x")) == ["promo"]
    assert matches(source, "promo", a_context(Language.FRENCH, "x")) == []
    assert matches(source, "promo", a_context(Language.ENGLISH, "facebook")) == []
    assert matches(source, "promo", a_context(Language.ENGLISH, None)) == []


@pytest.mark.parametrize(
    ("dates", "instant", "runs"),
    [
        ("from: 2026-10-01\nuntil: 2026-10-02", datetime(2026, 9, 30, 23, 59, tzinfo=PARIS), False),
        ("from: 2026-10-01\nuntil: 2026-10-02", datetime(2026, 10, 1, 0, 0, tzinfo=PARIS), True),
        ("from: 2026-10-01\nuntil: 2026-10-02", datetime(2026, 10, 2, 23, 59, tzinfo=PARIS), True),
        ("from: 2026-10-01\nuntil: 2026-10-02", datetime(2026, 10, 3, 0, 0, tzinfo=PARIS), False),
        ("until: 2026-10-22T18:00:00+02:00", datetime(2026, 10, 22, 15, 59, tzinfo=UTC), True),
        ("until: 2026-10-22T18:00:00+02:00", datetime(2026, 10, 22, 16, 0, tzinfo=UTC), False),
        ("from: 2026-10-22T18:00:00+02:00", datetime(2026, 10, 22, 16, 0, tzinfo=UTC), True),
        ("from: 2026-10-22T18:00:00+02:00", datetime(2026, 10, 22, 15, 59, tzinfo=UTC), False),
    ],
)
def test_a_rule_holds_from_its_first_to_its_last_moment(dates: str, instant: datetime, runs: bool) -> None:
    source = existence("[promo]", dates + "\n")
    assert bool(matches(source, "promo", a_context(publish_at=instant))) is runs


def test_unless_silences_its_own_sentence_only() -> None:
    source = existence("[gratuit]", "unless: ['(?i)fictif']\n")
    found = findings(source, "Exemple FICTIF : gratuit. Vraiment gratuit.")
    assert [finding.span for finding in found] == [Span(35, 42)]


def test_fold_sees_through_apostrophes_spaces_and_accents() -> None:
    text = "le chiffre d’affaires, l’e\u0301te\u0301 et soft\u00adware"
    source = existence('["chiffre d\'affaires", été, software]', "fold: true\n")
    assert matches(source, text) == ["chiffre d’affaires", "e\u0301te\u0301", "soft\u00adware"]
    assert matches(existence('["chiffre d\'affaires"]'), text) == []


def test_a_limit_stops_the_findings_of_a_rule() -> None:
    assert matches(existence("[a]", "limit: 2\n"), "a a a a") == ["a", "a"]


@pytest.mark.parametrize(
    ("scope", "text", "expected"),
    [
        ("text", "Mais\nMais\n\nMais. Mais", [0]),
        ("raw", "Mais\nMais", [0]),
        ("[raw, text]", "Mais", [0]),
        ("paragraph", "Mais\nMais\n\nMais. Mais", [0, 11]),
        ("sentence", "Mais. Mais\nMais", [0, 6, 11]),
        ("first_line", "Oui\nMais", []),
        ("~heading & ~list", "Mais", [0]),
        ("heading.h1", "# Mais", []),
        ("[sentence, heading]", "Mais. Mais", [0, 6]),
        ("~text", "Mais", []),
    ],
)
def test_a_rule_reads_the_parts_it_names(scope: str, text: str, expected: list[int]) -> None:
    source = f"extends: existence\nmessage: '%s'\nscope: {scope}\nraw: ['^Mais']\n"
    assert [finding.span.start for finding in findings(source, text) if finding.span] == expected


def test_occurrences_are_counted_per_block() -> None:
    source = "extends: occurrence\nmessage: '%s'\nscope: sentence\nmax: 1\nignorecase: true\ntoken: non\n"
    found = findings(source, "Non non. Non. Non non non.")
    assert [(finding.span, said(finding.message)) for finding in found] == [(Span(0, 3), "2"), (Span(14, 17), "3")]


def test_too_few_and_none_at_all_has_no_place() -> None:
    (finding,) = findings("extends: occurrence\nmessage: '%s'\nmin: 1\ntoken: '#\\w+'\n", "rien")
    assert (finding.span, finding.match, finding.fixes, said(finding.message)) == (None, "", (), "0")


@pytest.mark.parametrize(
    ("action", "token", "text", "expected"),
    [
        ("{name: replace, params: [un, deux]}", "'trois'", "a trois b", ["a un b", "a deux b"]),
        ("{name: remove}", "'très'", "c'est très bien", ["c'est bien"]),
        ("{name: remove}", "'très'", "très bien", ["bien"]),
        ("{name: remove}", "'très'", "bien, très", ["bien, "]),
        ("{name: edit, params: [regex, '(\\w)\\w+', '${1}.']}", "'Jean'", "Jean va", ["J. va"]),
        ("{name: edit, params: [regex, '(J)(e)', '$2$1$11']}", "'Jean'", "Jean", ["eJan"]),
        ("{name: edit, params: [trim_left, 'xy']}", "'xya\\w+'", "xyabc", ["abc"]),
        ("{name: edit, params: [trim, 'x']}", "'x\\w+'", "xabcx", ["abc"]),
        ("{name: edit, params: [truncate, '-']}", "'un-deux'", "un-deux", ["un"]),
        ("{name: edit, params: [split, '-', '1']}", "'un-deux'", "un-deux", ["deux"]),
        ("{name: edit, params: [shout]}", "'un'", "un", []),
        ("{name: convert, params: [simple]}", "'HelloWorld'", "HelloWorld", ["hello world"]),
        ("{name: ''}", "'un'", "un", []),
    ],
)
def test_actions_become_fixes(action: str, token: str, text: str, expected: list[str]) -> None:
    assert fixed(existence(f"[{token}]", f"action: {action}\n"), text) == expected


def test_a_substitution_offers_each_option() -> None:
    source = swap("{digital: numérique|web}").replace("'%s'", "\"'%s' pas '%s'\"")
    (finding,) = findings(source, "Le digital")
    assert said(finding.message) == "'numérique' or 'web' pas 'digital'"
    assert fixed(source, "Le digital") == ["Le numérique", "Le web"]
    assert matches(source, "Le web numérique") == []


def test_a_substitution_without_action_has_no_fix() -> None:
    (finding,) = findings("extends: substitution\nmessage: '%s %s'\nswap: {mail: courriel}\n", "mail")
    assert finding.fixes == ()


def test_a_bar_can_be_meant() -> None:
    source = swap("{ou: 'a\\|b'}")
    assert fixed(source, "ou") == ["a|b"]


def test_groups_reach_the_replacement_with_what_stands_around() -> None:
    source = swap("{'(?<=à )(\\d+) eur': '$1 €'}", "nonword: true\n")
    assert fixed(source, "à 100 eur") == ["à 100 €"]


def test_exceptions_clear_what_they_are_found_in_and_what_they_surround() -> None:
    source = existence(r"['\w+-\w+', banque]", 'exceptions: [vente, "banque alimentaire"]\n')
    text = "vente-flash, prix-choc, la banque alimentaire, la banque"
    assert [finding.span for finding in findings(source, text)] == [Span(13, 22), Span(50, 56)]


def test_line_ends_of_windows_do_not_move_anything() -> None:
    source = existence("['^b$']", "nonword: true\n")
    assert [finding.span for finding in findings(source, "a\r\nb\r\n\r\nb")] == [Span(3, 4), Span(8, 9)]


def test_the_instant_given_is_the_planned_one() -> None:
    assert matches(existence("[a]", f"from: {NOW.date()}\n"), "a") == ["a"]


def test_a_rule_may_read_the_alternative_text_of_pictures() -> None:
    context = replace(a_context(), media=(DraftMedia("/p/un.png", "Une promo affichée"), DraftMedia("/p/deux.png")))
    (found,) = findings(existence("[promo]", "scope: alt\n"), "La promo du jour", context)
    assert (found.span, found.medium, found.match) == (None, "/p/un.png", "promo")
    assert matches(existence("[promo]", "scope: [text, text.attr.alt]\n"), "La promo du jour", context) == ["promo"] * 2
    assert matches(existence("[promo]", "scope: alt\nunless: [affichée]\n"), "La promo", context) == []
