"""Withdrawal, suspension and what comes after the end."""

from model import Family, Rider, Variant

FAMILIES = (
    Family(
        name="exit_assistance",
        guide="exit-assistance",
        agreements="service warehouse",
        variants=(
            Variant(
                clause=(
                    "Upon expiry or termination of {A} howsoever caused, {P} shall for a period of up to "
                    "{m!:3|4|5|7} months provide such assistance as Quillmere may reasonably require for "
                    "the orderly transfer of the services to Quillmere or its nominee, at the rates then "
                    "current under {A}."
                ),
                summary=(
                    "You must help us move the services elsewhere for up to {m} months after the end, at current rates."
                ),
                riders=(
                    Rider(
                        "Such assistance shall be free of charge where {P} is in breach.",
                        "You must help for free if you failed your duties.",
                    ),
                    Rider(
                        "{P^} may require payment monthly in advance if Quillmere is in arrears.",
                        "You may ask for advance payment if we owe you.",
                    ),
                    Rider(
                        "The obligation shall not extend to the disclosure of {P}'s trade secrets.",
                        "except by sharing your trade secrets",
                    ),
                ),
            ),
            Variant(
                clause=(
                    "{P^} prepares an exit plan within {d:55|65|80} days of signing and updates it every "
                    "{m:6|8|10} months. On exit it hands over stock lists, work instructions and "
                    "passwords within {e:9|11|14} days. The plan itself costs Quillmere nothing."
                ),
                summary=(
                    "You must write a free exit plan within {d} days and hand everything over within {e} days on exit."
                ),
                riders=(
                    Rider(
                        "Licensed tools of third parties are left out of the handover.",
                        "except tools licensed from others",
                    ),
                    Rider("Quillmere may test the plan once a year.", "We may test the plan once a year."),
                    Rider(
                        "Extra work beyond {h:30|45|60} hours is paid for.",
                        "We pay for work beyond {h} hours.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="sell_off",
        guide="sell-off",
        agreements="reseller",
        variants=(
            Variant(
                clause=(
                    "Following expiry or termination of {A}, other than for breach by the Reseller, the "
                    "Reseller may for {d!:44|68|82} days continue to sell its remaining stock of "
                    "Products under the Marks, provided that it shall not discount the same by more than "
                    "{pct!:20|25|35} per cent."
                ),
                summary=("You may sell remaining stock for {d} days after the end, at discounts of up to {pct}%."),
                riders=(
                    Rider(
                        "Quillmere may instead repurchase the stock at the invoiced price.",
                        "We may buy the stock back at your price instead.",
                    ),
                    Rider("Recalled Products are excluded.", "except for recalled products"),
                    Rider(
                        "The Reseller shall report such sales weekly.",
                        "You must report these sales each week.",
                    ),
                ),
            ),
            Variant(
                clause=(
                    "When {A} ends, the Reseller offers its unsold boxed goods to Quillmere first. "
                    "Quillmere has {d:10|15|19} days to take them at {pct:75|82|88} % of cost; whatever "
                    'Quillmere leaves, the Reseller may sell freely but no longer as an "authorised" '
                    "partner."
                ),
                summary=("You must offer us unsold goods at {pct}% of cost for {d} days before selling them freely."),
                riders=(
                    Rider(
                        "Goods bought more than {m:12|16|22} months earlier need not be offered.",
                        "except goods older than {m} months",
                    ),
                    Rider("Quillmere collects the goods at its own expense.", "We collect them at our cost."),
                ),
            ),
        ),
    ),
    Family(
        name="change_of_control",
        guide="change-of-control",
        agreements="supplier reseller developer service",
        variants=(
            Variant(
                clause=(
                    "In the event of a change of control of {P}, being the acquisition by any person of "
                    "more than {pct!:35|45|50} per cent of its voting shares, {P} shall notify Quillmere "
                    "within {d!:6|10|14} days and Quillmere may within {e!:60|76|92} days thereafter "
                    "terminate {A}."
                ),
                summary=("You must report a new owner above {pct}% within {d} days, and we may leave within {e} days."),
                riders=(
                    Rider(
                        "Transfers within {P}'s own group shall be disregarded.",
                        "except transfers within your group",
                    ),
                    Rider(
                        "Termination hereunder shall give rise to no compensation.",
                        "We owe you nothing for leaving.",
                    ),
                ),
            ),
            Variant(
                clause=(
                    "{P^} must not be sold to a competitor of Quillmere while {A} lasts without "
                    "Quillmere being told at least {d:25|35|50} days in advance {ch:by e-mail|by "
                    "registered post|in person}. If the sale goes ahead against Quillmere's wish, all "
                    "{thing:exclusive rights|discounts|credit terms} fall away at once."
                ),
                summary=(
                    "You must tell us {ch} {d} days before a sale to a competitor, and lose your {thing} if we object."
                ),
                riders=(
                    Rider(
                        "A listing on a stock exchange is not a sale.",
                        "except for a stock exchange listing",
                    ),
                    Rider(
                        "Quillmere must give its view within {e:8|12|17} days.",
                        "We must answer within {e} days.",
                    ),
                    Rider("Names of bidders can be blacked out.", "You may hide the bidders' names."),
                ),
            ),
        ),
    ),
    Family(
        name="cooling_off",
        guide="cooling-off",
        agreements="customer subscriber",
        variants=(
            Variant(
                agreements="customer",
                clause=(
                    "The Customer may withdraw from the purchase, without stating reasons, within "
                    "{d!:19|33|47} days of receiving the goods by an unequivocal declaration made {ch:by "
                    "e-mail|by letter|in the app}. Quillmere shall refund all payments within "
                    "{e!:6|8|12} days of the goods having been returned."
                ),
                summary=(
                    "You may cancel a purchase {ch} within {d} days, and we must refund you within {e} "
                    "days of the return."
                ),
                riders=(
                    Rider(
                        "Goods made to the Customer's measurements are excepted.",
                        "except for goods made to measure",
                    ),
                    Rider(
                        "The Customer shall bear a return charge of EUR {m:3.85|4.60|5.25}.",
                        "You pay EUR {m} for the return.",
                    ),
                    Rider(
                        "Loss of value through use beyond testing may be deducted.",
                        "We may deduct for use beyond testing.",
                    ),
                ),
            ),
            Variant(
                agreements="subscriber",
                clause=(
                    "A new subscriber gets {d:11|17|25} trial days. The subscription can be stopped "
                    "during the trial at no cost with one tap. Once the trial is over, the first fee of "
                    "EUR {m:4.35|6.70|8.15} is charged and no money is returned for the current month."
                ),
                summary=("You may stop free of charge during the {d} trial days, after which we charge EUR {m}."),
                riders=(
                    Rider(
                        "The trial is open once per household every {k:14|20|30} months.",
                        "You may have one trial per household in {k} months.",
                    ),
                    Rider(
                        "Quillmere sends a reminder {h:36|48|60} hours before the trial ends.",
                        "We must remind you {h} hours before.",
                    ),
                    Rider("Paid extras bought during the trial are charged.", "except for extras you buy"),
                ),
            ),
        ),
    ),
    Family(
        name="suspension",
        guide="suspension",
        agreements="developer subscriber reseller customer",
        variants=(
            Variant(
                clause=(
                    "Quillmere reserves the right to suspend, in whole or in part, {P}'s access to the "
                    "{thing:platform|ordering portal|interface|account} where (i) any sum is more than "
                    "{d!:9|13|22} days overdue or (ii) continued access would, in its reasonable "
                    "opinion, endanger the security of others."
                ),
                summary=(
                    "We may block your access to the {thing} when payment is {d} days overdue or security is at risk."
                ),
                riders=(
                    Rider(
                        "Save in urgent cases Quillmere shall give {h!:18|28|50} hours' prior notice.",
                        "We must warn you {h} hours before, except in urgent cases.",
                    ),
                    Rider(
                        "Fees shall continue to accrue during suspension.",
                        "You must keep paying meanwhile.",
                    ),
                    Rider(
                        "Access shall be restored within {e!:2|3|4} working days of the cause being removed.",
                        "We must unblock you within {e} working days once fixed.",
                    ),
                ),
            ),
            Variant(
                clause=(
                    "Access that has been blocked is restored within {h:6|10|16} hours after {P} proves "
                    "that the cause is gone. A block may last at most {d:20|31|41} days; after that "
                    "Quillmere either lifts it or ends {A} with a written explanation."
                ),
                summary=(
                    "We must lift a block within {h} hours of your proof and end or lift any block after {d} days."
                ),
                riders=(
                    Rider(
                        "This limit does not apply while the police are investigating.",
                        "except during a police investigation",
                    ),
                    Rider(
                        "{P^} may download its own data during a block.",
                        "You may still download your data.",
                    ),
                    Rider(
                        "A reopening fee of EUR {m:9.90|14.50|21.30} is due.",
                        "You pay EUR {m} for reopening.",
                    ),
                ),
            ),
        ),
    ),
)
