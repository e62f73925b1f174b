"""Handbook articles of the recycling team."""

from handbook_model import Article, fact

ARTICLES = (
    Article(
        id="recycling-01",
        title="The Second Sprout scheme",
        text=(
            "Second Sprout takes back any garden electronics, whatever the brand, up to a weight of 6 "
            "kilograms per parcel. The customer prints the label with the snail on it, and postage is free 4 "
            "times a year. Working devices are cleaned and given to community gardens; the rest is taken "
            "apart in Brindle Moor. We recover 71 percent of the weight as new material. Batteries must be "
            "taken out first. A thank-you of 40 Acorns is credited for each parcel that contains something "
            "of ours."
        ),
        facts=(
            fact(
                "6 kilograms",
                "How heavy may a Second Sprout parcel be?",
                "I've got a big box of broken garden gadgets for recycling. What's the weight limit per "
                "Second Sprout parcel?",
                "weight limit for second sprout parcels?",
                "What is the maximum weight of a parcel in the Second Sprout scheme?",
            ),
            fact(
                "71 percent",
                "What share of the weight does Second Sprout recover as new material?",
                "I'm curious whether recycling with Second Sprout is worthwhile. What percentage of the "
                "weight becomes new material?",
                "second sprout recovery rate?",
                "How much of the weight is recovered as material by Second Sprout?",
            ),
            fact(
                "40 Acorns",
                "How many Acorns are credited for a Second Sprout parcel?",
                "I recycled an old Quillmere lamp through Second Sprout. What thank-you in Acorns will I get?",
                "acorns for a second sprout parcel?",
                "Which thank-you is credited for recycling a Quillmere device with Second Sprout?",
            ),
        ),
    ),
    Article(
        id="recycling-02",
        title="Returning used batteries",
        text=(
            "Used batteries go into the yellow tubes that stand in all our stores. By post they may be sent "
            "only in the sleeve called Cellsock, of which each holds 12 cells. The poles should be covered "
            "with tape. Swollen or leaking batteries are never posted: put them in dry sand and call the "
            "hazard line, which sends a courier within 30 hours. Batteries of electric bicycles are not "
            "taken. What becomes of the metal is printed each year in the leaflet at the counter."
        ),
        facts=(
            fact(
                "Cellsock",
                "What is the postal sleeve for used batteries called?",
                "I'd like to post my empty cells to you. What's the name of the sleeve I need?",
                "name of the battery return sleeve?",
                "In which sleeve must used batteries be posted?",
            ),
            fact(
                "30 hours",
                "Within how many hours does the hazard line send a courier for a swollen battery?",
                "My lock's battery is swollen and sitting in a bucket of sand. How soon will the hazard courier come?",
                "how fast does the hazard courier come for a leaking battery?",
                "What is the longest wait for the courier that collects swollen batteries?",
                accepted=("within 30 hours",),
            ),
        ),
    ),
    Article(
        id="recycling-03",
        title="Taking away old devices at delivery",
        text=(
            "With bulky deliveries the crew can take an old greenhouse or planter away. The service is named "
            "Sweep-up and costs EUR 21.70; packaging is included in that. It must be booked with the order, "
            "or by telephone 3 days before the delivery. Old glass has to be taped, earth must be shaken "
            "out, and asbestos boards are refused. The crew gives out a receipt with the place where the "
            "goods were brought. Sweep-up is not available on the islands because the ferry charges by the "
            "crate."
        ),
        facts=(
            fact(
                "EUR 21.70",
                "How much does the Sweep-up service cost?",
                "A new Fernhouse is coming and I want the old greenhouse taken away. What do I pay for Sweep-up?",
                "sweep-up price?",
                "Please quote the price for having an old greenhouse taken away at delivery.",
            ),
            fact(
                "3 days",
                "How many days before the delivery must Sweep-up be booked by telephone?",
                "I forgot to add Sweep-up to my order and would like to phone. How long before the delivery "
                "is that possible?",
                "until when can i book sweep-up by phone?",
                "What is the telephone booking deadline for Sweep-up before a delivery?",
                accepted=("3 days before",),
            ),
        ),
    ),
    Article(
        id="recycling-04",
        title="Refurbished goods",
        text=(
            "Refurbished goods are sold under the name Regrown. Each has been tested for 72 hours and costs "
            "between 20 and 44 percent less than new. Regrown goods carry a warranty of 17 months, whatever "
            "the product, and can be returned within 15 days. Small scratches are marked with a drawing of a "
            "leaf on the sheet. Locks are never sold refurbished. New Regrown goods appear online every "
            "Sunday at seven in the evening, and one customer may buy two of a kind."
        ),
        facts=(
            fact(
                "Regrown",
                "Under what name are refurbished goods sold?",
                "I'd rather buy a used Rillkeeper from you than a new one. What's your refurbished range called?",
                "name of the refurbished line?",
                "What do you call Quillmere products that have been refurbished?",
            ),
            fact(
                "17 months",
                "How long is the warranty on refurbished Quillmere goods?",
                "I'm looking at a refurbished Airmote. For how many months is it under warranty?",
                "warranty on refurbished devices?",
                "What warranty term do you give for refurbished products?",
            ),
            fact(
                "72 hours",
                "For how many hours is each refurbished device tested?",
                "I wonder how thoroughly you check refurbished goods. How long is each one tested?",
                "how long do you test refurbished stuff?",
                "What is the duration of the test that refurbished goods have to pass?",
            ),
        ),
    ),
    Article(
        id="recycling-05",
        title="Packaging and deposit crates",
        text=(
            "Regular seed pod customers can order in deposit crates instead of boxes. A crate is made of "
            "willow and carries a deposit of EUR 3.60, refunded when it is handed to the next driver. A "
            "crate is good for about ninety journeys. It must come back within 75 days; after that the "
            "deposit is given to the hedge fund, which has planted 4,300 metres of hedge so far. Broken "
            "crates count as returned. The crate's tag is scanned at the door."
        ),
        facts=(
            fact(
                "EUR 3.60",
                "How much is the deposit on a willow crate?",
                "I get seed pods in a crate instead of a box. What deposit am I paying for it?",
                "deposit on a seed pod crate?",
                "Please state the deposit for one deposit crate.",
            ),
            fact(
                "75 days",
                "Within how many days must a deposit crate come back?",
                "I still have one of your willow crates in the garage. How long do I have before the deposit is gone?",
                "how long can i keep a deposit crate?",
                "What is the return deadline for a willow deposit crate?",
            ),
            fact(
                "4,300 metres",
                "How much hedge has been planted with unclaimed crate deposits so far?",
                "My willow crate deposit went to your hedge fund. What length of hedge has it planted by now?",
                "length of hedge planted by the hedge fund?",
                "Please tell me the total length of hedge that the fund has planted.",
            ),
        ),
    ),
    Article(
        id="recycling-06",
        title="Repair cafés",
        text=(
            "Four times a year our technicians visit repair cafés. Dates are printed in the newsletter The "
            "Dibble. A visit is free, spare parts are sold at cost, and three devices per person are the "
            "limit. In the last year 612 devices were brought in and most went home working. Locks may be "
            "repaired only if their owner shows the purchase mail. Groups who wish to invite us should write "
            "9 weeks ahead and offer a room with a strong table."
        ),
        facts=(
            fact(
                "The Dibble",
                "What is the newsletter called that prints the repair café dates?",
                "I'd like to bring my lamp to a repair café. Which newsletter lists the dates?",
                "name of your newsletter with repair cafe dates?",
                "In which publication are the dates of the repair cafés printed?",
                accepted=("Dibble",),
            ),
            fact(
                "9 weeks",
                "How many weeks ahead must a group invite you to its repair café?",
                "Our village hall wants your technicians at its repair café. How early do we have to write?",
                "how far ahead to invite quillmere to a repair cafe?",
                "What lead time do you need for an invitation to a repair café?",
                accepted=("9 weeks ahead",),
            ),
        ),
    ),
)
