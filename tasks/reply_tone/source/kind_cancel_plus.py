"""Mails of people who want to end their Plus plan, and how they are answered."""

KIND = "cancel_plus"
DESK = "Plan desk"
TITLE = "Policy: ending a Plus plan"
NEEDS_ORDER = False
ORDER_SHARE = 0.2
POLICY = (
    "A Plus plan is ended in the app under Plan, Let it rest, at least 12 days before the next payment. We confirm the "
    "end by e-mail within 2 working days and keep the history for 10 months. We ask for no reason, offer no discount "
    "and do not try to win the customer back. The reply names the plan and closes with the Plan desk."
)
BODIES = (
    "You end the plan in the app under Plan, Let it rest, at least 12 days before the next payment. We confirm it by "
    "e-mail within 2 working days and keep your history for 10 months.",
    "Choose Plan, Let it rest in the app, at least 12 days before the next payment. We confirm the end by e-mail "
    "within 2 working days. Your history stays for 10 months.",
    "The app does this under Plan, Let it rest, if you choose it at least 12 days before the next payment. We confirm "
    "within 2 working days and keep the history for 10 months.",
    "Open Plan, Let it rest in the app at least 12 days before the next payment. Our e-mail confirms the end of {p} "
    "within 2 working days, and we keep your history for 10 months.",
    "{p} ends in the app under Plan, Let it rest. Do it at least 12 days before the next payment. We confirm within 2 "
    "working days and keep your history for 10 months.",
    "Go to Plan, Let it rest in the app at least 12 days before the next payment. Within 2 working days we confirm the "
    "end by e-mail, and your history is kept for 10 months.",
)
MAILS = """
calm n plan | ask how to end your {p} plan
I'd like to end my {p} plan. We're moving into a flat without so much as a window box, so there's nothing left to
water. What do I have to do, and by when?

upset c plan | write that you were charged for {p} again and want to end it
charged me for {p} AGAIN. haven't opened the app since summer. how do i get out of this, and don't make me ring anyone

calm f plan | ask to end the {p} plan that your children set up for you
My children set up {p} for me two years ago with the best intentions. I find that I look out of the window instead.
Please tell me how the plan may be ended.

calm s plan | write that you do not need {p} any longer and want to stop it
I do not need any more the {p}, because my garden I gave to my daughter and she has other system. How I can stop to
pay? I did not find the button for this.

upset n plan | write that the price of {p} is too high for you and that you want to end it
Everything gets dearer and now I look at what {p} does for me, which is to tell me that it rains when it rains. It's
too much money. I want to end it at the next possible date.

calm c plan | ask how to end {p} for good
thinking i'll ditch {p}, garden's done and so am i. not pausing it over the winter, a proper ending. where's that
setting hiding? my thumbs are too fat for your menus

calm n plan | ask how to end {p} and whether your data will be kept
Could you tell me how I end {p}? I may come back in a year or so when the new house is finished, so I'd be interested
to know if the old curves are lost when I leave.

upset f plan | write that you ended {p} by letter and that the payments go on
I gave notice of my {p} plan by letter, with a stamp on it, and the payments continue. I did not expect to have to
chase a company over so small a matter. How is this to be done correctly?

happy n plan | write that {p} has served you well and that you want to end it
{p} has served us very well for three years, and the forecasts were spot on. But we're selling the allotment, so it's
time to end the plan. Thank you for everything, and how do I go about it?

calm s plan | ask how the {p} plan of your husband can be ended
My husband was paying {p} but he has now work in other country and garden is only grass. I have his phone and his
password. Which way I must go in the app for finish it?

calm c plan | ask to end your {p} plan before the next payment
hi, want to get out of {p} before the next payment if that still works? no complaints, just broke until the new job
starts

calm n plan | write that you took {p} for one summer only and want to end it
I took {p} for one summer, as an experiment with the courgettes. The experiment is over and so are the courgettes.
How do I end the plan so that nothing more is charged?

upset c plan | tell us that you cannot find how to end {p}
been tapping round the app for twenty minutes trying to end {p}. there's a leaf, there's a moon, there's a watering
can. WHERE IS THE EXIT

calm f plan | write that your club has decided to end {p}
At our annual meeting the members decided, by a narrow vote, to end {p}. As secretary I have been charged with giving
notice. Would you inform me of the correct form?

calm n plan | ask how to end one of two plans, namely {p}
By some accident we have two plans in one household, my wife's and mine. Hers can stay, she's the one with green
fingers. Mine is {p}, and I'd like to end it. What are the steps?

upset s plan | write that nobody told you that {p} costs money after the trial
I thought {p} is free and now there is every month a payment. Nobody has told me clearly. It's not fair with old
people. I want to end this today, please say how.

calm c plan | ask how to end {p} now that the Rillkeeper is sold
sold the rillkeeper to my cousin with the house, so {p} is pointless now. she'll get her own. how do i shut mine down
and is there some kind of notice period

calm n plan | ask whether ending {p} is possible at any time
Is it possible to end {p} at any time, or am I bound until the end of the year? I'd rather not go on with it. The
lamps will stay, I've grown used to those.

upset n plan | write that the chat could not end {p} for you
Your chat told me that they can't end {p} for me, that I have to do it myself, and then the window closed before they
said where. I've had enough and want to stop the plan.

happy s plan | write that you were satisfied with {p} and want to end it
Next month I go back to my country for always. Therefore I want to end {p}. I was very satisfied, only there I will have
no garden. Please tell how many days before I must do it.

calm f plan | write that your eyesight no longer allows you to use {p} and ask to end it
My eyesight no longer allows me to read the small curves, and so {p} is wasted on me. I should like to give it up
before the next charge. My home help will press whatever needs pressing.

happy c plan | tell us that you had fun with {p} and would like to stop now
had loads of fun with {p}, honestly, the frost warnings alone were worth it. but i've got a desert in front of my house
now (gravel, husband's idea), so how do i stop it

calm n plan | ask how to end {p}, which came with your hub
When we bought the hub, {p} somehow came with it, and since then it's been renewed without our ever using it. I don't
mind the past months. I'd only like it to end. How?

upset f smallplan | write that you wish to leave {p} and received only advertising in reply
I wrote that I wished to leave {p}, and by return received an advertisement for a larger plan. I found this tactless.
I repeat: I wish to leave. How?

calm c plan | ask how to end {p} after your break-up
we split up, he's got the garden, i've got the cat and somehow also the {p} bill. want to end it. he can get his own
forecasts

upset n plan | write that {p} failed you during the drought and that you are ending it
During the drought {p} predicted rain eleven times. I kept count. It rained once, on the neighbours. I'm ending this
and all I want from you is how it's done.

happy n plan | write that the gardener in the video call was a delight and that you want to end {p}
The gardener who spoke to me by video was a delight, she saved the pear tree. It's not because of her that I want to
end {p}. I'm going to be travelling for two years. What do I do?

upset s plan | write that {p} was extended against your will and must end
I did not want to extend {p} and now it is extended. I have seen no mail about it. I ask you to stop this, I am a
pensioner and every euro has a place.

calm c plan | ask what to press to end {p}
whats the button for ending {p}? my flatmate says it's under settings, my other flatmate says you have to write a
letter. we have a pizza riding on this

calm f plan | ask how to end {p}, which you no longer need since you gave up your garden
After fifty-one summers I've handed my garden to a younger couple. There is thus no further need of {p}, and I should
like to bring it to a close in an orderly manner.

happy s plan | write that {p} was very good for you and that you want to stop it
{p} was very good for me and I learned many things about my soil. Now my back does not want any more and I will have
only one pot. So I would like to stop the plan.

upset c bigplan | tell us that you were moved to {p} without asking and want out
i never asked for {p}. was on the small one, then something updated and suddenly i'm paying for this. not interested in
how it happened, just want out
"""
