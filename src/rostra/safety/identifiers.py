"""Numbers that name one person or account, told from other numbers by their check digits (pure).

IBAN: ISO 13616 with ISO 7064 mod 97-10. Cards: ISO/IEC 7812 (Luhn). Identity numbers: the Spanish
DNI and NIE, Brazilian CPF, French NIR, Italian codice fiscale, Polish PESEL, Swedish
personnummer, Korean RRN, and the forms of the United States' SSN and the British NINO, which have
no check digit. Numbers so short that one in ten would pass by chance are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from rostra.safety.verdict import Span

_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}(?![A-Za-z0-9])")
_CARD = re.compile(r"(?<![\d.,-])[2-6]\d{3}(?:[ -]?\d{4}){3}(?![\d-]|[.,]\d)")
_AMEX = re.compile(r"(?<![\d.,-])3[47]\d{2}[ -]?\d{6}[ -]?\d{5}(?![\d-]|[.,]\d)")


def iban_spans(text: str) -> Iterator[Span]:
    """International bank account numbers."""
    for match in _IBAN.finditer(text):
        # The words in capitals that follow one are cut off again.
        end = match.end()
        while end - match.start() >= 15:
            if _is_iban(text[match.start() : end].replace(" ", "")):
                yield match.start(), end
                break
            end = match.start() + text[match.start() : end].rfind(" ")


def card_spans(text: str) -> Iterator[Span]:
    """Numbers of payment cards."""
    for pattern in (_CARD, _AMEX):
        for match in pattern.finditer(text):
            digits = _digits(match.group())
            if _luhn(digits) and len(set(digits)) > 1:
                yield match.span()


def identity_spans(text: str) -> Iterator[tuple[Span, str]]:
    """National identity numbers, each with the short name of its kind ("DNI")."""
    for kind, pattern, is_right in _IDENTITIES:
        for match in pattern.finditer(text):
            if is_right(match.group()):
                yield match.span(), kind


def _digits(text: str) -> list[int]:
    return [int(char) for char in text if char in "0123456789"]


def _luhn(digits: list[int]) -> bool:
    """Luhn's check (US patent 2,950,048): every second digit from the right doubled."""
    doubled = (2 * digit - 9 * (digit > 4) for digit in digits[-2::-2])
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def _is_iban(number: str) -> bool:
    turned = number[4:] + number[:4]
    return 15 <= len(number) <= 34 and int("".join(str(int(c, 36)) for c in turned)) % 97 == 1


def _weighed(digits: list[int], weights: list[int]) -> int:
    return sum(digit * weight for digit, weight in zip(digits, weights, strict=False))


def _is_dni(number: str) -> bool:
    """Eight digits (a NIE's X, Y, Z is 0, 1, 2) and the letter of their remainder by 23."""
    bare = number.upper().replace("-", "").replace(" ", "").replace(".", "")
    value = int(bare[:-1].translate(str.maketrans("XYZ", "012")))
    return "TRWAGMYFPDXBNJZSQVHLCKE"[value % 23] == bare[-1]


def _is_cpf(number: str) -> bool:
    digits = _digits(number)
    first = _weighed(digits, list(range(10, 1, -1))) * 10 % 11 % 10
    second = _weighed(digits, list(range(11, 1, -1))) * 10 % 11 % 10
    return len(set(digits)) > 1 and digits[9:] == [first, second]


def _is_nir(number: str) -> bool:
    """Thirteen digits and 97 less their remainder by 97; Corsica's 2A, 2B count as 19, 18."""
    bare = number.upper().replace(" ", "").replace("2A", "19", 1).replace("2B", "18", 1)
    return 97 - int(bare[:13]) % 97 == int(bare[13:])


# What a letter or digit at an odd place of a codice fiscale counts.
_ODD = (
    1,
    0,
    5,
    7,
    9,
    13,
    15,
    17,
    19,
    21,
    2,
    4,
    18,
    20,
    11,
    3,
    6,
    8,
    12,
    14,
    16,
    10,
    22,
    25,
    24,
    23,
)


def _is_codice_fiscale(number: str) -> bool:
    places = [int(char, 36) - 10 * char.isalpha() for char in number.upper()]
    total = sum(_ODD[place] for place in places[0:15:2]) + sum(places[1:15:2])
    return total % 26 == places[15]


def _is_pesel(number: str) -> bool:
    digits = _digits(number)
    day, month = digits[4] * 10 + digits[5], (digits[2] * 10 + digits[3]) % 20
    total = _weighed(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1])
    return 1 <= day <= 31 and 1 <= month <= 12 and total % 10 == 0


def _is_personnummer(number: str) -> bool:
    digits = _digits(number)[-10:]
    return _luhn(digits)


def _is_rrn(number: str) -> bool:
    digits = _digits(number)
    return (11 - _weighed(digits, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11) % 10 == digits[12]


def _form_alone(number: str) -> bool:
    return True


_DATE = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_IDENTITIES: tuple[tuple[str, re.Pattern[str], Callable[[str], bool]], ...] = tuple(
    (kind, re.compile(rf"(?<![\w.,-])(?:{pattern})(?![\w-]|[.,]\d)"), is_right)
    for kind, pattern, is_right in (
        ("SSN", r"(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}", _form_alone),
        (
            "NINO",
            r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]",
            _form_alone,
        ),
        ("DNI", r"(?:[XYZxyz]-?\d{7}|\d{8}|\d{2}\.\d{3}\.\d{3})[- ]?[A-Za-z]", _is_dni),
        ("CPF", r"\d{3}\.\d{3}\.\d{3}-\d{2}", _is_cpf),
        (
            "NIR",
            r"[12] ?\d{2} ?(?:0[1-9]|1[0-2]) ?(?:\d{2}|2[ABab]) ?\d{3} ?\d{3} ?\d{2}",
            _is_nir,
        ),
        (
            "codice fiscale",
            r"[A-Za-z]{6}\d{2}[A-EHLMPR-Ta-ehlmpr-t]\d{2}[A-Za-z]\d{3}[A-Za-z]",
            _is_codice_fiscale,
        ),
        ("PESEL", r"\d{11}", _is_pesel),
        ("personnummer", rf"(?:19|20)?\d{{2}}{_DATE}[-+]\d{{4}}", _is_personnummer),
        ("RRN", rf"\d{{2}}{_DATE}-[1-8]\d{{6}}", _is_rrn),
    )
)
