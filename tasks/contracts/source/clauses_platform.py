"""Apps, interfaces and accounts."""

from model import Family, Rider, Variant

FAMILIES = (
    Family(
        name="api_limits",
        guide="api-limits",
        agreements="developer",
        variants=(
            Variant(
                clause=(
                    "The Developer shall not exceed {n!:4,500|7,200|12,800} calls per {per:hour|day} to "
                    "the {thing:Airmote|Latchling|Rillkeeper|Quillmere Home} interface. Calls in excess "
                    "thereof may be throttled or refused and, where the limit is exceeded on more than "
                    "{k!:3|5|7} occasions in a month, charged at EUR {m:0.03|0.06|0.09} per call."
                ),
                summary=(
                    "You may make at most {n} {thing} calls per {per}; beyond that we may slow, refuse "
                    "or charge for them."
                ),
                riders=(
                    Rider(
                        "Calls answered with a server error are not counted.",
                        "except calls our servers failed to answer",
                    ),
                    Rider(
                        "A higher limit may be agreed {ch:by e-mail|in the console|in writing}.",
                        "You may ask for a higher limit {ch}.",
                    ),
                ),
            ),
            Variant(
                clause=(
                    "Quillmere may lower the free limit with {d:16|24|37} days' notice, but not below "
                    "{n:900|1,600|2,300} calls a day. A developer whose app is used in more than "
                    "{h:700|1,100|1,900} homes gets a paid plan offered and has {w:3|5|6} weeks to "
                    "decide."
                ),
                summary="We may lower the free limit to {n} calls a day with {d} days' notice.",
                riders=(
                    Rider(
                        "Apps for disabled people keep the old limit.",
                        "except for apps for disabled people",
                    ),
                    Rider(
                        "The Developer may test against the sandbox without limit.",
                        "You may use the sandbox without limit.",
                    ),
                    Rider(
                        "If the paid plan is refused, the app is frozen at its current number of homes.",
                        "Your app stops growing above {h} homes if you refuse a paid plan.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="acceptable_use",
        guide="acceptable-use",
        agreements="developer subscriber customer",
        variants=(
            Variant(
                clause=(
                    "{P^} shall not, and shall not permit others to, (a) transmit malicious code, (b) "
                    "resell access, (c) interfere with the devices of other users or (d) employ "
                    "automated means to extract data from {thing:the Quillmere Home app|the community "
                    "forum|the device cloud}, save through interfaces expressly provided."
                ),
                summary=("You may not send malware, resell access, disturb other users or extract data from {thing}."),
                riders=(
                    Rider(
                        "Security research announced {d!:7|10|18} days beforehand is permitted.",
                        "except security research announced {d} days ahead",
                    ),
                    Rider(
                        "Quillmere may delete offending content without notice.",
                        "We may delete forbidden content without notice.",
                    ),
                    Rider(
                        "{P^} shall report any misuse of which it becomes aware.",
                        "You must report misuse you notice.",
                    ),
                ),
            ),
            Variant(
                agreements="subscriber customer",
                clause=(
                    "One account is for one household of up to {n:6|7|9} people. Sharing door codes "
                    "publicly, renting out the account or using it to watch people without their "
                    "knowledge leads to a warning; a second case within {m:5|8|14} months leads to "
                    "closure without refund."
                ),
                summary=(
                    "We close an account after a second misuse within {m} months, and you may share it "
                    "only in one household of {n}."
                ),
                riders=(
                    Rider(
                        "Holiday guests may be given codes for up to {d:12|21|26} days.",
                        "except with holiday guests for {d} days",
                    ),
                    Rider("{P^} may appeal within {e:9|11|15} days.", "You may appeal within {e} days."),
                    Rider(
                        "A closed household may return after {y:2|3} years.",
                        "You may return after {y} years.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="app_review",
        guide="app-review",
        agreements="developer",
        variants=(
            Variant(
                clause=(
                    "No application shall be published on the Quillmere platform until it has been "
                    "reviewed and approved by Quillmere. Quillmere shall communicate its decision, with "
                    "reasons in the event of refusal, within {d!:8|12|17} working days of submission, "
                    "and the Developer may resubmit not more than {n!:2|3|4} times per quarter."
                ),
                summary=(
                    "We must decide on your app within {d} working days, and you may not publish it before our yes."
                ),
                riders=(
                    Rider(
                        "Updates correcting security flaws may be published forthwith.",
                        "except urgent security updates",
                    ),
                    Rider(
                        "A review fee of EUR {m:44|59|87} is payable on each submission.",
                        "You pay EUR {m} for each review.",
                    ),
                    Rider("Approval shall not imply any endorsement.", ""),
                ),
            ),
            Variant(
                clause=(
                    "Apps that ask for {perm:door access|location data|camera access|microphone access} "
                    "get a second review, which may take {d:14|21|32} days more. The Developer must "
                    "explain in at most {n:120|180|250} words why the app needs the permission and "
                    "remove it if users can do without it."
                ),
                summary=(
                    "You must explain in {n} words why your app needs {perm}; the second review may take {d} days."
                ),
                riders=(
                    Rider(
                        "Apps used only by the Developer's own staff are exempt.",
                        "except for apps used only by your staff",
                    ),
                    Rider(
                        "Quillmere repeats the review every {m:9|13|18} months.",
                        "We repeat the review every {m} months.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="account_security",
        guide="account-security",
        agreements="subscriber customer developer reseller",
        variants=(
            Variant(
                clause=(
                    "{P^} shall keep its access credentials secret, shall employ two-step sign-in and "
                    "shall be responsible for all acts performed under its account until Quillmere has "
                    "been notified of any loss thereof {ch:by telephone|by e-mail|in the app}. Quillmere "
                    "shall block the account within {h!:2|3|6} hours of such notice."
                ),
                summary=("You must keep your login secret and answer for its use until you report a loss {ch}."),
                riders=(
                    Rider(
                        "Responsibility is limited to EUR {m:65|110|150} where the loss was not negligent.",
                        "You pay at most EUR {m} if you were careful.",
                    ),
                    Rider(
                        "{P^} is not responsible where Quillmere's own systems were compromised.",
                        "unless our own systems were broken into",
                    ),
                    Rider(
                        "Passwords shall be changed every {k!:7|10|14} months.",
                        "You must change passwords every {k} months.",
                    ),
                ),
            ),
            Variant(
                agreements="developer reseller",
                clause=(
                    "Keys for the {thing:test interface|live interface|ordering interface} are personal "
                    "to the company named in {A}. They must not be put into public code, must be renewed "
                    "every {d:80|120|160} days and are blocked by Quillmere as soon as they are found "
                    "outside. A replacement key costs EUR {m:12|19|26}."
                ),
                summary=(
                    "You may not publish {thing} keys, must renew them every {d} days and pay EUR {m} "
                    "for a replacement."
                ),
                riders=(
                    Rider("The first replacement in a year is free.", "except for the first one each year"),
                    Rider(
                        "{P^} reports a leaked key within {h:4|8|12} hours.",
                        "You must report a leaked key within {h} hours.",
                    ),
                ),
            ),
        ),
    ),
)
