"""Handbook articles of the warranty desk."""

from handbook_model import Article, fact

ARTICLES = (
    Article(
        id="warranty-01",
        title="Warranty on garden lamps",
        text=(
            "Duskwick and Emberline lamps carry a warranty of 38 months from the date of the invoice. The "
            "LED board, the housing and the driver are covered; the frosted glass is covered only against "
            "cracks that appear without a blow. Fading of the bronze coat is a warranty case if it shows on "
            "more than a third of the surface. Claims are decided by the lamp workshop in Brindle Moor. "
            "Solar cells on the Duskwick Path are treated as wearing parts and have just 15 months."
        ),
        facts=(
            fact(
                "38 months",
                "How long is the warranty on a Duskwick lamp?",
                "My Emberline stopped working after two years. For how long is it under warranty?",
                "warranty length for garden lamps?",
                "Please confirm the warranty period of your Duskwick and Emberline lamps.",
            ),
            fact(
                "Brindle Moor",
                "Where is the workshop that decides on lamp warranty claims?",
                "I filed a warranty claim for my Duskwick. In which place is the lamp workshop that looks at it?",
                "which town is the lamp workshop in?",
                "Which location handles warranty decisions on garden lamps?",
            ),
            fact(
                "15 months",
                "How long is the warranty on the solar cells of the Duskwick Path?",
                "The solar cell on my Duskwick Path has gone weak. How many months are solar cells covered?",
                "is the duskwick path solar cell still under warranty, how long does it last?",
                "What warranty period applies to Duskwick Path solar cells?",
            ),
        ),
    ),
    Article(
        id="warranty-02",
        title="Warranty on door locks",
        text=(
            "A Latchling or Latchling Slim has a warranty of 52 months, the longest we give, provided that "
            "it was registered in the app. Unregistered locks fall back to 29 months. The motor is "
            "guaranteed for 90,000 turns, whichever comes first, and the count can be read under Lock, "
            "Service. Scratches on the rosette are never covered. When a lock fails in the locked position, "
            "call the night desk, which pays a locksmith up to EUR 135 and settles the bill directly."
        ),
        facts=(
            fact(
                "52 months",
                "How long is the warranty on a Latchling lock that is registered in the app?",
                "I registered my Latchling Slim on the first day. How many months of warranty do I have?",
                "warranty period of a registered door lock?",
                "Please tell me the warranty term for a registered Latchling.",
            ),
            fact(
                "29 months",
                "How long is the warranty on a Latchling that was never registered?",
                "I forgot to register my door lock in the app. What warranty period do I fall back to?",
                "unregistered latchling, how long is it under warranty?",
                "What is the warranty period for an unregistered lock?",
            ),
            fact(
                "EUR 135",
                "Up to what amount does the night desk pay a locksmith when a Latchling fails locked?",
                "My Latchling died and I couldn't get in, so I need a locksmith. What is the most you pay for that?",
                "max locksmith bill you cover for a failed lock?",
                "What is the limit for locksmith costs when the lock fails in the locked position?",
            ),
        ),
    ),
    Article(
        id="warranty-03",
        title="Warranty on irrigation products",
        text=(
            "Rillkeeper controllers carry a warranty of 43 months. Frost damage is the commonest dispute: it "
            "is covered only if the customer ran the Winter Drain routine before 20 November, which the "
            "controller notes in its log. Hoses, nozzles and the Driplet pump are wearing parts with a term "
            "of 11 months. Valve coils are replaced without questions. Claims need a photograph of the label "
            "inside the lid, and a cracked lid alone is settled with a spare part worth EUR 9.20."
        ),
        facts=(
            fact(
                "43 months",
                "How long is the warranty on a Rillkeeper controller?",
                "My Rillkeeper 9 has stopped switching zones in its third year. For how many months is it guaranteed?",
                "rillkeeper warranty, how long?",
                "What warranty term do irrigation controllers have?",
            ),
            fact(
                "20 November",
                "By which date must Winter Drain have been run for frost damage on a Rillkeeper to be covered?",
                "My irrigation controller burst in a cold snap. Before what date did I have to run Winter "
                "Drain to keep the warranty?",
                "when's the last date to run winter drain so frost is covered by warranty?",
                "Frost damage to the Rillkeeper: what is the deadline for the Winter Drain routine?",
                accepted=("November 20", "before 20 November"),
            ),
            fact(
                "11 months",
                "How long is the warranty on the Driplet pump?",
                "My Driplet pump gave up after less than a year. What warranty term do such wearing parts have?",
                "warranty on irrigation hoses and nozzles?",
                "What is the warranty period for hoses, nozzles and the Driplet pump?",
            ),
        ),
    ),
    Article(
        id="warranty-04",
        title="Warranty on sensors",
        text=(
            "Airmote and Airmote Mini sensors have a warranty of 31 months, and the drift of their readings "
            "is part of it: a fine dust reading that is off by more than 14 percent in our chamber counts as "
            "a fault. Soilwhisper probes have 22 months, as the steel tips corrode in salty soil. Frostnote "
            "follows the Airmote. We swap faulty sensors rather than repairing them, and the replacement "
            "continues the old term. A sensor that was painted over loses its warranty."
        ),
        facts=(
            fact(
                "31 months",
                "How long is the warranty on an Airmote?",
                "Our Airmote Mini shows nothing any more. How many months of warranty does it have?",
                "airmote warranty length please",
                "What is the warranty period for Airmote and Frostnote sensors?",
            ),
            fact(
                "14 percent",
                "How far off must an Airmote's fine dust reading be to count as a warranty fault?",
                "I suspect my Airmote measures too much dust. Above which deviation is that a warranty case?",
                "what drift in the dust reading counts as a fault under warranty?",
                "From what percentage of deviation does an air sensor's dust reading count as faulty?",
                accepted=("more than 14 percent",),
            ),
            fact(
                "22 months",
                "How long is the warranty on a Soilwhisper probe?",
                "The tips of my Soilwhisper have rusted through. What is the warranty period for it?",
                "soilwhisper, how many months warranty?",
                "Please state the warranty term for Soilwhisper soil probes.",
            ),
        ),
    ),
    Article(
        id="warranty-05",
        title="Warranty on plant pots",
        text=(
            "The electronics base of a Sproutwell or Sproutwell Tall is guaranteed for 25 months. The "
            "ceramic shell has a separate promise: if it cracks from frost down to minus 12 degrees Celsius, "
            "we replace the shell free of charge, once. Colder nights are not covered. The wick is a wearing "
            "part. Fernhouse panes have a term of 34 months against yellowing. For shells we do not want the "
            "broken pieces back; a photograph beside a ruler is enough, sent to the pot desk."
        ),
        facts=(
            fact(
                "25 months",
                "How long is the warranty on the electronics base of a Sproutwell?",
                "The base of my Sproutwell Tall no longer charges. For how many months is it guaranteed?",
                "sproutwell base warranty?",
                "What is the warranty period for the electronic part of a Sproutwell pot?",
            ),
            fact(
                "minus 12 degrees Celsius",
                "Down to what temperature is a Sproutwell ceramic shell covered against frost cracks?",
                "My ceramic pot cracked on a very cold night. To which temperature does the frost promise hold?",
                "how cold may it get before the pot shell's frost warranty stops?",
                "What is the lowest temperature covered by the frost promise for ceramic pot shells?",
                accepted=("-12 degrees Celsius", "minus 12 degrees", "-12 °C", "-12°C", "minus 12"),
            ),
            fact(
                "34 months",
                "How long are Fernhouse panes guaranteed against yellowing?",
                "The panes on my Fernhouse have turned yellow. What is the warranty term for that?",
                "fernhouse panes going yellow, how many months of warranty?",
                "What warranty period covers yellowing of the Fernhouse panes?",
            ),
        ),
    ),
    Article(
        id="warranty-06",
        title="Filing a warranty claim",
        text=(
            "A claim starts in the app under Devices, Help, Something broke. The customer needs the serial "
            "number, which has eleven characters and starts with QM, and a short film of at most 40 seconds. "
            "Our claims team replies within 3 working days. If the claim is accepted, a swap unit is sent "
            "ahead and the broken one must be posted within 21 days, or the swap is invoiced. Claims that "
            "are refused may be appealed once; appeals go to Ottoline Brask, our claims referee."
        ),
        facts=(
            fact(
                "40 seconds",
                "How long may the film for a warranty claim be?",
                "I'm recording a video of my broken device for a claim. What is the maximum length?",
                "max video length for a warranty claim?",
                "What limit applies to the short film that I attach to a warranty claim?",
            ),
            fact(
                "21 days",
                "Within how many days must I post the broken device after getting a swap unit under warranty?",
                "The swap unit for my warranty claim arrived today. How long do I have to send the broken one back?",
                "how long do i have to send the broken unit after a warranty swap?",
                "What is the deadline for posting the faulty unit before the warranty swap is invoiced?",
            ),
            fact(
                "Ottoline Brask",
                "Who decides appeals against a refused warranty claim?",
                "You refused my claim and I'd like to appeal. What is the name of the claims referee?",
                "who is the warranty claims referee?",
                "To whom do appeals of refused warranty claims go?",
            ),
        ),
    ),
    Article(
        id="warranty-07",
        title="Longcare, the paid warranty extension",
        text=(
            "Longcare lengthens the warranty of any one device by 18 months. It costs EUR 16.40 for sensors "
            "and pots and EUR 27.70 for locks, lamps and controllers, and must be bought within 90 days of "
            "the invoice. Plus Family members get the first Longcare of each year at half price. The "
            "extension follows the device when it is sold on, so the new owner only has to enter the blue "
            "certificate number. Longcare covers one fall from a ladder, but never theft."
        ),
        facts=(
            fact(
                "18 months",
                "By how many months does Longcare lengthen the warranty?",
                "I'm thinking of buying Longcare for my Airmote. How much longer will it be under warranty?",
                "how much extra time does longcare give?",
                "What is the length of the Longcare extension?",
            ),
            fact(
                "EUR 16.40",
                "How much is Longcare for a sensor?",
                "What would I pay for Longcare on a Sproutwell pot?",
                "longcare price for an airmote?",
                "Please quote the Longcare price for sensors and pots.",
            ),
            fact(
                "EUR 27.70",
                "What does Longcare cost for a door lock?",
                "I'd like to add Longcare to my Rillkeeper controller. What is the price?",
                "longcare price for a duskwick lamp?",
                "Please quote the Longcare price for locks, lamps and controllers.",
            ),
        ),
    ),
    Article(
        id="warranty-08",
        title="Repairs outside the warranty",
        text=(
            "When the warranty is over, we still repair most devices at a fixed price. A lamp repair costs "
            "EUR 24.50, a lock repair EUR 36.20, and a controller is looked at free of charge before a quote "
            "is made. Repairs take around 12 working days at the repair barn in Harrowdene. The repaired "
            "part carries its own guarantee of seven months. Devices launched before 2017 are no longer "
            "repaired, because the boards are not made any more; owners are offered a trade-in instead."
        ),
        facts=(
            fact(
                "EUR 24.50",
                "How much does a lamp repair cost outside the warranty?",
                "My Duskwick is too old for the warranty. What is the fixed price to repair it?",
                "out of warranty lamp repair, how much?",
                "What fixed price applies to repairing a lamp after the warranty has ended?",
            ),
            fact(
                "EUR 36.20",
                "What does a lock repair cost once the warranty is over?",
                "The warranty on my Latchling ended last year and the motor grinds. What is the fixed repair price?",
                "price for repairing a lock out of warranty?",
                "Please state the fixed price of a lock repair outside the warranty.",
            ),
            fact(
                "2017",
                "Devices launched before which year are no longer repaired?",
                "I have a very old Quillmere controller and was told you don't repair it. What is the "
                "cut-off launch year?",
                "what's the oldest launch year you still repair?",
                "Before which launch year do you refuse repairs because the boards are no longer made?",
            ),
        ),
    ),
)
