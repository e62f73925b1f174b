"""Handbook articles of the app and account team."""

from handbook_model import Article, fact

ARTICLES = (
    Article(
        id="app-01",
        title="Creating an account in Quillmere Home",
        text=(
            "An account is made in the app Quillmere Home with an e-mail address and a password of at least "
            "11 characters. The confirmation link is valid for 50 minutes; afterwards a new one can be asked "
            "for on the same page. One e-mail address can hold one account only. People below the age of "
            "sixteen need a grown-up who opens the account and adds them as a junior. The account name may "
            "be changed once every spring, and offensive names are replaced by the name of a bird."
        ),
        facts=(
            fact(
                "11 characters",
                "How many characters must the password of a Quillmere Home account have at least?",
                "I'm setting up my account in the app and my password is always refused. What is the minimum length?",
                "minimum password length quillmere home?",
                "What is the shortest permitted password for an account in the app?",
                accepted=("at least 11 characters",),
            ),
            fact(
                "50 minutes",
                "How long is the confirmation link for a new account valid?",
                "I created an account this morning and the link in the e-mail no longer works. How long does it last?",
                "account confirmation link expires after how long?",
                "For what time can the confirmation link of a new Quillmere Home account be used?",
            ),
        ),
    ),
    Article(
        id="app-02",
        title="Forgotten password and locked accounts",
        text=(
            "After 5 wrong passwords in a row the account is closed for two hours. The reset link comes from "
            "the address keys@quillmere.example and works once. Customers who have lost access to their "
            "e-mail can prove who they are with the serial numbers of two devices and the month of the last "
            "order; the identity team then needs up to 4 days. We never ask for a password by telephone. "
            "After a reset, all telephones are signed out, but the devices themselves go on working."
        ),
        facts=(
            fact(
                "keys@quillmere.example",
                "From which address does the password reset link come?",
                "I got a mail about resetting my Quillmere password and fear it's fake. What is the real "
                "sender address?",
                "real sender of your password reset mails?",
                "Please name the e-mail address that sends reset links for the app.",
            ),
            fact(
                "4 days",
                "How long does the identity team need if I've lost access to my e-mail?",
                "My old e-mail account is gone and I've sent you my serial numbers to prove who I am. How "
                "long will the check take?",
                "how many days does the identity check take when i lost my email?",
                "What is the longest time that the identity team takes to restore access to an account?",
                accepted=("up to 4 days",),
            ),
        ),
    ),
    Article(
        id="app-03",
        title="Second sign-in step",
        text=(
            "The second sign-in step, called Doorbell, protects accounts with a lock. Whoever adds a "
            "Latchling must switch it on within 48 hours, or remote opening is blocked. Doorbell shows a "
            "picture of an animal on two devices, and the user confirms that they are the same. When signing "
            "in for the first time, ten spare words are shown; write them on paper. A telephone can be "
            "trusted for 80 days. Doorbell can be moved to a new telephone only while the old one is still "
            "signed in."
        ),
        facts=(
            fact(
                "Doorbell",
                "What is the second sign-in step in the Quillmere app called?",
                "I was told to switch on the extra sign-in protection in the app. What's its name?",
                "name of the app's two step login?",
                "Under which name does Quillmere Home offer its second sign-in step?",
            ),
            fact(
                "80 days",
                "How long can a telephone be trusted with the second sign-in step?",
                "I'm tired of confirming the sign-in on my own phone. For how many days can I trust it?",
                "how long does the app trust my phone for sign in?",
                "For what period does a trusted telephone skip the second sign-in step?",
            ),
        ),
    ),
    Article(
        id="app-04",
        title="Setting up the Hearthknot hub",
        text=(
            "The Hearthknot hub links the devices to the internet. Plug it in, wait until its knot glows "
            "white, and scan the code under the felt. Set-up must be finished within 13 minutes, otherwise "
            "the hub closes for safety and has to be unplugged. It works only with 2.4 gigahertz networks "
            "whose name is shorter than 28 characters. One home may have 3 hubs. If the knot turns magenta, "
            "the hub has the network but no internet, and the router should be checked."
        ),
        facts=(
            fact(
                "13 minutes",
                "Within how many minutes must the set-up of a Hearthknot hub be finished?",
                "I was interrupted while setting up my Hearthknot and now it has closed. How much time do I "
                "have for the set-up?",
                "time limit for hearthknot set up?",
                "What is the time allowed for setting up a Hearthknot hub?",
            ),
            fact(
                "magenta",
                "What colour is the Hearthknot's knot when it has the network but no internet?",
                "Nothing in the app updates, and I suspect the router. Which colour would the Hearthknot "
                "show with a network but no internet?",
                "hearthknot colour for no internet?",
                "Which knot colour on the hub tells me that the internet is missing?",
            ),
            fact(
                "3 hubs",
                "How many Hearthknot hubs may one home have?",
                "Our old farmhouse has thick walls and I want to add hubs. What's the limit for one home?",
                "max hearthknot hubs in a home?",
                "What is the maximum number of hubs in one home?",
                accepted=("3", "three hubs", "three"),
            ),
        ),
    ),
    Article(
        id="app-05",
        title="Supported telephones and app versions",
        text=(
            "Quillmere Home runs on telephones whose system is not older than six years. The current app "
            "generation is called Bramble; its forerunner Nettle stopped receiving updates on 9 March. The "
            "app needs 145 megabytes of storage, plus some more for the history. Tablets are supported "
            "upright only. On watches there is a small version that can lock a door but not open one. Beta "
            "versions may be tried by joining the club Early Shoots, which has room for two thousand people."
        ),
        facts=(
            fact(
                "Bramble",
                "What is the current generation of the Quillmere app called?",
                "I'm not sure if my app is up to date. What's the name of the present app generation?",
                "name of the current app generation?",
                "Which app generation succeeded Nettle?",
            ),
            fact(
                "9 March",
                "On which date did the app generation Nettle stop receiving updates?",
                "My old tablet still runs Nettle. Since what date has that app had no more updates?",
                "when did updates for nettle end?",
                "Please tell me the day on which updates of the Nettle app ended.",
                accepted=("March 9",),
            ),
            fact(
                "145 megabytes",
                "How much storage does the Quillmere Home app need?",
                "My phone is nearly full. How much space do I have to free for your app?",
                "app size of quillmere home?",
                "What amount of storage is required by the app, not counting the history?",
            ),
        ),
    ),
    Article(
        id="app-06",
        title="Homes, rooms and roles",
        text=(
            "An account may hold up to 6 homes, and each home can have forty rooms. There are three roles: "
            "the Keeper decides everything, a Gardener may change schedules, and a Visitor only looks. A "
            "Keeper who leaves must name an heir, or the home is put to sleep after 70 days. Devices can be "
            "dragged from one room to another without new pairing. The plan of the house can be drawn with a "
            "finger, and shared with the installer by a code."
        ),
        facts=(
            fact(
                "70 days",
                "After how many days is a home without a Keeper put to sleep in the app?",
                "My ex left our app home without naming an heir. When will the home be put to sleep?",
                "home without keeper, how long until it sleeps?",
                "What period passes before the app puts a home with no heir to sleep?",
            ),
            fact(
                "Gardener",
                "Which role in the app may change schedules but not decide everything?",
                "I want my neighbour to adjust watering times in our home, nothing more. Which role do I "
                "give her in the app?",
                "app role that can only edit schedules?",
                "What is the name of the middle role between Keeper and Visitor?",
            ),
        ),
    ),
    Article(
        id="app-07",
        title="Personal data and deleting an account",
        text=(
            "A copy of all personal data can be ordered under Me, My drawer; it is ready after 3 days and "
            "can be fetched for a fortnight. An account is deleted after a cooling time of 27 days, during "
            "which signing in stops the deletion. Invoices stay with us as the law demands. Our data officer "
            "is Lucan Tremayle, who answers letters personally. Camera pictures do not exist in our system. "
            "Data is kept in the hall at Skelder Quay and never leaves the country."
        ),
        facts=(
            fact(
                "Lucan Tremayle",
                "Who is Quillmere's data officer?",
                "I have a privacy question about my account. What is the name of your data officer?",
                "name of the data protection officer?",
                "To whom should letters about personal data be addressed at Quillmere?",
            ),
            fact(
                "27 days",
                "How long is the cooling time when an account is deleted?",
                "I asked for my account to be deleted but changed my mind. How many days do I have to stop "
                "it by signing in?",
                "account deletion cooling period?",
                "After what period is an account really deleted?",
            ),
        ),
    ),
    Article(
        id="app-08",
        title="Notifications and quiet hours",
        text=(
            "Messages from the app are sorted into whispers, calls and alarms. Quiet hours hold back "
            "everything except alarms; they run from 22:10 to 6:30 unless changed. No more than 14 whispers "
            "a day are sent, and the rest are gathered in the evening basket. Alarms, such as frost and a "
            "forced door, cannot be muted, though their sound can be chosen: the shrillest is called Jay. If "
            "messages fail to come, check the battery saving of the telephone first."
        ),
        facts=(
            fact(
                "22:10",
                "At what time do the app's quiet hours start by default?",
                "I still get messages from the app late in the evening. When do quiet hours begin unless changed?",
                "default start of quiet hours in the app?",
                "Please tell me the preset beginning of the quiet hours in Quillmere Home.",
                accepted=("10:10 pm",),
            ),
            fact(
                "Jay",
                "What is the shrillest alarm sound in the app called?",
                "I sleep deeply and need the loudest, shrillest frost alarm. Which sound do I pick in the app?",
                "shrillest alarm sound name?",
                "Which alarm sound of the app is the shrillest?",
            ),
        ),
    ),
    Article(
        id="app-09",
        title="Firmware updates",
        text=(
            "Devices update themselves between 2:15 and 4:45 in the morning. An update takes about nine "
            "minutes for a lamp and up to 17 minutes for a Rillkeeper; locks ask first. Updates come in "
            "waves, so a neighbour may have a new version 10 days earlier. The channel called Slowlane waits "
            "for a month and suits holiday homes. If an update fails three times, the device goes back to "
            "the last version and shows the code U-52, which should be passed to the chat team."
        ),
        facts=(
            fact(
                "U-52",
                "Which code does a device show after three failed firmware updates?",
                "My lamp tried to update three times and went back to its old version. What code should it be showing?",
                "firmware update failed three times code?",
                "What code is displayed when a device falls back to its last firmware?",
            ),
            fact(
                "Slowlane",
                "What is the update channel called that waits for a month?",
                "I'd prefer late firmware updates for our holiday home. Which channel should I choose?",
                "name of the slow update channel?",
                "Which firmware update channel suits holiday homes?",
            ),
        ),
    ),
    Article(
        id="app-10",
        title="Voice control",
        text=(
            "Quillmere devices listen to the voice butler Pipkin, which runs on the Hearthknot hub itself. "
            "Pipkin answers to its name and understands 43 commands; the list can be printed. Doors can be "
            "locked by voice but opened only after saying a number of four digits. Up to 8 voices can be "
            "taught. Sound is not stored and never leaves the hub. To stop Pipkin listening, slide the ear "
            "switch on the back; the knot then shows a thin red line."
        ),
        facts=(
            fact(
                "Pipkin",
                "What is Quillmere's voice butler called?",
                "I want to control my lamps by voice. What name does the butler on the hub answer to?",
                "name of the voice assistant on hearthknot?",
                "Which voice butler runs on the Hearthknot hub?",
            ),
            fact(
                "43 commands",
                "How many commands does the voice butler understand?",
                "My kids keep inventing things to say to the voice butler. How many commands does it really know?",
                "number of voice commands on the hub?",
                "What number of commands can the Hearthknot's voice butler understand?",
                accepted=("43",),
            ),
            fact(
                "8 voices",
                "How many voices can the hub's voice butler be taught?",
                "We're a big family and all want to use the voice butler on our hub. What number of voices "
                "can it learn?",
                "voice limit of the butler on hearthknot?",
                "What is the maximum number of voices the Hearthknot's butler can learn?",
                accepted=("8", "eight voices", "eight"),
            ),
        ),
    ),
)
