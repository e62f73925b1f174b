"""Handbook articles of the sensor desk."""

from handbook_model import Article, fact

ARTICLES = (
    Article(
        id="sensors-01",
        title="Airmote",
        text=(
            "Airmote measures fine dust, humidity and carbon dioxide, and shows the result as a leaf on its "
            "face. The leaf turns crimson when carbon dioxide exceeds 1,350 ppm. Measurements are taken "
            "every 4 minutes, or every thirty seconds while the window mode is active. Airmote needs a USB "
            "supply; the built-in cell only bridges a power cut of about two hours. It should stand at head "
            "height, away from radiators, and needs a full day after unpacking before its values can be "
            "trusted."
        ),
        facts=(
            fact(
                "1,350 ppm",
                "Above what carbon dioxide value does the Airmote's leaf turn crimson?",
                "The leaf on our Airmote was crimson all through the meeting. What CO2 level does that mean we passed?",
                "co2 limit for the crimson leaf on airmote?",
                "At which carbon dioxide reading does an Airmote show a crimson leaf?",
            ),
            fact(
                "4 minutes",
                "How often does an Airmote measure in normal operation?",
                "I'm logging the values of my Airmote. What is the time between two normal measurements?",
                "normal measuring interval of the airmote?",
                "At what interval does the Airmote take measurements outside window mode?",
                accepted=("every 4 minutes",),
            ),
        ),
    ),
    Article(
        id="sensors-02",
        title="Airmote Mini",
        text=(
            "The Airmote Mini is the travelling version and weighs 68 grams. It measures humidity and "
            "solvents but not carbon dioxide. Its battery lasts 19 hours and is charged through the ring on "
            "the back. The Mini keeps its readings for three days and hands them over when it meets the "
            "telephone again. A single press shows the air as one to five dots; five dots are the worst. It "
            "may be taken on board an aircraft, and the approval sheet is found in the app."
        ),
        facts=(
            fact(
                "68 grams",
                "How much does the Airmote Mini weigh?",
                "I count every gram in my rucksack. What does the Airmote Mini weigh?",
                "airmote mini weight?",
                "Please state the weight of the Airmote Mini.",
            ),
            fact(
                "19 hours",
                "How long does the Airmote Mini battery last?",
                "I'm travelling with my Airmote Mini. For how many hours does it run on one charge?",
                "airmote mini battery life?",
                "What is the battery life of an Airmote Mini?",
            ),
        ),
    ),
    Article(
        id="sensors-03",
        title="Soilwhisper",
        text=(
            "Soilwhisper tells how moist the earth is. It is pushed in to a depth of 17 centimetres, up to "
            "the copper line, and reports to a Rillkeeper over the Burrow radio. In pots the short tip set "
            "must be used. Readings are given in whispers from 0 to 60; most vegetables are happy at 28 to "
            "41 whispers, and below that a watering is proposed. After moving it, wait for one night. Two "
            "AAA cells last for two seasons, and the beak blinks yellow before they are empty."
        ),
        facts=(
            fact(
                "17 centimetres",
                "How deep should a Soilwhisper be pushed into the ground?",
                "I've just unpacked my Soilwhisper. Up to what depth does it go into the vegetable bed?",
                "soilwhisper depth?",
                "What is the correct depth for a Soilwhisper probe in the ground?",
            ),
            fact(
                "28 to 41 whispers",
                "At which Soilwhisper readings are most vegetables happy?",
                "My Soilwhisper shows numbers and I don't know if the beans are thirsty. What range suits "
                "most vegetables?",
                "good soilwhisper range for vegetables?",
                "What range of readings on the Soilwhisper is right for most vegetables?",
                accepted=("between 28 and 41 whispers", "28-41 whispers", "28 to 41", "28-41"),
            ),
        ),
    ),
    Article(
        id="sensors-04",
        title="Frostnote",
        text=(
            "Frostnote is a small thermometer that warns of cold nights. Its alarm is preset to 2.5 degrees "
            "Celsius, since the ground freezes before the air does. It should hang 30 centimetres above the "
            "ground, in the open and never against a wall. The warning is sent by 18:15 on the evening "
            "before if the forecast agrees, and again when the limit is really reached. Frostnote has a "
            "replaceable coin cell, and the whistle inside it can be heard across a small garden."
        ),
        facts=(
            fact(
                "2.5 degrees Celsius",
                "To what temperature is the Frostnote alarm preset?",
                "My Frostnote whistled although there was no frost. What is its alarm limit out of the box?",
                "default alarm temperature on frostnote?",
                "Which temperature limit does a new Frostnote have?",
                accepted=("2.5°C",),
            ),
            fact(
                "18:15",
                "By what time is the Frostnote warning sent on the evening before?",
                "I want to cover my dahlias in time. When in the evening does the Frostnote forecast warning "
                "come at the latest?",
                "what time does frostnote warn me the evening before?",
                "At what hour, at the latest, is the evening warning of a Frostnote sent?",
                accepted=("6:15 pm",),
            ),
            fact(
                "30 centimetres",
                "How high above the ground should a Frostnote hang?",
                "I'm putting up my Frostnote next to the dahlias. At what height above the soil does it belong?",
                "frostnote hanging height?",
                "Please state the recommended height of a Frostnote above the ground.",
            ),
        ),
    ),
    Article(
        id="sensors-05",
        title="Calibrating an Airmote",
        text=(
            "An Airmote corrects itself whenever it gets fresh air, but after a move it should be calibrated "
            "by hand. Carry it outside, choose Devices, Airmote, Fresh air, and leave it there for 22 "
            "minutes. The leaf turns pale grey during this time. Humidity is calibrated with the salt pouch "
            "Brineberry, which costs EUR 2.90 and works for one year after opening. Calibrating in rain or "
            "fog spoils the values, and the app refuses to start when the humidity outdoors is too high."
        ),
        facts=(
            fact(
                "22 minutes",
                "How long must an Airmote stay outside for calibration?",
                "I've moved house and want to calibrate my Airmote by hand. For how many minutes does it "
                "need fresh air?",
                "airmote calibration time outdoors?",
                "What is the duration of the Fresh air calibration of an Airmote?",
            ),
            fact(
                "Brineberry",
                "What is the salt pouch for calibrating Airmote humidity called?",
                "The humidity on my Airmote seems off. Which salt pouch do I need to calibrate it?",
                "name of the airmote humidity calibration pouch?",
                "Under what name do you sell the humidity calibration pouch for the Airmote?",
            ),
        ),
    ),
    Article(
        id="sensors-06",
        title="Sensor radio range and offline sensors",
        text=(
            "Sensors talk to the Hearthknot hub over the Burrow radio. Indoors it passes three brick walls. "
            "A sensor is shown as Offline after 95 minutes without a message and keeps up to 600 readings, "
            "which are handed in later. If it stays offline, press the pin on its back until the light turns "
            "lime, and hold it next to the hub for one minute. Where the distance is too large, the relay "
            "plug Stoat doubles it; at most two of these may be used in a row."
        ),
        facts=(
            fact(
                "95 minutes",
                "After how long without a message is a sensor shown as Offline?",
                "My Soilwhisper still looked fine in the app although its batteries were gone. How long "
                "until a silent sensor is shown as Offline?",
                "when does a sensor go offline in the app?",
                "What time without any message makes a sensor appear as Offline?",
            ),
            fact(
                "Stoat",
                "What is the relay plug for sensors called?",
                "My Frostnote is too far from the hub. What's the name of the plug that doubles the distance?",
                "name of your radio relay plug?",
                "Which product extends the radio distance between a sensor and the hub?",
            ),
        ),
    ),
    Article(
        id="sensors-07",
        title="Battery types and battery life of sensors",
        text=(
            "People often mix up the cells. Frostnote uses one coin cell of the type CR-2077Q, which lasts "
            "for 27 months. Soilwhisper takes ordinary AAA cells, and the Airmote has no battery that a "
            "customer could change. The battery symbol in the app turns red at 12 percent. Rechargeable "
            "cells must not be used in a Soilwhisper, because their voltage is too low. Cells bought from us "
            "come in a paper sleeve that can be used to send the empty ones back free of charge."
        ),
        facts=(
            fact(
                "CR-2077Q",
                "Which battery type does a Frostnote use?",
                "My Frostnote is empty and the print on the old cell has rubbed off. What coin cell type do I need?",
                "frostnote battery type?",
                "Please name the coin cell needed for a Frostnote.",
            ),
            fact(
                "12 percent",
                "At what charge does the battery symbol of a sensor turn red in the app?",
                "The battery symbol next to my Frostnote went red. What percentage is left at that moment?",
                "sensor battery symbol red means how much left?",
                "At which remaining percentage is a sensor's battery symbol shown in red?",
            ),
        ),
    ),
    Article(
        id="sensors-08",
        title="Sharing air readings with a doctor",
        text=(
            "People with asthma can send a report of their Airmote to their doctor. The report is made under "
            "History, For the practice, covers up to 56 days and is a plain table with one line per hour. It "
            "is protected with a password of our making, sent by text message. The report costs nothing for "
            "Plus members and EUR 1.75 for others. It is no medical document, and the sentence saying so at "
            "the foot of each page must not be removed by anyone."
        ),
        facts=(
            fact(
                "56 days",
                "How many days can an Airmote report for a doctor cover?",
                "My pulmonologist wants the air readings from our flat. What is the longest period one "
                "Airmote report can hold?",
                "max period for the airmote doctor report?",
                "Up to what period does the For the practice report of an Airmote extend?",
            ),
            fact(
                "EUR 1.75",
                "What does the Airmote report for a doctor cost without Plus?",
                "I don't have a Plus plan but my doctor asked for my Airmote readings. How much is the report?",
                "price of airmote doctor report if i'm not a plus member?",
                "How much do non-members pay for the For the practice report?",
            ),
        ),
    ),
)
