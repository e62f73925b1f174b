"""The pieces a contract example is put together from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rider:
    """A sentence added to a clause, and what it adds to the summary.

    An addition that starts with "unless" or "except" ends the first sentence of the summary; any other is the
    second sentence; an empty one leaves the summary as it is.
    """

    clause: str
    summary: str

    @property
    def is_exception(self) -> bool:
        return self.summary.startswith(("unless ", "except "))


@dataclass(frozen=True)
class Variant:
    """One drafter's wording of a clause with its summary.

    Slots: {x:a|b} draws a value and shows it, {x!:3|4} shows it as "three (3)", {x#:3|4} as "third (3rd)",
    {x} and {x!} show it again. {A} is the agreement and {P} the other side; {P^} and {A^} are the same with a
    capital.
    """

    clause: str
    summary: str
    riders: tuple[Rider, ...]
    agreements: str = ""


@dataclass(frozen=True)
class Family:
    """A kind of clause, its guide entry and the agreements it stands in."""

    name: str
    guide: str
    agreements: str
    variants: tuple[Variant, ...]


@dataclass(frozen=True)
class Entry:
    """One entry of the plain-language guide."""

    id: str
    title: str
    text: str
