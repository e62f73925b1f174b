"""What customers write about orders and parcels."""

TRACK_PARCEL = """
- My parcel has not arrived yet. Can you tell me where it is?
- When will my order be delivered? I ordered on {day}.
- The {thing} I ordered last week still hasn't been delivered.
- Please check the delivery status of my order, the tracking doesn't tell me anything useful.
- What has become of my delivery? It should have been here two days ago.
- My order is late. Do you know when I will receive it?
- I can't find the tracking number for my parcel anywhere in your mail.
- The delivery date in the app keeps moving back by a day.
~ order late again, when will it be delivered
~ no delivery date, no tracking number, where is my {thing}
- Brackwing's card says "see you tomorrow" and gives no hour. Which tour is my parcel on?
- The app congratulates me on my new {thing}. Lovely, but I haven't got it yet. When's the van due?
- Six working days since the order, last scan this Tuesday. I'm simply curious how it's getting on.
- Did my order go out with last night's lorry? I placed it shortly before two.
- Tracking shows my box at Skelder Quay. Why there, and how long till it's with me in Pellbury?
- A dozen lamps for a garden wedding on {day}: please reassure me that they will be here in time.
- The parcel was "returned to the depot for a second attempt". When will that attempt be?
- I moved delivery to my neighbour Mrs. Teal and now the date has gone from the screen. When do you bring it?
- I've had nothing but silence since the order confirmation on {day}. Is the stuff underway?
- Could the driver be running late? My slot ended at twelve.
- Four working days with no new scan for the {thing}. I gather that's not yet a reason to panic, so where is it?
- How long does a parcel take from Ostrell to the mountains at this time of year? Mine left on {day}.
- My daughter bought me a {thing} and says it was sent on {day}. Can you tell me, as the receiver, when it comes?
- There are three different arrival dates in three mails from you. Which of them is true?
- The tracking has not been updated for five working days. Should I be worried or just wait?
+ I don't need the address changed, it's correct. I only wonder why the parcel isn't here yet when it left on {day}.
~ 4 days no scan normal or not? want my {thing}
~ did the lorry leave yet, order {order}
~ whens the second delivery attempt, card doesnt say
~ app says today but its 8pm, is he still coming
- I ordered a {thing} last {day} and the app has said "on its way" ever since. When will it get here?
- Could you tell me where my parcel is? I took today off work to be in and nobody from Brackwing has come.
- The tracking page shows the parcel left Ostrell on {day} and nothing more since then.
- My {thing} was meant to arrive yesterday. It is not here and I had no text message from the driver.
- We paid extra for Swiftwing and it is now well past noon. Where has the van got to?
- The order shows Flown but the tracking link opens an empty page. Can you look up the state of it for me?
- Is my order coming today or not? I need to know whether to wait for the driver or go to the dentist.
- Brackwing left a card saying they missed me. I was in all morning! When do they come back?
- It is my mother's birthday on {day}. Will the {thing} be here by then?
- According to the last scan, two days ago, my box is in a sorting hall. How much longer do you reckon?
- I had a text promising delivery between nine and eleven, and it is now half past four.
- I live on the Sallow Isles. Was my crate on the Monday ferry or does it have to wait for Friday's?
- The Fernhouse was booked for two-man delivery this afternoon but the crew never rang about the window.
- Only one of my two parcels has come. The tracking for the other still says it is being carried.
- What day can I expect the {thing}? The confirmation mail just says four to six working days.
- I missed the driver twice, so which shop has my parcel now and what is the collection code?
- Everything went out on {day} supposedly. I'm not worried yet, I'd just like a rough idea of the day.
- My parcel seems to be going backwards: yesterday it was in Tarnhope, this morning it's at Ostrell again.
- The app has no delivery date at all for my {thing}, only the word Flown.
- I'm abroad and ordered to zone Birch nine working days ago. Has the parcel got through customs yet?
- How do I follow a parcel? I have a number with fourteen digits but no idea where to type it in.
- Your confirmation said it would arrive by {day}, and {day} has been and gone.
- I chose collection in Pellbury and was told one day. That was yesterday morning and there is still no barcode.
- Would you check on the {thing} for my allotment club? We are twelve people standing around with spades.
- The driver's text says "delivery today" for the third day running. Which today do they mean?
- I'm trying to plan my week around the planters. Do you know which day the pallet will come?
- Somebody at your end told me my order would leave on {day}. Has it actually left?
- Nothing in the letterbox, nothing at the neighbour's, and the tracking says the van is still out with my lamp.
- My order has been "Sprouted" for three days now. Is there a hold-up in the picking?
- Your mail says parcel 1 of 3 has been delivered. Fine, and where are 2 and 3?
- I would like to know the current whereabouts of the {thing} ordered for our office garden.
- There's snow up here above Tarnhope. Is my box at the valley station or still on the lorry?
- The van was outside my house, I saw it, and then it drove off again. Will he try tomorrow?
- I asked for delivery to my neighbour and he says nothing has arrived. The app says out for delivery since breakfast.
- Last scan: yesterday, 19:20, Ostrell. Does that mean it comes today?
- My son watches the tracking map every hour. Please put us out of our misery, where is the pot?
- Could someone kindly give me an update on the consignment due here on {day}?
- I'm moving out at the end of the month, so I really need to know when the {thing} turns up.
- I have been refreshing that tracking screen like a madman. Parcel registered, it says, since {day}.
- You shipped the lock but the hub that belongs to it travels separately, it seems. When does the hub come?
- Do you deliver on Saturdays? My parcel was scanned on the van on Friday night.
- No sign of the Hazelmist line I bought five days ago, and the forecast is thirty degrees.
- Brackwing's own site cannot find the number you gave me. Is the parcel moving at all?
- It says "address being checked" next to my order since {day}. What is there to check, and does it delay things?
- The winter cable for the Gatewarden was sent on {day}, you wrote. I am still waiting for it.
- Can you see where the parcel is? The grandchildren come on {day} and the lights should be up.
- The reorder of seed pods usually takes three days. This is day five and I'm getting curious.
- I'd be grateful for an arrival time for my {thing}, because the electrician charges me for waiting.
- Express order, placed before eleven yesterday, and it still hasn't been handed over to me.
- My tracking number ends in 0 0 7, which amused me on {day}. Today I would just like the parcel.
- Is the parcel with the wicks and cells any closer? Last I saw, it was leaving the depot.
- One tracking line says {day}, the other one says the day after. Which is right?
+ The first Duskwick I got from you is lovely, so I bought a second one. When does number two arrive?
+ I know the invoice has already come by e-mail, thanks, but the goods haven't. When do they arrive?
+ My old lock still works so it's no drama, but where is the new one? It should have come on {day}.
+ I returned a lamp last month and that went fine. This is about the new order: no delivery date shown anywhere.
+ The gift card worked at the checkout, so all good there. What I can't see is when the parcel will come.
+ I first thought of cancelling, but no, I do want it. Just tell me on which day the {thing} will be delivered.
+ Setting it all up I will manage myself. For now I'd only like to hear how far my parcel has got.
+ Pity that the kingfisher glaze had sold out. Anyway, the oat pot I did order, when's it due?
+ The long Plus trial begins with the hub's first connection, I'm told. Fine, but the hub is still with the courier.
  When's it due?
~ parcel still not here was supposed to be {day} any news
~ where is my order {order} pls, app just says flown
~ when does the {thing} get here, nobody tells me anything
~ tracking stuck since yesterday can you see where it is
~ waited in all day no driver no text no parcel
~ order {order} delivery day please, need to be home for it
~ any idea when brackwing is coming round with my stuff
~ status of order {order}? ordered {day} still waiting
~ swiftwing parcel not here by noon so where is it now
~ missed the van today, when is the second go
~ tracking link broken, just want to know when it arrives
~ has my parcel left ostrell yet or not {order}
~ eta for the {thing} please, builders are asking me
~ half my order came, when is the rest coming
~ which shop is holding my parcel i lost the card
~ sallow isles order {order}, is it on fridays boat
~ delivery was meant for 10 to 12 its 3 now whats going on
~ still waiting for the {thing} its only been 5 days but still, when
~ cant find any delivery date in the app for {order}
~ driver said back tomorrow, that was {day}. when is he really coming
~ pls tell me if my pots come this week, going away saturday
~ click and collect marlowick no word yet is it ready
~ fernhouse crew what time today?? nobody phoned me
"""

TRACK_PARCEL_AFTER = """
? Can you see more than I can?
? A rough day would be enough for me.
? Please look it up for me.
? I just want to know when to be at home.
? What is the latest you have?
? Do you have a date?
? Could you ask the driver?
? Please tell me what the depot says.
? Is there any news at your end?
? When should I expect it?
? Just give me a day, please.
? Could somebody check with Brackwing?
- The address on the order is right, I checked.
- I've been patient so far.
- Everything else in the order looks right in the app.
- I followed the link in your mail several times.
- It is not a catastrophe, but I do plan my days.
- It's the first time I've had to ask.
- My last parcel came in three days.
- I'm in all day tomorrow, the day after I'm not.
"""

LOST_PARCEL = """
- I think my parcel is lost. The tracking hasn't changed for more than two weeks.
- My order is marked as delivered but I have not received any parcel.
- You call it delivered. I call it missing: no parcel at the door, none at the neighbours', none in the locker.
- Nothing has happened in the tracking for twelve working days now, so where do I open a search?
- The picture of the delivery shows our porch, all right, but when we came home there was no box on it.
~ status delivered {day} 11am, i was home, nothing came
- There has been no scan on my parcel for nine working days now. I think it is gone.
- The tracking says delivered on {day}, at the door, but there was nothing at the door and I was at home.
- Brackwing marked my {thing} as handed over and signed for. I signed nothing and have no parcel.
- It is two and a half weeks since the last entry in the tracking. Please open a trace.
- My parcel disappeared. The last scan is from the first of the month and today is the eighteenth.
= The driver admits that he cannot find my box in the van or at the depot. What now?
- I'd like to start a search for a parcel that hasn't moved in ten working days.
- Photo proof of delivery shows somebody else's front door, with a blue mat. Ours is red and we have no parcel.
- The collection shop says they never received my parcel although your system says it has been stored there for days.
- Eight working days without a single scan, so by your own rule my parcel counts as lost. What happens next?
- I asked for a trace in the app twelve days ago and the carrier hasn't answered. The {thing} is still missing.
- Supposedly it was left with a neighbour named Holm. Nobody in this street is called that and the parcel is nowhere.
- The parcel must have been stolen from the porch. It says delivered at 13:05, and at two there was nothing.
+ The seed pods from the same order have arrived and are sprouting. The second box, marked delivered on {day}, I never
  got.
+ I know refunds take a while and I don't want one yet. I want somebody to search for the box that vanished after
  {day} the week before last.
+ The lamp can wait, to be honest, but the lock in that parcel worries me, as it has been untraceable for eleven
  working days.
~ says delivered but its not here, checked with all neighbours
~ no scan for 8 working days want a trace please {order}
~ parcel lost?? last scan three weeks ago order {order}
~ signed for by someone called B, thats not me, where did my {thing} go
~ how do i report a parcel as missing, marked delivered {day} but no parcel
~ trace still open after two weeks, nothing found, whats next
- Three weeks ago the box reached Skelder Quay and from there it has vanished off the face of the earth.
"""

LOST_PARCEL_AFTER = """
? Will you send a replacement?
? What do you need from me for the search?
? Please tell me how we go on.
? Can I have the goods sent again?
- I have asked on both sides of the street.
- The contents were worth about ninety euros.
- I can send you a photo of our entrance.
- My neighbours have cameras and saw nobody.
"""

CHANGE_ORDER = """
- I'd like to change the delivery address of an order that I placed a few minutes ago.
- Can I cancel my order before it is dispatched?
- I want to add another item to my order before it ships.
- Please cancel, it's not been picked yet and my boss has told me that we already have one.
- I wrote "leave in the shed" as a note and we no longer have a shed. The order is still Sown, can you strike that
  out?
- I meant to pay by Pennyfold and clicked on bank transfer. Can the order, ten minutes old, be switched?
- My basket held the Slim, but our door needs the normal Latchling. It's all still in your warehouse, I hope?
- I placed an order ten minutes ago and typed my old address. Please change it before it leaves.
- Could you add a second pack of wicks to the order I made this morning? It still says Sown.
- I need to cancel an order from tonight. My wife had already bought the same {thing}, it turns out.
- I picked the plum glaze by mistake and want slate instead. The order has not been packed yet.
- Please take the Keypad off my order, the rest can stay as it is. Status is Sown.
- The order shows Sprouted and I've changed my mind. Can it still be stopped?
= Is it too late to switch from standard delivery to Swiftwing? I ordered half an hour ago.
- I ordered two by accident, the button hung. Please remove one of them before it is sent.
- We forgot the flat number in the delivery address and the parcel is due to leave tomorrow.
- Can I still have gift wrapping put on an order that I placed just now? Moonmoth, if you have it.
- I'd like to swap the Rillkeeper 4 in my open order for a Rillkeeper 9. It hasn't shipped.
- Please stop order {order}. I found out that we may not fit a lock in this flat.
- The thirty-five minutes are over, I know, but the order hasn't left the depot. Can the address be altered?
- The name on my new order should be my daughter's, as she will be the one at home. How do I alter that?
- My order from an hour ago should go to the Harrowdene store for collection rather than to my house.
- I would like to withdraw the order placed this morning, which according to the app is still being prepared.
- I got the engraving wrong! It should read Rosalind with a d. Please tell me the pot is not burned yet.
- Can you hold back my order for a week? We leave on {day} and it hasn't been picked so far.
+ I was about to ask about the warranty, but first things first: please cancel the order I made twenty minutes ago.
+ The discount worked, thank you. I only picked the wrong length of hose. Can you change it before packing?
+ My last parcel came to the right door, this new one has the wrong postcode. It's still on Sown, can you correct it?
+ I'll decide on Plus another day. Right now I must get one pot out of the order I have just sent off.
~ cancel order {order} please i ordered the wrong size just now
~ wrong address on {order} still sown can u fix it
~ need to add a {thing} to an order from today possible?
~ ordered twice by mistake kill one of them before it ships
~ change colour to oat on order {order} not sent yet
~ can i still cancel its on sprouted
~ put my work address on todays order instead of home please
~ pls take the hub out of my basket order, already paid but not shipped
~ forgot to add the K on my house number, order hasnt left, please change
"""

CHANGE_ORDER_AFTER = """
? Can you do that for me?
? Is that still possible?
? Tell me what it costs, if anything.
? Please confirm by mail.
? How do I do that in the app?
- The app no longer shows me a button for it.
- I ordered on my phone on the train, hence the muddle.
- I'm sorry for the trouble.
- I was in too much of a rush.
- If there is a fee, that is fine with me.
"""

PARCEL_MISTAKE = """
- I received the wrong product.
- There is a part missing in the parcel that I received today.
- My order arrived damaged, the box was torn and the lamp in it is broken.
- Just unpacked the new Emberline: the glass has a hole the size of a coin, clearly from the journey.
- We ordered four packs of wicks and got four packs of coin cells.
- I cut the tape, lifted the lid and found the Mossbowl in two halves.
~ 3 of 5 lamps in the parcel, where are the other two, slip says 5
- I unpacked the box today and there's a Sproutwell in it, but I ordered a Sproutwell Tall.
- The parcel came on {day} with the glass shade in pieces. The straw around it was soaked.
- One of the three lamps on the packing slip isn't in the box.
= You sent me somebody else's order. The slip has another name on it and I got six Frostnotes.
- The lid of the carton was crushed and the ceramic shell inside has a corner missing.
- I asked for kingfisher and got plum. It's a nice plum, but it's not what I paid for.
- The screws and the drilling template are missing from the Rillkeeper box I opened this morning.
- We received one Gatewarden although they come in pairs. The second lock's place in the box is empty.
- Twelve drippers are listed for the kit and I count nine. The bag was sealed.
- The delivery arrived today, and one pane of the Fernhouse was cracked before we had even lifted it out.
- I was sent the copper leaf version instead of soot black.
- My order was delivered at noon but the box of seed pods in it was empty. Not one pod!
- When I opened the parcel, the hub was there and its power lead was not.
- Please note that the pot was engraved Marta and I had asked for Martha.
- The pallet came with eleven planters, not twelve. The driver wrote it on his sheet.
- There was a puddle of plant feed in my parcel, since the bottle had burst on its journey.
+ Fast delivery, I must say. Unfortunately the wrong one: a Mini in the box where the big Airmote should be.
+ I don't need a refund and I'm not sending the lamp back, I just need the ground spike that was left out of the box.
+ The lock is fitted and runs well. What wasn't in the parcel is the rosette, although it's on the packing slip.
+ The driver was friendly and on time, only the box looked as if it had been kicked. The shade inside has shattered.
~ wrong item in the box, got a frostnote ordered a soilwhisper
~ parcel arrived smashed, glass everywhere, order {order}
~ keypad missing from my parcel its on the slip though
~ got 1 string of lights paid for 2
~ box was open and half the parts are gone {order}
~ you sent the wrong colour pot, slate not oat
~ delivered today but the mounting screws arent in the bag
"""

PARCEL_MISTAKE_AFTER = """
? Please send what was ordered.
? What happens now?
? How do we put that right?
? Do you need a photo?
- I kept the carton and the straw.
- My husband took photographs as we unpacked.
- We opened it within the hour.
- I can't have been the only one today.
- The order confirmation on my side is correct.
"""
