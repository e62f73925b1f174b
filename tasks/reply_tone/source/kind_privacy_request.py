"""Mails about personal data, and how they are answered."""

KIND = "privacy_request"
DESK = "Data desk"
TITLE = "Policy: personal data and deleting an account"
NEEDS_ORDER = False
ORDER_SHARE = 0.15
POLICY = (
    "There are two cases. Whoever wants to see the data orders a copy in the app under Me, My drawer. It is ready "
    "within 3 days and can be fetched for a fortnight. Whoever wants the account deleted starts this in the app under "
    "Me. Signing in within 27 days stops it; then everything is erased except the invoices, which the law makes us "
    "keep. Lucan Tremayle is the data officer. The reply closes with the Data desk."
)
BODIES_COPY = (
    "Order the copy in the app under Me, My drawer. We have it ready within 3 days, and you can fetch it for a "
    "fortnight. Lucan Tremayle, our data officer, answers further questions.",
    "In the app, choose Me, My drawer and order the copy. We prepare it within 3 days, and it can be fetched for a "
    "fortnight. Our data officer is Lucan Tremayle.",
    "We keep nothing from you. Order the copy in the app under Me, My drawer. It is ready within 3 days and can be "
    "fetched for a fortnight.",
    "The copy is ordered in the app under Me, My drawer. Within 3 days we have it ready, and for a fortnight you can "
    "fetch it. Lucan Tremayle, our data officer, helps with the rest.",
    "Go to Me, My drawer in the app and order the copy. We get it ready within 3 days, and you have a fortnight to "
    "fetch it. Questions go to Lucan Tremayle, our data officer.",
)
BODIES_DELETE = (
    "Start the deletion in the app under Me. If you do not sign in within 27 days, we erase everything except the "
    "invoices, which the law makes us keep.",
    "You start this in the app under Me. Signing in within 27 days stops the deletion. After that we erase all of it, "
    "except the invoices, which the law makes us keep.",
    "In the app, start the deletion under Me. Do not sign in within 27 days, because this stops it. We then erase "
    "everything except the invoices that the law makes us keep.",
    "The deletion is started in the app under Me. Whoever signs in within 27 days stops it. Otherwise we erase the "
    "account and keep only the invoices, as the law demands.",
    "Open Me in the app and start the deletion. Unless you sign in within 27 days, we erase your data, except for the "
    "invoices, which the law makes us keep.",
)
MAILS = """
calm n copy | ask which data we hold about you
Which data do you hold about me? I've had an account with you for six years and have no idea any more what I typed in
when. I'd like to see the lot.

upset c delete | write that you want your account deleted at once
delete my account. all of it. i found my name in some newsletter i never signed up for and i'm done. today would be good

calm f copy | ask for a copy of everything stored about you
I read in the newspaper that one may request a copy of everything a firm has stored about one. I should like to make
use of that right, out of curiosity more than suspicion.

calm s delete | ask to delete your account because you have no device any more
I have no more device of your company, all is sold. So please I want that my account is deleted and the data is away.
What I need to do for this?

upset n copy | write that you want to know what we store about your household
The lock on our door knows when we come and go, and it dawned on me that so do you. I don't like it at all. I want to
see every line you've stored about this household.

calm c copy | ask for your data in one file
hi can i get all my data in a file? doing a course on this stuff and we have to try it with a real company, you're my
guinea pig, congratulations

calm n delete | ask how to have your account deleted
I'd like to have my account deleted. There's no hard feeling behind it, we've simply gone back to a watering can. Is
there a form, or does this mail count as one?

upset f delete | write that your account still exists although you asked for its deletion
I asked a lady in your store to have my account deleted, and she assured me that it was done. This morning the app
greeted me by name. I demand that it be deleted properly.

calm f delete | ask to have the account of your late wife deleted
My wife died in the autumn. Her account with you still exists, and it sends her reminders to fill her herb pot. I have
her telephone and would ask you to tell me how to have it deleted.

calm s copy | write that you would see which information we have from you
I would see which information you have from me, for example address and when I switch the lamp. In my country the
firms must show it. With you also? Where can I look it?

upset s copy | write that you get letters for another person and want to see your data
Two times I get a letter from you for a person with other name but my address. So what is written in your computer
about me? I am not happy. Show me all please.

upset n delete | write that our messages do not stop and that you want your account deleted
I've unsubscribed four times. The messages don't stop. I don't want an apology or a voucher any more, I want my
account deleted, with everything that hangs on it.

calm c delete | ask how to delete an old account made by mistake
made two accounts by mistake, want to get rid of the old one (the one this mail comes from). how do i delete it without
blowing up the other one?

calm n copy | ask for a copy of your data for your lawyer
For a quarrel about a hedge my lawyer would like to see the watering records of our garden. I suppose that's part of
my data. Could I have a copy of all that you hold?

happy c delete | tell us that you liked being here and want your account deleted
lovely shop, lovely people, but i'm going off-grid (no really, there's a hut) so i'd like my account deleted before i
leave. thanks for the tomatoes

calm f copy | ask to see what is recorded about your front door
It would interest me to see what is recorded about my front door, and about myself for that matter. My nephew assures
me that you are obliged to tell. I ask in a friendly spirit.

upset c copy | write that strangers seem to know your address and that you want to see your data
since ordering with you i get junk post from three garden companies. coincidence?? i want to see exactly what you've
got on me, every bit

calm s delete | write that you move to a new home and want your account away
We move in a new house and there is other system from the builder. My account I do not need. Can you please make it
away, or I must do something alone?

upset f copy | write that your request to see your data was refused by telephone
Over the telephone I was informed that nobody could show me my data "just like that". I was not aware that I needed a
reason. I herewith repeat my request to see all of it.

calm n delete | ask how long it takes until your account is gone
If I decide to delete my account, how is that done, and how long until it's really gone? I'm giving my phone back to
my employer at the end of next month and would like it over by then.

calm c copy | ask where you can download your data
where can i download my stuff? watering history, orders, whatever there is. want to make a chart for my dad's 70th, he's
obsessed with that lawn

upset c delete | write that you do not want to be in our system any longer
i don't want to be in your system any more. i didn't like the questions at sign-up and i like the birthday mails even
less. how do i delete the account

calm n copy | ask for a copy of your personal data before you change phones
Before I change phones I'd like to have a copy of my personal data, in case something gets lost on the way. My wife
says I'm overdoing it, and she may be right.

upset n delete | write that your ex-partner still sees your account and that you want it deleted
My ex-partner can still see when I'm at home, through an account that's in my name. I can't tell you how uneasy that
makes me. I want it deleted, completely.

calm s copy | ask to get your data because you are a careful person
I am a careful person and one time in the year I ask all firms what they know about me. Now it is your turn. Please
send me or show me my data. It is nothing bad.

calm f delete | ask for the deletion of your account, as you are moving into a home
I shall be moving into a home where the gardening is done by others. In clearing my desk I have come to your account,
which I should like deleted. Please be so good as to tell me how.

happy n copy | write that you like us very much and would like to see your data
I like your shop very much and I'm not leaving. But my granddaughter studies law and says that I should know what's
stored about me. So I'd like to see all of it, for her sake.

upset s copy | write that somebody used your address and that you want to see what is stored
Somebody has ordered with my address, I got a parcel that is not mine. I am afraid now. I want to see everything what
you have stored with my name.

calm c delete | ask how to delete the account of your teenage son
my son made an account when he was into cacti. he's into drums now. can we delete the account? asking as the person
who gets all the mails

happy f delete | write that we served you well and that you wish your account to be deleted
You have served me well for eleven years, and I part from you without complaint. I am winding up my household, however,
and desire that my account be deleted. What am I to do?

upset c delete | tell us that you were asked three times whether you are sure and that your account is still there
yes i'm sure. yes i'm really sure. yes. and the account is STILL there this morning?? tell me how to delete it for real
this time

calm f copy | ask for a record of your data for your own files
I am a tidy man and keep a file on everybody who keeps a file on me. Would you be good enough to let me have a record
of the data stored under my name?
"""
