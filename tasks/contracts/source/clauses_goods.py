"""Checks, packing, parts and tools."""

from model import Family, Rider, Variant

FAMILIES = (
    Family(
        name="acceptance_testing",
        guide="acceptance-testing",
        agreements="service supplier installer",
        variants=(
            Variant(
                clause=(
                    "Quillmere shall within {d!:16|23|31} days of delivery carry out acceptance tests in "
                    "accordance with Schedule {s:3|5|6}. Should the deliverables fail the same, {P} "
                    "shall rectify them within {e!:7|12|15} days at no charge and the tests shall be "
                    "repeated; after {n!:2|3} failures Quillmere may reject the deliverables and recover "
                    "all sums paid."
                ),
                summary=(
                    "We must test your work within {d} days and may reject it with a full refund after {n} failures."
                ),
                riders=(
                    Rider(
                        "The deliverables shall be deemed accepted if Quillmere puts them to commercial use.",
                        "Using it in business counts as a yes.",
                    ),
                    Rider(
                        "Minor defects not impairing use shall not constitute a failure.",
                        "except for small flaws that do not matter",
                    ),
                    Rider("{P^} may attend the tests.", "You may watch the tests."),
                ),
            ),
            Variant(
                agreements="supplier",
                clause=(
                    "A batch is accepted when a sample of {n:40|60|85} pieces contains no more than "
                    "{k:2|3|4} faulty ones. If there are more, {P} either sorts the batch at its own "
                    "cost or takes it back within {d:8|10|13} days. Silence from Quillmere for "
                    "{e:14|18|26} days counts as acceptance."
                ),
                summary=(
                    "You must sort or take back a batch with over {k} faults in {n} pieces; we accept by "
                    "{e} days' silence."
                ),
                riders=(
                    Rider(
                        "Safety faults lead to rejection even in a single piece.",
                        "We may reject for a single safety fault.",
                    ),
                    Rider(
                        "The sample is drawn at {place:Ostrell|Harrowdene|Fennimoor} in the presence of both sides.",
                        "Both of us must draw the sample at {place}.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="inspection_of_goods",
        guide="inspection",
        agreements="supplier reseller",
        variants=(
            Variant(
                agreements="supplier",
                clause=(
                    "Quillmere shall inspect incoming goods for quantity and apparent damage within "
                    "{d!:4|7|9} working days and shall give notice of hidden defects within "
                    "{e!:13|18|25} days of their discovery. Payment of an invoice shall not constitute "
                    "an acknowledgement that the goods are in conformity with {A}."
                ),
                summary=(
                    "We must check goods within {d} working days and report hidden faults within {e} "
                    "days of finding them."
                ),
                riders=(
                    Rider(
                        "These periods do not apply where the Supplier concealed the defect.",
                        "unless you hid the fault",
                    ),
                    Rider(
                        "Rejected goods shall be collected within {f!:10|15|20} days at the Supplier's cost.",
                        "You must collect rejected goods within {f} days.",
                    ),
                    Rider(
                        "The Supplier waives any objection of late notice in respect of safety defects.",
                        "except for safety faults",
                    ),
                ),
            ),
            Variant(
                agreements="reseller",
                clause=(
                    "The Reseller opens and checks each pallet on arrival. Missing or broken pieces are "
                    "reported {ch:by e-mail|in the partner portal|by telephone} with photographs within "
                    "{h:30|54|78} hours, otherwise Quillmere need not replace them. Replacements leave "
                    "{place:Ostrell|Tarnby|Harrowdene} within {d:4|6|8} working days."
                ),
                summary=(
                    "We must replace missing or broken pieces within {d} working days if you report them "
                    "{ch} within {h} hours."
                ),
                riders=(
                    Rider(
                        "The reporting period does not run over public holidays.",
                        "except that public holidays do not count",
                    ),
                    Rider(
                        "Broken pieces are kept for {w:2|4|6} weeks.",
                        "You must keep broken pieces for {w} weeks.",
                    ),
                    Rider(
                        "Fewer than {n:3|4|5} pieces per pallet are credited, not replaced.",
                        "We credit losses below {n} pieces.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="packaging",
        guide="packaging",
        agreements="supplier warehouse carrier",
        variants=(
            Variant(
                agreements="supplier",
                clause=(
                    "All goods shall be packed in accordance with Quillmere's packing standard "
                    "{std:QP-7|QP-12|QP-19}, using no polystyrene, and each carton shall bear a label "
                    "stating order number, lot and weight and shall not exceed {kg!:13|17|21} kilograms. "
                    "Non-conforming cartons may be repacked at the Supplier's expense."
                ),
                summary=(
                    "You must pack by standard {std} without polystyrene, at most {kg} kilograms a "
                    "carton, or pay for repacking."
                ),
                riders=(
                    Rider(
                        "Batteries may be packed otherwise where the law so requires.",
                        "except batteries where the law differs",
                    ),
                    Rider(
                        "Repacking shall be charged at EUR {m:2.60|3.40|4.90} per carton.",
                        "We charge EUR {m} per repacked carton.",
                    ),
                    Rider("Wooden pallets shall be heat-treated.", "You must use heat-treated pallets."),
                ),
            ),
            Variant(
                clause=(
                    "Reusable crates belong to Quillmere. {P^} returns them empty and clean within "
                    "{d:18|26|40} days, to the depot they came from. For each crate lost beyond "
                    "{pct:2|3|5} % of the yearly quantity {P} pays EUR {m:6.20|7.90|11.30}; worn-out "
                    "crates are not charged."
                ),
                summary=("You must return clean crates within {d} days and pay EUR {m} for each lost beyond {pct}%."),
                riders=(
                    Rider(
                        "Crates held at Quillmere's request are not counted.",
                        "except crates we asked you to hold",
                    ),
                    Rider(
                        "Quillmere counts the crates in {mon:February|May|October}.",
                        "We count the crates in {mon}.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="spare_parts",
        guide="spare-parts",
        agreements="supplier reseller",
        variants=(
            Variant(
                agreements="supplier",
                clause=(
                    "The Supplier undertakes to keep available spare parts for every product supplied "
                    "for not less than {y!:6|8|11} years after the last delivery thereof, at prices not "
                    "exceeding those last charged by more than {pct!:9|14|17} per cent, and to despatch "
                    "the same within {d!:4|6|10} working days of order."
                ),
                summary=(
                    "You must keep spare parts for {y} years and send them within {d} working days, at "
                    "most {pct}% dearer."
                ),
                riders=(
                    Rider(
                        "The Supplier may discharge this duty by a final delivery of {n!:150|250|400} sets.",
                        "You may deliver {n} sets once instead.",
                    ),
                    Rider("Parts withdrawn by law are excepted.", "except parts the law has banned"),
                ),
            ),
            Variant(
                agreements="supplier",
                clause=(
                    "Before ending a part, the Supplier announces the last order date at least "
                    "{m:7|10|13} months ahead {ch:by e-mail|by registered post}. Quillmere may place one "
                    "final order of up to {n:3|4|5} times its yearly need, which the Supplier delivers "
                    "in {k:2|3|6} lots."
                ),
                summary=("You must announce the end of a part {m} months ahead {ch} and accept our final order."),
                riders=(
                    Rider(
                        "The final order is limited if raw material has run out.",
                        "unless raw material has run out",
                    ),
                    Rider("A successor part must fit without changes.", "A new part must fit unchanged."),
                    Rider(
                        "Prices for the final order are frozen.",
                        "You may not raise prices for that order.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="tooling",
        guide="tooling",
        agreements="supplier",
        variants=(
            Variant(
                clause=(
                    "All moulds, jigs and tools paid for by Quillmere shall be and remain the property "
                    "of Quillmere, shall be marked accordingly, shall be used solely for the manufacture "
                    "of Quillmere's orders, and shall be maintained by the Supplier at its own cost for "
                    "{n!:55,000|80,000|120,000} cycles."
                ),
                summary=(
                    "You must use our tools only for our orders, mark them and maintain them free for {n} cycles."
                ),
                riders=(
                    Rider(
                        "Repairs exceeding EUR {m:1,700|2,450|3,600} shall be shared equally.",
                        "except repairs above EUR {m}, which we share equally",
                    ),
                    Rider(
                        "The tools shall be surrendered within {d!:5|9|14} days of demand.",
                        "You must hand them over within {d} days of our request.",
                    ),
                    Rider("The Supplier shall have no lien thereon.", "You may not keep them as security."),
                ),
            ),
            Variant(
                clause=(
                    "Tools may be moved from {place:Tarnby|Fennimoor|Dellingford} only with Quillmere's "
                    "written consent. The Supplier insures them for EUR {m:28,000|43,500|67,000}, "
                    "photographs them every {k:5|7|10} months and reports wear in time for a new tool to "
                    "be made."
                ),
                summary=(
                    "You must insure our tools for EUR {m} and may not move them from {place} unless we "
                    "say yes in writing."
                ),
                riders=(
                    Rider(
                        "Moves between buildings on the same site need only be reported.",
                        "You need only report moves on the same site.",
                    ),
                    Rider("A worn tool is replaced at Quillmere's cost.", "We pay for replacing worn tools."),
                    Rider(
                        "Tools unused for {y:3|4|5} years may be scrapped after notice.",
                        "You may scrap tools unused for {y} years after telling us.",
                    ),
                ),
            ),
        ),
    ),
)
