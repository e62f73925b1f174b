"""Faulty goods, delay and events nobody controls."""

from model import Family, Rider, Variant

FAMILIES = (
    Family(
        name="product_recall",
        guide="product-recall",
        agreements="supplier",
        variants=(
            Variant(
                clause=(
                    "Should Quillmere reasonably determine that any {prod:Duskwick lamp|Latchling "
                    "lock|Rillkeeper valve|Airmote sensor} incorporating the Supplier's components "
                    "presents a safety risk, Quillmere may initiate a recall and the Supplier shall bear "
                    "{pct!:70|80|85} per cent of all costs of retrieval, replacement and notification of "
                    "customers."
                ),
                summary=("You must bear {pct}% of the costs if we recall the {prod} because your parts may be unsafe."),
                riders=(
                    Rider(
                        "The Supplier shall bear no such costs where the risk results solely from Quillmere's design.",
                        "unless our design alone causes the risk",
                    ),
                    Rider(
                        "Quillmere shall, save in emergencies, consult the Supplier {h!:24|36|54} hours beforehand.",
                        "We must consult you {h} hours before, except in an emergency.",
                    ),
                    Rider(
                        "The Supplier shall furnish batch records within {d!:2|3|4} days of request.",
                        "You must send batch records within {d} days.",
                    ),
                ),
            ),
            Variant(
                clause=(
                    "The Supplier informs Quillmere of any safety defect within {h:18|20|30} hours of "
                    "becoming aware of it, stops shipping the affected lots and supplies free "
                    "replacements within {d:11|15|26} days. No statement to the press or to any "
                    "authority may be made without Quillmere's consent."
                ),
                summary=(
                    "You must report safety defects within {h} hours, stop shipping and send free "
                    "replacements within {d} days."
                ),
                riders=(
                    Rider(
                        "Statements that the law requires are permitted, provided Quillmere receives a copy.",
                        "You may speak to authorities only where the law requires it.",
                    ),
                    Rider(
                        "The replacement duty lapses once the goods are older than {y:6|7|8} years.",
                        "except goods older than {y} years",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="goods_warranty",
        guide="warranty",
        agreements="supplier reseller",
        variants=(
            Variant(
                agreements="supplier",
                clause=(
                    "The Supplier warrants that all goods shall conform to the specification and be free "
                    "from defects in material and workmanship for a period of {m!:26|30|38} months from "
                    "delivery. The Supplier shall, at Quillmere's option, repair, replace or credit any "
                    "goods not so conforming."
                ),
                summary=(
                    "You promise faultless goods for {m} months and must repair, replace or credit "
                    "faulty ones as we choose."
                ),
                riders=(
                    Rider(
                        "The foregoing warranty does not extend to ordinary wear and tear.",
                        "except for normal wear",
                    ),
                    Rider(
                        "Transport costs of defective goods shall be borne by the Supplier.",
                        "You pay for their transport.",
                    ),
                    Rider(
                        "Replacement goods shall carry a fresh warranty of {n!:13|16} months.",
                        "Replacements get a new promise of {n} months.",
                    ),
                ),
            ),
            Variant(
                agreements="reseller",
                clause=(
                    "Quillmere guarantees to the Reseller that products are free of defects for "
                    "{m:19|23|27} months after shipment from {depot:Ostrell|Harrowdene|Marlock Quay}. "
                    "The Reseller's remedy is limited to replacement or, if replacement takes longer "
                    "than {d:34|41|52} days, a refund of the purchase price."
                ),
                summary=(
                    "We promise faultless products for {m} months and replace faulty ones, or refund "
                    "them after {d} days."
                ),
                riders=(
                    Rider("The guarantee is void if the seal has been opened.", "unless the seal was opened"),
                    Rider(
                        "It does not cover products stored outdoors by the Reseller.",
                        "except products you stored outdoors",
                    ),
                    Rider(
                        "Defects must be reported through the partner portal.",
                        "You must report faults through the partner portal.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="liquidated_damages",
        guide="liquidated-damages",
        agreements="supplier installer carrier service",
        variants=(
            Variant(
                clause=(
                    "If {P} fails to complete by the agreed date, {P} shall pay to Quillmere by way of "
                    "liquidated damages, and not as a penalty, EUR {sum:340|475|620|1,150} for each "
                    "{unit:day|working day|week} of delay, up to a maximum of {pct!:6|9|11} per cent of "
                    "the contract price."
                ),
                summary=("You must pay a fixed EUR {sum} for each {unit} of delay, up to {pct}% of the price."),
                riders=(
                    Rider(
                        "No such sum accrues where the delay was caused by Quillmere.",
                        "unless we caused the delay",
                    ),
                    Rider(
                        "Quillmere's right to claim further loss is hereby excluded.",
                        "We may not claim more for the delay.",
                    ),
                    Rider(
                        "Payment thereof shall not relieve {P} of its obligation to complete.",
                        "You must still finish the work.",
                    ),
                ),
            ),
            Variant(
                clause=(
                    "Late performance costs money. For every {h:5|7|9} hours by which {P} misses an "
                    "agreed slot under {A}, the charge for that job falls by {pct:4|7|12} %; once the "
                    "reduction reaches {top:28|35|48} %, Quillmere may refuse the job altogether and "
                    "owes nothing for it."
                ),
                summary=(
                    "You earn {pct}% less for every {h} hours of delay, and we may refuse the job once "
                    "that reaches {top}%."
                ),
                riders=(
                    Rider(
                        "The reduction is not applied if {P} proposed a new slot before {t:11|14|16} "
                        "o'clock on the previous day.",
                        "unless you offered a new slot before {t} o'clock the day before",
                    ),
                    Rider("Both parties accept the reductions as a fair estimate of loss.", ""),
                    Rider(
                        "{P^} must record actual arrival times in the job log.",
                        "You must log your arrival times.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="force_majeure",
        guide="force-majeure",
        agreements="supplier reseller carrier warehouse service",
        variants=(
            Variant(
                clause=(
                    "Neither party shall be deemed in default for any delay or failure to perform "
                    "occasioned by war, flood, epidemic, embargo or other event beyond its reasonable "
                    "control, provided always that it gives notice thereof {ch:by e-mail|by registered "
                    "post|through the partner portal} within {d!:3|4|6} days of its occurrence."
                ),
                summary=(
                    "Neither of us is at fault for delays outside our control if notice is given {ch} within {d} days."
                ),
                riders=(
                    Rider(
                        "Strikes confined to the affected party's own staff shall not qualify.",
                        "except strikes by our own staff",
                    ),
                    Rider("Obligations to pay money are not so excused.", "except for payments"),
                    Rider(
                        "Should the event endure beyond {w!:7|9|13} weeks, either party may terminate {A}.",
                        "Either of us may end the agreement if it lasts over {w} weeks.",
                    ),
                ),
            ),
            Variant(
                clause=(
                    "{P^}'s duties are suspended while an extraordinary event (storm, closure of a "
                    "border, general power failure) makes performance impossible. {P^} must resume work "
                    "no later than {d:2|5|8} days after the event ends and must serve Quillmere no worse "
                    "than its other customers in the meantime."
                ),
                summary=(
                    "You may pause during events outside your control but must restart within {d} days "
                    "and treat us no worse than others."
                ),
                riders=(
                    Rider(
                        "Shortage of staff or raw materials is not such an event.",
                        "except for shortages of staff or materials",
                    ),
                    Rider("During the event Quillmere may buy elsewhere.", "We may buy elsewhere meanwhile."),
                    Rider("Minimum volumes are reduced in proportion.", "Minimum volumes shrink to match."),
                ),
            ),
        ),
    ),
    Family(
        name="step_in",
        guide="step-in",
        agreements="supplier warehouse service",
        variants=(
            Variant(
                clause=(
                    "In the event that {P} fails for {d!:4|7|9} consecutive working days to perform any "
                    "critical service, Quillmere may, upon {h!:12|30|42} hours' notice, itself or "
                    "through a third party take over the performance of that service at {P}'s cost until "
                    "such time as {P} demonstrates that it can resume."
                ),
                summary=(
                    "We may take over a critical service at your cost after {d} failed working days, "
                    "with {h} hours' notice."
                ),
                riders=(
                    Rider(
                        "This right shall not arise where Quillmere is itself in arrears of payment.",
                        "unless we owe you money",
                    ),
                    Rider(
                        "{P^} shall afford Quillmere access to all necessary premises and records.",
                        "You must give us the access and records we need.",
                    ),
                    Rider(
                        "The costs so recoverable shall not exceed EUR {cap:46,000|58,500|82,000}.",
                        "You pay at most EUR {cap} for this.",
                    ),
                ),
            ),
            Variant(
                clause=(
                    "Where Quillmere believes on reasonable grounds that a service failure at "
                    "{place:Ostrell|Marlock Quay|Fennimoor|Tarnby} endangers deliveries to consumers, it "
                    "can place up to {n:3|5|6} of its own staff on site. {P^} keeps responsibility for "
                    "its own people and hands the operation back within {d:9|14|18} days."
                ),
                summary=(
                    "We may place up to {n} of our staff at {place} when a failure endangers deliveries, "
                    "for {d} days at most."
                ),
                riders=(
                    Rider("Quillmere bears the wages of the staff it sends.", "We pay their wages."),
                    Rider(
                        "{P^} can refuse staff who have not completed its safety briefing.",
                        "except staff who missed your safety briefing",
                    ),
                ),
            ),
        ),
    ),
)
