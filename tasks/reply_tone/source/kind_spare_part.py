"""Mails of people who need a small part, and how they are answered."""

KIND = "spare_part"
DESK = "Parts desk"
TITLE = "Policy: small spare parts"
NEEDS_ORDER = False
ORDER_SHARE = 0.3
POLICY = (
    "Small parts are ordered in the app under Devices, Spare parts, and arrive within 6 working days. A sealing ring "
    "kit for Duskwick and Emberline lamps costs EUR 4.40, a pair of QB-14 cells for the Duskwick Path EUR 6.45, a pack "
    "of three wicks for a Sproutwell EUR 5.10 and a Brineberry pouch for an Airmote EUR 2.90. Members of Plus Solo pay "
    "no delivery. The reply names part and price and closes with the Parts desk."
)
BODIES = (
    "We have the {part} for EUR {price}. Order it in the app under Devices, Spare parts, and it arrives within 6 "
    "working days. With Plus Solo you pay no delivery.",
    "The {part} costs EUR {price}. Order it in the app under Devices, Spare parts. We deliver within 6 working days, "
    "without a delivery charge for Plus Solo.",
    "What you need is the {part} at EUR {price}. Choose Devices, Spare parts in the app, and we deliver within 6 "
    "working days. Plus Solo members pay no delivery.",
    "Open Devices, Spare parts in the app and order the {part} for EUR {price}. We bring it within 6 working days, and "
    "Plus Solo members pay no delivery.",
    "For the {p} we sell the {part} at EUR {price}. It is ordered in the app under Devices, Spare parts, and arrives "
    "within 6 working days. Delivery is free with Plus Solo.",
    "You can order the {part} in the app under Devices, Spare parts. It costs EUR {price}, and we deliver within 6 "
    "working days. With Plus Solo, delivery is free.",
)
MAILS = """
calm n ring | write that drops stay inside your {p} and ask for a new seal
There have been drops inside my {p} for four days now, and they don't go away even in the sun. I suppose the seal has
worn out. Where can I get a new one and what does it cost?

calm c cell | ask for new cells for your {p}, which is dark by nine
the {p} only lasts till about nine these days, used to go half the night. guess after three winters it wants new cells.
which ones and how do i get them

calm f wick | write that the earth in your {p} stays dry and ask for a new wick
Although I fill my {p} faithfully each Sunday, the earth stays dry. My sister holds that the wick is to blame. Would
you tell me how a new one may be obtained, and at what price?

upset n ring | write that your {p} is full of water and that a garden centre had no seal for it
My {p} is a fish tank. Every shower fills it a little more, and the garden centre had no seal that fits. I don't want
to throw the whole lamp away for a bit of rubber!

calm s salt | ask for the salt pouch that calibrates the humidity of your {p}
For my {p} I need the small bag with salt, for make the humidity right again. The old one is open since more than one
year. How I can buy it from you?

calm c wick | ask how to buy a wick for your {p}
where do i buy wicks for the {p}? just the wick, pot's fine, parsley's fine, everyone's fine. had it nine months so
it's probably time

calm n cell | write that you need batteries for your {p} and do not want it to flicker
I put ordinary batteries into my {p} and now it flickers like a ghost train. My neighbour says that there's a proper
type for it. Could you tell me which, and where to order it?

upset c ring | write that your {p} has water in it and that the shop sent you from desk to desk
been sent from desk to desk in your shop over ONE rubber ring for my {p}. there's water sloshing about in it. i just
want the ring, why is this an expedition

calm f salt | ask where the pouch for calibrating your {p} may be bought
The instructions of my {p} speak of a pouch, to be used when the humidity seems doubtful. Mine has seemed doubtful
since Easter. May I ask where such a pouch is to be bought?

happy n wick | write that you are delighted with your {p} and need a new wick
I'm delighted with my {p}, we've had mint in our tea all winter. It's time for a fresh wick now, as the old one has
gone grey and stiff. How do I go about it?

calm s ring | write that water is inside the {p} and ask for a new rubber ring
Water is inside of my {p}, not much but always. I think the ring of rubber is old, it is hard like stone. I can change
it alone. How much is new ring and where to order?

calm n salt | ask for a new calibration pouch for your {p}
The readings of my {p} have crept up to ninety percent, and I don't live in a swamp. Before I blame the thing I'd like
to calibrate it, but the pouch has dried up. How do I get another?

upset n cell | write that your {p} dies after an hour and that you were told to buy a new lamp
A man in a shop (not one of yours) told me to buy a whole new lamp because my {p} dies after an hour. I refuse to
believe that. Surely the battery can be changed? This throwing away makes me furious.

calm c ring | ask for a seal for your {p} after finding a snail inside
there's a snail in my {p}. not a joke. so clearly something isn't sealing any more. snail's been rehomed, now i need
whatever ring goes in there, what's it called and what's it cost

calm f cell | ask for replacement cells for the {p} by your front steps
The {p} by my front steps grows dim by the time I come home from choir. I understand that the cell may be changed with
a coin. Kindly tell me which cell to order, and how.

calm s wick | ask for the part that brings the water up in your {p}
In my {p} is a white string which brings the water up to the plant. Mine is broken because I have pulled too strong. I
do not know the word for it. Do you sell this string?

calm c salt | ask about the salt thing for your {p}
need that salt thing for my {p}, the one for the humidity. lost mine in the move together with half the cutlery. is it
sold separately or do i need a kit

calm n wick1 | ask for wicks for the two pots of the type {p} in your practice
We have two {p}s in the waiting room of our practice, and both need new wicks. The patients have begun to comment on
the thyme. Can I order them from you, and how long would it take?

upset s cell | write that the {p} stays dark in the evening and that you want new batteries
My {p} is again dark in the evening, only after the third year. I have fallen on the steps because there was no light!
I want new batteries for it and I want to know the price before.

calm n ring | ask for the ring for your {p}, which mists up until evening
My {p} mists up in the morning, which I gather is normal, but lately the mist has turned into drops and they're still
there the next day. Which part do I need, and where do I get it?

calm f ring | write that moisture has entered your {p} and ask for a seal
Moisture has found its way into my {p} and shows no inclination to leave. As the lamp itself is in perfect order, I
merely require a fresh seal. I do not possess a credit card, if that matters.

calm c cell | ask how to get batteries for your {p} before a garden party
party on {day} week and the {p} along the path is basically a candle now. what batteries does it take and can i get
them from you in time?

upset n wick | write that you lost two plants because the {p} has no working wick
Two rosemaries have died on me because the {p} no longer draws water. The float was up the whole time, so I trusted
it. I only want a part that works, and I'd like to know what it costs.

calm n cell | ask for new cells for your {p}, which gives up early
My {p} needs new cells, I can tell from how early it gives up. I'd also like to know what to do with the old ones one
day, but first things first: where do I order the right type?

upset f salt | write that you searched in vain for the pouch for your {p}
I have searched your shop from top to bottom for the pouch that belongs to my {p}, and in vain. One is told to
calibrate, and then left alone with the task. Where is it sold?

calm s cell | ask which battery is right for the {p} of your mother
My mother has {a} and it shines only short time now. She is eighty-eight and afraid without light. Which battery is the
right one, please, and can it come with the post?

happy c cell | tell us that your {p} is still great and ask for new batteries
{p} has been through three winters, a hailstorm and my nephews and is still great. just getting a bit short of breath in
the evening. what batteries, where from?

upset f wick | write that the {p} let your basil die and ask for a new wick
My {p} has let its basil die of thirst while standing in a full reservoir. I'm told it is the wick. One might have been
warned that a wick grows old. How do I come by another?

calm s salt | ask how to get a new pouch for the {p} before you calibrate it
I read that the {p} must be calibrated with a pouch and that pouch is good only for one year. Mine is finished. Can you
tell me price and where, please? I live far from the shops.

happy n ring | write that your {p} is the pride of your garden and ask for a sealing ring
My {p} is the pride of the garden and has been for years. Of late, though, there is water standing in the shade after
every rain, so it wants a new ring. Which one fits, and how do I order it?

upset c wick | write that you cannot find the wick for your {p} anywhere
why is it so hard to find a WICK. i have the {p}, i have a dying coriander, i have money. searched your shop for half an
hour and got candles. help

calm n salt | ask where to order a fresh pouch to calibrate your {p}
I'm about to calibrate my {p} for the first time and see that the pouch that came with it has hardened to a stone. I
suppose I left it open. Where do I order a fresh one?
"""
