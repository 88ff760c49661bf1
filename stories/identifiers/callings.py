"""A living told by a clause: the man who winds the clocks, one of the last who can splice wire."""

from stories.identifiers.finding import Kind, Level
from stories.identifiers.rules import rule

WORD = r"[\w'\u2019-]+"
PART = r"\w[\w'\u2019]*"  # of a word with hyphens, so that dashes are not tried every way
BEING = (
    r"(?:\b(?:is|was|were|be|been|becoming|became|as|im|am|hes|shes|of|called|to)|['\u2019][sm])"
)
FOLK_WORDS = "man woman lad lady bloke fella feller chap guy fellow boy girl lass chappie wifie"
FOLK = f"(?:{FOLK_WORDS.replace(' ', '|')})"
# What anybody may have done, so that it tells of no living.
ANYBODY = (
    r"(?:is|was|are|were|had|has|have|needs?|needed|call(?:s|ed)|rang|rings|said|says|told|tells|"
    r"helps?|helped|cares?|cared|look(?:s|ed)|came|comes|went|goes|ask(?:s|ed)|gets?|got|gave|"
    r"gives?|knows?|knew|loves?|loved|lives?|lived|raised|brought|takes?|took|wants?|wanted|left|"
    r"found|saw|sees|thinks?|thought|feels?|felt|will|would|should|never|always|sent|met|put|pays?|"
    r"paid|signs?|signed|wrote|writes?|hurts?|hit|died|lost|stayed|saved|visits?|visited|supports?|"
    r"supported|spoke|speaks|talks|talked|held|holds|started|began|moved|moves|changed|changes|"
    r"decided|decides|chose|lets?|stood|sat|turned|may|might|must|ended|won|matters|shared|likes?|"
    r"liked|hates?|hated|married|fathered|beat|hugged|answers?|answered|opens?|opened|leads?|led|"
    r"starts?|finds?|brings?|leaves?|shows?|showed|heard|hears?|makes?|made|cooks?|cooked|cleans?|"
    r"cleaned|does|did|do|keeps?|kept|listen(?:s|ed)|use(?:s|d)|remember(?:s|ed)|missed|misses)"
)
CHORES = (
    r"(?:job|work|same|cooking|washing|cleaning|shopping|school|talking|best|most|hard|paper\w*|"
    r"night|nights|dishes|house\w*|car|kids|children|baby|door|phone|tea|dinner|bins|bed|beds|"
    r"contact|visits?|forms?|notes?|meetings?|session|group|plan|support|money|shift|shifts|first|"
    r"last|next|right|wrong|other|whole|rest|truth|talk|bath|meal|meals|drive|call|calls)"
)
CRAFT = (
    "tunes tuned winds wound rings rang shoes shod mends mended paints painted lights lit feeds "
    "blows blew digs dug drives drove trains trained flies flew breeds bred carves carved casts "
    "sews sewed stuffs embalms polishes oils greases climbs dives fires fired guts gutted milks "
    "shears brews distils weighs maps caulks caulked rigs splices thatches gilds binds tans dyes "
    "forges forged welds welded defuses clears tests tested tames tamed drums plays played sings "
    "sang preaches preached buries buried slaughters slaughtered skins castrates catches caught "
    "nets netted smokes smoked rakes picks picked builds built lays laid prints printed stokes "
    "stoked steers steered navigates tracks guards guarded judges judged referees umpires voices "
    "voiced dubs films filmed photographs sculpts sculpted restores restored repairs repaired"
)
PLACES = (
    r"(?:pier|seafront|prom|promenade|ghost train|big wheel|fair|zoo|circus|cruise ships?|cable "
    r"cars?|funicular|crematorium|mortuary|cemetery|planetarium|aquarium|bird park|safari park|"
    r"theme park|model village|waxworks|sawmill|tannery|slaughterhouse|brewery|distillery|ferries|"
    r"trams|burlesque company|touring company|travelling (?:show|theatre|fair)|bandstand|racetrack|"
    r"dog track|speedway|bullring|harbour|lifeboats?|estuary|mudflats|saltmarsh|salt pans|"
    r"oil ?fields?|gas fields?|wind farm|nuclear plant|power station|dam|lock|weir|canal|mint|"
    r"embassy|consulate|palace|castle|cathedral|abbey|monastery|convent|mosque|temple|gurdwara|"
    r"synagogue|orchestra|opera|ballet|symphony|philharmonic|archive|archives|observatory|"
    r"laboratory|antarctic survey|space agency|airship|airfield|moor|estate|hunt|grouse moor|"
    r"salmon farm|fish farm|trout farm|ostrich farm|vineyard|tea estate|plantation|rubber estate)"
)
PLACE_WORDS = (
    "pier seafront prom promenade train wheel fair zoo circus cruise ship ships cable car cars "
    "funicular crematorium mortuary cemetery planetarium aquarium park village waxworks sawmill "
    "tannery slaughterhouse brewery distillery ferries trams company show theatre bandstand "
    "racetrack track speedway bullring harbour lifeboat lifeboats estuary mudflats saltmarsh pans "
    "field fields oilfield oilfields farm plant station dam lock weir canal mint embassy consulate "
    "palace castle cathedral abbey monastery convent mosque temple gurdwara synagogue orchestra "
    "opera ballet symphony philharmonic archive archives observatory laboratory survey agency "
    "airship airfield moor estate hunt vineyard plantation"
)
NO_TRADE = (
    r"(?:the|a|an|and|he|she|they|it|we|i|was|is|home|person|service|visit|visits|day|night|man|"
    r"woman|boy|girl|child|place|trip|walk|party|friend|friends|family|nice|good|bad|long|short|"
    r"meeting|talk|session|picnic|lot|bit|volunteer|regular|member|tour|wedding|funeral|concert|"
    r"prayer|people|teacher|nurse|carer|support|role|job|work|placement|flat|house|room|bench)"
)
EVERY = (
    r"(?:family|class|house|home|room|team|group|school|unit|ward|world|office|service|whole|list)"
)
MANY = r"(?:people|times|things|days|places|families|children|weeks|services|words|others|members)"
LICENCE = (
    r"(?:skipper|pilot|master|mate|diver|captain|coxswain|falconer|chainsaw|crane|hgv|tram|shotgun|"
    r"flying|diving|gun|racing|jockey|boxing|gas|explosives|blasting|wildlife|zoo|sea|deck|helm)"
)

RULES = (
    # 'was the man who tuned the cathedral organ', 'is the lad who blows the leaf off the lines'.
    rule(
        Kind.JOB,
        rf"{BEING} (?P<v>(?:the|a|an|that|only) (?:{WORD} )?{FOLK} (?:who|that|what|wot|as)(?: "
        rf"still| once| used to| can| could| now)? (?:(?:does|did|works?|worked|ran|runs?) the "
        rf"(?!{CHORES}\b)|(?!{ANYBODY}\b)[a-z][\w-]+ (?:up |down |out |off |in |for )?(?:the|all|"
        rf"its|their|old|our|every|people['\u2019]s|his|her|a|an|up|[\w-]+s)\b ?)(?:{WORD} ?)"
        r"{0,5})(?<! )",
        FOLK_WORDS,
        "who that what wot as",
        level=Level.ASK,
    ),
    # 'he's the one who caulks the narrowboats', 'those who fire the kiln'.
    rule(
        Kind.JOB,
        r"\b(?P<v>(?:the|only) (?:one|person|ones|last one|last person) (?:who|that|what)(?: "
        rf"still| once| used to| can| could| now)? (?:{CRAFT.replace(' ', '|')}) (?!it\b|him\b|"
        rf"her\b|them\b|us\b|me\b|a part\b|with\b|on\b|up\b|my\b)(?:{WORD} ?){{1,5}})(?<! )",
        CRAFT,
        "one ones person",
        level=Level.ASK,
    ),
    # 'the only one on the line who can work the old levers', 'the last man on the quay to'.
    rule(
        Kind.JOB,
        rf"{BEING} (?P<v>(?:the |its |their )?(?:only|last|sole) (?:one|man|woman|person|lad|girl|"
        rf"lady|bloke|two|three|few) (?:left )?(?:in|on|at|along|up|down|round) (?:the|this|our|"
        rf"that) (?!{EVERY}\b)(?:{WORD} ){{1,3}}?(?:who|that|to|still|with)\b(?: {WORD}){{1,6}})",
        "only last sole",
        "who that to still with",
        level=Level.ASK,
    ),
    rule(
        Kind.JOB,
        r"\b(?P<v>(?:one|two) of (?:the|only) (?:very )?(?:last|few|only|handful of) "
        rf"(?:of the )?(?:(?!{ANYBODY}\b|{MANY}\b){PART}[ -]){{0,3}}?(?!{MANY}\b){PART}(?:ers|ors|"
        r"men|women|smiths|wrights|ists|keepers|hands)\b)",
        "last few only handful",
        "of",
        level=Level.ASK,
    ),
    # 'as a medium on the pier', 'she's a diver with the harbour', 'a cook at the embassy'.
    rule(
        Kind.JOB,
        rf"{BEING} (?P<v>(?:a|an|the) (?:(?!{NO_TRADE}\b)[a-z][\w-]+ )?(?!{NO_TRADE}\b)[a-z][\w-]+ "
        rf"(?:at|in|on|with|for|aboard|off|of) (?:the |a |an )(?:(?!hospital|school){WORD} )?"
        rf"{PLACES})\b",
        PLACE_WORDS,
        "at in on with for aboard off of",
        level=Level.ASK,
    ),
    # 'a carer with a skipper's ticket'.
    rule(
        Kind.JOB,
        rf"\b(?P<v>(?:{WORD} )?(?:with|has|had|got|holds|held|lost) (?:a|an|his|her|their) "
        rf"{LICENCE}(?:['\u2019]s)? (?:ticket|licence|certificate|papers))\b",
        "ticket licence certificate papers",
        "with has had got holds held lost",
        level=Level.ASK,
    ),
)
