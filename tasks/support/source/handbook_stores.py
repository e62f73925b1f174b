"""Handbook articles of the stores."""

from handbook_model import Article, fact

ARTICLES = (
    Article(
        id="stores-01",
        title="Flagship store in Harrowdene",
        text=(
            "The flagship store stands at 22 Tanner's Row in Harrowdene, next to the old mill. It opens from "
            "9:40 to 19:10, Tuesdays to Saturdays. The whole range can be tried in the indoor garden on the "
            "first floor, and every Saturday a free planting lesson for sixteen people takes place. Parking "
            "behind the mill costs nothing for the first 70 minutes. Dogs are welcome on the ground floor. "
            "The repair counter closes an hour before the store does."
        ),
        facts=(
            fact(
                "22 Tanner's Row",
                "What is the address of the Harrowdene flagship store?",
                "I'm driving to Harrowdene tomorrow. Which street and number is your store at?",
                "address of your harrowdene shop?",
                "Please give me the street address of the flagship store.",
                accepted=("22 Tanners Row", "Tanner's Row 22", "22 Tanner's Row, Harrowdene"),
            ),
            fact(
                "70 minutes",
                "How long is parking free at the Harrowdene flagship store?",
                "I'm coming to the Harrowdene store by car. How many minutes of parking behind the mill are free?",
                "free parking time at the harrowdene store?",
                "For what time is parking behind the mill in Harrowdene free of charge?",
            ),
        ),
    ),
    Article(
        id="stores-02",
        title="Store in Marlowick",
        text=(
            "The Marlowick store sits in the former tram shed at Lantern Yard. It opens every day except "
            "Wednesday, from 10:20 until 18:50. Marlowick is the only store that cuts hoses to length; a cut "
            "costs EUR 0.80, the hose itself extra. The trade-in desk is on the left of the entrance, and "
            "green return lockers are found outside, day and night. The store is led by Perrin Oake, who "
            "also holds the evening course on watering on the last Thursday of each month."
        ),
        facts=(
            fact(
                "Wednesday",
                "On which day is the Marlowick store closed?",
                "I'd like to visit your shop in Marlowick this week. Which day should I avoid because it's closed?",
                "what day is the marlowick store shut?",
                "Please tell me the closing day of the Marlowick store.",
            ),
            fact(
                "EUR 0.80",
                "What does it cost to have a hose cut at the Marlowick store?",
                "I need a hose of an odd length and will come to Marlowick. How much do you charge for a cut?",
                "price of cutting a hose in marlowick?",
                "How much is a hose cut in the Marlowick store?",
            ),
            fact(
                "Perrin Oake",
                "Who leads the Marlowick store?",
                "I'd like to praise the staff at your Marlowick store. What is the name of the person in charge?",
                "name of the store manager in marlowick?",
                "To whom should I write if I want to reach the head of the Marlowick store?",
            ),
        ),
    ),
    Article(
        id="stores-03",
        title="Store in Pellbury",
        text=(
            "In Pellbury the store shares a building with our glasshouse at Sexton's Wharf. It opens from "
            "8:50, earlier than the others, and closes at 17:20; on Sundays it opens for the café only. The "
            "plant clinic takes sick plants without an appointment on Mondays. A diagnosis costs EUR 2.60 "
            "and is free for Plus members. Large plants can be left for a holiday stay of at most 21 nights. "
            "Bring the plant in a bag, so that no lice travel with it."
        ),
        facts=(
            fact(
                "17:20",
                "At what time does the Pellbury store close?",
                "I can get to Pellbury only after work. Until what time is your store there open?",
                "closing time of pellbury store?",
                "What is the closing hour of your store at Sexton's Wharf?",
                accepted=("5:20 pm",),
            ),
            fact(
                "EUR 2.60",
                "What does a diagnosis at the Pellbury plant clinic cost without Plus?",
                "My lemon tree is ailing and I don't have Plus. How much is a diagnosis at the clinic in Pellbury?",
                "plant clinic price in pellbury?",
                "How much do you charge non-members for diagnosing a sick plant in Pellbury?",
            ),
            fact(
                "21 nights",
                "How long may a plant stay at the Pellbury store over the holidays?",
                "We're off on a long trip and would leave our palm in Pellbury. What is the longest holiday "
                "stay for plants?",
                "max holiday stay for plants in pellbury?",
                "What is the maximum length of a plant's holiday stay in Pellbury?",
            ),
        ),
    ),
    Article(
        id="stores-04",
        title="Kiosk in Tarnhope",
        text=(
            "The Tarnhope kiosk is a small pavilion at the cable car station. It opens only from 15 April to "
            "31 October, and it stays shut in thunderstorms. The kiosk stocks seed pods, cells, wicks and "
            "string lights, but no locks or controllers. Payment is by card only. On the first Friday of the "
            "month the pottery next door sells seconds at 35 percent off from the kiosk's window. There is "
            "no telephone; questions go to the Marlowick store instead."
        ),
        facts=(
            fact(
                "15 April",
                "On which date does the Tarnhope kiosk open for the season?",
                "We're hiking near Tarnhope in spring. From what date is your kiosk there open?",
                "when does the tarnhope kiosk open in spring?",
                "Please tell me the first day of the Tarnhope kiosk's season.",
                accepted=("April 15",),
            ),
            fact(
                "35 percent",
                "By how much are pottery seconds reduced at the Tarnhope kiosk?",
                "I've heard about the seconds sale at the Tarnhope kiosk on first Fridays. What's the discount?",
                "discount on seconds in tarnhope?",
                "What reduction is given on pottery seconds sold from the kiosk in Tarnhope?",
            ),
        ),
    ),
    Article(
        id="stores-05",
        title="Click and collect",
        text=(
            "Orders for collection are ready after 3 hours in Harrowdene and Marlowick and after one day in "
            "Pellbury. The customer shows the barcode or says the word that stands under it. Goods are kept "
            "for 11 days, then the order is cancelled and the money returned. Somebody else may collect if "
            "the customer has typed a name under Order, Sent my friend. Collecting is free, and each "
            "collected order earns 15 Acorns because it saves a journey of the van."
        ),
        facts=(
            fact(
                "11 days",
                "How long is a click-and-collect order kept at the store?",
                "My order is waiting at the Harrowdene store but I'm ill. For how many days do you hold "
                "collected goods?",
                "how many days do you keep a click and collect order?",
                "What is the holding time for orders to be collected in a store?",
            ),
            fact(
                "15 Acorns",
                "How many Acorns do I earn for collecting an order at a store?",
                "I chose store collection instead of the van. What bonus in Acorns does that bring?",
                "acorns for click and collect?",
                "How many loyalty points does each collected order earn?",
            ),
        ),
    ),
    Article(
        id="stores-06",
        title="Fitting service",
        text=(
            "Customers who do not like tools can book a fitter. A lock is fitted for EUR 44.50 and a "
            "Rillkeeper 9 for EUR 128, materials included; lamps on posts are priced by the visit. Fitters "
            "come within 60 kilometres of a store. The visit is booked under Help, Send a hand and can be "
            "moved until 20 hours before. The fitter wears a plum jacket and shows a card with a hologram of "
            "a wren. Work done by our fitters is guaranteed for three years."
        ),
        facts=(
            fact(
                "EUR 44.50",
                "How much does it cost to have a lock fitted by your fitters?",
                "I'm hopeless with tools and need my new Latchling fitted. What is the price of the service?",
                "price of lock fitting service?",
                "Please quote the charge for fitting a door lock.",
            ),
            fact(
                "EUR 128",
                "What does your fitter charge for a Rillkeeper 9?",
                "Our Rillkeeper 9 has to be installed by somebody who knows how. How much is your fitting "
                "service for it?",
                "fitting price for rillkeeper 9?",
                "Please tell me the price for fitting a Rillkeeper 9.",
            ),
            fact(
                "20 hours",
                "Until how many hours before can I move a fitter's visit?",
                "Something came up and I need another date for the fitter. How late can I still move the visit?",
                "how long before the appointment can i reschedule the fitter?",
                "What is the latest point before the visit for rebooking a fitter?",
                accepted=("20 hours before",),
            ),
        ),
    ),
    Article(
        id="stores-07",
        title="Workshops and courses",
        text=(
            "Stores hold courses for beginners all year. The course Wet Feet explains watering in two "
            "evenings and costs EUR 18.25; the course Night Garden, about lamps, costs EUR 26.40 with a lamp "
            "kit. Both take place with at least five people. A place can be given back up to 4 days before "
            "without cost. Children's afternoons, known as Mud Club, are free but need a booking. Whoever "
            "completes three courses receives the brass trowel badge and a seat at the summer party."
        ),
        facts=(
            fact(
                "EUR 18.25",
                "How much does the watering course Wet Feet cost?",
                "I'd like to learn about watering at one of your stores. What is the price of Wet Feet?",
                "wet feet course price?",
                "Please state the fee for the course Wet Feet.",
            ),
            fact(
                "EUR 26.40",
                "What does the Night Garden course cost?",
                "My wife would enjoy the lamp course at your store. How much is Night Garden?",
                "night garden course price?",
                "Please state the fee for the lamp course, including the kit.",
            ),
            fact(
                "Mud Club",
                "What are the children's afternoons at your stores called?",
                "My daughter wants to join the free afternoon for kids at the store. What's its name?",
                "name of your kids afternoons?",
                "Under which name do the stores hold their afternoons for children?",
            ),
        ),
    ),
    Article(
        id="stores-08",
        title="Borrowing tools from a store",
        text=(
            "Every store except the kiosk lends tools. A drill with the cylinder set for locks is free for 2 "
            "days against a deposit of EUR 30; the earth auger for Duskwick Posts costs EUR 8.90 a day. Late "
            "tools are charged at double the rate from the second hour on. Tools can be booked from the Tool "
            "Wall in the app. A torn cord must be reported before the tool is given back. The borrower needs "
            "an identity card and signs on a slate."
        ),
        facts=(
            fact(
                "EUR 8.90",
                "How much does it cost a day to borrow the earth auger?",
                "I'm digging holes for six Duskwick Posts. What is the daily price of borrowing your auger?",
                "earth auger rental per day?",
                "Please quote the daily charge for the earth auger that the stores lend.",
            ),
            fact(
                "EUR 30",
                "What deposit do you take for the drill with the cylinder set?",
                "I'd like to borrow the drill to fit my lock. How much deposit do I leave at the store?",
                "deposit for borrowing the drill?",
                "Which deposit is required when I borrow the lock drill from a store?",
            ),
        ),
    ),
)
