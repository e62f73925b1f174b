"""Handbook articles of the irrigation desk."""

from handbook_model import Article, fact

ARTICLES = (
    Article(
        id="irrigation-01",
        title="Rillkeeper 4 at a glance",
        text=(
            "The Rillkeeper 4 controls four zones and is meant for gardens of up to 320 square metres. It "
            "runs from the supplied 21 volt adapter, and a lithium cell keeps its clock alive when the power "
            "fails. Each zone may run for at most ninety minutes at a time. The housing is moss green and "
            "hangs on two screws spaced 74 millimetres apart; a drilling template is printed on the inside "
            "of the box. A fifth zone cannot be added later, so plan ahead."
        ),
        facts=(
            fact(
                "320 square metres",
                "For gardens of what size is the Rillkeeper 4 meant?",
                "I have quite a big lawn. Up to what area is the Rillkeeper 4 suitable?",
                "max garden size for rillkeeper 4?",
                "What is the largest garden recommended for the Rillkeeper 4?",
                accepted=("320 sqm",),
            ),
            fact(
                "74 millimetres",
                "How far apart are the screws for a Rillkeeper 4?",
                "I threw away the box with the drilling template. What is the screw spacing of the Rillkeeper 4?",
                "rillkeeper 4 hole spacing for mounting?",
                "Please give me the distance between the two mounting screws of the Rillkeeper 4.",
            ),
            fact(
                "21 volt",
                "What is the voltage of the adapter for the Rillkeeper 4?",
                "I've lost the adapter of my Rillkeeper 4 and want to replace it. Which voltage does it have?",
                "rillkeeper 4 adapter voltage?",
                "Please state the voltage of the adapter supplied with the Rillkeeper 4.",
            ),
        ),
    ),
    Article(
        id="irrigation-02",
        title="Rillkeeper 9 at a glance",
        text=(
            "The Rillkeeper 9 controls nine zones on plots of up to 870 square metres. It has its own "
            "display, shows the flow of every zone and can start a pump through a dry contact. Unlike its "
            "smaller sister it must be wired by a trained person, because its transformer delivers 26 volts "
            "at high current. The cable to the farthest valve may be 115 metres long. The red key on its "
            "side stops all the water at once and has to be held for four seconds to start again."
        ),
        facts=(
            fact(
                "870 square metres",
                "What size of plot is the Rillkeeper 9 made for?",
                "We manage a large communal garden. Up to what area can the Rillkeeper 9 be used?",
                "max plot size rillkeeper 9?",
                "What is the largest area that a Rillkeeper 9 can serve?",
                accepted=("870 sqm",),
            ),
            fact(
                "115 metres",
                "How long may the cable to the farthest valve of a Rillkeeper 9 be?",
                "My far flower bed is a long way from the Rillkeeper 9. What's the maximum valve cable length?",
                "max valve cable run on the rillkeeper 9?",
                "What is the longest permitted cable between a Rillkeeper 9 and a valve?",
            ),
        ),
    ),
    Article(
        id="irrigation-03",
        title="Driplet balcony kit",
        text=(
            "The Driplet waters balcony boxes from a tank, without a tap. Its tank holds 13 litres, enough "
            "for about nine days in a normal June. The kit contains twelve drippers and 8.5 metres of hose; "
            "further sets can be bought, but no more than thirty drippers should hang on one pump. When the "
            "tank runs low the lid blinks orange. The pump must not run dry for longer than two minutes, so "
            "a float switches it off. Rain water is fine if it has been strained."
        ),
        facts=(
            fact(
                "13 litres",
                "How much water does the Driplet tank hold?",
                "I'm going on holiday and rely on the Driplet on my balcony. What is the volume of its tank?",
                "driplet tank size?",
                "What is the capacity of the tank in the Driplet balcony kit?",
            ),
            fact(
                "8.5 metres",
                "How much hose comes with the Driplet kit?",
                "My balcony runs around a corner. What length of hose is included in the Driplet box?",
                "hose length included with the driplet?",
                "What length of hose is supplied in the Driplet balcony kit?",
            ),
        ),
    ),
    Article(
        id="irrigation-04",
        title="Winter Drain routine",
        text=(
            "Winter Drain empties the pipes of a Rillkeeper before the frost. It is found under Zones, "
            "Season, and takes about 25 minutes, during which each valve opens in turn. The tap must be "
            "closed first, otherwise the routine stops with the message W-31. For raised pipes, a compressor "
            "can be attached to the grey port, with at most 2.4 bar. After the routine the controller sleeps "
            "until it is woken in spring, and only the frost line on its display stays visible."
        ),
        facts=(
            fact(
                "W-31",
                "Which message does a Rillkeeper show if the tap is still open during Winter Drain?",
                "Winter Drain stopped straight away and I think I left the tap open. What message would confirm that?",
                "winter drain error code when the tap is open?",
                "What code appears when Winter Drain stops because of an open tap?",
            ),
            fact(
                "2.4 bar",
                "What pressure may a compressor on the Rillkeeper's grey port have?",
                "I'd like to blow out my raised pipes with a compressor during Winter Drain. What's the "
                "maximum pressure?",
                "max compressor pressure for winter drain?",
                "Which pressure limit applies at the grey port when draining a Rillkeeper?",
                accepted=("at most 2.4 bar",),
            ),
        ),
    ),
    Article(
        id="irrigation-05",
        title="Brookgauge flow meter",
        text=(
            "The Brookgauge is screwed between the tap and the controller and counts the water that passes. "
            "It reports a leak when more than 4.2 litres flow while every zone is closed, and then shuts the "
            "main valve. It can be fitted to three-quarter-inch taps without tools. Its two batteries last "
            "about fourteen months, and the lid has to be closed with the fin pointing up. A new Brookgauge "
            "must be taught for 9 watering runs before its leak alarm is armed; until then its ring glows "
            "white."
        ),
        facts=(
            fact(
                "4.2 litres",
                "At what amount of water does the Brookgauge report a leak?",
                "My Brookgauge shut the main valve overnight. Above what volume with all zones closed does "
                "it raise a leak?",
                "brookgauge leak threshold?",
                "How much water must flow with closed zones before the Brookgauge reports a leak?",
                accepted=("more than 4.2 litres",),
            ),
            fact(
                "9 watering runs",
                "How many watering runs does a new Brookgauge need before its leak alarm is armed?",
                "The ring on my new Brookgauge still glows white. How long does it have to be taught?",
                "how many runs to teach the brookgauge?",
                "After what number of watering runs does the Brookgauge arm its leak alarm?",
                accepted=("9 runs", "9", "nine watering runs"),
            ),
        ),
    ),
    Article(
        id="irrigation-06",
        title="Hazelmist misting line",
        text=(
            "Hazelmist is a fine misting line for ferns and terraces. One line carries 14 nozzles and needs "
            "a pressure of at least 2.9 bar; below that it drips instead of misting. Nozzles clog in hard "
            "water and should be laid in Quillmere descaler, called Limewink, for six hours every spring. A "
            "line may be lengthened once. On a Rillkeeper, Hazelmist must be set to the zone type Mist, "
            "which splits the watering into bursts of eleven seconds so that leaves can dry in between."
        ),
        facts=(
            fact(
                "2.9 bar",
                "What water pressure does a Hazelmist line need at least?",
                "My Hazelmist only drips instead of misting. What is the minimum pressure it needs?",
                "minimum pressure for hazelmist?",
                "Please state the lowest water pressure at which the Hazelmist misting line works.",
                accepted=("at least 2.9 bar",),
            ),
            fact(
                "Limewink",
                "What is the Quillmere descaler for Hazelmist nozzles called?",
                "My Hazelmist nozzles are full of limescale. Which of your products should I soak them in?",
                "name of your descaler for misting nozzles?",
                "Which descaler do you recommend for clogged Hazelmist nozzles?",
            ),
            fact(
                "14 nozzles",
                "How many nozzles does one Hazelmist line carry?",
                "I'm ordering spare nozzles for my Hazelmist. What number of them sits on one line?",
                "nozzles per hazelmist line?",
                "What is the number of nozzles on a Hazelmist misting line?",
                accepted=("14", "fourteen"),
            ),
        ),
    ),
    Article(
        id="irrigation-07",
        title="Rain pause and forecasts",
        text=(
            "A Rillkeeper skips watering when rain is expected. By default the rain pause starts at a "
            "forecast of 3.6 millimetres within the next twelve hours, and the limit can be moved in small "
            "steps. Forecasts come from the weather house Cloudwright, which renews them every fifty "
            "minutes. If the controller has not heard from Cloudwright for a day and a half, it waters by "
            "the calendar. Greenhouse zones should be marked as Roofed, since the rain pause would otherwise "
            "let the tomatoes dry out."
        ),
        facts=(
            fact(
                "3.6 millimetres",
                "At what rain forecast does a Rillkeeper pause watering by default?",
                "My Rillkeeper watered although a little rain was expected. What's the default limit for the "
                "rain pause?",
                "default rain pause threshold on rillkeeper?",
                "How much forecast rain triggers the rain pause in the factory setting?",
            ),
            fact(
                "Cloudwright",
                "Where do the Rillkeeper's weather forecasts come from?",
                "The rain forecast in my garden is always wrong. Which weather house supplies it to the Rillkeeper?",
                "who provides the weather data for rillkeeper?",
                "What is the name of the weather house behind your watering forecasts?",
            ),
        ),
    ),
    Article(
        id="irrigation-08",
        title="Error lamps on the Rillkeeper",
        text=(
            "The round lamp on a Rillkeeper tells most of the story. Steady turquoise means that water is "
            "running, while two amber blinks mean that a valve coil has lost contact. A slow purple pulse "
            "means that the clock has lost the time and should be set from the app. If the lamp is dark "
            "although the adapter is plugged in, the fuse is to be replaced: it is a glass fuse of 630 "
            "milliamperes and sits under the left cap. Pressing the lamp for ten seconds restarts the "
            "controller."
        ),
        facts=(
            fact(
                "slow purple pulse",
                "How does the Rillkeeper's lamp show that its clock has lost the time?",
                "After a power cut my Rillkeeper waters at odd hours. What would its round lamp look like if "
                "the clock were lost?",
                "what light on the rillkeeper means the clock is wrong?",
                "Which signal of the Rillkeeper lamp means a lost clock time?",
                accepted=("a slow purple pulse", "purple pulse", "purple"),
            ),
            fact(
                "630 milliamperes",
                "What fuse does a Rillkeeper need?",
                "The lamp on my Rillkeeper stays dark and I need to swap the glass fuse. What rating should I buy?",
                "rillkeeper fuse rating?",
                "Please tell me the rating of the glass fuse under the Rillkeeper's left cap.",
            ),
        ),
    ),
)
