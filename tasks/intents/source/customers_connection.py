"""What customers write about hubs and devices that can't be reached, or have never been."""

DEVICE_OFFLINE = """
- One of my sensors is offline. How can I reconnect it?
- My lamp is offline in the app, the others are online.
- The Soilwhisper has lost its connection and doesn't come back by itself.
- My lock is shown as offline. All other devices are connected.
- The Airmote does not connect any more, it used to work without problems.
- Why does my Rillkeeper keep going offline when nothing else does?
~ my lamp is offline, just the one
- The kitchen lamp is the only thing in the house that Pipkin says he can't find.
- The weather seems to matter: in fog our Frostnote at the far hedge disappears from the app.
- My Airmote measures and shows its leaf, but nothing of it arrives in the app any longer.
- Is there something I can do about a Gatewarden that only has a signal at midday?
- The Emberline by the bins lost its link after I switched the fuse off and on. It's alone in that.
- Why do I get "device asleep" for just the Soilwhisper in the rose bed?
- The lock on the cellar door dropped off the list overnight. Front door, hub, lamps: all present.
+ The schedule is right, I checked. It's that the controller itself has gone offline, and nothing else has.
~ sensor in cellar offline all others ok
~ one of 6 posts not in the app anymore
- My Soilwhisper at the end of the garden has been shown as Offline since {day}. The other sensors report.
- One of our lamps has dropped out of the app, the one by the gate. All the rest can be reached.
- The Frostnote hasn't sent a reading for two days.
- The Airmote in the bedroom keeps losing its connection at night. The one in the kitchen never does.
- My Latchling says "no connection" in the app, but I can turn it by hand.
- The Rillkeeper vanished from my app this morning. Hub and lamps are there as usual.
- Since we moved the raised bed, its Soilwhisper only gets through now and then.
- Do I need a Stoat for the sensor in the cellar? It was fine until we put a freezer there, now it's always Offline.
- I pressed the pin on the back of the Frostnote until it went lime, yet it doesn't come back online.
- The app shows my Emberline greyed out. It lights up when somebody passes, but I can't reach it.
- The greenhouse sensor used to report every few minutes and went silent on {day}.
- Our front door lock reacts to nothing in the app; the back door lock of the same kind does.
- What does it mean when a single lamp in a chain of Posts doesn't answer the hub?
- The Keypad doesn't reach the lock any more. Codes are accepted but the door hears nothing.
- The Jambmouse no longer tells the app whether the door is shut.
- Only the Airmote Mini refuses to hand its readings over to my phone lately.
- The connection to my watering controller comes and goes, five minutes on, an hour off.
- I painted the shed with metal paint and since then the Frostnote inside it is unreachable.
- My Sproutwell Tall has been missing from the device list since last week. It was connected for a year.
- Readings from the Soilwhisper arrive hours late, all in one lump. It is the only one doing that.
- The gate lock can't be found by the app, although I stand right in front of it.
- I changed the cell in the Frostnote and it hasn't turned up in the app since.
- My Brookgauge lost contact to the controller after the storm. The rest of the garden is back.
- The bedroom sensor has been stuck at 21 degrees since {day}, and it says "last seen four days ago".
- After two brick walls more than planned, the Airmote in the new study fell off the network.
- Out of nine devices exactly one has gone: the Rillkeeper 4 at my parents' end of the garden.
- Why does one Duskwick Post lose the radio every time it rains?
- The pin trick worked on the first sensor but the second one won't come online again, so what now?
- Our lock at the side door was online for months and now shows a broken chain symbol.
- The window sensor in the nursery keeps blinking and is listed as Offline.
- I can't switch the lamp over the garage from the app any longer. It used to work, and the others still do.
- The Soilwhisper shows up as being out of range though it's been in the same bed since spring.
- Since the weekend one Airmote reports nothing, even when I put it right beside the hub.
- A sensor I had given a new room in the app has been unreachable from that minute.
+ Leave the invoice for another day, please: my Frostnote is offline and frost is on its way.
+ The hub is fine, knot glowing white, all lamps there. It's the Soilwhisper that can't be reached.
+ I'd like a second Airmote at some point. First the one I own would have to come back online, it dropped out on
  {day}.
+ My battery is nearly full, according to the last reading. Still, the sensor's been Offline since then.
+ I was told it's my login, but I'm in the app now and see all I own, apart from the lock, which is unreachable.
~ soilwhisper offline since yesterday everything else ok
~ one sensor keeps dropping out how to fix
~ frostnote not reachable, did the pin thing
~ latchling no connection in app other stuff works
~ rillkeeper gone from the app hub is fine
~ airmote offline again third time this week only that one
~ single lamp wont respond the others do
~ lost connection to the gate lock, was ok for months
~ keypad doesnt talk to the lock anymore
"""

DEVICE_OFFLINE_AFTER = """
? How do I get it back?
? What can I try?
? Can you tell me why?
? Please help me reconnect it.
? What's wrong there?
? Is there a trick?
- I went through the help page once already.
- The distance is the same as ever.
- The battery symbol isn't red.
- Otherwise I'm content with it.
- I let a night pass, as the help page says.
- The app is up to date.
- The telephone has been restarted as well.
- It is really only that one.
"""

HUB_OFFLINE = """
- My hub is offline. How do I connect it again?
- The Hearthknot does not connect to the internet any more.
- All my devices are offline. What happened?
- I have a new router. How do I connect my existing hub to it?
- The hub's light is magenta. What does that mean?
- Nothing in my home is connected any longer, the hub included.
~ hub wont connect, all devices offline
- Three sensors and two lamps dropped out together last night. What have they got in common?
- Not one of our soil sensors has reported since {day}, and the lamps don't listen either.
- The light on the hub was purple-pink at breakfast and it's still that colour. Nothing can be operated.
- From the office I can see neither lock nor lamps, everything is grey.
- Whole garden offline, whole house offline, and the children say that the internet is fine.
- The hub's been moved to the cellar and all devices upstairs have since gone.
- I can't reach the lock from my phone. Nor the lamps, nor the pots, come to think of it.
~ lamps lock and sensors all grey in app
~ new internet provider now hub wont come back
~ nothing responds, knot is pink
- The knot on my hub glows magenta and nothing in the house reacts any more.
- All our devices went offline at the same moment on {day}.
- The Hearthknot can't get onto the internet, though my laptop can.
- Since we got a new router the hub doesn't find the network.
- I see every lamp and every sensor as Offline in the app. It can't be all of them at once, can it?
- After the power cut the hub never came back online.
- My hub drops out every evening around eight, with all that hangs on it.
- How do I move the hub over to a new WLAN? Nothing can be reached in the meantime.
- The whole home is shown as asleep in the app and not one device answers.
- No light on the knot at all, and the app says "hub not found".
- Changing the name of our network seems to have knocked out the hub.
- Our provider swapped the line and from then on lamps, lock and sensors are all unreachable.
- I restarted the Hearthknot four times. Magenta each time, internet none.
- Everything is dead in the app since last night: controller, pots, lock.
- The hub blinks and blinks but never goes white again.
- The upstairs hub works, while the one in the barn has lost its connection and taken six sensors with it.
- I think my hub has gone on strike. Pipkin answers "I cannot reach the garden" to every command.
- Why is my Hearthknot offline whenever my son plays on the computer?
- We're on holiday and since {day} we can't see a single device at home. Could it be the hub?
- The router says the hub is connected, the hub says it isn't, and I stand in the middle.
- Half an hour ago every one of my eleven devices vanished from the app.
- Do you have an outage? Neither lamps nor watering nor locks can be reached, here and at my sister's.
- The knot shows white, and even so the app calls the hub unreachable.
- I put the hub behind the television and the entire house lost its connection.
- Ever since I set the router to five gigahertz only, the Hearthknot stays out.
- The hub was unplugged by the painters. Plugged in again, it does not join the network.
- I've got no control of anything from outside the house any more, at home over the same WLAN it does work.
- My network has a new name of thirty characters, and the hub won't have it.
- On {day} the hub lost its connection to your servers, all sensors have a grey cloud since.
- Our guests reset the wireless, as they couldn't get in. The hub has been offline from that day.
- A thunderstorm passed and now the whole set of devices, lock included, shows no signal.
- We moved house. The hub is plugged in, the old one by the way, and can't connect here.
- Both locks, the hub, all lamps: everything Offline since you did maintenance last night.
- Can the hub be run on a telephone hotspot until our line is repaired? It's cut off at present.
+ My login works, I'm in the app, but there's "no hub" in big letters where my home used to be.
+ At first I thought the lock's battery was flat. By now all other devices are gone as well, with the hub magenta.
+ Apart from my Plus question, which can wait: no device in the house has been reachable since {day}.
+ The new lamp would be ready to be added, but the hub that it should join has been offline for days.
~ hub magenta what now
~ everything offline since this morning
~ hub lost wifi after router change
~ no device reachable, restarted hub twice
~ hearthknot wont connect to internet, knot magenta
~ all my lamps and sensors gone from app at once
~ hub offline again second time this week help
"""

HUB_OFFLINE_AFTER = """
? What can I do?
? Please help, it's getting dark.
? How do I get it going again?
? Can you see it from your side?
? Where do I start looking?
? Is it me or is it you?
- The app itself is the newest version.
- I read the help page twice.
- So far it had been a good system.
- We depend on the watering in this heat.
- It's not the first thing I've tried tonight, believe me.
- My neighbour, who knows computers, is at a loss too.
- I'd hate to drive to a shop for it.
"""

DEVICE_SETUP = """
- How do I connect my new sensor to the hub?
- I have bought a new lock and need help installing it.
- The app does not find my new lamp when I try to add it for the first time.
- How do I set up my new Hearthknot hub?
- I've had the {thing} on the shelf since {month} and would like to put it into service at last. Where do I begin?
- Bought second-hand, never run here: how do I get the Latchling away from its former owner's home and into mine?
- The new controller is on the wall, and at the first start it wants a "zone plan". What do I enter?
- Our new pot never shows up in the app. Must it be filled before it can be added?
- I unpacked my first Hearthknot this evening and can't get past scanning the code under the felt.
- How do I add the new lamp to the app? The instructions mention a button under the shade.
- The new Soilwhisper isn't found when I choose Add. It's my first one.
- Which way round does the Latchling go on the cylinder? I'm fitting it right now.
- I bought a used Emberline, and the app says it belongs to another home. How do I free it?
- We're installing a Rillkeeper 9 and don't know which wire goes to the pump contact.
- During set-up the hub closes after thirteen minutes and I have to begin again. What am I doing wrong?
- My solar lamp doesn't appear in the list when I try to add it. Must I do something else first?
- Where's the pin I should press to pair a Frostnote? I've just taken it out of the box.
- The Keypad is glued on, and now? I can't work out how to introduce it to the lock.
- Is there a video showing how to put together a Fernhouse? We're at step three.
- I'd like to connect my new Sproutwell, but the app stops at "looking for pot".
- How deep do I have to push the Soilwhisper in, and must it be paired before or after?
- My brand-new hub won't accept our network, whose name has an apostrophe. I'm still at the first set-up.
- I'm trying to put the new lock into operation and the app asks for a rescue word. What's that?
- The electrician has hung the Emberline. What's the next step to get it into the app?
- How can I add a second hub to the home that I have already?
- The label with the code under the felt is torn. How do I register the hub that I bought yesterday?
- For two evenings I've been trying to pair a Jambmouse that came on {day}. It has never once connected.
- Does the new Brookgauge have to glow white? I screwed it on an hour ago and don't know if I did it right.
- I got an Airmote for my birthday. What do I do after plugging it in?
- How do I join my Driplet to the side nipple of the Tall? I'm putting up both for the first time.
- In which order should I install things: hub first, or the three lamps first?
- The drilling template for the controller is missing a measure. How far apart do the screws have to be?
- Can you send a fitter? I don't trust myself to mount the lock.
- My phone finds the new Duskwick Post, asks for the room and then says "adding failed".
+ The delivery was perfect. Now I'm sitting here with a new Gatewarden and can't work out how to teach it
  fingerprints.
+ My old sensor runs as it should. It's the new one, fresh from its box, that I don't manage to add.
+ The account is made and the login works. How do I get the hub into it now?
+ I returned the first Keypad, that's history. How does one pair the second, which arrived today?
~ how to pair new soilwhisper
~ cant add my new lamp app says not found, just unpacked
~ setting up hub first time stuck at code
~ how do i mount the latchling, nothing in the booklet
~ just got a frostnote how does it get into the app
~ used lamp wont join my home belongs to someone else
"""

DEVICE_SETUP_AFTER = """
? How does it go on?
? What am I missing?
? Please guide me through it.
? Is there a better description somewhere?
- The booklet is no help.
- I'm not a technical person.
- The packing is all over the floor.
- I'd like to finish before the weekend.
- I have a screwdriver and good will, nothing else.
- My grandson set up everything else.
"""
