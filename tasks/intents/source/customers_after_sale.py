"""What customers write about faults, returns, refunds and repairs."""

WARRANTY_CLAIM = """
- My {thing} is defective and still has its warranty. What do I have to do to claim?
- The lamp I bought last year does not switch on any more.
- I want to make a warranty claim for a faulty lock.
- My Rillkeeper is broken: no zone opens, though water and power are there. It was bought in {month}.
- The sensor shows wrong values all the time. Please replace it under warranty.
- My lock's motor is faulty after six months of normal use.
- One of my pots has stopped pumping, it's less than two years old. Is that covered by the warranty?
- What does your warranty say about a hub that breaks down in its first year? Ours has, I'm afraid.
- I got the lamp on {day}, it worked for two evenings and then died. I suppose I send it back for my money?
- May I return my Airmote? It's within the thirty-three days and its leaf has stopped lighting up.
- Please take back the Rillkeeper that I bought a fortnight ago. Zone four never shuts, whatever I set.
- The lock is only nine days old and its motor has packed up. Do I return it or what?
- I want to give back the {thing}, because it stopped working in its second week.
- After twenty happy days the Frostnote's whistle never stops. Can it go back and another come?
- Should I use the return label for a lamp whose twilight switch has failed within the first month?
- My pot has a pump that screams. I've had it for three weeks and would send it back if you let me.
- The keypad I bought in the store last Saturday has already lost the light behind its keys. Must I bring it back?
- Two weeks old, and the hub's button has sunk into the housing and won't come out. It should be exchanged.
- A cell from your own shop sits in my Frostnote, the app sees it, and still the thermometer shows minus ninety.
- The lamp takes its update, it has its connection, all fine, only it gives no light at all any more.
- You repaired my lock under the guarantee in {month}, and now the very same gear has broken.
- The regrown sensor I bought half a year ago has given out. Is there a guarantee on such goods too?
- I took out Longcare last year, and now the relay of the controller has died. How do I make use of it?
+ I was about to fill in the return form, since it's a week old, yet it's the fault I want seen to: the fan is
  grinding.
~ returning a broken lamp, 10 days old, no light
~ {thing} dead after a week send it back or what
~ bought sunday broken friday, emberline sensor
- My Duskwick Post went dark after fourteen months, although there is power at the cable. I'd like to make a claim.
- The motor of the Latchling grinds and stops halfway. We have had it since last spring.
- I bought an Emberline three weeks ago and the motion sensor already sees nothing at all any more.
- The {thing} gave up the ghost yesterday and it isn't even a year old. How do I claim?
- One zone on the Rillkeeper no longer opens, two amber blinks, and a new cable made no difference. It is under
  warranty.
- The ceramic shell of my Sproutwell split from top to bottom at minus eight. You promise to replace that, I think.
- Our Airmote shows crimson day and night, even outside on the balcony. The thing must be defective.
- The bronze coat of the lamp is fading on more than half of the surface. It was bought two years ago.
- The steel tips of my Soilwhisper have rusted through in one season. Can I have it swapped?
- I have the short film and the serial number ready. Where do I send my claim?
- You refused my claim for the lock. I should like to appeal to your claims referee.
- The display on my Rillkeeper 9 has lost half its segments. I want it put right under the warranty.
- After ten days the pump in the Driplet is humming but no water comes out. What do you do in such cases?
- The hinge of the Fernhouse door snapped clean off, without wind and without children hanging on it.
- The panes of our Fernhouse have gone yellow in the second summer.
- Is a lock covered when the motor fails after some forty thousand turns? Mine just has.
- The bolt of the Gatewarden is stuck inside its case and won't budge, graphite or not. It's a year and a half old.
- A crack has appeared in the frosted glass, all by itself. Nobody has touched that lamp.
- Only four of the sixty-six bulbs on my Glimmerling still light up, and replacing bulbs changes nothing.
- The Keypad's number seven does nothing when pressed. I've had it five months.
- Frostnote claims it is minus thirty in my kitchen. It was exact until last week. I'd like a swap.
- I opened the box eight days ago, everything worked, and since this morning the pot's base is dead as a stone.
- The valve coil on zone two has burnt out. As far as I know you replace those without questions.
- My hub has been switching itself off and on, with a click, ever since its fourth month. Please replace it under
  warranty.
- The mister on my Mossbowl dribbles instead of spraying and new rain water hasn't helped. It's from last autumn.
- The ring of the lock stays dark and the knob turns round and round with nothing behind it. Under a year old.
- The charging socket of the Latchling Slim has come loose inside. I bought it in May.
- Something rattles inside the Brookgauge and it counts water with the tap closed. I'd like it exchanged.
- You sent me a swap unit last month and now the swap unit has the same fault. What next?
- The roof of the greenhouse doesn't lift at thirty-five degrees any more. The opener must be broken.
- Water stands inside the shade for days although I fitted a new sealing ring. That lamp is from last year.
- My Airmote Mini shows five dots in the cleanest forest air. Funny, but the sensor is clearly broken.
- Even with fresh cells from your own shop the lock's motor does not move. It was registered in the app.
- I'd like to hand in a guarantee case: a controller, ten months old, whose relay clicks but never switches.
- Half of the LEDs in the Post have turned greenish. The invoice is from the year before last.
- The float in my Sproutwell sank and stays down, full or empty. It did work for a few months.
- Which papers do you need for a defective {thing}? It simply stopped, from one day to the next.
- My lamp has been flickering like a horror film since Sunday. My electrician says the driver inside has gone.
- Not a glimmer from the Stoat plug in any socket, and it is only five weeks old. It needs replacing.
- The dust reading is off by a quarter compared with the council's station. I believe that counts as a fault.
- The red stop key on the side of our controller came off in my hand.
- The winter cable for the gate lock has a break in it, as my meter shows, and we only used it once.
- After barely a season the seam of the Driplet tank has opened and wets the balcony below.
- Wexholt swapped my sensor in spring. Now its successor reads zero humidity. Does the old term still run?
- Our office bought six lamps in June and three no longer switch on at dusk. I'd like to report the three.
- The magnet of the Jambmouse fell out of its housing by itself, so the auto-lock is useless.
+ I could still send it back, I know, being inside the return time, but I want the lamp: one that works. It died
  today.
+ The colour isn't quite my taste, never mind. The problem is that the sensor's case has burst open on its own.
+ Thanks for the quick delivery in March. Since then all was well, until the lamp's twilight switch failed on {day}.
+ My neighbour's claim took three days, she says. Mine would be for a controller whose clock stops every night.
+ I have Plus and like it. My complaint is about the hardware: the dial of the heater spins freely and heats nothing.
+ I'd been planning to buy a second one, but the first {thing} failed last night. Please deal with that under the
  guarantee.
~ lock motor dead after 8 months want it replaced
~ {thing} broke, still under warranty, what do i do
~ lamp stopped working 1 yr old how to claim
~ soilwhisper beak came off by itself, bought in april, swap please
~ sproutwell base wont charge anymore bought last year, warranty?
~ claim for emberline, sensor doesnt react, serial starts QM
~ display cracked by itself rillkeeper 9 guarantee case
~ where to upload the film for my claim
~ airmote makes a grinding noise, 6 months old, swap please
~ three of my keypad keys are dead, have invoice
~ how long does a claim take, sent film last week, broken {thing}
~ fan in the airmote screams day and night, 5 weeks old, can i get another
~ hose coupling on my driplet split in its first month, covered?
~ second latchling in a year with a broken gear. claim pls
"""

WARRANTY_CLAIM_AFTER = """
? What does your claims team need?
? How do I start?
? Please send a working one.
? Will you swap it?
? What are the next steps?
? I trust that this is covered.
? Where should I send it?
? Can you take care of it?
- I never opened the housing.
- It hasn't been dropped or painted over.
- I still have the invoice.
- The serial number is easy to read, if you want it.
- I filmed it with my telephone.
- It has been treated like an egg.
- All the usual advice in the app has been tried.
- The others of the same kind are still going strong.
"""

RETURN_ITEM = """
- I would like to return the {thing}. How does it work?
- How many days do I have to return a lamp I don't like?
- Please send me a return label for the sensor. I don't need it.
- Can I return something without its original packaging?
- I bought the wrong model and would like to send it back unused.
- Where do I send my return?
~ return label for unused {thing} please
- Please cancel my order. It has been on its way since yesterday, so I know it's a bit late.
- Stop the parcel, I beg you! It left Ostrell last night and I don't want the lamp any longer.
- My order went out this morning, before I could call it off. I'd rather not have it at all.
- The swap of colours isn't possible, you say. Then I'd like to give up the pot, which is as good as new.
- I found the same {thing} cheaper elsewhere. Mine's still in its box, so you'll get it back.
- Nothing's wrong with the hub, our house simply doesn't need one. What's the deadline for bringing it back?
- Can I cancel a lock that came on {day}? It's lying here with the strip unbroken.
- I'd like to undo my purchase from the Harrowdene store, a pair of string lights, without any complaint.
~ cancel order {order} its already flown, dont want it
~ order left already but i changed my mind what do i do
- I don't like the look of the lamp on our wall and would like to send it back. It is unused.
- The {thing} works, it's just not what I imagined. How do I return it?
- I'd like to return a Latchling. Our landlord won't allow it, and the violet strip is untouched.
- The pot is too big for my windowsill. What do I have to do to give it back?
- How do I make a return label? My app shows the order but I can't see "Send back".
- My return label has run out, it was sixteen days old. Can I have another one?
- Can I hand my parcel in at a Parrow shop if I don't have a printer?
- We have decided against the watering system after two weeks. Drained and packed, where does it go?
- I was given two Airmotes for my birthday. One of them, never opened, should go back to you.
= The order says Flown and I no longer want it. What's the best way to get rid of it?
- Is it all right to return string lights that were out of the box for one evening?
- I threw away the carton. Will you still take the sensor back within the thirty-three days?
- What does a second return cost me this year? I want to send back a wall lamp.
- I'd like to make use of my right to give back the {thing} that came on {day}.
- It does what it should, but the neighbours complain about the light. I'd rather return it.
- My father can't get on with the lock. It's fine, he just wants his key. Can it go back?
- May a pot go back once there has been soil in it?
- The greenhouse is heavier than I can carry. Will you fetch it if I return it?
- Tried the Airmote for ten days, all good, but we don't need it after all. How do I give it back?
- I ordered the Slim and the normal Latchling to compare. The Slim is staying, the other one should go back.
- Where can I drop off a return near Marlowick? I heard about green lockers.
- The Hazelmist line is wonderful but our pressure is far too low for it, so back it goes.
- Until which day may I send back a controller which arrived on the second?
- I'm past the return window by two days because of a hospital stay. Would you still accept the lamp?
- Please explain how to return part of an order. I'm keeping the hub and sending back the two sensors.
= I wanted to cancel but you had already shipped it. When the box comes, I'll send it straight back, so how?
- Does the return of a Regrown pot work the same as for a new one?
- Since we are moving into a flat without a garden, I would like to give the Rillkeeper back, unopened.
- My wife says it looks like a hospital lamp. It must go. What now?
- I need the address for sending back a Frostnote that I have no use for.
- Do I need to take the lock out of the app before I send it back to you?
- The glaze is not the green I had hoped for. Not faulty, simply not for me. I want to return it.
- I'm sending three sensors back. One parcel or three, and do I put in the delivery note?
- The honeycomb liner is missing, can I get a new one for returning my Sproutwell?
- I bought too many lamps. Four are up, and the two unopened ones I'd like to bring back.
- What is deducted if I return the Duskwick Path with earth on its spike?
- I'd prefer my money back for the Mossbowl. It's pretty, but moss and I are not made for each other.
- The Fernhouse does not fit through our gate! Unassembled, still on its pallet. How do we return it?
- I've changed my mind on the {thing}. It has been out of its box once, for a look.
- Can a present be returned by the person who received it, without the buyer finding out?
+ I asked about a voucher yesterday, forget that. Now I'd simply like to send the lamp back, it's too bright for us.
+ The hub is set up and works well. The Keypad though I don't need, since I have the Slim. May I send it back?
+ Don't worry about the late delivery. I no longer need the thing and want to return it, that's all.
+ No, it isn't broken, as your colleague assumed. I want to give it back because it hums and I am a light sleeper.
+ I'll keep the Plus trial going. Only the second hub is superfluous, still sealed, and should come back to you.
~ want to return the {thing}, unopened, how
~ send back label pls order {order}
~ dont need the sensor after all, how do returns work
~ wrong size for my garden my mistake, can i return it
~ is a return free, first one this year
~ returning a lamp without its box ok?
~ how many days do i have to send a lock back
~ order {order} i want to give back one of the two pots
~ bought it in the shop in pellbury can i return it by post
"""

RETURN_ITEM_AFTER = """
? What must I do?
? Please tell me how.
? Is there a label for it?
? May I?
? What does it cost me?
? Who fetches it or where do I bring it?
- All parts are there.
- There's not a scratch on it.
- I'm not in a hurry.
- I can pack it tonight.
- I'm not after an exchange.
- I still have the receipt.
"""

REFUND_STATUS = """
- I returned my order two weeks ago and have not had my refund yet.
- How long does a refund take once the depot has the goods?
- I'm still waiting for my refund. The return was received on {day}.
- You have had my lamp since the tenth and graded it on the twelfth. What about the payment?
- The order I cancelled on {day} had been paid by transfer. When will that come back to me?
- I sent a lamp back four weeks ago and no money has reached my account yet.
- When is the refund for my returned pot paid? You confirmed its arrival on {day}.
- Your depot graded my return ten days ago. Where is the money?
- My bank has changed. Has the refund for the lock bounced, and who do I tell the new account to?
- The refund is EUR 5.45 short. Why did you deduct that from the sensor I returned?
- I handed my return in at Parrow on {day}. How long until I see the money?
- Did my return arrive? The app still says "on its way back" and the refund hasn't been released.
- I paid half by gift card and half by card. Where has the refund gone, onto the gift card?
- According to your mail I was refunded on Thursday. My statement shows nothing from you.
- You refunded 58 percent as store credit for my pot. I'd like to know how you came to that.
- Please check how far the repayment for my cancelled order is. It was cancelled on {day}.
- I've been waiting for my money since I brought the controller back to the Marlowick store.
- Will the surcharge be paid back as well, now that I have returned everything? I only got the goods.
- The refund was promised within nine working days and today is the eleventh.
- To which account do you repay when someone else has paid for the present I returned?
- It looks as if you have refunded one sensor out of the two I posted back.
- My returned lamp has been lying on a bench in your depot for three weeks, says the tracking. Please pay me out.
- I was told to give the word HERON with my new bank details. Here I am, what do you need?
+ The new lamp is perfect, thank you. Now I'm only missing the money for the old one, which you got back on {day}.
+ No, I don't want to return anything else. I want to know when the return from August gets paid.
+ The exchange of the lock went well. For the Keypad, which you have had for weeks, there's still no repayment.
+ My card was charged correctly in spring. The question is when it will be credited for the pots I sent back.
~ refund still not here sent it back 3 weeks ago
~ when do i get my money for the returned {thing}
~ refund for {order} please its been ages
~ depot has my parcel since {day}, no refund
~ why is my refund less than i paid
~ got the mail about refund but no money on my card
~ refund went to an old account what now
~ returned 2 lamps only paid for 1
"""

REFUND_STATUS_AFTER = """
? When can I count on it?
? Please look into it.
? What is holding it up?
? Can you tell me where it has got to?
? Please sort it out.
- I've kept all the papers.
- I'd rather not have to write again.
- The amount matters to me, I'm a student.
- Your confirmation mail is still in my inbox.
- I had planned with that money.
"""

PAID_REPAIR = """
- How much does a lamp repair cost once the warranty has ended?
- Only four months old, but I am the one who sawed through the cable of the lamp. Can you mend it for money?
- I reversed into our gate and bent the Gatewarden's bolt. It's under guarantee, yet hardly for that. Price to fix it?
- My Emberline is five years old and has stopped. What would a repair cost me?
- I drove over the Duskwick Post with the trailer. My own fault, obviously. Can it be mended?
- The warranty on our lock ended in spring and now the motor is weak. Do you still repair it?
- The dog has chewed the cable of the Airmote. I'd pay for a repair if you offer that.
- How long does the repair barn need for a controller that is out of guarantee?
- I dropped my Airmote Mini into the pond. Could your workshop look at it for a fixed price?
- Would it be worth repairing a Latchling from 2018, or is a trade-in cheaper?
- I know that frost damage isn't covered, as I forgot the Winter Drain. What does mending the Rillkeeper cost?
- My claim was turned down because the sensor was painted. Fine, then I'd like to pay for having it fixed.
- Four years and a bit, so no guarantee any more: the lamp buzzes. May I post it to Harrowdene for repair?
- A ball went through the glass. I'm happy to pay, I only need someone to mend the lamp.
- Please quote me a price for repairing a Rillkeeper 9, seven years of age, display blank.
- Does a repair that I pay for come with a guarantee of its own?
- My screwdriver slipped while fitting the lock and broke the gear. How much would fixing it be?
- The old Sproutwell base no longer charges, long past its two years. Is there a repair, and at what price?
+ I've asked about a new one too, but I would rather have my old, out-of-warranty lamp repaired. What's the charge?
~ lamp out of warranty how much to repair it
~ broke the display myself, repair price?
~ can u fix a 6 year old latchling and for how much
~ keys fell on the airmote, case cracked, want it repaired, ill pay
"""

PAID_REPAIR_AFTER = """
? Please name me a price.
? Is it worth it?
? How long would I be without it?
- I'm fond of the old thing.
- I don't expect it for nothing.
- I can bring it to a store myself.
"""
