"""Handbook articles of the shipping desk."""

from handbook_model import Article, fact

ARTICLES = (
    Article(
        id="shipping-01",
        title="Standard delivery and its price",
        text=(
            "Standard parcels leave the depot at Ostrell on the next working day at the latest and arrive "
            "within 4 to 6 working days. Delivery costs EUR 5.65 and is free for baskets above EUR 83, "
            "counted after discounts but before gift cards. Orders placed before 14:20 still leave the same "
            "evening. The parcel is carried by Brackwing, whose drivers send a text message one hour ahead. "
            "Heavy goods, islands and express parcels follow other rules and are described on their own "
            "pages."
        ),
        facts=(
            fact(
                "EUR 5.65",
                "How much is standard delivery?",
                "My basket is small, only one Mossbowl. What will normal shipping cost me?",
                "what does a standard parcel cost to ship?",
                "Please tell me the price of regular delivery for a small order.",
            ),
            fact(
                "EUR 83",
                "Above what basket value is standard delivery free?",
                "I'd rather add something to my basket than pay shipping. From which amount on is delivery free?",
                "what's the minimum order for free shipping?",
                "Which order value do I have to exceed to avoid the standard delivery charge?",
            ),
            fact(
                "14:20",
                "By what time must I order so that a standard parcel leaves the same evening?",
                "I want my parcel to go out tonight. What is the cut-off time for standard orders?",
                "until when in the day can i order for same evening dispatch, standard delivery?",
                "What is the latest time for placing a standard order that still leaves today?",
                accepted=("2:20 pm", "2.20 pm"),
            ),
        ),
    ),
    Article(
        id="shipping-02",
        title="Express delivery",
        text=(
            "Express parcels, sold as Swiftwing at the checkout, arrive on the next working day before noon. "
            "The service costs EUR 12.45 per parcel and must be booked before 11:40; later bookings count as "
            "booked the day after. Swiftwing is not offered for lamps taller than 130 centimetres or for "
            "anything with a lead battery. If a Swiftwing parcel arrives late, the full express fee is "
            "returned and the customer receives 75 Acorns on top, without having to ask for them."
        ),
        facts=(
            fact(
                "EUR 12.45",
                "How much does express delivery cost?",
                "I need the sensor tomorrow morning. What is the price of Swiftwing delivery?",
                "what do you charge for swiftwing per parcel?",
                "Please state the fee for express shipping of one parcel.",
            ),
            fact(
                "11:40",
                "By what time do I have to book express delivery?",
                "I'm about to order with Swiftwing. Until what time today does the booking still count?",
                "what's the cut off for swiftwing?",
                "What is the latest booking time for an express parcel?",
            ),
            fact(
                "75 Acorns",
                "How many Acorns do I get if my Swiftwing parcel is late?",
                "My express parcel arrived a day late. Apart from the fee, what do I receive as compensation?",
                "what bonus do i get on top of the fee when express is late?",
                "How many points are credited for a late express delivery?",
            ),
        ),
    ),
    Article(
        id="shipping-03",
        title="Delivery to islands and mountain villages",
        text=(
            "Some places cost us more to reach, and we pass on part of that. Addresses on the Sallow Isles "
            "carry a surcharge of EUR 8.70 and wait for the ferry, which takes our crates on Mondays and "
            "Fridays. Mountain villages above Tarnhope pay EUR 6.15 instead, and in the months of deep snow "
            "parcels are kept at the valley station for collection. The surcharge is shown in the basket as "
            "soon as the post code is typed in. It is never refunded, not even for a cancelled order that "
            "has already left."
        ),
        facts=(
            fact(
                "EUR 8.70",
                "What is the delivery surcharge for the Sallow Isles?",
                "We moved to the Sallow Isles last month. How much extra will your deliveries cost us now?",
                "how much more is shipping to the sallow isles?",
                "Please tell me which surcharge applies to an address on the Sallow Isles.",
            ),
            fact(
                "Mondays and Fridays",
                "On which days does the ferry to the Sallow Isles take your crates?",
                "I live on one of the Sallow Isles and wonder when parcels come across. Which days does the "
                "ferry carry them?",
                "what days do parcels get on the sallow isles ferry?",
                "When does the island ferry take Quillmere crates?",
                accepted=("Monday and Friday",),
            ),
            fact(
                "EUR 6.15",
                "How much is the delivery surcharge for mountain villages above Tarnhope?",
                "My parents live in a village high above Tarnhope. What do you charge extra to deliver there?",
                "what's the mountain surcharge near tarnhope?",
                "Which surcharge do you add for addresses in the mountains above Tarnhope?",
            ),
        ),
    ),
    Article(
        id="shipping-04",
        title="Bulky goods and two-person delivery",
        text=(
            "Anything above 27 kilograms counts as bulky, which in practice means the Fernhouse greenhouse "
            "and pallets of planters. Bulky goods come from the depot at Skelder Quay with two people and a "
            "tail lift, for a flat EUR 39.80. The crew books a window of three hours by telephone and "
            "carries the goods to the first door on the ground floor. Upper floors cost EUR 11.25 for each "
            "floor, payable online only. The crew does not take packaging away unless the customer has "
            "booked the Sweep-up service."
        ),
        facts=(
            fact(
                "27 kilograms",
                "Above what weight does an order count as bulky goods?",
                "I'm ordering several heavy planters. From which weight on do you treat that as a bulky delivery?",
                "how heavy does something have to be to be shipped as bulky?",
                "What is the weight limit above which two-person delivery applies?",
            ),
            fact(
                "EUR 39.80",
                "How much is the flat fee for bulky goods delivery?",
                "What will it cost to have a Fernhouse greenhouse delivered by your two-person crew?",
                "price of a bulky delivery with two people?",
                "Please quote the flat rate for two-person delivery of bulky goods.",
            ),
            fact(
                "EUR 11.25",
                "What does the bulky goods crew charge per upper floor?",
                "We live on the third floor without a lift. What do you charge for each floor to carry bulky goods up?",
                "how much per floor for carrying up bulky stuff?",
                "Which amount is due for every upper floor on a bulky delivery?",
            ),
        ),
    ),
    Article(
        id="shipping-05",
        title="Missed deliveries and parcel storage",
        text=(
            "When nobody opens the door, the Brackwing driver tries once more on the following working day. "
            "After the second attempt the parcel goes to the nearest collection shop, where it is kept for 8 "
            "days and then travels back to us. The collection code has six characters and always begins with "
            "the letter K. A customer can move delivery to a neighbour in the app up to the evening before. "
            "Sending a parcel out again after it has come back costs EUR 4.95."
        ),
        facts=(
            fact(
                "8 days",
                "How long is a missed parcel kept at the collection shop?",
                "I'm away for a week and Brackwing left my parcel at a collection shop. For how many days is "
                "it stored there?",
                "how many days does the collection shop hold my parcel?",
                "After a missed delivery, how long do I have to fetch the parcel from the collection shop?",
            ),
            fact(
                "EUR 4.95",
                "What does it cost to send a parcel out again after it came back to you?",
                "I never collected my parcel and it was returned to the depot. How much is a second dispatch?",
                "fee for resending a parcel i didn't pick up?",
                "Which charge applies when an uncollected parcel has to be shipped again?",
            ),
        ),
    ),
    Article(
        id="shipping-06",
        title="Lost parcels and tracing",
        text=(
            "A parcel counts as lost when its tracking has shown no scan for 7 working days. From then on "
            "the customer may open a trace in the app; the carrier must answer it within 10 working days. "
            "While the trace runs we do not send a replacement, with one exception: door locks are replaced "
            "at once. The trace desk sits in Fennick Cross and can be reached by chat only. Parcels worth "
            "less than EUR 21 are not traced but replaced straight away."
        ),
        facts=(
            fact(
                "7 working days",
                "After how many working days without a scan does a parcel count as lost?",
                "My tracking hasn't moved since last week. How long must it stay silent before you treat the "
                "parcel as lost?",
                "when is a parcel officially lost?",
                "What is the period without tracking scans after which I can open a trace?",
            ),
            fact(
                "Fennick Cross",
                "Where is the trace desk for lost parcels?",
                "Where does the team that traces lost parcels work?",
                "what town is your parcel trace desk in?",
                "I'd like to know where the desk handling my lost parcel trace is located.",
            ),
            fact(
                "EUR 21",
                "Below what value do you replace a lost parcel without a trace?",
                "Only a cheap gasket set went missing in the post. Under which parcel value is it replaced "
                "straight away?",
                "up to what value do you replace lost parcels without tracing them?",
                "What is the value limit under which a missing parcel is not traced?",
            ),
        ),
    ),
    Article(
        id="shipping-07",
        title="Delivery abroad",
        text=(
            "We ship to the 17 countries named in the checkout list. Foreign parcels leave from Ostrell "
            "every Wednesday and take between 7 and 12 working days. The price depends on the zone: zone "
            "Alder covers our direct neighbours and costs EUR 11.30, while zone Birch reaches everywhere "
            "else for EUR 18.90. Locks cannot be sent abroad because of radio approval. Customs papers are "
            "handled by our partner Tollgate & Finch, and the customer never pays duty at the door for "
            "orders under the local limit."
        ),
        facts=(
            fact(
                "EUR 11.30",
                "How much is delivery to a country in zone Alder?",
                "My sister lives in a neighbouring country, zone Alder. What do you charge to ship there?",
                "shipping price for zone alder?",
                "Please give me the delivery price for zone Alder abroad.",
            ),
            fact(
                "EUR 18.90",
                "What does delivery to zone Birch cost?",
                "I've moved abroad and the checkout puts me in zone Birch. How much is shipping?",
                "how much to ship to a zone birch country?",
                "Which delivery price applies to parcels for zone Birch?",
            ),
            fact(
                "Tollgate & Finch",
                "Who handles the customs papers for deliveries abroad?",
                "Customs called me about my Quillmere parcel. Which partner of yours does the paperwork?",
                "what's the name of your customs partner?",
                "Which company prepares customs documents for your foreign parcels?",
                accepted=("Tollgate and Finch",),
            ),
        ),
    ),
    Article(
        id="shipping-08",
        title="Delivery packaging and gift wrapping",
        text=(
            "Standard boxes are made from pressed straw and closed with paper tape. A customer who orders "
            "gift wrapping pays EUR 3.85 per item and may choose between the patterns Thistle and Moonmoth. "
            "A handwritten card of up to 140 characters is included, and prices are left off the packing "
            "slip. Gift wrapping is not offered for bulky goods. Straw boxes may go on the compost after the "
            "tape is peeled off; the depot reports that they rot down in about five months."
        ),
        facts=(
            fact(
                "EUR 3.85",
                "How much is gift wrapping per item?",
                "It's my mother's birthday and I'd like the lamp wrapped. What does gift wrapping cost?",
                "what do you charge to gift wrap one thing?",
                "Please let me know the price of having an item gift wrapped.",
            ),
            fact(
                "140 characters",
                "How long may the text on the handwritten card be that comes with gift wrapping?",
                "I'm writing a note for a gift-wrapped order. What's the maximum length of the handwritten card?",
                "max length of the card in a gift wrapped parcel?",
                "What limit applies to the handwritten card included with gift wrapping?",
            ),
            fact(
                "Thistle and Moonmoth",
                "Which patterns of gift wrapping paper can I choose from?",
                "I'm ordering a lamp as a present. What are the two gift wrapping patterns called?",
                "names of your gift wrap patterns?",
                "Please list the patterns available for gift wrapping.",
                accepted=("Thistle, Moonmoth", "Moonmoth and Thistle"),
            ),
        ),
    ),
    Article(
        id="shipping-09",
        title="Changing an order before dispatch",
        text=(
            "An order can be changed for 35 minutes after it was placed, as long as it still shows the "
            "status Sown. In that time the customer may alter the address, add goods or cancel without "
            "giving a reason. When the status moves on to Sprouted, the parcel is being picked and only a "
            "cancellation through the chat team is possible, for which we keep EUR 1.95. Once the order "
            "shows Flown, it has left and must be handled as a return."
        ),
        facts=(
            fact(
                "35 minutes",
                "How long can I change an order after placing it?",
                "I typed the wrong house number in my order just now. How much time do I have to alter it?",
                "how many minutes do i have to edit my order?",
                "For what period after ordering can the address or goods still be changed?",
            ),
            fact(
                "EUR 1.95",
                "What do you keep if I cancel an order that shows Sprouted?",
                "My order is already being picked but I'd like to cancel it through chat. What will that cost?",
                "fee for cancelling an order once it's sprouted?",
                "How much is the cancellation charge while an order is being picked?",
            ),
            fact(
                "Flown",
                "Which status does an order show once it has left the depot?",
                "I keep checking the app. What will the order status be called when the parcel is on its way?",
                "what status means the order has already left?",
                "From which order status on do I have to handle a cancellation as a return?",
            ),
        ),
    ),
)
