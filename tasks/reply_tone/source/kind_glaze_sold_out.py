"""Mails about a pot whose glaze is sold out, and how they are answered."""

KIND = "glaze_sold_out"
DESK = "Pot desk"
TITLE = "Policy: a glaze that is sold out"
NEEDS_ORDER = False
ORDER_SHARE = 0.2
POLICY = (
    "When a glaze is sold out, we put the customer on the kiln list and write as soon as the pottery in Tarnhope has "
    "fired the next batch. Whoever orders within 6 working days of that mail is sure of a pot. We name no month for "
    "the firing and suggest no other colour. The reply names pot and glaze and closes with the Pot desk."
)
BODIES = (
    "We put you on the kiln list and write when Tarnhope has fired the next batch. Order within 6 working days of that "
    "mail, and {a} in {glaze} is yours.",
    "You are now on our kiln list. When the pottery in Tarnhope has fired the next batch, we write to you. Order "
    "within 6 working days of that mail and a pot is kept.",
    "Your name goes on the kiln list, and we write once the next batch is fired in Tarnhope. If you order within 6 "
    "working days of that mail, {a} in {glaze} is sure.",
    "The pottery in Tarnhope fires the next batch, and the kiln list decides who hears of it first. We put you on it. "
    "Order within 6 working days of our mail to be sure of a pot.",
    "We write to you when the next batch in {glaze} is fired in Tarnhope, as you are on the kiln list now. The pot is "
    "yours if you order within 6 working days of that mail.",
    "With your name on the kiln list, we write when Tarnhope has fired the next batch. Within 6 working days of that "
    "mail your {p} in {glaze} is kept for you.",
)
MAILS = """
calm n glaze | ask when the {p} in {glaze} will be back
I've been looking for {a} in {glaze} for weeks and the shop only shows the grey "gone" sign. Do you know when there
will be some again? My kitchen is waiting.

upset c glaze | write that the {p} in {glaze} was in your basket and then sold out
had the {p} in {glaze} IN MY BASKET, went to find my card, came back, sold out. who does that. how do i get one

calm f glaze | ask how you may obtain {a} in {glaze}
My late mother's kitchen was painted in a shade that your {glaze} matches to perfection. I am told that the {p} is sold
out in it. In what way may I obtain one?

calm s glaze | write that you look for {a} in {glaze} and that it is finished
I look for {a} in the colour {glaze} but everywhere is written it's finished. I have already two in this colour and
want a third one for my sister. It comes again or never?

upset n glaze | write that the {p} in {glaze} has been sold out since spring
Since spring I've been told that the {p} in {glaze} will be "back before you know it". Well, I do know it, and it's
not back. Can anyone give me a straight answer?

calm c glaze | ask whether the {p} still comes in {glaze}
do you still do the {p} in {glaze}? saw one at a friend's and now i can't unsee it. website says no. please say yes

calm n glaze | ask about the {p} in {glaze} for a wedding list
My niece has put {a} in {glaze} on her wedding list, and of course that's the one that is sold out. The wedding isn't
until next year. Is there some way to be told when it's here again?

upset f glaze | write that {glaze} was advertised although the {p} is sold out in it
Your autumn leaflet shows the {p} in {glaze} upon its cover. On enquiring I learn that not a single one is to be had.
One ought not to advertise what one cannot sell.

calm s glaze | ask if you can wait somewhere for the {p} in {glaze}
Good evening. The {p} in {glaze} is sold out, I have seen. I'm not in a hurry, I can wait. There is a list or
something where my name can stand?

calm c glaze1 | tell us that you need a fourth {p} in {glaze}
got three {p}s in {glaze}, need a fourth or the shelf looks like a missing tooth. sold out online, sold out in the shop.
any chance?

happy n glaze | write that you love the {p} and would like another in {glaze}
We love our {p}, even the cat leaves it alone. So we'd like another, in {glaze} again so that they match, but it isn't
available at the moment. What would you suggest?

calm f glaze | ask to be informed when {glaze} is available for the {p}
Might I ask to be informed when {glaze} is available once more for the {p}? I do not wish for another colour, however
handsome, since the pot is meant to stand beside its twin.

upset c glaze | write that you missed the {p} in {glaze} for the second time
second time i've missed the {p} in {glaze}. second time!! first time i was asleep, this time i was at work. some of us
have jobs you know. how does anyone ever get one

calm n glaze | ask whether the {p} in {glaze} has been given up
Has {glaze} been given up? I only ask because the {p} has been missing from your pages in that glaze since I came back
from holiday. I'd be sorry, it's the only one that goes with our tiles.

calm s glaze | write that the shop had the {p} in all colours, but not in {glaze}
In the store they have the {p} in the other colours, only the {glaze} not. The seller said that I must write to you.
So I write. When is it possible to buy?

upset n glaze | write that your order of the {p} in {glaze} was cancelled because it is sold out
You've cancelled my order for the {p} in {glaze} because it turned out to be sold out. It was a leaving present, and
the farewell is on {day}. I had already written the card. I'm so disappointed.

calm c glaze | ask for news of the {p} in {glaze}
any news on the {p} in {glaze}? been refreshing the page every morning with my coffee and my boyfriend says it's getting
weird. he's not wrong

calm n glaze | ask how to get hold of {a} in {glaze} for your office
Our office wants to say goodbye to the plastic fern, and everybody agreed on {a} in {glaze}, which never happens. Now
it's sold out. How do we get hold of one?

upset s glaze | write that you drove to the store for the {p} in {glaze} in vain
I was driving ninety minutes to the store because on the internet it was still the {p} in {glaze}. There they say:
sold out. Why do you write it then? I'm really angry about this.

calm f glaze | ask whether a further batch of the {p} in {glaze} is intended
Could you tell me whether a further batch of the {p} in {glaze} is intended? I collect ceramics in a modest way, and
yours is the only modern piece that my wife allows in the parlour.

calm c glaze | ask to be told when the {p} in {glaze} returns
broke my {p} in {glaze} (dog, tail, long story). need the exact same one before my mother in law visits and notices.
it says sold out. can someone tell me when it's back

calm n glaze | write that you would like {a} in {glaze} and no other colour
I'd like {a} in {glaze}. Not the one next to it on the page, which your chat kindly offered me twice. I'm happy to wait
for it. Where do I leave my name?

upset f glaze | write that you were promised the {p} in {glaze} and find it sold out
It was promised to me by telephone that the {p} in {glaze} would be on sale from {day}. On {day} it was sold out. I had
set my alarm clock, which at my age is no small thing.

calm s glaze | ask when you can buy the {p} in {glaze} for your balcony
For my balcony I want four {p} in {glaze}, it is the colour of the sea where I was born. I see always sold out. Please
inform me when they make new ones.

happy c glaze | tell us that the {p} in {glaze} is the prettiest pot and ask when it is back
the {p} in {glaze} is the prettiest pot i've ever seen and i've seen a lot of pots. ten out of ten. now when can i
actually give you money for one

calm n glaze | ask for a notice when the {p} in {glaze} can be ordered
Could you drop me a line when the {p} in {glaze} can be ordered again? I looked on {day} and there was none. Also, is
the engraving still free to choose? That can wait, though.

happy n glaze | write that friends envy your {p} and that you want another in {glaze}
Every visitor envies me my {p}, so I've decided to give one to my best friend. It must be {glaze}, which the shop says
is sold out. How can I get one all the same?

upset c glaze | write that you waited for the {p} in {glaze} and that it sold out overnight
waited till payday for the {p} in {glaze}. payday comes. sold out overnight. you couldn't make it up. do i get told when
theres more or do i have to stare at your website forever

calm f glaze | ask when the {p} in {glaze} may be ordered for an anniversary
For our golden wedding I should like to give my wife {a} in {glaze}, the colour of the dress in which I first saw her.
It is, alas, sold out. What would you advise?

upset n glaze | write that the {p} in {glaze} is sold out although you had a confirmation
On {day} I had a mail saying that the {p} in {glaze} was mine, today I had another saying that it's sold out after all.
You can't give somebody a pot and then take it away again.

calm s glaze | write that you would like the {p} in {glaze} for your wife
My wife has birthday in some months and she speaks always about {a} in {glaze}. I wanted to buy it secret, but it is
not there. How can I know when it is there again?

happy s glaze | write that you like the colour {glaze} of the {p} and ask when it is back
The colour {glaze} is the most beautiful, you have really a good taste. I want to buy {a} in it but now it's sold out.
When it comes back, I will be the first!
"""
