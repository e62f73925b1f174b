"""Renewal and the ways an agreement ends."""

from model import Family, Rider, Variant

FAMILIES = (
    Family(
        name="auto_renewal",
        guide="auto-renewal",
        agreements="supplier reseller service subscriber developer",
        variants=(
            Variant(
                clause=(
                    "{A^} shall remain in force for an initial term of {m!:14|20|26} months and shall "
                    "thereafter renew automatically for successive periods of {n!:7|9|13} months each, "
                    "unless either party gives notice of non-renewal {ch:in writing|by registered "
                    "post|by e-mail} not less than {d!:46|64|87} days prior to the end of the then "
                    "current term."
                ),
                summary=(
                    "Either of us must object {ch} {d} days before the {m}-month term ends, or it renews "
                    "for {n} months."
                ),
                riders=(
                    Rider(
                        "Quillmere shall remind {P} of the renewal {e!:18|22|25} days before the last date for notice.",
                        "We must remind you {e} days before that deadline.",
                    ),
                    Rider(
                        "Upon the first renewal the fees shall rise by {pct!:2|3|4} per cent.",
                        "Fees rise by {pct}% at the first renewal.",
                    ),
                    Rider(
                        "There shall be no more than {k!:2|3|4} such renewals.",
                        "It renews at most {k} times.",
                    ),
                ),
            ),
            Variant(
                agreements="subscriber",
                clause=(
                    'The plan "{plan:Plus Solo|Plus Family|Plus Meadow|Plus Orchard}" runs for '
                    "{m:4|7|13} months and continues month by month until cancelled. {P^} can cancel a "
                    "running month up to {d:3|5|6} days before it ends, in the app or {ch:by e-mail|by "
                    "letter|by telephone}. Fees already paid for the month are kept."
                ),
                summary=(
                    "You may cancel {plan} after {m} months, up to {d} days before a month ends, in the app or {ch}."
                ),
                riders=(
                    Rider(
                        "Cancellation before the first {m} months have passed is possible if {P} moves abroad.",
                        "You may leave earlier if you move abroad.",
                    ),
                    Rider("Cancellation requests sent to a shop are not valid.", "except through a shop"),
                    Rider("Unused guest seats are not refunded.", "We do not refund unused guest seats."),
                ),
            ),
        ),
    ),
    Family(
        name="end_without_cause",
        guide="termination-for-convenience",
        agreements="supplier reseller service contractor affiliate",
        variants=(
            Variant(
                clause=(
                    "Either party may terminate {A} for convenience, at any time and without assigning "
                    "any reason therefor, by giving to the other not less than {d!:40|55|72|85} days' "
                    "prior written notice expiring at the end of a calendar {per:month|quarter}."
                ),
                summary=(
                    "Either of us may end the agreement without a reason at the end of a {per}, with {d} days' notice."
                ),
                riders=(
                    Rider(
                        "No such notice may be given during the first {m!:8|10|12} months.",
                        "except in the first {m} months",
                    ),
                    Rider(
                        "Orders accepted before expiry shall be fulfilled.",
                        "Accepted orders must still be filled.",
                    ),
                    Rider(
                        "{P^} shall not be entitled to any compensation by reason thereof.",
                        "You get no compensation.",
                    ),
                    Rider(
                        "Notice shall be served {ch:by registered post|by courier|by e-mail}.",
                        "Notice must be sent {ch}.",
                    ),
                ),
            ),
            Variant(
                agreements="service contractor installer warehouse",
                clause=(
                    "Quillmere is free to stop {A} whenever it wishes by telling {P} {d:13|27|33} days "
                    "ahead. In that case Quillmere pays for work done up to the end date and, as sole "
                    "compensation, a break fee of EUR {m:1,450|2,300|3,850}."
                ),
                summary=(
                    "We may end the agreement without a reason with {d} days' notice, for work done plus EUR {m}."
                ),
                riders=(
                    Rider(
                        "No break fee is due if the work was behind schedule.",
                        "unless your work was late",
                    ),
                    Rider(
                        "{P^} hands over unfinished work on the last day.",
                        "You must hand over unfinished work.",
                    ),
                    Rider(
                        "{P^} may do the same, without any fee, on {e:60|75|90} days' notice.",
                        "You may leave with {e} days' notice, without a fee.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="end_for_breach",
        guide="termination-for-breach",
        agreements="supplier reseller carrier service developer",
        variants=(
            Variant(
                clause=(
                    "Without prejudice to its other rights, either party may terminate {A} forthwith by "
                    "written notice if the other commits a material breach hereof and, in the case of a "
                    "breach capable of remedy, fails to remedy the same within {d!:12|18|24|29} days "
                    "after being required in writing so to do."
                ),
                summary=(
                    "Either of us may end the agreement at once if a serious failure is not put right within {d} days."
                ),
                riders=(
                    Rider(
                        "Non-payment of an amount below EUR {m:320|540|760} shall not constitute a material breach.",
                        "except for unpaid sums below EUR {m}",
                    ),
                    Rider(
                        "The right shall lapse if not exercised within {e!:50|60|70} days of the "
                        "breach becoming known.",
                        "The right lapses after {e} days.",
                    ),
                    Rider(
                        "{P^} shall thereupon return all materials belonging to Quillmere.",
                        "You must then return our materials.",
                    ),
                ),
            ),
            Variant(
                clause=(
                    "Three strikes: if {P} receives {n:3|4|5} written warnings from Quillmere within "
                    "{m:6|9|11} months, Quillmere may end {A} with {d:4|8|15} days' notice, even if each "
                    "problem was later cured. A warning must describe the problem and be sent {ch:by "
                    "e-mail|by registered post|through the partner portal}."
                ),
                summary=(
                    "We may end the agreement with {d} days' notice after {n} written warnings within {m} months."
                ),
                riders=(
                    Rider(
                        "A warning that {P} has successfully contested does not count.",
                        "except warnings you contested with success",
                    ),
                    Rider(
                        "{P^} may comment on a warning within {e:7|9|10} days.",
                        "You may reply to a warning within {e} days.",
                    ),
                    Rider(
                        "Warnings expire when {A} is renewed.",
                        "Warnings are wiped when the agreement renews.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="insolvency",
        guide="insolvency",
        agreements="supplier reseller carrier installer",
        variants=(
            Variant(
                clause=(
                    "Should {P} become insolvent, make any composition with its creditors, have a "
                    "receiver appointed over any of its assets or cease to carry on business, Quillmere "
                    "may by notice determine {A} with immediate effect and may cancel all orders not yet "
                    "{st:despatched|paid for|confirmed} without incurring liability."
                ),
                summary=(
                    "We may end the agreement at once and cancel orders not yet {st} if you cannot pay your debts."
                ),
                riders=(
                    Rider(
                        "This shall not apply to a solvent reorganisation of which Quillmere was "
                        "informed {d!:14|23|32} days beforehand.",
                        "except in a healthy restructuring announced {d} days ahead",
                    ),
                    Rider(
                        "{P^} shall inform Quillmere thereof within {h!:24|40|72} hours.",
                        "You must tell us within {h} hours.",
                    ),
                    Rider(
                        "Quillmere's goods held by {P} shall be returned forthwith.",
                        "You must return our goods at once.",
                    ),
                ),
            ),
            Variant(
                clause=(
                    "If a creditor's petition against {P} is not withdrawn within {d:16|21|37} days, "
                    "Quillmere can ask for security covering its open claims. If no security is given "
                    "within a further {e:5|6|9} working days, Quillmere can leave {A} or supply only "
                    "against cash."
                ),
                summary=(
                    "We may ask for security when a petition against you lasts {d} days, and leave if "
                    "none comes within {e} working days."
                ),
                riders=(
                    Rider(
                        "Security below EUR {m:5,500|6,800|9,300} need not be given.",
                        "except security below EUR {m}",
                    ),
                    Rider(
                        "A guarantee from {P}'s parent company is enough.",
                        "Your parent company's guarantee is enough.",
                    ),
                ),
            ),
        ),
    ),
)
