"""Mails about goods that came out of the box broken, and how they are answered."""

KIND = "broken_on_arrival"
DESK = "Damage desk"
TITLE = "Policy: broken on arrival"
NEEDS_ORDER = True
ORDER_SHARE = 0.6
POLICY = (
    "When goods come out of the box broken, the customer sends two photographs, one of the damage and one of the box. "
    "A new product leaves within 2 working days after we have seen them. The broken one is not sent back: it stays "
    "with the customer, who may hand it in at any Quillmere store. The customer pays nothing. The reply closes with "
    "the Damage desk."
)
BODIES = (
    "Send us two photographs, one of the damage and one of the box. We send a new {p} within 2 working days, and the "
    "broken one need not come back.",
    "Please send two photographs, one of the damage and one of the box. Within 2 working days of seeing them we send "
    "a new {p}. Keep the broken one.",
    "Reply with two photographs, of the damage and of the box. We then send a new {p} within 2 working days, free of "
    "charge, and the broken one stays with you.",
    "We replace the {p} free of charge. Send us one photograph of the damage and one of the box, and the new one "
    "leaves within 2 working days.",
    "A new {p} is yours at no cost. We need two photographs, of the damage and of the box, and send it within 2 "
    "working days. Nothing has to come back.",
    "Two photographs are enough, one of the damage and one of the box. We send another {p} within 2 working days, and "
    "you may hand the broken one in at any store.",
    "Take one photograph of the damage and one of the box and send them to us. We send the new {p} within 2 working "
    "days, and you do not post the broken one.",
)
MAILS = """
upset c lamp | write that the glass of your {p} was in pieces when you opened the box
just opened the box and the glass of the {p} is in about forty pieces. there's bits in my carpet now. who packs this
stuff?? i want a whole one

calm n sprout | write that the {p} arrived on {day} with a crack from the rim to the foot
The {p} arrived on {day} with a crack running from the rim right down to the foot. The outer box looked fine, so it
must have happened earlier. It won't hold water, I tried. How do I get another?

calm f duskwick | write that your {p} was delivered with a bent stem
The {p} which your carrier delivered this morning has a bent stem. My grandson and I unpacked it together and neither
of us dropped it. I would be obliged if you could tell me how to proceed.

upset n ctrl | write that the lid of your {p} came off in your hand as you unpacked it
I unpacked the {p} and the lid came off in my hand, hinge snapped clean through. For that price! I had the electrician
booked for {day} and now have to send him away. This is not what I expected from you.

calm s sensor | write that the {p} was broken in the parcel and that a part rattles inside
I have received the parcel today but {p} is broken. When I shake, something makes noise inside, and the light is not
coming. The box has outside a hole on one corner. Please what I should do?

upset c pot | write that your {p} came as a heap of shards
congrats, my {p} came as a heap of shards. beautiful honeycomb packaging, zero pot. it was a wedding gift for friends
and the wedding is {day}. now what

calm c airmote | write that the display of your {p} was cracked on arrival
hi, new {p} came today, display has a crack right across it, looks like someone stood on it. still switches on though.
can i get it swapped? box was a bit squashed too

upset f ctrl | write that the {p} reached you with a broken corner, which is the second such case
I regret to say that the {p} reached me with a broken corner. It is the second time that a parcel of yours arrives in
such a state. Might somebody take the trouble of adding a little more straw?

calm n latchling | write that the ring on your new {p} was snapped in two
Our new {p} came out of the box with the front ring snapped in two. We haven't fitted it, obviously. Otherwise the
parcel was complete, with screws and everything. Do you need it back before you send another one?

upset n lamp | write that the shade of your {p} was shattered and that you cut your thumb on it
I cut my thumb on your {p}. The shade was shattered inside the box and there was no warning of any kind, I simply put
my hand in. It's only a plaster's worth, but I am quite angry.

calm n string | write that a third of the bulbs on your {p} were broken
I took the {p} out of the box for my daughter's party and counted twenty-two broken bulbs. The six spare ones in the
lid don't get me very far. Is there a quick way to have them replaced?

calm c sprout | write that your {p} arrived with a big chip in the glaze
so the {p} got here with a massive chip out of the glaze, right at the front of course. i'd live with it if it was the
back. can you send another? in the same colour pls

upset s duskwick | write that your {p} was delivered broken and that the driver left at once
The driver put the parcel and ran away, and inside my {p} is broken on the foot, completely. I am living alone and I
can not repair such things. I pay full price and receive garbage. Please make this good.

calm f pot | write that the {p} was found broken when the box was opened at your garden club
Our garden club had ordered {a} as a prize for the summer draw. On opening the box before the committee we found it
broken in two. Kindly let us know what you require from us.

upset c ctrl9 | write that your {p} has a smashed screen straight out of the box
smashed screen. brand new {p}, smashed screen, straight out of the box. and the courier had the nerve to ask me to rate
him. two thumbs down for everyone involved

calm n airmote | write that your {p} came with its housing split along the side
My {p} has come with its housing split along the side, you can see the board inside. I would rather not plug it in like
that. I've kept all the packaging in case you want it.

happy n sprout | write that you adore the first {p} and that the second has a broken rim
Your first {p} has made me so happy that I bought a second for the kitchen. Sadly that one came with a broken rim,
though the basil hasn't noticed yet. Could it be replaced, and how?

upset n string | write that your {p} arrived crushed and does not light up
The {p} arrived crushed, the driver box is split and not one bulb lights up. We'd invited twelve people for {day}
evening, and we'll now be sitting in the dark. I'm very let down.

calm c lock | write that the {p} rattles and will not turn, fresh from the box
opened the {p} an hour ago and it rattles like a maraca and won't turn. guess it got dropped on the way, one corner of
the box is flat. how do we swap it

calm s sprout | write that the foot of your {p} was broken off when it came
Hello, yesterday came the {p} that I ordered for my mother. The foot is broken off and lies beside in the box. We did
not do this. She has waited for it the whole month, please send a good one.

calm n lamp | write that your {p} was dented and cracked on delivery on {day}
Delivered on {day}: one {p}, dented on top, cracked at the bottom. I took it out, sighed, and put it back in. The
other things in the parcel, some gloves and a bag of grit, were fine.

upset f airmote | write that the {p} arrived in a damaged state, although it was a gift
It was with some embarrassment that I watched my niece unwrap the {p} I had given her, only to find its face cracked
and the clip broken off. I had expected better from a house of your name.

calm n ctrl4 | write that the adapter socket of your {p} was pushed in during transport
I wanted to connect the {p} last night, but the socket for the adapter has been pushed into the housing, probably
during transport. The carton has a dent in exactly that spot. Will you exchange it?

upset c lamp | tell us that two of your lamps, both of the type {p}, came broken
ordered two {p}, got two broken {p}. same crack in the same place on both so don't tell me it was me. i put them up
together every year for halloween visitors, need working ones

calm f lock | write that the {p} was delivered with a broken casing
I write on behalf of my mother, Mrs Agathe Winterbourne, who cannot type. Her {p} was delivered with a broken casing,
and the locksmith refuses to fit it as it is. What must she send you?

upset n sprout | write that your {p} leaked all over the parquet because of a hairline crack
We filled the new {p} and went to bed. This morning the parquet was under water, because there's a hairline crack at
the bottom that you only see with a torch. The floor will dry, but honestly.

calm n duskwick | write that the spike of your {p} was snapped off in the box
When I lifted the {p} out, its foot stayed behind in the box, snapped off just below the stem. I've got nine others and
know how they're supposed to look. What do you need from me?

upset c sensor | write that your {p} came broken although the box said fragile
box says FRAGILE on four sides and someone clearly took it as a dare. {p} is in two halves. it was supposed to be in my
greenhouse by {day}, not in my recycling

happy n lamp | write that four of your lamps are wonderful and that the fifth {p} came cracked
Four of the five lamps are up and they're wonderful, my street looks like a film set. The fifth, {a} like the others,
came with a crack from top to bottom. How do I get it exchanged?

calm s ctrl | write that the cover of your {p} is broken and does not close
I have opened the carton on {day} and saw that the cover of the {p} is broken and can not be closed. The rest seems
good but rain would come in. I send you my greetings and wait for advice.

upset n sprout | write that your {p} was broken and that the parcel was soaked
The whole parcel was soaked, the straw had turned to porridge, and in the middle of it sat my {p} with its side caved
in. Did nobody see that before handing it to me? I'm appalled.

happy c string | tell us that you love our shop and that the {p} arrived with smashed bulbs
love you guys but the {p} arrived with about half the bulbs smashed, looks like a sad smile now. party isn't till next
month so plenty of time. what do you need?

calm f lock | write that the housing of the new {p} is cracked
I have the honour of being the first in our street with {a}, and had hoped to show it off. The housing, however, proved
to be cracked when I took it from its wrapper. What is the usual course?
"""
