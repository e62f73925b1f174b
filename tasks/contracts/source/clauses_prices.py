"""Prices, minimum purchases and incentives."""

from model import Family, Rider, Variant

FAMILIES = (
    Family(
        name="price_review",
        guide="price-review",
        agreements="supplier carrier warehouse service",
        variants=(
            Variant(
                clause=(
                    "The prices set forth in Schedule {s:2|3|4} shall remain fixed for the first "
                    "{m!:15|18|21} months. Thereafter {P} may propose an adjustment once in each "
                    "contract year upon {d!:65|75|95} days' written notice, which adjustment shall in no "
                    "event exceed {pct!:3|4|5} per cent."
                ),
                summary=(
                    "You must keep prices fixed for {m} months and may then raise them yearly by up to "
                    "{pct}% with {d} days' notice."
                ),
                riders=(
                    Rider(
                        "Orders accepted before the adjustment takes effect shall be invoiced at the former price.",
                        "Earlier orders keep the old price.",
                    ),
                    Rider(
                        "Quillmere may terminate {A} if it does not accept the adjustment.",
                        "We may end the agreement if we disagree.",
                    ),
                    Rider(
                        "No increase may be proposed while deliveries are in arrears.",
                        "unless deliveries are overdue",
                    ),
                ),
            ),
            Variant(
                clause=(
                    "Prices follow the {idx:diesel|copper|resin|timber} index. If the index moves by "
                    "more than {pct:7|8|11} % against the value on the date of {A}, either side can ask "
                    "for prices to be moved by half of the change, with effect from the next quarter."
                ),
                summary=(
                    "Either of us may ask to move prices by half the change when the {idx} index moves over {pct}%."
                ),
                riders=(
                    Rider(
                        "No request may be made in the first {m:6|8|9} months.",
                        "except in the first {m} months",
                    ),
                    Rider(
                        "The party making the request must supply the index figures.",
                        "Whoever asks must show the figures.",
                    ),
                    Rider(
                        "Changes are agreed {ch:by e-mail|by registered letter|in the supplier portal}.",
                        "Changes must be agreed {ch}.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="minimum_order",
        guide="minimum-order",
        agreements="reseller supplier",
        variants=(
            Variant(
                agreements="reseller",
                clause=(
                    "The Reseller undertakes to purchase in each {per:calendar "
                    "quarter|half-year|contract year} Products to a net invoiced value of not less than "
                    "EUR {v:23,500|31,200|47,800|64,000}. In the event of a shortfall the Reseller shall "
                    "pay to Quillmere {pct!:12|15|18|22} per cent of the difference."
                ),
                summary="You must buy products worth EUR {v} each {per} or pay {pct}% of the shortfall.",
                riders=(
                    Rider(
                        "No payment shall fall due for a shortfall caused by Quillmere's inability to supply.",
                        "unless we could not supply",
                    ),
                    Rider(
                        "Returned Products shall be left out of account.",
                        "Returned products do not count.",
                    ),
                    Rider(
                        "A surplus may be carried forward to the following period.",
                        "You may carry a surplus forward.",
                    ),
                ),
            ),
            Variant(
                agreements="supplier",
                clause=(
                    "Quillmere orders in full {unit:pallets|crates|cartons} only and at least "
                    "{n:14|24|36|45} at a time. The Supplier may refuse smaller orders or fulfil them "
                    "with a surcharge of EUR {fee:58|72|95} per order, at its choice, and must say which "
                    "within {d:2|3|4} working days."
                ),
                summary=(
                    "You may refuse our orders below {n} {unit} or charge EUR {fee} extra, and must "
                    "choose within {d} working days."
                ),
                riders=(
                    Rider(
                        "Spare parts and samples can be ordered in any quantity.",
                        "except for spare parts and samples",
                    ),
                    Rider(
                        "If the Supplier remains silent, the order stands without surcharge.",
                        "The order stands at the normal price if you stay silent.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="commission",
        guide="commission",
        agreements="affiliate reseller",
        variants=(
            Variant(
                clause=(
                    "In consideration of the introduction of customers, Quillmere shall pay to {P} a "
                    "commission of {pct!:6|7|9|11} per cent of the net price of every {prod:Duskwick "
                    "lamp|Sproutwell pot|Quillmere Plus plan|Rillkeeper set} sold through {P}'s tracked "
                    "link, accruing when the customer's right of return has lapsed and payable "
                    "{per:monthly|quarterly} in arrear."
                ),
                summary=(
                    "We must pay you {pct}% {per} on each {prod} sold through your link once it cannot be returned."
                ),
                riders=(
                    Rider(
                        "No commission shall accrue on purchases made by {P} for its own account.",
                        "except on your own purchases",
                    ),
                    Rider(
                        "Balances below EUR {m:35|45|60} shall be carried forward.",
                        "Balances below EUR {m} wait until next time.",
                    ),
                    Rider(
                        "Quillmere may vary the rate upon {d!:19|31|44} days' notice.",
                        "We may change the rate with {d} days' notice.",
                    ),
                ),
            ),
            Variant(
                clause=(
                    "{P^} earns EUR {m:13.20|17.60|22.40} for each new subscriber who stays at least "
                    "{d:50|70|90} days. A subscriber counts as new if no account existed under the same "
                    "address in the previous {n:8|10|15} months. Commission is stated without value "
                    "added tax."
                ),
                summary="You earn EUR {m} for each new subscriber who stays at least {d} days.",
                riders=(
                    Rider(
                        "Nothing is earned on subscribers won with discount codes that Quillmere did not issue.",
                        "except those won with codes we did not issue",
                    ),
                    Rider(
                        "Commission paid in error may be reclaimed for {k:4|6|7} months.",
                        "We may reclaim wrong payments for {k} months.",
                    ),
                    Rider(
                        "{P^} may see the underlying figures {ch:by e-mail request|in the partner portal}.",
                        "You may check the figures {ch}.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="clawback",
        guide="clawback",
        agreements="employee contractor affiliate",
        variants=(
            Variant(
                agreements="employee",
                clause=(
                    "If the Employee resigns within {m!:11|14|17} months of receiving a signing bonus, "
                    "the Employee shall repay to Quillmere the full net amount thereof, reducing by "
                    "{pct!:3|4|5} per cent for each completed month of service, and Quillmere may "
                    "recover the same from salary to the extent permitted by law."
                ),
                summary=(
                    "You must repay your signing bonus if you resign within {m} months, less {pct}% per month worked."
                ),
                riders=(
                    Rider(
                        "No repayment is due where the resignation follows Quillmere's own serious breach.",
                        "unless our serious failure made you leave",
                    ),
                    Rider(
                        "Repayment may be made in {k!:3|5|6} equal instalments.",
                        "You may pay in {k} instalments.",
                    ),
                    Rider(
                        "This applies equally to dismissal for misconduct.",
                        "The same goes for dismissal for misconduct.",
                    ),
                ),
            ),
            Variant(
                agreements="contractor affiliate employee",
                clause=(
                    "Quillmere can reclaim any incentive paid in the last {m:10|16|20} months if it "
                    "turns out that the figures on which it was based were wrong by more than "
                    "{pct:4|8|10} %. {P^} must pay the excess back within {d:27|36|44} days of being "
                    "shown the corrected figures."
                ),
                summary=(
                    "You must pay back excess incentives of the last {m} months if figures were over {pct}% wrong."
                ),
                riders=(
                    Rider(
                        "Errors made by Quillmere's own accounts staff do not count.",
                        "unless our accounts staff made the error",
                    ),
                    Rider(
                        "Quillmere may instead deduct the excess from future payments.",
                        "We may deduct it from later payments.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="volume_rebate",
        guide="volume-rebate",
        agreements="supplier reseller",
        variants=(
            Variant(
                agreements="reseller",
                clause=(
                    "Provided that the Reseller's net purchases in a {per:calendar year|contract year} "
                    "exceed EUR {v:86,000|118,000|154,500}, Quillmere shall grant a rebate of "
                    "{pct!:3|5|6} per cent on the entire turnover, to be credited within {d!:38|53|66} "
                    "days after the close of that year."
                ),
                summary=("We must credit {pct}% of your yearly purchases within {d} days if they exceed EUR {v}."),
                riders=(
                    Rider(
                        "The rebate is forfeited if any invoice is overdue at year end.",
                        "unless a bill is overdue at year end",
                    ),
                    Rider("Promotional goods shall be disregarded.", "Promotional goods do not count."),
                    Rider("The rebate shall not be paid out in cash.", "You get goods credit, not cash."),
                ),
            ),
            Variant(
                agreements="supplier",
                clause=(
                    "The Supplier gives Quillmere {pct:2|4|7} % back on every "
                    "{thing:component|housing|battery|cable} bought beyond {n:5,200|8,600|14,500} pieces "
                    "in a year. The Supplier works out the amount itself and sends the calculation with "
                    "the {mon:January|March|June} statement."
                ),
                summary=(
                    "You must give back {pct}% on each {thing} beyond {n} a year and calculate it in the "
                    "{mon} statement."
                ),
                riders=(
                    Rider("Pieces rejected as faulty are not counted.", "except on pieces we rejected"),
                    Rider(
                        "Quillmere may have the calculation checked within {m:4|7|9} months.",
                        "We may check it within {m} months.",
                    ),
                    Rider("The amount is paid out, not credited.", "You must pay it out in money."),
                ),
            ),
        ),
    ),
    Family(
        name="most_favoured",
        guide="best-price",
        agreements="supplier service",
        variants=(
            Variant(
                clause=(
                    "{P^} warrants that the prices charged to Quillmere are and shall remain no less "
                    "favourable than those granted to any other customer purchasing like quantities, and "
                    "shall, upon granting any lower price, forthwith reduce Quillmere's prices "
                    "accordingly and credit the difference for the preceding {m!:3|4|6} months."
                ),
                summary=(
                    "You must give us your best price and credit the difference for {m} months if others pay less."
                ),
                riders=(
                    Rider("Sales to charities shall be disregarded.", "except for sales to charities"),
                    Rider(
                        "An officer of {P} shall certify compliance every {k!:9|12|18} months.",
                        "You must confirm this every {k} months.",
                    ),
                    Rider(
                        "Quillmere may appoint an auditor to verify the same.",
                        "We may send someone to check.",
                    ),
                ),
            ),
            Variant(
                clause=(
                    "If Quillmere receives a written offer from another firm that is more than "
                    "{pct:6|9|13} % cheaper for the same quality, it shows the offer with names removed. "
                    "{P^} has {d:10|14|19} days to match it; otherwise Quillmere may buy up to "
                    "{q:30|45|60} % of its need there."
                ),
                summary=(
                    "You may match an offer over {pct}% cheaper within {d} days, or we may buy {q}% of our need there."
                ),
                riders=(
                    Rider(
                        "Offers valid for less than {w:3|5|8} weeks do not count.",
                        "except offers valid for less than {w} weeks",
                    ),
                    Rider(
                        "Only {n:2|3} offers may be shown in a year.",
                        "We may show at most {n} offers a year.",
                    ),
                    Rider(
                        "Agreed minimum quantities fall by the same share.",
                        "Our minimum quantities shrink to match.",
                    ),
                ),
            ),
        ),
    ),
)
