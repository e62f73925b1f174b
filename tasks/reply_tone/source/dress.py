"""Greetings, sign-offs, order numbers and names that are put around a mail."""

import random

from model import Skeleton

OPENINGS = {
    "casual": ("", "", "", "hi,", "hey,", "hello,", "hi quillmere,", "hey there,", "morning,", "evening all,"),
    "neutral": (
        "", "Hello,", "Hi,", "Good morning,", "Good evening,", "Dear Quillmere team,", "Hello Quillmere,",
        "Dear customer team,", "Hello everyone,",
    ),
    "formal": (
        "Dear Sir or Madam,", "Dear Quillmere,", "Dear ladies and gentlemen,", "To the customer desk.", "Good day.",
        "Dear customer service,", "Ladies and gentlemen,",
    ),
    "second_language": (
        "", "Hello,", "Good day,", "Dear Quillmere,", "Hello dear team,", "Dear Sirs,", "Good morning team,",
    ),
}  # fmt: skip
ANGRY_OPENINGS = {"casual": ("", "", "right.", "seriously?"), "neutral": ("", "Hello,", "To whom it may concern,")}
SIGN_OFFS = {
    "casual": ("{first}", "cheers, {first}", "thx {first}", "{first} x", "ta, {first}", "- {first}", "{first} {last}"),
    "neutral": (
        "Best wishes,\n{first} {last}", "Regards,\n{first} {last}", "Thanks,\n{first}", "{first} {last}",
        "Many thanks,\n{first} {last}", "Kind regards,\n{first} {last}", "Thank you\n{first}",
    ),
    "formal": (
        "Yours sincerely,\n{first} {last}", "Yours faithfully,\n{first} {last}", "Respectfully,\n{first} {last}",
        "With kind regards,\n{title} {first} {last}", "I remain, yours truly,\n{first} {last}",
    ),
    "second_language": (
        "Greetings,\n{first} {last}", "With friendly greetings\n{first} {last}", "Thank you and greetings, {first}",
        "Best greetings from {first} {last}", "Many thanks,\n{first} {last}",
    ),
}  # fmt: skip
ANGRY_SIGN_OFFS = {
    "casual": ("{first}", "- {first}", "{first} {last}"),
    "neutral": ("{first} {last}", "Regards,\n{first} {last}", "Waiting for your answer,\n{first} {last}"),
    "formal": (
        "{first} {last}",
        "Yours, with little patience left,\n{first} {last}",
        "Yours faithfully,\n{first} {last}",
    ),
    "second_language": ("{first} {last}", "I wait for the answer.\n{first} {last}", "Greetings,\n{first} {last}"),
}
ORDER_SENTENCES = {
    "casual": (
        "order {order}", "order no is {order}", "it's {order} btw", "({order} if you need it)", "order: {order}",
    ),
    "neutral": (
        "The order number is {order}.", "My order number is {order}.", "It's order {order}.", "(Order {order})",
        "Order number: {order}.", "You'll find it under {order}.",
    ),
    "formal": (
        "The order bears the number {order}.", "The order in question is {order}.", "My order number is {order}.",
        "On the confirmation I find the number {order}.",
    ),
    "second_language": (
        "The order has number {order}.", "Number of order: {order}.", "My order is {order}.", "Order {order}.",
    ),
}  # fmt: skip
LAST_ORDER_SENTENCES = {
    "casual": ("last order was {order} if that helps", "my last order was {order}", "you have me under {order}"),
    "neutral": (
        "My last order was {order}, in case you need it.", "If it helps, my last order was {order}.",
        "(You know me from order {order}.)",
    ),
    "formal": (
        "You will find me in your books under the order {order}.", "My most recent order bears the number {order}.",
    ),
    "second_language": ("My last order was {order}.", "You find me with the order {order}."),
}  # fmt: skip
SUBJECTS = ("Subject: {order}", "Subject: Order {order}", "Subject: my order {order}", "Re: {order}")
GREETED = ("hi ", "hey", "hello", "good evening", "good day", "dear ", "good morning", "quick", "ok ", "right")
_FIRST_NAMES = """
Maren Oskar Tilda Ruben Mireille Anselm Greta Ivo Petra Callum Noor Hedda Silvan Bettina Faris Orla Lennart Dorothea
Jonas Imke Rafael Winifred Tomasz Selma Ludo Beatrix Kaspar Nadia Edmund Frieda Hamid Rosalind Viktor Agnes Teodor
Pilar Magnus Clarice Yusuf Brigitte Alban Meike Dario Eleanor Stefan Priya Cedric Wanda Malik Ottilie Bram Lucia
Hugo Sunniva Emil Zofia Gideon Marta Ravi Constance Nils Amina Walter Ines Fabian Gwendolyn Arturo Elke Simon
Theresa Kofi Adele Henrik Paloma Desmond Katya Ferdinand Leila Rupert Signe Matteo Harriet Benedikt Chiara Olaf
Verity Samir Josefine Percival Danuta Florian Mabel Enzo Roswitha Leopold Aisha Gerard Linnea Marius Cordelia Pavel
Hanne Quentin Esme Rashid Isolde Konrad Philippa Tariq Ulrike
"""
FIRST_NAMES = tuple(_FIRST_NAMES.split())
_LAST_NAMES = """
Vint Taub Ashgrove Halloway Brindel Marsh Okafor Lindqvist Pell Sandoval Thorne Eberle Quist Novak Farrow Castell
Winterbourne Dray Moreau Haldane Sorrel Kettering Bauer Lisle Amari Strand Fenwick Olsen Pardew Rossi Tran Underhill
Vogel Whitlock Yates Zeller Cobham Duval Erskine Falk Grieve Hobday Iversen Jessop Kowal Larch Mistry Nordby Oakes
Prewett
"""
LAST_NAMES = tuple(_LAST_NAMES.split())
_MALE = """
Oskar Ruben Anselm Ivo Callum Silvan Faris Lennart Jonas Rafael Tomasz Ludo Kaspar Edmund Hamid Viktor Teodor Magnus
Yusuf Alban Dario Stefan Cedric Malik Bram Hugo Emil Gideon Ravi Nils Walter Fabian Arturo Simon Kofi Henrik Desmond
Ferdinand Rupert Matteo Benedikt Olaf Samir Percival Florian Enzo Leopold Gerard Marius Pavel Quentin Rashid Konrad
Tariq
"""
MALE = frozenset(_MALE.split())
SUBJECT_SHARE = 0.25
ORDER_LOWER_SHARE = 0.3


def with_order(text: str, order: str, voice: str, about_order: bool, rng: random.Random) -> str:
    shown = order.lower() if voice == "casual" and rng.random() < ORDER_LOWER_SHARE else order
    sentences = ORDER_SENTENCES if about_order else LAST_ORDER_SENTENCES
    gap = "\n" if voice == "casual" else " "
    return f"{text}{gap}{rng.choice(sentences[voice]).format(order=shown)}"


def dressed(skeleton: Skeleton, text: str, first: str, order: str, about_order: bool, rng: random.Random) -> str:
    """The whole mail as it arrives; in some kinds of mail the order is beside the point."""
    voice, angry = skeleton.voice, skeleton.mood == "upset"
    openings = ANGRY_OPENINGS.get(voice, OPENINGS[voice]) if angry else OPENINGS[voice]
    opening = "" if text.lower().startswith(GREETED) else rng.choice(openings)
    subject = ""
    if order and about_order and voice != "casual" and rng.random() < SUBJECT_SHARE:
        subject = rng.choice(SUBJECTS).format(order=order)
    elif order:
        text = with_order(text, order, voice, about_order, rng)
    sign_off = rng.choice((ANGRY_SIGN_OFFS if angry else SIGN_OFFS)[voice])
    title = "Mr" if first in MALE else "Mrs"
    sign_off = sign_off.format(first=first, last=rng.choice(LAST_NAMES), title=title)
    if voice == "casual" and opening:
        text, opening = f"{opening} {text}", ""
    return "\n\n".join(part for part in (subject, opening, text, sign_off) if part)
