"""Handbook articles of the lock desk."""

from handbook_model import Article, fact

ARTICLES = (
    Article(
        id="locks-01",
        title="Latchling",
        text=(
            "The Latchling replaces the inner half of a door cylinder. It fits doors of 35 to 78 millimetres "
            "and turns the key in 1.6 seconds. It is powered by four cells, which last about 13,000 turns. "
            "The ring on the front glows teal when the door is locked and stays dark when it is open, so "
            "that strangers learn nothing. Fitting takes a screwdriver and a quarter of an hour. A "
            "mechanical key continues to work from the outside, whatever the state of the batteries."
        ),
        facts=(
            fact(
                "35 to 78 millimetres",
                "For which door thickness is the Latchling made?",
                "Our front door is quite thick. What range of door thickness does a Latchling fit?",
                "latchling door thickness range?",
                "Please tell me the door thicknesses that the Latchling can be fitted to.",
                accepted=("between 35 and 78 millimetres", "35 to 78 mm", "35-78 mm", "35 to 78"),
            ),
            fact(
                "teal",
                "In what colour does the ring of a Latchling glow when the door is locked?",
                "I always wonder whether I locked up. What colour is the Latchling's ring when the door is locked?",
                "latchling ring colour when locked?",
                "Which colour of the Latchling ring means that the door is locked?",
            ),
            fact(
                "13,000 turns",
                "How many turns do the cells of a Latchling last?",
                "Our front door gets locked dozens of times a day. For how many turns are the Latchling's cells good?",
                "latchling battery life in turns?",
                "After how many turns do I have to expect empty cells in my Latchling?",
                accepted=("13,000", "13000", "13000 turns"),
            ),
        ),
    ),
    Article(
        id="locks-02",
        title="Latchling Slim",
        text=(
            "The Latchling Slim is for narrow glass and balcony doors. Only 41 millimetres wide, it has a "
            "built-in battery that is charged with the magnetic lead Tendril every five months. It is slower "
            "than the normal Latchling and needs 2.7 seconds for a turn. It has no ring; a single dot at the "
            "top shows its state. The Slim cannot be combined with the Keypad, because it lacks the second "
            "antenna. Its finish is brushed pewter, and other colours are not planned."
        ),
        facts=(
            fact(
                "41 millimetres",
                "How wide is the Latchling Slim?",
                "There's hardly any space next to the glass on our balcony door. What is the width of the "
                "Latchling Slim?",
                "latchling slim width?",
                "Please state the width of the Latchling Slim lock.",
            ),
            fact(
                "2.7 seconds",
                "How long does a Latchling Slim need for a turn?",
                "My Latchling Slim seems slow. In what time should it complete one turn?",
                "how fast does the latchling slim turn?",
                "What is the normal turning time of the Latchling Slim?",
            ),
            fact(
                "Tendril",
                "What is the charging lead of the Latchling Slim called?",
                "My Latchling Slim is empty and its magnetic lead has vanished. Under what name can I reorder it?",
                "name of the latchling slim charger lead?",
                "With which lead is a Latchling Slim charged?",
            ),
        ),
    ),
    Article(
        id="locks-03",
        title="Latchling Keypad",
        text=(
            "The Keypad is glued or screwed beside the door and opens a Latchling with a code of 5 to 9 "
            "digits. It stores up to 64 codes, each of which can be limited to certain hours. After four "
            "wrong codes it sleeps for 150 seconds and sends a message to the owner. Its keys are lit by a "
            "hand held near them. The Keypad stands rain but not a water jet, and in hard frost the glue "
            "needs a full day before it carries."
        ),
        facts=(
            fact(
                "64 codes",
                "How many codes can the Latchling Keypad store?",
                "We run a holiday flat and give every guest a code. What is the maximum on the Latchling Keypad?",
                "max codes on the keypad?",
                "What is the storage limit for codes on a Latchling Keypad?",
                accepted=("64",),
            ),
            fact(
                "150 seconds",
                "How long does the Latchling Keypad sleep after four wrong codes?",
                "My son typed the wrong code four times and now the Keypad ignores us. How long will it stay asleep?",
                "keypad blocked after wrong codes, for how long?",
                "What is the blocking time of the Keypad after too many wrong codes?",
            ),
        ),
    ),
    Article(
        id="locks-04",
        title="Gatewarden garden gate lock",
        text=(
            "Gatewarden locks garden gates and sheds. Its bolt is 12 millimetres thick and withstands a pull "
            "of 840 newtons. The lock is charged by a small solar leaf on the top edge; in a dark yard it "
            "needs the winter cable. It opens by app, by a wooden token or with the fingerprint of up to 20 "
            "people. Gatewarden is the only lock that we sell in pairs, alike in code. Grease it each spring "
            "with graphite, never with oil, which gums up the bolt."
        ),
        facts=(
            fact(
                "840 newtons",
                "What pull does the Gatewarden's bolt withstand?",
                "We've had shed break-ins in our street. How strong a pull can the Gatewarden hold?",
                "pull strength of the gatewarden?",
                "Which pulling force does a Gatewarden garden gate lock withstand?",
            ),
            fact(
                "20 people",
                "For how many people can the Gatewarden store a fingerprint?",
                "Our allotment group shares a shed with a Gatewarden. How many of us can open it by fingerprint?",
                "gatewarden fingerprint limit?",
                "What is the maximum number of persons with a fingerprint on one Gatewarden?",
                accepted=("20", "twenty people"),
            ),
        ),
    ),
    Article(
        id="locks-05",
        title="Guest keys",
        text=(
            "A guest key lets somebody in without an account. The owner makes it under Door, Guests and "
            "sends it as a link, which dies if it is not opened within 6 hours. A guest key may last for up "
            "to 42 days; cleaners and carers can get a repeating key for fixed weekdays instead. One door "
            "can have at most fifteen guest keys at a time. Every use is written into the diary of the door, "
            "which keeps its entries for a quarter of a year."
        ),
        facts=(
            fact(
                "6 hours",
                "Within how many hours must the link of a guest key be opened?",
                "I sent my neighbour a guest key link for our Latchling and it was already dead. How long "
                "does an unopened link live?",
                "how long is an unopened guest key link good for?",
                "After what time does an unopened guest key link expire?",
                accepted=("within 6 hours",),
            ),
            fact(
                "42 days",
                "How long can a guest key last at most?",
                "My nephew is staying with us over the summer. What is the longest duration I can give his guest key?",
                "max duration of a guest key for a door lock?",
                "For what maximum period can a guest key be issued?",
            ),
        ),
    ),
    Article(
        id="locks-06",
        title="Locked out: the night desk",
        text=(
            "Customers who stand before a closed door call the night desk, which is staffed around the clock "
            "in Harrowdene. Before the desk opens anything it asks for the rescue word, a word of 7 letters "
            "chosen at set-up. With the right word it can open a connected Latchling within 90 seconds. "
            "Without the word only a locksmith helps. A rescue opening is free twice a year; from the third "
            "one on it costs EUR 17.20. The desk never opens doors for the police without a paper."
        ),
        facts=(
            fact(
                "7 letters",
                "How many letters does the rescue word for the night desk have?",
                "I can't quite recall the rescue word I chose for our lock. What is its length?",
                "length of the rescue word?",
                "Of how many letters does the lock's rescue word consist?",
                accepted=("seven letters",),
            ),
            fact(
                "EUR 17.20",
                "What does a third rescue opening in a year cost?",
                "I've locked myself out again, for the third time this year. How much does the night desk "
                "charge for opening now?",
                "price of a rescue opening after the two free ones?",
                "From the third time on, how much is a rescue opening of a Latchling?",
            ),
        ),
    ),
    Article(
        id="locks-07",
        title="Lock batteries and low power",
        text=(
            "The Latchling warns in three steps. At 18 percent the app shows a note, at 9 percent the lock "
            "hums after each turn, and at 3 percent it stays open once opened, so that nobody is locked in. "
            "Only cells of the brand Volthare or our own may be used; cheap ones leak in the warmth of a "
            "south door. When all cells are flat, hold a nine-volt block against the two studs under the "
            "rosette, and the lock wakes for one opening."
        ),
        facts=(
            fact(
                "9 percent",
                "At what battery level does a Latchling start to hum after each turn?",
                "Our Latchling has begun humming whenever it turns. What charge does that mean is left?",
                "latchling humming, how much battery is left?",
                "Which remaining charge makes the Latchling hum after every turn?",
            ),
            fact(
                "Volthare",
                "Which brand of cells may be used in a Latchling besides your own?",
                "I need batteries for the Latchling today and can't wait for yours. What other brand is allowed?",
                "what battery brand is ok for the latchling?",
                "Apart from Quillmere's own, cells of which brand are permitted in the Latchling?",
            ),
        ),
    ),
    Article(
        id="locks-08",
        title="Auto-lock and door sensor",
        text=(
            "Auto-lock turns the key by itself after the door has fallen shut. The delay is set to 110 "
            "seconds at the factory and can be shortened to ten. For this the door sensor Jambmouse must be "
            "glued to the frame, no more than 14 millimetres from the lock. If the door is ajar, a Latchling "
            "with a Jambmouse refuses to turn and chirps twice. Party mode switches auto-lock off until five "
            "in the morning, and it cannot be prolonged without opening the app again."
        ),
        facts=(
            fact(
                "110 seconds",
                "What is the factory delay of the Latchling's auto-lock?",
                "My door stays unlocked for too long after it falls shut. What delay is auto-lock set to at "
                "the factory?",
                "default auto lock delay on latchling?",
                "To how many seconds is the auto-lock of a Latchling preset?",
            ),
            fact(
                "Jambmouse",
                "What is the door sensor for auto-lock called?",
                "I'd like my Latchling to lock by itself. Which door sensor do I have to buy for the frame?",
                "name of the latchling door sensor?",
                "Under which name is the frame sensor for auto-lock sold?",
            ),
            fact(
                "14 millimetres",
                "How close to the Latchling must its door sensor be glued?",
                "I'm sticking the door sensor for auto-lock on the frame. What is the largest gap to the lock?",
                "max gap between latchling and door sensor?",
                "At what maximum distance from the lock may the auto-lock door sensor sit?",
            ),
        ),
    ),
)
