"""Handbook articles of the Trade team."""

from handbook_model import Article, fact

ARTICLES = (
    Article(
        id="business-01",
        title="Quillmere Trade accounts",
        text=(
            "Garden builders, hotels and councils can open a Quillmere Trade account. It requires a trade "
            "number and a first order above EUR 640. Checking the papers takes 5 working days. Trade "
            "customers pay within 39 days instead of at once and see prices without tax. Each account has a "
            "named adviser; the team is led by Isolde Quarrie. A dormant account, one without orders for two "
            "years, is closed after a letter. Trade customers do not collect Acorns, but take part in the "
            "yearly bonus."
        ),
        facts=(
            fact(
                "EUR 640",
                "What must the first order of a Quillmere Trade account exceed?",
                "I run a small garden building firm and want a Trade account. What is the minimum for the first order?",
                "minimum first order for a trade account?",
                "Please state the value that the first order has to exceed for a Trade account.",
            ),
            fact(
                "39 days",
                "How long do Trade customers have to pay?",
                "Our hotel has a Trade account. Within how many days must we pay the invoice?",
                "payment term for trade customers?",
                "What is the payment period for holders of a Quillmere Trade account?",
            ),
            fact(
                "Isolde Quarrie",
                "Who leads the Trade advisers?",
                "I want to complain about my Trade adviser. What is the name of the person leading that team?",
                "head of the trade adviser team?",
                "Please name the leader of the Quillmere Trade team.",
            ),
        ),
    ),
    Article(
        id="business-02",
        title="Volume discounts for Trade customers",
        text=(
            "The discount for Trade customers depends on the number of pieces in one order. From 12 pieces "
            "on it is 6 percent, from 50 pieces on 10.5 percent, and from two hundred on the adviser makes "
            "an offer. Different products may be mixed, yet spare parts and gift cards do not count. Prices "
            "hold for 8 weeks after the quote. The discount cannot be joined with a promotion code. Samples "
            "are lent for three weeks, one of each kind per site."
        ),
        facts=(
            fact(
                "10.5 percent",
                "What discount do Trade customers get from 50 pieces on?",
                "Our council wants to order about 60 lamps on its Trade account. Which volume discount applies?",
                "trade discount at 50 pieces?",
                "Please confirm the Trade discount for an order of 75 pieces.",
            ),
            fact(
                "8 weeks",
                "How long do prices in a Trade quote hold?",
                "You sent our firm a Trade quote and the board meets next month. For how many weeks is the price good?",
                "how long is a trade quote valid?",
                "What is the validity period of the prices in a Quillmere Trade quote?",
            ),
        ),
    ),
    Article(
        id="business-03",
        title="Fleet console for many sites",
        text=(
            "Hotels and housing companies manage many homes in the Fleet console. It costs EUR 2.20 per site "
            "a month and starts at ten sites. Rights can be given by floor, and a report is sent on the "
            "third of each month. A door that has stood open for longer than 25 minutes is shown in red. The "
            "console keeps a diary for 14 months, which can be exported. Set-up help is given by the team in "
            "Wexholt, who will also train the porters on request."
        ),
        facts=(
            fact(
                "EUR 2.20",
                "What does the Fleet console cost per site a month?",
                "We look after forty holiday flats and consider the Fleet console. What is its monthly price per site?",
                "fleet console price per site?",
                "How much is charged monthly for each site in the Fleet console?",
            ),
            fact(
                "14 months",
                "How long does the Fleet console keep its diary?",
                "Our insurer asks for door records from last year. For how many months does the Fleet "
                "console store the diary?",
                "fleet console diary kept for how long?",
                "What is the storage time of the diary in the Fleet console?",
            ),
        ),
    ),
    Article(
        id="business-04",
        title="Service contracts for companies",
        text=(
            "Companies can choose between two service contracts. With Steady, a technician comes within "
            "three working days; with Swift, within 16 hours, at night as well. Swift costs EUR 310 a year "
            "for each building. Both include a visit before winter and spare parts up to EUR 55 each. A "
            "contract runs for two years and is renewed unless it is ended 10 weeks before. Missed times are "
            "refunded at a tenth of the yearly price per case, without any argument."
        ),
        facts=(
            fact(
                "16 hours",
                "Within how many hours does a technician come with the Swift service contract?",
                "Our office has the Swift contract and the gate is dead. How soon must the technician be here?",
                "swift contract response time?",
                "What is the promised arrival time of a technician under the Swift contract?",
            ),
            fact(
                "EUR 310",
                "What does the Swift service contract cost a year per building?",
                "We manage two buildings and want the faster service contract, Swift. How much is it yearly for each?",
                "yearly price of the swift contract?",
                "Please quote the annual price of Swift for one building.",
            ),
            fact(
                "10 weeks",
                "How long before its end must a company service contract be cancelled?",
                "Our company doesn't want to renew its Steady contract. How many weeks of notice must we give?",
                "notice for ending a steady or swift contract?",
                "What is the notice period for company service contracts?",
            ),
        ),
    ),
    Article(
        id="business-05",
        title="Resellers and shop displays",
        text=(
            "Garden centres that sell our goods are called partners and get the display tower Beanpole free "
            "of charge, provided that they keep at least 30 products in stock. A partner must send one "
            "member of staff to the training in Harrowdene each year, which lasts for two days. Returns from "
            "partners are gathered and fetched on the second Tuesday of the month. Partners may not sell on "
            "auction sites. A partner plate with a silver quill hangs at the door; its number can be checked "
            "online."
        ),
        facts=(
            fact(
                "Beanpole",
                "What is the display tower for partner garden centres called?",
                "We run a garden centre and sell your goods. What's the name of the display that we get free?",
                "name of the reseller display tower?",
                "Which display do reselling partners receive free of charge?",
            ),
            fact(
                "30 products",
                "How many products must a partner keep in stock for the free display?",
                "Our garden centre would love the display tower. What stock do we have to keep at least?",
                "minimum stock for the partner display?",
                "What is the minimum number of Quillmere products that a partner has to stock?",
                accepted=("30", "at least 30 products"),
            ),
        ),
    ),
    Article(
        id="business-06",
        title="Orders for schools and charities",
        text=(
            "Schools, care homes and charities receive 22 percent off pots, sensors and seed pods, but not "
            "off locks. The application form is named Clover and must be renewed every second year. "
            "Deliveries to schools are not made in the holidays unless a name is given. Once a year, in May, "
            "our fund Open Beds gives away forty raised beds; applications close on 8 February. The decision "
            "is made by a jury of teachers, and photographs of earlier winners hang in the Pellbury store."
        ),
        facts=(
            fact(
                "22 percent",
                "What discount do schools and charities receive on pots and sensors?",
                "I teach at a primary school and we'd like Sproutwells for each class. How much off do schools get?",
                "school discount percentage?",
                "Please confirm the reduction granted to care homes on sensors.",
            ),
            fact(
                "8 February",
                "When do applications for the raised beds of Open Beds close?",
                "Our school wants one of the free raised beds from your fund. What is the closing date?",
                "deadline for open beds applications?",
                "By which date must a charity apply to the fund Open Beds?",
                accepted=("February 8",),
            ),
            fact(
                "Clover",
                "What is the application form for the school discount called?",
                "Our care home wants the charity discount. What's the name of the form we have to fill in?",
                "name of the charity discount form?",
                "Which form must schools and charities hand in for their discount?",
            ),
        ),
    ),
    Article(
        id="business-07",
        title="Employee gifts and printed pots",
        text=(
            "Firms that give Sproutwells to their people can have a logo printed from 25 pots on. The print "
            "costs EUR 1.45 per pot and colour, and three colours are the limit. A proof is sent within 6 "
            "working days and must be approved in writing. Delivery to home addresses of the staff costs EUR "
            "4.05 each. Unsold pots with a logo are not taken back. For more than five hundred pots, a "
            "special glaze can be mixed by the pottery."
        ),
        facts=(
            fact(
                "EUR 1.45",
                "What does a logo print cost per pot and colour?",
                "We'd like our company logo in one colour on forty Sproutwells. How much is the print per pot?",
                "price of logo print on pots per colour?",
                "Please state the charge for each pot and colour of a logo print.",
            ),
            fact(
                "EUR 4.05",
                "What does it cost to send printed pots to the homes of our staff?",
                "Our people work remotely, so each company pot has to go to a home address. How much is that "
                "per delivery?",
                "price per home delivery of employee gift pots?",
                "Which delivery price applies to each staff address for employee gifts?",
            ),
        ),
    ),
)
