"""Singular events told in other ways: how somebody came, was found, was born, survived or shone."""

from stories.identifiers.finding import Kind, Level
from stories.identifiers.rules import rule

WORD = r"[\w'\u2019-]+"
CAPITAL = r"(?-i:[A-Z])[\w'\u2019-]+"
MORE = r"[^.,;:!?\n()]"
SOMEBODY = (
    r"(?:boy|girl|lad|lass|man|woman|baby|child|kid|family|mother|father|mum|dad|couple|teenager|"
    r"toddler|pensioner|twins|brothers|sisters|nurse|teacher|driver|lady|bloke|fella|schoolboy|"
    r"schoolgirl|student|grandmother|granny|nan|daughter|son|widow|boys|girls|lads)"
)
VESSELS = (
    "boat ship flight plane train bus convoy coach lorry helicopter ferry raft dinghy truck "
    "airlift transport sailing liner steamer trawler boats ships planes trains"
)
# What is known by its name alone.
NAMED = (
    "windrush kindertransport hillsborough aberfan lockerbie dunblane hungerford grenfell omagh "
    "zeebrugge marchioness chernobyl fukushima bhopal srebrenica beslan ibrox heysel munich "
    "buncefield clutha novichok chinook partition genocide holodomor holocaust blitz auschwitz "
    "belsen katrina windscale enniskillen piper alpha desmond"
)
ODD_BIRTHPLACES = (
    r"(?:lay-?by|plane|aeroplane|train|tram|bus|taxi|cab|car|van|lorry|field|boat|ship|ferry|"
    r"dinghy|"
    r"car park|lift|shed|tent|caravan|prison|cell|motorway|hard shoulder|roundabout|bridge|toilet|"
    r"bath|barn|stable|supermarket|shop|pub|church|mosque|library|ambulance|helicopter|tube|"
    r"station|platform|refugee camp|camp|jungle|forest|desert|corridor|waiting room|police station|"
    r"traffic jam|petrol station|service station|services|detention centre|cupboard|loft)"
)
LEFT_PLACES = (
    r"(?:phone ?box|telephone box|church|chapel|mosque|temple|steps|doorstep|carrier bag|bin|skip|"
    r"toilets?|station|bus stop|park|field|ditch|well|hedge|canal|river|lake|loch|reservoir|quarry|"
    r"car park|shop doorway|doorway|suitcase|box|cardboard box|holdall|shoe ?box|basket|lift|alley|"
    r"alleyway|lorry|container|boot of a car|attic|cellar|cave|shed|wheelie bin|bush|woods|beach|"
    r"airport|convent|fire station|launderette|shopping centre|supermarket|trolley)"
)
DISASTERS = (
    r"(?:crash(?:es)?|fire|blaze|explosion|bombings?|blast|shooting|stabbings?|attack|floods?|"
    r"earthquake|tsunami|hurricane|cyclone|typhoon|tornado|landslide|mudslide|avalanche|collapse|"
    r"disaster|sinking|riots?|massacre|siege|war crimes|famine|gas leak|pile-?up|derailment|"
    r"stampede|crush|poisonings?|outbreak|eruption|volcano|wildfires?|storm surge|troubles|"
    r"ambush|airstrike|air strike|shelling|genocide|coup|uprising|revolution|murders?|"
    r"hijack(?:ing)?)"
)
DISASTER_WORDS = (
    "crash crashes fire blaze explosion bombing bombings blast shooting stabbing stabbings attack "
    "flood floods earthquake tsunami hurricane cyclone typhoon tornado landslide mudslide "
    "avalanche collapse disaster sinking riot riots massacre siege crimes famine leak pile pileup "
    "derailment stampede crush poisoning poisonings outbreak eruption volcano wildfire wildfires "
    "surge troubles ambush airstrike strike shelling genocide coup uprising revolution murder "
    "murders hijack hijacking"
)
RULES = (
    # How somebody came: 'the last flight out of Kabul', 'the first boat from the camps'.
    rule(
        Kind.EVENT,
        rf"\b(?P<v>(?:on |aboard |by )?(?:the|one of the)\s(?:very )?(?:first|last|only|final|"
        rf"second|next to "
        rf"last)\s(?:(?!bus stop){WORD}\s){{0,2}}?(?:{VESSELS.replace(' ', '|')})\s(?:out of|out|"
        rf"from|"
        rf"to|into|over|across|off|leaving|that|before)\b(?:\s(?!and\b|but\b|with\b|"
        rf"so\b){WORD}){{0,5}})",
        VESSELS,
        "first last only final second",
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        r"\b(?P<v>(?:the |in the |at |on the |after |since |during |through )?"
        r"(?:empire windrush|windrush|kindertransport|"
        r"hillsborough|aberfan|lockerbie|dunblane|hungerford|grenfell|omagh|zeebrugge|marchioness|"
        r"chernobyl|fukushima|bhopal|srebrenica|beslan|ibrox|heysel|buncefield|clutha|novichok|"
        r"holodomor|holocaust|rwandan genocide|genocide|blitz|auschwitz|belsen|windscale|"
        r"enniskillen|"
        r"piper alpha|partition)(?: (?:bombing|disaster|fire|tower|attack|generation|ship|siege|"
        r"massacre|explosion|poisonings?))?)\b(?! (?:stadium|of |wall|lesson))",
        NAMED,
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        rf"\b(?P<v>(?:the )?(?:fall|siege|bombing|battle|massacre|invasion|liberation|evacuation|"
        rf"blockade|uprising|relief|burning|shelling|sinking|fire|flooding|destruction|"
        rf"bombardment) "
        rf"(?:of|in|at) (?:the )?{CAPITAL}(?: {CAPITAL})*)",
        "fall siege bombing battle massacre invasion liberation evacuation blockade uprising "
        "relief "
        "burning shelling sinking fire flooding destruction bombardment",
        level=Level.ASK,
    ),
    # 'the boy who was found in the well', 'the lad stabbed outside the cinema'.
    rule(
        Kind.EVENT,
        rf"\b(?:was|is|were|being|became|as|him|her|be|s|not|only|just|me|them|call\w*) "
        rf"(?P<v>(?:the|that) {SOMEBODY} "
        rf"(?:(?:who|that|whose|what)(?: was| were| got| had)?(?: once| been)? )?"
        rf"(?:found|left|saved|rescued|fell|jumped|climbed|survived|swallowed|stolen|snatched|"
        rf"taken|"
        rf"kidnapped|shot|stabbed|hit|attacked|bitten|struck|burned|burnt|set|caught|won|swam|"
        rf"sailed|"
        rf"walked|cycled|ran|sang|drove|crashed|stole|robbed|escaped|hid|lived|woke|died|killed|"
        rf"pulled|dug|dragged|swept|trapped|locked|chained|buried|lost|missing|in the (?:picture|"
        rf"photo|photograph|papers?|news|video|well|suitcase|documentary|poster)|on the (?:news|"
        rf"telly|front page|poster|roof|bridge|ledge|crane)|from (?:the )?(?:telly|news|papers|"
        rf"advert|"
        rf"video|clip|documentary)|off the (?:telly|news|advert)|with the (?:world|longest|most))"
        rf"(?:\s(?!and\b|but\b){WORD}){{0,8}})",
        SOMEBODY[3:-1].replace("|", " "),
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        rf"\b(?P<v>(?:was |were |is |i'?m |he'?s |she'?s )?(?:the )?(?:only|sole|lone|last|"
        rf"youngest|oldest) "
        rf"(?:known |remaining |living )?(?:survivors?|one to (?:survive|live|get out|walk)\w*|"
        rf"one left alive|one (?:who|that) "
        rf"(?:got out|survived|lived|walked out)|eyewitness|child to survive)"
        rf"(?: (?:of|from|in|alive|when)(?: {WORD}){{1,5}})?)",
        "only sole lone last youngest oldest",
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        rf"\b(?P<v>(?:was |were |be |been |being )?(?:born|delivered|gave birth|giving birth|had "
        rf"(?:her|the|him|my) baby|"
        rf"went into labour) (?:to \w+ )?(?:in|on|at|by|aboard|halfway up|under|behind) (?:a|an|"
        rf"the|our|his|her|"
        rf"my|their)\s(?:back of (?:a|the) |back seat of (?:a|the) |side of (?:a|the) )?"
        rf"(?:(?!home\b){WORD} ){{0,2}}?{ODD_BIRTHPLACES}(?: (?:on|outside|in|at|near|of|off) "
        rf"(?:the |a )?"
        rf"{WORD}(?: {CAPITAL})?)?)\b",
        "born delivered birth baby labour",
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        rf"\b(?P<v>(?:was |were |been |being |had been |he'?d been |she'?d been )?"
        rf"(?:found|left|abandoned|dumped|discovered|hidden|smuggled(?: in| out)?)"
        rf"(?: alive| crying| wrapped up| as a (?:baby|newborn|toddler)| at (?:two|three|a few|"
        rf"four|six) (?:days|weeks|hours) old)?"
        rf" (?:in|on|at|outside|under|behind|by|inside) (?:a|an|the|our|some)\s(?:(?!care\b|"
        rf"social\b|school\b){WORD} )"
        rf"{{0,2}}?{LEFT_PLACES}(?: (?:of|outside|at|in|by|behind|near) (?:a |the )?{WORD}(?: "
        rf"{CAPITAL})*)?"
        rf"(?: (?:as a (?:\w+ )?(?:baby|newborn|toddler|infant)|at (?:\w+ )?(?:days?|weeks?|"
        rf"hours?) old|"
        rf"with (?:a|her|his|the|only)(?: {WORD}){{1,4}}))?)\b",
        "found left abandoned dumped discovered hidden smuggled",
        level=Level.ASK,
    ),
    # Who was hurt, lost or saved in a disaster, with the words around it.
    rule(
        Kind.EVENT,
        rf"\b(?P<v>(?:was |were |been |being |got )?(?:killed|died|drowned|lost|hurt|injured|"
        rf"trapped|"
        rf"buried|caught(?: up)?|burned|burnt|scarred|bereaved|orphaned|widowed|blinded|survived|"
        rf"surviving|survivor|survivors|escaped|lived through|came through|got out of|saved|"
        rf"maimed|displaced|made homeless|fled|evacuated)"
        rf"(?: (?:her|his|my|their|a|the|both|an) {WORD}(?: {WORD})?)?(?: (?:in|at|by|during|"
        rf"from|of|"
        rf"after|through|to))? (?:(?:the|a|an|that) )?(?:(?!and\b|in\b){WORD} ){{0,3}}?{DISASTERS}"
        rf"(?: (?:at|in|on|of|near|off|outside|that|which) (?:the |our |a )?(?!and\b){WORD}(?: "
        rf"{CAPITAL})*)?)\b",
        DISASTER_WORDS,
        "killed died drowned lost hurt injured trapped buried caught burned burnt scarred bereaved "
        "orphaned widowed blinded survived surviving survivor survivors escaped lived came got "
        "saved maimed displaced homeless fled evacuated",
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        rf"\b(?P<v>(?:the |a |that )?(?:(?!and\b|of\b|in\b|the\b|a\b|was\b){WORD} "
        rf"){{0,2}}(?:crash|fire|blaze|explosion|"
        rf"earthquake|landslide|floods?|storm|hurricane|bombing|attack|shooting|collapse)"
        rf" (?:that|which|when|where|on the way|on the|outside|at the|in our|in her|in his)\s"
        rf"(?:(?!and\b|but\b|so\b){WORD}\s?){{1,6}})\b",
        "crash fire blaze explosion earthquake landslide flood floods storm hurricane bombing "
        "attack shooting collapse",
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        r"\b(?P<v>(?:the |a |our )?(?:roof|wall|ceiling|chimney|cliff|hillside|bridge|river|dam|"
        r"spoil tip|tip|"
        r"tree|crane|steeple|pier|sea wall|banks?|street|road|house|row|terrace|caravan|flats|"
        r"village|"
        r"bungalow|narrowboat|houseboat) "
        r"(?:that |which )?(?:was |were |got )?(?:came off|come off|came through|blew off|blown "
        r"off|gave way|slid|fell on|fell into|"
        r"went over|burst|broke its banks|swallowed|washed away|swept away|hit by|struck by|"
        r"blown up|blew up|"
        r"collapsed|demolished by|flattened|crushed by|took)(?:\s[\w'\u2019-]+){0,4})\b",
        "roof wall ceiling chimney cliff hillside bridge river dam tip tree crane steeple pier "
        "bank "
        "banks street road house row terrace caravan flats village bungalow narrowboat houseboat",
        "off through way slid fell went burst broke swallowed away struck hit blown blew collapsed "
        "demolished flattened crushed took",
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        rf"\b(?P<v>(?:was |were |got |been |being )?(?:hit|struck|bitten|attacked|kicked|gored|"
        rf"mauled|stung|trampled|swallowed|"
        rf"run over|knocked down|crushed|shot|stabbed|robbed|rescued|saved|pulled out|pulled|"
        rf"buried|buried alive) "
        rf"(?:by|under|from|out of|off|beneath) (?:a|an|the|his|her|falling|lightning|"
        rf"its)(?: (?:falling|runaway|stray|police|passing|"
        rf"delivery|milk|army))?\s?(?:tram|train|bus|lorry|shark|adder|snake|horse|bull|cow|dog|"
        rf"lion|"
        rf"elephant|wasps?|bees?|tractor|crane|tree|lightning|sinkhole|wave|rubble|river|sea|"
        rf"canal|lake|"
        rf"loch|reservoir|ice|well|wreck|roof|ledge|cliff|mine|quarry|helicopter|lifeboat|"
        rf"passer-?by|"
        rf"jogger|fisherman|surfer|soldier|sniper|gunman|burglar|gang|landslide|snow|avalanche)"
        rf"(?: (?:by|in|at|on|outside) (?:a |an |the )?{WORD}(?: {WORD})?)?)\b",
        "hit struck bitten attacked kicked gored mauled stung trampled swallowed run knocked "
        "crushed shot stabbed robbed rescued saved pulled buried",
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        rf"\b(?P<v>(?:was |were |been |being |held |taken |kept |a |an )+(?:hostage|prisoner of "
        rf"war|pow|"
        rf"political prisoner|prisoner|child soldier|slave|captive|stowaway|prisoners of war)"
        rf"(?: (?:for|in|by|at|of|on|under)(?: {WORD}){{1,4}})?)\b",
        "hostage prisoner prisoners pow soldier slave captive stowaway",
        level=Level.ASK,
    ),
)
