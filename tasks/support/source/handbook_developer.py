"""Handbook articles of the developer platform team."""

from handbook_model import Article, fact

ARTICLES = (
    Article(
        id="developer-01",
        title="Loom, the developer platform",
        text=(
            "Loom is the developer platform of Quillmere. Keys are made at loom.quillmere.example after "
            "signing in with a normal account and naming a project. A free project may send 1,700 calls a "
            "day, counted from midnight in Harrowdene. The paid tier Weaver costs EUR 8.45 a month and "
            "allows forty times as many. Calls beyond the limit are answered with the status 429. Loom can "
            "read every device of the owner, but it may write to lamps and controllers only; locks are "
            "closed to all projects."
        ),
        facts=(
            fact(
                "1,700 calls",
                "How many calls a day may a free Loom project send?",
                "I'm writing a small garden dashboard on Loom's free tier. What is the daily call limit?",
                "loom free tier daily limit?",
                "Please state the number of daily calls for free projects on the developer platform.",
                accepted=("1700 calls", "1,700", "1700"),
            ),
            fact(
                "EUR 8.45",
                "What does the Loom tier Weaver cost per month?",
                "My Loom project has outgrown the free tier. How much is Weaver monthly?",
                "weaver tier price?",
                "Please tell me the monthly price of the paid developer tier.",
            ),
        ),
    ),
    Article(
        id="developer-02",
        title="Access tokens and refreshing them",
        text=(
            "A Loom access token lives for 55 minutes and the refresh token for 84 days. Refreshing early is "
            "allowed, but the old token dies at once. The token belongs in the header X-Loom-Thread, not in "
            "the address. A project may hold at most nine refresh tokens; the oldest drops out when a tenth "
            "is made. If a token turns up in a public place, our scanner revokes it and writes to the owner. "
            "Times are given in seconds since midnight, as all of Loom does."
        ),
        facts=(
            fact(
                "55 minutes",
                "How long does a Loom access token live?",
                "My Loom script suddenly gets refused after a while. What is the lifetime of an access token?",
                "loom access token lifetime?",
                "After what time does an access token on the developer platform expire?",
            ),
            fact(
                "84 days",
                "How long is a Loom refresh token valid?",
                "I wrote a Loom tool that runs only a few times a year. For how many days does a refresh token last?",
                "loom refresh token lifetime?",
                "What is the lifetime of a refresh token on Loom?",
            ),
            fact(
                "X-Loom-Thread",
                "In which header does the Loom token belong?",
                "I put my Loom token into the address and it's refused. Which header do I have to use?",
                "header name for the loom token?",
                "Please name the header that carries a Loom access token.",
            ),
        ),
    ),
    Article(
        id="developer-03",
        title="Webhooks",
        text=(
            "Loom can call a web address when something happens, for instance when a Soilwhisper gets dry. A "
            "webhook must answer within 6 seconds; otherwise it is tried again 7 times with growing pauses, "
            "and then it is switched off. Each message is signed with the method called Selvedge, whose "
            "secret is shown only once. Up to 18 webhooks can be kept in one project. Messages may arrive "
            "twice or in the wrong order, so sort them by the field named stitch."
        ),
        facts=(
            fact(
                "6 seconds",
                "Within how many seconds must a Loom webhook answer?",
                "My server is slow and Loom keeps retrying my webhook. What's the time limit for the answer?",
                "loom webhook timeout?",
                "What is the permitted response time of a webhook on Loom?",
                accepted=("within 6 seconds",),
            ),
            fact(
                "Selvedge",
                "What is the signing method of Loom webhooks called?",
                "I'm verifying webhook messages from Loom. What's the name of the method they are signed with?",
                "name of the loom webhook signature method?",
                "With which method are Loom's webhook messages signed?",
            ),
            fact(
                "18 webhooks",
                "How many webhooks can one Loom project keep?",
                "I need a Loom webhook for every bed in a big garden. What is the limit per project?",
                "max webhooks per loom project?",
                "What is the maximum number of webhooks in a single Loom project?",
                accepted=("18",),
            ),
        ),
    ),
    Article(
        id="developer-04",
        title="The practice garden for developers",
        text=(
            "Developers without devices can use the practice garden, a simulated home named Potemkin. It has "
            "two controllers, five sensors and a clock that runs 24 times faster than the real one. "
            "Everything in it is put back at 3:05 in the morning. Calls to Potemkin do not count towards the "
            "limit. A broken device can be imitated with the parameter wilt. Weather in the practice garden "
            "repeats the week of a storm, so that programs meet rain as well as sun."
        ),
        facts=(
            fact(
                "Potemkin",
                "What is Loom's simulated home called?",
                "I'd like to develop for Loom but own no devices. What's the name of the simulated home?",
                "name of the loom test environment?",
                "Under what name does the developer platform offer its practice garden?",
            ),
            fact(
                "3:05",
                "At what time is the developers' practice garden put back to its starting state?",
                "My test devices in the Loom practice garden vanish overnight. When is everything reset?",
                "reset time of the practice garden?",
                "Please tell me the hour at which the practice garden is restored.",
                accepted=("3:05 am", "3:05 in the morning"),
            ),
            fact(
                "wilt",
                "Which parameter imitates a broken device in the developers' practice garden?",
                "I want to test how my program copes with a dead sensor in the Loom practice garden. What "
                "parameter do I set?",
                "practice garden parameter for a broken device?",
                "Please name the parameter that simulates a faulty device on the developer platform.",
            ),
        ),
    ),
    Article(
        id="developer-05",
        title="Error numbers in Loom",
        text=(
            "Loom answers errors with a short number and a word. The number 1207 means that the device is "
            "asleep, and the call should be repeated after half a minute. The number 1344 says that the home "
            "has no keeper, while 1518 means that the firmware is too old. Errors beginning with 19 are our "
            "fault, and they are listed on the page Loose Ends. Please include the field knot in any report: "
            "it holds 12 letters and lets us find the call. Reports are read on working days."
        ),
        facts=(
            fact(
                "1207",
                "Which Loom error number means that the device is asleep?",
                "My Loom program hits a sleeping device now and then. What error number should I look for?",
                "loom error for a sleeping device?",
                "What number does Loom return when a device is asleep?",
            ),
            fact(
                "1518",
                "Which Loom error number means that the firmware is too old?",
                "A user of my Loom app hasn't updated his lamp in ages. What error number would I get for "
                "outdated firmware?",
                "loom error for old firmware?",
                "What number does Loom return when a device's firmware is outdated?",
            ),
            fact(
                "Loose Ends",
                "On which page are Loom errors listed that are your fault?",
                "I think Loom itself is broken today, not my code. What's the name of the page listing such errors?",
                "name of the loom page with your own errors?",
                "Which page of the developer platform lists faults on Quillmere's side?",
            ),
        ),
    ),
    Article(
        id="developer-06",
        title="Publishing an app in the Hedge",
        text=(
            "Finished programs can be offered to others in our catalogue, the Hedge. A review takes 8 "
            "working days and costs EUR 34.30 once, which is waived for programs without a price. The icon "
            "must be round and 420 pixels wide. Makers keep 79 percent of the takings, paid out each quarter "
            "above a sum of EUR 25. A program that is not updated for two years moves to the Compost "
            "section, from where it can still be fetched by its users."
        ),
        facts=(
            fact(
                "EUR 34.30",
                "What does the review of a paid program for the Hedge cost?",
                "I'm going to sell my garden planner in the Hedge. How much is the one-off review?",
                "hedge review fee?",
                "Please state the review charge for publishing a priced program in the Hedge.",
            ),
            fact(
                "79 percent",
                "What share of the takings do makers keep in the Hedge?",
                "I plan to sell a Loom program in your catalogue. What percentage of the takings is mine?",
                "developer revenue share in the hedge?",
                "How large is the maker's share of sales in the Hedge?",
            ),
            fact(
                "420 pixels",
                "How wide must the icon of a Hedge program be?",
                "I'm drawing the icon for my program in the Hedge. What width do you require?",
                "icon width for the hedge?",
                "What is the required icon width for the catalogue of Loom programs?",
            ),
        ),
    ),
    Article(
        id="developer-07",
        title="Local access without the internet",
        text=(
            "A Hearthknot hub can be reached inside the home without the internet. Local access is switched "
            "on under Hub, Back door and uses the port 7719. Only telephones and computers in the same "
            "network are let in, after the sprout button on the hub has been pressed for 6 seconds. The "
            "local key must be renewed every 130 days. Answers are the same as in Loom but without "
            "forecasts. At most two programs may listen at once, since the hub is small."
        ),
        facts=(
            fact(
                "7719",
                "Which port does local access to the Hearthknot hub use?",
                "I'm writing a program that talks to the Hearthknot without the internet. What port do I connect to?",
                "hearthknot local port?",
                "On which port can a Hearthknot be reached inside the home network?",
                accepted=("port 7719",),
            ),
            fact(
                "130 days",
                "How often must the local key of a Hearthknot be renewed?",
                "My local access to the hub stopped working after some months. What is the lifetime of the local key?",
                "hearthknot local key expires after how many days?",
                "After what period does the key for local hub access have to be renewed?",
                accepted=("every 130 days",),
            ),
        ),
    ),
    Article(
        id="developer-08",
        title="Developer community and support",
        text=(
            "Developers meet in the forum called the Spinning Room. Questions there are answered by other "
            "members; one of our engineers looks in on Tuesday and Friday. Paying projects may open tickets, "
            "to which we reply within 26 hours on working days. The yearly meeting Yarn Day takes place in "
            "Harrowdene on 6 September, with places for 180 people. Old versions of Loom are kept alive for "
            "28 months after a new one appears. Suggestions with more than a hundred votes get an official "
            "answer."
        ),
        facts=(
            fact(
                "Spinning Room",
                "What is the forum for Loom developers called?",
                "I have a question about Loom and want to ask other developers. What's the name of your forum?",
                "name of the loom developer forum?",
                "In which forum do developers of the Loom platform meet?",
                accepted=("the Spinning Room",),
            ),
            fact(
                "26 hours",
                "Within how many hours do you reply to tickets of paying Loom projects?",
                "I pay for Weaver and opened a ticket this morning. How soon can I expect a reply?",
                "reply time for loom tickets?",
                "What is the promised reply time for tickets of paid developer projects?",
                accepted=("within 26 hours",),
            ),
            fact(
                "6 September",
                "On which date does the developer meeting Yarn Day take place?",
                "I'd like to book a train for Yarn Day. What is its date?",
                "yarn day date?",
                "Please tell me when your yearly developer meeting is held.",
                accepted=("September 6",),
            ),
        ),
    ),
)
