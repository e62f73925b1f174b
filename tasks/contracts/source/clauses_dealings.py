"""Handing over, checking and dealing fairly."""

from model import Family, Rider, Variant

FAMILIES = (
    Family(
        name="assignment",
        guide="assignment",
        agreements="supplier reseller developer service",
        variants=(
            Variant(
                clause=(
                    "{P^} shall not assign, transfer, charge or otherwise dispose of {A} or any of its "
                    "rights or obligations hereunder, in whole or in part, without the prior written "
                    "consent of Quillmere, which Quillmere shall grant or refuse within {d!:14|22|31} "
                    "days of a request made {ch:by registered post|by e-mail|by courier}."
                ),
                summary=(
                    "We must answer a request within {d} days, and you may not hand over the agreement "
                    "unless we say yes in writing."
                ),
                riders=(
                    Rider(
                        "Claims for payment may be assigned to a bank.",
                        "You may hand payment claims to a bank.",
                    ),
                    Rider(
                        "Quillmere may assign to any affiliate upon notice.",
                        "We may hand it over within our group.",
                    ),
                    Rider(
                        "Any purported assignment in contravention hereof shall be void.",
                        "A handover without it does not count.",
                    ),
                ),
            ),
            Variant(
                agreements="reseller installer supplier",
                clause=(
                    "If {P}'s business is passed on to family members, to its own group or to a buyer of "
                    "the whole business, {A} goes with it, provided that the new owner accepts all "
                    "duties in writing and has at least {n:9|14|25} employees. Quillmere must hear of it "
                    "within {d:11|16|29} days."
                ),
                summary=("You may hand over the agreement with your whole business if you tell us within {d} days."),
                riders=(
                    Rider("It does not go to a competitor of Quillmere.", "except to a competitor of ours"),
                    Rider(
                        "{P^} remains responsible for {m:4|6|9} more months.",
                        "You stay responsible for {m} months.",
                    ),
                    Rider(
                        "Quillmere may ask for a credit report on the new owner.",
                        "We may ask for a credit report on the new owner.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="subcontracting",
        guide="subcontracting",
        agreements="supplier carrier installer service warehouse",
        variants=(
            Variant(
                clause=(
                    "{P^} may not subcontract the performance of its duties or any part thereof save "
                    "with Quillmere's prior written approval, and shall in every case remain fully "
                    "liable for the acts and omissions of its subcontractors as though they were its "
                    "own. Approval may be withdrawn upon {d!:7|12|20} days' notice."
                ),
                summary=("You answer for others you use and may not pass work to them unless we say yes in writing."),
                riders=(
                    Rider(
                        "No approval is needed for contracts below EUR {m:1,400|2,800|4,200}.",
                        "You need no yes for jobs below EUR {m}.",
                    ),
                    Rider(
                        "Subcontractors shall in no event themselves subcontract.",
                        "Those you use may not pass work on.",
                    ),
                    Rider(
                        "{P^} shall furnish a list of subcontractors each quarter.",
                        "You must send us a list each quarter.",
                    ),
                ),
            ),
            Variant(
                clause=(
                    "{P^} is free to use other firms for up to {pct:25|35|40} % of the work measured by "
                    "value. It tells Quillmere their names {ch:by e-mail|in the portal|by letter} "
                    "{d:5|9|13} days before they start, pays them on time and makes sure that they keep "
                    "the site and secrecy rules."
                ),
                summary=("You may pass up to {pct}% of the work to others if you name them {ch} {d} days before."),
                riders=(
                    Rider("Work on locks must be done by {P}'s own staff.", "except work on locks"),
                    Rider(
                        "Quillmere may reject a firm for good reason.",
                        "We may reject a firm for good reason.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="audit_rights",
        guide="audit-rights",
        agreements="supplier reseller developer service warehouse",
        variants=(
            Variant(
                clause=(
                    "Quillmere and its professional advisers shall be entitled, upon not less than "
                    "{d!:8|13|19} working days' written notice and not more than {n!:2|3} times in any "
                    "year, to enter {P}'s premises during business hours and to inspect and take copies "
                    "of all books and records relating to {A}."
                ),
                summary=(
                    "We may check your books at your premises up to {n} times a year with {d} working days' notice."
                ),
                riders=(
                    Rider(
                        "No notice shall be required where fraud is suspected.",
                        "You get no notice if we suspect fraud.",
                    ),
                    Rider(
                        "Should the audit reveal an error to Quillmere's disadvantage exceeding "
                        "{pct!:3|5|6} per cent, {P} shall bear its cost.",
                        "You pay for the check if errors against us exceed {pct}%.",
                    ),
                    Rider("Records of other customers are excluded.", "except records about other customers"),
                ),
            ),
            Variant(
                clause=(
                    "{P^} keeps complete records for {y:4|6|8} years. Once a year Quillmere may have "
                    "them checked by an accountant bound to secrecy, who reports only the {res:total "
                    "due|number of units|unpaid fees}. Differences are settled within {e:15|25|32} days "
                    "of the report."
                ),
                summary="You must keep records for {y} years and let our accountant check them yearly.",
                riders=(
                    Rider("Years already checked are not opened again.", "except years already checked"),
                    Rider(
                        "The accountant must be acceptable to both sides.",
                        "Both of us must accept the accountant.",
                    ),
                    Rider(
                        "Quillmere bears the accountant's fee up to EUR {m:1,250|2,050|3,100}.",
                        "We pay the accountant up to EUR {m}.",
                    ),
                    Rider(
                        "Differences below EUR {f:55|70|125} are dropped.",
                        "Differences below EUR {f} are dropped.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="exclusivity",
        guide="exclusivity",
        agreements="supplier reseller affiliate",
        variants=(
            Variant(
                agreements="supplier",
                clause=(
                    "During the term of {A} the Supplier shall manufacture the {prod:Duskwick "
                    "shade|Airmote casing|Latchling bolt|Sproutwell saucer} exclusively for Quillmere "
                    "and shall not supply the same, or any article confusingly similar, to any third "
                    "party, provided that Quillmere purchases at least {n!:8,500|13,000|27,500} pieces "
                    "in each year."
                ),
                summary="You must make the {prod} only for us as long as we buy {n} pieces a year.",
                riders=(
                    Rider(
                        "Sales to the Supplier's own staff shop are excepted.",
                        "except for your staff shop",
                    ),
                    Rider(
                        "The obligation endures for {m!:6|9|12} months after termination.",
                        "This lasts {m} months after the end.",
                    ),
                    Rider(
                        "Breach shall attract a sum of EUR {p:7,500|11,800|19,000}.",
                        "You pay EUR {p} each time you ignore this.",
                    ),
                ),
            ),
            Variant(
                agreements="reseller",
                clause=(
                    "Quillmere appoints the Reseller as its only reseller in {reg:Lower Tarn|the Fenn "
                    "Valley|Dellingford County|the Marlock coast} for {m:16|24|32} months. Quillmere "
                    "will not appoint others there, but may sell there through its own web shop. The "
                    "Reseller does not advertise outside the region."
                ),
                summary=(
                    "We may appoint no other reseller in {reg} for {m} months but may sell there online ourselves."
                ),
                riders=(
                    Rider(
                        "The right ends if sales fall below EUR {v:54,000|79,000|105,000} a year.",
                        "unless your sales fall below EUR {v} a year",
                    ),
                    Rider(
                        "Requests from outside may be served if they come unasked.",
                        "You may serve outside requests that come unasked.",
                    ),
                    Rider("The Reseller sells no rival products.", "You may not sell rival products."),
                    Rider(
                        "Quillmere passes on enquiries from the region.",
                        "We must pass on enquiries from the region.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="anti_bribery",
        guide="anti-bribery",
        agreements="supplier reseller contractor carrier",
        variants=(
            Variant(
                clause=(
                    "{P^} shall not, and shall procure that its officers, employees and agents shall "
                    "not, offer, give, solicit or accept any inducement in connection with {A}. Gifts "
                    "and hospitality of a value exceeding EUR {m:25|40|55} per person per year shall be "
                    "recorded and disclosed to Quillmere {ch:by e-mail|in the integrity portal|in "
                    "writing}."
                ),
                summary="You may not give or take bribes and must report gifts above EUR {m} a year {ch}.",
                riders=(
                    Rider("Meals at trade fairs need not be recorded.", "except meals at trade fairs"),
                    Rider(
                        "Any breach hereof shall entitle Quillmere to terminate forthwith.",
                        "We may end the agreement at once if you do.",
                    ),
                    Rider(
                        "{P^} shall train its staff every {k!:11|15|20} months.",
                        "You must train staff every {k} months.",
                    ),
                ),
            ),
            Variant(
                clause=(
                    "{P^} runs a channel through which staff can report wrongdoing without giving a "
                    "name, answers each report within {d:12|18|30} days and tells Quillmere if a report "
                    "concerns {A}. Nobody may be treated worse for an honest report."
                ),
                summary=(
                    "You must answer staff reports of wrongdoing within {d} days and tell us if they "
                    "concern the agreement."
                ),
                riders=(
                    Rider(
                        "Firms with fewer than {n:20|35|45} staff may use Quillmere's channel instead.",
                        "You may use our channel if you have under {n} staff.",
                    ),
                    Rider("Names of reporters are not passed on.", "You may not pass on reporters' names."),
                ),
            ),
        ),
    ),
    Family(
        name="parent_guarantee",
        guide="parent-guarantee",
        agreements="reseller installer carrier",
        variants=(
            Variant(
                clause=(
                    "{P^} shall procure that its parent company, {co:Brackenholt Holding|Venn & "
                    "Tolliver|Oxmere Group}, executes in favour of Quillmere an unconditional and "
                    "irrevocable guarantee of {P}'s payment obligations up to EUR "
                    "{m:45,000|72,500|130,000}, to remain in force until {k!:4|6|9} months after the "
                    "termination of {A}."
                ),
                summary=("You must give us a guarantee from {co} for EUR {m} until {k} months after the end."),
                riders=(
                    Rider(
                        "A bank guarantee of equal amount shall be an acceptable substitute.",
                        "You may give a bank guarantee instead.",
                    ),
                    Rider(
                        "The guarantee is not required while annual turnover is below EUR {t:65,000|90,000|115,000}.",
                        "unless your turnover is below EUR {t} a year",
                    ),
                    Rider(
                        "Pending its delivery Quillmere may withhold shipment.",
                        "We may hold back goods until we have it.",
                    ),
                ),
            ),
            Variant(
                clause=(
                    "Two people who sign as {P} each owe the whole. Quillmere may claim the full amount "
                    "from either of them and may let one go without freeing the other. Whoever joins the "
                    "business later is liable only for orders placed after joining and up to EUR "
                    "{m:16,000|24,500|33,000}."
                ),
                summary=(
                    "Each of you owes us the whole debt, and later partners at most EUR {m} for orders after they join."
                ),
                riders=(
                    Rider(
                        "Someone who leaves is free after {k:13|18|21} months.",
                        "A partner who leaves is free after {k} months.",
                    ),
                    Rider(
                        "Quillmere must be told of new partners within {d:10|17|28} days.",
                        "You must tell us of new partners within {d} days.",
                    ),
                ),
            ),
        ),
    ),
)
