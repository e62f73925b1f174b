"""Mails about a sensor that the app shows as Offline, and how they are answered."""

KIND = "sensor_offline"
DESK = "App desk"
TITLE = "Policy: a sensor that the app shows as Offline"
NEEDS_ORDER = False
ORDER_SHARE = 0.3
POLICY = (
    "A sensor that stays Offline is woken by hand. The customer presses the pin on its back until the light turns "
    "lime, then holds it next to the Hearthknot hub for one minute. Readings are not lost, because the sensor keeps "
    "up to 600 of them and hands them in later. If it is still Offline, we telephone within 4 working days. The reply "
    "names the sensor and closes with the App desk."
)
BODIES = (
    "Press the pin on its back until the light turns lime, then hold the {p} next to the hub for one minute. If it "
    "stays offline, tell us, and we telephone within 4 working days.",
    "Press the pin on the back until the light turns lime and hold the {p} next to the hub for one minute. Should that "
    "fail, answer this mail, and we call you within 4 working days.",
    "The {p} can be woken by hand: press the pin on its back until the light turns lime, then hold it next to the hub "
    "for one minute. If that fails, we call within 4 working days.",
    "Hold down the pin on the back of the {p} until the light turns lime, and keep it next to the hub for one minute. "
    "If nothing changes, write again and we telephone within 4 working days.",
    "First press the pin on its back until the light turns lime. Then hold the {p} next to the hub for one minute. We "
    "call you within 4 working days if it is still offline.",
    "With the pin on its back pressed until the light turns lime, the {p} wakes up. Hold it next to the hub for one "
    "minute. If it fails, we telephone within 4 working days.",
)
MAILS = """
calm n outsensor | write that the app has shown your {p} as offline since {day}
Since {day} the app says that my {p} is offline. It hasn't been moved and the cells are new. Everything else in the
house works as it should. Is there something I can do before I send it in?

upset c outsensor | write that your {p} keeps going offline
{p} offline AGAIN. third time this month. i stand in the garden like an idiot waving a phone at it. what is the trick
here because the manual says nothing

calm f hubsensor | write that your {p} is shown as offline and that you do not know what this means
The telephone tells me that my {p} is "offline", a word which I had to look up. It was working until {day}, when the
window cleaner came. Would you explain what I am to do, step by step?

upset n hubsensor | write that the {p} dropped out of the app and that two nights of readings seem lost
My {p} has dropped out of the app, and two nights of readings are missing. I keep these for a study at the university,
so gaps are a serious nuisance to me. How do I get it back?

calm s hubsensor | write that the {p} is offline after the holiday
We come back from holiday and in app the {p} is grey and it says offline. Hub is okay, light is white. I have made new
start of telephone, it does not help. Please tell me what to press.

calm c hubsensor | ask how to get your {p} back online after moving the sofa
hey, moved the sofa, now the {p} says offline. moved the sofa back, still offline. the sofa looks worse now as well.
how do i get it to talk to the hub again?

upset f soil | write that the {p} has been offline for a week and that your orchids need it
For a full week the {p} has refused to report. My orchids depend upon it, and I depend upon my orchids. I followed the
leaflet to the letter and have been rewarded with the word Offline.

calm n hubsensor | write that only the {p} in the cellar is offline
We have four of your things in the house and only the {p} in the cellar is shown as offline. It ran for months in the
same spot without a hitch. Do I need to set it up from scratch?

upset c outsensor | tell us that you changed everything and that the {p} is still offline
new cells, new router, restarted the hub twice, sacrificed a biscuit. {p} still offline. i'm this close to throwing it
in the pond. please just tell me what works

calm s hubsensor | write that the {p} does not speak with the hub since {day}
Since {day} my {p} does not speak with the hub any more. My son is engineer and says the radio is okay. In the app
there is only "Offline" in red letters. How can I repair this alone?

calm c hubsensor | write that your {p} went offline when the power was cut
power cut on {day}, everything came back except the {p}, which has been sulking offline ever since. is there a button
i'm missing? everything else is fine, even the toaster

calm f airmote1 | ask how to bring the {p} in the church hall back into the app
In our church hall there hangs {a}, given by a kind parishioner who has since moved away. The app now declares it to
be offline. None of us is young. How may we bring it back?

upset n hubsensor | write that the {p} is offline and that your call was not returned
I rang about my {p} on {day} and was promised a call back. There has been none, and the thing is still offline. I've
got a baby and a cold greenhouse, so I'd like an answer I can use.

happy n outsensor | write that you are fond of the {p}, which has gone offline
I'm fond of my {p}, it has taught me more about my garden than any book. Now it's gone offline and I miss it at
breakfast. What do I need to do to wake it up?

calm n hubsensor | write that the {p} has been offline for two days although it is near the hub
It's been two days now that the {p} doesn't show up, although it's hardly three steps from the hub. The app gives me a
little cloud with a line through it. My wife's phone says the same. Any advice?

upset s soil | write that the {p} is again offline and that you lost a plant
Again the {p} is offline and I did not see that it was so dry. Now one plant is dead. It was expensive plant. What is
the use of it when it does not speak? Please help quickly.

calm c hubsensor | ask what to do about a {p} that has been offline since the update
since the last update my {p} is offline. not blaming the update, just saying. do i have to delete it and add it again?
would hate to lose the history

calm n hubsensor | ask whether your {p} is broken or only offline
Is my {p} broken, or is it just offline? The light does something when I shake it, which I know I'm not supposed to do.
The app says Offline and has said so since {day}.

upset f hubsensor | write that the {p} has been declared offline and that nobody explained why
I object to being told by a telephone that my {p} is "offline" without being told why, or by whom. It was bought in
good faith. I request a plain explanation and a remedy.

calm c hubsensor | tell us that the {p} went offline after your kid carried it around
my 3 year old took the {p} for a walk in her doll's pram and now it's offline. looks fine, tiny bit of jam on it,
cleaned that off. what next?

calm s outsensor | write that you have a {p} in the garden house and that it is offline
Hello team, in my garden house I have {a}. It was good the whole summer but now the app says offline. I am seventy and
learning. Please write it simple, one thing after the other.

calm n hubsensor | write that the {p} lost its connection during the building work
We've had builders in, and at some point in all the dust the {p} lost its connection. It's back in its old place, hub
and all, but it won't come online again. What's the best way to start it?

upset c hubsensor | write that your {p} shows offline whenever you need it
works for six days, offline on the seventh, like clockwork, always when i actually need the {p}. today is one of those
days. make it stop being religious

calm f hubsensor | write that your {p} has been offline since the painters left
Since the painters left on {day}, my {p} has been offline. I may add that they did not paint it. All the others report
as before. I would welcome your guidance.

calm n hubsensor | write that a second {p} went offline on its first evening
I put up a second {p} yesterday, and on its very first evening it went offline. The older one next to it is fine, so it
can't be the distance. Have I missed a step?

upset n frost | write that the {p} is offline just before the first frost
They've announced frost for {day} and my {p} has chosen this week to go offline. I can't go out with a torch every
two hours. I need it to work now, not next week.

happy c hubsensor | tell us that you love the app and that the {p} has gone offline
love the app, love the little leaf, don't love that my {p} has been offline since {day}. bet it's something stupid i
did. what do i press?

calm f soil | write that your {p} has been offline since you dug over the bed
I dug over the bed on {day} and, I fear, the {p} with it. It appears unhurt, but the application insists that it is
offline. How may I make amends?

upset n hubsensor | write that you paid for a {p} that is offline more than online
I bought the {p} so that I wouldn't have to think about it. Instead I think of nothing else, because it's offline more
often than not, and today it's off again. What do I do, short of a hammer?

happy s hubsensor | write that you are satisfied with the {p} and that it is offline now
I am very satisfied with the {p} since two years, it is a good product. But now it is offline and I do not know the
reason. I did not change anything. Can you help me please?

calm c outsensor | ask how to wake up the {p} after changing its cells
changed the cells in my {p} like the app told me to and now it wont come back online. did i put them in backwards?
(checked. no.) what else can i try

upset c airmote1 | write that the {p} in your baby's room is offline again
{p} is in the baby's room for a reason and it's OFFLINE. again. it's 3am, i'm up anyway, may as well write to you. how
do i get it back on
"""
