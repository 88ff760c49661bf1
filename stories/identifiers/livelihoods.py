"""A living by its place or its rarity: keeps the light, cooks on a survey ship, one of four."""

from stories.identifiers.finding import Kind, Level
from stories.identifiers.rules import rule

WORD = r"[\w'\u2019-]+"
SMALL = (
    r"(?:the|a|an|and|of|or|but|in|on|at|to|for|with|by|that|which|who|is|was|has|had|he|she|they|"
    r"when|so|because|his|her|their|my|our|it|until|after|before|then|now|this)"
)
TAIL = rf"(?: (?!{SMALL}\b){WORD})"
WORKS = (
    r"(?:sheds?|works|pits?|yards?|mills?|plant|factory|foundry|cannery|docks?|quarry|colliery|"
    r"brewery|bakery|dairy|tannery|kilns?|looms?|mines?|farms?|glasshouses?|packhouse|smelter|"
    r"refinery|steelworks|pottery|potteries|shipyard|trawlers?|boats|ferries|lines?|railway|depot|"
    r"slaughterhouse|abattoir|sawmill|nursery|hatchery|smokehouse|maltings|distillery|forge|beds|"
    r"banks|turbines|rigs|fairs|barges|dredgers|fields|orchards|oyster beds|fish market|fish quay|"
    r"tunnels?|pontoons?|cranes|trams|buses|salt ?marsh|salt ?pans?|peat|bog|estate|grouse moor|"
    r"racecourse|stud|kennels|locks|gasworks|gas ?holders?|waterworks|power station|tip|landfill|"
    r"quarries|glasshouse|vineyard|cider press|press)"
)
WORKS_WORDS = (
    "shed sheds works pit pits yard yards mill mills plant factory foundry cannery dock docks "
    "quarry colliery brewery bakery dairy tannery kiln kilns loom looms mine mines farm farms "
    "glasshouse glasshouses packhouse smelter refinery steelworks pottery potteries shipyard "
    "trawler trawlers boats ferries line lines railway depot slaughterhouse abattoir sawmill "
    "nursery hatchery smokehouse maltings distillery forge beds banks turbines rigs fairs barges "
    "dredgers fields orchards market quay tunnel tunnels pontoon pontoons cranes trams buses "
    "marsh pans peat bog estate moor racecourse stud kennels locks gasworks waterworks station "
    "tip landfill quarries vineyard press"
)
CRAFT = (
    r"(?:ship|boat|trawler|ferry|tanker|liner|rig|vessel|dredger|barge|tug|cutter|yacht|lightship|"
    r"submarine|oil platform|platform|icebreaker|schooner|launch|lifeboat|steamer|freighter|"
    r"minesweeper|factory ship|whaler|drifter|narrowboat|train|circus)"
)
CRAFT_WORDS = (
    "ship boat trawler ferry tanker liner rig vessel dredger barge tug cutter yacht lightship "
    "submarine platform icebreaker schooner launch lifeboat steamer freighter minesweeper whaler "
    "drifter narrowboat train circus"
)
FIRST = (
    r"(?:woman|female|lady|girl|man|male|black|asian|sikh|muslim|hindu|jewish|chinese|indian|"
    r"somali|caribbean|jamaican|deaf|blind|gay|turbaned|disabled|traveller|welsh-speaking|gaelic)"
)
COUNT = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|a dozen|twelve|twenty|\d{1,2})"
NO_JOB = r"(?:i|to|who|that|in|on|at|for|of|and|was|is|had|has|she|he|they|ever|we|it|the|a)"

NOT_RARE = (
    r"(?:key|support|care|link|case|team|group|duty|night|day|social|youth|foster|home|outreach|"
    r"good|bad|new|old|very|real|own|other|more|most|any|some|every|each|no|not|all|poor|big|"
    r"little|first|second|early|late|fast|slow|strong|great|fire|stair|book|noise|trouble|window|"
    r"record|police|dog|drug|third|fourth|fifth|children['\u2019]?s|special|legal|appointed|court|"
    r"litigation|attention|risk|fit|tax|baby|step|non|anti|self|co|re|under|over|pre|hot|cold|"
    r"warm|dry|wet|litter)"
)
AGENTS = (
    "ringer winder tester keeper catcher tuner cutter carver binder spinner weaver diver breeder "
    "grower gutter smoker sorter grader splitter stacker rigger fitter setter polisher blower "
    "thrower turner caster handler tamer wrangler finisher signaller orderly guardian warden "
    "lighter watcher bailiff stoker purser driller miller dyer fuller tanner cooper wheelwright "
    "thatcher gilder etcher engraver embalmer taxidermist falconer beekeeper gamekeeper "
    "shepherdess milliner cartographer archivist curator sexton verger bellringer campanologist "
    "croupier busker juggler trapeze ventriloquist puppeteer projectionist usherette switchboard"
)
STUFFS = (
    "clock bell fog lamp pole rat mole eel crab cockle peat turf reed osier slate stone wall well "
    "sword fire snake knife bone oyster mussel kelp seaweed heather withy hurdle coracle besom "
    "clog hat glove lace silk flint lime charcoal ice hop cider hedge net sail rope chain anchor "
    "lock key saddle bow flute harp organ drum puppet doll toy globe map"
)
DOERS = (
    "winder ringer lighter catcher cutter maker layer keeper builder digger gatherer picker smith "
    "wright swallower eater thrower charmer grinder setter dresser"
)
CLOSED = " ".join(f"{stuff}{doer}" for stuff in STUFFS.split(" ") for doer in DOERS.split(" "))
RULES = (
    rule(
        Kind.JOB,
        rf"\b(?P<v>(?:the |a |an )?(?:{WORD}['\u2019]s )?(?:first|only|last|youngest|oldest)(?: "
        rf"ever)? {FIRST}(?: and {FIRST})? (?!{NO_JOB}\b){WORD}(?: (?:{WORKS}|driver|officer|"
        r"pilot|engineer|inspector|sergeant|judge|master|conductor|surgeon|umpire|referee))?(?: "
        rf"(?:at|in|on|of|with|for) (?:the )?(?!{SMALL}\b){WORD}{TAIL}?)?)\b",
        "first only last youngest oldest",
        "woman female lady girl man male black asian sikh muslim hindu jewish chinese indian "
        "somali caribbean jamaican deaf blind gay turbaned disabled traveller gaelic welsh",
        level=Level.ASK,
    ),
    # 'one of four left that still walls for the estate', 'one of the last three in the county'.
    rule(
        Kind.JOB,
        rf"\b(?P<v>one of (?:the |only )?(?:(?:last|few|final|only) )?(?:{COUNT} )?(?:women |men |"
        rf"people |folk )?(?:left|remaining|still (?:doing|working|going)|in the (?:country|county|"
        rf"land|world|dale|valley|trade|whole of \w+) (?:who|that|to|doing|making|still))"
        rf"(?: (?:who|that|to|in|on|at|doing|still)(?: {WORD}){{1,6}})?)(?=[\s.,;:!?)]|$)",
        "one",
        "left remaining still country county land world dale valley trade whole",
        level=Level.ASK,
    ),
    rule(
        Kind.JOB,
        r"\b(?P<v>(?:keep|keeps|kept|keeping|tend|tends|tended|minds|minded|winds|wound|rings|rang|"
        r"works|worked|opens|opened) the (?:(?:town|town hall|church|station|pier|harbour|"
        r"market) clock|light|lights|locks?|lock gates|lamp|lamps|weir|sluices?|"
        r"bells|church clock|town clock|hounds|swans|ravens|toll|tolls|signals?|signal box|"
        r"lighthouse|swing bridge|level crossing|crossing gates|ferry|chain ferry|tide gauge|deer|"
        r"grouse|foghorn|winding engine|beam engine|pit ponies))\b(?! (?:on|off|out)\b(?! [A-Z]))",
        "light lights lock locks lamp lamps weir sluice sluices bells clock hounds swans ravens "
        "toll tolls signal signals lighthouse bridge crossing ferry gauge deer grouse foghorn "
        "engine ponies",
        level=Level.ASK,
    ),
    # 'laid off from the mushroom sheds', 'redundant from the wire works'.
    rule(
        Kind.JOB,
        r"\b(?:laid off|sacked|finished|redundant|retired|let go|paid off|job|work|worked|works|"
        r"working|shifts?|apprenticed|started|years|nights|days|hours|overtime|employed|"
        r"labou?ring|graft(?:s|ed|ing)?) (?:away |out |up |down |again )?(?:from|at|in|on|down|"
        r"for|with) (?P<v>(?:the |a |an )(?!new\b|old\b|same\b|local\b|care\b|other\b|food\b|"
        r"car\b|big\b|chicken\b|front\b|phone\b|help\b|duty\b|day\b|school\b|children\b|first\b|"
        rf"bottom\b|right\b|dotted\b|on-?line\b)(?:{WORD} ){{1,2}}?{WORKS})\b",
        WORKS_WORDS,
        "off sacked finished redundant retired go job work worked works working shift shifts "
        "apprenticed started years nights days hours overtime employed labouring laboring grafts "
        "grafted grafting",
        level=Level.ASK,
    ),
    rule(
        Kind.JOB,
        rf"\b(?P<v>(?:cook|cooks|cooked|cooking|work|works|worked|sail|sails|sailed|serve|serves|"
        rf"served|steward|stewards|fish|fishes|fished|crew|crews|crewed|nurse|nursed|stoked|barber|"
        rf"dive|dives|dived|away) (?:on|aboard|off) (?:a|an|the) (?:{WORD} )?{CRAFT})s?\b",
        CRAFT_WORDS,
        "on aboard off",
        level=Level.ASK,
    ),
    rule(
        Kind.JOB,
        rf"\b(?P<v>(?:pilot|driver|captain|skipper|mate|first mate|cook|engineer|keeper|master|"
        rf"mistress|conductor|purser|steward|stewardess|surgeon|fireman|guard|guide|bosun|gunner|"
        rf"navigator|stoker) (?:of|on|aboard|for) (?:the |a |an )(?:{WORD} ){{0,2}}(?:{CRAFT}|tram|"
        rf"trams|trolleybus|trolleybuses|buses|bus|hunt|hounds|lighthouse|light|lock|ferry|railway|"
        rf"steam engine|locomotive|bomber|balloon|lifts?|pier|bells|choir|orchestra|band|museum|"
        rf"regiment|mine|pit|quarry))s?\b",
        "pilot driver captain skipper mate cook engineer keeper master mistress conductor purser "
        "steward stewardess surgeon fireman guard guide bosun gunner navigator stoker",
        level=Level.ASK,
    ),
    rule(
        Kind.JOB,
        r"\b(?:was|were|been|is|be|as|became|once|used to be|worked as) (?:once )?(?P<v>(?:a|an|"
        rf"the) (?:(?!{SMALL}\b){WORD} ){{1,3}}?(?:at|in|on|with|for) (?:the |a |an )(?:{WORD} "
        r")?(?:aquarium|circus|zoo|palace|opera|ballet|observatory|lighthouse|embassy|mint|"
        r"docks?|shipyard|foundry|pits?|colliery|quarry|cathedral|fairground|funfair|music hall|"
        r"racecourse|abattoir|steelworks|trawlers?|trams|trolleybuses|ferries|liners?|cruise "
        r"ships?|whalers?|lifeboat|waltzers?|potteries|vineyard|zeppelins?|mines|canals?|"
        r"rigs?))\b",
        "aquarium circus zoo palace opera ballet observatory lighthouse embassy mint dock docks "
        "shipyard foundry pit pits colliery quarry cathedral fairground funfair hall racecourse "
        "abattoir steelworks trawler trawlers trams trolleybuses ferries liner liners ship ships "
        "whaler whalers lifeboat waltzer waltzers potteries vineyard mines canal canals rig rigs",
        level=Level.ASK,
    ),
    # 'run the last ferry-house on the river', 'kept the only post office'.
    rule(
        Kind.JOB,
        rf"\b(?:runs?|ran|running|keeps?|kept|owns?|owned) (?P<v>the (?:last|only|oldest|first) "
        rf"(?!in\b|part\b|half\b|few\b|time\b|thing\b|one\b|day\b|two\b|three\b|way\b|word\b|"
        rf"bit\b|person\b){WORD}"
        rf"(?: (?:shop|house|office|farm|forge|mill|pub|cinema|circus|ferry|bakery|stall|van))?"
        rf"(?: (?:on|in|at|of) the {WORD})?)\b",
        "run runs ran running keep keeps kept own owns owned",
        "last only oldest first",
        level=Level.ASK,
    ),
    # 'I work the gutting line at the smokehouse', "she runs the goat's cheese stall".
    rule(
        Kind.JOB,
        r"\b(?:work|works|worked|run|runs|ran|running|working|man|mans|manned|keep|keeps|kept|"
        r"owns?|owned|minds?|minded) (?P<v>(?:the|a|an|his|her|my|their|our)(?: own)? (?!same\b|"
        r"other\b|night\b|phone\b|front\b|help\b|first\b|whole\b|long\b|duty\b|group\b|food\b|"
        rf"fund\b|charity\b|contact\b)(?:{WORD} ){{1,3}}?(?:line|stall|stand|pitch|van|round|"
        r"press|loom|kiln|lathe|forge|furnace|oven|still|barrow|ride|rides|waltzers|booth|"
        r"tearoom|smokehouse|smallholding|croft|hives|traps|nets|pots|boats?|ferry|mill|kennels|"
        rf"stud|herd|flock)(?: (?:at|on|in|by|off|for|of) (?:the )?{WORD}{TAIL}?)?)\b(?! (?:of|"
        r"manager|call|up|for))",
        "line stall stand pitch van round press loom kiln lathe forge furnace oven still barrow "
        "ride rides waltzers booth tearoom smokehouse smallholding croft hives traps nets pots "
        "boat boats ferry mill kennels stud herd flock",
        "work works worked run runs ran running working man mans manned keep keeps kept had has "
        "have own owns owned mind minds minded",
        level=Level.ASK,
    ),
    # An agent that a word before it makes rare: 'fog-signal tester', 'bee-keeping orderly'.
    rule(
        Kind.JOB,
        r"(?<!['\u2019])\b(?P<v>(?!(?:[\w'\u2019-]+ ){0,2}(?:is|are|was|were|be|feels?|felt|"
        r"gets?|got|much|bit|little|ring|cigarette) (?:lighter|binder)\b)(?:official |chief |head |"
        r"last |only |assistant |apprentice |"
        rf"retired |junior |senior |deputy )?(?:(?!{SMALL}\b|{NOT_RARE}\b)[a-z][\w\u2019'-]*[ "
        rf"-]){{1,2}}(?:{AGENTS.replace(' ', '|')})(?: (?:at|of|on|in|for|to|with|aboard) (?:the |"
        rf"a |an |his own |her own )(?!{SMALL}\b){WORD}{TAIL}?)?)\b(?! (?:team|service|role|"
        r"meeting|assessment|training))",
        AGENTS,
        level=Level.ASK,
    ),
    rule(
        Kind.JOB,
        rf"\b(?P<v>(?:{STUFFS.replace(' ', '|')})(?:{DOERS.replace(' ', '|')})s?"
        rf"(?: (?:at|of|on|in|for|to) (?:the |a )?(?!{SMALL}\b){WORD}{TAIL}?)?)\b",
        CLOSED,
        level=Level.ASK,
    ),
    # 'a pastor with his own television programme', 'mountain rescue team leader', 'tower captain'.
    rule(
        Kind.JOB,
        rf"\b(?P<v>(?:an? |the )?(?:{WORD} )?(?:pastor|preacher|priest|imam|rabbi|singer|chef|"
        r"comedian|doctor|vet|lawyer|teacher|poet|writer|author|actor|actress|dancer|journalist|"
        r"presenter|model|footballer|boxer|wrestler|jockey|magician|medium|healer|herbalist|"
        rf"astrologer) (?:with|who has|who had|and had) (?:his|her|their) own (?:{WORD} )?{WORD}|"
        r"(?:mountain|cave|moor|lifeboat|helicopter|lowland|coast|air[- ]sea) rescue (?:team "
        r")?(?:leader|volunteer|member|crewman|winchman|dog handler|coordinator|pilot|medic)|"
        r"tower captain|(?:lock|lighthouse|bird|toll|bridge|ferry|level crossing|swing bridge|"
        r"signal|church|forest|temple|shrine|grove|sacred \w+|reef|dune|river)[- ](?:keeper|"
        r"warden|guardian|watcher|master|bailiff)|(?:chief|head|senior|principal) (?:pharmacist|"
        r"engineer|surgeon|chemist|geologist|librarian|architect|accountant|conductor|navigator|"
        r"botanist|archivist|economist|midwife|radiographer|cook|gardener|brewer|baker|dyer|"
        r"designer|stoker|electrician|mechanic|signalman|gamekeeper|cashier|prosecutor|"
        r"dispatcher|agronomist|metallurgist|veterinarian|vet|translator|announcer|editor|"
        rf"veterinary \w+)(?: (?:of|at|on|in|for) (?:the |a |an )?(?:{WORD} ){{0,2}}?{WORD})?)\b",
        "own rescue captain keeper warden guardian watcher master bailiff chief head senior "
        "principal",
        level=Level.ASK,
    ),
)
