"""Secrets and personal data."""

from model import Family, Rider, Variant

FAMILIES = (
    Family(
        name="confidentiality",
        guide="confidentiality",
        agreements="supplier contractor developer employee service",
        variants=(
            Variant(
                clause=(
                    "{P^} shall hold in strict confidence all information of a confidential nature "
                    "disclosed by or on behalf of Quillmere and shall not, during the currency of {A} or "
                    "for {y!:3|4|6|7} years thereafter, disclose the same to any person or use it save "
                    "for the proper performance of its obligations hereunder."
                ),
                summary=("You must keep our information secret during the agreement and for {y} years after it ends."),
                riders=(
                    Rider(
                        "This obligation shall not apply to information lawfully in the public domain.",
                        "except what is already public",
                    ),
                    Rider(
                        "Disclosure required by a court is permitted upon notice to Quillmere.",
                        "except where a court orders you to share it",
                    ),
                    Rider(
                        "All copies shall be destroyed within {d!:10|21|34} days of request.",
                        "You must destroy all copies within {d} days of our request.",
                    ),
                    Rider(
                        "For each breach a penalty of EUR {m:4,400|7,700|13,500} shall be payable.",
                        "You pay EUR {m} for each leak.",
                    ),
                ),
            ),
            Variant(
                agreements="supplier reseller developer service",
                clause=(
                    "Each side may share the other's confidential material only with staff and advisers "
                    "who need it and who are bound by similar duties. Material must be marked "
                    '"{mk:Private|Sealed|Inner Circle}" or confirmed as confidential within {d:8|14|23} '
                    "days of being disclosed orally."
                ),
                summary=(
                    "Each of us may share the other's secrets only with staff and advisers who need them "
                    "and are bound too."
                ),
                riders=(
                    Rider(
                        "Spoken information not confirmed within {d} days is free to use.",
                        "except talk not confirmed within {d} days",
                    ),
                    Rider(
                        "The duty ends {m:27|40|50} months after disclosure.",
                        "The duty ends {m} months after disclosure.",
                    ),
                    Rider(
                        "A leak must be reported within {h:20|32|44} hours.",
                        "Leaks must be reported within {h} hours.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="data_processing",
        guide="data-processing",
        agreements="service developer warehouse affiliate",
        variants=(
            Variant(
                clause=(
                    "Where {P} processes personal data on behalf of Quillmere it shall do so solely upon "
                    "Quillmere's documented instructions, shall keep such data within {reg:the European "
                    "Union|the euro area|the European Economic Area}, and shall ensure that all persons "
                    "authorised to process them are bound by secrecy."
                ),
                summary="You must handle personal data only as we tell you, in secret and within {reg}.",
                riders=(
                    Rider(
                        "Processing required of {P} by law is excepted.",
                        "except where the law requires otherwise",
                    ),
                    Rider(
                        "{P^} shall answer requests from data subjects forwarded by Quillmere within {d!:4|6|9} days.",
                        "You must answer people's requests within {d} days.",
                    ),
                    Rider(
                        "{P^} shall keep a register of processing and produce it {ch:by e-mail|in "
                        "the portal|on paper} on demand.",
                        "You must keep a register and send it {ch}.",
                    ),
                ),
            ),
            Variant(
                clause=(
                    "{P^} may use customer data such as {kind:addresses|door codes|sensor readings|order "
                    "histories} only to {use:deliver orders|run the app|answer support calls}. It may "
                    "not combine them with other sources, build profiles or sell them, and must store "
                    "them separately for no more than {d:24|45|67} days."
                ),
                summary="You may use {kind} only to {use} and must delete them after {d} days.",
                riders=(
                    Rider("Anonymous statistics may be kept longer.", "except anonymous statistics"),
                    Rider(
                        "Quillmere can have the storage inspected on {e:3|5|7} days' notice.",
                        "We may inspect the storage with {e} days' notice.",
                    ),
                    Rider(
                        "Test systems must not hold such data at all.",
                        "You may not use them in test systems.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="data_breach",
        guide="data-breach",
        agreements="service developer warehouse",
        variants=(
            Variant(
                clause=(
                    "In the event of any actual or suspected unauthorised access to personal data, {P} "
                    "shall without undue delay and in any case within {h!:14|22|26|34} hours of becoming "
                    "aware thereof notify Quillmere, stating the nature of the incident, the categories "
                    "of data concerned and the measures taken."
                ),
                summary=("You must tell us of any data leak within {h} hours, with its nature and your response."),
                riders=(
                    Rider(
                        "Notification shall be made by telephone and confirmed {ch:by e-mail|in "
                        "writing|through the security portal}.",
                        "You must phone us and confirm {ch}.",
                    ),
                    Rider(
                        "{P^} shall bear the cost of informing the persons affected.",
                        "You pay for informing the people affected.",
                    ),
                    Rider(
                        "Encrypted data whose key remains safe are excepted.",
                        "except data that stay safely encrypted",
                    ),
                ),
            ),
            Variant(
                clause=(
                    "{P^} helps Quillmere to investigate a security incident for up to {h:25|40|55} "
                    "working hours free of charge, keeps all log files for {m:6|8|13} months and sends a "
                    "final report within {d:16|19|27} days. Only Quillmere may inform customers or the "
                    "press."
                ),
                summary=("You must help us for {h} hours free and report on a security incident within {d} days."),
                riders=(
                    Rider(
                        "The hours are paid for if the incident began at Quillmere.",
                        "except that we pay you if it began with us",
                    ),
                    Rider(
                        "{P^} must fix the cause before going back online.",
                        "You must fix the cause before going online again.",
                    ),
                    Rider(
                        "Log files may be shortened with Quillmere's consent.",
                        "You must keep logs for {m} months.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="subprocessors",
        guide="subprocessors",
        agreements="service developer",
        variants=(
            Variant(
                clause=(
                    "{P^} shall not engage any sub-processor without informing Quillmere {d!:21|29|42} "
                    "days in advance {ch:by e-mail|by registered post|through the portal}. Quillmere may "
                    "object on reasonable grounds within {e!:8|13|16} days of such information, in which "
                    "case {P} shall refrain from engaging that sub-processor in relation to Quillmere's "
                    "data."
                ),
                summary=(
                    "You must announce each new helper firm {ch} {d} days ahead, and we may object within {e} days."
                ),
                riders=(
                    Rider(
                        "In an emergency the period is reduced to {h!:30|48|66} hours.",
                        "except in emergencies, when {h} hours are enough",
                    ),
                    Rider(
                        "{P^} shall impose upon sub-processors the same duties as bind itself.",
                        "Helper firms must follow the same rules as you.",
                    ),
                ),
            ),
            Variant(
                clause=(
                    "The helpers listed in Annex {s:2|4|5} are approved. {P^} answers for them as for "
                    "its own staff, checks each of them every {m:7|11|15} months and drops a helper "
                    "within {d:12|25|40} days if Quillmere shows that it fails to protect data."
                ),
                summary=(
                    "You answer for your helper firms, must drop unsafe ones within {d} days and check "
                    "all every {m} months."
                ),
                riders=(
                    Rider(
                        "Helpers that only deliver post need not be checked.",
                        "except those that only deliver post",
                    ),
                    Rider(
                        "Check reports are sent to Quillmere on request.",
                        "You must send us the reports on request.",
                    ),
                    Rider(
                        "Quillmere covers the cost of a switch above EUR {m2:1,900|3,300|5,100}.",
                        "We pay switching costs above EUR {m2}.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="data_return",
        guide="data-return",
        agreements="service developer warehouse contractor",
        variants=(
            Variant(
                agreements="service developer warehouse",
                clause=(
                    "Within {d!:11|24|39|51} days following the termination of {A}, {P} shall at "
                    "Quillmere's election return or irretrievably erase all data of Quillmere in its "
                    "possession, including back-ups, and shall certify such erasure in writing signed by "
                    "a director."
                ),
                summary=("You must return or erase all our data within {d} days of the end and confirm it in writing."),
                riders=(
                    Rider(
                        "Data which {P} is required by law to retain are excepted.",
                        "except data the law makes you keep",
                    ),
                    Rider(
                        "Return shall be effected in {fmt:CSV|JSON|XML} format.",
                        "You must return it as {fmt}.",
                    ),
                    Rider(
                        "A charge of no more than EUR {m:190|285|430} may be made therefor.",
                        "You may charge at most EUR {m}.",
                    ),
                ),
            ),
            Variant(
                agreements="contractor employee",
                clause=(
                    "On the last working day {P} gives back laptops, badges, paper files and copies, and "
                    "signs a list of what was returned. Anything still missing after {d:6|9|12} days can "
                    "be charged at EUR {m:145|230|375} per item."
                ),
                summary=(
                    "You must return all our things on your last working day; missing items may cost EUR "
                    "{m} each after {d} days."
                ),
                riders=(
                    Rider(
                        "Personal notes without business content may be kept.",
                        "You may keep personal notes.",
                    ),
                    Rider(
                        "Items reported stolen to the police are not charged.",
                        "except stolen items reported to the police",
                    ),
                    Rider(
                        "Return is possible at {place:Harrowdene|Ostrell|Tarnby} or by insured parcel.",
                        "You may return them at {place} or by insured parcel.",
                    ),
                ),
            ),
        ),
    ),
)
