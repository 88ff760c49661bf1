"""Singular events told in other ways: how somebody came, was found, was born, survived or shone."""

from stories.identifiers.finding import Kind, Level
from stories.identifiers.rules import rule

WORD = r"[\w'\u2019-]+"
CAPITAL = r"(?-i:[A-Z])[\w'\u2019-]+"
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
    r"dinghy|car park|lift|shed|tent|caravan|prison|cell|motorway|hard shoulder|roundabout|bridge|"
    r"toilet|bath|barn|stable|supermarket|shop|pub|church|mosque|library|ambulance|helicopter|"
    r"tube|station|platform|refugee camp|camp|jungle|forest|desert|corridor|waiting room|police "
    r"station|traffic jam|petrol station|service station|services|detention centre|cupboard|loft)"
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
    r"stampede|crush|poisonings?|outbreak|eruption|volcano|wildfires?|storm surge|troubles|ambush|"
    r"airstrike|air strike|shelling|genocide|coup|uprising|revolution|murders?|hijack(?:ing)?)"
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
        r"\b(?P<v>(?:on |aboard |by )?(?:the|one of the)\s(?:very )?(?:first|last|only|final|"
        r"second|next to last)\s(?:(?!bus "
        rf"stop){WORD}\s){{0,2}}?(?:{VESSELS.replace(' ', '|')})\s(?:out of|out|from|to|into|over|"
        rf"across|off|leaving|that|before)\b(?:\s(?!and\b|but\b|with\b|so\b){WORD}){{0,5}})",
        VESSELS,
        "first last only final second",
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        r"\b(?P<v>(?:the |in the |at |on the |after |since |during |through )?(?:empire windrush|"
        r"windrush|kindertransport|hillsborough|aberfan|lockerbie|dunblane|hungerford|grenfell|"
        r"omagh|zeebrugge|marchioness|chernobyl|fukushima|bhopal|srebrenica|beslan|ibrox|heysel|"
        r"buncefield|clutha|novichok|holodomor|holocaust|rwandan genocide|genocide|blitz|"
        r"auschwitz|belsen|windscale|enniskillen|piper alpha|partition)(?: (?:bombing|disaster|"
        r"fire|tower|attack|generation|ship|siege|massacre|explosion|poisonings?))?)\b(?! "
        r"(?:stadium|of |wall|lesson))",
        NAMED,
        level=Level.ASK,
    ),
    # 'the boy who was found in the well', 'the lad stabbed outside the cinema'.
    rule(
        Kind.EVENT,
        r"\b(?:was|is|were|being|became|as|him|her|be|s|not|only|just|me|them|call\w*) "
        rf"(?P<v>(?:the|that) {SOMEBODY} (?:(?:who|that|whose|what)(?: was| were| got| had)?(?: "
        r"once| been)? )?(?:found|left|saved|rescued|fell|jumped|climbed|survived|swallowed|"
        r"stolen|snatched|taken|kidnapped|shot|stabbed|hit|attacked|bitten|struck|burned|burnt|"
        r"set|caught|won|swam|sailed|walked|cycled|ran|sang|drove|crashed|stole|robbed|escaped|"
        r"hid|lived|woke|died|killed|pulled|dug|dragged|swept|trapped|locked|chained|buried|lost|"
        r"missing|in the (?:picture|photo|photograph|papers?|news|video|well|suitcase|"
        r"documentary|poster)|on the (?:news|telly|front page|poster|roof|bridge|ledge|crane)|"
        r"from (?:the )?(?:telly|news|papers|advert|video|clip|documentary)|off the (?:telly|"
        rf"news|advert)|with the (?:world|longest|most))(?:\s(?!and\b|but\b){WORD}){{0,8}})",
        SOMEBODY[3:-1].replace("|", " "),
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        r"\b(?P<v>(?:was |were |is |i'?m |he'?s |she'?s )?(?:the )?(?:only|sole|lone|last|"
        r"youngest|oldest) (?:known |remaining |living )?(?:survivors?|one to (?:survive|live|"
        r"get out|walk)\w*|one left alive|one (?:who|that) (?:got out|survived|lived|walked out)|"
        rf"eyewitness|child to survive)(?: (?:of|from|in|alive|when)(?: {WORD}){{1,5}})?)",
        "only sole lone last youngest oldest",
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        r"\b(?P<v>(?:was |were |be |been |being )?(?:born|delivered|gave birth|giving birth|had "
        r"(?:her|the|him|my) baby|went into labour) (?:to \w+ )?(?:in|on|at|by|aboard|halfway up|"
        r"under|behind) (?:a|an|the|our|his|her|my|their)\s(?:back of (?:a|the) |back seat of "
        rf"(?:a|the) |side of (?:a|the) )?(?:(?!home\b){WORD} ){{0,2}}?{ODD_BIRTHPLACES}(?: (?:on|"
        rf"outside|in|at|near|of|off) (?:the |a )?{WORD}(?: {CAPITAL})?)?)\b",
        "born delivered birth baby labour",
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        r"\b(?P<v>(?:was |were |been |being |had been |he'?d been |she'?d been )?(?:found|left|"
        r"abandoned|dumped|discovered|hidden|smuggled(?: in| out)?)(?: alive| crying| wrapped up|"
        r" as a (?:baby|newborn|toddler)| at (?:two|three|a few|four|six) (?:days|weeks|hours) "
        r"old)? (?:in|on|at|outside|under|behind|by|inside) (?:a|an|the|our|some)\s(?:(?!care\b|"
        rf"social\b|school\b){WORD} ){{0,2}}?{LEFT_PLACES}(?: (?:of|outside|at|in|by|behind|near) "
        rf"(?:a |the )?{WORD}(?: {CAPITAL})*)?(?: (?:as a (?:\w+ )?(?:baby|newborn|toddler|"
        r"infant)|at (?:\w+ )?(?:days?|weeks?|hours?) old|with (?:a|her|his|the|only)(?: "
        rf"{WORD}){{1,4}}))?)\b",
        "found left abandoned dumped discovered hidden smuggled",
        level=Level.ASK,
    ),
    # Who was hurt, lost or saved in a disaster, with the words around it.
    rule(
        Kind.EVENT,
        r"\b(?P<v>(?:was |were |been |being |got )?(?:killed|died|drowned|lost|hurt|injured|"
        r"trapped|buried|caught(?: up)?|burned|burnt|scarred|bereaved|orphaned|widowed|blinded|"
        r"survived|surviving|survivor|survivors|escaped|lived through|came through|got out of|"
        r"saved|maimed|displaced|made homeless|fled|evacuated)(?: (?:her|his|my|their|a|the|both|"
        rf"an) {WORD}(?: {WORD})?)?(?: (?:in|at|by|during|from|of|after|through|to))? (?:(?:the|a|"
        rf"an|that) )?(?:(?!and\b|in\b){WORD} ){{0,3}}?{DISASTERS}(?: (?:at|in|on|of|near|off|"
        rf"outside|that|which) (?:the |our |a )?(?!and\b){WORD}(?: {CAPITAL})*)?)\b",
        DISASTER_WORDS,
        "killed died drowned lost hurt injured trapped buried caught burned burnt scarred bereaved "
        "orphaned widowed blinded survived surviving survivor survivors escaped lived came got "
        "saved maimed displaced homeless fled evacuated",
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        rf"\b(?P<v>(?:the |a |that )?(?:(?!and\b|of\b|in\b|the\b|a\b|was\b){WORD} "
        r"){0,2}(?:crash|fire|blaze|explosion|earthquake|landslide|floods?|storm|hurricane|"
        r"bombing|attack|shooting|collapse) (?:that|which|when|where|on the way|on the|outside|"
        rf"at the|in our|in her|in his)\s(?:(?!and\b|but\b|so\b){WORD}\s?){{1,6}})\b",
        "crash fire blaze explosion earthquake landslide flood floods storm hurricane bombing "
        "attack shooting collapse",
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        r"\b(?P<v>(?:the |a |our )?(?:roof|wall|ceiling|chimney|cliff|hillside|bridge|river|dam|"
        r"spoil tip|tip|tree|crane|steeple|pier|sea wall|banks?|street|road|house|row|terrace|"
        r"caravan|flats|village|bungalow|narrowboat|houseboat) (?:that |which )?(?:was |were |got "
        r")?(?:came off|come off|came through|blew off|blown off|gave way|slid|fell on|fell into|"
        r"went over|burst|broke its banks|swallowed|washed away|swept away|hit by|struck by|blown "
        r"up|blew up|collapsed|demolished by|flattened|crushed by|took)(?:\s[\w'\u2019-]+){0,4})\b",
        "roof wall ceiling chimney cliff hillside bridge river dam tip tree crane steeple pier "
        "bank banks street road house row terrace caravan flats village bungalow narrowboat "
        "houseboat",
        "off through way slid fell went burst broke swallowed away struck hit blown blew collapsed "
        "demolished flattened crushed took",
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        r"\b(?P<v>(?:was |were |got |been |being )?(?:hit|struck|bitten|attacked|kicked|gored|"
        r"mauled|stung|trampled|swallowed|run over|knocked down|crushed|shot|stabbed|robbed|"
        r"rescued|saved|pulled out|pulled|buried|buried alive) (?:by|under|from|out of|off|"
        r"beneath) (?:a|an|the|his|her|falling|lightning|its)(?: (?:falling|runaway|stray|police|"
        r"passing|delivery|milk|army))?\s?(?:tram|train|bus|lorry|shark|adder|snake|horse|bull|"
        r"cow|dog|lion|elephant|wasps?|bees?|tractor|crane|tree|lightning|sinkhole|wave|rubble|"
        r"river|sea|canal|lake|loch|reservoir|ice|well|wreck|roof|ledge|cliff|mine|quarry|"
        r"helicopter|lifeboat|passer-?by|jogger|fisherman|surfer|soldier|sniper|gunman|burglar|"
        rf"gang|landslide|snow|avalanche)(?: (?:by|in|at|on|outside) (?:a |an |the )?{WORD}(?: "
        rf"{WORD})?)?)\b",
        "hit struck bitten attacked kicked gored mauled stung trampled swallowed run knocked "
        "crushed shot stabbed robbed rescued saved pulled buried",
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        r"\b(?P<v>(?:was |were |been |being |held |taken |kept |a |an )+(?:hostage|prisoner of "
        r"war|pow|political prisoner|prisoner|child soldier|slave|captive|stowaway|prisoners of "
        rf"war)(?: (?:for|in|by|at|of|on|under)(?: {WORD}){{1,4}})?)\b",
        "hostage prisoner prisoners pow soldier slave captive stowaway",
        level=Level.ASK,
    ),
)
