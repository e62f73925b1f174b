"""Style rules of the plain-language guide."""

from model import Entry

ENTRIES = (
    Entry(
        "style-you-we",
        "You and we",
        "Every summary speaks to the other side directly. The customer, supplier, reseller, "
        'developer, landlord or employee is always "you"; Quillmere is always "we" or "us". Never '
        'repeat a defined term such as "the Supplier". When a rule binds both sides, write "either '
        'of us", "neither of us", "each of us" or "both of us", whichever fits.',
    ),
    Entry(
        "style-first-words",
        "First words",
        'The first sentence opens with the duty or the right, never with "This clause" or "According '
        'to". It starts with "You", "We" or one of the four forms for both sides. Example: "You must '
        'report damage within 12 days", not "Under this clause damage is to be reported".',
    ),
    Entry(
        "style-must-may",
        "Must, may and may not",
        'Use "must" for a duty, "may" for a right and "may not" for a ban. The words "shall", '
        '"will", "is entitled to" and "undertakes to" never appear in a summary. A promise to pay is '
        'a duty, so it also takes "must". Facts that follow from the contract, such as who owns '
        "goods, take a plain verb.",
    ),
    Entry(
        "style-length",
        "Two sentences at most",
        "A summary has one sentence for the main rule and, where needed, one more for a side rule. "
        "It stays between 10 and 32 words. If the clause holds more, keep who, what, how much and by "
        "when, and leave the rest to the contract itself.",
    ),
    Entry(
        "style-figures",
        "Figures for amounts and periods",
        'Write every amount, period and share in figures: "30 days", "4%", "EUR 1,250". Where the '
        'contract spells a number out and repeats it in brackets, as in "thirty (30) days", only the '
        'figure stays. Put "EUR" before the amount, a comma at thousands and no gap before the '
        "percent sign.",
    ),
    Entry(
        "style-exception-last",
        "Exceptions come last",
        'State the rule first and its exception at the end of the same sentence, after "unless" or '
        '"except". Example: "You must return the crates within 21 days, except broken ones." Do not '
        'open with the exception and do not use "save", "provided that", "notwithstanding" or '
        '"subject to".',
    ),
    Entry(
        "style-present",
        "Present tense",
        "Summaries are written in the present tense, even for things that happen years later. Say "
        '"we pay you after 40 days" and "your right ends", not "we will pay" or "your right shall '
        'have ended". Past tense is kept for facts that come before the rule, such as "parts you '
        'made".',
    ),
    Entry(
        "style-no-latin",
        "No legal terms",
        "Replace legal vocabulary with everyday words: pay back losses, end the agreement, hand "
        "over, serious failure. If no everyday word exists, describe what happens. Kept as they are: "
        "rent, deposit, licence, insurance, guarantee, arbitration and mediation, because readers "
        "know them.",
    ),
    Entry(
        "style-yes-in-writing",
        "Consent",
        '"Prior written consent", "approval" and "authorisation" all become a yes. The fixed phrase '
        'is "unless we say yes in writing" when consent must be written, and "our yes" or "we agree" '
        'in other places. Example: "You may not move the machine unless we say yes in writing."',
    ),
    Entry(
        "style-bill",
        "Bill instead of invoice",
        "An invoice is always a bill in our summaries, an invoice date is a bill date, and to render "
        'an invoice is to send a bill. Example: "We must pay your bills within 41 days." Credit '
        "notes keep their name, because no shorter word exists.",
    ),
    Entry(
        "style-working-days",
        "Days and working days",
        'Keep the kind of day the contract uses. "Business days" and "working days" both become '
        '"working days"; calendar days are just "days". Periods of notice are written "with 20 days\' '
        'notice". Times of day are written "9 o\'clock", without a.m. or p.m.',
    ),
    Entry(
        "style-leave-out",
        "What to leave out",
        "Leave out clause numbers, headings, sentences about survival, severance or reasonableness, "
        "references to other clauses, definitions, and statements that a party has read or "
        "understood something. They never earn a place in the summary, even if they take up half of "
        "the clause.",
    ),
    Entry(
        "style-channel",
        "How notice is sent",
        'Name the way of giving notice only if the contract fixes one: "by e-mail", "by registered '
        'post", "through the partner portal". Place it right after the act it belongs to. Example: '
        '"You must object by registered post within 15 days."',
    ),
    Entry(
        "style-agreement",
        "The agreement",
        'Whatever the document is called, it is "the agreement" in a summary; a lease is "the lease" '
        'and an employment contract is "the job" where that reads better. Its end, by whatever '
        'route, is "the end". Example: "You must return the keys 6 days after the end."',
    ),
    Entry(
        "style-ranges",
        "At least, at most",
        '"Not less than" becomes "at least", "not exceeding" and "up to a maximum of" become "at '
        'most" or "up to", and "in excess of" becomes "above" or "over". Example: "You pay at most '
        'EUR 940 a month." Avoid "no more than" if "at most" fits.',
    ),
    Entry(
        "style-whose-side",
        "Check who carries the duty",
        'Before writing, ask who must act. Passive drafting such as "invoices shall be payable" '
        'hides the actor; the summary brings it back: "We must pay your bills". If the contract puts '
        'the duty on Quillmere, the summary begins with "We", even when the clause begins with the '
        "other side.",
    ),
)
