"""Mails of people who want to send something back, and how they are answered."""

KIND = "return_wish"
DESK = "Return desk"
TITLE = "Policy: sending goods back"
NEEDS_ORDER = False
ORDER_SHARE = 0.55
POLICY = (
    "Goods may come back within 47 days of delivery for Duskwick and Emberline lamps, 23 for Glimmerling, 19 for "
    "Latchling locks, 61 for Rillkeeper controllers, 26 for Sproutwell and Mossbowl pots and 33 for sensors. The "
    "customer makes a label in the app under Orders, Send back, and hands the parcel in at a Parrow shop. The first "
    "return of a year is free. The reply names the number of days for this product and closes with the Return desk."
)
BODIES = (
    "The {p} may come back within {window} days of delivery. Make a label in the app under Orders, Send back, and hand "
    "the parcel in at a Parrow shop. We charge nothing for the first return of a year.",
    "That is possible within {window} days of delivery. We give you the label in the app under Orders, Send back, and "
    "any Parrow shop takes the parcel.",
    "We take the {p} back within {window} days of delivery. Print the label in the app under Orders, Send back, and "
    "leave the parcel at a Parrow shop.",
    "Within {window} days of delivery we take the {p} back. The label is made in the app under Orders, Send back, and "
    "a Parrow shop accepts the parcel. The first return of a year is free.",
    "We agree. Make a label in the app under Orders, Send back, and bring the {p} to a Parrow shop within {window} "
    "days of delivery.",
    "We accept the {p} within {window} days of delivery. Choose Orders, Send back in the app, stick the label on the "
    "box and hand it in at a Parrow shop.",
)
MAILS = """
calm n ctrl | ask how to send back the {p} you bought last week
Last week I bought {a} and now my landlord tells me that the garden will be paved over. I haven't opened it. How do I
send it back? The birds will miss the mud.

calm c lamp | write that the {p} does not suit your garden and that you want to return it
the {p} is way too modern for our cottage, my wife says it looks like a spaceship. want to return it, box is
still here. how does that work

upset n sensor | write that the {p} is too complicated for you and must go back
I have fought with this {p} for three evenings and I'm done. Too many menus, too many colours. It came on {day}, it's
as good as new, and it is going back. Tell me how.

calm f pot | ask to return the {p}, which is too large for your window sill
The {p} that I received on {day} proves to be larger than my window sill allows. It has not been planted. I should
like to return it and ask you to describe the procedure.

calm s lock | write that the {p} does not fit your door and that you would return it
I have bought {a} but my door is too old and it do not fit. I did not break the seal. It is possible to give back? My
home town has a Parrow shop, maybe this helps.

calm n string | ask to send the {p} back because the balcony is too small for it
We hung the {p} up once, on {day}, and it goes around our tiny balcony three times over. It's like living inside a
Christmas tree. Is there still time to return it?

upset c ctrl | write that you were talked into the {p} and want to give it back
got talked into {a} by someone in your chat and i don't even have a tap outside. should have been the first question
tbh. want to send the thing back, what do i do

calm n pot | write that you were given two of the {p} and want to return one
For my birthday I got {a} from my sister and another one from my colleagues. One is plenty. My sister won't mind if
hers goes back, she even kept the liner. What are the steps?

calm c airmote | ask how long you have to return the {p}
how long do i have to return {a}? got it a few days ago and not sure my flat needs one, the windows leak enough fresh
air as it is

upset f lamp | write that the light of the {p} disturbs you and that you wish to return it
I cannot sleep. The {p} you sold me shines into my bedroom like the headlamp of a lorry. I have put it back into its
carton, and I wish to return it at the earliest opportunity.

calm n lock | ask to return the {p} because the house is being sold
We've just accepted an offer for our house, so the {p} that came last week won't be fitted after all. The violet strip
is untouched. Can we still give it back?

happy s pot | write that the {p} is beautiful, and ask to send it back
The {p} is very beautiful, but my wife she bought the same one in the same week, we have not talked. So one is too
much. It was never with earth inside. How can I send it to you?

calm f sensor | ask for the conditions on which the {p} may be returned
Would you be so kind as to state the conditions on which {a} may be returned? It was delivered eight days ago and has
been switched on once, by my husband, who at once declared it unnecessary.

upset n lock | write that the {p} is too loud for you and that you want to return it
Nobody told me that the {p} can be heard through two walls. I work nights, my partner works days, so one of us wakes
up every single time. I want it gone. It's been in its box since {day}.

calm c string | write that you bought the {p} in the wrong length and want to return it
so the {p} is 16 metres and my pergola is 4. my fault, didn't measure. unopened, got the receipt mail somewhere. can
it go back please

calm n lamp | ask to return the {p}, as your council does not allow it by the road
The council has informed us that no lamp may stand so close to the road, so the {p} can't stay where we wanted it. It
was delivered ten days ago. I'd like to return it if that's still allowed.

happy n ctrl | write that you are very pleased with us but want to return the new {p}
You've been wonderful, your fitter found an old {p} in our shed that still works, and he got it going in ten minutes.
So the new one is not needed and I would like to return it.

upset c airmote | write that you do not trust the {p} and want to send it back
one day my {p} says the air's great, next day it's supposedly a swamp, and i did nothing but sit there. not keeping
it. how do i send it back, and don't offer me a voucher

calm f ctrl | write that your late neighbour ordered the {p} and ask whether it may be returned
My neighbour passed away last week, and a parcel with {a} arrived for him the following day. His daughter has asked me
to see to it. May it be returned, and in what manner?

calm n airmote | write that you chose the wrong type and want to return the {p}
I'm afraid I clicked too fast and chose {a} when a plain thermometer would have done. It's still in its sleeve with the
grey paper round it. How do I get it back to you?

upset s lamp | write that the {p} is not bright enough and that you want to return it
In the advertisement the {p} was very bright, but in my garden is dark like before. I feel a little cheated. I want to
give back it, I have it since {day}. Please say the way.

calm c lock | write that your flatmate vetoed the {p} and that it goes back
flatmate has vetoed the {p}, says over her dead body, she likes keys. not gonna fight about it. strip's not torn, came
on {day}. what do i do to return it?

calm n pot | ask whether the {p} may go back although the parcel has been opened
I opened the box of the {p}, looked at it for a day, and decided that it's not for me. It stood on the table, without
soil and without water. Is a return all right now that the box has been opened?

upset n string | write that the {p} gives you a headache and must go back
The {p} flickers. My husband can't see it, but I can, and I get a headache every time. The shop around the corner would
have taken it back on the spot. What do I have to do with you?

calm f lock | ask to return the {p}, as your insurer does not recognise it
My insurer informs me that a lock of this type is not recognised under my policy. I have consequently decided against
the {p}, delivered on {day} and still sealed, and request instructions for its return.

calm c pot | ask how to return the {p} after your cat took against it
the cat hates the {p}. hisses at it. sits in front of it and hisses. it's clean, never had soil in it, so can i send it
back? we got it about a week ago

happy n lamp | write that the lamp is lovely, but that you want to return the {p}
It's a lovely lamp and I'd recommend it to anyone. It's just that my eyes have got worse and the doctor wants no bright
spots in the garden. So I would like to return the {p}, with a heavy heart.

calm c ctrl | ask how to send back the {p} that your dad also bought
me and my dad both bought {a} for his place without telling each other, classic. mine's still taped shut. how do i send
it back

upset n pot | write that the {p} is not the size you expected and must go back
The picture shows the {p} next to a sofa. What it doesn't show is that the sofa must have been built for a giant. I
feel rather misled and want to send it back, unused.

calm s sensor | ask to return the {p} because you got one as a gift
Last {day} I have bought the {p} and on the same evening my daughter gives me the same one as a gift. We have laughed
very much. Now I want to give one back, please explain.

upset c lock | write that the {p} cannot be used in a rented flat and must go back
turns out i'm not even allowed to put {a} in a rented flat, which your page could of mentioned in big letters. seal's
still on. want my money back. how

happy f string | write that you are content with our shop and wish to return one {p} too many
Everything about my order has been to my satisfaction, the good paper, the punctual driver, the friendly note. I merely
find that I ordered one {p} too many, and should like to return it unopened.

calm n ctrl | ask whether you may return the {p} after the well has run dry
Our well ran dry two days after the {p} arrived, so for this year there's nothing to control. I put it together on the
kitchen table, no water has been near it. May I return it?
"""
