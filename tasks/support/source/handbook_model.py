"""Types of the Quillmere handbook and the answers that count as right."""

import re
from dataclasses import dataclass

# Unit as the handbook writes it -> other spellings that are accepted with the same number.
UNITS: dict[str, tuple[str, ...]] = {
    "seconds": ("s",),
    "minutes": ("min",),
    "hours": ("h",),
    "days": (),
    "working days": ("days",),
    "nights": (),
    "weeks": (),
    "months": (),
    "years": (),
    "millimetres": ("mm", "millimeters"),
    "centimetres": ("cm", "centimeters"),
    "metres": ("m", "meters"),
    "square metres": ("m²", "m2", "square meters"),
    "litres": ("l", "liters"),
    "millilitres": ("ml", "milliliters"),
    "grams": ("g",),
    "kilograms": ("kg",),
    "degrees Celsius": ("°C", "degrees"),
    "percent": ("per cent",),
    "bar": (),
    "newtons": ("N",),
    "watts": ("W",),
    "volt": ("V", "volts"),
    "milliamperes": ("mA",),
    "lumens": ("lm",),
    "ppm": (),
    "megabytes": ("MB",),
    "pixels": ("px",),
    "characters": (),
    "letters": (),
    "Acorns": (),
}
AMOUNT = re.compile(r"EUR ([\d.,]+)")
QUANTITY = re.compile(r"(\d[\d.,]*) (.+)")


@dataclass(frozen=True)
class Fact:
    """One thing an article states, and how customers ask for it."""

    answer: str
    wordings: tuple[str, ...]
    accepted: tuple[str, ...]

    def references(self) -> list[str]:
        """The answer first, then every other form that counts as right."""
        forms = (self.answer, *spellings(self.answer), *self.accepted)
        return list(dict.fromkeys(forms))


@dataclass(frozen=True)
class Article:
    """One page of the handbook; its id is the department, a hyphen and a number."""

    id: str
    title: str
    text: str
    facts: tuple[Fact, ...]

    @property
    def department(self) -> str:
        return self.id.rsplit("-", 1)[0]


def fact(answer: str, *wordings: str, accepted: tuple[str, ...] = ()) -> Fact:
    """A fact, written the short way."""
    return Fact(answer, wordings, accepted)


def spellings(answer: str) -> list[str]:
    """Other usual ways to write an amount of money or a number with a known unit."""
    if money := AMOUNT.fullmatch(answer):
        number = money[1]
        return [f"{number} euro", f"{number} euros", f"{number} EUR", f"€{number}", number]
    quantity = QUANTITY.fullmatch(answer)
    if quantity is None or quantity[2] not in UNITS:
        return []
    number, unit = quantity.groups()
    forms = [f"{number} {other}" for other in UNITS[unit]]
    if unit == "percent":
        forms.append(f"{number}%")
    forms.append(number)
    if "," in number:
        plain = number.replace(",", "")
        forms += [f"{plain} {unit}", plain]
    return forms
