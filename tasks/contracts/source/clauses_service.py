"""Service levels, upkeep and support."""

from model import Family, Rider, Variant

FAMILIES = (
    Family(
        name="sla_credits",
        guide="sla-credits",
        agreements="service developer subscriber",
        variants=(
            Variant(
                agreements="service",
                clause=(
                    "{P^} shall ensure that the services are available for not less than "
                    "{up:99.3|99.6|99.8} per cent of each calendar month. For every full "
                    "{step:0.2|0.3|0.5} per cent by which availability falls short, Quillmere shall be "
                    "entitled to a service credit of {pct!:3|4|6} per cent of the monthly fee."
                ),
                summary=("You must be available {up}% of each month or give us {pct}% off per {step}% missed."),
                riders=(
                    Rider(
                        "Planned maintenance announced {h!:48|60|96} hours in advance shall be disregarded.",
                        "except for maintenance announced {h} hours ahead",
                    ),
                    Rider(
                        "Credits shall not exceed {top!:24|32|40} per cent of the monthly fee.",
                        "We get at most {top}% off a month.",
                    ),
                    Rider(
                        "Credits are the sole remedy for such shortfall.",
                        "We may claim nothing else for this.",
                    ),
                ),
            ),
            Variant(
                agreements="subscriber developer",
                clause=(
                    "If the app is down for more than {h:5|7|10} hours in a month, {P} gets EUR "
                    "{m:0.95|1.45|2.15} off the next bill for each further hour. The claim must be made "
                    "{ch:by e-mail|in the app|through the console} within {d:13|17|23} days, otherwise "
                    "it lapses."
                ),
                summary=(
                    "You get EUR {m} off per hour beyond {h} hours of downtime a month if you claim {ch} "
                    "within {d} days."
                ),
                riders=(
                    Rider(
                        "Failures of the home network do not count.",
                        "except for faults in your home network",
                    ),
                    Rider(
                        "No more than one (1) month's fee is credited.",
                        "We credit at most 1 month's fee.",
                    ),
                    Rider("Credits cannot be paid out in cash.", "We do not pay credits in cash."),
                ),
            ),
        ),
    ),
    Family(
        name="maintenance_window",
        guide="maintenance",
        agreements="service developer subscriber",
        variants=(
            Variant(
                agreements="service",
                clause=(
                    "Planned maintenance shall be carried out exclusively between {a:1|2} and {b:5|6} "
                    "o'clock on {day:Sundays|Tuesdays|Thursdays}, shall be announced not less than "
                    "{d!:4|7|9} days beforehand {ch:by e-mail|in the status feed|by text message} and "
                    "shall not exceed {h!:7|11|14} hours in any calendar month."
                ),
                summary=(
                    "You may do planned maintenance only on {day} from {a} to {b} o'clock, announced "
                    "{ch} {d} days ahead."
                ),
                riders=(
                    Rider(
                        "Urgent security work may be carried out at any time.",
                        "except for urgent security work",
                    ),
                    Rider(
                        "Work in {mon:November and December|May and June} requires Quillmere's consent.",
                        "You need our yes for work in {mon}.",
                    ),
                    Rider("Any excess counts as downtime.", "Time above {h} hours counts as downtime."),
                ),
            ),
            Variant(
                agreements="developer subscriber",
                clause=(
                    "Quillmere may take the {thing:device cloud|voice service|map service|developer "
                    "console} offline for upkeep up to {n:3|4|6} times a year, each time for no longer "
                    "than {h:3|5|8} hours. Locks and alarms keep working locally during that time. {P^} "
                    "has no claim because of such upkeep."
                ),
                summary="We may take the {thing} offline {n} times a year for up to {h} hours each time.",
                riders=(
                    Rider(
                        "It is not done on the day before a public holiday.",
                        "except on the day before a public holiday",
                    ),
                    Rider(
                        "Quillmere announces it {d:5|8|12} days ahead in the app.",
                        "We must announce it in the app {d} days ahead.",
                    ),
                    Rider(
                        "A longer interruption gives {P} {pct:6|8|11} % off that month's fee.",
                        "You get {pct}% off if it lasts longer.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="support_response",
        guide="support",
        agreements="service supplier reseller installer",
        variants=(
            Variant(
                agreements="service supplier",
                clause=(
                    "{P^} shall maintain a support desk staffed from {a:7|8} to {b:18|19|21} o'clock on "
                    "working days and shall respond to incidents of the first priority within {h!:2|3|4} "
                    "hours and to all others within {d!:2|3|5} working days of notification {ch:by "
                    "telephone|by e-mail|through the ticket system}."
                ),
                summary=(
                    "You must answer urgent problems within {h} hours and others within {d} working days "
                    "of notice {ch}."
                ),
                riders=(
                    Rider(
                        "First-priority incidents shall also be handled on Sundays.",
                        "Urgent problems must be handled on Sundays too.",
                    ),
                    Rider(
                        "Incidents caused by Quillmere's own equipment are excepted.",
                        "except problems our own equipment causes",
                    ),
                    Rider(
                        "Failure so to respond shall entitle Quillmere to EUR {m:85|140|190} per incident.",
                        "You pay EUR {m} for each late answer.",
                    ),
                ),
            ),
            Variant(
                agreements="reseller installer",
                clause=(
                    "First-line support for buyers is the partner's job: {P} answers questions about "
                    "installation and use in the local language. Quillmere gives second-line support to "
                    "{P} within {d:2|4|6} working days and supplies training texts. A call centre may be "
                    "used if it works from {reg:within the European Union|the partner's own country}."
                ),
                summary=(
                    "We must help you within {d} working days, and you must answer buyers' questions in their language."
                ),
                riders=(
                    Rider(
                        "Questions about the app are answered by Quillmere directly.",
                        "except questions about the app, which we answer",
                    ),
                    Rider(
                        "{P^} sends a list of faults every {m:2|3|4} months.",
                        "You must send a list of faults every {m} months.",
                    ),
                    Rider(
                        "Satisfaction below {pct:72|78|84} % must be discussed.",
                        "Both of us must discuss satisfaction below {pct}%.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="end_of_life",
        guide="end-of-life",
        agreements="customer subscriber developer reseller",
        variants=(
            Variant(
                clause=(
                    "Quillmere shall supply security updates for each connected device for a period of "
                    "not less than {y!:5|6|7|9} years from the date on which the model was last offered "
                    "for sale, and shall announce the end of such updates {m!:8|11|14} months beforehand "
                    "{ch:by e-mail|in the app|by letter}."
                ),
                summary=(
                    "We must supply security updates for {y} years after last sale and announce their "
                    "end {ch} {m} months ahead."
                ),
                riders=(
                    Rider(
                        "Devices whose software {P} has altered are excluded.",
                        "except for devices you altered",
                    ),
                    Rider(
                        "Thereafter the device may be disconnected from the cloud.",
                        "We may then disconnect the device.",
                    ),
                    Rider(
                        "{P^} shall receive {pct!:13|18|24} per cent off a successor model.",
                        "You get {pct}% off a newer model.",
                    ),
                ),
            ),
            Variant(
                agreements="developer",
                clause=(
                    "When an interface version is retired, it keeps running for {m:7|10|16} months next "
                    "to the new one. The Developer moves its app over in that time. Apps that have not "
                    "moved are taken out of the store {d:15|20|35} days after the old version is "
                    "switched off."
                ),
                summary=(
                    "You must move your app within {m} months when we retire an interface version, or it "
                    "leaves the store."
                ),
                riders=(
                    Rider(
                        "A longer period of {n:20|24|30} months applies to lock and alarm apps.",
                        "except lock and alarm apps, which get {n} months",
                    ),
                    Rider("Quillmere provides a migration guide.", "We must provide a migration guide."),
                    Rider(
                        "A faster switch-off is allowed for security reasons.",
                        "We may switch off sooner for security reasons.",
                    ),
                ),
            ),
        ),
    ),
)
