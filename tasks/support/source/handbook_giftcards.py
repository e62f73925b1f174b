"""Handbook articles of the gift card desk."""

from handbook_model import Article, fact

ARTICLES = (
    Article(
        id="giftcards-01",
        title="Buying a gift card",
        text=(
            "Gift cards are sold for any amount from EUR 12 to EUR 480. They come as an e-mail at once, or "
            "as a seed paper card in 3 working days for an extra EUR 2.15. The seed paper grows into "
            "cornflowers. A date up to eleven months ahead can be chosen for the e-mail. Gift cards cannot "
            "be bought with Acorns or with another gift card, and no discount code works on them. The sender "
            "may record a greeting of thirty seconds."
        ),
        facts=(
            fact(
                "EUR 480",
                "What is the highest amount for a gift card?",
                "Our whole team is chipping in for a colleague's gift card. What's the maximum value?",
                "max gift card amount?",
                "Please state the upper limit for the value of one gift card.",
            ),
            fact(
                "EUR 2.15",
                "How much extra does a gift card on seed paper cost?",
                "I'd like to give a gift card that can be planted. What is the extra charge for seed paper?",
                "extra cost of the seed paper gift card?",
                "Which additional price applies to a seed paper gift card?",
            ),
            fact(
                "EUR 12",
                "What is the lowest amount for a gift card?",
                "I only want to give a tiny gift card as a thank-you. From which value on can I buy one?",
                "minimum gift card value?",
                "What is the smallest gift card that you sell?",
            ),
        ),
    ),
    Article(
        id="giftcards-02",
        title="How long a gift card is valid",
        text=(
            "A gift card is valid for 57 months from the day it was bought. After that the rest can be moved "
            "once to a new card, within a grace time of 14 weeks, at no charge. Every card shows its date "
            "under the scratch field. We send a reminder 66 days before the end, if the owner has saved the "
            "card in the app. A card that was bought in a store counts from the till receipt. Cards from the "
            "years before 2016 never expire."
        ),
        facts=(
            fact(
                "57 months",
                "How long is a gift card valid?",
                "I found an old Quillmere gift card in a drawer. For how many months can it be used after purchase?",
                "gift card validity in months?",
                "What is the period of validity of a gift card?",
            ),
            fact(
                "14 weeks",
                "How long is the grace time in which an expired gift card can be moved to a new one?",
                "My gift card has just run out with money left on it. For how many weeks can I still move the rest?",
                "grace period for expired gift cards?",
                "Within what grace time may the rest of an expired gift card be transferred?",
            ),
        ),
    ),
    Article(
        id="giftcards-03",
        title="Using a gift card",
        text=(
            "The code of a gift card has 16 signs and is typed in at the checkout, under Basket, Add a leaf. "
            "Up to 3 cards can be used for one order. A rest of less than EUR 2.75 is paid out on request; "
            "larger sums stay on the card. Gift cards pay for goods, shipping and courses, but not for Plus "
            "plans. If an order is returned, the money flows back to the same card, even if its date has "
            "passed in the meantime."
        ),
        facts=(
            fact(
                "EUR 2.75",
                "Below what amount is the rest of a gift card paid out?",
                "There's only a bit of small change left on my gift card. Under which amount can I get it in cash?",
                "gift card leftover paid out below how much?",
                "What is the limit under which you pay out the remainder of a gift card?",
            ),
            fact(
                "Add a leaf",
                "Under which menu item of the basket is a gift card code typed in?",
                "I'm in the basket and can't find where to enter my gift card. What is the item called?",
                "what do i tap in the basket to enter a gift card code?",
                "Please name the basket function for entering gift card codes.",
            ),
        ),
    ),
    Article(
        id="giftcards-04",
        title="Lost, stolen and misspelt gift cards",
        text=(
            "A lost gift card can be blocked with its number or with the order of the person who bought it. "
            "The rest is moved to a new card within 2 working days. Blocking is free for e-mail cards; for "
            "paper cards we ask EUR 1.60. If a card was sent to a misspelt address, the sender may correct "
            "it twice. Cards offered on swapping sites are often forged. Reports of forged cards go to "
            "fraudnest@quillmere.example, and each proven case earns a small present."
        ),
        facts=(
            fact(
                "EUR 1.60",
                "What does it cost to block a lost paper gift card?",
                "I lost the paper gift card that I got for my birthday. How much do you charge for blocking it?",
                "fee for blocking a paper gift card?",
                "Please state the charge for blocking a lost gift card made of paper.",
            ),
            fact(
                "fraudnest@quillmere.example",
                "To which address do I report a forged gift card?",
                "Somebody on a swapping site sold me a gift card that looks forged. Where should I e-mail my report?",
                "email for reporting fake gift cards?",
                "Please give me the e-mail address for reports of forged gift cards.",
            ),
            fact(
                "2 working days",
                "Within how many working days is the rest of a blocked gift card moved to a new one?",
                "I had my stolen gift card blocked today. How soon will the rest be on a new card?",
                "how fast do i get a replacement for a blocked gift card?",
                "What is the time needed to move the balance of a lost gift card?",
            ),
        ),
    ),
    Article(
        id="giftcards-05",
        title="Company gift cards",
        text=(
            "Companies can order gift cards in sheets of 20 cards. A sheet can carry a logo for EUR 19.90, "
            "and cards are activated only once the invoice has been paid. From a sum of EUR 2,000 on, "
            "companies get 3 percent more value on each card. The list of codes comes as a sealed file, "
            "whose key is spelled out over the telephone. Unused company cards can be handed back within 13 "
            "weeks, provided that the field has not been scratched."
        ),
        facts=(
            fact(
                "EUR 19.90",
                "What does a logo on a sheet of company gift cards cost?",
                "We're ordering gift cards for our staff and want our logo on the sheet. How much is that?",
                "price for a logo on company gift cards?",
                "Please quote the charge for printing a logo on one sheet of gift cards.",
            ),
            fact(
                "13 weeks",
                "Within how many weeks can unused company gift cards be handed back?",
                "Our firm ordered too many gift cards. How long do we have to hand back the unused ones?",
                "return period for unused company gift cards?",
                "What is the deadline for giving back unscratched company gift cards?",
            ),
            fact(
                "3 percent",
                "How much more value do companies get on large gift card orders?",
                "Our firm is spending over two thousand euro on gift cards. What percentage of extra value "
                "do we receive?",
                "bonus percent on big company gift card orders?",
                "Which extra value is added to each card on large company orders of gift cards?",
            ),
        ),
    ),
    Article(
        id="giftcards-06",
        title="Gift lists for weddings and moves",
        text=(
            "A gift list lets guests pay parts of a larger present. It is made in the app under Me, Nest "
            "egg, and stays open for 110 days. Each guest can give from EUR 8 upwards and leave a few lines. "
            "If the goal is not reached, the sum becomes a gift card without a date. The hosts see the names "
            "but not the amounts, unless a guest allows it. Changing the present is possible until the first "
            "guest has paid. Thank-you notes are printed on request at EUR 0.65 each."
        ),
        facts=(
            fact(
                "110 days",
                "How long does a gift list stay open?",
                "We're getting married and set up a gift list in the app. For how many days can guests pay in?",
                "gift list open for how many days?",
                "What is the running time of a Nest egg gift list?",
            ),
            fact(
                "EUR 0.65",
                "How much is a printed thank-you note for a gift list?",
                "Our wedding gift list is complete and we'd like printed thank-you notes. What does each of them cost?",
                "price of a thank you note from the gift list?",
                "Please state the price of one printed thank-you note.",
            ),
        ),
    ),
)
