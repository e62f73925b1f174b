"""What customers write about Plus plans, accounts and the people who share a home."""

CANCEL_PLUS = """
- I want to cancel my Plus subscription.
- How can I stop my Plus plan from being renewed next month?
- Please cancel my Plus Family plan with effect from the next payment.
- I don't want to pay for Plus any longer. How do I end it?
- I paused my plan last winter and it has just woken up. I'd rather finish with it entirely now.
- How late can I give notice so that the debit on the first is the last one?
- We have two Plus plans by accident, one each. Mine should be ended, my wife's goes on.
- I would like to end my Plus Solo plan as soon as possible.
- How do I cancel Plus? I've looked under Plan and can't see where.
= Please stop the Plus Family subscription, we have separated and nobody uses it.
- My free trial ends on {day} and I do not want to carry on after it.
- I no longer need the forecasts and want to give notice on my plan.
= We sold the house with the garden. Please close the Plus plan for it; my account can stay.
- Does my plan renew by itself? If it does, I'd like to get out of it.
- I pressed "Let it rest" but the app still says that the next payment is due on the first.
- Our club is being wound up and won't be needing Plus Orchard any more.
= I'm moving abroad for good. Can I leave my yearly plan before the year is up?
= My late husband paid for Plus Solo. I'd like to have it ended, please.
- What is the period of notice for Plus Family, and have I missed it for this month?
- The price has gone up once too often. Kindly terminate my membership of Plus.
- I signed up for Orchard by mistake and want out again, not down to another plan, just out.
- I've had Plus for two years and I never look at the history. Please take me off it.
- Could you confirm in writing that my Plus plan is over? I ended it on {day}, I believe.
- Whatever I tap, the button for ending the plan stays grey. I want to stop paying for Plus.
- I'm done with Plus. The devices run fine without it and so do I.
- My husband is the keeper and only he can cancel, says the app. He's in hospital, so how do I get it ended?
- Is my history lost if I cancel the subscription? I've decided to stop either way.
- With the garden paved over there's nothing left to forecast, so please end the plan for good.
- I want to revoke the Plus contract that I took out on {day}.
- The yearly plan is up in {month}. Please make sure that it isn't extended.
- As of next payment date I wish to withdraw from the plan. Nothing personal.
+ The billing question has been solved, thanks. Now I'd like to stop Plus altogether.
+ I am keeping my lamps and my account, don't worry. It's only the paid plan that I want to end.
+ I thought about pausing over winter, but no: I won't come back to Plus, please end it.
+ Your new lock is great. What I've no use for any longer is the subscription, so please end that.
+ The chat team was quick as ever. Still, I'd rather not pay for Plus any more, so how do I get out?
~ cancel my plus please
~ how to get rid of plus family
~ end the trial before it costs money pls
~ stop my subscription i dont use it
~ notice for plus solo, end it at the next date
~ dont renew my yearly plan
~ want to unsubscribe from plus where is the button
"""

CANCEL_PLUS_AFTER = """
? Please confirm.
? What do I have to press?
? From when will nothing be charged?
? Is there anything else I have to do?
? Tell me the last day, please.
- No offers to win me back, please.
- I've thought about it long enough.
- An e-mail as proof would be nice.
- I couldn't find anything about it on the website.
- It isn't about the few euros.
"""

PAUSE_PLUS = """
- I would like to pause my Plus plan for a few months.
- Can I put my subscription on hold until spring and then continue?
- Please end Plus for the dark months, from December on, and switch it back on when the crocuses come.
- I want to cancel now and rejoin in ten weeks when we're back from the clinic. Will my curves still be there?
- Can one unsubscribe from Plus for a limited time?
~ stop plus for 2 months then on again
- We're away until March. Can my Plus plan sleep until then?
- I would like to put Plus Solo on hold for the winter and go on in spring.
- Please cancel my plan from November, and I'd like it to start again in April by itself.
- How do I set the Winter sleep in the app? I can't find it.
- Nothing grows here before April, so I want to interrupt the plan for three months and keep the history.
- Can Plus Orchard be paused? Our allotments are closed for the cold season.
- What does it cost to let the plan rest over the winter and come back to it?
- I'd like to cancel, but just for the four months that I'm working abroad. After that I want it back.
- My pause ends next week. Could you make it one month longer?
- Is five months really the most I can suspend Plus for? I'd need it to be off until May.
- I've paused my plan, but I'd like it to wake up earlier, on the first of March.
- If I freeze my Family plan for eight weeks, do the schedules go on running?
- The garden gets dug up by builders until June. Can we skip the payments so long and then carry on?
- Money is tight till summer. I don't want to lose Plus, only to take a break from it.
- I stop my membership every winter and take it up again each spring. Isn't there something simpler?
+ The hub stays plugged in and the lamps stay on. It's just Plus I'd like to rest from December to February.
+ Last year I deleted everything and started again, silly me. This year I'd rather halt the plan until spring.
+ I'm not ending it, as your mail supposes. I only want the plan to take its winter break like last year.
~ pause plus till april please
~ cancel plus for winter only back in march
~ put my plan on hold 3 months how
~ can i freeze plus family while im away
"""

PAUSE_PLUS_AFTER = """
? How is that done?
? Is that possible?
? Please set that up for me.
? What do I have to do?
- I know that forecasts stop meanwhile.
- I do want to come back to it.
- The history is dear to me.
"""

APP_LOGIN = """
- I can't log in to the app. It says that my password is wrong.
- I forgot my password and would like to reset it.
- I've changed my telephone and can't sign in any more.
- Why can't I sign in to Quillmere Home? My e-mail and password are correct.
- The second sign-in step doesn't work on my new telephone.
- My account has been locked and I don't know why.
~ login not working help
~ why does the app say wrong password
- When I open Quillmere Home it says "home not available to this user", and signing in again gets refused.
- I registered with my wife's address and she has changed it since. Now neither of us gets into the app.
- My tablet trusts me, my telephone doesn't: it wants the animal picture from a device I sold.
- I'm asked for a code that you say was texted to me. No such text has come, so I can't sign in.
- The password manager filled in something and now I'm shut out for two hours. Can you shorten that?
- I need to get into my account to see the lock's diary, but all my passwords fail.
- The app says my account is asleep. How do I wake it and sign in?
+ Never mind the guest key, that was my brother's problem. Mine is that the app no longer accepts me as myself.
~ app says wrong password on phone, on tablet its fine
~ no text with the code so cant sign in
- The app won't accept my password any more, though I'm certain it is right.
- I've forgotten my password and the reset mail never arrives.
- My account is locked after five attempts. How do I get in again?
- I have a new telephone and Doorbell still asks the old one, which is broken.
- Where did I put those ten spare words? Without them I can't sign in on my tablet.
- It says "this e-mail is unknown" when I sign in, but I've used this address for years.
- The link for resetting the password says it has been used already. I've only clicked it once.
- Since I changed my e-mail provider I can't receive your confirmation and cannot get into my account.
- Doorbell shows a hedgehog on one screen and an otter on the other, so I don't dare to confirm. How do I sign in?
- After the password reset all our phones were signed out and now mine refuses the new one.
- I am registered, I paid, I have the mail, and still I can't log in to Quillmere Home.
- The sign-in page just goes round in circles after I enter my details.
- I deleted the app by accident, and after reinstalling it won't let me in.
- The confirmation link was dead when I clicked it an hour later. How do I open my account now?
- Can you verify me some other way? I lost my phone and with it the second sign-in step.
- The app threw me out overnight and claims my password is too short. It never minded before.
- I typed the wrong password too often. Two hours have passed and it is still closed.
- My father, 81, cannot remember under which e-mail address he registered. How can he sign in?
- Face recognition used to open the app; now it wants a password I never set.
- You ask for the serial numbers of two devices to prove who I am. I only own one. What then?
- I can sign in on the computer but not on the telephone, where it tells me "credentials wrong".
- My account was set up by the fitter and he never gave me the password.
- The password field doesn't take the letter ö, which is in my password.
- Every morning the app asks me to sign in again, and every other time it fails.
- The animals of the second step never appear on my phone. I'm stuck at "waiting for Doorbell".
- Someone seems to have changed the password of my account. I can't get in.
- I've asked the identity team for access five days ago. Still no way into my account.
- Your reset mail goes to my old firm's address, and I left there in {month}.
- How may I move Doorbell to another telephone? The old one is still signed in, but not for long.
- The app greets me with "session expired" and then rejects me.
- I am unable to access my user account since {day}; the system reports invalid login data.
- Is it keys@quillmere.example that sends the reset link? I clicked, chose a new password, and it isn't accepted.
- I'd like to log in with my new e-mail, but the app only knows the previous one and wants a code sent there.
+ All devices run, the lamps come on at dusk, it's merely that I myself can't get into the app any more.
+ I wanted to look up an invoice and couldn't: the app won't have my password. The invoice can wait, the password
  can't.
+ My wife can see the hub and all sensors in her app. Mine doesn't even let me past the sign-in screen.
+ I don't want a new account and mine mustn't be deleted. I just need to get back into it after losing the phone.
+ The update is installed and runs nicely, that's not it. I've simply lost my password and can't get in.
~ cant log in password wrong but its right
~ forgot password no reset mail
~ locked out of my account after 5 tries
~ doorbell asks my old phone, dont have it anymore
~ app keeps logging me out and wont let me back in
~ new phone how do i sign in again
~ reset link expired send new one
~ lost my spare words cant get past doorbell
~ email changed cant get into account
~ says account closed for two hours its been four
"""

APP_LOGIN_AFTER = """
? How do I get back in?
? What should I do?
? Please help me sign in.
? Can you reset it from your side?
? Is there another way?
? Can you sort that out for me?
- My internet is fine otherwise.
- The app is the newest version.
- There's a lock on that account, so it matters.
- I've been a customer for six years.
- I'd like it solved before the weekend.
- It is the only account I have.
- I can tell you the serial numbers of my devices.
- The help page sends me round in a circle.
"""

DELETE_ACCOUNT = """
- I want to delete my account.
- Please end my Plus, and while you're about it, the account as well with everything in it.
- I want to cancel everything with you, plan, profile and data. Nothing is to be left.
- Please delete my account and everything you have stored about me.
= I don't have any Quillmere devices any more. How do I close my account for good?
- I would like a copy of all my personal data and then to be erased from your system.
= My mother has died. Her customer account should be removed.
- How long does it take until an account is really deleted?
- I pressed "delete" a month ago and can still sign in. Is my data gone or not?
= Cancel Plus, remove my devices, wipe my data: I want to disappear from your records completely.
- I object to your storing my data. Please erase it and confirm this in writing.
- I have two accounts by mistake. The one with the old address ought to be deleted.
- Can I take back the deletion of my account? I'm still within the twenty-seven days.
- Which of my data do you keep after I've had my account removed?
= I'm leaving Quillmere for another maker, so my profile, homes and history can all be destroyed.
- Where in the app is the option to get rid of the whole account, not just the plan?
= My child opened an account without asking me. Please take it out of your system.
+ I have cancelled my plan already, that worked. Now please delete the account behind it.
+ The lamps were sold with the house, so don't mind the offline messages. My account should be erased, please.
~ delete my account and all data
~ how do i remove my profile for good
~ erase everything you have on me please
~ want my account gone, whole thing
"""

DELETE_ACCOUNT_AFTER = """
? Please confirm when it is done.
? How does that work?
? What do you need from me?
- It's a matter of principle for me.
- There is no hurry about it.
- I've read your page on privacy.
"""

SHARE_ACCESS = """
- How can I give a friend access to my front door while I'm on holiday?
- My flatmate can't open the door with her phone. I think I haven't put her on the list yet, where is that done?
- My cleaner should be able to open the door on Tuesdays only. How do I set up her key?
- I want to add my wife to our home so that she can change the watering too.
- How do I take away my ex-partner's access to our lock? He's still in the list.
- The guest key I sent to my brother says it is no longer valid.
- Our au pair is fourteen days away from leaving. Can her key end by itself on that day?
- What can a Visitor see? I'd like to give the neighbours something without letting them fiddle.
- The invitation to Plus Family never reached my son. How do I send it again?
- I would like to hand over the role of Keeper to my daughter.
- How can I let my twelve-year-old use the app without the locks?
- We have a new tenant and I need to withdraw the previous one's keys.
- My gardener can look at the schedule but not alter it. Which role must I give him?
- I've reached fifteen guest keys on one door. Do I have to delete some to add the carer?
- Could both of us be Keepers of the same home?
- A guest key for the whole holiday, six weeks, for the lady who feeds our cat: can it be done?
- I'd like our holiday guests to open the door without an account of their own.
+ My own login works. What doesn't is inviting my husband: he gets no mail.
~ how to give my sister access to the lock
~ remove a person from my home in the app
~ add a family member to plus family how
~ guest key link died before he clicked it, new one?
"""

SHARE_ACCESS_AFTER = """
? How do I do that?
? Which menu is it?
? Is that possible at all?
- I'm the Keeper of the home.
- There are four of us in the house.
- It should be safe, that's all I ask.
"""
