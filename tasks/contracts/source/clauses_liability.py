"""What each side pays for losses."""

from model import Family, Rider, Variant

FAMILIES = (
    Family(
        name="liability_cap",
        guide="liability-cap",
        agreements="supplier carrier installer service",
        variants=(
            Variant(
                clause=(
                    "Notwithstanding anything to the contrary contained herein, the aggregate liability "
                    "of {P} to Quillmere arising out of or in connection with {A}, whether in contract, "
                    "tort or otherwise, shall not in any contract year exceed the sum of EUR "
                    "{cap:184,000|265,500|412,000|73,500|96,250}."
                ),
                summary="You pay at most EUR {cap} a year for all our losses together.",
                riders=(
                    Rider(
                        "The foregoing limit shall not apply to death, personal injury or fraud.",
                        "except for death, injury or fraud",
                    ),
                    Rider(
                        "The limit does not apply to losses caused by {P}'s wilful misconduct.",
                        "except for harm you cause on purpose",
                    ),
                    Rider(
                        "{P^} shall notify Quillmere forthwith upon claims in any year reaching "
                        "{pc!:60|65|70} per cent of the said sum.",
                        "You must tell us when claims reach {pc}% of that sum.",
                    ),
                    Rider(
                        "Sums recovered by Quillmere from {P}'s insurers shall count towards the said limit.",
                        "Money we get from your insurers counts towards it.",
                    ),
                ),
            ),
            Variant(
                clause=(
                    "Each party's total liability under {A} is capped at {pct:115|130|145|170} % of the "
                    "fees paid or payable in the {mon:9|11|14|18} months before the event giving rise to "
                    "the claim. The cap applies to all claims taken together, on any legal basis."
                ),
                summary=("Each of us pays at most {pct}% of the fees of the last {mon} months for all losses."),
                riders=(
                    Rider(
                        "Nothing in this clause limits liability for breach of confidentiality.",
                        "except for failing to keep secrets",
                    ),
                    Rider(
                        "Liability that cannot be limited by law is unaffected.",
                        "except where the law allows no limit",
                    ),
                    Rider(
                        "A claim must be notified within {late:5|7|8} months of discovery, failing which it lapses.",
                        "A claim lapses if it is not raised within {late} months of discovery.",
                    ),
                ),
            ),
            Variant(
                clause=(
                    "Quillmere's liability to {P} is limited as follows: (a) for damage to tangible "
                    "property, EUR {prop:38,500|57,000|61,200} per event; (b) for every other loss, EUR "
                    "{other:9,400|12,750|17,300} per event. Several losses flowing from one cause count "
                    "as a single event for the purposes of {A}."
                ),
                summary=(
                    "We pay at most EUR {prop} per event for damage to property and EUR {other} for other losses."
                ),
                riders=(
                    Rider(
                        "These limits do not apply where Quillmere acted with gross negligence.",
                        "except where we were grossly careless",
                    ),
                    Rider(
                        "{P^} shall take reasonable steps to mitigate any loss.",
                        "You must take reasonable steps to keep a loss small.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="excluded_losses",
        guide="consequential-loss",
        agreements="reseller developer installer service",
        variants=(
            Variant(
                clause=(
                    "Neither party shall be liable to the other for any indirect, special or "
                    "consequential loss howsoever arising, including without limitation loss of profit, "
                    "loss of goodwill and loss of anticipated savings, even if such party had been "
                    "advised of the possibility thereof."
                ),
                summary=("Neither of us has to pay the other for knock-on losses such as lost profit or goodwill."),
                riders=(
                    Rider(
                        "This exclusion shall not avail a party who has acted wilfully.",
                        "except where the harm was done on purpose",
                    ),
                    Rider(
                        "The costs of recalling goods shall be deemed direct loss and remain recoverable.",
                        "Recall costs still have to be paid.",
                    ),
                    Rider(
                        "Fees due under {A} are not excluded by this clause.",
                        "Fees still have to be paid.",
                    ),
                ),
            ),
            Variant(
                clause=(
                    "Quillmere is not responsible for {P}'s lost revenue, lost data or business "
                    "interruption resulting from use of the {thing:Quillmere Home app|Rillkeeper "
                    "interface|Latchling test kit|Airmote data feed}. Where data are lost, Quillmere's "
                    "only obligation is to restore the last available backup."
                ),
                summary=(
                    "We do not pay for lost revenue, data or business from using the {thing}; we only "
                    "restore the last backup."
                ),
                riders=(
                    Rider(
                        "This does not apply where Quillmere failed to make a backup for more than {bk:9|12|16} days.",
                        "unless we made no backup for over {bk} days",
                    ),
                    Rider(
                        "{P^} must keep its own copies of all material it uploads.",
                        "You must keep your own copies.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="indemnity",
        guide="indemnity",
        agreements="supplier developer service reseller",
        variants=(
            Variant(
                clause=(
                    "{P^} shall indemnify, defend and hold harmless Quillmere, its officers and "
                    "affiliates from and against any and all claims, damages, costs and expenses "
                    "(including reasonable legal fees) arising from any allegation that the "
                    "{thing:goods|programs|designs|components} furnished hereunder infringe the "
                    "intellectual property rights of a third party."
                ),
                summary=("You must pay back all losses if someone claims that your {thing} infringe their rights."),
                riders=(
                    Rider(
                        "This indemnity shall not extend to modifications made by Quillmere without {P}'s approval.",
                        "except where we changed them without your yes",
                    ),
                    Rider(
                        "The indemnity shall not apply to material made to Quillmere's own specification.",
                        "except where you followed our specification",
                    ),
                    Rider(
                        "Quillmere shall give notice of any such claim within {d!:8|12|17} days of receipt.",
                        "We must tell you of a claim within {d} days.",
                    ),
                    Rider("{P^} shall have sole conduct of the defence.", "You run the defence."),
                ),
            ),
            Variant(
                clause=(
                    "If a third party brings a claim against Quillmere because of an act or omission of "
                    "{P} under {A}, {P} will reimburse Quillmere for every loss it suffers, up to EUR "
                    "{cap:220,000|137,500|318,000} per claim, and will do so within {d:19|24|33} days of "
                    "written demand."
                ),
                summary=("You must pay back all losses from claims you cause, up to EUR {cap} each, within {d} days."),
                riders=(
                    Rider(
                        "No reimbursement is due to the extent that Quillmere contributed to the claim.",
                        "except for the part we caused",
                    ),
                    Rider(
                        "Quillmere may not settle the claim without {P}'s written consent.",
                        "We may not settle unless you say yes in writing.",
                    ),
                    Rider(
                        "Quillmere will give {P} access to the documents it needs.",
                        "We must show you the papers you need.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="insurance",
        guide="insurance",
        agreements="supplier carrier installer warehouse",
        variants=(
            Variant(
                clause=(
                    "{P^} shall at its own expense effect and maintain with a reputable insurer public "
                    "and product liability insurance in an amount of not less than EUR "
                    "{sum:1,350,000|2,150,000|3,400,000|875,000} per occurrence, and shall keep the same "
                    "in force for {y!:2|3|4} years following expiry of {A}."
                ),
                summary=(
                    "You must keep insurance for harm to others of at least EUR {sum} per event until "
                    "{y} years after the end."
                ),
                riders=(
                    Rider(
                        "{P^} shall produce the certificate of insurance within {d!:6|9|13} days of request.",
                        "You must show us the certificate within {d} days of our request.",
                    ),
                    Rider(
                        "Quillmere shall be named therein as additional insured.",
                        "The policy must cover us as well.",
                    ),
                    Rider(
                        "The deductible shall not exceed EUR {ded:2,250|4,800|6,500}.",
                        "Your own share may be at most EUR {ded}.",
                    ),
                ),
            ),
            Variant(
                clause=(
                    "Goods in {P}'s care must be insured against fire, theft and water damage at their "
                    "full replacement value. {P^} pays the premium and must tell Quillmere at least "
                    "{d:16|22|28} days before the policy lapses or is changed to Quillmere's "
                    "disadvantage."
                ),
                summary=(
                    "You must insure our goods at full value and tell us {d} days before the cover ends or worsens."
                ),
                riders=(
                    Rider(
                        "The duty to insure does not apply to goods held for less than {h:36|48|60} hours.",
                        "except goods you hold for less than {h} hours",
                    ),
                    Rider(
                        "If {P} fails to insure, Quillmere may take out cover and charge the premium to {P}.",
                        "We may buy cover at your cost if you do not.",
                    ),
                    Rider(
                        "Insurance proceeds are held on trust for Quillmere.",
                        "Insurance money belongs to us.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="beta_as_is",
        guide="as-is",
        agreements="developer subscriber customer",
        variants=(
            Variant(
                clause=(
                    "The preview release of {thing:Quillmere Home|the Airmote interface|Latchling "
                    'Remote|the Rillkeeper planner} is furnished "as is" and "as available", without '
                    "warranty of any kind, express or implied. {P^} assumes the entire risk arising from "
                    "its use and shall not deploy the same in any setting where failure could cause "
                    "injury."
                ),
                summary=(
                    "You use the preview of {thing} at your own risk and may not use it where failure "
                    "could hurt someone."
                ),
                riders=(
                    Rider(
                        "Quillmere may withdraw the preview at any time without notice.",
                        "We may withdraw it at any time.",
                    ),
                    Rider(
                        "The preview lapses automatically {d!:75|110|140} days after release.",
                        "It ends {d} days after release.",
                    ),
                    Rider(
                        "Mandatory consumer rights remain unaffected.",
                        "except where consumer law protects you",
                    ),
                ),
            ),
            Variant(
                clause=(
                    'Features marked "early" may change, slow down or disappear. Quillmere gives no '
                    "promise about them, provides no support for them and does not count their outages "
                    "towards any service level. {P^} may switch early features off in the settings at "
                    "any time during the term of {A}."
                ),
                summary=(
                    "We promise nothing and give no support for features marked early, and you may "
                    "switch them off at any time."
                ),
                riders=(
                    Rider(
                        "Quillmere will give {d:8|13|20} days' notice before removing an early "
                        "feature that {P} uses daily.",
                        "We must give {d} days' notice before removing one you use daily.",
                    ),
                    Rider(
                        "No fee is charged for early features until {m:3|5|7} months after general release.",
                        "They are free until {m} months after general release.",
                    ),
                    Rider(
                        "Security faults are nevertheless corrected.",
                        "except that we fix security faults",
                    ),
                ),
            ),
        ),
    ),
)
