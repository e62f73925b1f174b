"""What customers write about schedules, batteries, updates, closed doors and dangers."""

SCHEDULE_HELP = """
- How can I change the times when my garden is watered?
- Where do I set the schedule for my lamps?
- How do I turn the rain pause off for one zone?
- Rain was forecast, none came, and the lawn is yellow. How do I tell the Rillkeeper to be less trusting?
- The lamp outside goes off after eighty seconds. My aunt needs longer than that to find her key, can it be extended?
- My Rillkeeper waters at noon although I set six in the morning. Where do I change that?
- How do I make the lamps switch on at sunset rather than at a fixed hour?
- The controller skipped yesterday's watering because of a forecast, and not a drop fell. Can I raise the limit?
- Zone three should only run every other day. I can't find the setting.
- I'd like the porch light to shine for three minutes after a movement, not eighty seconds.
- How do I wake the Rillkeeper from its winter sleep so that the spring schedule begins?
- My tomatoes under the roof dry out, as the rain pause holds back the water there too.
- Can I have auto-lock start only after ten at night?
- The watering times are all one hour late since the clocks changed.
- Is there a way to water twice a day for a fortnight and then go back to normal by itself?
- The alarm of the Frostnote rings at 2.5 degrees, and for my dahlias I need four. How is that set?
- Where can I set the quiet hours for messages? They wake me at six.
- What's the longest that I can let one zone run?
- Moth mode comes on far too early for us. May I shift it by an hour?
- I want the lawn watered for forty minutes but the app stops me at twenty. What is the trick?
- When do I have to run Winter Drain, and can it be put in the calendar in advance?
- The Sproutwell keeps reminding me to feed the basil in winter. How do I switch that off?
- I'd like to link the Soilwhisper with zone two so that it waters below thirty whispers.
- Can the schedule of the front garden be copied to the back one?
- Holidays are coming. How do I tell the system to water less until we return?
- Party mode ended at five, but the party didn't. Can it go on for longer next time?
- Every evening at dusk all the string lights come on, and I only want that from Friday to Sunday.
+ All sensors are online and reporting. It's the times of watering that I can't get to stay put.
+ My new lamp has joined the hub, thanks to your video. How do I give it a timetable now?
+ The tap isn't leaking any more, that was the seal. What I'd like to know is how to shorten the run of zone one.
~ how to change watering times
~ lamps come on too early where do i set it
~ waters even when it rains, fix?
~ set zone 2 to 15 min every second day how
~ turn off notifications at night
~ auto lock too fast how to make it two minutes
"""

SCHEDULE_HELP_AFTER = """
? Where do I set that?
? How is it done?
? Can you tell me which menu?
? Please explain it step by step.
- I've looked through every page of the app.
- It's probably quite simple.
- My predecessor in the house set it all up.
- I can get into the app and everything is connected.
- I'd like to get it right this time.
"""

BATTERY_LOW = """
- The app says that the battery of my lock is low. Which batteries do I need?
- How do I change the batteries in the Soilwhisper?
- I've got a Frostnote that's fallen silent, at four percent before that. What cell do I put in?
- The app shows the red symbol at the gate lock although it's sunny. How do I charge it faster?
- The battery symbol of my Soilwhisper has turned red. Which cells does it need?
- The lock hums after every turn now. I suppose that means I should change the cells?
- How do I get the cell out of the Duskwick Path? I have the coin and the patience.
- Which coin cell belongs in the Frostnote, and do you sell it?
- My Latchling eats a set of cells every two months. Is that normal?
- Can I use rechargeable cells in the Soilwhisper?
- The solar lamp only lasts an hour at night after three winters. I think it's time for a new cell.
- How often should the Latchling Slim be charged, and for how long?
- The app says eighteen percent on the front door lock. How many days have I got?
- I need a pair of QB-14 cells. Where can I order those?
- Beak blinks yellow. Do I change both AAA or just one?
- The lock doesn't take Volthare's new silver ones. Which brands are allowed?
- Where do I bring the empty cells? I have a jar full of them.
- New cells in the lamp and it flashed green only once. Did I put them in correctly?
- How do I charge the Airmote Mini, and how many hours should I get out of it?
- Our Sproutwell shows an empty battery symbol. What lead does it take?
- Does the Frostnote forget its limit when I take out the coin cell to renew it?
- Which way round does the Tendril lead go when I charge the Slim? It keeps slipping off.
- In the cold the Gatewarden's charge drops to ten percent. Would the winter cable help?
- How long do the two batteries of the Brookgauge last, and which type are they?
+ The lock is online and opens nicely, no complaint there. It just warns me daily of low power. What must I buy?
+ Don't cancel anything, my order is right. I only forgot to ask which cells I need for the Frostnote.
+ My Keypad code is fine. It's the cells inside the lock that the app wants renewed, and I can't get the cover off.
~ which batteries for soilwhisper
~ lock says 9 percent what cells
~ how do i change the battery in the path lamp
~ frostnote battery empty which type
~ how long to leave the slim on the tendril lead
~ low battery warning again after 4 weeks new cells
"""

BATTERY_LOW_AFTER = """
? What should I get?
? How do I do it properly?
? Please tell me the type.
- I don't want to damage anything.
- The booklet got lost long ago.
- There's a shop round the corner that has most kinds.
- It gave the first warning a few days ago.
- I've a small screwdriver and a steady hand.
"""

UPDATE_FAILED = """
- The firmware update of my hub does not install.
- The lamp was fine until your update of {day}, since then it's been offline every morning.
- One sensor went offline in the middle of an update and shows U-52.
- My Rillkeeper shows the code U-52 since last night.
- The update of the lock has failed three times. What should I do?
- The hub has been stuck at 60 percent of an update for two days.
- After the firmware update my Emberline only lights up at half strength.
- Since the new version was installed, the watering history has been empty.
- Could I go back to the previous firmware? The new one makes my lock slow.
- Every night the Airmote starts an update, and every morning the old version is still on it.
- My neighbour's lamps took the new version two weeks ago. Mine try every night and give up.
- The app tells me that the firmware is too old but offers nothing to install.
- Is it safe to pull the plug on a controller which has been "updating" for six hours?
- U-52 again! That's the third device in this house that rolls back after its update.
- How do I move my holiday home to Slowlane? The last firmware caused trouble.
- You rolled out something on {day}, and since that update my Keypad forgets its codes.
- The lamps were updated overnight and moth mode has disappeared from the menu.
- I have confirmed the lock's update five times and it never begins.
+ Wi-Fi and hub are perfect, so don't send me there. It is the update on the Frostnote that breaks off each time.
~ update failed code u-52
~ firmware update hangs at 12 percent since yesterday
~ new firmware broke my schedule how to undo
~ lock update wont start
"""

UPDATE_FAILED_AFTER = """
? What do you suggest?
? What does that mean?
? How do I get rid of it?
- It's in range and has power.
- I didn't touch it during the night.
- The version before was fine.
"""

LOCKED_OUT = """
- I am locked out of my house and the app does not open the door.
- The lock went offline and of course I'm on the wrong side of the door, in the dark.
- The lock's battery died at nine percent, just as I came home. Now I'm sitting on the stairs, what can I do?
- I'm standing outside my front door and the Latchling won't open. Please help!
- We are locked out, the cells in the lock are flat and the key is inside.
- My children are in the house and the lock has jammed in the locked position. I can't get in.
- It's raining, I am in slippers, the door fell shut and my phone is indoors. This is my neighbour's.
- The code doesn't work any more and I cannot get into my own flat. What's the number of the night desk?
- I need somebody to open my door right now, I have the rescue word.
- I forgot the rescue word and I'm in front of the closed door. What now?
- The app can't reach the lock and I'm out here on the step with the shopping thawing.
- Can you open my Latchling from where you are? I came home and it doesn't react to anything.
- My mother, 84, stands in the stairwell because her lock doesn't turn. Please open it for her.
- The Keypad is asleep after wrong codes and I'm shut out with a baby on my arm.
- I've lost my phone on the train, so I can't open my door tonight. How do I get in?
= Locked out of the shed, that is the Gatewarden, and the dog is inside!
- Is there a locksmith you pay for? I've been waiting at my door for an hour.
- The lock hums but doesn't open, it's past midnight and I have no key on me.
+ I know I ought to have changed the cells in May. Right now I only want to get into my house, I'm at the door.
~ locked out at my door please open
~ standing outside lock dead no key help
~ cant get in the house latchling wont turn urgent
~ door shut phone inside need night desk now
"""

LOCKED_OUT_AFTER = """
? Please be quick.
? Whom do I ring?
? Can you do it from there?
- It's getting cold out here.
- I can prove that I live here.
- The neighbours aren't at home.
"""

SAFETY_REPORT = """
- My lamp gets extremely hot and starts to smell. Is it dangerous?
- The lamp is new and I'd return it anyway, but you should know that it gave my son a shock.
- Liquid is running out of the cell in my gate lock and it stings on the skin.
- The adapter of my Rillkeeper is so hot that I can't touch it, and it smells of burning.
- There was a spark when I plugged in the string lights. I've taken them off the wall.
- A cell in the lamp's foot has swollen to twice its size. What do I do with it?
- I got an electric shock from the Duskwick Post when I watered next to it.
- The Airmote's lead has melted where it goes in.
- Something fizzes and leaks out of the lock's battery compartment. Is that dangerous?
- Smoke came from the hub this morning. I've pulled the plug and carried it outside.
- The heater of the Fernhouse has scorched the shelf above it. Is it still allowed to run?
- A pane of the greenhouse burst without any reason and a splinter hit my hand.
- Our lamp trips the fuse of the entire house and the metal tingles when I touch it.
- The charger of the Slim glows like an iron, even when nothing is charging. I find that alarming.
- Water has run into the Nutshell box and the lights buzz. May I touch the plug?
- The battery cover of the lock was too hot to touch this evening. I don't feel safe.
- White crust and a sharp smell around the cells in the Soilwhisper. Is it harmful to the children?
- The cable of the post is bare in one spot, right where the children play.
+ I could talk about guarantee later. First of all: the hub's power lead got so hot that it scorched the carpet.
~ lamp smells burnt and is very hot
~ swollen battery what to do
~ sparks from the string light plug is it dangerous
~ hub is smoking pulled the plug
"""

SAFETY_REPORT_AFTER = """
? What must I do now?
? Can it catch fire?
? Please advise.
- Nobody is hurt so far.
- I've kept everyone away from it.
- There are small children in the house.
"""
