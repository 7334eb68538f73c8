# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers that name a person or their money, and the key each of them carries."""

from typing import Final

# How long an account number is in each country (ISO 13616 registry).
IBAN_LENGTHS: Final = {
    country: length
    for length, countries in {
        15: "NO",
        16: "BE",
        18: "DK FI FK FO GL NL SD",
        19: "MK SI",
        20: "AT BA EE KZ LT LU MN XK",
        21: "CH CR HR LI LV",
        22: "BG BH DE GB GE IE ME RS VA",
        23: "AE GI IL IQ OM SO TL",
        24: "AD CZ DZ ES MD PK RO SA SE SK TN VG",
        25: "LY PT ST",
        26: "IR IS TR",
        27: "BF BI CF CG CI CM DJ FR GA GF GP GR IT MC MQ MR NC PF PM RE SM WF YT",
        28: "AL AZ BJ BR BY CY DO GT HN HU LB ML NE NI PL SN SV TG",
        29: "EG PS QA UA",
        30: "JO KW MU",
        31: "MT SC",
        32: "LC",
        33: "RU",
    }.items()
    for country in countries.split()
}
_CORSICA: Final = {"2A": "19", "2B": "18"}
# First digits of each brand, as a range, and how many digits its numbers have.
_BRANDS: Final = (
    ("4", "4", (13, 16, 19)),  # Visa, Carte Bleue
    ("51", "55", (16,)),  # Mastercard
    ("2221", "2720", (16,)),
    ("34", "34", (15,)),  # American Express
    ("37", "37", (15,)),
    ("300", "305", (14, 16, 19)),  # Diners Club
    ("3095", "3095", (14, 16, 19)),
    ("36", "36", (14, 16, 19)),
    ("38", "39", (14, 16, 19)),
    ("6011", "6011", (16, 19)),  # Discover
    ("644", "649", (16, 19)),
    ("65", "65", (16, 19)),
    ("3528", "3589", (16, 17, 18, 19)),  # JCB
    ("62", "62", (16, 17, 18, 19)),  # UnionPay
    ("50", "50", (13, 14, 15, 16, 17, 18, 19)),  # Maestro
    ("56", "58", (13, 14, 15, 16, 17, 18, 19)),
    ("6304", "6304", (16, 18, 19)),
    ("6759", "6759", (16, 18, 19)),
    ("6761", "6763", (16, 18, 19)),
)


def passes_luhn(digits: str) -> bool:
    """The check digit of cards and company numbers; ``digits`` are ASCII."""
    total = 0
    for rank, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + rank % 2)
        total += value - 9 * (value > 9)
    return total % 10 == 0


def is_iban(text: str) -> bool:
    """An account number without spaces, in capitals: right length for its country, and 1 modulo 97."""
    if len(text) != IBAN_LENGTHS.get(text[:2]) or not (text.isascii() and text.isalnum() and text[2:4].isdigit()):
        return False
    return int("".join(str(int(char, 36)) for char in text[4:] + text[:4])) % 97 == 1


def is_card(digits: str) -> bool:
    """A payment card's number: a known brand, its length, its check digit; and no French establishment's number."""
    brand = any(len(digits) in lengths and first <= digits[: len(first)] <= last for first, last, lengths in _BRANDS)
    return brand and passes_luhn(digits) and not is_siret(digits)


def is_siret(digits: str) -> bool:
    """The number of a French establishment: 14 digits whose check holds, as it does for its company's nine."""
    return len(digits) == 14 and passes_luhn(digits) and passes_luhn(digits[:9])


def is_nir(text: str) -> bool:
    """A French social security number with its key: 15 characters, digits but for the ``2A`` and ``2B`` of Corsica."""
    body, key = text[:13].upper(), text[13:]
    department = body[5:7]
    body = body[:5] + _CORSICA.get(department, department) + body[7:]
    if len(text) != 15 or not (body.isascii() and body.isdigit() and key.isascii() and key.isdigit()):
        return False
    month = int(body[3:5])
    born = 1 <= month <= 12 or 20 <= month <= 42 or 50 <= month <= 99
    return body[0] in "123478" and born and int(key) == 97 - int(body) % 97
