"""Guide entries on rights, data, goods, people and rooms."""

from model import Entry

ENTRIES = (
    Entry(
        "ip-ownership",
        "Ownership of rights",
        '"Title and interest shall vest in" and "hereby assigns" both mean that somebody becomes the '
        'owner. Write "we own" or "you keep". Material brought along is "what you bring"; jointly '
        'made material is "joint work". Example: "We own all photographs you take under the '
        'agreement."',
    ),
    Entry(
        "licence-grant",
        "Licence",
        'A licence is permission to use. Write "you may use" with the purpose and the limits; '
        '"non-exclusive", "non-transferable" and "royalty-free" are left out unless they are the '
        'point. Revoking a licence is "withdrawing" it. Example: "You may use the kit only to test '
        'locks."',
    ),
    Entry(
        "sublicensing",
        "Sublicence",
        'A sublicence is a licence given by someone who has a licence. We write "pass the licence '
        'on". Example: "You may not pass the licence on unless we say yes in writing." The head '
        'licence is "yours", a sublicensee is somebody "you pass it on to".',
    ),
    Entry(
        "confidentiality",
        "Confidentiality",
        'Confidential information becomes "our information" or "secrets", and to hold in confidence '
        'is to "keep secret". Give the years after the end. "In the public domain" is "already '
        'public". Example: "You must keep our information secret for 8 years after it ends."',
    ),
    Entry(
        "data-processing",
        "Processing personal data",
        'To process on documented instructions is to "handle personal data only as we tell you". '
        'Purpose limits become "use only to", and retention periods "delete after". Example: "You '
        'may use phone numbers only to call back and must delete them after 19 days."',
    ),
    Entry(
        "data-breach",
        "Data breach",
        'Unauthorised access to personal data is "a data leak" or "a security incident". Say within '
        'how many hours it must be told and to whom. Example: "You must tell us of any data leak '
        'within 10 hours." To remediate is to "fix the cause".',
    ),
    Entry(
        "subprocessors",
        "Sub-processors",
        'A sub-processor is a firm that handles data for the firm we hired. We call it "a helper '
        'firm". New ones are "announced", and we "object". Example: "You must announce each new '
        'helper firm by e-mail 17 days ahead." Being liable for one is "answer for".',
    ),
    Entry(
        "data-return",
        "Return and deletion",
        'At the end, data and things go back. Write "return or erase" for data and "return all our '
        'things" for objects; certify becomes "confirm in writing". Missing things have a price. '
        'Example: "You must return or erase all our data within 13 days of the end."',
    ),
    Entry(
        "escrow",
        "Escrow",
        "In escrow a third person keeps a copy and releases it when something goes wrong. The keeper "
        'is named, or is "the neutral keeper". Write "leave the source code with" and when "we get '
        'it". Example: "You must leave the code with the keeper within 15 days."',
    ),
    Entry(
        "open-source",
        "Open source",
        "Open-source components are free parts with licence terms. Terms that force disclosure are "
        'described: "open source that forces us to publish our code". Offending parts are "forbidden '
        'parts". Example: "You must list open-source parts within 6 working days."',
    ),
    Entry(
        "trademark-use",
        "Use of marks",
        'Marks, signs and logos are "our names" and "our logo". Write what they may be used for and '
        'what may not be registered. Specimens are "samples". Example: "You may use our names only '
        'to sell genuine pots."',
    ),
    Entry(
        "feedback",
        "Feedback and reviews",
        'Ideas given to us are "your ideas" and customer opinions are "your reviews". A perpetual '
        'licence is "for ever", and without attribution is "without naming you". Example: "We may '
        'quote your reviews for 4 years." A reward at our discretion is one we "may give".',
    ),
    Entry(
        "retention-of-title",
        "Retention of title",
        'With retention of title the seller keeps ownership after delivery. The phrase is "stay the '
        'owner until you pay". Storing apart and marking are named; repossession is "fetch" or "take '
        'back". Example: "We stay the owner of the pots until you pay everything."',
    ),
    Entry(
        "risk-passing",
        "Passing of risk",
        'Risk is who loses if goods are damaged or vanish. Write "you bear the risk until" or "once" '
        'and name the moment and place. A presumption becomes "you answer for". Example: "You bear '
        'the risk for the glass until we sign for it at the gate."',
    ),
    Entry(
        "acceptance-testing",
        "Acceptance testing",
        'Acceptance is our yes to finished work. Write "test your work", "reject" and "full refund"; '
        'deemed acceptance is "counts as a yes" or "silence". Batches are sampled: say how many '
        'faults are allowed. Example: "We must test your work within 20 days."',
    ),
    Entry(
        "delivery-dates",
        "Delivery dates",
        '"Time is of the essence" means that lateness is serious: write "deliver on time". Say how a '
        "delay must be announced and when we may cancel. Carriers have collection hours and delivery "
        'rates. Example: "You must deliver on time; we may cancel after 6 working days of delay."',
    ),
    Entry(
        "consignment-stock",
        "Consignment stock",
        'Consignment goods lie at one side but belong to the other until used. Write "keep stock at '
        'our" place and when we pay. Demonstration units in shops follow the same idea. Example: '
        '"You must keep 2 weeks\' stock at our yard."',
    ),
    Entry(
        "forecast",
        "Forecasts",
        "A forecast is an estimate of future orders. Say who sends it, how often, how far ahead, and "
        'which part is binding: "buy 50% of what it shows". Reserved stock may be "reassigned". '
        'Example: "We must send a 5-month forecast monthly."',
    ),
    Entry(
        "inspection",
        "Inspection of goods",
        "The buyer checks goods and reports faults in time. Apparent damage is what a check shows; "
        'latent defects are "hidden faults". Example: "We must check goods within 6 working days." '
        "Say how to report if the contract fixes a way.",
    ),
    Entry(
        "packaging",
        "Packaging",
        "Packing clauses give a standard, forbidden materials and a weight. Name the standard by its "
        'code. Crates that go round and round are "returned". Example: "You must pack by standard '
        'QP-3 without foam, at most 11 kilograms a carton." Repacking costs are named.',
    ),
    Entry(
        "spare-parts",
        "Spare parts",
        "A supplier may have to keep parts for years, or announce that a part ends. Discontinuation "
        'is "the end of a part"; a last-time buy is "our final order". Example: "You must keep spare '
        'parts for 5 years and send them within 8 working days."',
    ),
    Entry(
        "tooling",
        "Tooling",
        'Moulds, jigs and dies that we paid for are "our tools". Write what they may be used for, '
        'who maintains and insures them and where they stand. A lien is "keeping them as security". '
        'Example: "You must use our tools only for our orders."',
    ),
    Entry(
        "customs",
        "Customs",
        'Importer of record and "delivered duty paid" mean: you import at your cost. Ex works means '
        'that the buyer handles export. Embargoed countries are "banned countries". Example: "You '
        'must import goods at your cost to the yard." Certificates of origin keep their name.',
    ),
    Entry(
        "garden-leave",
        "Garden leave",
        'During garden leave an employee stays away from work while notice runs. We write "stay at '
        'home on full pay", with the number of weeks. Released means the same. Example: "We may make '
        'you stay at home on full pay for up to 5 weeks."',
    ),
    Entry(
        "non-solicitation",
        "Non-solicitation",
        'To solicit or entice staff is to "lure away our staff"; to solicit customers is to '
        '"approach our customers". Give the months. A penalty is "you pay" with the sum. Example: '
        '"You may not lure away our kitchen staff for 6 months after the agreement ends."',
    ),
    Entry(
        "non-compete",
        "Non-compete",
        'A non-compete covenant bars work for rivals. Write "may not work for rivals", the distance, '
        'the time and what we pay for it. Releasing someone is "lift the ban". Example: "You may not '
        'work for rivals for 4 months, and we pay 40% of your salary."',
    ),
    Entry(
        "probation",
        "Probation",
        "Probation is the first stretch of a job with short notice. Write \"end the job with 7 days' "
        'notice during the first 3 months". Passing or extending it is said in those words. Reduced '
        'pay is given as a share. Example: "You earn 90% during probation."',
    ),
    Entry(
        "key-personnel",
        "Key personnel",
        'Key personnel are people named in the contract who must do the work. Call them "the named '
        'people"; a stand-in is "a substitute". Example: "You may not replace the named people '
        'unless we say yes in writing." Personal service is "do the work yourself".',
    ),
    Entry(
        "quiet-enjoyment",
        "Quiet enjoyment",
        "Quiet enjoyment is the tenant's right not to be disturbed by the landlord. We write \"leave "
        'us undisturbed". Works near the entrance and rent reductions are described with figures. '
        'Example: "You must leave us undisturbed in the yard as long as we pay rent."',
    ),
    Entry(
        "repairs",
        "Repairs in rented rooms",
        "Keeping in tenantable repair means to repair. Say which parts are whose: roof and structure "
        "are usually the landlord's, small repairs ours up to a sum. Example: \"We pay for small "
        'repairs up to EUR 155 each." Deducting from rent is "deduct the cost".',
    ),
    Entry(
        "rent-review",
        "Rent review",
        'A rent review moves rent to market level or with an index. Write "move the rent to market '
        'level every 5 years, by at most 6%". The passing rent is just "the rent". Example: "You may '
        'change the rent when prices have moved 5%."',
    ),
    Entry(
        "break-clause",
        "Break clause",
        'A break clause lets one side leave a lease early. To determine a lease is to "end the '
        'lease"; vacant possession is "rooms are empty". Example: "We may end the lease after 7 '
        'years with 6 months\' notice." Taking part of the space back is "take back".',
    ),
    Entry(
        "subletting",
        "Subletting",
        'To underlet is to "sublet", and an undertenant is "the subtenant". Consent by silence is '
        'written "stay silent". Example: "We may not sublet unless you say yes." Lending desks to '
        "partners is lending, not subletting.",
    ),
    Entry(
        "site-access",
        "Access to sites and homes",
        "People who come to our sites or to customers' homes follow house rules: register, badge, "
        'briefing, hours. List them in short verbs. Example: "You must register and wear a badge at '
        'the yard." To exclude a person is to "send away".',
    ),
    Entry(
        "training-costs",
        "Training costs",
        "If we pay for a course, the contract may ask for money back or limit who may work. Write "
        '"repay courses above" and "less 2% per month". Trained people are "those trained". Example: '
        '"You must repay courses above EUR 900 if you leave within 12 months."',
    ),
)
