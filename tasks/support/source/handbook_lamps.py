"""Handbook articles of the lamp desk."""

from handbook_model import Article, fact

ARTICLES = (
    Article(
        id="lamps-01",
        title="Duskwick Path",
        text=(
            "The Duskwick Path is a solar lamp for borders, 54 centimetres tall with its spike. A full day "
            "of sun lets it shine for 7 hours at the normal step. It gives 160 lumens, or half of that in "
            "the moth-friendly mode, which shifts the light to a deep amber. The lamp switches on at dusk by "
            "itself; covering the cell with a hand for five seconds turns it off for the night. Its battery "
            "is a round cell under the foot and can be changed with a coin."
        ),
        facts=(
            fact(
                "7 hours",
                "How long does a Duskwick Path shine after a full day of sun?",
                "My Duskwick Path lamps go out well before morning. How many hours should they last at the "
                "normal step?",
                "duskwick path run time?",
                "What is the running time of a fully charged Duskwick Path?",
                accepted=("seven hours",),
            ),
            fact(
                "160 lumens",
                "How bright is the Duskwick Path?",
                "I'm comparing border lamps. How many lumens does the Duskwick Path give in normal mode?",
                "lumens of the duskwick path?",
                "What is the normal light output of a Duskwick Path?",
            ),
        ),
    ),
    Article(
        id="lamps-02",
        title="Duskwick Post",
        text=(
            "The Duskwick Post is the tall sister for driveways: 118 centimetres, mains powered, and made of "
            "powder-coated steel. It gives 690 lumens and draws 8.3 watts. It must be set in a concrete foot "
            "at least 40 centimetres deep, for which we sell the anchor Rootclaw. The cable entry is at the "
            "bottom left. Up to eleven posts can be joined in a chain, and the first of them then acts as "
            "the twilight switch for all the others."
        ),
        facts=(
            fact(
                "690 lumens",
                "How bright is a Duskwick Post?",
                "I want to light our driveway. How many lumens does one Duskwick Post give?",
                "duskwick post lumens?",
                "What is the light output of the Duskwick Post?",
            ),
            fact(
                "Rootclaw",
                "What is the anchor for the Duskwick Post called?",
                "I'm pouring the concrete foot for a Duskwick Post. Which anchor do you sell for that?",
                "name of the anchor for duskwick post lamps?",
                "Under what name do you sell the ground anchor for Duskwick Posts?",
            ),
            fact(
                "8.3 watts",
                "How much power does a Duskwick Post draw?",
                "I'm adding up the electricity for our driveway lamps. What does one Duskwick Post consume?",
                "duskwick post power consumption?",
                "Please state the power draw of a single Duskwick Post.",
            ),
        ),
    ),
    Article(
        id="lamps-03",
        title="Emberline wall lamp",
        text=(
            "Emberline is our wall lamp with a motion sensor. The sensor sees 9 metres ahead in an angle of "
            "110 degrees, and small animals below knee height are ignored. After a movement the lamp shines "
            "for 80 seconds unless another time is set in the app. It should hang at a height of 2.1 metres. "
            "The finish comes in soot black and in copper leaf, the latter with small marks that are wanted "
            "and no reason for a complaint."
        ),
        facts=(
            fact(
                "80 seconds",
                "How long does an Emberline shine after it has seen a movement?",
                "My Emberline goes out before I've found my keys. What is its default lighting time after movement?",
                "default on time of the emberline motion light?",
                "For how long does the Emberline wall lamp stay on in its factory setting?",
            ),
            fact(
                "2.1 metres",
                "At what height should an Emberline wall lamp hang?",
                "The electrician is coming to fit our Emberline. How high on the wall should it go?",
                "mounting height for emberline?",
                "What is the recommended mounting height of the Emberline?",
            ),
        ),
    ),
    Article(
        id="lamps-04",
        title="Glimmerling string lights",
        text=(
            "Glimmerling string lights come in one length of 16.5 metres with 66 bulbs. The bulbs are "
            "pressed in and can be changed one by one; six spare ones lie in the lid. Up to three strings "
            "may be joined. The plug-in driver must stay dry and therefore sits in the cork-coloured box "
            "called Nutshell. Glimmerling knows seven light patterns; the one that copies fireflies is "
            "called Sparkmeadow and is chosen by pressing the button twice. Never cut the cable, since the "
            "string works in a ring."
        ),
        facts=(
            fact(
                "16.5 metres",
                "How long is a Glimmerling string?",
                "I'd like to hang Glimmerling lights around our pergola. What is the length of one string?",
                "length of glimmerling string lights?",
                "Please state the length of one Glimmerling light string.",
            ),
            fact(
                "Sparkmeadow",
                "What is the firefly pattern of the Glimmerling called?",
                "A friend's Glimmerling lights flicker like fireflies. What's the name of that pattern?",
                "name of the firefly mode on glimmerling?",
                "Which Glimmerling light pattern imitates fireflies?",
            ),
            fact(
                "Nutshell",
                "What is the dry box for the Glimmerling driver called?",
                "I need a new box to keep the driver of my Glimmerling lights dry. What's its name?",
                "name of the box for the glimmerling plug-in driver?",
                "In which box does the driver of Glimmerling string lights sit?",
            ),
        ),
    ),
    Article(
        id="lamps-05",
        title="Replacing a lamp battery",
        text=(
            "Solar lamps keep their strength for about three winters; then the battery should be changed. "
            "The Duskwick Path takes the cell type QB-14, sold in pairs for EUR 6.45. Open the foot with a "
            "coin, pull the ribbon, and lay the new cell in with the notch facing the arrow. The lamp "
            "flashes green three times when it accepts the cell. Charge it in the sun for 2 full days before "
            "the first evening. Other cells fit, but make the lamp flicker."
        ),
        facts=(
            fact(
                "QB-14",
                "Which battery type does the Duskwick Path take?",
                "My solar path lamps are getting weak after three winters. What cell type should I order?",
                "battery model for duskwick path?",
                "Please name the replacement cell for the Duskwick Path solar lamp.",
            ),
            fact(
                "EUR 6.45",
                "What does a pair of replacement cells for the Duskwick Path cost?",
                "I need new batteries for my solar path lamps. How much is a pair?",
                "price for two duskwick path battery cells?",
                "At what price are Duskwick Path replacement batteries sold in pairs?",
            ),
        ),
    ),
    Article(
        id="lamps-06",
        title="Connecting lamps to the hub",
        text=(
            "Mains lamps join the Hearthknot hub over the Burrow radio, which reaches 65 metres in the open. "
            "Hold the button under the shade until the lamp breathes blue, then choose Add, Light in the "
            "app. One hub serves no more than 28 lamps. A lamp that was bound to another home must be freed "
            "first by switching it on and off 6 times in a row. Solar lamps have no radio at all, so they "
            "will never appear in the list."
        ),
        facts=(
            fact(
                "28 lamps",
                "How many lamps can one Hearthknot hub serve?",
                "We're lighting a whole park path with mains lamps. What's the limit for one Hearthknot hub?",
                "max lamps per hub?",
                "What is the largest number of lamps on one Hearthknot hub?",
                accepted=("28",),
            ),
            fact(
                "6 times",
                "How often must I switch a lamp on and off to free it from its old home?",
                "I bought a second-hand Duskwick Post that is bound to another home. How many times do I "
                "have to switch it on and off?",
                "number of on off switches to reset a used lamp?",
                "How many on-off cycles release a mains lamp from its former home?",
                accepted=("6", "six times", "six"),
            ),
            fact(
                "65 metres",
                "How far does the Burrow radio reach in the open?",
                "My mains lamps are at the end of a long garden. What distance does the radio to the "
                "Hearthknot hub cover outdoors?",
                "outdoor range between a lamp and the hub?",
                "What is the open-air range of the radio that links lamps to the hub?",
            ),
        ),
    ),
    Article(
        id="lamps-07",
        title="Moth mode and night rules",
        text=(
            "Moth mode protects insects and neighbours. It starts at 21:50 on all Duskwick lamps as they "
            "come from the box, lowers the brightness by half and removes all blue light. In the town of "
            "Harrowdene the mode is required by law between April and October. Our lamps were tested for it "
            "by the naturalist society Velvetwing, whose seal with a silver antenna is printed on the box. "
            "Emberline lamps have no moth mode, because they shine only when somebody passes."
        ),
        facts=(
            fact(
                "21:50",
                "At what time does moth mode start on Duskwick lamps by default?",
                "My Duskwick lamps suddenly dim every evening, I guess it's the moth mode. When does it "
                "begin by default?",
                "default start time of moth mode?",
                "Please tell me the preset starting time of the moth mode.",
                accepted=("9:50 pm",),
            ),
            fact(
                "Velvetwing",
                "Which society tested the moth mode of your lamps?",
                "There's a seal with a silver antenna on my lamp box. Which naturalist society does it come from?",
                "who tested moth mode?",
                "What is the name of the naturalist society behind the moth mode seal?",
            ),
        ),
    ),
    Article(
        id="lamps-08",
        title="Water in a lamp and cleaning",
        text=(
            "A thin mist inside a lamp shade on cold mornings is normal and should be gone by noon. Drops "
            "that stay for more than 36 hours mean that the seal is worn; the sealing ring kit costs EUR "
            "4.40 and is fitted without tools. Shades are washed with lukewarm water only, because spirit "
            "makes the frosted glass cloudy. A Duskwick Post may be cleaned with a hose but never with a "
            "pressure washer. Rub the steel once a year with the supplied wax, named Hullbalm."
        ),
        facts=(
            fact(
                "EUR 4.40",
                "How much is the sealing ring kit for a garden lamp?",
                "There is water standing in my lamp shade and I need a new seal. What does the ring kit cost?",
                "price of lamp seal kit?",
                "Please quote the price of the lamp sealing ring kit.",
            ),
            fact(
                "Hullbalm",
                "What is the wax for the steel of the Duskwick Post called?",
                "I've used up the wax that came with my Duskwick Post. What's its name, so that I can reorder it?",
                "name of the wax for steel lamps?",
                "With which wax should the steel of a Duskwick Post be rubbed each year?",
            ),
        ),
    ),
)
