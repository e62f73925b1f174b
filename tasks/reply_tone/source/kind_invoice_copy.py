"""Mails of people who need an invoice again, and how they are answered."""

KIND = "invoice_copy"
DESK = "Ledger desk"
TITLE = "Policy: a copy of an invoice"
NEEDS_ORDER = True
ORDER_SHARE = 0.65
POLICY = (
    "Every invoice is kept in the app for 8 years, where the customer can open it at any time. Whoever asks by mail "
    "gets a copy as a file by e-mail within 2 working days, free of charge. A paper copy by post costs EUR 1.30 and "
    "is sent only if the customer asks for it. The reply says what the copy is for if the mail says so, and closes "
    "with the Ledger desk."
)
BODIES = (
    "We send the copy as a file by e-mail within 2 working days, free of charge. Your invoices also stay in the app "
    "for 8 years. A paper copy by post costs EUR 1.30.",
    "The copy reaches you as a file by e-mail within 2 working days and costs nothing. On paper it costs EUR 1.30. In "
    "the app we keep every invoice for 8 years.",
    "Within 2 working days we e-mail you the copy as a file, free of charge. The app keeps invoices for 8 years, and a "
    "paper copy by post costs EUR 1.30.",
    "You find the invoice in the app, where we keep it for 8 years. We also e-mail a copy as a file within 2 working "
    "days. Paper by post costs EUR 1.30.",
    "We e-mail the invoice again as a file within 2 working days, which is free. If you need paper, it costs EUR 1.30. "
    "The app holds your invoices for 8 years.",
    "A copy by e-mail is free, and we send the file within 2 working days. A paper copy costs EUR 1.30 by post. All "
    "invoices stay in the app for 8 years.",
)
MAILS = """
calm n any | ask for the invoice for your {p}, which your accountant needs
My accountant wants the invoice for the {p} and I can't find it anywhere in my mailbox. Could you send me another one?
It was some time in spring, I believe.

upset c any | write that you still have no invoice for your {p}
still no invoice for the {p}. i have a tax deadline, you have my money, i have nothing on paper. how hard can it be to
send one file

calm f any | ask for a second copy of the invoice for the {p}
I should be grateful for a second copy of the invoice for the {p}, the first having been used by my husband to light
the stove. He sends his apologies.

calm s airmote | ask for an invoice for the {p} because your firm needs it
I need please the invoice of the {p} one more time. My firm pays it back to me only with this paper. I have looked in
the e-mail but maybe I have deleted it.

calm c any | ask where to find the invoice for your {p}
where do i find the invoice for the {p}? moving house and the insurance people want a list with receipts for
everything, even the garden stuff

upset n any | write that the invoice for your {p} never came although you asked twice
I've asked for the invoice for my {p} twice now, once by chat and once on {day}. Each time I was told it was on its
way. The bookkeeper looks at me as though I'd made the whole thing up.

calm n any | ask for the invoice for the {p} so that you can prove the warranty date
To prove the date for the warranty I need the invoice for my {p}, and mine fell victim to a cup of coffee. Is there a
way of getting a fresh copy? Paper isn't necessary.

upset f any | write that an invoice for the {p} was promised with the goods and was not there
An invoice for the {p} was to be enclosed with the goods. It was not. A gentleman at your store told me that "it's all
in the cloud now". I keep my papers in a drawer, and I want one for the drawer.

calm c any | ask for a new copy of the {p} invoice after your mailbox was emptied
my old mail account got wiped and the invoice for the {p} was in there. can you resend it? to this address pls, not the
old one

calm s any | write that you sold your {p} and that the buyer wants the invoice
I have sold my {p} to a colleague and he wants to have the invoice for his papers. I did not find it. It is possible
that you send it again to me?

calm n garden | ask for the invoice for the {p} that the parents' council paid
The parents' council paid for {a} for the school garden, and at the cash audit it turned out that the invoice is
missing. Our auditor is strict but fair. Could we have it again?

calm f any | ask for a copy of the invoice for your late father's {p}
I am putting the affairs of my late father in order. Among his bills I find no invoice for the {p} he bought from you.
For the estate I require a copy.

upset c any | write that the link to your {p} invoice leads nowhere
the link in your mail for the {p} invoice goes to a page that says "nothing grows here". cute. i need the actual
invoice by the end of the month

calm c any | ask for the invoice for your {p} for the shared flat
quick one, need the invoice for the {p}, we split everything in the flat and joris wants to see it in writing before he
pays his third. typical joris

calm n any | ask for the invoice for the {p} because the landlord repays part of it
My landlord will pay half of the {p} if I show him the invoice, and of course that's the one mail I can't find. It must
be about four months old. Would you be able to send it again?

upset s any | write that the office refuses your papers because the {p} invoice is missing
The office has refused my papers because invoice for {p} is not inside. I was there two hours in the line for nothing!
I had only the slip from the box. I need the right invoice.

calm f any | ask for a duplicate invoice for the {p} bought by your club
As treasurer of the allotment club I find our folder incomplete. Would you kindly furnish a duplicate of the invoice
for the {p} which we purchased last year?

happy n any | write that you enjoy your {p} and ask for its invoice once more
The {p} is a joy and has been from the first day. All I need is the invoice once more, because I'd like to claim it as
equipment for my flower shop. Is that possible?

calm n any | ask for the invoice for your {p} for a claim after a burglary
We've had a burglary, nothing terrible, but the {p} is gone along with the bicycles. The insurer asks for the invoice.
I only have the delivery note. Can you help?

upset n any | write that your first mail about the {p} invoice was ignored
Two weeks ago I wrote to you for a copy of the invoice for the {p}. Perhaps my mail is lying under a plant pot. I now
have three days left to hand in my expenses and I'm getting nervous.

calm c airmote | ask for the invoice for the {p} in time for your tax return
doing my taxes on a sunday, send help. also send the invoice for the {p} please, it's my home office so it counts, at
least that's what the internet says

calm s any | ask to receive the invoice for the {p} again, as the file does not open
The file with the invoice for {p} does not open in my computer, it shows only strange signs. Please send me again. If
it's possible also with post, my printer is not working well.

upset f any | write that you were charged for the {p} and were given no invoice
Your company has charged my card for {a} and has not seen fit to send an invoice. I was brought up to believe that one
follows the other. Pray rectify this.

calm n any | ask for a copy of the invoice for a {p} bought as a gift
I bought {a} as a gift for a friend, and the invoice went along in the wrapping by mistake. I'd rather not ask her for
it. Could you send me a copy instead?

calm n any | ask for the {p} invoice, which your new phone no longer shows
I've got a new phone and don't see my old orders on it yet, so I can't get at the invoice for the {p}. The man from the
funding office needs it for his form. Would you send me one?

calm c airmote | ask for an invoice copy for the {p} you expense at work
boss says no invoice no cash, so could i get a copy of the one for the {p}? bought it for the reception, my own money,
like an idiot

happy n any | write that everything went well and ask for the invoice for the {p}
Everything about the {p} went like clockwork, from the order to the fitting, and I've told everybody at work. Only the
invoice seems to have got lost in my inbox. May I trouble you for another?

upset s any | write that you asked for the {p} invoice three times and received only advertising
Three times I have asked the invoice for {p} and I got each time only advertising for lamps. I do not need lamps. I
need invoice. The tax man is not waiting.

calm c any | ask for the invoice for the {p}, which your dog ate
the dog ate the invoice for the {p}. i know how that sounds. there's a photo. anyway could i get another one, my mum
paid for it and wants proof i wasn't lying about the price

calm f any | ask for the invoice for the {p} for the accounts of your parish
For the annual accounts of our parish I need the invoice for the {p} which adorns the vicarage garden. The vicar is
sure that he filed it, and we are equally sure that he did not.

upset f any | write that you were sent a reminder for the {p} without ever having seen an invoice
I have received a reminder for {a} that I should dearly like to pay, had I ever been shown an invoice. One can't settle
what one hasn't seen. Be so good as to send it.

happy c any | tell us that the {p} is brilliant and ask for its invoice
{p} is brilliant, no notes. could you just send me the invoice again? work said they'd cover it if i find it by {day},
and i've definately deleted it
"""
