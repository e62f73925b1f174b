"""Employees, consultants and named staff."""

from model import Family, Rider, Variant

FAMILIES = (
    Family(
        name="garden_leave",
        guide="garden-leave",
        agreements="employee",
        variants=(
            Variant(
                clause=(
                    "During any period of notice, howsoever given, Quillmere may by written notice "
                    "require the Employee to refrain from attending the workplace and from contacting "
                    "customers or colleagues for up to {w!:6|9|11|14} weeks, the Employee remaining "
                    "throughout entitled to full salary and contractual benefits."
                ),
                summary="We may make you stay at home on full pay for up to {w} weeks of your notice.",
                riders=(
                    Rider(
                        "The Employee shall remain available by telephone between {a:9|10} and {b:14|15|16} o'clock.",
                        "You must answer the phone from {a} to {b} o'clock.",
                    ),
                    Rider(
                        "Accrued holiday shall be deemed taken during such period.",
                        "Your open holiday counts as taken.",
                    ),
                    Rider("Bonus entitlements shall not accrue meanwhile.", "except for bonuses, which stop"),
                ),
            ),
            Variant(
                clause=(
                    "If the Employee is released from work, other paid work may be accepted only with "
                    "Quillmere's consent, and earnings above EUR {m:1,350|1,900|2,700} a month are "
                    "offset against salary. The company car is returned within {d:4|7|12} days; phone "
                    "and laptop may be blocked at once."
                ),
                summary=(
                    "You must return the car within {d} days and may take other paid work while released "
                    "only if we agree."
                ),
                riders=(
                    Rider("Voluntary work and teaching are free.", "except volunteering and teaching"),
                    Rider(
                        "Offsetting ends in the last {k:2|3} weeks.",
                        "We stop deducting earnings above EUR {m} in the last {k} weeks.",
                    ),
                    Rider(
                        "Private files are handed over on a data stick.",
                        "We must give you your private files.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="non_solicitation",
        guide="non-solicitation",
        agreements="employee contractor service installer",
        variants=(
            Variant(
                clause=(
                    "For a period of {m!:8|11|15|19} months following the termination of {A} for "
                    "whatever cause, {P} shall not, directly or indirectly, solicit, entice away or "
                    "endeavour to employ any person who was employed by Quillmere in "
                    "{dep:engineering|sales|support|design} during the preceding {n!:5|7|10} months."
                ),
                summary="You may not lure away our {dep} staff for {m} months after the agreement ends.",
                riders=(
                    Rider(
                        "General advertisements not aimed at such persons shall not contravene this clause.",
                        "except through general job adverts",
                    ),
                    Rider(
                        "In the event of breach {P} shall pay EUR {p:6,400|9,200|14,700} per person.",
                        "You pay EUR {p} for each person you lure away.",
                    ),
                    Rider(
                        "This applies likewise to persons employed through agencies.",
                        "The same goes for our agency staff.",
                    ),
                ),
            ),
            Variant(
                agreements="contractor installer affiliate",
                clause=(
                    "{P^} will not approach customers it met through Quillmere with rival "
                    "{thing:irrigation|lighting|door lock|air sensor} offers for {m:9|13|17} months "
                    "after {A}. A customer who contacts {P} without being prompted may be served, but "
                    "{P} must report this {ch:by e-mail|in writing|through the portal} within "
                    "{d:8|15|22} days."
                ),
                summary=(
                    "You may not approach our customers with rival {thing} offers for {m} months, except "
                    "those who contact you first."
                ),
                riders=(
                    Rider(
                        "Customers of {P} from before {A} remain free.",
                        "Your earlier customers stay free.",
                    ),
                    Rider("Each case costs EUR {p:2,900|4,700|5,800}.", "You pay EUR {p} for each case."),
                    Rider(
                        "Unprompted cases not reported count as an approach.",
                        "You must report such contacts within {d} days.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="non_compete",
        guide="non-compete",
        agreements="employee contractor",
        variants=(
            Variant(
                agreements="employee",
                clause=(
                    "The Employee covenants that for {m!:5|7|10|13} months after the termination of "
                    "employment he or she will not, within {km!:60|85|140} kilometres of "
                    "{place:Harrowdene|Ostrell|Tarnby}, be engaged in any business competing with that "
                    "of Quillmere. In consideration thereof Quillmere shall pay {pct!:45|55|65} per cent "
                    "of the last salary monthly."
                ),
                summary=(
                    "We must pay {pct}% of your salary for {m} months, and you may not work for rivals "
                    "within {km} kilometres of {place}."
                ),
                riders=(
                    Rider(
                        "Quillmere may release the Employee from this covenant upon {d!:25|40|55} days' notice.",
                        "We may lift the ban with {d} days' notice.",
                    ),
                    Rider(
                        "Holdings of shares below {s!:2|3|4} per cent are permitted.",
                        "except for small shareholdings below {s}%",
                    ),
                    Rider("The covenant lapses on redundancy.", "unless you are made redundant"),
                ),
            ),
            Variant(
                agreements="contractor",
                clause=(
                    "While {A} is in force the Consultant does not work for any maker of "
                    "{thing:connected locks|garden lamps|watering systems|air sensors} other than "
                    "Quillmere. Afterwards the Consultant waits {w:9|12|18} weeks. Quillmere pays EUR "
                    "{m:420|560|690} per week of waiting."
                ),
                summary=(
                    "We must pay EUR {m} per week of waiting, and you may not work for other makers of "
                    "{thing} until {w} weeks after the end."
                ),
                riders=(
                    Rider(
                        "Projects named in Annex {s:1|2|4} may be completed.",
                        "except for projects in Annex {s}",
                    ),
                    Rider(
                        "Payment stops if the Consultant finds other work.",
                        "We stop paying if you find other work.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="probation",
        guide="probation",
        agreements="employee",
        variants=(
            Variant(
                clause=(
                    "The first {m!:4|5|7} months of employment shall be a probationary period, during "
                    "which either party may terminate the employment upon {d!:9|12|16} days' written "
                    "notice without stating reasons. Quillmere may extend the said period once by a "
                    "maximum of {w!:5|6|8} weeks following a documented review."
                ),
                summary="Either of us may end the job with {d} days' notice during the first {m} months.",
                riders=(
                    Rider(
                        "The period shall be deemed extended by any absence exceeding {k!:11|14|20} days.",
                        "This time grows if you are away over {k} days.",
                    ),
                    Rider(
                        "Overtime shall not be required of the Employee during probation.",
                        "We may not ask for overtime then.",
                    ),
                    Rider("Notice may not be given during certified pregnancy.", "except during pregnancy"),
                ),
            ),
            Variant(
                clause=(
                    "A review takes place in week {a:6|8|9} and week {b:13|15|17}. If the second review "
                    "is missed by Quillmere, probation counts as passed. During probation the Employee "
                    "earns {pct:91|93|96} % of the full salary; the difference is paid once probation is "
                    "passed."
                ),
                summary=(
                    "You earn {pct}% during probation, with reviews in weeks {a} and {b}, and get the "
                    "rest once you pass."
                ),
                riders=(
                    Rider(
                        "The difference is not paid if the Employee resigns within {m:8|10|12} months.",
                        "unless you resign within {m} months",
                    ),
                    Rider(
                        "The Employee may bring a colleague to the review.",
                        "You may bring a colleague to reviews.",
                    ),
                    Rider(
                        "Missing the second review through the Employee's illness does not end probation.",
                        "You pass if we miss the second review, except through your illness.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="key_personnel",
        guide="key-personnel",
        agreements="service contractor installer",
        variants=(
            Variant(
                agreements="service installer",
                clause=(
                    "{P^} shall assign to the services the individuals named in Schedule {s:1|2|4} and "
                    "shall not remove or replace any of them without Quillmere's prior written consent. "
                    "Any replacement shall possess equivalent skill and shall be introduced to the work "
                    "for {d!:8|11|14} days at no charge to Quillmere."
                ),
                summary=(
                    "You must train replacements {d} days free and may not replace the named people "
                    "unless we say yes in writing."
                ),
                riders=(
                    Rider(
                        "In the event of illness or resignation notice within {h!:24|30|60} hours shall suffice.",
                        "You need only tell us within {h} hours about illness or resignation.",
                    ),
                    Rider(
                        "Quillmere may require the removal of any individual for good cause.",
                        "We may ask you to remove someone for good cause.",
                    ),
                ),
            ),
            Variant(
                agreements="contractor",
                clause=(
                    "The Consultant does the work in person. A substitute is possible for at most "
                    "{d:6|9|13} days a year, must hold the same certificates and is paid by the "
                    "Consultant. Quillmere can refuse a substitute within {e:2|3|4} days of receiving "
                    "the name."
                ),
                summary=("You must do the work yourself, except for {d} days a year with a substitute we accept."),
                riders=(
                    Rider(
                        "The Consultant stays responsible for the substitute's errors.",
                        "You answer for the substitute's errors.",
                    ),
                    Rider(
                        "Names are sent {ch:by e-mail|by text message|through the portal}.",
                        "You must send the name {ch}.",
                    ),
                    Rider(
                        "Substitutes may not work at the {place:Harrowdene|Ostrell} laboratory.",
                        "Substitutes may not enter the {place} laboratory.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="training_costs",
        guide="training-costs",
        agreements="employee installer",
        variants=(
            Variant(
                agreements="employee",
                clause=(
                    "Where Quillmere has borne the cost of a course exceeding EUR {m:1,200|1,850|2,650} "
                    "and the Employee leaves of his or her own volition within {k!:15|20|27} months of "
                    "its completion, the Employee shall repay such cost, less {pct!:2|3} per cent for "
                    "each month served."
                ),
                summary=("You must repay courses above EUR {m} if you leave within {k} months, less {pct}% per month."),
                riders=(
                    Rider(
                        "The cost of courses ordered by Quillmere shall not be recoverable.",
                        "except courses we ordered",
                    ),
                    Rider("Examination fees shall be left out of account.", "Exam fees do not count."),
                    Rider(
                        "Repayment falls due {d!:18|26|33} days after the last day of employment.",
                        "You must pay within {d} days of leaving.",
                    ),
                ),
            ),
            Variant(
                agreements="installer",
                clause=(
                    "Quillmere trains up to {n:3|5|8} of the Installer's technicians a year free of "
                    "charge in {place:Harrowdene|Ostrell|Tarnby}. Travel is for the Installer. A "
                    "technician who has not been trained for {m:16|22|28} months may not install "
                    "{prod:Latchling locks|Rillkeeper valves|Duskwick lamps}."
                ),
                summary=(
                    "We must train up to {n} of your technicians yearly for free, and only those trained "
                    "within {m} months may install {prod}."
                ),
                riders=(
                    Rider(
                        "Additional seats cost EUR {f:115|160|195} each.",
                        "You pay EUR {f} for each extra seat.",
                    ),
                    Rider(
                        "Seats cancelled less than {d:5|9|12} days ahead are used up.",
                        "You lose seats cancelled less than {d} days before.",
                    ),
                    Rider(
                        "Apprentices may help under supervision.",
                        "except apprentices who help under supervision",
                    ),
                ),
            ),
        ),
    ),
)
