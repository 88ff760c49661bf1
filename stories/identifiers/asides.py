"""Small facts let fall in a few words: the dam went, a sonar man on submarines, deaf at three."""

from stories.identifiers.finding import Kind, Level
from stories.identifiers.rules import rule

WORD = r"[\w'\u2019-]+"
NUMBER = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|"
    r"five|six|seven|eight|nine))?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|\d{1,2})"
)
NO_TIME = r"(?! ?(?:o['\u2019]?clock|pm|am|past|to|minutes|thirty|weeks|times|\d|[:.]\d|%))"
STRUCK = (
    r"(?:dam|bridge|roof|bank|sea wall|wall|pit|pier|tip|mine|boat|ferry|cliff|tunnel|levee|dyke|"
    r"reservoir|power station|gasworks|chimney|rig|boiler|scaffold(?:ing)?|stand)"
)
CALAMITY = (
    "bomb bombing fire flood explosion shooting stabbing riot riots siege crash collapse sinking "
    "landslide blast massacre raid crush stampede poisoning drowning drownings gunman"
)
RIDE = r"(?:coach|bus|minibus|ferry|train|plane|tram|boat|helicopter|lifeboat|cable car|van)"
AFLOAT = (
    r"(?:submarines?|trawlers?|drifters?|whalers?|minesweepers?|destroyers?|frigates?|tankers?|"
    r"liners|rigs|tugs|dredgers|barges|ferries|trams|trolleybuses|lightships?|lighthouses?|"
    r"lifeboats?|zeppelins?|convoys|oil rigs|cable ships|ice ?breakers)"
)
NO_CRAFT = (
    r"(?:the|a|an|my|her|his|our|their|your|this|that|dog|eye|name|oyster|first|last|cigarette|"
    r"firelighter|fire|bell|phone|was|is|be|in|and|or|of|to|for|with|no|some|get|much|far|"
    r"slightly|little|bit|even|it|him|them|feel|feels|felt|be|feeling|made)"
)

RULES = (
    rule(
        Kind.EVENT,
        rf"\b(?P<v>(?:after|before|when|since|till|until|the (?:day|night|year)) the {STRUCK} "
        rf"went)\b(?=\s*[.,;!?)\n]|$| (?:and|but|we|she|he|they|i|in|with)\b)",
        "went",
        level=Level.ASK,
    ),
    # 'the bomb at the mart', 'the fire on the pier'.
    rule(
        Kind.EVENT,
        rf"\b(?P<v>the (?:{CALAMITY.replace(' ', '|')}) (?:at|in|on|down|under) the (?!home\b|"
        rf"house\b|same\b|night\b|morning\b|living\b|kitchen\b|grate\b|evening\b|end\b)"
        rf"{WORD}(?: (?:hall|club|factory|works|street|hotel))?)\b",
        CALAMITY,
        level=Level.ASK,
    ),
    # 'there the day of the incline runaway': a day that had one thing in it.
    rule(
        Kind.EVENT,
        rf"\b(?:day|night|morning|week|year|summer|winter) (?:of|o['\u2019]?) (?P<v>the "
        rf"(?:{WORD} ){{1,2}}(?:runaway|disaster|accident|rescue|wreck|avalanche|evacuation|"
        rf"wildfire|march|uprising|coup|eclipse|hijacking|robbery|murders?|killings?|slide|"
        rf"tragedy|drowning|shipwreck|derailment|invasion|partition|earthquake|tsunami))\b",
        "runaway disaster accident rescue wreck avalanche evacuation wildfire march uprising coup "
        "eclipse hijacking robbery murder murders killing killings slide tragedy drowning "
        "shipwreck derailment invasion partition earthquake tsunami",
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        rf"\b(?P<v>(?-i:THAT) {RIDE}(?:[.,!?]? the (?:{WORD} ){{1,3}}?{RIDE})?|the (?:{WORD} )?"
        rf"(?:trip|disaster|crash|rescue|hostage|evacuation|refugee|pilgrim) {RIDE})\b",
        "coach bus minibus ferry train plane tram boat helicopter lifeboat car van",
        "that trip disaster crash rescue hostage evacuation refugee pilgrim",
        level=Level.ASK,
    ),
    # 'had the floating restaurant': a business there was but one of.
    rule(
        Kind.JOB,
        rf"\b(?:had|ran|run|runs|kept|keep|owned|owns|own) (?P<v>the (?!local\b|new\b|nearest\b|"
        rf"same\b|best\b|whole\b|other\b|first\b|little\b|wrong\b|right\b)(?:{WORD} )"
        rf"(?:restaurant|hotel|circus|cinema|"
        rf"theatre|ballroom|museum|zoo|lido|pleasure boat|puppet show|waxworks|aquarium|dance "
        rf"hall|sweet shop|toy shop|joke shop|tattoo parlour))\b",
        "restaurant hotel circus cinema theatre ballroom museum zoo lido boat show waxworks "
        "aquarium hall shop parlour",
        level=Level.ASK,
    ),
    rule(
        Kind.JOB,
        rf"\b(?P<v>(?!{NO_CRAFT}\b){WORD} (?:man|woman|boy|girl|lad|cook|steward|mate|hand|"
        rf"engineer|gunner|operator|officer) (?:on|in|aboard) (?:the )?{AFLOAT})\b",
        "submarine submarines trawler trawlers drifter drifters whaler whalers minesweeper "
        "minesweepers destroyer destroyers frigate frigates tanker tankers liners rigs tugs "
        "dredgers barges ferries trams trolleybuses lightship lightships lighthouse lighthouses "
        "lifeboat lifeboats zeppelin zeppelins convoys ships icebreakers breakers",
        level=Level.ASK,
    ),
    rule(
        Kind.JOB,
        rf"\b(?:the|a|was|her|his|old) (?P<v>(?:(?!{NO_CRAFT}\b)\w+[ -](?:boat )?)?(?:skipper|"
        rf"coxswain|cox['\u2019]?n|bosun|harbourmaster|ferryman|boatman|bargee|lock-?keeper|"
        rf"ringmaster|strongman))\b(?! of the (?:team|side))",
        "skipper coxswain cox'n bosun harbourmaster ferryman boatman bargee lockkeeper lock keeper "
        "ringmaster strongman",
        level=Level.ASK,
    ),
    rule(
        Kind.JOB,
        rf"\b(?:makes?|made|making|sews?|sewed|builds?|paints?|painted) (?P<v>(?:all )?the "
        rf"(?:costumes|masks|wigs|props|floats|scenery|sets|puppets|sails|robes|flags|banners|"
        rf"hats|crowns|lanterns|wreaths)(?: (?:for|in|of) the {WORD})?)\b",
        "costumes masks wigs props floats scenery sets puppets sails robes flags banners hats "
        "crowns lanterns wreaths",
        level=Level.ASK,
    ),
    rule(
        Kind.AGE,
        rf"\b(?:(?:given?|gave|gives|stated?|puts?|told) (?:it|(?:his|her|their) age|us),? "
        rf"as|adult,? [\"\u201c]?(?:of |aged )?at least|(?:ah['\u2019]?m|ahm|i['\u2019]?m "
        rf"noo)) (?P<v>{NUMBER})\b{NO_TIME}",
        "as least ah'm ah ahm",
        level=Level.ASK,
    ),
    rule(
        Kind.AGE,
        rf"\((?:both|all|each) (?P<v>{NUMBER})(?=[).,;])",
        "both all each",
        level=Level.ASK,
    ),
    rule(
        Kind.AGE,
        rf"\b(?:y|yr|year) ?\d{{1,2}}, (?P<v>{NUMBER})(?=[).,;])",
        "y yr year " + " ".join(f"y{year} yr{year}" for year in range(1, 14)),
        level=Level.ASK,
    ),
    rule(
        Kind.AGE,
        rf"\b(?:lost|learnt|learned|married|orphaned|deaf|blind|widowed|diagnosed|adopted|"
        rf"evacuated|trafficked|speech|sight|hearing|sterilised|walked) "
        rf"(?:(?!at\b)\w+ ){{0,5}}?at (?P<v>{NUMBER})\b{NO_TIME}",
        "at",
        "lost learnt learned married orphaned deaf blind widowed diagnosed adopted evacuated "
        "trafficked speech sight hearing sterilised walked",
        level=Level.ASK,
    ),
    rule(
        Kind.BACKGROUND,
        r"\bIC ?[1-9]\b",
        "ic ic1 ic2 ic3 ic4 ic5 ic6 ic9",
        level=Level.ASK,
        cased=True,
    ),
    rule(
        Kind.BACKGROUND,
        r"\b(?P<v>(?:closed|open|exclusive|plymouth|strict|hutterian) (?:brethren|baptists?)|"
        r"christadelphians?|swedenborgians?|moravians?|hutterites?|unificationists?)\b",
        "brethren baptist baptists christadelphian christadelphians swedenborgian swedenborgians "
        "moravian moravians hutterite hutterites unificationist unificationists",
        level=Level.ASK,
    ),
)
