"""Mails that only say thank you, and how they are answered."""

KIND = "praise"
DESK = "Bench desk"
TITLE = "Policy: praise"
NEEDS_ORDER = False
ORDER_SHARE = 0.25
POLICY = (
    "Praise is answered as carefully as a complaint. We read the mail aloud at the bench in Harrowdene on the next "
    "Monday and credit 30 Acorns within 5 working days, without any condition. The reply names the product or the "
    "person that was praised. It sells nothing, asks for no review and does not mention other goods. It closes with "
    "the Bench desk."
)
BODIES = (
    "We read your mail aloud at the bench in Harrowdene next Monday, and we credit 30 Acorns to your account within 5 "
    "working days.",
    "Your mail is read aloud at our bench in Harrowdene next Monday. As a small thank-you we credit 30 Acorns within 5 "
    "working days.",
    "Next Monday we read it aloud at the bench in Harrowdene, where everybody hears it. You receive 30 Acorns within 5 "
    "working days.",
    "We do not keep such a mail to ourselves: it is read aloud at the bench in Harrowdene next Monday. We also credit "
    "30 Acorns within 5 working days.",
    "The bench in Harrowdene hears your mail next Monday, read aloud. Within 5 working days we credit 30 Acorns to "
    "you, with nothing attached.",
    "We credit 30 Acorns within 5 working days. Next Monday your mail is read aloud at the bench in Harrowdene, where "
    "the makers sit.",
)
MAILS = """
happy n ctrl | write that the {p} saved your beans while you were away
I just wanted to say that the {p} saved my beans. We were gone for three weeks in the worst heat, and I came back to a
jungle. Nothing to complain about, for once!

happy c sprout1 | tell us that your basil has survived five months in the {p}
my basil has survived FIVE MONTHS in the {p}. i have killed every plant i ever owned. i don't know what you put in
that thing but thank you

happy f duskwick | write that the {p} has made the evenings in your garden a pleasure
Permit an old gardener to tell you that the {p} has made my evenings outdoors a pleasure again. I can see the steps,
and the moths leave me in peace. Such workmanship has become rare.

happy s any | write that you are very happy with the {p} and with the fast delivery
I want to say thank you. The {p} is working since one year without a problem and the delivery was very fast. In my
country we say that good things you should say loud.

happy n place | write that the people in our {place} store took an hour to help you
Your people in {place} took a whole hour to explain watering zones to me, with a napkin and a pen, although I only
bought a bag of grit in the end. I went home with a smile.

happy c small | tell us that the {p} made your gran very happy
got my gran {a} for her 90th and she's shown it to everybody in the home, including the priest. she says it's the best
gadget since the radio. just thought you should know :)

happy f lock | write that the {p} has given you back your independence
Since my operation I have been unable to turn a key. The {p}, which my daughter chose for me, has given me back my own
front door. I wished to thank whoever thought of it.

happy n airmote1 | write that the {p} showed you why you always had a headache
For two winters I thought my headaches came from work. Then we put up the {p} and saw what the air in the study is
like. The window is open now and the headaches have gone. Thank you for making it.

happy s string | write that the {p} made your wedding in the garden beautiful
We had our wedding in the garden and the {p} was hanging in the apple trees. Everybody has asked from where it is. My
English is small but my thank you is big.

happy c ctrl | tell us that the {p} was fitted in half an hour and works perfectly
never write to companies but here goes. {p} took me half an hour to put up, worked first time, hasn't hiccuped since.
whoever wrote that manual deserves a pint

happy n any | write that our chat team found a way to make your old {p} work again
A young man in your chat stayed with me until my old {p} was running again, well past the end of his shift I suspect.
He could have sold me a new one, and he didn't. That's why I'll be back.

happy n sprout1 | write that your pupils grew chillies in the {p}
Class 4b grew chillies in the {p} all through the winter, and last week we cooked with them. Twenty-six children now
know what a wick is. I promised them that I would tell the makers.

happy f any | write that the repair of your {p} was careful and quick
The repair of my {p} was carried out with such care that I could not find the place where it had been broken. It also
took less time than announced. Please convey my respects to the workshop.

happy c lamp | tell us that you love the {p} and that the neighbours slow down for it
LOVE the {p}. like really love. the neighbours slow down when they drive past. no question, no problem, that's the whole
mail. have a good week

happy n frost | write that the {p} warned you in time and that the lemon tree is alive
Your {p} woke me at the right moment, I ran out in my slippers and carried the lemon tree in. It's forty years old and
was my father's. I can't tell you what that means to me.

happy s tall | write that your tomatoes grow well in the {p} and that you thank us
Dear people, I live in a high house without garden and with the {p} I have now tomatoes on the balcony. Every morning
I say hello to them. I thank you from my heart for this idea.

happy n harrowdene | write that the planting lesson in our {place} store was the best hour of your month
I came into the {place} store out of the rain, stayed for the lesson, and it was the best hour of my month. The lady
in the green apron has the patience of a saint. Well done, all of you.

happy c small | tell us that your {p} fell off the balcony and still works
my {p} fell off a second floor balcony. SECOND FLOOR. dusted it off, put it back, works like nothing happened. you
lot build tanks. respect

happy f sprout | write that the glaze of the {p} is the finest you have seen
As a retired potter I look at glazes with a severe eye. The one on your {p} is the finest that I have seen on a piece
made in any number. I turned it over twice to find a fault and found none.

happy n lock | write that the {p} lets your daughter come home from school on her own
Our daughter loses keys the way other children lose socks. With the {p} she comes home from school on her own, and I
get a small note on my phone. It's taken a real worry off us.

happy c ctrl | tell us that you have used less water since you have the {p}
water bill came today. down by a third since we got the {p}. my husband has framed it (the bill). so yeah thanks from
the both of us

happy n any | write that the handwritten card with your {p} touched you
There was a handwritten card in the box with my {p}, wishing me luck with the new garden. I don't know who writes
them, but I moved here alone and it was the first post I got. It's on the fridge.

happy f string | write that the {p} has lit your village fair for the third year
For the third year running the {p} has lit our village fair, through wind and one memorable thunderstorm. The committee
has resolved, without a vote against, to thank you in writing.

happy s lamp | write that the {p} stands two winters at the sea and is still like new
The {p} stands in front of our house near the sea since two winters. Salt, storm, sand, all, and it is like new. My
neighbour has other lamps and he is now jealous. Good work.

happy n any | write that the Brackwing driver carried the {p} up to your door
Please thank the Brackwing driver who brought my {p}. He saw me with my crutches, took the box up three flights, and
wouldn't hear of a tip. It's the kind of thing nobody mentions, so I'm mentioning it.

happy c airmote1 | tell us that the {p} settled an argument in your office
our office has argued about the air in here for four years. bought the {p}, argument over in an afternoon (i was right).
best money the boss ever spent. cheers to everyone there

happy n pot | write that your father in the care home talks to the {p}
My father is in a care home and doesn't speak much any more, but he talks to the plant in his {p} every morning. The
nurses call it Gerald. I thought that you would want to know.

happy c place | tell us that the staff in our {place} store rescued your day
shoutout to the lady in {place} who lent me her own umbrella AND found the last bag of grit. i brought the umbrella
back btw. made my whole week

happy f ctrl | write that the {p} has kept your late husband's roses alive
My late husband tended his roses for forty years and I feared that I should be the end of them. Thanks to the {p} they
are in flower as I write. I wished you to know it.

happy s sensor | write that the {p} is small but very clever and that your children learn with it
The {p} is so small and so clever. My two children look at it each morning and write the numbers in a book. Now they
want to be researchers. Thank you for this good product.

happy n lamp | write that the {p} guided your guests home in the fog
We had thick fog on {day}, and our guests found the gate only because of the {p}. One of them has ordered her own since.
No request, I only wanted to pass it on.

happy c any | tell us that the packaging of your {p} was completely without plastic
not one bit of plastic in the {p} box. not ONE. my compost heap ate the whole thing. whoever fought for that in some
meeting, i salute you
"""
