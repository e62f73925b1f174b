"""Handbook articles of the billing team."""

from handbook_model import Article, fact

ARTICLES = (
    Article(
        id="billing-01",
        title="Ways to pay",
        text=(
            "At the checkout we take cards, bank transfer and the wallet service Pennyfold. A card payment "
            "is charged when the parcel leaves, not when the order is placed. Bank transfers must reach us "
            "within 6 days, otherwise the order lapses. Paying with Pennyfold gives a discount of 1.5 "
            "percent on everything except gift cards. Cash is accepted only in our stores. Cheques were "
            "abolished in 2019, and any that still arrive are posted back with a friendly letter."
        ),
        facts=(
            fact(
                "Pennyfold",
                "Which wallet service can I pay with at the checkout?",
                "I don't like typing card numbers. What's the name of the wallet service you accept?",
                "what wallet do you take besides cards and transfer?",
                "Please name the wallet provider supported by the Quillmere checkout.",
            ),
            fact(
                "6 days",
                "Within how many days must a bank transfer for an order reach you?",
                "I chose bank transfer and my bank is slow. How long before the unpaid order lapses?",
                "how long do i have to pay an order by transfer?",
                "What is the payment deadline for orders paid by bank transfer?",
            ),
            fact(
                "1.5 percent",
                "What discount do I get for paying with your wallet service?",
                "Somebody told me that your wallet payment is cheaper than a card. How large is the discount?",
                "how much off if i pay with the wallet service?",
                "Please confirm the reduction on orders paid through the wallet partner.",
            ),
        ),
    ),
    Article(
        id="billing-02",
        title="Paying in instalments",
        text=(
            "Baskets between EUR 150 and EUR 1,900 can be paid in instalments through our partner Slatebank. "
            "The customer chooses 3, 5 or 10 monthly parts. Three parts are free of interest; the longer "
            "plans cost a flat EUR 9.75 for the whole term. Instalments are collected on the 11th of each "
            "month. Anyone who misses two in a row is moved to normal invoice and must pay the rest at once. "
            "Gift cards and subscriptions cannot be bought this way."
        ),
        facts=(
            fact(
                "Slatebank",
                "Which partner runs your instalment payments?",
                "I'd like to spread the cost of a Fernhouse over some months. Who is your instalment partner?",
                "who does the instalment plans for you?",
                "What is the name of the bank behind paying in instalments?",
            ),
            fact(
                "EUR 9.75",
                "What is the flat cost of a ten-part instalment plan?",
                "I want to pay my order in five parts. What flat charge is added for the whole term?",
                "how much extra do the longer instalment plans cost?",
                "Three parts are free, I know. What do the longer instalment plans cost in total?",
            ),
            fact(
                "11th of each month",
                "On which day of the month are instalments collected?",
                "I get paid late in the month and worry about my instalment plan. When do you collect the money?",
                "what day do instalments come off my account?",
                "When in the month is an instalment debited?",
                accepted=("the 11th of each month", "the 11th", "11th", "11th of the month"),
            ),
        ),
    ),
    Article(
        id="billing-03",
        title="Late payment and reminders",
        text=(
            "An invoice is due after 14 days. The first reminder is free and goes out four days after the "
            "due date. The second reminder carries a fee of EUR 6.80, the third one EUR 10.40. After the "
            "third reminder the account is frozen: devices go on working, but nothing new can be ordered. "
            "Customers in difficulty may ask for a pause of up to 45 days, which the billing team grants "
            "once a year without any proof."
        ),
        facts=(
            fact(
                "EUR 6.80",
                "What is the fee for a second payment reminder?",
                "I've just received the second reminder for an invoice I overlooked. How much is added?",
                "how much is the 2nd reminder fee?",
                "Which fee comes with the second reminder for an unpaid invoice?",
            ),
            fact(
                "EUR 10.40",
                "How much does the third payment reminder cost?",
                "I was in hospital and let an invoice slide to the third reminder. What fee do I owe for that one?",
                "fee on the third reminder?",
                "Please state the fee of the third and last reminder.",
            ),
            fact(
                "45 days",
                "How long a payment pause can I ask for if I'm in difficulty?",
                "I lost my job and can't pay the invoice right now. What is the longest payment pause the "
                "billing team grants?",
                "max payment pause from billing?",
                "Up to how many days can the payment of an invoice be paused?",
            ),
        ),
    ),
    Article(
        id="billing-04",
        title="Invoices and copies",
        text=(
            "Invoices are sent as a file by e-mail and kept in the app for 8 years. A paper invoice by post "
            "costs EUR 1.30. The invoice number starts with two letters for the region followed by nine "
            "digits; parcels from Ostrell always use the letters OS. Corrections of the billing name are "
            "free within 30 days and are refused later, since the books are closed. For tax questions the "
            "customer should write to the ledger team, who answer on weekdays only."
        ),
        facts=(
            fact(
                "8 years",
                "How long are my invoices kept in the app?",
                "My accountant needs an old invoice. For how many years can I still find invoices in the app?",
                "for how many years does the app store invoices?",
                "What is the storage period for invoices in the app?",
            ),
            fact(
                "EUR 1.30",
                "What does a paper invoice by post cost?",
                "My grandmother has no e-mail and wants her invoice on paper. How much do you charge?",
                "price of a printed invoice sent by mail?",
                "How much is charged for posting an invoice on paper?",
            ),
            fact(
                "30 days",
                "Within how many days can the billing name on an invoice be corrected?",
                "The invoice shows my maiden name. How long do I have to get the billing name corrected free "
                "of charge?",
                "how long can i still change the name on an invoice?",
                "What is the deadline for a free correction of the billing name?",
            ),
        ),
    ),
    Article(
        id="billing-05",
        title="Acorns, the loyalty points",
        text=(
            "Every full euro spent on goods earns 3 Acorns; shipping and gift cards earn none. Acorns are "
            "credited when the return window has closed and lapse 20 months later. A customer can spend them "
            "from 400 Acorns upwards, and 100 Acorns are worth EUR 1.15. Members of a Plus plan collect at "
            "double speed in their birthday month. Acorns cannot be moved to another account, except within "
            "a Plus Family home, where they are pooled automatically."
        ),
        facts=(
            fact(
                "3 Acorns",
                "How many Acorns do I earn for each euro spent?",
                "I've just discovered your loyalty points. How many Acorns does one euro of goods bring?",
                "acorns per euro?",
                "What is the earning rate of Acorns for every full euro?",
            ),
            fact(
                "20 months",
                "After how many months do Acorns lapse?",
                "I've been saving up Acorns for ages. How long do they last after being credited?",
                "when do acorns expire?",
                "What is the lifetime of Acorns once they have been credited?",
            ),
            fact(
                "400 Acorns",
                "From how many Acorns upwards can I spend them?",
                "I have some loyalty points but the app won't let me use them. What is the minimum for spending?",
                "minimum number of acorns to redeem?",
                "What is the smallest balance of Acorns that can be used?",
            ),
        ),
    ),
    Article(
        id="billing-06",
        title="Discount codes and price promise",
        text=(
            "Only one discount code works per order. The welcome code for newsletter readers takes EUR 7.35 "
            "off a first order above EUR 50 and runs out after 28 days. Our price promise refunds the "
            "difference if we lower the price of an item within 17 days of the purchase; the customer has to "
            "ask for it, and the money comes as store credit. The promise does not look at other shops. "
            "Staff codes begin with BADGER and must never be given to customers."
        ),
        facts=(
            fact(
                "EUR 7.35",
                "How much does the newsletter welcome code take off my first order?",
                "I signed up to your newsletter for the welcome code. What is it worth?",
                "value of the welcome discount code?",
                "Which amount does the welcome code deduct from a first order?",
            ),
            fact(
                "28 days",
                "After how many days does the newsletter welcome code run out?",
                "I got a welcome code when I subscribed to the newsletter. How long can I use it?",
                "how long is the welcome code valid?",
                "What is the validity period of the welcome discount code?",
            ),
            fact(
                "17 days",
                "Within how many days of purchase does your price promise apply?",
                "The lamp I bought has just become cheaper on your site. How long after the purchase does "
                "the price promise cover me?",
                "how long does the price promise last after i buy something?",
                "For what period after the purchase will you refund a drop in price?",
            ),
        ),
    ),
    Article(
        id="billing-07",
        title="Chargebacks and disputed charges",
        text=(
            "A strange charge on a card statement is usually ours under its short name: we appear as QLM "
            "HARROW. Customers should talk to us before asking the bank for a chargeback, because a "
            "chargeback freezes the order and costs us EUR 22.60, which we claim back if it was unjustified. "
            "The disputes team has 4 working days to explain a charge. Test charges of EUR 0.37 come from "
            "the card check at sign-up and vanish by themselves within the week."
        ),
        facts=(
            fact(
                "QLM HARROW",
                "Under which short name do you appear on a card statement?",
                "There's a charge on my card I don't recognise. What name would Quillmere show up as?",
                "what name do you use on credit card statements?",
                "How is a payment to Quillmere labelled on my card statement?",
            ),
            fact(
                "EUR 22.60",
                "What amount do you claim back for an unjustified chargeback?",
                "I asked my bank for a chargeback by mistake. What cost will you claim from me?",
                "how much does an unjustified chargeback cost?",
                "Which sum is claimed from a customer after an unjustified chargeback?",
            ),
            fact(
                "EUR 0.37",
                "How much is the test charge from the card check at sign-up?",
                "I've just signed up and see a tiny charge for the card check. What amount should it be?",
                "what's the small test amount you take when adding a card at sign up?",
                "What sum does the sign-up card check briefly charge?",
            ),
        ),
    ),
    Article(
        id="billing-08",
        title="Trade-in credit",
        text=(
            "Old Quillmere devices can be traded in when a new one is bought. The credit for a "
            "first-generation Rillkeeper is EUR 19.30, that for an old Latchling is EUR 23.90, and lamps "
            "bring a flat EUR 8.15 whatever their state. The device has to reach the trade-in desk at "
            "Marlowick within 24 days of the new order. We pay the postage. Devices with a swollen battery "
            "must not be posted and are collected by a courier in a sand box."
        ),
        facts=(
            fact(
                "EUR 19.30",
                "How much trade-in credit do I get for a first-generation Rillkeeper?",
                "I'm upgrading my ancient Rillkeeper from the first generation. What is it worth as a trade-in?",
                "trade in value of a first gen rillkeeper?",
                "Please tell me the credit for trading in a Rillkeeper of the first generation.",
            ),
            fact(
                "EUR 23.90",
                "What is an old Latchling worth as a trade-in?",
                "I'm buying a new lock and would trade in my old Latchling. What credit would I get?",
                "latchling trade in credit?",
                "How much credit is given for an old Latchling in the trade-in scheme?",
            ),
            fact(
                "24 days",
                "Within how many days must a traded-in device reach you?",
                "I've ordered a new lamp with trade-in. How long do I have to get the old one to the desk?",
                "deadline for sending in the trade-in device?",
                "How soon after the new order does the old device have to arrive at the trade-in desk?",
            ),
        ),
    ),
)
