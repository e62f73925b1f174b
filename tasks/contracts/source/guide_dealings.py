"""Guide entries on the platform and on general provisions."""

from model import Entry

ENTRIES = (
    Entry(
        "api-limits",
        "Call limits",
        'Interfaces have limits on calls per hour or day. Write "make at most 600 calls per hour". '
        'Throttle is "slow", and the sandbox keeps its name. Say what happens beyond the limit. '
        'Example: "You may make at most 600 calls per hour; beyond that we may refuse them."',
    ),
    Entry(
        "acceptable-use",
        "Acceptable use",
        'A list of bans becomes a short list of verbs: "may not send malware, resell access or '
        'disturb other users". Permit others to do so is left out. Closing an account is "close". '
        'Example: "You may use an account for one household only."',
    ),
    Entry(
        "sla-credits",
        "Service levels and credits",
        'Availability is the share of time a service runs. A service credit is "money off" or "% '
        'off". Sole remedy is "claim nothing else". Example: "You must be available 98.9% of each '
        'month or give us 2% off."',
    ),
    Entry(
        "maintenance",
        "Maintenance windows",
        'Maintenance is planned upkeep during which a service may stop. Write the hours as "from 3 '
        'to 4 o\'clock", how it is announced and how often it may happen. Example: "We may take the '
        'archive offline 5 times a year for up to 2 hours each time."',
    ),
    Entry(
        "app-review",
        "App review",
        'Apps are checked before they appear in our store. Write "may not publish an app until we '
        'approve it", with our time to decide; extra checks are "the second review". Example: "We '
        'must decide on your app within 9 working days." Offending permissions are "removed".',
    ),
    Entry(
        "support",
        "Support",
        'Support clauses set opening hours and reaction times. First priority becomes "urgent '
        'problems", incidents are "problems". First-line support is "answer buyers\' questions". '
        'Example: "You must answer urgent problems within 5 hours and others within 4 working days."',
    ),
    Entry(
        "account-security",
        "Login and keys",
        'Credentials are "your login", and access tokens are "keys". Being responsible for acts '
        'under the account is "answer for its use". Rotation is "renew". Example: "You must keep '
        'your login secret and answer for its use until you report a loss by letter."',
    ),
    Entry(
        "end-of-life",
        "End of life",
        'Devices and interfaces are one day no longer updated. Write "supply security updates for 4 '
        'years after last sale" and "retire an interface version". A migration is "move your app". '
        'Example: "You must move your app within 5 months when we retire a version."',
    ),
    Entry(
        "assignment",
        "Assignment",
        'To assign or transfer a contract is to "hand over the agreement". Consent takes the fixed '
        'phrase. Example: "You may not hand over the agreement unless we say yes in writing." A '
        'purported assignment that is void "does not count". Affiliates are "our group".',
    ),
    Entry(
        "subcontracting",
        "Subcontracting",
        'To subcontract is to "pass work to others"; being liable for subcontractors is to "answer '
        'for" them. Shares of the work are given in percent. Example: "You may pass up to 15% of the '
        'work to others if you name them before."',
    ),
    Entry(
        "audit-rights",
        "Audit rights",
        'An audit is "checking the books". Say who checks, where, how often and with what notice. An '
        'auditor is "our accountant" or "someone we send". Example: "We may check your books 1 time '
        'a year with 6 working days\' notice." Records are "kept" for years.',
    ),
    Entry(
        "notices",
        "Notices",
        "A notices clause says how messages must be sent and when they count as received. Deemed "
        'served becomes "counts after". Name the language and the place if they are fixed. Example: '
        '"You must send complaints by signed letter, received after 3 days."',
    ),
    Entry(
        "governing-law",
        "Governing law and courts",
        'Governing law becomes "accept the law of" a country, exclusive jurisdiction "may go to '
        'court only in". Arbitration stays. Example: "Both of us accept the law of Norway and may go '
        'to court only in Harrowdene." Injunctive relief is "urgent orders".',
    ),
    Entry(
        "dispute-escalation",
        "Settling disputes",
        "Many contracts demand talks or mediation before court. Write the steps in order and end "
        'with "before going to court" or "before suing". Example: "Both of us must try mediation for '
        'up to 4 weeks before suing." Interim relief is "urgent court orders".',
    ),
    Entry(
        "entire-agreement",
        "Entire agreement",
        'An entire-agreement clause means that only the written contract counts. Write "may not rely '
        'on earlier talks or papers". Standard terms of the other side are "your own terms". '
        'Example: "You may not apply your own terms, even if we stay silent."',
    ),
    Entry(
        "variation",
        "Changes to the agreement",
        'A variation is a change. Negotiated contracts: "Both of us must sign every change in '
        'writing." Online terms: "We may change the terms with 25 days\' notice", plus what happens '
        'if the reader objects. Express consent is "your yes".',
    ),
    Entry(
        "exclusivity",
        "Exclusivity",
        'Exclusive dealing ties one side to the other. Write "make it only for us", "appoint no '
        'other reseller" and name the area, the time and any minimum. Example: "You must make the '
        'tray only for us as long as we buy 4,000 pieces a year."',
    ),
    Entry(
        "anti-bribery",
        "Bribery and whistleblowing",
        'An inducement is "a bribe". Write "may not give or take bribes" and the value from which '
        'gifts are reported. Reports by staff are "reports of wrongdoing". Example: "You may not '
        'give or take bribes and must report gifts above EUR 30 a year."',
    ),
    Entry(
        "parent-guarantee",
        "Guarantees and joint debts",
        'A parent-company guarantee is a promise by the owner to pay. Write "give us a guarantee '
        'from" and the sum. Joint and several liability is "each of you owes us the whole debt". '
        'Example: "You must give us a guarantee from your owner for EUR 50,000."',
    ),
    Entry(
        "waiver",
        "Waiver",
        'To waive is to give up a right. A no-waiver clause becomes "neither of us gives up a right '
        'by waiting", and leniency on one occasion is "let pass". Example: "You may not rely on it '
        'when we once let a missed date pass."',
    ),
)
