"""What customers write about bills, charges and gift cards, and before they buy."""

INVOICE_COPY = """
- Please send me a copy of my invoice.
- I need an invoice with my company's name on it.
- I returned one of three lamps. Can I have an invoice that shows just the two I kept?
- I need the invoice for my order from last {month} again. My accountant has mislaid it.
- Please correct the billing name on my invoice: it should be the company, not me.
- Where in the app do I find the bills of the past two years?
- Could you send the invoice on paper? My aunt does not have e-mail.
- My tax office wants a receipt for the greenhouse. How can I get a copy?
- The VAT number is missing on the invoice you sent on {day}.
- I never received an invoice for order {order}. The goods came without one.
- Our bookkeeping requires the delivery address on the bill as well. Is a corrected version possible?
- The file attached to your mail cannot be opened. It is the invoice for the locks.
- I'd like all invoices from now on to go to a different e-mail address, namely our office.
- For my insurance I need proof of what I paid for the {thing} in {month}.
- Is the till receipt enough or can I have a proper invoice for what I bought in Harrowdene?
- The street on my invoice is misspelt and the school will not reimburse me like that.
- Can you resend the bill with the number starting OS? I deleted the mail.
- Kindly issue a duplicate of the invoice dated the third of {month}.
- Does the bill for instalments come once or every month? I need one sheet with the whole sum on it.
+ The charge is right, don't get me wrong. All I need is the invoice document for it, for the files.
+ Parcel came, lamp hangs, everybody's happy. Only the invoice is nowhere, and I need it for the office.
+ I don't want to claim anything yet, but I would like to have the lost invoice again in case the lamp breaks.
~ invoice copy for {order} please
~ need the bill again lost it
~ wrong name on invoice should be my firm
~ where are my invoices in the app cant find them
~ pls send receipt for the {thing} for tax
~ invoice pdf is empty, can u send it again
~ paper invoice possible? whats it cost
"""

INVOICE_COPY_AFTER = """
? By the end of the week, if possible.
? Can you arrange that?
? Would you see to it?
? Whom do I ask for that?
- The accountant is getting impatient.
- The order itself was fine.
- We have a deadline on Friday.
- A plain file by e-mail will do.
"""

DISPUTED_CHARGE = """
- I've been charged twice for the same order.
- I don't recognise a charge from you on my card.
- I ended the trial in time, have your mail as proof, and still EUR 3.40 went off my account.
- The delivery was free, said the basket. EUR 5.65 was debited all the same, why's that?
- There is a payment to QLM HARROW on my card that I know nothing about.
- You took EUR 27.70 twice on the same day. I ordered one Longcare, not two.
- What is the EUR 0.37 that you charged me this morning?
- My statement shows a debit from you for {month}, yet I ended my plan long before that.
- I was charged full delivery although my basket was far above the free limit.
= I've never been a customer of yours, so why does your name stand on my bank statement?
- The sum you debited doesn't match the price at the checkout: it's eleven euros more.
- Before I ask the bank to claw it back: what did you debit on {day}?
- Slatebank has collected an instalment from me a second time in the same month.
- You are billing me for a swap unit although the broken lock went back to you within a week.
- I was promised the free trial, and on day two the card was charged for the whole quarter.
- I have paid, I have the proof, and you send me a reminder with a fee. Please take that fee off.
- Somebody must have used my card in your shop. I don't recognise this purchase at all.
+ The refund for the lamp has come, that isn't it. It's another booking, EUR 13.60, which I can't place.
+ I found the invoice in the app, all right, but my account was debited twice for it.
+ The plan itself I'm keeping. But why have you taken the monthly price three times since {day}?
~ charged twice for order {order}
~ what is this qlm harrow thing on my card
~ you took money i didnt agree to, 7.25 every month, what for
~ unknown debit from quillmere last {day} explain please
~ double booking on my statement, one is wrong
~ got billed for repacking but i never returned anything
"""

DISPUTED_CHARGE_AFTER = """
? Please explain.
? I want that cleared up.
? What is it for?
? I want that money back.
- I went through all my mails and found nothing.
- My wife hasn't bought anything either.
- The bank told me to ask you first.
- I can forward the statement.
"""

GIFT_CARD = """
- My gift card code does not work.
- How can I check the balance of a gift card?
- The app says that my voucher card is already used up, and I've never bought a thing with it.
- The code on my gift card is rejected at the checkout. It has sixteen signs and I typed all of them.
- How much is left on my gift card? I lost track after the second order.
- My grandmother's seed paper card got wet and part of the code is gone.
- I sent a gift card to a misspelt e-mail address. Can you send it to the right one?
- Can I use two gift cards for the same basket?
- My gift card has run out, I see. Is there some way to save what's on it?
- May I pay for Plus with the gift card my colleagues gave me?
- I'd like to block a gift card that was stolen with my handbag.
- The gift card for my sister should have been mailed on her birthday, and she got nothing.
- Somebody sold me a Quillmere card online and now it is invalid. Is it a forgery?
- For how long can the gift card I got at the Tarnhope kiosk be used?
- Where do I enter a gift card code? I only find a field for discounts.
- I'd like to buy a gift card on seed paper, with a personal date of sending. How does that work?
+ The lamp is ordered and paid. It's about the rest of EUR 2.10 on my gift card: can that be paid out?
+ I returned a pot and that is settled. What I want to know is until when my old gift card is valid.
+ We are not sure yet which lamp to choose for her, so a voucher it is. Can we record a greeting on it?
~ gift card code doesnt work says invalid
~ balance of my gift card please
~ lost gift card can you block it and make a new one
~ how to put 3 gift cards on one order
~ gift card mail never came, bought it {day}
~ scratched too hard cant read the code on the card
"""

GIFT_CARD_AFTER = """
? What can be done?
? Can you help me with that?
? Please let me know.
- I've never used one before.
- It's about fifty euros, if I remember right.
- Your page on cards didn't tell me.
- The people at the shop didn't know either.
"""

BUYING_ADVICE = """
- Which lamp would you recommend for a garden path?
- I want to buy a lock and don't know which model fits my door.
- Would a Frostnote do for me, or do I need the telephone alarm of Orchard? I own neither so far.
- We have about 300 square metres of lawn. Is the small Rillkeeper enough or should we take the nine-zone one?
- Does the Latchling fit a door that is 72 millimetres thick?
- I can't decide between Duskwick Path and Duskwick Post for a drive of twenty metres. What would you take?
- Before I order: does an Airmote need a hub, or will it manage on its own?
- Will the kingfisher glaze be back in stock this year?
- Can the Keypad be used together with a Latchling Slim? I'd want to buy both.
- Which of your sensors is right for a bedroom with mould in the corner?
- I'm looking for a present for somebody with a tiny balcony, up to sixty euros. Any ideas?
- Is the Emberline bright enough to read a house number by? I'm thinking of buying one.
- What's the difference between Airmote and Airmote Mini, apart from the size?
- Is there going to be a sale before summer, or should I order the greenhouse now?
- How many Soilwhispers do I want for four raised beds?
- Do you sell the Driplet without the tank? I have a rain barrel already.
- Would a Gatewarden stand up to sea air? We're two streets from the beach and considering one.
+ My old lamps are still fine and not broken, I just fancy something more for the pond. What would you suggest?
+ I've got the hub running. What else should I buy to make the tomatoes water themselves?
+ Delivery time doesn't matter. What matters is whether the Tall will hold a lemon tree. Will it?
~ rillkeeper 4 or 9 for 5 zones
~ which lock for a glass balcony door
~ thinking of buying an airmote does it measure co2
~ is the {thing} in stock in harrowdene
~ whats better for herbs sproutwell or tall
"""

BUYING_ADVICE_AFTER = """
? What do you recommend?
? I'd be glad of your advice.
? Which would you choose?
- I haven't ordered anything yet.
- I'd rather ask than guess.
- We're beginners at all this.
- A friend has one and raves about it.
"""

TRADE_QUOTE = """
- Do you offer discounts for companies that buy larger quantities?
- Before our campsite decides: what would thirty Posts with anchors come to, and is there a fitter for all of them?
- Our hotel would like a price for sixty Emberline lamps. What discount can you offer?
- I run a garden-building firm and would like to open a Trade account.
- Could I have a written offer for 120 Sproutwells with our logo?
- We're a care home and have read that charities get something off pots. How do we apply?
- What does the Fleet console cost for forty-two flats?
- We are a garden centre and would like to stock your lamps. Who handles new partners?
- Please send us a quote for two hundred Soilwhispers, delivered to three sites.
- Who is my adviser for company orders? I need terms of payment for a larger purchase.
- I would like to order gift cards for our ninety staff against an invoice.
- The council wants locks for eleven park gates. Can you make us an offer, with a service contract?
- Is the Swift contract available for our office buildings, and at what rate per year?
- Which papers do you need from us for prices without tax?
- Your quote from {month} has lapsed, eight weeks are over. Could you renew it on the same terms?
- My school class wants to buy thirty boxes of seed pods. Is there a school discount, and where's the form?
- Housing company here, 300 front doors. We would like to borrow a sample lock and talk about prices.
+ Privately I'm a happy Plus member. Today I write for my firm, which needs fifty printed pots: what would they cost?
~ quote for 75 frostnotes please, company purchase
~ how do i get a trade account for my landscaping business
~ bulk price for 50 duskwick path for a campsite
~ reseller terms please, we have two shops
"""

TRADE_QUOTE_AFTER = """
? Whom can I talk to about it?
? We look forward to your offer.
? Please send the terms.
- Payment by invoice would suit us.
- Our budget closes at the end of the quarter.
- We decide next week.
"""
