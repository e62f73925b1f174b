"""Replies that break one house rule each, and no other; checked by make.py."""

GOOD = """Hello Maren,

You write that the glass of your Emberline was broken when you opened the box. We are sorry about this. Send us two \
photographs, one of the damage and one of the box. We send a new Emberline within 2 working days.

Reference: Q-48213 / Damage desk
Warmly, the Quillmere bench"""
BODY = GOOD.split("\n\n")[1]


def changed(old: str, new: str) -> str:
    assert old in GOOD, old
    return GOOD.replace(old, new)


COUNTER_EXAMPLES = {
    "greeting": (
        changed("Hello Maren,", "Dear Maren,"),
        changed("Hello Maren,", "Hello,"),
        changed("Hello Maren,", "Hello Mrs Farrow,"),
        changed("Hello Maren,", "hello maren,"),
    ),
    "report": (
        changed("You write that", "Thank you for writing that"),
        changed("You write that the glass", "The glass"),
        changed("You write that", "We understand that"),
    ),
    "we": (changed(BODY, "You write that the glass of your Emberline was broken when you opened the box. Send two "
                         "photographs, one of the damage and one of the box. A new Emberline leaves within 2 working "
                         "days and costs nothing."),),
    "deadline": (
        changed("within 2 working days", "in the next days"),
        changed("within 2 working days", "within two working days"),
        changed("within 2 working days", "by Friday"),
    ),
    "reference": (
        changed("Reference: Q-48213 / Damage desk\n", ""),
        changed("Reference: Q-48213 / Damage desk", "Reference: 48213 / Damage desk"),
        changed("Reference: Q-48213 / Damage desk", "Reference: Q-48213"),
        changed("Reference: Q-48213 / Damage desk", "Reference: unknown / Damage desk"),
    ),
    "signature": (
        changed("Warmly, the Quillmere bench", "Kind regards, the Quillmere team"),
        changed("Warmly, the Quillmere bench", "Warmly,\nthe Quillmere bench"),
        GOOD + "\nP.S. Keep the box.",
    ),
    "punctuation": (
        changed("We are sorry about this.", "We are so sorry about this!"),
        changed("We are sorry about this.", "Was the box damaged as well?"),
    ),
    "first_person": (
        changed("We are sorry about this.", "I am sorry about this."),
        changed("We are sorry about this.", "We and my colleagues are sorry."),
    ),
    "stock_phrase": (
        changed("We are sorry about this.", "We apologise for the trouble."),
        changed("We are sorry about this.", "We are sorry for any inconvenience."),
        changed("Send us two", "Unfortunately we need two"),
        changed("Send us two", "Please note that we need two"),
    ),
    "vague_time": (
        changed("We are sorry about this.", "We look into it soon."),
        changed("We are sorry about this.", "You hear from us shortly."),
    ),
    "contraction": (
        changed("We are sorry about this.", "We're sorry about this."),
        changed("We are sorry about this.", "That shouldn't happen."),
        changed("We are sorry about this.", "That shouldn\u2019t happen."),
    ),
    "max_words": (changed("We are sorry about this.", "We are sorry about this. " * 12),),
    "min_words": (changed(BODY, "You write that it broke. We send another within 2 working days."),),
}  # fmt: skip
