"""Keys, passwords and personal data. What is found is shown masked."""

from __future__ import annotations

import re

from harness.checking.findings import Findings
from harness.keys import KEY

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24}\b")
# Names that are set aside for examples: nobody has such an address.
_RESERVED = re.compile(r"(?:[@.]example|[@.]example\.(?:com|org|net)|\.test|\.invalid|\.localhost)$", re.IGNORECASE)
_CARD = re.compile(r"(?<![\w.-])[3-6]\d{3}(?:[ -]?\d){8,15}(?![\w-]|\.\d)")
_CARD_KIND = re.compile(r"4\d{12}(?:\d{3})?(?:\d{3})?|(?:5[1-5]|2[2-7])\d{14}|3[47]\d{13}|6(?:011|5\d\d)\d{12}")
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\w)")


def find_secrets(text: str, place: tuple[str, int, str | None], findings: Findings) -> None:
    """Looks at the text of a line. At most one finding of a kind for each line."""
    if found := KEY.search(text):
        findings.add("secret", f"{_masked(found.group())} looks like a key", *place)
    if "@" in text and (mail := next((m for m in _EMAIL.findall(text) if not _RESERVED.search(m)), None)):
        findings.add("email-address", f"{_masked(mail)} looks like a person's address; .example is nobody's", *place)
    if card := next((m for m in _CARD.findall(text) if _is_card(m)), None):
        findings.add("card-number", f"{_masked(card)} has the form and check digit of a card number", *place)
    if iban := next((m for m in _IBAN.findall(text) if _is_iban(m)), None):
        findings.add("iban", f"{_masked(iban)} has the form and check digits of an IBAN", *place)


def _masked(value: str) -> str:
    return f"{value[:4]}... ({len(value)} characters)"


def _is_card(text: str) -> bool:
    digits = re.sub(r"\D", "", text)
    return bool(_CARD_KIND.fullmatch(digits)) and len(set(digits)) > 1 and _luhn(digits)


def _luhn(digits: str) -> bool:
    doubled = (int(d) * (1 + place % 2) for place, d in enumerate(reversed(digits)))
    return sum(n - 9 if n > 9 else n for n in doubled) % 10 == 0


def _is_iban(text: str) -> bool:
    compact = text.replace(" ", "")
    turned = compact[4:] + compact[:4]
    return 15 <= len(compact) <= 34 and int("".join(str(int(c, 36)) for c in turned)) % 97 == 1
