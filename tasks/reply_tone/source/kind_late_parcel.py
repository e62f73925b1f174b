"""Mails about a parcel whose tracking stands still, and how they are answered."""

KIND = "late_parcel"
DESK = "Trace desk"
TITLE = "Policy: a parcel that does not arrive"
NEEDS_ORDER = True
ORDER_SHARE = 0.65
POLICY = (
    "A parcel whose tracking shows no new scan for 7 working days counts as lost. The customer opens a trace in the "
    "app under Orders, and Brackwing must answer it within 10 working days. Only then do we send the goods again or "
    "pay the money back, so a reply never promises a replacement today. The reply names the product and closes with "
    "the Trace desk."
)
BODIES = (
    "Open a trace in the app under Orders. Brackwing must answer it within 10 working days, and after that we send "
    "a new {p} or pay the money back.",
    "The parcel now counts as lost. Open a trace in the app under Orders. Brackwing answers within 10 "
    "working days, and then we replace or refund the {p}.",
    "We treat this parcel as lost. Open a trace in the app under Orders, and Brackwing answers it within 10 working "
    "days. We then send another {p} or return the money.",
    "The way forward is a trace, opened in the app under Orders. Brackwing has to answer within 10 working days. If "
    "the {p} stays lost, we replace or refund it.",
    "Open a trace in the app under Orders, which takes a minute. Brackwing answers within 10 working days, and we "
    "replace or refund the {p} when the answer is in.",
    "We count your parcel as lost now. A trace in the app under Orders makes Brackwing answer within 10 working "
    "days. Then we send the {p} again or refund it.",
    "Open a trace in the app under Orders. Brackwing is bound to answer within 10 working days. We send a new {p} or "
    "the refund when the trace is over.",
)
MAILS = """
upset c any | write that the tracking of your {p} has stood still for eleven days
ok so where is my {p}. tracking has said "left Ostrell" for eleven days now and not one word since. i've stayed home
two afternoons for nothing. someone pick this up please

calm n any | write that your {p} was due two weeks ago and that its tracking no longer changes
My {p} was due two weeks ago. The tracking page still shows the scan from the depot and nothing after it. Could you
find out what became of the parcel and tell me what I should do?

calm f any | write that your {p} has not reached you and that the last scan is from the third of the month
I ordered {a} for my garden at the beginning of the month. According to the carrier's page the parcel was scanned on
the third and has rested ever since. As today is the seventeenth, I should be grateful for advice.

upset n any | write that your {p} has been on its way for almost three weeks
Almost three weeks! That is how long my {p} has supposedly been "on its way". Brackwing's driver has never heard of it
and the tracking never changes. I paid on the day, so I expect a parcel or my money.

calm s any | write that you still wait for the {p} and that the tracking is the same for twelve days
I am waiting my {p} and it do not come. In the tracking is same message since twelve days, only the depot in Ostrell.
My neighbour says also nobody was here. What must I do now?

upset c any | write that your {p} has not moved in ten working days and was meant as a birthday present
that {p} was for my brother's 40th, which is over now, he got a card with a drawing of it lol. ten working days and the
tracking hasn't budged. honestly pretty annoyed

calm c any | ask where your {p} is, as nothing has moved for two weeks
hi just wondering about my {p}? no hurry, it's raining here anyway, but the tracking map has been stuck on the same dot
for two weeks and that can't be right

upset f any | write that the {p} has not been delivered and that its tracking has been silent for a fortnight
For a fortnight the tracking of my {p} has been silent. I have telephoned Brackwing twice and was sent back to you on
both occasions. At seventy-nine I have better things to do than wait at the window.

calm n any | write that one of two parcels, the one with the {p}, has been missing for more than two weeks
My order came in two parcels. The one with the seed pods arrived quickly, but the one with the {p} was last scanned
more than two weeks ago. The seeds are doing well, by the way. How do we find the other box?

upset n any | write that you took {day} off for the {p}, unscanned for nine working days
I took {day} off work to receive the {p}, because the message said it would come. It didn't. That was nine working days
ago and there has been no scan since. What is going on over there?

calm c any | write that your {p} seems stuck, with no scan for about two weeks
hey, think my {p} is lost? last scan about two weeks ago in some place called skelder quay. neighbours don't have it,
collection shop doesn't either. what's the next step

upset s any | write that the {p} is not there after sixteen days and that nobody tells you where it is
Since sixteen days I look every morning in the tracking and always nothing. Where is my {p}? I have paid, you have
money, I have no parcel. This is not correct and I am very disappointed.

calm f garden | write that the {p} for your allotment has not arrived and has not been scanned for thirteen days
With reference to my recent purchase of {a} for our allotment, I must report that the goods have not arrived. The
carrier last scanned them thirteen days ago. Our treasurer, Mr Odell, has asked me to make enquiries.

calm n any | write that the {p} did not arrive before your holiday and that its tracking has been still for two weeks
We were meant to have the {p} before our holiday. We've been away and come back and there is still no parcel, no card
in the letter box, and the tracking hasn't changed for two whole weeks. Is it lost?

upset c any | tell us that the {p} is still missing and that the chat gave you no answer
third time asking!! chat said "wait a few days" and that was twelve days ago. my {p} is nowhere, tracking is dead, the
guy at the collection shop knows me by name now. fix it

happy n outdoor | write that you love the first {p} and that the second has not been scanned for two weeks
We love the {p} we bought in spring, it's the best thing in the garden, so we ordered a second one for my mother. That
one has not been scanned for two weeks now. Could you look where it went?

calm n any | write that the courier page lost sight of your {p} eleven working days ago
The courier's page lost sight of my {p} eleven working days ago, somewhere between the depot and here. I know things go
astray now and then. I'd just like to know how this is put right.

upset n any | write that the text message promised the {p} for {day} and that nothing has happened for two weeks
Brackwing texted me that the {p} would be with me in an hour. That was on a {day} two weeks ago. Longest hour of my
life. The tracking has shown nothing since and I'm losing patience.

calm s any | write that your {p} left the depot seventeen days ago and has not arrived
Good day, I have bought {a} from your web page. It has left the depot before seventeen days and until today not
arrived in my house. I do not make problem, only I would like know what happens next.

calm c any | write that the {p} never came and that the tracking stopped after the first scan
my {p} never turned up. there's one scan from ostrell on the day it left, then nothing for like 15 days. did it fall
off the van? do i get another one or what

upset f any | write that the parcel with the {p} has been untraceable for twelve days and that you were not informed
I find it regrettable that I must write at all. The parcel containing my {p} has been untraceable for twelve days, and
not once has anybody thought to inform me. In former times a shop would have called.

calm n any | ask about the {p}, which should have come before the tenth and shows no scan for nine working days
Just a question about the {p} I ordered for the terrace. It should have come before the tenth, today's the
twenty-fourth. There have been nine working days without any scan, I counted. Who has to do what now, you or me?

upset n water | write that your plants are drying out while the {p} has been missing for two weeks
It has not rained here for a month and my tomatoes are hanging their heads while the {p} that was meant to help sits
in some depot. Two weeks without a scan. I'm really cross about this.

calm n any | write that the {p} is lost in the post, with ten working days since the last scan
I think my {p} is lost in the post. It's ten working days since the last scan and the depot is only an hour from here
by bicycle. My son offered to cycle over and shout. Is there a better way?

calm f any | write that you await the {p} and that the carrier has shown no progress for fifteen days
May I ask for your help? I await {a} which my late husband's sister recommended. The carrier has shown no progress
for fifteen days. I do not use the chat, as the letters are too small for me.

upset c any | write that your {p} has been lost for two weeks and that Brackwing blames us
brackwing say ask quillmere, quillmere site says ask brackwing. great. meanwhile the {p} i paid for two weeks ago is
who knows where, not scanned since day one. which of you two is going to sort it

calm n any | write that the {p} for your sister has not been scanned for ten working days
I had {a} sent to my sister, who is too polite to tell me that it hasn't come. I found out on {day}. The tracking shows
nothing for ten working days. Is it me who has to act or her?

upset s any | write that your {p} is missing for three weeks and that you were told to be patient
Three weeks I hear "be patient". I am patient person but the {p} is not coming from patience. The tracking is sleeping
since the first day. I want to know what you do now.

happy c any | tell us that your last order was perfect and that the {p} has been stuck for two weeks
last order was perfect, came early, lovely box, 10/10. this one not so much, {p} hasnt moved in the tracking for two
weeks. what do i do?

calm f any | write that the {p} was to arrive on {day} a fortnight ago and that no scan has followed
The {p} was announced for a {day} which now lies a fortnight back. I stayed in, with a book, and nobody rang. As no
further scan has followed, I take it that something has gone amiss.

upset c any | write that you were told your {p} was delivered early, while no scan has come for eleven days
so your chat goes "it's probably been delivered early". to who?? theres been no scan for eleven days, my {p} isn't
here, and i checked the shed, the bin and next doors dog

happy n any | write that our chat was kind and that the {p} is still lost after two weeks
Your chat colleague was so kind to me that I almost hate to write again. But the {p} is still lost somewhere, it's been
two weeks without any scan, and she said this was the place to ask.

calm s any | ask what happens now, since the {p} has been nowhere for fourteen days
My {p} is nowhere. I have asked in the collection shop, I have asked the neighbours on both sides, they have nothing.
It is fourteen days since last message of Brackwing. What happens now?
"""
