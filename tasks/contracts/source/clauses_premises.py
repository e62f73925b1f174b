"""Rented rooms and visits."""

from model import Family, Rider, Variant

FAMILIES = (
    Family(
        name="quiet_enjoyment",
        guide="quiet-enjoyment",
        agreements="landlord",
        variants=(
            Variant(
                clause=(
                    "The Landlord covenants that Quillmere, paying the rent and observing its covenants, "
                    "shall peaceably hold and enjoy the {prem:Ostrell warehouse|Harrowdene "
                    "showroom|Fennimoor workshop} during the term without any interruption by the "
                    "Landlord or any person lawfully claiming under or in trust for it."
                ),
                summary=("You must leave us undisturbed in the {prem} as long as we pay rent and keep the rules."),
                riders=(
                    Rider("The Landlord may enter for emergencies at any hour.", "except in emergencies"),
                    Rider(
                        "The Landlord may inspect on {d!:3|4|6} working days' notice.",
                        "You may inspect with {d} working days' notice.",
                    ),
                    Rider(
                        "Building works in the vicinity shall reduce the rent by {pct!:8|13|16} per "
                        "cent for their duration.",
                        "Building works lower the rent by {pct}%.",
                    ),
                ),
            ),
            Variant(
                clause=(
                    "The Landlord keeps noise, dust and scaffolding away from Quillmere's entrance "
                    "between {a:8|9} and {b:17|18|19} o'clock. If works disturb trading for more than "
                    "{d:5|7|10} days in a quarter, Quillmere may reduce the rent by EUR {m:42|57|83} for "
                    "each further day."
                ),
                summary=(
                    "You must keep works away from our entrance from {a} to {b} o'clock; after {d} days "
                    "we may deduct EUR {m} daily."
                ),
                riders=(
                    Rider(
                        "Works ordered by an authority are not counted.",
                        "except for works an authority orders",
                    ),
                    Rider(
                        "Plans are announced {w:3|4|6} weeks ahead.",
                        "You must announce works {w} weeks ahead.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="repairs",
        guide="repairs",
        agreements="landlord",
        variants=(
            Variant(
                clause=(
                    "The Landlord shall keep the roof, main structure, drains and "
                    "{sys:heating|lift|sprinkler} installation in good and tenantable repair, and shall "
                    "commence any necessary work within {d!:6|9|15} days of notice from Quillmere; "
                    "failing which Quillmere may execute the same and deduct the cost thereof from the "
                    "rent."
                ),
                summary=(
                    "You must start repairs of roof, structure, drains and {sys} within {d} days, or we "
                    "repair and deduct the cost."
                ),
                riders=(
                    Rider(
                        "Damage caused by Quillmere's own staff is excepted.",
                        "except damage our staff caused",
                    ),
                    Rider(
                        "No single deduction shall exceed EUR {m:3,200|4,700|6,900}.",
                        "We may deduct at most EUR {m} at a time.",
                    ),
                    Rider(
                        "In emergencies the period is {h!:12|18|24} hours.",
                        "You have {h} hours in an emergency.",
                    ),
                ),
            ),
            Variant(
                clause=(
                    "Quillmere looks after paint, floors, lamps and door handles in the rented rooms and "
                    "pays for small repairs up to EUR {m:130|175|240} each, but no more than EUR "
                    "{t:1,150|1,600|2,200} a year. Everything dearer is for the Landlord."
                ),
                summary="We pay for small repairs up to EUR {m} each and EUR {t} a year; you pay the rest.",
                riders=(
                    Rider(
                        "Broken shop windows are always paid by Quillmere.",
                        "except shop windows, which we always pay for",
                    ),
                    Rider(
                        "Quillmere reports damage within {d:5|8|13} days.",
                        "We must report damage within {d} days.",
                    ),
                    Rider("The Landlord can ask for receipts.", "You may ask for receipts."),
                ),
            ),
        ),
    ),
    Family(
        name="rent_review",
        guide="rent-review",
        agreements="landlord",
        variants=(
            Variant(
                clause=(
                    "The yearly rent shall be reviewed on every {y#:3|4|6} anniversary of the "
                    "commencement date to the open market rent, as agreed or, in default of agreement, "
                    "as determined by an independent surveyor, provided that no review shall increase "
                    "the rent by more than {pct!:7|9|12} per cent."
                ),
                summary="You may move the rent to market level every {y} years, by at most {pct}%.",
                riders=(
                    Rider(
                        "The reviewed rent shall in no case be lower than the passing rent.",
                        "The rent never goes down.",
                    ),
                    Rider(
                        "The surveyor's fee shall be borne equally.",
                        "Both of us share the surveyor's fee.",
                    ),
                    Rider(
                        "No review may take place while repairs are outstanding.",
                        "unless repairs are outstanding",
                    ),
                ),
            ),
            Variant(
                clause=(
                    "Rent rises or falls with the consumer price index, but only when the index has "
                    "moved by {pct:4|6|8} % since the last change. The Landlord announces the new rent "
                    "{ch:by registered post|by e-mail|in writing} and it applies {m:2|3|4} months later. "
                    "Parking spaces stay at EUR {p:38|46|55} each."
                ),
                summary=("You may change the rent {ch} when prices have moved {pct}%, starting {m} months later."),
                riders=(
                    Rider(
                        "Changes that are not announced within {k:5|7|9} months are lost.",
                        "A change lapses if you wait {k} months.",
                    ),
                    Rider(
                        "Rent stays unchanged in the first {y:2|3} years.",
                        "except in the first {y} years",
                    ),
                    Rider("The calculation is attached.", "You must attach the calculation."),
                ),
            ),
        ),
    ),
    Family(
        name="break_clause",
        guide="break-clause",
        agreements="landlord",
        variants=(
            Variant(
                clause=(
                    "Quillmere may determine this Lease on the {n#:4|5|6} anniversary of its "
                    "commencement by serving on the Landlord not less than {m!:5|7|8} months' prior "
                    "written notice, provided that at such date no rent shall be in arrears and vacant "
                    "possession is given."
                ),
                summary=(
                    "We may end the lease after {n} years with {m} months' notice if rent is paid and rooms are empty."
                ),
                riders=(
                    Rider(
                        "Quillmere shall pay a sum equal to {k!:2|3} months' rent on such exercise.",
                        "We pay {k} months' rent for leaving.",
                    ),
                    Rider(
                        "The Landlord shall refund rent paid in advance within {d!:17|24|30} days.",
                        "You must refund advance rent within {d} days.",
                    ),
                    Rider(
                        "The right shall lapse if this Lease is assigned.",
                        "unless the lease is handed over",
                    ),
                ),
            ),
            Variant(
                clause=(
                    "The Landlord may take the {prem:yard|upper floor|side building|parking deck} back "
                    "on {m:7|9|11} months' notice if a building permit for it has been granted. "
                    "Quillmere then receives EUR {c:5,300|8,100|12,600} for moving and keeps the "
                    "remaining space at a proportionately lower rent."
                ),
                summary=(
                    "You must pay us EUR {c} and may take back the {prem} with {m} months' notice for "
                    "permitted building."
                ),
                riders=(
                    Rider("Notice cannot expire in {a:November or December|April or May}.", "except in {a}"),
                    Rider(
                        "Quillmere can give up the remaining space at the same date.",
                        "We may give up the rest at the same time.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="subletting",
        guide="subletting",
        agreements="landlord",
        variants=(
            Variant(
                clause=(
                    "Quillmere shall not underlet or part with possession of the premises or any part "
                    "thereof without the consent of the Landlord, such consent not to be unreasonably "
                    "withheld and to be deemed given if the Landlord has not replied within "
                    "{d!:13|19|28} days of a request made {ch:by registered post|by e-mail|by courier}."
                ),
                summary=("We must ask {ch} and may not sublet unless you say yes or stay silent for {d} days."),
                riders=(
                    Rider(
                        "Any underlease shall end {w!:2|3|5} weeks before this Lease.",
                        "A sublease must end {w} weeks before the lease.",
                    ),
                    Rider(
                        "Quillmere shall remain answerable for the undertenant.",
                        "We answer for the subtenant.",
                    ),
                    Rider(
                        "Half of any rent above the passing rent shall be paid to the Landlord.",
                        "We must share half of any extra rent.",
                    ),
                ),
            ),
            Variant(
                clause=(
                    "Desks and shelves of up to {sqm:25|40|65} square metres may be lent to partner "
                    "firms at any time. Longer use by the same firm, meaning over {m:6|8|9} months, must "
                    "be reported to the Landlord, who may charge EUR {f:27|36|49} a month for it."
                ),
                summary=(
                    "We may lend up to {sqm} square metres to partners, and you may charge EUR {f} a "
                    "month after {m} months."
                ),
                riders=(
                    Rider("Food businesses are not allowed in.", "except to food businesses"),
                    Rider(
                        "Partner firms may use the common entrance.",
                        "Partners may use the common entrance.",
                    ),
                    Rider(
                        "The Landlord may ask for the firms' names.",
                        "You may ask for the partners' names.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="site_access",
        guide="site-access",
        agreements="contractor installer carrier service",
        variants=(
            Variant(
                clause=(
                    "Persons attending the {place:Harrowdene laboratory|Ostrell depot|Fennimoor "
                    "workshop} on behalf of {P} shall register at the gate, carry the badge issued to "
                    "them at all times, complete the safety briefing every {m!:6|9|12} months and comply "
                    "with the lawful directions of Quillmere's site manager."
                ),
                summary=(
                    "You must register, wear a badge and repeat the safety briefing every {m} months at the {place}."
                ),
                riders=(
                    Rider(
                        "Quillmere may exclude any person in breach of these rules.",
                        "We may send away anyone who ignores this.",
                    ),
                    Rider(
                        "Drivers remaining in their vehicles are exempt from the briefing.",
                        "except drivers who stay in their vehicles",
                    ),
                    Rider(
                        "A lost badge shall be charged at EUR {f:16|23|31}.",
                        "You pay EUR {f} for a lost badge.",
                    ),
                ),
            ),
            Variant(
                agreements="installer",
                clause=(
                    "Visits to a customer's home are made only between {a:8|9} and {b:17|18|20} o'clock, "
                    "by appointment and by no more than {n:2|3} people. The Installer's staff show a "
                    "photo card, take off outdoor shoes and leave if the customer asks them to."
                ),
                summary=("You may visit homes only by appointment from {a} to {b} o'clock, with at most {n} people."),
                riders=(
                    Rider(
                        "In case of a water leak visits are possible at any hour.",
                        "except for water leaks",
                    ),
                    Rider(
                        "Photographs are taken only of the installation.",
                        "You may photograph only the installation.",
                    ),
                    Rider(
                        "Missed appointments cost EUR {f:29|37|48}.",
                        "You pay EUR {f} for a missed appointment.",
                    ),
                ),
            ),
        ),
    ),
)
