"""What befell a place, told as everyone there knows it: the market square bomb, when the pier..."""

from stories.identifiers.finding import Kind, Level
from stories.identifiers.rules import rule

WORD = r"[\w'\u2019-]+"
SMALL = (
    r"(?:the|a|an|and|of|or|but|in|on|at|to|for|with|by|that|which|who|is|was|were|are|be|has|had|"
    r"her|his|their|our|my|your|this|no|any|some|every|each)"
)
# What makes a clause of it: 'worried that he might fall' tells no event.
CLAUSE = (
    r"(?:he|she|they|it|we|you|i|might|may|could|would|should|will|can|did|does|do|not|have|having|"
    r"people|somebody|someone|anybody|nobody)"
)
WHAT = (
    "bomb bombing fire fires flood floods crash derailment evacuation cull explosion collapse riot "
    "riots siege shooting stabbing landslide earthquake sinking lockout blitz blast massacre "
    "outbreak cave-in stampede crush ambush hijack raid raids jubilee coronation closure "
    "strike storm eruption gale wreck"
)
NEEDED = WHAT.replace("cave-in", "cave")  # since every text has an 'in'
# What may be said of them that tells no event: 'the home visit', 'the strike action'.
PLAIN = (
    r"(?:home|first|last|next|joint|second|third|same|whole|site|school|health|social|hospital|"
    r"hiring|recruitment|contact|court|family|prison|clinic|review|duty|case|file|account|camp|log|"
    r"coal|gas|electric|open|living|real|small|wood|thunder|perfect|brain|heart|snow|rain|"
    r"unannounced|annual|follow-?up|initial|planned|welcome|early|placement|weekly|monthly|police|"
    r"assessment|monitoring|return|inspection|car|system|computer|market|financial|"
    r"temporary|permanent|book|hunger|lightning|hand|toilet|norovirus|covid|flu|nits|"
    r"chickenpox|emergency|gp|doctor|nurse|worker|transition|introductory|one|two|three|worst|"
    r"best|good|bad|new|old|other)"
)
THING = (
    r"(?:bridge|viaduct|pier|tower|mill|factory|works|theatre|cinema|church|chapel|mosque|temple|"
    r"gurdwara|synagogue|school|market|dam|wells?|harbour|docks?|yard|pit|mine|colliery|quarry|"
    r"ship|ferry|boats?|trawler|train|tram|plane|bus|coach|hotel|club|nightclub|pub|station|"
    r"tunnel|library|hospital|flats?|block|estate|roof|wall|chimney|gasworks|reservoir|river|sea "
    r"wall|canal|bank|cliff|tip|hill|village|palace|parliament|embassy|camp|border|crops|harvest|"
    r"island|volcano|line|power station|refinery|rig|lifeboat|lighthouse|arena|stand|stadium|"
    r"circus|ballroom|arcade|baths|mast|steeple|spire)"
)
BEFELL = (
    r"(?:came down|fell down|fell in|fell|burn(?:ed|t)(?: down| out)?|was (?:hit|shut|closed|"
    r"bombed|burn(?:ed|t)|flooded|blown up|struck|shelled|stormed|gutted|demolished|destroyed|"
    r"lost|evacuated|raided|attacked|swept away|poisoned)|were (?:hit|shut|closed|bombed|"
    r"burn(?:ed|t)|flooded|blown up|struck|shelled|poisoned|lost|stormed|raided)|closed|collapsed|"
    r"derailed|went (?:over|down|under|up|off)|sank|flooded|blew up|burst|broke|gave way|slid|"
    r"capsized|exploded|caught fire|crashed|turned over|ran aground|froze|dried up|failed|shut)"
)
TAIL = (
    rf"(?: (?:after|when|because|with|onto|on|in|into) (?:the |a |her |his |their )?"
    rf"(?:(?!{SMALL}\b){WORD}[ ]?){{1,4}})?"
)
HAPPENED = (
    "came fell burned burnt hit shut closed bombed blown struck shelled stormed gutted demolished "
    "destroyed lost evacuated raided attacked swept poisoned collapsed derailed went sank flooded "
    "blew burst broke gave slid capsized exploded caught crashed turned ran froze dried failed"
)

RULES = (
    rule(
        Kind.EVENT,
        rf"\b(?P<v>the (?:(?!{SMALL}\b|{PLAIN}\b){WORD} |foot and mouth |(?:care|nursing) home |"
        rf"market |school |hospital |prison |hill |bank ){{1,3}}?(?:{WHAT.replace(' ', '|')}))\b"
        rf"(?! (?:alarm|drill|safety|"
        rf"brigade|service|door|exit|risk|plan|action|policy|report|notes?|engine|station|was late|"
        rf"went well|room|record|form|with|to (?:her|his|their|the) home))",
        NEEDED,
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        r"\b(?P<v>(?:the )?(?:(?-i:Pope|Queen|King|Prince|Princess|Duke|Duchess|President)(?: "
        r"(?-i:[A-Z])\w+)?(?:['\u2019]s)? (?:visit|funeral|coronation|jubilee|wedding)|royal visit|"
        r"state visit|papal visit|visit of (?:the )?(?-i:[A-Z])\w+|(?:silver|golden|diamond|"
        r"platinum) jubilee|coronation|when the (?:pope|queen|king|duke|princess) came))\b",
        "visit funeral coronation jubilee wedding came",
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        rf"\b(?:when|where|after|since|before|week|night|day|year|morning|summer|winter|until|till|"
        rf"from) (?P<v>the (?:(?!{SMALL}\b){WORD} ){{0,3}}?{THING} {BEFELL}{TAIL})\b",
        HAPPENED,
        "when where after since before week night day year morning summer winter until till from",
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        rf"\b(?P<v>the (?:{WORD} )?(?:pit|colliery|works|steelworks|shipyard|yard|mill|docks?|"
        r"quarry|foundry|factory|mine) (?:closed|shut|was (?:shut|closed|sold|flooded|bombed)|"
        r"went))\b(?! (?:for (?:lunch|the day)|early|at \d))",
        "closed shut sold flooded bombed went",
        "pit colliery works steelworks shipyard yard mill dock docks quarry foundry factory mine",
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        r"\b(?P<v>(?:the|that) (?:year|winter|summer|spring|night|week|day|morning) (?:that |"
        rf"when )?the (?:{WORD} ){{1,3}}?{BEFELL}{TAIL})\b",
        HAPPENED,
        "year winter summer spring night week day morning",
        level=Level.ASK,
    ),
    # A mishap alone after a word of time: 'since the flood', 'lost in the fire'.
    rule(
        Kind.EVENT,
        r"\b(?:since|after|before|following|during|lost in|died in|killed in|hurt in|out in|"
        r"homeless (?:in|after|by)|survived|from|until|till|through|ever since|the year of|the "
        r"night of|the day of|the time of|caught in|lost (?:\w+ ){1,4}(?:in|to)) (?P<v>the (?:big "
        r"|great |terrible |awful |last |first )?(?:floods?|fires?|blaze|blast|bomb(?:ing)?s?|"
        r"explosion|collapse|landslide|landslip|crash|derailment|disaster|siege|riots?|evacuation|"
        r"cull|earthquake|quake|tsunami|hurricane|cyclone|massacre|shootings?|stabbings?|famine|"
        r"sinking|wreck|eruption|coup|uprising|genocide|troubles|blackout|gas leak|pile-?up|"
        r"hijack\w*|lockout|miners['\u2019]? strike|pit strike|steel strike|dock strike|avalanche|"
        r"tornado|mudslide|drought))\b(?! (?:alarm|drill|safety|door|exit|brigade|service|risk|"
        r"plan|warden|officer|station|engine|course|of (?:tears|emails|calls|referrals|complaints|"
        r"questions)|was (?:out|lit|on)|pit))",
        NEEDED
        + " quake tsunami hurricane cyclone famine coup uprising genocide troubles blackout leak "
        "pileup pile drought avalanche tornado mudslide blaze shootings stabbings bombings bombs "
        "disaster",
        "since after before following during in out survived from until till through of by to",
        level=Level.ASK,
    ),
    # 'the collapse of the chapel roof', 'the flood of the lower town', 'the burning of the mill'.
    rule(
        Kind.EVENT,
        r"\b(?P<v>(?:the )?(?:great |night of the )?(?:collapse|flood(?:ing)?|fire|burning|"
        r"bombing|blast|explosion|sinking|loss|wreck|closure|closing|siege|storming|shelling|"
        r"evacuation|demolition|drowning|shooting|derailment|capsizing|hijacking|crash|landing|"
        r"opening|funeral|burial|unveiling|raid|riot|massacre|clearance|drowning) (?:of|at|in|on|"
        rf"off|outside|under) (?:the |our |her |his |St )(?:(?!{SMALL}\b|{PLAIN} ){WORD} "
        rf"){{0,3}}?(?:{THING}|town|towns?|streets?|valley|convoy|wards?|home|house|orphanage|"
        r"convent|shop|mall|quay|bypass|by-?pass|motorway|railway|barracks|prison|chapel roof|"
        r"roof|king|queen|pope|president|prince|princess))\b(?! (?:team|visit|manager|staff|"
        r"meeting))",
        "collapse flood flooding fire burning bombing blast explosion sinking loss wreck closure "
        "closing siege storming shelling evacuation demolition drowning shooting derailment "
        "capsizing hijacking crash landing opening funeral burial unveiling raid riot massacre "
        "clearance",
        "of at in on off outside under",
        level=Level.ASK,
    ),
    # 'one hundred years party', 'the centenary dinner', 'its 150th anniversary parade'.
    rule(
        Kind.EVENT,
        r"\b(?P<v>(?:the |its |our |their |a )?(?:(?:one |two )?hundred(?:th)?(?: and fifty|"
        r"-?and-?fiftieth)?|centenary|bicentenary|golden|diamond|silver|fiftieth|1?[05]0th|"
        r"\d{2,3}th) ?(?:years?|year['\u2019]s|anniversary|jubilee|wedding)? (?:party|"
        r"celebrations?|service|parade|march|dinner|dance|pageant|concert|fete|procession|"
        r"carnival|reunion|match)(?:,? (?:with|when|where|and)? ?(?:the )?(?:lord mayor|mayor|"
        r"king|queen|prince|princess|bishop|mp|duke)(?: \w+)?)?)\b",
        "party celebration celebrations service parade march dinner dance pageant concert fete "
        "procession carnival reunion match",
        level=Level.ASK,
    ),
    # One noun that tells it: 'the balloon accident', 'the choir fund trial'.
    rule(
        Kind.EVENT,
        rf"\b(?P<v>(?:the|that) (?:(?!{SMALL}\b|{PLAIN}\b|{CLAUSE}\b|car\b|road\b|traffic\b|"
        rf"work\b|murder\b){WORD} ){{1,3}}?(?:accident|smash|scandal|tragedy|trial|murders?|"
        r"killings?|drownings?|affair|rescue|crash|fall|wreck|inquiry|inquest|hoax|heist|robbery|"
        r"poisonings?|escape|protest|occupation|mutiny|plague|eclipse|freeze))\b(?! (?:team|unit|"
        r"report|plan|centre|boat|dog|period))",
        "accident smash scandal tragedy trial murder murders killing killings drowning drownings "
        "affair rescue crash fall wreck inquiry inquest hoax heist robbery poisoning poisonings "
        "escape protest occupation mutiny plague eclipse freeze",
        level=Level.ASK,
    ),
)
