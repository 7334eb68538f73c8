# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.charter.identifiers import IBAN_LENGTHS, is_card, is_iban, is_nir, is_siret, passes_luhn
from tests.charter.charters import a_charter, a_context, findings, matches, refusal
from tests.work import calls

ALLOW = "allow: ['*@nordalia.example', '+33 1 23 45 67 89']\n"
CARDS = [
    "4242424242424242",
    "5555555555554444",
    "2223003122003222",
    "378282246310005",
    "30569309025904",
    "6011111111111117",
]
IBANS = ["FR7630006000011234567890189", "DE89370400440532013000", "GB82WEST12345698765432", "BE68539007547034"]


def rule(kinds: str = "[email, phone, iban, card, nir]", more: str = "") -> str:
    return f'extends: personal_data\nmessage: "%s : donnée personnelle (%s)."\nkinds: {kinds}\n{more}'


def kinds(text: str, more: str = "") -> list[tuple[str, str]]:
    found = findings(rule(more=more), text)
    return [(f.match, f.message.values["fr"].rpartition("(")[2].removesuffix(").")) for f in found]


@pytest.mark.parametrize(
    ("text", "match", "french", "english"),
    [
        ("à jean.dupont+x@mail.exemple.fr.", "jean.dupont+x@mail.exemple.fr", "adresse électronique", "email address"),
        ("au 06 12 34 56 78 !", "06 12 34 56 78", "numéro de téléphone", "phone number"),
        ("RIB FR76 3000 6000 0112 3456 7890 189 merci", "FR76 3000 6000 0112 3456 7890 189", "IBAN", "IBAN"),
        ("carte 4242-4242-4242-4242", "4242-4242-4242-4242", "numéro de carte bancaire", "payment card number"),
        (
            "né 1 84 12 76 451 089 46",
            "1 84 12 76 451 089 46",
            "numéro de sécurité sociale",
            "French social security number",
        ),
    ],
)
def test_each_kind_is_named_in_the_language_of_the_reader(text: str, match: str, french: str, english: str) -> None:
    (found,) = findings(rule(), text)
    assert found.match == match
    assert found.message.values == {
        "fr": f"{match} : donnée personnelle ({french}).",
        "en": f"{match} : donnée personnelle ({english}).",
    }


def test_the_words_of_both_languages_get_their_own_name() -> None:
    source = 'extends: personal_data\nmessage: {fr: "%s, %s", en: "%[2]s: %[1]s"}\nkinds: [email]\n'
    (found,) = findings(source, "a@exemple.fr")
    assert found.message.values == {"fr": "a@exemple.fr, adresse électronique", "en": "email address: a@exemple.fr"}


@pytest.mark.parametrize(
    "text",
    [
        "SIRET 732 829 320 00074, SIRET 73282932000074, SIREN 732 829 320",
        "Le 22/11/2026 à 18 h 30, 1 250 000 € en 2026, 2024 2025 2026 2027",
        "réf. 20261122-4567, ISBN 978-2-07-036822-8, 4 242 424 242 424 242 €",
        "carte 4242 4242 4242 4243, FR76 3000 6000 0112 3456 7890 188, 1 84 12 76 451 089 47",
        "https://exemple.fr/?tel=0612345678&c=4242424242424242&m=a@exemple.fr www.exemple.fr/+33612345678",
        "@jean@mastodon.social, jean@, @exemple.fr, a@b",
        "v1.2.3.4.5.6, 192.168.100.200, 12.345.678,90",
        "de 10 h 00 à 18 h 30, salle 204, 1 200 collègues et 45 678 arbres",
    ],
)
def test_other_numbers_and_numbers_in_links_are_left_in_peace(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("06.12.34.56.78", "06.12.34.56.78"),
        ("+33 (0)6 12 34 56 78", "+33 (0)6 12 34 56 78"),
        ("+33612345678", "+33612345678"),
        ("06\u00a012\u202f34\u00a056\u202f78", "06\u00a012\u202f34\u00a056\u202f78"),
        ("Call +44 20 7946 0958", "+44 20 7946 0958"),
    ],
)
def test_telephone_numbers_of_all_countries(text: str, match: str) -> None:
    assert matches(rule("[phone]"), text) == [match]


def test_a_number_without_country_code_is_of_the_region() -> None:
    assert matches(rule("[phone]", "region: US\n"), "(212) 456-7890 ou 06 12 34 56 78") == ["(212) 456-7890"]
    assert matches(rule("[phone]"), "(212) 456-7890 ou 06 12 34 56 78") == ["06 12 34 56 78"]


def test_what_is_allowed_is_left_in_peace_however_it_is_written() -> None:
    text = "presse@nordalia.example PRESSE@Nordalia.Example 01 23 45 67 89 +33123456789 jean@exemple.fr 0612345678"
    assert matches(rule(more=ALLOW), text) == ["jean@exemple.fr", "0612345678"]
    account = "allow: [FR7630006000011234567890189]\n"
    assert matches(rule("[iban]", account), "FR76 3000 6000 0112 3456 7890 189") == []


def test_only_the_kinds_asked_for_and_none_inside_another() -> None:
    text = "FR76 3000 6000 0112 3456 7890 189, 4242 4242 4242 4242, a@exemple.fr, 06 12 34 56 78"
    assert matches(rule("[phone]"), text) == ["06 12 34 56 78"]
    assert matches(rule("[card, email]"), text) == ["4242 4242 4242 4242", "a@exemple.fr"]


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("en 2026 4242 4242 4242 4242 2027 oui", "4242 4242 4242 4242"),
        ("QR45 FR76 3000 6000 0112 3456 7890 189", "FR76 3000 6000 0112 3456 7890 189"),
        ("3782 822463 10005 100 200", "3782 822463 10005"),
        ("100 200 1 84 12 76 451 089 46", "1 84 12 76 451 089 46"),
    ],
)
def test_numbers_beside_a_number_do_not_hide_it(text: str, match: str) -> None:
    assert matches(rule(), text) == [match]


def test_corsica_is_in_france() -> None:
    south = "2 55 08 2A 123 456"
    key = 97 - int("2550819123456") % 97
    assert matches(rule("[nir]"), f"{south} {key:02d}") == [f"{south} {key:02d}"]
    assert is_nir(f"1850 72B 004 021{97 - int('1850718004021') % 97:02d}".replace(" ", ""))


def test_exceptions_clear_a_finding() -> None:
    assert matches(rule("[email]", "exceptions: [exemple]\n"), "a@exemple.fr a@autre.fr") == ["a@autre.fr"]


def test_lines_of_a_text_are_read_apart() -> None:
    text = "a@exemple.fr\r\nrien\r\n\r\nb@exemple.fr"
    assert matches(rule(), text) == ["a@exemple.fr", "b@exemple.fr"]


@pytest.mark.parametrize("number", CARDS)
def test_known_brands_of_cards(number: str) -> None:
    assert is_card(number)
    assert matches(rule("[card]"), f"n° {number}.") == [number]


@pytest.mark.parametrize("account", IBANS)
def test_accounts_of_several_countries(account: str) -> None:
    assert is_iban(account)
    assert matches(rule("[iban]"), account.lower()) == [account.lower()]


def test_a_siret_is_no_card_though_it_passes_the_same_check() -> None:
    company = next(number for digit in range(10) if passes_luhn(number := f"36252187{digit}"))
    sirets = [f"{company}{establishment:05d}" for establishment in range(400)]
    passing = [number for number in sirets if passes_luhn(number)]
    assert passing
    assert all(is_siret(number) and not is_card(number) for number in passing)


@given(st.sampled_from(CARDS), st.data())
def test_a_card_with_one_wrong_digit_is_none(number: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(number) - 1))
    digit = data.draw(st.sampled_from("0123456789").filter(lambda digit: digit != number[at]))
    assert not is_card(number[:at] + digit + number[at + 1 :])


@given(st.text("0123456789", min_size=1, max_size=18))
def test_one_last_digit_in_ten_passes(body: str) -> None:
    assert sum(passes_luhn(f"{body}{digit}") for digit in range(10)) == 1


@given(st.sampled_from(sorted(IBAN_LENGTHS)), st.data())
def test_an_account_has_one_key(country: str, data: st.DataObject) -> None:
    length = IBAN_LENGTHS[country] - 4
    body = data.draw(st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=length, max_size=length))
    keys = [key for key in range(2, 99) if is_iban(f"{country}{key:02d}{body}")]
    assert len(keys) == 1
    assert not is_iban(f"{country}{keys[0]:02d}{body}0")


@given(
    st.integers(1, 2),
    st.integers(0, 99),
    st.integers(1, 12),
    st.integers(1, 95),
    st.integers(0, 999),
    st.integers(0, 999),
)
def test_a_social_security_number_has_one_key(
    sex: int, year: int, month: int, department: int, town: int, rank: int
) -> None:
    body = f"{sex}{year:02d}{month:02d}{department:02d}{town:03d}{rank:03d}"
    keys = [key for key in range(100) if is_nir(f"{body}{key:02d}")]
    assert keys == [97 - int(body) % 97]


@given(st.text(max_size=40), st.sampled_from([" ", "\u00a0", " 👩🏽\u200d💻 ", " e\u0301 ", "\n"]))
def test_places_are_those_of_the_text_as_written(around: str, between: str) -> None:
    text = f"{around}{between}FR76 3000\u00a06000 0112\u202f3456 7890 189{between}{around}"
    assert "FR76 3000\u00a06000 0112\u202f3456 7890 189" in matches(rule("[iban]"), text)


@pytest.mark.parametrize(
    ("more", "line", "reason"),
    [
        ("", 1, "needs kinds: some of email, phone, iban, card, nir"),
        ("kinds: [mail]\n", 3, "kinds must be among email, phone, iban, card, nir, not 'mail'"),
        ("kinds: [phone]\nregion: France\n", 4, "a country's two letters"),
        ("kinds: [phone]\nregion: UK\n", 4, "a country's two letters"),
    ],
)
def test_what_is_not_clear_is_refused(more: str, line: int, reason: str) -> None:
    _, at, why = refusal(f"extends: personal_data\nmessage: a\n{more}")
    assert (at, reason in why) == (line, True)


def test_telephone_numbers_are_not_loaded_before_a_text_has_digits() -> None:
    script = (
        "import sys\n"
        "from tests.charter.charters import matches\n"
        "rule = 'extends: personal_data\\nmessage: a\\nkinds: [phone]\\n'\n"
        "assert matches(rule, 'Bonjour à tous, en 2026') == []\n"
        "assert 'phonenumbers' not in sys.modules\n"
        "assert matches(rule, '06 12 34 56 78')\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_of_a_text_full_of_numbers_only_the_new_line_is_read() -> None:
    check = a_charter(rule())

    def edit(count: int) -> tuple[int, int]:
        lines = [
            f"Le {number % 28 + 1:02d}/11/2026, {number} 000 personnes sur 12 345 678, réf. {count}{number:06d}"
            for number in range(count)
        ]
        first = calls(lambda: check.review("\n".join(lines), a_context()))
        return first, calls(lambda: check.review("\n".join([*lines, f"06123456{count}"]), a_context()))

    (shorter, one_line), (longer, one_line_more) = edit(20), edit(80)
    assert longer > 2.5 * shorter
    assert one_line_more < 1.5 * one_line + 200
    assert one_line_more < longer / 10


def test_an_action_becomes_a_fix() -> None:
    (found,) = findings(rule("[email]", "action: {name: remove}\n"), "à a@exemple.fr !")
    assert [fix.edits[0].text for fix in found.fixes] == [""]
