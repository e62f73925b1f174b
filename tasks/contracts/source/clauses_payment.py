"""Paying, paying late and money held."""

from model import Family, Rider, Variant

FAMILIES = (
    Family(
        name="payment_term",
        guide="payment-term",
        agreements="supplier reseller carrier service",
        variants=(
            Variant(
                agreements="supplier carrier service",
                clause=(
                    "Invoices properly rendered by {P} shall be payable by Quillmere net within "
                    "{d!:37|43|52|58} days from the date of receipt thereof at {place:its Harrowdene "
                    "office|the Ostrell depot}, provided that the invoice states the purchase order "
                    "number and is accompanied by evidence of {ev:delivery|performance}."
                ),
                summary=("We must pay your bills within {d} days if they show the order number and proof of {ev}."),
                riders=(
                    Rider(
                        "Quillmere may withhold any amount disputed in good faith.",
                        "except amounts we dispute",
                    ),
                    Rider(
                        "A discount of {pc:2|3|4} per cent shall apply to payments made within {e!:9|11|13} days.",
                        "We may deduct {pc}% if we pay within {e} days.",
                    ),
                    Rider(
                        "Invoices received more than {m!:5|8|10} months after performance shall not be honoured.",
                        "We do not pay bills that arrive over {m} months late.",
                    ),
                ),
            ),
            Variant(
                agreements="reseller",
                clause=(
                    "The Reseller pays each invoice by bank transfer within {d:17|23|26} days of the "
                    "invoice date. Payment counts as made when the money reaches Quillmere's account. "
                    "Until a credit limit has been agreed, goods are shipped only against payment in "
                    "advance."
                ),
                summary=("You must pay each bill within {d} days, and in advance until a credit limit is agreed."),
                riders=(
                    Rider(
                        "Orders below EUR {m:240|360|410} are exempt from advance payment.",
                        "except for orders below EUR {m}",
                    ),
                    Rider(
                        "Quillmere may lower a credit limit on {n:6|8|12} days' notice.",
                        "We may lower the credit limit with {n} days' notice.",
                    ),
                    Rider(
                        "Part payments are applied to the oldest debt first.",
                        "Your payments go to the oldest bill first.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="late_interest",
        guide="late-interest",
        agreements="reseller customer landlord subscriber",
        variants=(
            Variant(
                agreements="reseller customer subscriber",
                clause=(
                    "Any sum not paid on its due date shall bear interest at the rate of {pct!:5|6|8|9} "
                    "per cent per annum from the due date until actual payment, whether before or after "
                    "judgment, and {P} shall in addition pay a fixed collection charge of EUR "
                    "{fee:18.40|27.50|33.75}."
                ),
                summary="You must pay {pct}% interest a year plus EUR {fee} on anything you pay late.",
                riders=(
                    Rider(
                        "No interest shall accrue during the first {g!:3|4|6} days of default.",
                        "except for the first {g} days",
                    ),
                    Rider(
                        "Interest shall be compounded quarterly.",
                        "Interest is added to the debt every quarter.",
                    ),
                    Rider(
                        "Quillmere may suspend deliveries for as long as any sum remains overdue.",
                        "We may stop deliveries until you pay.",
                    ),
                ),
            ),
            Variant(
                agreements="supplier carrier service landlord",
                clause=(
                    "If Quillmere pays {P} late, {P} is entitled to interest of {pct:0.4|0.6|0.9} % for "
                    "each complete {unit:week|month} of delay on the overdue amount. Interest is payable "
                    "only if {P} claims it {ch:by e-mail|in writing|by registered post} within "
                    "{d:45|55|80} days after receiving the overdue payment."
                ),
                summary=(
                    "We must pay {pct}% interest per {unit} of late payment if you claim it {ch} within {d} days."
                ),
                riders=(
                    Rider("It is not due on amounts under dispute.", "except on amounts in dispute"),
                    Rider(
                        "{P^} has no other remedy for late payment.",
                        "You may claim nothing else for the delay.",
                    ),
                    Rider(
                        "Interest below EUR {mn:14|19|22} is disregarded.",
                        "except interest below EUR {mn}",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="set_off",
        guide="set-off",
        agreements="supplier carrier reseller service",
        variants=(
            Variant(
                agreements="supplier carrier service",
                clause=(
                    "Quillmere shall be entitled at any time, without prejudice to any other remedy, to "
                    "set off against sums due to {P} under {A} any sum owed by {P} to Quillmere or any "
                    "of its affiliates, whether or not arising hereunder, having given {d!:3|5|7} days' "
                    "notice of its intention so to do."
                ),
                summary=("We may deduct anything you owe us or our group from our payments, with {d} days' notice."),
                riders=(
                    Rider(
                        "This right shall not extend to claims that {P} disputes in good faith.",
                        "except claims you fairly dispute",
                    ),
                    Rider(
                        "No such deduction shall exceed {pct!:30|40|55} per cent of any one invoice.",
                        "We may deduct at most {pct}% of a bill.",
                    ),
                    Rider("A statement shall accompany every deduction.", "We must explain each deduction."),
                ),
            ),
            Variant(
                agreements="reseller",
                clause=(
                    "All amounts due to Quillmere must be paid in full. The Reseller has no right to "
                    "hold back or deduct any part of a payment because of a complaint or counterclaim, "
                    "and must raise complaints separately {ch:by e-mail|through the partner portal|in "
                    "writing} within {d:12|16|25} days of the invoice."
                ),
                summary=("You must raise complaints {ch} within {d} days and may not deduct anything from our bills."),
                riders=(
                    Rider(
                        "Claims confirmed by a court may be deducted.",
                        "except claims a court has confirmed",
                    ),
                    Rider(
                        "Credit notes issued by Quillmere may be used at once.",
                        "You may use our credit notes at once.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="disputed_invoice",
        guide="disputed-invoice",
        agreements="supplier service carrier landlord",
        variants=(
            Variant(
                clause=(
                    "Where Quillmere in good faith disputes an invoice it shall, within {d!:8|13|18} "
                    "days of receipt, notify {P} of its reasons and pay the undisputed portion. The "
                    "parties shall use reasonable endeavours to resolve the dispute within a further "
                    "{e!:21|28|35} days, during which {P} shall continue to perform."
                ),
                summary=("We must explain a disputed bill within {d} days and pay the rest while you keep working."),
                riders=(
                    Rider(
                        "No interest shall accrue on the disputed portion.",
                        "You may not charge interest on the disputed part.",
                    ),
                    Rider(
                        "This clause shall not apply to invoices under EUR {m:450|600|780}.",
                        "except bills under EUR {m}",
                    ),
                    Rider(
                        "Failing resolution, an accountant shall determine the matter.",
                        "An accountant decides if we cannot agree.",
                    ),
                ),
            ),
            Variant(
                clause=(
                    "An invoice is treated as accepted unless Quillmere objects {ch:by e-mail|in "
                    "writing|through the supplier portal} within {d:26|32|47} days. If it objects, {P} "
                    "sends a corrected invoice or its reasons for refusing within {e:6|10|15} days; the "
                    "payment period starts again with the corrected invoice."
                ),
                summary=(
                    "We must object to a bill {ch} within {d} days, and you must correct or defend it within {e} days."
                ),
                riders=(
                    Rider(
                        "Arithmetical errors may be corrected at any time.",
                        "except sums added up wrongly",
                    ),
                    Rider(
                        "{P^} may not stop deliveries because of an objection.",
                        "You may not stop deliveries over an objection.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="expenses",
        guide="expenses",
        agreements="contractor employee service",
        variants=(
            Variant(
                clause=(
                    "Reasonable travel and subsistence expenses necessarily incurred by {P} in the "
                    "performance of the services shall be reimbursed at cost against receipts, provided "
                    "that any single item exceeding EUR {m:85|120|165|210} has been approved by "
                    "Quillmere in advance and the claim is submitted within {d!:22|34|46} days."
                ),
                summary=(
                    "We must repay travel costs with receipts if you claim within {d} days, with our yes "
                    "first above EUR {m}."
                ),
                riders=(
                    Rider(
                        "Travel between home and Harrowdene shall not be reimbursable.",
                        "except trips between home and Harrowdene",
                    ),
                    Rider("Air travel shall be in economy class.", "You must fly economy class."),
                    Rider(
                        "Mileage is payable at EUR {km:0.37|0.41|0.46} per kilometre.",
                        "We pay EUR {km} per kilometre.",
                    ),
                ),
            ),
            Variant(
                clause=(
                    "No expenses are payable on top of the {fee:day rate|monthly fee|salary}. The one "
                    "exception is overnight stays away from {place:Harrowdene|Ostrell|Fennimoor} that "
                    "Quillmere has asked for, for which {P} receives a flat EUR {m:76|93|108} a night "
                    "without having to show receipts."
                ),
                summary=("You may not claim costs on top of your {fee}, except EUR {m} a night for stays we ask for."),
                riders=(
                    Rider(
                        "Claims are made {ch:by e-mail|in the staff portal|on the monthly form}.",
                        "You must claim {ch}.",
                    ),
                    Rider(
                        "The flat sum is cut by half if lodging is provided.",
                        "You get half if lodging is provided.",
                    ),
                    Rider("Claims older than {d:70|85|100} days lapse.", "Claims lapse after {d} days."),
                ),
            ),
        ),
    ),
    Family(
        name="deposit",
        guide="deposit",
        agreements="reseller customer warehouse installer landlord",
        variants=(
            Variant(
                agreements="reseller warehouse installer",
                clause=(
                    "Upon execution hereof {P} shall lodge with Quillmere a security deposit in the sum "
                    "of EUR {m:2,700|4,150|7,900}, which Quillmere may apply towards any sum overdue "
                    "under {A}. The balance shall be repaid without interest within {d!:29|39|49} days "
                    "after termination."
                ),
                summary=(
                    "You must leave a deposit of EUR {m}, which we repay without interest {d} days after "
                    "the agreement ends."
                ),
                riders=(
                    Rider(
                        "{P^} shall restore the deposit within {e!:5|8|11} days of any such application.",
                        "You must top it up within {e} days if we use it.",
                    ),
                    Rider(
                        "The deposit may be replaced by a bank guarantee.",
                        "You may give a bank guarantee instead.",
                    ),
                    Rider("No repayment is due while claims remain open.", "unless claims are still open"),
                ),
            ),
            Variant(
                agreements="landlord",
                clause=(
                    "Quillmere pays the Landlord a deposit of {n:2|3|4} months' rent in {k:2|3} equal "
                    "instalments. The Landlord keeps it in a separate account, may use it only for "
                    "unpaid rent or damage, and returns it within {d:42|54|63} days after the keys are "
                    "handed back."
                ),
                summary=(
                    "You must keep our deposit of {n} months' rent apart and return it within {d} days "
                    "of getting the keys."
                ),
                riders=(
                    Rider("Interest earned belongs to Quillmere.", "Any interest is ours."),
                    Rider(
                        "The Landlord may retain up to EUR {r:650|880|1,100} until service charges are settled.",
                        "except EUR {r} until service charges are settled",
                    ),
                    Rider(
                        "Deductions must be listed and supported by receipts.",
                        "You must prove each deduction with receipts.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="taxes_currency",
        guide="taxes-currency",
        agreements="supplier reseller service developer",
        variants=(
            Variant(
                agreements="supplier service developer",
                clause=(
                    "All sums payable under {A} are expressed in euro and are exclusive of value added "
                    "tax, which shall be added at the prevailing rate. Should the law oblige Quillmere "
                    "to withhold tax, Quillmere shall deduct it and furnish {P} with a certificate "
                    "within {d!:33|48|62} days."
                ),
                summary="We must pay in euro plus VAT and prove any tax we hold back within {d} days.",
                riders=(
                    Rider(
                        "No deduction shall be made if {P} presents an exemption certificate in due time.",
                        "unless you show an exemption in time",
                    ),
                    Rider(
                        "Bank charges outside the euro area shall be borne by {P}.",
                        "You pay bank charges outside the euro area.",
                    ),
                    Rider(
                        "{P^} shall state its tax number on every invoice.",
                        "You must put your tax number on bills.",
                    ),
                ),
            ),
            Variant(
                agreements="reseller",
                clause=(
                    "The Reseller may pay in {cur:Swiss francs|Danish kroner|Polish zloty|Swedish "
                    "kronor} instead of euro. The conversion uses the rate published on the invoice date "
                    "plus a margin of {pct:0.7|1.3|1.6} %. Any difference up to EUR {m:8|12|15} per "
                    "invoice is written off by both sides."
                ),
                summary=(
                    "You may pay in {cur} at the bill-date rate plus {pct}%, and differences up to EUR {m} are dropped."
                ),
                riders=(
                    Rider(
                        "This option ends if an invoice is more than {d:15|20|30} days overdue.",
                        "unless a bill is over {d} days late",
                    ),
                    Rider("Refunds are always made in euro.", "We refund only in euro."),
                ),
            ),
        ),
    ),
)
