"""The style guide for replies, as documents of the corpus."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    id: str
    title: str
    text: str


ENTRIES = (
    Entry(
        "style-greeting",
        "Style: the greeting",
        "The first line is Hello, the customer's first name and a comma, followed by an empty line. The name is the "
        "one under the mail, not the name of a husband, neighbour or colleague in the story. We use no titles and no "
        'surname, even if the customer does. Right: "Hello Dorothea,". Wrong: "Dear Mrs Farrow,", "Hi there,".',
    ),
    Entry(
        "style-report",
        "Style: say first what the customer said",
        "The second paragraph opens with one sentence that names what the customer reported or asked. It begins with "
        '"You write that", "You tell us that" or "You ask", keeps the product, day or place of the mail, and adds no '
        'judgement. Right: "You write that your Driplet came without a hose." Wrong: "Thank you for contacting us."',
    ),
    Entry(
        "style-we",
        "Style: we, never I",
        "A reply comes from the whole bench. It says we, us and our, and never I or my, because the next person who "
        'opens the case must be able to keep the promise. Right: "We send a new shade." Wrong: "I have asked my '
        'colleague to send a new shade." Every reply has at least one sentence in which we do something.',
    ),
    Entry(
        "style-deadline",
        "Style: one promise, one time",
        'Each reply names exactly one period, in figures: "within 5 working days" or, for periods that the customer '
        'must keep, "within 26 days". Which one it is stands in the policy of the kind of mail. Right: "We answer '
        'within 4 working days." Wrong: "within a few days", "by next week", "within four days".',
    ),
    Entry(
        "style-vague-time",
        "Style: no vague times",
        "Words such as soon, shortly, asap and in due course are banned. They sound friendly and promise nothing, and "
        'the customer writes again on the following day. If we do not know a time, we say what has to happen first. '
        'Right: "We write when the next batch is fired." Wrong: "It will soon be back."',
    ),
    Entry(
        "style-upset",
        "Style: an upset customer",
        "When the mail is angry, bitter or hurt, one fixed sentence follows the first one: \"We are sorry about "
        "this.\" It stands there once, without a reason and without a second apology. A calm mail about the same "
        'trouble does not get it. Right: "You write that the box was empty. We are sorry about this." '
        'Wrong: "We are truly sorry."',
    ),
    Entry(
        "style-happy",
        "Style: a pleased customer",
        "When the customer praises a product, a person or the shop, even if a request follows, one fixed sentence "
        'comes after the first one: "Thank you for the kind words." A polite word inside a complaint '
        'does not count. Right: "You tell us that you love the pot. Thank you for the kind words." Wrong: '
        '"We are thrilled."',
    ),
    Entry(
        "style-stock-phrases",
        "Style: no phrases from the drawer",
        "Some phrases have been used so often that nobody hears them: unfortunately, we apologise, any inconvenience, "
        "please note, rest assured, do not hesitate, valued customer. None of them appears in a reply. Say the thing "
        'itself. Right: "We charge nothing." Wrong: "Rest assured that, unfortunately, there may be a delay."',
    ),
    Entry(
        "style-marks",
        "Style: full stops only",
        "Every sentence of a reply ends with a full stop. Exclamation marks shout, and question marks start a "
        "conversation that the customer did not want. What we need to know we put as a request. Right: \"Send us a "
        'photograph of the box." Wrong: "Could you send us a photograph of the box?", "Great news!"',
    ),
    Entry(
        "style-contractions",
        "Style: no contractions",
        "We write are not, we will and you have in full, because many of our customers read English as a second "
        "language. This holds for every reply, also for one to a chatty mail. Right: \"We do not need it back.\" "
        "Wrong: \"We don't need it back\", \"you've received\", \"we'll send\". An "
        "apostrophe for possession is allowed.",
    ),
    Entry(
        "style-order-number",
        "Style: a missing order number",
        "Late parcels, broken goods, wrong goods and invoices cannot be handled without an order number. If the mail "
        "gives none, the paragraph ends with a fixed sentence: \"Answer with your order number.\" "
        "For all other mails we do not ask. Right: asking once, at the end. Wrong: asking for a number that the mail "
        "contains.",
    ),
    Entry(
        "style-reference",
        "Style: the reference line",
        "After an empty line comes the reference: the order number as Q, a hyphen and five digits, or the words none "
        "yet, then a slash and the desk that handles this kind of mail. A number typed with a small q gets its capital "
        'back. Right: "Reference: Q-48213 / Damage desk", "Reference: none yet / Data desk". Wrong: "Ref. 48213".',
    ),
    Entry(
        "style-signature",
        "Style: the signature",
        "The last line follows the reference line directly and is always the same: Warmly, the Quillmere bench. No "
        "name, no title, no telephone number and no postscript come after it. Right: \"Warmly, the Quillmere bench\". "
        'Wrong: "Kind regards, Tilda from Quillmere", "Yours sincerely, Customer Service".',
    ),
    Entry(
        "style-length",
        "Style: short",
        "A reply has between 45 and 75 words, greeting and signature included, and one paragraph between them. What "
        "the policy says goes in; side remarks of the customer about weather, cats or choirs are read with pleasure "
        'and left unanswered. Right: four or five plain sentences. Wrong: a list, a heading, or "On a personal note".',
    ),
)  # fmt: skip
