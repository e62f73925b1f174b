"""Delivery, risk and stock."""

from model import Family, Rider, Variant

FAMILIES = (
    Family(
        name="retention_of_title",
        guide="retention-of-title",
        agreements="reseller customer installer supplier",
        variants=(
            Variant(
                agreements="reseller installer",
                clause=(
                    "Notwithstanding delivery and the passing of risk, property in the Goods shall "
                    "remain vested in Quillmere until such time as the purchase price, together with all "
                    "other sums owed by {P}, has been paid in full; and until then {P} shall store the "
                    "Goods separately and mark them as Quillmere's property."
                ),
                summary=(
                    "We stay the owner of the goods until you pay everything, and you must store and mark them apart."
                ),
                riders=(
                    Rider(
                        "{P^} may nevertheless resell the Goods in the ordinary course of business.",
                        "You may still resell them in normal business.",
                    ),
                    Rider(
                        "Quillmere may enter {P}'s premises on {d!:2|3|5} days' notice to recover them.",
                        "We may fetch them with {d} days' notice.",
                    ),
                    Rider("{P^} shall insure the Goods at its own expense.", "You must insure them."),
                ),
            ),
            Variant(
                agreements="customer",
                clause=(
                    "Anything bought on instalments belongs to Quillmere until the last instalment has "
                    "arrived. If {P} misses {n:2|3|4} instalments, Quillmere may ask for the device back "
                    "within {d:9|14|20} days and refunds what was paid, less EUR {m:0.85|1.20|1.65} for "
                    "each day of use."
                ),
                summary=("We own the device until your last instalment and may take it back after {n} missed ones."),
                riders=(
                    Rider(
                        "The right is lost once {pct:70|75|80} % of the price has been paid.",
                        "unless you have paid {pct}% of the price",
                    ),
                    Rider(
                        "{P^} must not lend or sell the device in the meantime.",
                        "You may not lend or sell it before then.",
                    ),
                    Rider(
                        "Late instalments cost EUR {f:2.30|3.15|4.45} each.",
                        "You pay EUR {f} for each late instalment.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="risk_passing",
        guide="risk-passing",
        agreements="supplier reseller customer",
        variants=(
            Variant(
                agreements="supplier",
                clause=(
                    "Risk of loss of or damage to the goods shall pass to Quillmere only upon their "
                    "being unloaded at the {place:Ostrell depot|Harrowdene works|Marlock Quay warehouse} "
                    "and receipted by Quillmere's authorised representative. Until such time the "
                    "Supplier shall bear all risk, including that of transit, and shall insure "
                    "accordingly."
                ),
                summary="You bear the risk for the goods until we unload and sign for them at the {place}.",
                riders=(
                    Rider(
                        "The foregoing shall not apply where Quillmere's own carrier collects the goods.",
                        "except when our own carrier collects them",
                    ),
                    Rider(
                        "Damage discovered within {d!:3|4|6} days of receipt shall be presumed to "
                        "have occurred in transit.",
                        "You answer for damage found within {d} days.",
                    ),
                ),
            ),
            Variant(
                agreements="reseller customer",
                clause=(
                    "{P^} bears the risk once the parcel has been handed over at the address given, or "
                    "left at a place that {P} named. If {P} is not there on {n:2|3} attempts, the parcel "
                    "waits {d:6|8|11} days at a collection point at {P}'s risk and then goes back."
                ),
                summary=(
                    "You bear the risk once the parcel is handed over, or while it waits {d} days after "
                    "{n} failed attempts."
                ),
                riders=(
                    Rider(
                        "Parcels worth more than EUR {m:260|430|580} are never left without a signature.",
                        "We may not leave parcels above EUR {m} without a signature.",
                    ),
                    Rider(
                        "Damage to the wrapping must be noted on the spot.",
                        "You must report damaged wrapping on the spot.",
                    ),
                    Rider(
                        "A second dispatch costs EUR {f:5.95|7.40|8.80}.",
                        "You pay EUR {f} for a second dispatch.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="delivery_dates",
        guide="delivery-dates",
        agreements="supplier carrier",
        variants=(
            Variant(
                agreements="supplier",
                clause=(
                    "Time shall be of the essence in respect of all delivery dates. The Supplier shall "
                    "give notice {ch:by e-mail|by telephone|through the supplier portal} of any "
                    "anticipated delay as soon as it becomes apparent, and where the delay exceeds "
                    "{d!:5|8|12} working days Quillmere may cancel the order in question without cost."
                ),
                summary=(
                    "You must deliver on time and warn us {ch}; we may cancel free after {d} working days of delay."
                ),
                riders=(
                    Rider(
                        "This right is excluded for goods made to Quillmere's special order.",
                        "except for goods made specially for us",
                    ),
                    Rider(
                        "Early delivery shall be permitted only by agreement.",
                        "You may deliver early only if we agree.",
                    ),
                    Rider(
                        "Express freight required to recover the delay shall be at the Supplier's cost.",
                        "You pay for express freight to catch up.",
                    ),
                ),
            ),
            Variant(
                agreements="carrier",
                clause=(
                    "The Carrier collects at the {place:Ostrell|Tarnby|Marlock Quay} depot before "
                    "{t:10|13|15} o'clock on every working day and delivers {pct:92|94|97} % of parcels "
                    "within {h:27|38|50} hours. A parcel not delivered within {n:6|8|9} days counts as "
                    "lost."
                ),
                summary=(
                    "You must collect at {place} before {t} o'clock daily and deliver {pct}% of parcels "
                    "within {h} hours."
                ),
                riders=(
                    Rider(
                        "Islands and mountain villages are left out of the calculation.",
                        "except to islands and mountain villages",
                    ),
                    Rider(
                        "Lost parcels are paid for at EUR {m:46|58|74} each.",
                        "You pay EUR {m} for each lost parcel.",
                    ),
                    Rider(
                        "Results are reported every {w:2|3|5} weeks.",
                        "You must report results every {w} weeks.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="consignment_stock",
        guide="consignment-stock",
        agreements="supplier reseller warehouse",
        variants=(
            Variant(
                agreements="supplier",
                clause=(
                    "The Supplier shall maintain at Quillmere's {place:Ostrell depot|Harrowdene "
                    "works|Fennimoor store} a consignment stock sufficient for {w!:3|4|7} weeks' "
                    "requirements. Title thereto shall remain in the Supplier until withdrawal, "
                    "whereupon the price shall become due {d!:22|34|41} days after the month of "
                    "withdrawal."
                ),
                summary=(
                    "You must keep {w} weeks' stock at our {place}, and we pay {d} days after the month we use it."
                ),
                riders=(
                    Rider(
                        "Quillmere shall have no liability for stock unsold after {m!:8|12|15} "
                        "months, which the Supplier shall collect.",
                        "You must collect stock left after {m} months.",
                    ),
                    Rider("Quillmere shall bear losses caused by theft.", "We pay for stolen stock."),
                    Rider(
                        "Stock shall be counted jointly each quarter.",
                        "Both of us must count it each quarter.",
                    ),
                ),
            ),
            Variant(
                agreements="reseller",
                clause=(
                    "Quillmere may place up to {n:60|90|140} demonstration units in the Reseller's "
                    "shops. They stay Quillmere's property, may not be sold and must be shown in working "
                    "order. The Reseller reports damage within {d:3|6|9} days and pays EUR {m:34|52|68} "
                    "for each unit that cannot be found."
                ),
                summary=(
                    "You must keep our demonstration units working, pay EUR {m} for each missing one and "
                    "may not sell them."
                ),
                riders=(
                    Rider(
                        "Units on show for more than {k:9|11|16} months may be sold at half price.",
                        "except after {k} months at half price",
                    ),
                    Rider("Quillmere swaps broken units free of charge.", "We swap broken units for free."),
                    Rider(
                        "Staff may count the units during opening hours.",
                        "We may count them during opening hours.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="forecast",
        guide="forecast",
        agreements="supplier reseller",
        variants=(
            Variant(
                agreements="supplier",
                clause=(
                    "Quillmere shall furnish to the Supplier by the {n#:5|8|12} day of each month a "
                    "rolling forecast of its requirements for the ensuing {m!:4|6|9} months. Save as to "
                    "the first {k!:2|3} months, in respect of which Quillmere shall be bound to purchase "
                    "{pct!:60|75|85} per cent, such forecast shall be without commitment."
                ),
                summary=(
                    "We must send a {m}-month forecast monthly and buy {pct}% of what it shows for the "
                    "first {k} months."
                ),
                riders=(
                    Rider(
                        "The Supplier shall reserve capacity for {q!:115|120|130} per cent of the forecast.",
                        "You must reserve capacity for {q}% of it.",
                    ),
                    Rider(
                        "Quillmere shall not be bound where prices have risen since the forecast.",
                        "unless prices have risen since",
                    ),
                    Rider(
                        "Forecasts are sent {ch:by e-mail|by post|through the supplier portal}.",
                        "We send it {ch}.",
                    ),
                ),
            ),
            Variant(
                agreements="reseller",
                clause=(
                    "The Reseller tells Quillmere by the end of each {per:month|quarter|half-year} how "
                    "many units of each model it expects to need. If actual orders stay more than "
                    "{pct:22|30|45} % below that figure {n:2|3|4} times running, Quillmere may give the "
                    "reserved stock to others."
                ),
                summary=(
                    "You must forecast your needs each {per}, and we may reassign stock after {n} orders "
                    "over {pct}% short."
                ),
                riders=(
                    Rider(
                        "New models are exempt for the first {m:3|5|7} months.",
                        "except for new models in the first {m} months",
                    ),
                    Rider("Quillmere gives {d:6|10|14} days' warning.", "We must warn you {d} days before."),
                ),
            ),
        ),
    ),
    Family(
        name="customs",
        guide="customs",
        agreements="supplier carrier reseller",
        variants=(
            Variant(
                agreements="supplier",
                clause=(
                    "Goods consigned from outside the European Union shall be delivered duty paid to "
                    "{place:Ostrell|Harrowdene|Marlock Quay}. The Supplier shall act as importer of "
                    "record, shall discharge all duties and taxes and shall provide to Quillmere within "
                    "{d!:5|8|11} days the certificate of origin for each consignment."
                ),
                summary=(
                    "You must send the certificate of origin within {d} days and import goods at your cost to {place}."
                ),
                riders=(
                    Rider(
                        "Any duty newly introduced after the date of order shall be borne equally.",
                        "except new duties, which we share equally",
                    ),
                    Rider(
                        "Goods with an incorrect tariff code shall be held at the Supplier's expense.",
                        "You pay if the tariff code is wrong.",
                    ),
                ),
            ),
            Variant(
                agreements="reseller",
                clause=(
                    "Quillmere sells to the Reseller ex works. Export papers and clearance are the "
                    "Reseller's business; Quillmere only hands over an invoice, a packing list and the "
                    "tariff numbers, and helps with questions for up to {h:2|3|5} hours per shipment. "
                    "Sales into embargoed countries are prohibited."
                ),
                summary=(
                    "You must handle export papers yourself and may not sell into banned countries; we "
                    "help up to {h} hours."
                ),
                riders=(
                    Rider(
                        "Further help is charged at EUR {m:47|63|71} an hour.",
                        "We charge EUR {m} for each further hour.",
                    ),
                    Rider(
                        "The Reseller keeps proof of export for {y:6|8|9} years.",
                        "You must keep proof of export for {y} years.",
                    ),
                    Rider(
                        "For lock products Quillmere does the paperwork itself.",
                        "except for locks, where we do the papers",
                    ),
                ),
            ),
        ),
    ),
)
