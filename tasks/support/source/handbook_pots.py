"""Handbook articles of the pot desk."""

from handbook_model import Article, fact

ARTICLES = (
    Article(
        id="pots-01",
        title="Sproutwell",
        text=(
            "The Sproutwell is a self-watering pot for herbs. Its reservoir holds 1.9 litres, and the float "
            "window on the side shows the level. The pot lights up peach when it is thirsty and goes back to "
            "dark as soon as it is filled. It is charged twice a year with a USB lead, for about two hours. "
            "Plants with a root ball wider than 15 centimetres belong in the Tall. The first filling has to "
            "be done from above, so the wick can take up water."
        ),
        facts=(
            fact(
                "1.9 litres",
                "How much water does the reservoir of a Sproutwell hold?",
                "I'm leaving my basil alone in its Sproutwell. What is the volume of the reservoir?",
                "sproutwell reservoir size?",
                "What is the capacity of the normal Sproutwell's reservoir?",
            ),
            fact(
                "peach",
                "In what colour does a Sproutwell light up when it is thirsty?",
                "My Sproutwell is glowing and I wonder if it needs water. Which colour means it is thirsty?",
                "sproutwell colour when thirsty?",
                "Which light colour of the Sproutwell pot asks for water?",
            ),
        ),
    ),
    Article(
        id="pots-02",
        title="Sproutwell Tall",
        text=(
            "The Sproutwell Tall stands 63 centimetres high and is made for tomatoes and small trees. Its "
            "reservoir holds 5.3 litres and can be joined to a Driplet by the side nipple. Filled with earth "
            "it weighs as much as a child, so put it in place first; the castor ring Trundle makes it "
            "movable. The Tall has two moisture tips, one above and one below, and waters only when both of "
            "them are dry. A stake can be locked into the three grooves of its rim."
        ),
        facts=(
            fact(
                "5.3 litres",
                "How much water fits into the reservoir of a Sproutwell Tall?",
                "My tomatoes live in a Sproutwell Tall. What does its reservoir hold?",
                "sproutwell tall reservoir volume?",
                "Please state the reservoir capacity of the Sproutwell Tall.",
            ),
            fact(
                "Trundle",
                "What is the castor ring for the Sproutwell Tall called?",
                "My Sproutwell Tall is too heavy to lift. Which ring with castors do you sell for it?",
                "name of the wheels for sproutwell tall?",
                "Under what name do you sell the castor ring of the Sproutwell Tall?",
            ),
            fact(
                "63 centimetres",
                "How high is the Sproutwell Tall?",
                "I need to know if a Sproutwell Tall fits under our window. What is its height?",
                "sproutwell tall height?",
                "Please state the height of the Sproutwell Tall pot.",
            ),
        ),
    ),
    Article(
        id="pots-03",
        title="Mossbowl",
        text=(
            "Mossbowl is a shallow dish for moss and alpine plants, 36 centimetres across. It has no "
            "reservoir; instead a mister in the rim sprays for 14 seconds at dawn and again at dusk. The "
            "mister is fed from a flask that should be filled with rain water only, since lime leaves white "
            "rings on the moss. The bowl comes with a bag of lava grit named Kettlegrit. In heated rooms the "
            "glass bell must be put on at night, or the moss will brown."
        ),
        facts=(
            fact(
                "14 seconds",
                "For how long does a Mossbowl spray at dawn?",
                "The moss in my Mossbowl looks dry. How long is each spray of the mister supposed to be?",
                "mossbowl spray duration?",
                "What is the length of one misting of the Mossbowl?",
            ),
            fact(
                "Kettlegrit",
                "What is the lava grit in the Mossbowl box called?",
                "I need another bag of the grit that came with my Mossbowl. What is its name?",
                "name of the mossbowl grit?",
                "What name does the Mossbowl's lava grit go by?",
            ),
        ),
    ),
    Article(
        id="pots-04",
        title="Fernhouse mini greenhouse",
        text=(
            "The Fernhouse is a heated cabinet greenhouse with three shelves. Each shelf carries 24 "
            "kilograms. The heater draws 210 watts and switches on below the temperature that is set on the "
            "brass dial; the roof opens by itself at 29 degrees Celsius. Assembly takes two people about 100 "
            "minutes, and the panes must be slid in from the left. It should be bolted to the ground "
            "wherever wind is strong. The door can be held by a Gatewarden if the adapter plate is ordered "
            "with it."
        ),
        facts=(
            fact(
                "24 kilograms",
                "How much weight does one Fernhouse shelf carry?",
                "I want to put heavy clay pots in my Fernhouse. What can each shelf bear?",
                "fernhouse shelf load?",
                "What is the permitted load of a Fernhouse shelf?",
            ),
            fact(
                "29 degrees Celsius",
                "At what temperature does the Fernhouse roof open by itself?",
                "It was a hot day and the roof of my Fernhouse stayed shut. At what temperature should it open?",
                "fernhouse roof opens at what temperature?",
                "Which temperature makes the roof of the Fernhouse open automatically?",
                accepted=("29°C",),
            ),
            fact(
                "210 watts",
                "How much power does the Fernhouse heater draw?",
                "I worry about the electricity bill for my Fernhouse. What is the power of its heater?",
                "fernhouse heater power?",
                "Please state the power draw of the heater in the Fernhouse.",
            ),
        ),
    ),
    Article(
        id="pots-05",
        title="Feeding plants in a Sproutwell",
        text=(
            "Plants in a Sproutwell are fed through the reservoir. We recommend our own feed, Marrowleaf, at "
            "a dose of 7 millilitres per filling, every third filling and never in winter. Stronger doses "
            "clog the wick. The pot can remind the customer: under Plant, Feeding, choose the herb, and the "
            "drop symbol appears. Powders and fish feed must not be used, as they smell and block the pump. "
            "A bottle of 500 millilitres lasts for a little more than a year on one windowsill."
        ),
        facts=(
            fact(
                "Marrowleaf",
                "What is your own plant feed for the Sproutwell called?",
                "The herbs in my Sproutwell look pale. Which feed of yours should I buy?",
                "name of the sproutwell plant feed?",
                "Which plant feed is recommended for the Sproutwell reservoir?",
            ),
            fact(
                "7 millilitres",
                "How much plant feed goes into one filling of a Sproutwell?",
                "I bought the feed for my Sproutwell but lost the leaflet. What is the dose per filling?",
                "feed dose per sproutwell filling?",
                "What quantity of feed is recommended for each filling of the Sproutwell?",
            ),
        ),
    ),
    Article(
        id="pots-06",
        title="Cleaning and changing the wick",
        text=(
            "The wick of a Sproutwell should be changed every 9 months, and sooner when the earth stays dry "
            "although the float is up. A pack of three wicks costs EUR 5.10. Pull the old one out from below "
            "with the hook supplied, soak the new one for half an hour and push it through until the blue "
            "thread shows. The reservoir is washed with a spoonful of citric acid. Never use vinegar: it "
            "eats the copper contact at the bottom of the pot."
        ),
        facts=(
            fact(
                "9 months",
                "How often should the wick of a Sproutwell be changed?",
                "The soil in my Sproutwell stays dry and I've never replaced the wick. After how many months "
                "is that due?",
                "sproutwell wick change interval?",
                "At what interval must the Sproutwell wick be replaced?",
                accepted=("every 9 months",),
            ),
            fact(
                "EUR 5.10",
                "How much is a pack of wicks for the Sproutwell?",
                "I need new wicks for my Sproutwell. What does the pack of three cost?",
                "price of sproutwell wicks?",
                "Please quote the price of a three-pack of Sproutwell wicks.",
            ),
        ),
    ),
    Article(
        id="pots-07",
        title="Seed pods",
        text=(
            "Seed pods fit into a Sproutwell without any earth. A box holds 8 pods and costs EUR 9.95. Pods "
            "sprout best within 13 months of the harvest date printed on the lid. If fewer than half of the "
            "pods come up, we send a new box after seeing a photograph, taken no earlier than the third "
            "week. The kinds change with the season; chervil and the dwarf chilli Pocket Ember are there all "
            "year. Pods must not be frozen or stored next to apples."
        ),
        facts=(
            fact(
                "EUR 9.95",
                "How much does a box of seed pods cost?",
                "I'd like to grow herbs in my Sproutwell without soil. What do I pay for a box of pods?",
                "price of seed pods box?",
                "Please state the price of one box of seed pods for the Sproutwell.",
            ),
            fact(
                "Pocket Ember",
                "What is the dwarf chilli among the seed pods called?",
                "I love chillies and heard one kind of pod is available all year. What is its name?",
                "name of the dwarf chilli pod?",
                "Which chilli variety is always on offer as a seed pod?",
            ),
        ),
    ),
    Article(
        id="pots-08",
        title="Pot colours and engraving",
        text=(
            "Sproutwell pots are made in four glazes: oat, slate, plum and kingfisher. Kingfisher is a "
            "limited glaze and costs EUR 4.70 more. A name can be burned into the rim; the engraving takes "
            "up to 18 letters and adds six working days to the delivery. Engraved pots cannot be returned "
            "unless they are faulty. Small differences in the glaze are natural. The pottery in Tarnhope "
            "fires each batch twice, and the batch number is pressed into the foot beneath the drain hole."
        ),
        facts=(
            fact(
                "EUR 4.70",
                "How much more does a Sproutwell in the limited glaze cost?",
                "I adore the kingfisher colour of the Sproutwell. What is the extra charge for it?",
                "surcharge for the kingfisher glaze?",
                "What is the additional price of the kingfisher glaze?",
            ),
            fact(
                "18 letters",
                "How many letters can be engraved on the rim of a Sproutwell?",
                "I want a name burned into a pot as a present. What is the maximum length of the engraving?",
                "max letters for pot engraving?",
                "Up to how many letters may the engraving on a pot have?",
            ),
        ),
    ),
)
