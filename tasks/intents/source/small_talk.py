"""What stands around a request: greetings, endings, asides and second topics.

A second topic begins with the labels that it could be mistaken for; it is never put beside a request with one of them.
"""

GREETINGS = (
    "Hello.", "Hi there!", "Hello!", "Good morning.", "Good evening.", "Dear Quillmere team!", "Hi!", "Good afternoon.",
    "Dear Sir or Madam.", "Hello Quillmere!", "Hi all.", "Hello again.", "Dear support team.", "Evening all.",
)  # fmt: skip
CASUAL_GREETINGS = ("hi", "hey", "hello", "hi there", "hey quillmere", "morning", "hello again")
SIGN_OFFS = (
    "Thanks!", "Thank you.", "Many thanks.", "Thanks in advance.", "Kind regards, Edda Corvin", "Best, Tobin Rask",
    "Regards, P. Vellacott", "Thank you for your trouble.", "Yours, Imke Sallow", "Cheers, Bram", "Best wishes, Corwen",
    "Greetings from Tarnhope", "Regards, H. Oddy", "Thanks and a good weekend!", "Sincerely, Marguerite Penhall",
)  # fmt: skip
CASUAL_SIGN_OFFS = ("thanks", "thx", "cheers", "ta", "thank you", "pls help", "tia")
CASUAL_ASIDES = (
    "on my phone sorry for typos", "looked on the help page, no luck", "dont want to sit in the chat again",
    "quick answer would be great", "not urgent but soon would be nice", "hope this reaches someone",
    "asked in the shop, they said write to you", "sorry if wrong form", "any help welcome", "answer by mail is fine",
    "writing this on the bus", "sent this once already", "prefer mail to phone", "no need to call",
)  # fmt: skip

ASIDES = """
- I'm writing this in my lunch break.
- I hope I've put this in the right words.
- My neighbour thought you might know.
- Your answer can go to my usual address.
- Just a line back would do.
- It's a small matter, I know.
- Let me know if I should send a photo of anything.
- I'm not one for telephoning.
- Please write rather than ring, I'm in meetings all day.
- Sorry if this is the wrong place to ask.
- I did search the help pages first.
- I hope this reaches the right person.
- I'm writing from my phone, so excuse the slips.
- I waited in the chat but had to leave for work.
- My English is not perfect, I hope you understand me.
- I'm sure you get this question a lot.
- You can reach me best in the evening.
- I'm a little cross, but not at you personally.
- I sent this once already, perhaps it got lost.
- My son is typing this for me.
- A short answer is enough.
- A colleague of yours was very kind last time.
- I wasn't sure which form to use.
- I may be missing something obvious.
- I'm not in a great hurry.
- If you need more details, just ask.
- The shop in Harrowdene told me to write to you.
- I'd call, but I've lost my voice this week.
"""

SECOND_TOPIC_FIRST = """
paid_repair warranty_claim | My lamp is back from the repair barn and shines like new, many thanks for that.
buying_advice | After much to and fro I've decided against the big greenhouse, thanks for the advice.
invoice_copy | The bills for last year are complete now, my accountant sends his thanks.
change_order track_parcel | You managed to stop my wrong order in time last month, bravo.
refund_status | Thank you for the refund, which reached my account on {day}.
share_access | We have sorted out who may open which door, so no more questions about that.
pause_plus cancel_plus | Plus woke from its winter pause as planned, all good.
battery_low locked_out | The cells you told me to buy have been in the lock since {day}.
gift_card | My niece was over the moon about the gift card.
parcel_mistake | The cracked shade was replaced within days, that's what I call service.
hub_offline update_failed device_offline | Your colleague talked me through a restart of the hub in May, and it has
  held ever since.
trade_quote | Our allotment club will write about a bulk price separately.
warranty_claim paid_repair | First of all thanks for the quick swap of my Frostnote last month.
track_parcel lost_parcel parcel_mistake return_item | My parcel came yesterday, quicker than promised, well done.
gift_card | I used up my gift card at last, that went through without a hitch.
cancel_plus pause_plus delete_account | I'm a Plus member and mean to stay one.
app_login | I finally managed to sign in again yesterday, so that's solved.
return_item refund_status | The return of my string lights is all settled, thank you.
hub_offline device_offline device_setup update_failed | Since you helped me last week the hub has been running without
  a break.
invoice_copy disputed_charge | The invoice you sent again was just what my accountant wanted.
update_failed | Last night's update went through on all devices, by the way.
battery_low | I've put new cells into everything, as you advised.
share_access | My sister has her guest key now and is delighted.
schedule_help | The watering times are right at last, thanks to your colleague.
buying_advice | Your tip to take the larger pot was good.
trade_quote | At work we're waiting for your quote, but this is about my own home.
parcel_mistake | The missing screws came on Tuesday, so that's done.
change_order | Thank you for changing the address so quickly the other day.
disputed_charge refund_status | The double charge from spring has been put right, thank you.
device_setup | The new lamp was set up in five minutes, even by me.
locked_out | You got me back into my flat in January, which I still tell everyone about.
warranty_claim | The claim for the lamp is running under its own number, so leave that aside.
cancel_plus pause_plus | My husband handles the Plus plan, he'll write to you about that himself.
return_item | I kept the lamp in the end, so forget about that label.
lost_parcel track_parcel | The box that was lost in March turned up, you may close that file.
delete_account | I'm not leaving you, by the way, although my last mail may have sounded like it.
paid_repair | The repair barn did a splendid job on my old lamp.
app_login share_access | My wife writes about her password separately.
gift_card buying_advice | We were given a voucher for a course, about which I'll ask another day.
schedule_help battery_low hub_offline device_offline | The lamps come on when they should and the cells are new, no
  worries there.
"""

SECOND_TOPIC_LAST = """
warranty_claim paid_repair safety_report | My old Emberline broke in the last storm, but the insurance pays for that.
track_parcel | A second order is on its way to my sister, please leave that one alone.
schedule_help | I did wonder about the watering times, my neighbour has explained them to me.
buying_advice | I've got my eye on a Fernhouse, but that's for next year.
app_login delete_account | My brother has trouble with his password, he'll contact you himself.
cancel_plus pause_plus delete_account | Whether I keep Plus next year I'll think about another time.
gift_card | There's still a gift card in my drawer, I'll spend it at Christmas.
invoice_copy disputed_charge | About the invoice from {month} I've already spoken to your ledger team.
device_setup | My new Keypad is still in its box, the fitter comes for that next week.
return_item refund_status | The string lights I sent back are no longer an issue.
battery_low | The empty cells I'll bring to the store.
update_failed | Last week's update did what it should, before you ask.
track_parcel lost_parcel | The parcel from {day}, in case you wonder, has arrived safely.
warranty_claim paid_repair | One lamp has a crack too, but my dealer is dealing with that.
buying_advice trade_quote | I might buy a Gatewarden in autumn, but I'll read up on that myself.
cancel_plus pause_plus delete_account | My Plus plan, which you ask about in your form, is fine as it is.
invoice_copy | I don't need another invoice, the one in the app will do.
refund_status return_item | The refund for the pot arrived, so ignore my mail of last week.
app_login | I did forget my password as well, but have already reset it.
hub_offline device_offline | The hub was down for an hour on {day}, it's back by itself.
gift_card | PS: the gift card worked, thank you!
battery_low | The lock wanted new cells too, they're in.
update_failed | Your note about the new firmware I have seen and don't need help with.
schedule_help | How to alter the watering I've meanwhile found out.
share_access | My daughter's invitation has come through in the meantime.
change_order | I was going to add something to an order, but that's too late, never mind.
device_setup | The second sensor I'll install some other weekend.
parcel_mistake | There was a wrong pot in the last box, your colleague is on it.
disputed_charge | The strange 37 cents have vanished from my card, as you said.
safety_report | And no, nothing has ever got hot here, since your form asks.
lost_parcel | The trace for last year's parcel can be closed.
return_item refund_status invoice_copy disputed_charge | I won't be sending anything back, the lamp grew on us.
trade_quote | The offer for my firm goes through my boss, not through me.
locked_out battery_low | The thing with the closed door was solved by the night desk.
warranty_claim return_item | My sensor has been exchanged, that is finished.
pause_plus cancel_plus | Perhaps I'll pause Plus in winter, but that's for later.
buying_advice | Is the kingfisher glaze nice? My aunt says so. Just chatting.
delete_account app_login | I saw your mail on data protection and have no questions about it.
invoice_copy gift_card | Vouchers and bills are my husband's business, so leave those out, please.
refund_status disputed_charge | All money matters between us are settled, as far as I can see.
"""
