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
STAGES = (
    r"(?:wembley|twickenham|wimbledon|murrayfield|hampden|the millennium stadium|croke park|"
    r"lord'?s|"
    r"old trafford|anfield|the (?:world cup|olympics|paralympics|commonwealth games|euros|albert "
    r"hall|palladium|brits|proms|fa cup(?: final)?|grand national|crufts|eisteddfod|mod|"
    r"ryder cup|ashes|tour de france|invictus games|deaflympics|homeless world cup)|glastonbury|"
    r"crufts|the royal albert hall|buckingham palace|downing street|the house of lords|parliament|"
    r"westminster abbey|the old bailey|the high court|the supreme court|strasbourg|holyrood|"
    r"the senedd|stormont|the cenotaph)"
)

RULES = (
    # What somebody did that few have.
    rule(
        Kind.EVENT,
        rf"\b(?P<v>(?:the |our |its |their )?(?:very )?(?:first|only|youngest|oldest|last)(?: "
        rf"ever)?(?: {WORD}){{0,4}}? "
        rf"(?:ever )?to {FEATS}\b(?:\s(?!and\b|but\b){WORD}){{0,5}})",
        "first only youngest oldest last",
        "to",
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        rf"\b(?P<v>(?:carried|carrying|held|ran with|bore) the (?:(?:olympic|paralympic|"
        rf"commonwealth|queen'?s|"
        rf"king'?s|relay) )?(?:torch|baton|flame)\b(?: (?:through|in|at|for)(?: {WORD}){{1,3}})?)",
        "torch baton flame",
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        rf"\b(?P<v>(?:met|meeting|shook hands with|had tea with|tea with|danced (?:with|for)|"
        rf"sang (?:for|to)|"
        rf"cooked for|curtsied to|presented (?:to|with \w+ by)|given (?:a|his|her) \w+ by|"
        rf"honoured by|"
        rf"knighted by|(?:a )?(?:letter|card|telegram|medal) from|visited by|invited by|guarded|"
        rf"played for|"
        rf"blessed by|hugged) "
        rf"(?:the )?(?:late |old |then )?{ROYAL}\b(?: (?-i:[A-Z])\w+| of \w+)?)",
        ROYAL[3:-1].replace("|", " "),
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        rf"\b(?P<v>(?:played|plays|sang|sung|danced|boxed|ran|rode|fought|spoke|performed|swam|"
        rf"raced|competed|"
        rf"marched|was|were|been|went|invited|gave evidence|appeared|stood|protested|chained "
        rf"\w+) (?:at|in|to|on|outside) {STAGES})\b",
        "wembley twickenham wimbledon murrayfield hampden stadium park lord's lords trafford "
        "anfield "
        "cup olympics paralympics games euros hall palladium brits proms national crufts "
        "eisteddfod mod ashes france deaflympics glastonbury palace street abbey bailey court "
        "strasbourg holyrood senedd stormont cenotaph parliament",
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        rf"\b(?P<v>(?:won|win|wins|winning|was on|were on|been on|came \w+ (?:on|in)|auditioned "
        rf"for|got through on|"
        rf"reached the final of|starred in|appeared (?:on|in)|got to) (?:the )?(?:pride of "
        rf"(?:britain|wales|scotland|"
        rf"{WORD})|x factor|voice|{WORD} got talent|bake off|{WORD} bake off|strictly|mastermind|"
        rf"the chase|gladiators|"
        rf"masterchef|dragon'?s den|love island|big brother|countdown|pointless|eggheads|"
        rf"university challenge|"
        rf"young musician|{WORD} of the year(?: award)?|{WORD} idol|bbc \w+|channel 4 \w+|"
        rf"panorama|eurovision|junior "
        rf"bake off|sewing bee|repair shop|antiques roadshow|question time|crimewatch)"
        rf"(?: for it| final| award)?)\b",
        "pride factor voice talent bake strictly mastermind chase gladiators masterchef den island "
        "brother countdown pointless eggheads challenge musician year idol bbc channel panorama "
        "eurovision bee shop roadshow time crimewatch",
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        rf"\b(?P<v>(?:elected|crowned|voted|ordained|anointed|named|chosen as|sworn in as|"
        rf"enthroned) (?:the |as |a )*"
        rf"(?:first |youngest )*(?:mayor|carnival queen|may queen|queen|king|miss {WORD}|mp|msp|"
        rf"councillor|chief|"
        rf"bishop|priest|rose queen|president|head boy|head girl|{WORD} of the year)(?: of "
        rf"(?:the )?{WORD})?)\b",
        "elected crowned voted ordained anointed named chosen sworn enthroned",
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        rf"\b(?P<v>(?:won|winning|scooped|inherited|raised|raising) (?:over |more than |nearly |"
        rf"almost |about )?(?:\u00a3|a )?"
        rf"(?:[\d,.]+|{WORD})(?: {WORD})? ?(?:k|thousand|million|grand|pounds)\b(?: (?:on|for|at|"
        rf"in)(?: the| a)? {WORD})?|"
        rf"(?:won|winning|scooped) (?:{WORD} )?(?:millions?|the lottery|the pools|the jackpot|a "
        rf"car|a fortune))",
        "k thousand million millions grand pounds lottery pools jackpot car fortune",
        "won winning scooped inherited raised raising",
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        rf"\b(?P<v>(?:scored|kicked|hit|saved|took|missed|got) (?:the |a |that )(?:winning |"
        rf"last[- ]minute |winning )?(?:goal|try|"
        rf"penalty|winner|wicket|hat[- ]trick)(?: (?:in|for|against|that|at)(?: {WORD}){{1,5}})?|"
        rf"(?:swam|rowed|sailed|cycled|walked|ran|crawled|hopped|rode)(?: \w+)? (?:from|the "
        rf"length of|across|"
        rf"all the way|round|around|the) (?:{WORD} ){{0,2}}?(?:to (?:john o'?groats|land'?s end|"
        rf"paris|london|france|"
        rf"{CAPITAL})|channel|atlantic|solent|irish sea|severn|thames|coast of {CAPITAL}|world|"
        rf"london marathon|"
        rf"great north run|marathon|triathlon|ironman|mersey|tyne|humber|lough|loch|windermere)\b"
        rf"(?: (?:at|for|on|in) (?:a |the )?{WORD})?|"
        rf"(?:climbed|scaled|summited|abseiled|jumped (?:off|from|out of)|skydived|bungee "
        rf"jumped) (?:up |down |off |from |out of )?"
        rf"(?:the |a |an )?(?:{WORD} ){{0,2}}?(?:crane|tower|everest|kilimanjaro|ben nevis|mont "
        rf"blanc|matterhorn|plane|"
        rf"bridge|cathedral|pier|viaduct|snowdon|scaffolding|prison roof|roof|shard|stadium|big "
        rf"ben)"
        rf"(?: (?:in|with|for|at|on|over|dressed)(?: {WORD}){{1,4}})?)\b",
        "scored kicked hit saved took missed got swam rowed sailed cycled walked ran crawled "
        "hopped "
        "rode climbed scaled summited abseiled jumped skydived bungee",
        "goal try penalty winner wicket trick groats end paris london france channel atlantic "
        "solent "
        "sea severn thames world marathon run triathlon ironman mersey tyne humber lough loch "
        "windermere crane tower everest kilimanjaro nevis blanc matterhorn plane bridge cathedral "
        "pier viaduct snowdon scaffolding roof shard stadium ben coast to",
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        rf"\b(?P<v>(?:was |were |been |got |went |had been )?(?:in|on|over|across|all "
        rf"over)\s(?:all (?:of )?|every |both )?"
        rf"(?:the )?(?:(?:local|national|evening|sunday|regional|weekend|welsh|scottish|daily) )*"
        rf"(?:papers?|newspapers?|news|telly|tv|front pages?|headlines|gazette|internet|radio|"
        rf"local news)"
        rf"(?: of (?:all )?(?:the )?(?:\w+ )?(?:paper|papers|gazette|echo|times|post|herald|"
        rf"argus|mail|sun|mirror|chronicle))?"
        rf"(?: (?:for|when|after|because|as|with|that|about|over) (?:(?!and\b){WORD}\s?){{1,6}})?)"
        rf"(?<![\s])(?=[.,;:!?)\u2019']|\s|$)",
        "papers paper newspapers newspaper headlines gazette news telly",
        "all every both front evening sunday regional for when after local national over",
        level=Level.ASK,
    ),
)
