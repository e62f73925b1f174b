"""Guide entries on liability, money and ending."""

from model import Entry

ENTRIES = (
    Entry(
        "liability-cap",
        "Limit of liability",
        "A limit of liability fixes the highest sum one side has to pay for the other's losses. We "
        'write "you pay at most" or "we pay at most" with the figure and whether it counts per event '
        'or per year. Example: "We pay at most EUR 5,900 per event."',
    ),
    Entry(
        "consequential-loss",
        "Consequential loss",
        "Consequential, indirect or special loss is harm that follows at one remove, such as lost "
        'profit or a damaged name. We call it "knock-on losses". A clause that excludes it becomes '
        '"does not have to pay for knock-on losses". Example: "We do not pay for knock-on losses '
        'such as lost orders."',
    ),
    Entry(
        "indemnity",
        "Indemnity",
        "To indemnify or hold harmless is to make good everything another has to spend because of a "
        'claim. We write "pay back all losses" and say what sets it off. Example: "You must pay back '
        'all losses if your drivers damage a fence." Never write "indemnify" or "hold harmless".',
    ),
    Entry(
        "insurance",
        "Insurance duties",
        "The contract may oblige a partner to buy and keep insurance. Say what must be insured, the "
        'least sum and how long it lasts. Liability cover is "insurance for harm to others"; the '
        'certificate may be named. A deductible is "your own share". Example: "You must keep fire '
        'insurance of EUR 71,000."',
    ),
    Entry(
        "product-recall",
        "Product recall",
        "A recall brings unsafe products back from buyers. Say who bears which share of the cost, "
        'and how fast safety defects must be reported. Defects are "faults" or "safety defects". '
        'Example: "You must bear 44% of the costs if we recall kettles because your parts may be '
        'unsafe."',
    ),
    Entry(
        "warranty",
        "Warranty of goods",
        'A warranty is a promise about quality. We write "promise faultless goods" with the period, '
        'then what happens to faulty ones: repair, replace, refund or credit. "Fair wear and tear" '
        'is "normal wear". Example: "We promise faultless lamps for 17 months and replace faulty '
        'ones."',
    ),
    Entry(
        "liquidated-damages",
        "Liquidated damages",
        "Liquidated damages are a sum agreed in advance for delay, so that nobody has to prove the "
        'loss. We call it "a fixed sum" and give the unit and the ceiling. Example: "You must pay a '
        'fixed EUR 210 for each day of delay, up to 8% of the price."',
    ),
    Entry(
        "force-majeure",
        "Force majeure",
        "Force majeure means events such as flood, war or epidemic that nobody could prevent. We "
        'write "events outside your control" or "outside our control", and say that the side hit by '
        'them is not at fault or may pause. Add how fast notice is due. Example: "You may pause '
        'during events outside your control."',
    ),
    Entry(
        "as-is",
        "As is, no warranty",
        '"As is" and "as available" mean that nothing is promised about quality. Write "at your own '
        'risk" for use and "we promise nothing" for quality. Preview and beta releases are both "the '
        'preview". Example: "You use the preview of the map at your own risk."',
    ),
    Entry(
        "step-in",
        "Step-in rights",
        "Step-in lets one side take over the other's work for a time when it fails. Write \"take "
        'over" or "place our staff", then whose cost it is, after how many failed days, and the '
        'notice. Example: "We may take over packing at your cost after 6 failed working days."',
    ),
    Entry(
        "payment-term",
        "Payment period",
        '"Net 30" or "payable within" sets the time for paying. Turn the passive round and say who '
        'pays: "We must pay your bills within 61 days" or "You must pay each bill within 18 days". '
        'Conditions such as an order number follow with "if".',
    ),
    Entry(
        "late-interest",
        "Interest on late payment",
        'Default interest is added for each day or week of delay. "Per annum" is "a year". '
        'Collection charges are named with their sum. Example: "You must pay 7% interest a year plus '
        'EUR 22.10 on anything you pay late." Interest on interest is "added to the debt".',
    ),
    Entry(
        "price-review",
        "Price review",
        'A review clause says when prices may move, by how much and with what notice. Write "keep '
        'prices fixed for" and "raise them yearly by". An index is named by its goods: "the steel '
        'index". Example: "You must keep prices fixed for 10 months."',
    ),
    Entry(
        "minimum-order",
        "Minimum order and minimum purchase",
        "A minimum purchase binds the buyer to a yearly or quarterly value; a minimum order is the "
        'smallest single order. Missing amounts are "the shortfall". Example: "You must buy lamps '
        'worth EUR 12,700 each year or pay 10% of the shortfall."',
    ),
    Entry(
        "set-off",
        "Set-off",
        'Set-off means paying less because the other side owes money too. We write "deduct". A ban '
        'becomes "may not deduct anything from our bills". Affiliates are "our group". Example: "We '
        "may deduct what you owe us, with 9 days' notice.\"",
    ),
    Entry(
        "disputed-invoice",
        "Disputed invoices",
        'When a bill is disputed, the undisputed part is still due and work goes on. Write "explain '
        'a disputed bill", "pay the rest" and "keep working"; objections are made "within" a number '
        'of days. Example: "We must explain a disputed bill within 11 days."',
    ),
    Entry(
        "expenses",
        "Expenses",
        'Expenses are travel, meals and lodging paid first by the worker. Reimburse is "repay" or '
        '"pay"; vouchers are "receipts". Name the ceiling above which a yes is needed. Example: "We '
        'must repay train tickets within 31 days, with our yes first above EUR 95."',
    ),
    Entry(
        "deposit",
        "Security deposit",
        'A deposit is money left as security. Write "leave a deposit", "top it up" and "repay" or '
        '"return"; say whether interest is paid and when the money comes back. Example: "You must '
        'leave a deposit of EUR 3,300, which we repay 37 days after the agreement ends."',
    ),
    Entry(
        "commission",
        "Commission",
        "Commission is a share or sum for bringing a customer or a sale. Give the rate first, then "
        'the sale, then when it is earned. "Shall accrue" becomes "you earn". Example: "You earn EUR '
        '9.80 for each subscriber who stays at least 30 days."',
    ),
    Entry(
        "clawback",
        "Clawback",
        'A clawback lets the payer take a bonus or incentive back. Write "must repay" or "must pay '
        'back" and the reason, then how the sum shrinks: "less 3% per month worked". Example: "You '
        'must repay your moving bonus if you resign within 10 months."',
    ),
    Entry(
        "taxes-currency",
        "Currency and taxes",
        'Say the currency by name and treat value added tax as "VAT". Withholding is "tax we hold '
        'back", and a tax certificate is proof of it. Exchange-rate rules shrink to the date and the '
        'margin. Example: "You may pay in Czech crowns at the bill-date rate plus 1%."',
    ),
    Entry(
        "volume-rebate",
        "Volume rebate",
        "A rebate is money back for buying a lot. Say who gives it back, the share, the threshold "
        'and when: "We must credit 2% of your yearly purchases within 45 days if they exceed EUR '
        '60,000." A rebate not paid in cash is "goods credit".',
    ),
    Entry(
        "best-price",
        "Most favoured customer",
        'A most-favoured-customer clause promises that nobody else pays less. We write "give us your '
        'best price" and "credit the difference". The right to match a rival\'s price is "match an '
        'offer". Example: "You must give us your best price for cartons."',
    ),
    Entry(
        "auto-renewal",
        "Automatic renewal",
        "A contract that renews goes on by itself unless somebody objects. Say who may object, how, "
        'how many days before, the first term and the length of each renewal: "or it renews for 5 '
        'months". Non-renewal notice is "object". Example: "You may cancel after 6 months."',
    ),
    Entry(
        "termination-for-convenience",
        "Ending without a reason",
        "Termination for convenience is ending a contract although nothing went wrong. The fixed "
        'phrase is "end the agreement without a reason", followed by the notice period. Compensation '
        'is "a fee" or the sum itself. Example: "We may end the agreement without a reason with 36 '
        "days' notice.\"",
    ),
    Entry(
        "termination-for-breach",
        "Ending after a serious failure",
        'A material breach is "a serious failure", to remedy is "put right", and forthwith is "at '
        'once". Give the days for putting it right. Warnings are counted in figures. Example: "We '
        'may end the agreement at once if a serious failure is not put right within 20 days."',
    ),
    Entry(
        "insolvency",
        "Insolvency",
        'Insolvency, receivership and composition with creditors all become "you cannot pay your '
        'debts". A petition stays "a petition", and security is "security". Say what we may do then: '
        'end, cancel or ask for security. Example: "We may ask for cash if you cannot pay your '
        'debts."',
    ),
    Entry(
        "exit-assistance",
        "Exit assistance",
        "Exit assistance is help with moving a service to somebody else when a contract ends. Write "
        '"help us move the services elsewhere" and "exit plan", with the length and whether it is '
        'free. Example: "You must help us move the services elsewhere for 2 months, for free."',
    ),
    Entry(
        "sell-off",
        "Sell-off period",
        "After the end a reseller may have time to sell what is left, or must offer it back. Write "
        '"sell remaining stock" or "offer us unsold goods", with the days and the price. Example: '
        '"You may sell remaining stock for 50 days after the end."',
    ),
    Entry(
        "change-of-control",
        "Change of control",
        'Change of control means that a company gets a new owner. Write "a new owner above 30%" or '
        '"a sale to a competitor"; to terminate because of it is "leave". Example: "You must report '
        'a new owner above 30% within 8 days."',
    ),
    Entry(
        "cooling-off",
        "Right of withdrawal and trial",
        "Withdrawal lets a buyer change their mind without a reason; a trial lets a subscriber stop "
        'for free. We write "cancel a purchase" and "stop free of charge". Example: "You may cancel '
        'a purchase by letter within 21 days." Return charges are named with their sum.',
    ),
    Entry(
        "suspension",
        "Suspension",
        'To suspend access is to "block" it and to reinstate it is to "lift the block" or "unblock". '
        "Say what causes the block: payment overdue by a number of days, or a security risk. "
        'Example: "We may block your account when payment is 16 days overdue."',
    ),
)
