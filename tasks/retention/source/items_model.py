"""What one probe item is, and how an answer that is a number may be spelled."""

from dataclasses import dataclass

SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


@dataclass(frozen=True)
class Item:
    """A question, its accepted answers (an int stands for digits and words), and how hard it is meant to be."""

    question: str
    answers: tuple[str | int, ...]
    level: str
    copied: bool = False  # the answer is a part of the question and has to be picked out

    def references(self) -> list[str]:
        spelled = [form for answer in self.answers for form in spellings(answer)]
        return list(dict.fromkeys(spelled))


def easy(question: str, *answers: str | int, copied: bool = False) -> Item:
    return Item(question, answers, "easy", copied)


def harder(question: str, *answers: str | int, copied: bool = False) -> Item:
    return Item(question, answers, "harder", copied)


def in_order(*words: str) -> tuple[str, ...]:
    """A list as an answer: with commas, without white space, or with "and" before the last."""
    return ", ".join(words), ",".join(words), f"{', '.join(words[:-1])} and {words[-1]}"


def spellings(answer: str | int) -> list[str]:
    """A text as it is; a number in digits and, up to 100, in words."""
    if isinstance(answer, str):
        return [answer]
    if answer > 100:
        return [str(answer)]
    if answer == 100:
        return ["100", "one hundred"]
    if answer < 20:
        return [str(answer), SMALL[answer]]
    tens, ones = TENS[answer // 10], answer % 10
    if not ones:
        return [str(answer), tens]
    return [str(answer), f"{tens}-{SMALL[ones]}", f"{tens} {SMALL[ones]}"]
