"""Notices, law, disputes and changes."""

from model import Family, Rider, Variant

FAMILIES = (
    Family(
        name="notices",
        guide="notices",
        agreements="supplier reseller landlord developer carrier",
        variants=(
            Variant(
                clause=(
                    "Any notice required to be given hereunder shall be in writing in the "
                    "{lang:English|German|French} language and shall be deemed served, if delivered by "
                    "hand, upon delivery; if sent by registered post, on the {n#:3|4|5} working day "
                    "after posting; and if sent by electronic mail, upon acknowledgement of receipt."
                ),
                summary=(
                    "Either of us must send notices in writing in {lang}; registered post counts after "
                    "{n} working days."
                ),
                riders=(
                    Rider(
                        "Notice of termination may not be given by electronic mail.",
                        "except notices ending the agreement, which need paper",
                    ),
                    Rider(
                        "Each party shall notify changes of address within {d!:6|9|11} days.",
                        "Address changes must be reported within {d} days.",
                    ),
                ),
            ),
            Variant(
                clause=(
                    "Messages about {A} go to the contact named on page {p:1|2|3}. Everyday matters can "
                    "be dealt with by e-mail or telephone. Complaints, price changes and the end of {A} "
                    "need a signed letter to {place:Harrowdene|Ostrell|Tarnby}, which counts as received "
                    "{d:2|4|6} days after posting."
                ),
                summary=(
                    "You must send complaints, price changes and endings by signed letter to {place}, "
                    "received after {d} days."
                ),
                riders=(
                    Rider(
                        "A letter returned as undeliverable counts all the same.",
                        "Letters that cannot be delivered still count.",
                    ),
                    Rider("Fax messages are not accepted.", "We do not accept faxes."),
                    Rider(
                        "In urgent cases a telephone call followed by a letter within {h:24|36|72} hours is enough.",
                        "except in urgent cases, when a call with a letter within {h} hours is enough",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="governing_law",
        guide="governing-law",
        agreements="supplier reseller developer carrier affiliate",
        variants=(
            Variant(
                clause=(
                    "{A^} and any dispute arising out of or in connection with it, including "
                    "non-contractual disputes, shall be governed by and construed in accordance with the "
                    "laws of {law:Ireland|Austria|Belgium|Denmark}, and the parties irrevocably submit "
                    "to the exclusive jurisdiction of the courts of {ct:Harrowdene|Tarnby|Fennimoor}."
                ),
                summary="Both of us accept the law of {law} and may go to court only in {ct}.",
                riders=(
                    Rider(
                        "Quillmere may nonetheless seek injunctive relief elsewhere.",
                        "except that we may seek urgent orders elsewhere",
                    ),
                    Rider(
                        "The convention on the international sale of goods is excluded.",
                        "The UN sales rules do not apply.",
                    ),
                    Rider(
                        "Claims below EUR {m:1,800|2,900|4,600} shall be referred to mediation.",
                        "Claims below EUR {m} go to mediation.",
                    ),
                ),
            ),
            Variant(
                clause=(
                    "A dispute worth less than EUR {m:14,000|22,500|36,000} is decided by one "
                    "arbitrator, a larger one by a panel of {n!:3|5}. The seat is "
                    "{ct:Harrowdene|Tarnby|Dellingford} and the language is {lang:English|German|Dutch}. "
                    "The award must be given within {k:7|9|11} months and is final."
                ),
                summary=("Both of us must take disputes to final arbitration in {ct}, in {lang}, instead of court."),
                riders=(
                    Rider(
                        "Debt collection may go to the ordinary courts.",
                        "except debt collection, which courts may decide",
                    ),
                    Rider("Each side bears its own lawyer's costs.", "Each of us pays our own lawyers."),
                    Rider(
                        "Hearings are held by video unless one side objects.",
                        "Hearings are held by video, unless one of us objects.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="dispute_escalation",
        guide="dispute-escalation",
        agreements="supplier reseller service carrier",
        variants=(
            Variant(
                clause=(
                    "In the event of any dispute the parties shall first refer the same to their "
                    "respective account managers, who shall meet within {d!:6|8|12} days; failing "
                    "settlement within {e!:15|19|24} days thereafter the matter shall be referred to the "
                    "managing directors; and no proceedings shall be commenced until that procedure has "
                    "been exhausted."
                ),
                summary=(
                    "Both of us must first let account managers meet within {d} days, then directors, "
                    "before going to court."
                ),
                riders=(
                    Rider(
                        "Nothing herein shall prevent an application for urgent interim relief.",
                        "except for urgent court orders",
                    ),
                    Rider(
                        "{P^} shall continue to perform during the dispute.",
                        "You must keep working meanwhile.",
                    ),
                    Rider("Discussions shall be confidential.", "Talks stay secret."),
                ),
            ),
            Variant(
                clause=(
                    "Before suing, either side asks for mediation by {med:the Harrowdene Chamber|Corvane "
                    "Mediators|the Tarnby Bureau}. Each pays half, mediation lasts at most {n:2|3|4} "
                    "sessions within {w:5|7|10} weeks, and time limits for claims stand still in the "
                    "meantime."
                ),
                summary=("Both of us must try mediation by {med} for up to {w} weeks before suing, at shared cost."),
                riders=(
                    Rider(
                        "A side that does not appear pays the whole cost.",
                        "Whoever does not appear pays everything.",
                    ),
                    Rider("Claims for unpaid invoices can be sued for at once.", "except for unpaid bills"),
                    Rider(
                        "The mediator's proposal binds both sides below EUR {m:3,500|5,400|7,200}.",
                        "The mediator decides cases below EUR {m}.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="entire_agreement",
        guide="entire-agreement",
        agreements="supplier reseller service developer",
        variants=(
            Variant(
                clause=(
                    "{A^}, together with its Schedules, constitutes the whole agreement between the "
                    "parties and supersedes all prior negotiations, representations and understandings, "
                    "whether oral or written, relating to its subject matter, including the {doc:letter "
                    "of intent|framework offer|trial agreement} of {dt:9 February|17 May|28 September}. "
                    "Neither party has relied on any statement not set out herein."
                ),
                summary="Neither of us may rely on earlier talks or papers, such as the {doc} of {dt}.",
                riders=(
                    Rider(
                        "Existing secrecy undertakings remain in force.",
                        "except earlier secrecy promises",
                    ),
                    Rider("Nothing herein excludes liability for fraud.", "except in cases of fraud"),
                    Rider(
                        "In case of conflict, the Schedules prevail over the main text.",
                        "The schedules win over the main text.",
                    ),
                ),
            ),
            Variant(
                clause=(
                    "{P^}'s own terms of business do not apply, even where they are printed on "
                    "{paper:order confirmations|delivery notes|packing slips} and Quillmere does not "
                    "object. If documents conflict, the order is: the individual order, {A}, the price "
                    "list, the quality manual."
                ),
                summary="You may not apply your own terms, even if they are on {paper} and we stay silent.",
                riders=(
                    Rider(
                        "Terms signed by a director of Quillmere are excepted.",
                        "except terms our director has signed",
                    ),
                    Rider(
                        "The {lang:English|German} text decides if translations differ.",
                        "The {lang} text decides.",
                    ),
                    Rider(
                        "Oral promises by sales staff are void.",
                        "Spoken promises by sales staff do not count.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="variation",
        guide="variation",
        agreements="supplier reseller developer subscriber service",
        variants=(
            Variant(
                agreements="supplier reseller service",
                clause=(
                    "No variation of {A} shall be effective unless made in writing and signed by a duly "
                    "authorised representative of each party, and for this purpose an exchange of "
                    "electronic mail shall {em:suffice only if both messages bear an electronic "
                    "signature|not suffice}. This requirement may itself be waived only in like form."
                ),
                summary="Both of us must sign every change to the agreement in writing.",
                riders=(
                    Rider(
                        "Prices may be adjusted as provided in Schedule {s:2|3|5}.",
                        "except price changes under Schedule {s}",
                    ),
                    Rider("Changes shall be numbered consecutively.", "Changes must be numbered."),
                    Rider(
                        "Contact details may be changed by simple notice.",
                        "except contact details, where a notice is enough",
                    ),
                ),
            ),
            Variant(
                agreements="subscriber developer",
                clause=(
                    "Quillmere may change these terms by telling {P} {d:29|38|56} days ahead {ch:by "
                    "e-mail|in the app|in the console}. If {P} does not object by then, the new terms "
                    "apply. If {P} objects, the old terms go on, but Quillmere can end {A} at the next "
                    "{per:month end|quarter end}."
                ),
                summary=(
                    "We may end the agreement if you object, and may otherwise change the terms {ch} "
                    "with {d} days' notice."
                ),
                riders=(
                    Rider(
                        "Price rises above {pct:4|7|9} % need express consent.",
                        "except price rises above {pct}%, which need your yes",
                    ),
                    Rider(
                        "The notice must show old and new wording side by side.",
                        "We must show old and new wording side by side.",
                    ),
                    Rider("{P^} may then leave at once without cost.", "You may leave at once for free."),
                ),
            ),
        ),
    ),
    Family(
        name="waiver",
        guide="waiver",
        agreements="supplier reseller subscriber landlord",
        variants=(
            Variant(
                clause=(
                    "No failure or delay by either party in exercising any right under {A} shall operate "
                    "as a waiver thereof, nor shall any single or partial exercise preclude any further "
                    "exercise of the same. A waiver shall be effective only if given in writing and "
                    "{how:signed by a director|signed by both sides|signed and dated}."
                ),
                summary=(
                    "Both of us need a written statement {how} to give up a right, and neither loses it by waiting."
                ),
                riders=(
                    Rider(
                        "Rights not exercised within {m!:16|22|34} months of becoming known shall nevertheless lapse.",
                        "except rights left unused for {m} months",
                    ),
                    Rider(
                        "A waiver of one breach is not a waiver of any later breach.",
                        "Forgiving a failure does not forgive the next.",
                    ),
                ),
            ),
            Variant(
                agreements="reseller subscriber",
                clause=(
                    "Where Quillmere lets a late payment or a missed date pass, this is a favour for "
                    "that one occasion. {P^} cannot count on it again, and Quillmere may insist on the "
                    "agreed date the next time without having to warn {P} beforehand."
                ),
                summary="You may not count on it again when we let a late payment or missed date pass.",
                riders=(
                    Rider(
                        "After {n:3|4|6} favours in a row Quillmere gives {d:7|11|16} days' warning.",
                        "We must warn you {d} days before after {n} favours.",
                    ),
                    Rider(
                        "Favours confirmed {ch:by e-mail|in writing|by letter} as lasting are excepted.",
                        "except favours confirmed {ch} as lasting",
                    ),
                ),
            ),
        ),
    ),
)
