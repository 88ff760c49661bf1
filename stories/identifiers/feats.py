"""What few have done: first of their kind, on a stage, in the papers, across the Channel."""

from stories.identifiers.finding import Kind, Level
from stories.identifiers.rules import rule

WORD = r"[\w'\u2019-]+"
CAPITAL = r"(?-i:[A-Z])[\w'\u2019-]+"
ROYAL = (
    r"(?:king|queen|pope|prince|princess|prime minister|president|duke|duchess|archbishop|dalai "
    r"lama|lord mayor|first minister|emperor|sultan)"
)
FEATS = (
    r"(?:captain|lead|command|play|fly|drive|be (?:ordained|elected|appointed|crowned|made|given|"
    r"awarded|picked|hanged|called)|skipper|conduct|qualify|compete|box|wrestle|ride|preach|serve|"
    r"referee|umpire|graduate|become|represent|receive|finish|complete|reach|beat|break|score|"
    r"survive|have a (?:heart|lung|liver|face|hand) transplant|marry|land|walk|dive|race|study|"
    r"join|work|win|swim|climb|sail|row|cross)"
)

RULES = (
    # What somebody did that few have.
    rule(
        Kind.EVENT,
        r"\b(?P<v>(?:the |our |its |their )?(?:very )?(?:first|only|youngest|oldest|last)(?: "
        rf"ever)?(?: {WORD}){{0,4}}? (?:ever )?to {FEATS}\b(?:\s(?!and\b|but\b){WORD}){{0,5}})",
        "first only youngest oldest last",
        "to",
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        r"\b(?P<v>(?:met|meeting|shook hands with|had tea with|tea with|danced (?:with|for)|sang "
        r"(?:for|to)|cooked for|curtsied to|presented (?:to|with \w+ by)|given (?:a|his|her) \w+ "
        r"by|honoured by|knighted by|(?:a )?(?:letter|card|telegram|medal) from|visited by|"
        r"invited by|guarded|played for|blessed by|hugged) (?:the )?(?:late |old |then "
        rf")?{ROYAL}\b(?: (?-i:[A-Z])\w+| of \w+)?)",
        ROYAL[3:-1].replace("|", " "),
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        r"\b(?P<v>(?:won|win|wins|winning|was on|were on|been on|came \w+ (?:on|in)|auditioned "
        r"for|got through on|reached the final of|starred in|appeared (?:on|in)|got to) (?:the "
        rf")?(?:pride of (?:britain|wales|scotland|{WORD})|x factor|voice|{WORD} got talent|bake "
        rf"off|{WORD} bake off|strictly|mastermind|the chase|gladiators|masterchef|dragon'?s den|"
        r"love island|big brother|countdown|pointless|eggheads|university challenge|young "
        rf"musician|{WORD} of the year(?: award)?|{WORD} idol|bbc \w+|channel 4 \w+|panorama|"
        r"eurovision|junior bake off|sewing bee|repair shop|antiques roadshow|question time|"
        r"crimewatch)(?: for it| final| award)?)\b",
        "pride factor voice talent bake strictly mastermind chase gladiators masterchef den island "
        "brother countdown pointless eggheads challenge musician year idol bbc channel panorama "
        "eurovision bee shop roadshow time crimewatch",
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        r"\b(?P<v>(?:won|winning|scooped|inherited|raised|raising) (?:over |more than |nearly |"
        rf"almost |about )?(?:\u00a3|a )?(?:[\d,.]+|{WORD})(?: {WORD})? ?(?:k|thousand|million|"
        rf"grand|pounds)\b(?: (?:on|for|at|in)(?: the| a)? {WORD})?|(?:won|winning|scooped) "
        rf"(?:{WORD} )?(?:millions?|the lottery|the pools|the jackpot|a car|a fortune))",
        "k thousand million millions grand pounds lottery pools jackpot car fortune",
        "won winning scooped inherited raised raising",
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        r"\b(?P<v>(?:scored|kicked|hit|saved|took|missed|got) (?:the |a |that )(?:winning |"
        r"last[- ]minute |winning )?(?:goal|try|penalty|winner|wicket|hat[- ]trick)(?: (?:in|for|"
        rf"against|that|at)(?: {WORD}){{1,5}})?|(?:swam|rowed|sailed|cycled|walked|ran|crawled|"
        r"hopped|rode)(?: \w+)? (?:from|the length of|across|all the way|round|around|the) "
        rf"(?:{WORD} ){{0,2}}?(?:to (?:john o'?groats|land'?s end|paris|london|france|{CAPITAL})|"
        rf"channel|atlantic|solent|irish sea|severn|thames|coast of {CAPITAL}|world|london "
        r"marathon|great north run|marathon|triathlon|ironman|mersey|tyne|humber|lough|loch|"
        rf"windermere)\b(?: (?:at|for|on|in) (?:a |the )?{WORD})?|(?:climbed|scaled|summited|"
        r"abseiled|jumped (?:off|from|out of)|skydived|bungee jumped) (?:up |down |off |from |"
        rf"out of )?(?:the |a |an )?(?:{WORD} ){{0,2}}?(?:crane|tower|everest|kilimanjaro|ben "
        r"nevis|mont blanc|matterhorn|plane|bridge|cathedral|pier|viaduct|snowdon|scaffolding|"
        r"prison roof|roof|shard|stadium|big ben)(?: (?:in|with|for|at|on|over|dressed)(?: "
        rf"{WORD}){{1,4}})?)\b",
        "scored kicked hit saved took missed got swam rowed sailed cycled walked ran crawled "
        "hopped rode climbed scaled summited abseiled jumped skydived bungee",
        "goal try penalty winner wicket trick groats end paris london france channel atlantic "
        "solent sea severn thames world marathon run triathlon ironman mersey tyne humber lough "
        "loch windermere crane tower everest kilimanjaro nevis blanc matterhorn plane bridge "
        "cathedral pier viaduct snowdon scaffolding roof shard stadium ben coast to",
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        r"\b(?P<v>(?:was |were |been |got |went |had been )?(?:in|on|over|across|all "
        r"over)\s(?:all (?:of )?|every |both )?(?:the )?(?:(?:local|national|evening|sunday|"
        r"regional|weekend|welsh|scottish|daily) )*(?:papers?|newspapers?|news|telly|tv|front "
        r"pages?|headlines|gazette|internet|radio|local news)(?: of (?:all )?(?:the )?(?:\w+ "
        r")?(?:paper|papers|gazette|echo|times|post|herald|argus|mail|sun|mirror|chronicle))?(?: "
        r"(?:for|when|after|because|as|with|that|about|over) "
        rf"(?:(?!and\b){WORD}\s?){{1,6}})?)(?<![\s])(?=[.,;:!?)\u2019']|\s|$)",
        "papers paper newspapers newspaper headlines gazette news telly",
        "all every both front evening sunday regional for when after local national over",
        level=Level.ASK,
    ),
)
