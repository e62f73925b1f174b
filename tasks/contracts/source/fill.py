"""Filling the slots of a clause and its summary."""

import random
import re

SLOT = re.compile(r"\{(\w+)([!#^]?)(?::([^}]*))?\}")
UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
ORDINALS = {
    "3": "third (3rd)",
    "4": "fourth (4th)",
    "5": "fifth (5th)",
    "6": "sixth (6th)",
    "8": "eighth (8th)",
    "12": "twelfth (12th)",
}


def in_words(number: int) -> str:
    """A whole number below a million in words."""
    if number < 20:
        return UNITS[number]
    if number < 100:
        tens, rest = divmod(number, 10)
        return TENS[tens] + (f"-{UNITS[rest]}" if rest else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return f"{UNITS[hundreds]} hundred" + (f" and {in_words(rest)}" if rest else "")
    thousands, rest = divmod(number, 1000)
    return f"{in_words(thousands)} thousand" + (f" {in_words(rest)}" if rest else "")


def shown(value: str, form: str) -> str:
    """A slot value in the form the drafter chose."""
    if form == "!":
        return f"{in_words(int(value.replace(',', '')))} ({value})"
    if form == "#":
        return ORDINALS[value]
    return value[0].upper() + value[1:] if form == "^" else value


def draw(template: str, values: dict[str, str], rng: random.Random) -> None:
    """Draw a value for every slot the template declares."""
    for name, _, choices in SLOT.findall(template):
        if choices and name in values:
            raise ValueError(f"slot {name} is declared twice: {template}")
        if choices:
            values[name] = rng.choice(choices.split("|"))


def fill(template: str, values: dict[str, str]) -> str:
    """The template with its slots filled."""
    return SLOT.sub(lambda match: shown(values[match[1]], match[2]), template)
