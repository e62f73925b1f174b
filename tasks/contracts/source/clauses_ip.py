"""Rights in designs, software and names."""

from model import Family, Rider, Variant

FAMILIES = (
    Family(
        name="ip_ownership",
        guide="ip-ownership",
        agreements="contractor service employee supplier",
        variants=(
            Variant(
                clause=(
                    "All right, title and interest in and to the {thing:designs|drawings|sketches|texts} "
                    "created by {P} in the course of performing {A} shall vest in Quillmere upon "
                    "creation, and {P} hereby assigns the same, together with all rights of action, to "
                    "the fullest extent permitted by law."
                ),
                summary="We own all {thing} you create under the agreement from the moment you make them.",
                riders=(
                    Rider(
                        "{P^}'s pre-existing tools are excluded from this assignment.",
                        "except for tools you already had",
                    ),
                    Rider(
                        "{P^} shall execute such documents as Quillmere may require to perfect its title.",
                        "You must sign any papers we need for this.",
                    ),
                    Rider(
                        "The assignment takes effect only upon payment of the fee of EUR {m:2,600|4,900|8,350}.",
                        "unless we have not paid the EUR {m} fee",
                    ),
                ),
            ),
            Variant(
                agreements="contractor service supplier",
                clause=(
                    "{P^} keeps the rights in anything brought along; Quillmere gets the rights in what "
                    "is new. For anything made jointly, each side may use it in its own business without "
                    "paying the other, but selling it to {who:competitors|third parties|retailers} needs "
                    "the other side's consent."
                ),
                summary="You keep what you bring and we own what is new; joint work may be used by both.",
                riders=(
                    Rider(
                        "Joint work may be sold {y:3|4|6} years after {A} ends without consent.",
                        "Joint work may be sold freely after {y} years.",
                    ),
                    Rider(
                        "Patent costs for joint work are shared, with Quillmere bearing {pct:55|60|70} %.",
                        "We pay {pct}% of patent costs for joint work.",
                    ),
                    Rider(
                        "Improvements to {P}'s own tools stay with {P}.",
                        "except improvements to your own tools",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="licence_grant",
        guide="licence-grant",
        agreements="developer reseller service",
        variants=(
            Variant(
                agreements="developer",
                clause=(
                    "Subject to the terms of {A}, Quillmere grants to {P} a non-exclusive, "
                    "non-transferable, revocable licence to use the {thing:Quillmere SDK|Airmote "
                    "interface|Latchling library|Rillkeeper kit} solely for developing applications for "
                    "up to {n!:350|900|1,400|2,600} end users, and for no other purpose whatsoever."
                ),
                summary="You may use the {thing} only to build apps, for up to {n} users.",
                riders=(
                    Rider(
                        "Reverse engineering is prohibited save as permitted by mandatory law.",
                        "You may not take it apart, except where the law allows it.",
                    ),
                    Rider(
                        "The licence shall not extend to medical or safety-critical uses.",
                        "except for medical or safety uses",
                    ),
                    Rider(
                        "Quillmere may revoke the licence upon {d!:17|26|38} days' notice.",
                        "We may withdraw it with {d} days' notice.",
                    ),
                ),
            ),
            Variant(
                agreements="service supplier",
                clause=(
                    "{P^} licenses the delivered software to Quillmere for {y:4|6|9} years, worldwide, "
                    "for any number of devices. Quillmere may install it on backup systems free of "
                    "charge and may have it run by an outside host, as long as the host acts only for "
                    "Quillmere."
                ),
                summary=(
                    "We may use your software worldwide on any number of devices for {y} years, also "
                    "through an outside host."
                ),
                riders=(
                    Rider(
                        "Use in products sold to others is not included.",
                        "except in products we sell to others",
                    ),
                    Rider(
                        "The licence can be extended once for EUR {m:3,700|5,600|11,400}.",
                        "We may extend it once for EUR {m}.",
                    ),
                    Rider(
                        "Updates issued in the first {k:15|19|28} months are included.",
                        "We get updates free for {k} months.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="sublicensing",
        guide="sublicensing",
        agreements="developer reseller service",
        variants=(
            Variant(
                clause=(
                    "{P^} shall not grant any sublicence of the rights conferred by {A} without the "
                    "prior written consent of Quillmere, such consent to be sought {ch:by e-mail|by "
                    "registered post|through the partner portal} at least {d!:15|28|36} days in advance "
                    "and to be granted or withheld in Quillmere's absolute discretion."
                ),
                summary=(
                    "You must ask {ch} {d} days ahead and may not pass the licence on unless we say yes in writing."
                ),
                riders=(
                    Rider(
                        "Each sublicence shall terminate with the head licence.",
                        "Any passed-on licence ends with yours.",
                    ),
                    Rider(
                        "{P^} shall be answerable for the acts of its sublicensees as for its own.",
                        "You answer for those you pass it on to.",
                    ),
                    Rider(
                        "A fee of EUR {m:270|390|520} shall be payable for each sublicence.",
                        "You pay EUR {m} each time.",
                    ),
                ),
            ),
            Variant(
                clause=(
                    "Sublicences are allowed to {P}'s group companies and to up to {n:3|4|6} "
                    "contractors, on written terms no weaker than {A}. {P^} sends Quillmere the list of "
                    "names every {m:2|5|8} months and stays responsible for what they do."
                ),
                summary=(
                    "You must send a list every {m} months and may pass the licence on to your group and "
                    "{n} contractors."
                ),
                riders=(
                    Rider(
                        "Contractors who compete with Quillmere are excluded.",
                        "except to our competitors",
                    ),
                    Rider(
                        "Quillmere can object to a name within {d:7|11|20} days.",
                        "We may object to a name within {d} days.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="escrow",
        guide="escrow",
        agreements="service supplier",
        variants=(
            Variant(
                clause=(
                    "{P^} shall within {d!:20|35|48} days of signature deposit a complete copy of the "
                    "source code with {agent:Corvane Trust|Hallowick Notaries|Stellmark Vault} as escrow "
                    "agent, to be released to Quillmere in the event that {P} becomes insolvent or "
                    "ceases to maintain the software."
                ),
                summary=(
                    "You must leave the source code with {agent} within {d} days; we get it if you fail "
                    "or stop support."
                ),
                riders=(
                    Rider(
                        "The deposit shall be updated upon each major release.",
                        "You must update it at each major release.",
                    ),
                    Rider(
                        "The agent's fees shall be borne as to {pct!:40|55|65} per cent by Quillmere.",
                        "We pay {pct}% of the keeper's fees.",
                    ),
                    Rider(
                        "Release is excluded where another firm has taken over maintenance.",
                        "unless another firm takes over support",
                    ),
                ),
            ),
            Variant(
                agreements="supplier",
                clause=(
                    "The drawings for the {prod:Duskwick mould|Latchling casing|Sproutwell glaze|Airmote "
                    "housing} lie with a neutral keeper in {place:Tarnby|Fennimoor|Harrowdene}. "
                    "Quillmere may open the file if deliveries stop for more than {d:33|46|57} days, and "
                    "may then use the drawings only to make or buy what was ordered."
                ),
                summary=(
                    "We may take the {prod} drawings from the neutral keeper if deliveries stop for over {d} days."
                ),
                riders=(
                    Rider(
                        "This does not apply when Quillmere is behind with payments.",
                        "unless we are behind with payments",
                    ),
                    Rider(
                        "{P^} may inspect Quillmere's use of the drawings.",
                        "You may check how we use them.",
                    ),
                    Rider(
                        "The file goes back once deliveries resume.",
                        "We must return them once deliveries restart.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="open_source",
        guide="open-source",
        agreements="developer service supplier",
        variants=(
            Variant(
                clause=(
                    "{P^} represents that no open-source component licensed upon terms requiring "
                    "disclosure of Quillmere's own code has been incorporated in the deliverables, and "
                    "shall supply with each release a complete list of open-source components and their "
                    "licences within {d!:4|7|10} working days of delivery."
                ),
                summary=(
                    "You must list components within {d} working days and may not use open source that "
                    "forces us to publish our code."
                ),
                riders=(
                    Rider(
                        "Components expressly approved in Annex {s:3|5|6} are excepted.",
                        "except components approved in Annex {s}",
                    ),
                    Rider(
                        "Any offending component shall be replaced at {P}'s cost.",
                        "You must replace forbidden parts at your cost.",
                    ),
                ),
            ),
            Variant(
                agreements="developer",
                clause=(
                    "{P^} may build its app on open-source libraries, provided that the licence terms "
                    "are kept, the libraries are updated within {d:13|22|30} days of a security warning "
                    "and none has been without a maintainer for over {m:10|14|19} months."
                ),
                summary=(
                    "You may use open-source libraries if you keep their terms and update them within "
                    "{d} days of security warnings."
                ),
                riders=(
                    Rider(
                        "Libraries used only in testing are not covered.",
                        "except libraries used only for testing",
                    ),
                    Rider("Quillmere scans each upload.", "We scan every upload."),
                    Rider(
                        "Quillmere may remove an app that fails a scan.",
                        "We may remove an app that fails a scan.",
                    ),
                ),
            ),
        ),
    ),
    Family(
        name="trademark_use",
        guide="trademark-use",
        agreements="reseller affiliate developer installer",
        variants=(
            Variant(
                clause=(
                    '{P^} may use the marks "Quillmere" and '
                    '"{mk:Duskwick|Rillkeeper|Latchling|Sproutwell}" solely in the form set out in the '
                    "brand manual and solely in the advertising of genuine Products. {P^} shall not "
                    "register any domain name, company name or sign containing such marks or anything "
                    "confusingly similar thereto."
                ),
                summary=(
                    "You may use our names only to advertise genuine products and may not register anything like them."
                ),
                riders=(
                    Rider(
                        "Registration of social media handles approved by Quillmere is permitted.",
                        "except social media names we approve",
                    ),
                    Rider(
                        "All use shall cease within {d!:7|14|21} days of termination.",
                        "You must stop using them {d} days after the end.",
                    ),
                    Rider(
                        "Specimens shall be submitted {ch:by e-mail|by post|through the brand "
                        "portal} prior to first use.",
                        "You must send samples {ch} first.",
                    ),
                ),
            ),
            Variant(
                clause=(
                    "The logo must appear at least {n:12|16|22} millimetres wide, on a plain background "
                    "and never next to a rival's logo. Quillmere can ask for corrections, which {P} "
                    "makes within {d:3|5|8} working days; after a second request in {m:4|6|9} months the "
                    "right to use the logo ends."
                ),
                summary=(
                    "You must show our logo at least {n} millimetres wide and correct mistakes within {d} working days."
                ),
                riders=(
                    Rider(
                        "Comparison tables may show rival logos.",
                        "You may show rival logos in comparison tables.",
                    ),
                    Rider(
                        "Printed stock may be used up first.",
                        "except printed stock, which you may use up",
                    ),
                    Rider("{P^} pays for the corrections.", "You pay for corrections."),
                ),
            ),
        ),
    ),
    Family(
        name="feedback",
        guide="feedback",
        agreements="developer subscriber customer",
        variants=(
            Variant(
                clause=(
                    "Any suggestion, comment or idea which {P} may furnish to Quillmere concerning its "
                    "products shall be deemed non-confidential, and {P} hereby grants Quillmere a "
                    "perpetual, royalty-free licence to exploit the same in any manner whatsoever "
                    "without attribution or compensation."
                ),
                summary="We may use your ideas for ever, in any way, without paying or naming you.",
                riders=(
                    Rider(
                        "Patented inventions of {P} are excluded.",
                        "except for inventions you have patented",
                    ),
                    Rider(
                        "A reward of up to EUR {m:65|90|130} may be granted at Quillmere's discretion.",
                        "We may give a reward of up to EUR {m}.",
                    ),
                    Rider(
                        "{P^} shall not submit third parties' confidential ideas.",
                        "You may not send us other people's secrets.",
                    ),
                ),
            ),
            Variant(
                clause=(
                    "Reviews that {P} posts on the {thing:Quillmere shop|app page|partner forum} may be "
                    "quoted in advertising with first name and town for up to {y:2|3|5} years. Quillmere "
                    "does not change the meaning. {P^} can withdraw consent {ch:by e-mail|in the account "
                    "settings|by letter} at any time."
                ),
                summary=(
                    "We may quote your reviews with first name and town for {y} years, unless you take "
                    "back your yes {ch}."
                ),
                riders=(
                    Rider(
                        "Printed matter already in circulation is not recalled.",
                        "We need not recall printed matter.",
                    ),
                    Rider(
                        "Reviews edited within {d:3|4|6} days are quoted only in their new form.",
                        "We must quote only the new form if you edit within {d} days.",
                    ),
                    Rider(
                        "Quillmere sends a copy of each advertisement.",
                        "We must send you a copy of each advertisement.",
                    ),
                ),
            ),
        ),
    ),
)
