"""Mails that complain about a visit to one of the stores, and how they are answered."""

KIND = "shop_complaint"
DESK = "Store desk"
TITLE = "Policy: a complaint about a store"
NEEDS_ORDER = False
ORDER_SHARE = 0.2
POLICY = (
    "A complaint about a store goes to the head of that store, who answers the customer personally within 5 working "
    "days. For the spoiled visit we credit 100 Acorns, whether the customer bought something or not. The reply names "
    "the town and what went wrong. It never defends a colleague, gives no reason for the trouble and blames nobody. It "
    "closes with the Store desk."
)
BODIES = (
    "We give your mail to the head of the {place} store, who answers you personally within 5 working days. For the "
    "spoiled visit we credit 100 Acorns.",
    "The head of the {place} store receives your mail today and answers you personally within 5 working days. We "
    "credit 100 Acorns for the spoiled visit.",
    "Your mail goes to the head of the {place} store, who writes to you personally within 5 working days. We also "
    "credit 100 Acorns for the visit.",
    "Within 5 working days the head of the {place} store answers you personally. For the visit that went wrong we "
    "credit 100 Acorns.",
    "We credit 100 Acorns for the spoiled visit. The head of the {place} store reads your mail and answers you "
    "personally within 5 working days.",
    "We have passed your words to the head of the {place} store, and you get a personal answer within 5 working days. "
    "We credit 100 Acorns for the visit.",
)
MAILS = """
upset n place | write that you waited forty minutes in our {place} store and were not served
I waited forty minutes at the counter in {place} on {day}. Three of your people stood by the coffee machine and
discussed a football match. In the end I left without having been served. Is that how you do things?

upset c place | write that the {place} store closed in front of you before time
drove an hour to {place}, got there ten minutes before closing and the guy turned the sign round while LOOKING at me.
cheers for that, really

calm f place | write that a young man in our {place} store was short with you
I wish to mention, without rancour, that a young man in your {place} store was rather short with me when I asked for
a chair. I am eighty-three and was in need of one. Perhaps it might be passed on.

upset s place | write that the people in our {place} store laughed about your language
I was in your shop in {place} on {day}. I asked something and two workers have laughed about how I speak. I was very
ashamed before my children. This is not okay.

calm n place | write that nobody in our {place} store could explain the lamps to you
Nobody in {place} could tell me the difference between the two lamps on display. The lady was kind about it and even
tried to look it up, but after a while we were both just reading the box. A pity.

upset n place | write that an item was sold while the {place} store was keeping it for you
The {place} store promised by telephone to put a pot aside for me. When I came on {day}, it had been sold an hour
earlier. I'd taken two buses. I still can't believe it.

calm c place | tell us that the trial lamp in our {place} store has been broken for weeks
the display lamp in {place} has been broken for at least a month, i pop in every week for seeds. bit odd for a lamp
shop? thought someone higher up should know

upset f place | write that you were refused entry to our {place} store with your dog
I was turned away at the door of your {place} store on account of my dog, a very small and very old one, tucked under
my arm. No sign forbids it. The tone of the refusal was worse than the refusal.

upset c place | write that you were followed through our {place} store like a thief
got followed around the {place} shop by some bloke in an apron like i was going to stuff a greenhouse down my trousers.
i'm sixteen, i had my own money, i was buying a present for my mum

calm s place | write that our {place} store gave you the wrong advice
In the shop in {place} the man said that this hose goes to my system. At home it did not go. I do not say he is bad,
but he was very sure and I have lost my {day}.

upset n place | write that the toilet and the lift in our {place} store were locked
With a toddler and a pram I found both the lift and the toilet in {place} locked. "Staff has the key", said the sign,
and staff was at lunch. You can imagine how the visit ended.

calm n place | write that the course in our {place} store was cancelled without notice
I turned up in {place} on {day} for the evening course and found a slip of paper on the door: cancelled. A message
would have saved me the trip. The others on the pavement thought so too.

upset s place | write that you stood in the rain because our {place} store opened late
The shop in {place} should open but it was closed, and we have stood twenty minutes in the rain with my mother in
the wheelchair. Then came one person and said nothing, not even good morning.

upset f place | write that your question was ignored in our {place} store
In your {place} establishment I put a civil question to a gentleman with a name badge. He raised one finger, took out
his telephone, and walked away. I have since waited in vain for an answer, and for manners.

calm c place | tell us that the music in our {place} store was too loud to talk
music in {place} was so loud i couldn't hear what the woman at the till was saying, ended up nodding and buying the
wrong feed. she was nice. the dj wasn't

calm f place | write that the goods in our {place} store bear no prices
Upon visiting your {place} store I found that hardly anything bore a price. One does not like to ask five times what a
thing costs. I mention it in the hope of improvement.

upset n place | write that the till in our {place} store took your money twice
I bought a bag of grit in {place} and paid for it twice, because "the till hiccuped". I was promised that someone would
ring me by {day}. Nobody has, and when I call, nobody knows of it.

calm n place | write that the pick-up shelf in our {place} store was in disorder
I collected a parcel in {place} the other day. It took three people to find it, because the pick-up shelf was in such
disorder. They were cheerful all the same, but I had a parking ticket by the end.

upset c place | write that somebody in our {place} store called your question stupid
asked in {place} if the lock thing works on a shed. answer: "that's a stupid question". ok?? it had a picture of a shed
on the poster. won't be going back in a hurry

calm s place | write that in our {place} store you did not find anyone to help
I want to say a small thing. In the {place} shop I was walking fifteen minutes and found no worker. I wanted to buy, I
had the money in the hand. Then I went home without.

upset f place | write that your wife was left standing in our {place} store
My wife, who walks with two sticks, was left standing at the counter in {place} while younger customers were served
around her. She would not complain herself. I do so on her behalf.

calm n place | write that two people in our {place} store told you two different things
In {place} one colleague told me I could bring my own pot to be repotted, the next one sent me out with it again.
I don't mind which it is. I only wish they'd agree before I carry it through town.

upset n place | write that a driver of our {place} store blocked your garage
Your {place} van stood in front of my garage for half the morning on {day}, and in the store I was told to "chill". I
missed a dentist's appointment I'd waited three months for.

calm c place | tell us that the floor in our {place} store was wet and that you slipped
slipped on a wet floor in {place}, no sign or anything. i'm fine, jeans aren't. not after money, just put a sign out
before someone's nan goes flying

upset s harrowdene | write that you were sent away from our {place} store before the repair counter closed
On the paper stands until when is open the repair in {place}. I came before, with my lamp, and the woman said "too
late, come tomorrow". I work every day! I can not come tomorrow.

calm f place | write that the chairs for the talk in our {place} store did not suffice
The talk in your {place} store last {day} was instructive, but a good dozen of us had to stand for its whole length.
At our time of life that is a long hour. A few more chairs would do.

upset n place | write that you were shouted at in our {place} store because of a pram
In {place} I was shouted at, across the whole shop, because my pram was standing in front of a shelf. I'd have moved it
if somebody had asked. I left with a crying child and without the pots.

calm s place | write that in our {place} store you were given the wrong change
On {day} I paid in {place} with fifty and the change was not right, it was five too little. I saw it only in the tram.
I believe it was a mistake. But I want to say it.

upset c place | write that you were made to wait outside our {place} store for your parcel
went to {place} to pick up my parcel, got told to wait outside "because of the tour group". waited outside. it snowed.
tour group got biscuits. i'm not even joking

calm n place | write that the lamps in our {place} store had no one to switch them on
I travelled to {place} to see the garden lamps lit, as your leaflet promises. They were off, and the gentleman at the
desk hadn't been shown where the switch was. We had a laugh, but it was a long way to go for a laugh.

upset f place | write that your complaint at our {place} store was met with laughter
When I returned to your {place} store to complain about a cracked saucer, my remarks were met with laughter. I'm not a
humorous man, and it was not a humorous saucer.

calm c place | tell us that the self-service till in our {place} store never works
the self service till in {place} has had a sock over it since spring. an actual sock. the queue for the other one goes
out the door. maybe someone could look at that
"""
