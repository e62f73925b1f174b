"""Handbook articles of the Quillmere Plus team."""

from handbook_model import Article, fact

ARTICLES = (
    Article(
        id="subscription-01",
        title="Quillmere Plus Solo",
        text=(
            "Plus Solo is the smallest plan and covers one home with up to 6 devices. It costs EUR 3.40 a "
            "month and includes watering forecasts, a year of history and the chat team until late. A "
            "seventh device still works but shows no history. Solo members pay no delivery on spare parts. "
            "The plan can be moved up at any time, and the unused days are credited; moving down takes "
            "effect only with the next payment. Guests can be invited, though each guest sees the garden for "
            "just one day."
        ),
        facts=(
            fact(
                "EUR 3.40",
                "How much is Plus Solo per month?",
                "I only have a small garden and would take the Solo plan. What is the monthly price?",
                "plus solo monthly price?",
                "Please confirm the monthly charge for the Quillmere Plus Solo plan.",
            ),
            fact(
                "6 devices",
                "How many devices does Plus Solo cover?",
                "I'm on the Solo plan and keep adding sensors. What's the maximum that is covered?",
                "device limit on plus solo?",
                "Up to how many devices are included in the Plus Solo plan?",
                accepted=("6", "six devices"),
            ),
        ),
    ),
    Article(
        id="subscription-02",
        title="Quillmere Plus Family",
        text=(
            "Plus Family is made for households and costs EUR 7.25 a month. Up to 5 people share it, each "
            "with an account of their own, and the number of devices is not limited. Children under 13 get a "
            "reduced view without door locks. The person who pays is called the keeper and is the only one "
            "who can end the plan. A keeper may hand the role to another member under Plan, Pass on; the "
            "change becomes valid at midnight and is confirmed by e-mail to everybody."
        ),
        facts=(
            fact(
                "EUR 7.25",
                "How much does Plus Family cost a month?",
                "We're thinking of taking the Family plan together. What would it cost monthly?",
                "monthly price of plus family?",
                "What is the monthly charge for Quillmere Plus Family?",
            ),
            fact(
                "5 people",
                "How many people can share a Plus Family plan?",
                "My partner, the kids and my in-laws all want in on our Family plan. What is the maximum "
                "number of members?",
                "max members on plus family?",
                "Up to what number of persons can a Plus Family subscription be shared?",
                accepted=("5", "five people", "five"),
            ),
        ),
    ),
    Article(
        id="subscription-03",
        title="Quillmere Plus Orchard",
        text=(
            "Plus Orchard is meant for allotment clubs and large plots. It costs EUR 13.60 a month, covers "
            "up to 4 gardens and is the only plan with the frost telephone, an automatic call that rings "
            "when a Frostnote drops below its limit. Orchard members get a personal watering review every "
            "February from our plant adviser, Hesper Lund. The plan is billed quarterly, never monthly, "
            "although the price is shown by the month. Clubs must name one treasurer as the contact."
        ),
        facts=(
            fact(
                "EUR 13.60",
                "What does Plus Orchard cost per month?",
                "Our allotment club is looking at the Orchard plan. What is its price per month?",
                "plus orchard price a month?",
                "Please tell me the monthly price shown for Plus Orchard.",
            ),
            fact(
                "Hesper Lund",
                "Who does the personal watering review for Plus Orchard members?",
                "As an Orchard member I get a watering review each February. What is the name of your plant adviser?",
                "who's the plant adviser for orchard members?",
                "Which adviser reviews the watering of Plus Orchard gardens?",
            ),
            fact(
                "4 gardens",
                "How many gardens does Plus Orchard cover?",
                "Our club has several plots and is thinking of the Orchard plan. Up to what number of them "
                "are covered?",
                "max gardens on plus orchard?",
                "What is the largest number of plots included in one Plus Orchard plan?",
                accepted=("4", "four gardens", "four"),
            ),
        ),
    ),
    Article(
        id="subscription-04",
        title="Trying a Plus plan",
        text=(
            "New customers may try any Plus plan free of charge for 37 days. A card is needed, but nothing "
            "is charged before the trial has ended, and a reminder goes out three days earlier. A second "
            "trial is possible after a break of two years. Buyers of a Hearthknot hub receive a longer trial "
            "of 74 days, which starts on the day the hub is first connected rather than on the day of "
            "purchase. Trials cannot be paused, and Acorns are not earned while they run."
        ),
        facts=(
            fact(
                "37 days",
                "How long is the free trial of a Plus plan for new customers?",
                "I've never had a Plus plan and would like to test it. For how many days is it free?",
                "free trial length of quillmere plus?",
                "What is the duration of the normal trial of Quillmere Plus?",
            ),
            fact(
                "74 days",
                "How long is the Plus trial that comes with a Hearthknot hub?",
                "I've just bought a Hearthknot hub and heard that I get a longer Plus trial. How long is it?",
                "plus trial with a new hub, how many days?",
                "What is the length of the Plus trial given to buyers of the Hearthknot hub?",
            ),
        ),
    ),
    Article(
        id="subscription-05",
        title="Ending a Plus plan",
        text=(
            "A Plus plan is ended in the app under Plan, Let it rest. Notice must be given 12 days before "
            "the next payment; later notice counts for the period after that. History is kept for 10 months "
            "once the plan is over, so someone who comes back finds the old curves. Yearly plans are not "
            "refunded in part, with the exception of a move abroad or a death in the family. We never ask "
            "for a reason and we never telephone to win people back."
        ),
        facts=(
            fact(
                "12 days",
                "How many days before the next payment must I cancel a Plus plan?",
                "I want to stop my Plus plan before it renews. How much notice do you need?",
                "notice period for cancelling quillmere plus?",
                "What notice is required to end a Quillmere Plus subscription?",
            ),
            fact(
                "10 months",
                "How long is my history kept after a Plus plan has ended?",
                "I might come back to Plus next year. For how long will you store my old curves once I leave?",
                "how long do you keep plus history after i cancel?",
                "For what period is the history saved once a Plus plan is over?",
            ),
        ),
    ),
    Article(
        id="subscription-06",
        title="Pausing a Plus plan",
        text=(
            "Gardeners who rest in winter can pause a Plus plan instead of ending it. A pause lasts for at "
            "least one and at most 5 months, and it costs EUR 0.55 a month to keep the history alive. It is "
            "set under Plan, Winter sleep. While the plan is paused the devices run on their last schedule, "
            "but forecasts stop. Plus Orchard cannot be paused. A pause ends by itself on the chosen day, "
            "and an e-mail is sent a week ahead so nobody is surprised."
        ),
        facts=(
            fact(
                "5 months",
                "For how long at most can I pause a Plus plan?",
                "We're away all winter and want to put our Plus plan on hold. What is the longest possible pause?",
                "max pause for a plus subscription?",
                "What is the maximum length of the Winter sleep of a Plus plan?",
                accepted=("at most 5 months",),
            ),
            fact(
                "EUR 0.55",
                "How much does pausing a Plus plan cost per month?",
                "I'd like to put my Plus plan into Winter sleep. What will I pay monthly while it's paused?",
                "monthly cost of winter sleep for plus?",
                "What is the monthly charge during a pause of Quillmere Plus?",
            ),
        ),
    ),
    Article(
        id="subscription-07",
        title="Paying for a Plus plan by the year",
        text=(
            "Whoever pays a Plus plan for a whole year saves 16 percent compared with twelve monthly "
            "payments. The yearly price is fixed for that year even if the monthly price goes up. Payment by "
            "transfer is possible for yearly plans only, and the invoice is sent nine days before the year "
            "begins. Students and apprentices get a further reduction of EUR 5.90 a year after uploading a "
            "certificate, which must be renewed every autumn. Yearly plans can be given away with a printed "
            "voucher."
        ),
        facts=(
            fact(
                "16 percent",
                "How much do I save by paying a Plus plan yearly?",
                "I currently pay for Plus every month. What percentage would I save with yearly payment?",
                "saving on yearly plus vs monthly?",
                "What is the discount for annual payment of Quillmere Plus?",
            ),
            fact(
                "EUR 5.90",
                "How much is the yearly student reduction on a Plus plan?",
                "I'm an apprentice and would take Plus for a year. How much do I get off with my certificate?",
                "student discount on yearly plus?",
                "Which further reduction do students and apprentices receive on a yearly Plus plan?",
            ),
        ),
    ),
    Article(
        id="subscription-08",
        title="Chat team hours for Plus members",
        text=(
            "Plus members reach a human in the chat every day until 22:40, whereas everybody else is served "
            "until early evening. The promised waiting time for members is 3 minutes; if it is exceeded, the "
            "next month of the plan costs one euro less. Members may also book a video call with a gardener, "
            "twice a year, for a length of twenty minutes. Video calls are held from our glasshouse in "
            "Pellbury, and the gardener can see the device readings if the member agrees."
        ),
        facts=(
            fact(
                "22:40",
                "Until what time can Plus members reach a human in the chat?",
                "I work late but I do have Plus. Until when in the evening is the chat team there for me?",
                "how late is the chat open for plus members?",
                "At what time does the chat close for Quillmere Plus subscribers?",
                accepted=("10:40 pm",),
            ),
            fact(
                "3 minutes",
                "What waiting time in the chat is promised to Plus members?",
                "I've been waiting in the Plus chat for quite a while. How long is it supposed to take at most?",
                "promised chat waiting time with plus?",
                "Which maximum chat wait does Quillmere promise its Plus members?",
            ),
        ),
    ),
)
