"""Events told as all who live there know them: since the tip moved, the night of the surge."""

from stories.identifiers.finding import Kind, Level
from stories.identifiers.rules import rule

WORD = r"[\w'\u2019-]+"
WHOLE_WORD = f"{WORD}+"  # never tried in parts, or one endless word would take for ever
SMALL = (
    r"(?:the|a|an|and|of|or|but|in|on|at|to|for|with|by|that|which|who|is|was|were|are|be|has|had|"
    r"her|his|their|our|my|your|this|no|any|some|every|each|he|she|they|it|we|i|you|if|as|not)"
)
# What everybody's days are full of, and what goes wrong without telling of a place.
ORDINARY = (
    r"(?:placement|arrangement|review|meeting|assessment|plan|planning|order|hearing|visit|contact|"
    r"session|support|package|marriage|relationship|family|families|child|children|person|people|"
    r"team|service|services|system|numbers?|rate|rates|cost|costs|budget|market|school|class|"
    r"lesson|funding|money|call|calls|phone|line|referral|case|file|form|record|records|report|"
    r"mother|father|mum|mam|dad|parents?|boy|girl|baby|lad|lass|man|woman|lady|gentleman|carer|"
    r"carers|nurse|doctor|worker|social|staff|manager|student|resident|client|patient|tenant|"
    r"judge|court|decision|news|time|times|day|days|week|month|night|morning|evening|weekend|end|"
    r"first|last|next|other|same|new|old|whole|penny|temperature|mood|noise|silence|tears|"
    r"medication|tablets?|dose|bruise|tooth|teeth|voice|door|lights?|light|kettle|washing|car|"
    r"bus|train|taxi|clocks?|bell|alarm|referrals?|date|year|term|holidays?|weather|rain|sun|"
    r"pandemic|lockdown|agency|provider|contract|deadline|email|letter|computer|laptop|app|"
    r"shift|handover|move|transition|discharge|admission|operation|diagnosis|death|birth|funeral|"
    r"wedding|party|trip|outing|interview|training|course|exam|exams|inspection|incident|panel|"
    r"conference|appointment|clinic|ward|hospital|home|house|flat|room|bed|chair|table|tenancy|"
    r"penny|shopping|dinner|tea|tap|bath|fridge|cooker|boiler|washer|telly|tv|dog|cat)"
)
WHEN = (
    r"(?:since|after|before|when|until|till|(?:that |the )(?:day|night|neet|year|morning|week|"
    r"evening|summer|winter|spring|autumn|afternoon|weekend|christmas|time)(?: that| when)?)"
)
WHEN_WORDS = (
    "since after before when until till day night neet year morning week evening summer winter "
    "spring autumn afternoon weekend christmas time"
)
# What no plan, order or meeting does, but a bridge, a tip, a lion or a river.
VIOLENT = (
    r"(?:(?:started|began) to (?:go|slide|fail|give|crack|leak|burn|sink|collapse|fall|shake)\b|"
    r"fell|burn(?:ed|t)|burst|flooded|collapsed|sank|slid|crashed|exploded|derailed|capsized|"
    r"caved|cracked|blew|overturned|escaped|stampeded|ran aground|caught fire|gave way|washed "
    r"(?:up|away|over|through)|swept|tore|subsided|erupted|shook|drowned|toppled|"
    r"(?:came|come|went|go|gan|got|get|broke|break|ran|moved|slipped|rolled|tipped) (?:down|off|"
    r"oot|out|loose|free|over|under|up|through|ashore|aground|away|in on|into|onto)|moved|"
    r"(?:hit|struck|took|take|swallowed|buried|crushed|breached|topped|reached) (?:the|our|half|a|"
    r"its|every|all)\b)"
)
VIOLENT_WORDS = (
    "started began fell burned burnt burst flooded collapsed sank slid crashed exploded derailed "
    "capsized caved cracked blew overturned escaped stampeded ran caught gave washed swept tore "
    "subsided erupted shook drowned toppled came come went gan got broke moved slipped rolled "
    "tipped hit struck took take swallowed buried crushed breached topped reached go get break"
)
MISHAP = (
    r"(?:blackout|riots?|floods?|storms?|strikes?|bomb(?:ing)?s?|siege|snow|surge|heatwave|drought|"
    r"eclipse|jubilee|coronation|shootings?|stabbings?|fires?|gales?|power[ -]?cuts?|landslip|"
    r"landslide|crash|explosion|evacuation|quake|earthquake|avalanche|march|walkout|lockout|"
    r"tidal wave|freeze|raids?|massacre|stampede|crush|collapse|tornado|hurricane|fog|smog)"
)
MISHAP_WORDS = (
    "blackout riot riots flood floods storm storms strike strikes bomb bombs bombing bombings "
    "siege snow surge heatwave drought eclipse jubilee coronation shooting shootings stabbing "
    "stabbings fire fires gale gales cut cuts landslip landslide crash explosion evacuation "
    "quake earthquake avalanche march walkout lockout wave freeze raid raids massacre stampede "
    "crush collapse tornado hurricane fog smog"
)
# Where a disaster befalls those who are in it, and what is spoken of as one.
SCENES = (
    r"(?:boats?|ship|ferry|dinghy|lorry|container|raft|trawler|tunnel|mine|pit|tower|shaft|tank|"
    r"bridge|theatre|marketplace|square|stadium|arena|stand|viaduct|dam|reservoir|quarry|cable car|"
    r"ski lift|ballroom|nightclub|dance ?hall|minibus|coach|airship|lightship|submarine|lifeboat|"
    r"convoy|column|embassy|airport|harbour|pier|dock|refinery|works|mill|foundry|factory|colliery|"
    r"crane|balloon|helicopter|chairlift|funicular|grandstand|barracks|orphanage|cinema|mosque|"
    r"temple|synagogue|gurdwara|chapel|camp|border|crossing|launch|hulk|barge|steamer|methane|gas|"
    r"mudslide|wave|river|sea|mountain|pass|cliff|cave|gorge|rapids|ice)"
)
SCENE_WORDS = SCENES[3:-1].replace("?", "").replace("|", " ").replace("boats", "boat boats")
LOST = (
    r"(?:went down|died|killed|perished|lost(?: \w+){0,3}|drowned|burned|burnt|trapped|buried|"
    r"orphaned|widowed|never came (?:back|home|out|up)|didn['\u2019]?t come (?:back|home|out|up)|"
    r"walked out|got out|pulled out|climbed out|crawled out|survived|suffocated|crushed|taken)"
)
LOST_WORDS = (
    "went died killed perished lost drowned burned burnt trapped buried orphaned widowed never "
    "come walked got pulled climbed crawled survived suffocated crushed taken"
)
ENDED = (
    r"(?:never (?:came|come|got) (?:back|home|out|up)|never (?:landed|docked|arrived|surfaced)|"
    r"didn['\u2019]?t (?:come|make it) (?:back|home|out)|went (?:down|over|under|up|off)|"
    r"sank|blew (?:up|over|down)|turned over|burned|burnt|fell|exploded|crashed|caught fire|ran "
    r"aground|gave way|collapsed|burst|broke|flooded|capsized|overturned|came (?:down|off)|"
    r"killed|took (?:the|his|her|their|our|all|half)|was (?:lost|sunk|never found|bombed|blown up|"
    r"shelled|stormed|flooded|on fire|hijacked|stolen)|were (?:lost|drowned|killed|shot|never "
    r"found))"
)
VEHICLES = (
    r"(?:train|lorry|van|coach|minibus|boat|ship|ferry|tram|truck|container|plane|helicopter|"
    r"wagon|tanker|barge|trailer|caravan|car|bus|dinghy|trawler|balloon)"
)
KNOWN = (
    r"(?:it was|is|was|were|that was|know|knew|about|of|since|like|remember|remembers|remembered|"
    r"survived|thinking it was|dreams? of|dreaming of|mention of|called)"
)
FOUND = (
    r"(?:found|pulled|dug|lost|buried|shot|took|brought up|fished|never found|cut|dragged|lifted|"
    r"winched|identified|built|burned|burnt|bombed|blew up|shut|flooded|drained|stormed|raided|"
    r"tore down|pulled down|knocked down|drowned|sank|poisoned|evacuated)"
)
VICTIMS = (
    r"(?:miners|fishermen|sailors|soldiers|passengers|climbers|pilgrims|villagers|fans|workers|"
    r"pupils|schoolchildren|schoolboys|schoolgirls|cadets|scouts|guides|divers|firemen|"
    r"firefighters|lifeboatmen|crewmen|crew|boys|girls|lads|lasses|brothers|sisters|victims|dead|"
    r"nurses|nuns|migrants|refugees|cocklers|pickers|dockers|steelworkers|pitmen|colliers|"
    r"trawlermen|students)"
)
NICKNAMED = (
    r"(?:baths?|lay-?by|motorway|lift|snow|storm|flood|train|bus|ferry|boat|plane|taxi|car park|"
    r"platform|petrol station|tunnel|station|doorstep|phone ?box|suitcase|box|skip|bin|miracle|"
    r"blizzard|earthquake|bridge|beach|church|supermarket|trolley|tram|harvest|millennium|"
    r"lockdown|eclipse|tower|rubble)"
)

RULES = (
    # 'since the tip moved', 'the night the lion got out', 'after the tower next door burned'.
    rule(
        Kind.EVENT,
        rf"\b{WHEN} (?P<v>(?:the|our|that) (?:(?!{SMALL}\b|{ORDINARY}\b){WORD} )"
        rf"{{1,4}}?{VIOLENT}(?: (?:on|in|onto|into|at|through|off|over|down) (?:the |our |a )?"
        rf"{WORD})?)\b(?! (?:asleep|apart|through|short|behind|ill|silent|out with|in with|on "
        r"well))",
        VIOLENT_WORDS,
        WHEN_WORDS,
        level=Level.ASK,
    ),
    # 'the night of the surge', 'the winter of the strike'.
    rule(
        Kind.EVENT,
        r"\b(?P<v>(?:night|day|year|summer|winter|week|morning|evening|weekend|spring|autumn|time) "
        rf"of the (?:(?!{SMALL}\b|{ORDINARY}\b){WORD} ){{0,2}}?{MISHAP}s?)\b(?! (?:service|drill|"
        r"safety|alarm|officer|brigade))",
        MISHAP_WORDS,
        "night day year summer winter week morning evening weekend spring autumn time",
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        rf"\b(?P<v>(?:the |that )(?:{WORD} )?{MISHAP} (?:weekend|night|summer|winter|week|year|"
        r"morning|christmas|trial|inquest|inquiry|memorial|anniversary|funerals?|survivors?|"
        r"victims|appeal|fund|dead))\b",
        MISHAP_WORDS,
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        r"\b(?P<v>(?:the|that) (?:great|big|bad|terrible|long|hard|awful|record) (?:snow|freeze|"
        r"storm|floods?|wind|gales?|drought|fire|frost|fog|smog|strike|wave|tide|surge|blackout|"
        r"march|walkout|sit-?in|lockout|raid|landslip|robbery|crash|rescue|thaw|heat|hunger|fair|"
        r"cull|eviction|parade)|beast from the east|(?-i:Storm|Hurricane|Cyclone|Typhoon) "
        r"(?-i:[A-Z])[a-z]+)\b",
        "snow freeze storm flood floods wind gale gales drought fire frost fog smog strike wave "
        "tide surge blackout march walkout sit lockout raid landslip robbery crash rescue thaw "
        "heat hunger fair cull eviction parade beast hurricane cyclone typhoon",
        level=Level.ASK,
    ),
    # 'the launch that never came back', 'the ones they found in the tank'.
    rule(
        Kind.EVENT,
        rf"\b(?P<v>(?:the|a|that) (?:(?!{SMALL}\b|{ORDINARY}\b){WORD} ){{0,2}}?(?!{SMALL}\b|"
        rf"{ORDINARY}\b){WORD} (?:that|which) {ENDED}(?: (?:on|in|off|at|with|under) (?:the |all "
        rf")?{WORD})?)\b(?! (?:apart|through|asleep|behind|out with|well))",
        "that which",
        "never didn't didnt went sank blew turned burned burnt fell exploded crashed caught ran "
        "gave collapsed burst broke flooded capsized overturned came killed took lost sunk bombed "
        "blown shelled stormed flooded hijacked stolen drowned shot fire",
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        rf"\b(?P<v>(?:the|them|those) (?:(?!{SMALL}\b|{ORDINARY}\b){WORD} )?(?:they|soldiers|"
        rf"police|divers|the army|firemen|miners) {FOUND}(?: (?:in|under|at|from|on|off|round|out "
        rf"of|across|through|down) (?:the |a |that )?{WORD})?)\b(?! (?:it|out|that|him|her|them|"
        r"time)\b)",
        "found pulled dug lost buried shot took brought fished cut dragged lifted winched "
        "identified built burned burnt bombed blew shut flooded drained stormed raided tore "
        "knocked drowned sank poisoned evacuated",
        "they soldiers police divers army firemen miners",
        level=Level.ASK,
    ),
    # 'went down at the methane', 'lost two brothers in the crane', 'a year since the minibus'.
    rule(
        Kind.EVENT,
        rf"\b{LOST} (?:at|in|on|with|off|to|under|by) (?P<v>the (?:(?!{SMALL}\b|{ORDINARY}\b)"
        rf"{WORD} )?{SCENES})\b",
        SCENE_WORDS,
        LOST_WORDS,
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        r"\b(?:a year since|years since|year on from|years on from|months since|anniversary of|"
        r"memorial (?:to|for)|plaque (?:to|for)|stone for|vigil for|inquest (?:in)?to|inquiry into|"
        r"survivors? of|trial (?:about|over)|compensation (?:for|from)|there (?:for|at)|all over "
        r"again at|the (?:widows?|mothers?|families|children|boys|dead|names) (?:of|from)) (?P<v>"
        rf"(?:the|that) (?:(?!{SMALL}\b|{ORDINARY}\b){WORD} )?{SCENES})\b",
        SCENE_WORDS,
        "since anniversary memorial plaque stone vigil inquest inquiry survivor survivors trial "
        "compensation there again widow widows mother mothers families children boys dead names on",
        level=Level.ASK,
    ),
    # 'was on the boat', 'was in the lorry', 'the boat of 27 people', 'the boat without a name'.
    rule(
        Kind.EVENT,
        r"\b(?:was|were|been|is|came|got|put|being) (?:all |both |one of (?:the|those) )?(?:in|on|"
        r"aboard|inside|off) (?P<v>the (?:boats?|ship|ferry|dinghy|lorry|container|raft|trawler|"
        r"tunnel|mine|tower|shaft|tank|bridge|convoy|square|stadium|arena|viaduct|chairlift|cable "
        r"car|marketplace|lightship|barge|launch|steamer)(?: (?:of|with|without|where|that|when) "
        rf"(?:{WHOLE_WORD} ?){{1,4}}| {WORD}ed)?)(?=[.,;:!?]|$|\s)(?! (?:to|trip|block|hamlets))",
        "boat boats ship ferry dinghy lorry container raft trawler tunnel mine tower shaft tank "
        "bridge convoy square stadium arena viaduct chairlift car marketplace lightship barge "
        "launch steamer",
        "in on aboard inside off",
        level=Level.ASK,
    ),
    # 'it was the van at the services', 'I know the lorry in the lay-by', 'the munitions train'.
    rule(
        Kind.EVENT,
        rf"\b{KNOWN} (?P<v>the (?:(?!{SMALL}\b|{ORDINARY}\b){WORD} ){{0,2}}?{VEHICLES} (?:in|at|on|"
        rf"under|off|outside|by) the {WORD}|the (?:munitions|mail|troop|prison|school|works|army|"
        rf"refugee|football|runaway|burning|bomb|pilgrim|coal|circus|ghost|death|hospital) "
        rf"{VEHICLES})\b",
        VEHICLES[3:-1].replace("|", " "),
        "was is were know knew about of since like remember remembers remembered survived dream "
        "dreams dreaming called",
        level=Level.ASK,
    ),
    # 'the miners trapped underground', 'a vigil for the drowned boys'.
    rule(
        Kind.EVENT,
        rf"\b(?P<v>(?:the|those|other|of the) (?:{WORD} )?{VICTIMS} (?:who (?:were |got "
        rf")?)?(?:trapped|"
        r"lost|drowned|killed|rescued|buried|shot|stranded|crushed|poisoned|swept|burned|burnt|"
        rf"hijacked|kidnapped|entombed|gassed)(?: (?:in|at|on|off|under|down|by|with) (?:the "
        rf")?{WORD}|"
        r" (?:underground|overboard|alive|at sea|below))?|(?:the|those) (?:drowned|lost|missing|"
        rf"trapped|murdered|stolen|poisoned|kidnapped|dead) {VICTIMS}|(?:the |a )?(?:vigil|"
        rf"memorial|minute['\u2019]s silence|march|concert|fund|stone|plaque|service) for the "
        rf"(?:{WORD} )?{VICTIMS})\b",
        VICTIMS[3:-1].replace("?", "").replace("|", " ") + " miner fan pupil soldier",
        "trapped lost drowned killed rescued buried shot stranded crushed poisoned swept burned "
        "burnt hijacked kidnapped entombed gassed missing murdered stolen dead vigil memorial "
        "silence march concert fund stone plaque service",
        level=Level.ASK,
    ),
    # 'the care home scandal', 'the tainted water trial'.
    rule(
        Kind.EVENT,
        r"\b(?P<v>(?:the |that )(?:care home|nursing home|children['\u2019]?s home|maternity|"
        r"hospital|school|baby|adoption|church|post office|cladding|blood|asbestos|mould|water|"
        r"sewage|lead|radiation|football|swimming|choir|scout|lottery|bank|council|police|grooming|"
        r"horsemeat)(?: "
        rf"{WORD})? (?:scandal|outbreak|deaths|murders|poisonings?|cover-?up|trial|inquiry|sit-?in|"
        r"occupation|walkout|tragedy|heist|raid))\b",
        "scandal outbreak deaths murders poisoning poisonings cover trial inquiry sit occupation "
        "walkout tragedy heist raid",
        level=Level.ASK,
    ),
    # 'the fall of the city', 'till the last ship was launched', 'the ones on the telly'.
    rule(
        Kind.EVENT,
        r"\b(?P<v>(?:the )?(?:fall|sack|capture|liberation|shelling|storming|fire-?bombing|relief|"
        r"taking) of (?:the (?:city|town|capital|village|wall|island|government|regime|airport|"
        r"palace|parliament|port|embassy)|(?-i:[A-Z])[a-z]+)|the (?:last|first|only) (?:ever )?"
        rf"(?:{WORD} )?(?:ship|tram|train|coal|trawler|bell|ferry|kiln|furnace|plane|boat|shift|"
        rf"loom|"
        r"steamer|trolleybus|cage|seam|catch|whale|locomotive|engine|pit|herd|flock) (?:was|were|"
        r"to "
        rf"be|left|sailed|ran|rolled|shut|came (?:up|in|out|off))(?: {WORD})?|the (?:ones?|family|"
        r"couple|people|lot|street|house|school|home) (?:off|on|in|from) the (?:telly|news|papers?|"
        r"front page|radio|documentary|video|posters?))\b",
        "fall sack capture liberation shelling storming firebombing bombing relief taking last "
        "first only telly news paper papers page radio documentary video poster posters",
        level=Level.ASK,
    ),
    # 'the baths baby', 'a snow baby'.
    rule(
        Kind.EVENT,
        rf"\b(?P<v>(?:the|that|a|our|was) {NICKNAMED} (?:baby|babies|boy|girl|twins|child|"
        r"bairn))\b",
        "baby babies boy girl twins child bairn",
        "the that a our was",
        level=Level.ASK,
    ),
    # 'when they shut the pit', 'when they flooded the valley'.
    rule(
        Kind.EVENT,
        r"\b(?:when|since|after|before|till|until|the (?:day|night|year|week|morning|time)) (?P<v>"
        r"(?:they|the council|the army|the company|the government|soldiers|police|bailiffs) "
        rf"(?:had )?(?:{FOUND}|closed|cleared|sold off|dynamited|demolished|searched|arrested) "
        rf"(?:the|our|all the|every) (?:(?!{ORDINARY}\b){WORD} )?(?!{ORDINARY}\b){WORD})\b",
        "they council army company government soldiers police bailiffs",
        "when since after before till until day night year week morning time",
        level=Level.ASK,
    ),
)
