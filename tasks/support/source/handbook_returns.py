"""Handbook articles of the returns desk."""

from handbook_model import Article, fact

ARTICLES = (
    Article(
        id="returns-01",
        title="Return window for garden lamps",
        text=(
            "Garden lamps have the longest winter trial of any of our lighting goods. A customer may send "
            "back any Duskwick or Emberline lamp within 47 days of delivery, counted from the day the "
            "courier scanned the parcel at the door. The glass must be free of paint and the ground spike "
            "wiped clean; we charge EUR 2.35 for each spike that comes back caked in soil. String lights of "
            "the Glimmerling range are not covered by this page and keep their own shorter window of 23 "
            "days, because the cables kink easily."
        ),
        facts=(
            fact(
                "47 days",
                "How long do I have to return a Duskwick garden lamp?",
                "I bought an Emberline wall lamp as a trial for the terrace. What is the return window?",
                "what's the deadline for sending back a duskwick lamp i don't like?",
                "Could you please tell me the return period that applies to your Duskwick and Emberline lamps?",
            ),
            fact(
                "EUR 2.35",
                "What do you charge if the ground spike of a returned lamp is still full of soil?",
                "I'm sending back my Duskwick lamps but the spikes are muddy. How much is taken off per spike?",
                "is there a fee for a dirty lamp spike when i return it?",
                "How much does a soil-caked spike cost me on a lamp return?",
            ),
            fact(
                "23 days",
                "How long is the return window for Glimmerling string lights?",
                "My Glimmerling lights arrived yesterday and they're too long for our pergola. How many days "
                "do I have to send them back?",
                "Within what period can Glimmerling string lights be returned?",
                "by when do i have to return glimmerling string lights?",
            ),
        ),
    ),
    Article(
        id="returns-02",
        title="Return window for door locks",
        text=(
            "For safety reasons a door lock goes back sooner than anything else we sell. A Latchling or "
            "Latchling Slim may be returned within 19 days of delivery, and only if the tamper seal, a "
            "violet strip over the battery tray, is unbroken. Once the strip is torn we can still take the "
            "lock back, but we keep EUR 14.60 for re-keying and inspection. Please make sure the customer "
            "has removed the lock from the app first; a lock still bound to a home is sent back unopened."
        ),
        facts=(
            fact(
                "19 days",
                "What is the return window for a Latchling door lock?",
                "The Latchling Slim doesn't fit our old front door. How long do I have to return it?",
                "how many days can i keep a latchling lock before it's too late to return it?",
                "Please advise within what period a Latchling Slim lock can be sent back.",
            ),
            fact(
                "violet",
                "What colour is the tamper seal on a Latchling lock?",
                "I'm checking whether my lock can go back. What colour of strip over the battery tray should "
                "I be looking for?",
                "which colour is the strip that seals the latchling battery tray?",
                "Before I return the Latchling: which colour does the unbroken tamper strip have?",
                accepted=("a violet strip", "violet strip"),
            ),
            fact(
                "EUR 14.60",
                "How much do you keep if the tamper seal on a returned door lock is torn?",
                "I already opened the battery tray of my Latchling and tore the strip. What deduction should "
                "I expect on the return?",
                "what's the re-keying and inspection charge on a returned latchling?",
                "My husband broke the seal on the door lock before we decided to return it. What will that cost us?",
            ),
        ),
    ),
    Article(
        id="returns-03",
        title="Return window for irrigation controllers",
        text=(
            "Because a watering system has to be tried in real weather, customers may return a Rillkeeper 4 "
            "or Rillkeeper 9 within 61 days of delivery. The unit must be drained before packing: ask the "
            "customer to hold it upside down for a few minutes and to leave the valve caps off. Wet returns "
            "are dried in our workshop at Pellbury and EUR 7.90 is deducted for the work. The Driplet "
            "balcony kit counts as irrigation too, but its cut-to-length hoses can never be returned once "
            "shortened."
        ),
        facts=(
            fact(
                "61 days",
                "How long can I try a Rillkeeper before I have to return it?",
                "We put in a Rillkeeper 9 in spring and it's overkill for our garden. What's the return window?",
                "what is the return period for a rillkeeper 4 irrigation controller?",
                "Kindly confirm the number of days allowed for returning a Rillkeeper irrigation controller.",
            ),
            fact(
                "EUR 7.90",
                "What is deducted when a Rillkeeper comes back wet?",
                "I forgot to drain my irrigation controller before posting the return. How much will you "
                "take off the refund?",
                "how much is the drying charge for a wet irrigation return?",
                "There was still water inside the Rillkeeper I returned. What does drying it cost me?",
            ),
            fact(
                "Pellbury",
                "Where are irrigation controllers dried that come back wet?",
                "My returned Rillkeeper still had water in it and went to your workshop for drying. In which "
                "place is that?",
                "which town is the workshop that dries wet rillkeepers?",
                "Please tell me the location of the workshop where wet irrigation returns are dried.",
            ),
        ),
    ),
    Article(
        id="returns-04",
        title="Returning plant pots",
        text=(
            "Empty plant pots, whether Sproutwell, Sproutwell Tall or Mossbowl, may be returned within 26 "
            "days of delivery. Pots must not have held soil; a pot with root marks is graded as used and "
            "earns 58 percent of the price as store credit instead of a refund. Ceramic pots travel back in "
            "their honeycomb liner. If the liner has been thrown away, the customer can ask for a free "
            "replacement, which we post flat in two days. Planted pots and loose seedlings are never "
            "accepted at any depot."
        ),
        facts=(
            fact(
                "26 days",
                "How many days do I have to return an empty Sproutwell pot?",
                "The Mossbowl I ordered is bigger than I thought and still empty. What is the return deadline?",
                "what's the return window for plant pots?",
                "Could you confirm the return period for an unused Sproutwell Tall?",
            ),
            fact(
                "58 percent",
                "What share of the price do I get back for a pot with root marks?",
                "I used my Sproutwell for one season and there are root marks inside. How much of the price "
                "would I get as store credit?",
                "how much store credit do i get for a used plant pot?",
                "A returned pot was graded as used. What percentage of the price is credited?",
            ),
        ),
    ),
    Article(
        id="returns-05",
        title="Returning air and soil sensors",
        text=(
            "Sensors may be returned within 33 days of delivery. This covers Airmote, Airmote Mini, "
            "Soilwhisper and Frostnote alike. An Airmote must travel with its grey felt cap over the inlet, "
            "since dust ruins the laser chamber; a sensor that arrives uncapped is refunded less EUR 5.45. "
            "Soil probes should be rinsed and dried. We wipe the measuring history ourselves, so the "
            "customer does not have to reset anything. Returned sensors go to the bench in Wexholt, where "
            "each of them is tested before the refund is released."
        ),
        facts=(
            fact(
                "33 days",
                "What is the return window for an Airmote air sensor?",
                "I have a Frostnote that I don't need after all. How many days do I have to return it?",
                "how long do i have to send back a soilwhisper sensor?",
                "Within how many days of delivery may sensors be returned?",
            ),
            fact(
                "EUR 5.45",
                "How much is deducted if I return an Airmote without its felt cap?",
                "I lost the little cap of my Airmote and want to send the sensor back. What will you take "
                "off the refund?",
                "what is the charge for an uncapped sensor return?",
                "My air sensor arrived at your bench without the cap on. What is the deduction?",
            ),
            fact(
                "Wexholt",
                "Where are returned sensors tested?",
                "To which place does my returned Airmote go for testing before I get the refund?",
                "which town is the sensor return bench in?",
                "I returned a Soilwhisper last week. Where is the bench that checks it?",
            ),
        ),
    ),
    Article(
        id="returns-06",
        title="How and when refunds are paid",
        text=(
            "A refund is released once the depot has graded the goods. Card payments are credited within 9 "
            "working days of grading, while refunds by bank transfer take 13 working days because they are "
            "bundled into a single weekly run. That run leaves every Thursday evening. If the customer paid "
            "partly with a gift card, the gift card is refilled first and only the rest goes to the bank. A "
            "refund that bounces is held under the reference word HERON until the customer sends new account "
            "details."
        ),
        facts=(
            fact(
                "9 working days",
                "How long does a refund to my credit card take after the return has been graded?",
                "My return was graded yesterday and I paid by card. When is the money credited at the latest?",
                "how many days does a card refund take?",
                "Please state the time needed to credit a refund to a card once grading is done.",
            ),
            fact(
                "13 working days",
                "How long does a refund by bank transfer take?",
                "I paid from my bank account, not by card. How long will I wait for the refund after grading?",
                "refund to a bank account, how many working days is that?",
                "In what time are refunds by bank transfer paid out?",
            ),
            fact(
                "HERON",
                "Under which reference word is a bounced refund held?",
                "My bank rejected your refund because I changed accounts. What reference word do I quote?",
                "what's the code word for a refund that bounced?",
                "A colleague told me bounced refunds are kept under a certain word. Which one is it?",
            ),
        ),
    ),
    Article(
        id="returns-07",
        title="Return labels and drop-off points",
        text=(
            "Return labels are made in the app under Orders, then Send back. A label stays valid for 16 "
            "days; after that the customer simply makes a new one. Parcels can be handed in at any Parrow "
            "shop, our drop-off partner, or left in the green lockers at the Marlowick and Tarnhope stores. "
            "The first return of a calendar year is free and every later one costs EUR 3.15, taken from the "
            "refund. Goods heavier than 18 kilograms are fetched from the doorstep and need no label at all."
        ),
        facts=(
            fact(
                "16 days",
                "How long is a return label valid?",
                "I made a return label in the app but haven't had time to post the parcel. After how many "
                "days does the label expire?",
                "how many days can i use a return label?",
                "For what period does a label from Orders > Send back stay valid?",
            ),
            fact(
                "Parrow",
                "At which partner shops can I hand in a return parcel?",
                "There's no Quillmere store near me. What is the name of the drop-off partner for returns?",
                "who is your drop off partner for return parcels?",
                "Which chain of shops accepts your return parcels?",
            ),
            fact(
                "EUR 3.15",
                "What does a second return in the same calendar year cost?",
                "I already used my free return this year. How much will the next one be?",
                "how much is a return after the first free one?",
                "What fee is taken from the refund for every later return in a year?",
            ),
        ),
    ),
    Article(
        id="returns-08",
        title="Missing boxes, open boxes and damaged returns",
        text=(
            "We would rather have the product than the cardboard. A return without its original box is "
            "accepted against a repacking charge of EUR 4.25, except for mirrors and glass cloches, which "
            "must be boxed. Accessories that are missing, such as spare gaskets, are charged from the parts "
            "list. If goods are damaged on the way back, the customer should send photographs to the return "
            "desk within 5 days, and the carrier bears the loss. The return desk grades damage from A to F; "
            "grade D and worse goes to the outlet in Callowmere."
        ),
        facts=(
            fact(
                "EUR 4.25",
                "What is the repacking charge if I return something without its original box?",
                "I threw the carton away and now want to return the product. What will the missing box cost me?",
                "how much do you charge for a return with no original box?",
                "The box is gone. Which repacking fee applies to my return?",
            ),
            fact(
                "5 days",
                "Within how many days must I send photographs if my return was damaged on the way back?",
                "The courier crushed my return parcel. How long do I have to send photos to the return desk?",
                "how soon do you need pictures of goods damaged on the return trip?",
                "What is the deadline for photographs of a return damaged in transit?",
            ),
            fact(
                "Callowmere",
                "Where is the outlet that badly damaged returns go to?",
                "My return was graded D. In which place does the outlet sell such goods?",
                "which town is the outlet for damaged returns in?",
                "I like a bargain: where is the outlet for goods graded D and worse?",
            ),
        ),
    ),
)
