"""Mails of people who unpacked something they had not ordered, and how they are answered."""

KIND = "wrong_item"
DESK = "Packing desk"
TITLE = "Policy: the wrong goods in the box"
NEEDS_ORDER = True
ORDER_SHARE = 0.6
POLICY = (
    "When the box holds something the customer did not order, the right product leaves within 3 working days. The "
    "Brackwing driver who brings it takes the wrong one along, so the customer makes no label and pays nothing. The "
    "wrong product should wait in its box, unused. The reply names the product that was ordered and the one that "
    "came, and closes with the Packing desk."
)
BODIES = (
    "We send the {p} within 3 working days. Keep the {q} in its box, and the Brackwing driver takes it along when the "
    "right parcel comes. You need no label.",
    "The right {p} leaves within 3 working days. Put the {q} back into its box, because the Brackwing driver takes it "
    "along at the door. We charge nothing.",
    "The mistake is ours. We send the {p} within 3 working days, and the same Brackwing driver collects the {q}. No "
    "label is needed.",
    "Within 3 working days we send what you ordered, the {p}. Leave the {q} in its box for the Brackwing driver, who "
    "takes it along without a label.",
    "We swap them at your door. The {p} leaves us within 3 working days, and the Brackwing driver takes the boxed {q} "
    "in exchange. This costs you nothing.",
    "Your {p} leaves within 3 working days. We ask you to keep the {q} boxed and unused until the Brackwing driver "
    "brings the parcel and takes it along.",
)
MAILS = """
calm n any | write that you ordered the {p} and received the {q}
I ordered {a} and what came out of the box is {b}. The packing slip says the right thing, so somebody must have reached
onto the wrong shelf. What happens now?

upset c any | write that the {q} was in the box instead of the {p}
this is not {a}. this is {b}. i don't even have a use for {b}!! planned the whole weekend around this, thanks a bunch

calm f any | write that you were sent the {q} in place of the {p}
On opening your parcel I found that I had been sent {b} in place of the {p} I had chosen. I trust that this can be put
right and have left everything as I found it.

calm s any | write that you wanted the {p} and that the {q} came on {day}
On {day} came the parcel, but inside is {b}. I wanted {a}, so it is also written in my confirmation. I did not use the
wrong one. What I shall do with it?

upset n any | write that you got the {q} by mistake and need the {p} by the weekend
I needed {a} for the weekend and instead I'm looking at {b}. I checked my order three times to be sure the mistake
wasn't mine. It wasn't. I'm really not pleased.

calm c any | write that you seem to have someone else's {q} while your {p} is missing
think i've got somebody else's parcel, my name on the outside but {b} on the inside. somewhere a stranger is wondering
about my {p}. want to swap?

calm n any | ask what to do with the {q} that came instead of the {p}
Funny thing, the label on the box says {p} in large letters, yet inside there was {b}. My children are delighted with
the riddle. Should I post it back to you before you send the right one?

upset f any | write that the {q} was delivered although you had ordered the {p}
I had ordered {a}, in writing, from your catalogue. You delivered {b}. At my age one doesn't carry parcels to the shop
and back for pleasure, so I expect you to have this one fetched.

calm n any | write that the {q} was packed instead of the {p} you meant for your father
The parcel was a present for my father's retirement, so it was opened only on {day}: {b} instead of {a}. He was polite
about it. How do we get him the present he was supposed to have?

upset c sprout | write that this is the second wrong parcel, now with the {q} instead of the {p}
ok first time you sent the wrong colour, fine. now you've sent {b} when i asked for {a}. is this a game? do i win
something at the third try

calm s any | write that the invoice shows the {p} but that the box holds the {q}
Hello, on invoice stands {p}, this is correct and is paid. But in the box lies {b}. Perhaps in the storehouse someone
was tired. I wait for your instruction, the box is still nice.

happy f any | write that you are a loyal customer and that the {q} came instead of the {p}
Your parcel, well packed as ever, held {b} and not, as arranged, {a}. I have been a customer since the first catalogue,
and this is the first slip I can remember. Kindly advise.

calm c any | tell us that the {q} turned up and that you had ordered the {p}
quick heads up, wrong thing in the box. wanted: {p}. got: {q}. haven't touched it except for reading the side. let me
know how you want it back

upset n ctrl9 | write that the fitter came for the {p} and found the {q} in the box
The fitter stood in my hall, opened the box and held up {b}. We had paid for {a}. He went home again and I'm told that
I may have to pay for his trip. I'm fuming.

happy n garden | write that the order was lovely but that the {q} came in place of the {p}
The rest of the order is lovely and my husband is already out there planting. Just one thing: instead of {a} there was
{b} in the box. No harm done, but how do we exchange it?

calm n any | write that you have received the {q} in error and still lack the {p}
I've received {b} in error. It isn't on my order at all, whereas the {p}, which is, wasn't in the parcel. I'd be happy
to hand it over to someone, as long as I don't have to queue at the post.

upset s any | write that you are angry because you ordered the {p} and have the {q}
I am angry. I order {a}, I pay {a}, and you send me {b}. I have called my son to read with me the order and he says
the same. Please change it and I do not want to pay the post.

calm c any | ask about a swap, since the {q} came and the {p} did not
so, {b}. not what i clicked on. i clicked on {a}, got the mail to prove it. opened it in front of my gran who says hi
and that mistakes happen. how do we do the swap

upset n any | write that the box held the {q} although you paid more for the {p}
I paid a good deal more for {a}, and you've sent me {b}. If that was a way of clearing the shelves, I don't find it
funny. I'd like the thing I paid for and I'd like it quickly.

calm n any | write that the {q} came on {day} although the {p} stands on your order
Our parcel came on {day} while I was at choir practice, and my neighbour signed for it. It has {b} in it. My order says
{p}, quite clearly. Is there anything I need to print?

calm f garden | write that the school received the {q} and not the {p} it had ordered
I write for the school garden in our village. We had ordered {a} with the money from the cake sale, and were sent {b}.
The children have voted for the original choice. What is the procedure?

upset c any | write that nobody noticed that the {q} was packed when you ordered the {p}
does anyone look at what goes in the box? i order {a}, i get {b}. they don't even look alike. my toddler could tell
them apart. sort it please

calm n any | write that you mistook the {q} for the {p} until you read the label
It took me a whole day to notice, but the box from you doesn't hold {a}. It holds {b}. I only saw it when I looked
for the manual. I've packed it up again exactly as it was.

calm s any | ask how to exchange the {q} for the {p} that you ordered
Please can you help. I ordered the {p} for my terrace and I have received {b}. My language is not so good for
telephone, so I write. How is the exchange, must I go somewhere?

upset f any | write that the {q} is of no use to you and that the {p} was ordered
The {q} which you have seen fit to send me is of no use to me whatsoever. The {p} was ordered, the {p} was paid for,
and it is the {p} that I wish to see. I await your proposal.

calm c any | write that half of your parcel was right, but that the {q} replaced the {p}
half right! the wax and the gloves are what i ordered, the {q} isn't, that should've been {a}. still in its plastic.
no drama, but i do want the right one

happy c any | tell us that you are a fan and that the {q} came where the {p} should be
big fan, like properly big fan. but you sent me {b} and i wanted {a}. no biggy. how do we do this, do i post it or does
someone come round

calm n any | write that your order said {p} and that you unpacked the {q} with your grandson
My grandson was allowed to cut the tape, so there was great excitement, and then out came {b}. We had been talking of
{a} for days, as it says on the order. He asks, quite sternly, what you're going to do.

upset s any | write that you need the {p} and that only the {q} was in the parcel
I need {a}, I do not need {b}. In the parcel was only the wrong one. I must now wait again and my work in the garden
is stopped. I think that somebody should look better.

happy n any | write that the delivery was quick and that the {q} came in the place of the {p}
I have never had a parcel so quickly, ordered one day and here the next, well done. Sadly it contained {b}, and I had
asked for {a}. Could the right one come as quickly?

upset n any | write that your customer waited for the {p} while the {q} was in the box
I do gardens for a living, and today I stood in front of a customer, opened your box with a flourish, and held up {b}.
She'd paid me for {a}. I looked like a fool, thank you very much.

calm c any | write that the box had the {q} in it, although you paid for the {p}
recieved the box today, thanks, except there's {b} in it and i payed for {a}. box is fine, tape was fine, so not the
couriers fault i guess. how do you want to sort it?
"""
