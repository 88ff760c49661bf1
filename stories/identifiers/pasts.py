"""What somebody did, had or was, told in a few words: did the deckchairs, her first cousins."""

from stories.identifiers.finding import Kind, Level
from stories.identifiers.plain_ages import AGE, NUMBERS
from stories.identifiers.rules import rule

WORD = r"[\w'\u2019-]+"
FEW = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
SEASIDE = (
    r"(?:deck ?chairs|donkeys|waltzers|dodgems|swing ?boats|big wheel|helter[- ]skelter|lock gates|"
    r"ferry|chain ferry|trams|trolley ?buses|lobster pots|crab pots|nets|tiller|lifeboat|lamps|"
    r"lamp ?posts|gas lamps|levers|points|signals|ropes|bells|sluices|punts|pleasure boats|"
    r"puppets|marionettes|ghost train|coconut shy|hoopla|carousel|gallopers|turnstiles|projector|"
    r"footlights|spotlights|wardrobe|props|fly ropes|kilns?|furnace|bellows|looms?|ovens|vats)"
)
SEASIDE_WORDS = (
    "deckchairs chairs donkeys waltzers dodgems swingboats boats wheel skelter gates ferry trams "
    "trolleybuses buses pots nets tiller lifeboat lamps lampposts posts levers points signals "
    "ropes bells sluices punts puppets marionettes train shy hoopla carousel gallopers turnstiles "
    "projector footlights spotlights wardrobe props kiln kilns furnace bellows loom looms ovens "
    "vats"
)
SHOWN = (
    "wrestled boxed danced sang juggled busked clowned tumbled performed played preached fiddled"
)
SHOWS = (
    r"(?:fairs|fairgrounds|circuses|the circus|the pier|the palais|the proms|the empire|the "
    r"hippodrome|weddings|funerals|the dogs|the races|the opera|the ballet|festivals|ceilidhs|"
    r"cruise ships|holiday camps|music halls?|the halls)"
)
SHOW_WORDS = (
    "fairs fairgrounds circuses circus pier palais proms empire hippodrome weddings funerals dogs "
    "races opera ballet festivals ceilidhs ships camps halls hall"
)
LEARNED = (
    r"(?:geographer|cartographer|"
    r"oceanographer|choreographer|lexicographer|stenographer|astronomer|mathematician|botanist|"
    r"geologist|entomologist|ornithologist|palaeontologist|archaeologist|linguist|calligrapher|"
    r"(?:silver|gold|gun|lock|white|black|copper|tin|whip)?smiths|crier|bear-?leader|falconer|"
    r"organist|trombonist|cellist|violinist|harpist|puppeteer|ventriloquist|cartoonist|sculptor|"
    r"taxidermist|cheesemonger|fishmonger|ironmonger|wheelwright|millwright|shipwright|cooper)"
)
LEARNED_WORDS = (
    "geographer cartographer oceanographer choreographer lexicographer stenographer astronomer "
    "mathematician botanist geologist entomologist ornithologist palaeontologist archaeologist "
    "linguist calligrapher smiths silversmiths goldsmiths gunsmiths locksmiths whitesmiths "
    "blacksmiths coppersmiths tinsmiths whipsmiths crier bearleader leader falconer organist "
    "trombonist cellist violinist harpist puppeteer ventriloquist cartoonist sculptor taxidermist "
    "cheesemonger fishmonger ironmonger wheelwright millwright shipwright cooper"
)
PLACES_OF_WORK = (
    r"(?:(?:falconry|donkey|owl|reptile|bird of prey|otter|seal|raptor) (?:centre|sanctuary)|sail "
    r"loft|puppet theatre|cinema organ|planetarium|observatory|lighthouse|aquarium|butterfly farm|"
    r"alpaca farm|oyster beds?|mussel beds?|gold mine|tin mine|slate mine|salt works|gunpowder "
    r"works|bell foundry|rope ?walk|whisky distillery|perfume factory|piano factory|tattoo "
    r"(?:parlour|kiosk|studio)|horse ambulance|air ambulance|mountain rescue|lifeboat station)"
)
PLACES_OF_WORK_WORDS = (
    "falconry donkey owl reptile bird otter seal raptor loft puppet cinema planetarium observatory "
    "lighthouse aquarium butterfly alpaca oyster mussel gold tin slate salt gunpowder foundry "
    "ropewalk rope distillery perfume piano tattoo horse air mountain lifeboat"
)
CRIMES = (
    r"(?:mail van|post office|bank|security van|bullion|jeweller['\u2019]?s|train|payroll|wages|"
    r"cash in transit|bookies|betting shop|warehouse|safe deposit)(?: (?:van|job|robbery|raid|"
    r"heist|hold-?up))?"
)
ROMANY = (
    r"(?:Romany|Romanies|Romani|Roma|Gypsy|Gypsies|Traveller|Travellers|Romanichal|Pentecostal|"
    r"Baptist|Baptists|Orthodox|Catholic|Jew|Jewish|Muslim|Quaker|Methodist|Buddhist)"
)
NATIONS = (
    r"(?:English|Welsh|Irish|Scottish|Cornish|Polish|Slovak|Romanian|Czech|Hungarian|Bulgarian|"
    r"Spiritual|Free Will|Strict|Particular|Greek|Russian|Ukrainian|Serbian|Ethiopian|Eritrean|"
    r"Coptic|Syrian|Armenian|Reform|Liberal|Sunni|Shia|Ahmadi|Ismaili|Tibetan|Zen)"
)
RULES = (
    rule(
        Kind.JOB,
        rf"\b(?P<v>(?:do|does|did|doing|ran|runs|run|worked|works|working|minded|minds|sets?|kept|"
        rf"keeps|out to|mended|painted|drove|hired|hires) the {SEASIDE})\b",
        SEASIDE_WORDS,
        "do does did doing ran runs run worked works working minded minds set sets kept keeps out "
        "mended painted drove hired hires",
        level=Level.ASK,
    ),
    rule(
        Kind.JOB,
        rf"\b(?P<v>(?:{SHOWN.replace(' ', '|')}) (?:at|in|on|for|with) {SHOWS})\b",
        SHOWN,
        SHOW_WORDS,
        level=Level.ASK,
    ),
    # 'painting the lines on runways, which he did for 20 years'.
    rule(
        Kind.JOB,
        rf"\b(?P<v>(?!being\b|having\b|going\b|doing\b|living\b)[a-z]{{3,}}ing (?:the )?(?:{WORD} )"
        rf"{{0,4}}?{WORD}),? (?:which|that) (?:he|she|they) did (?:for )?(?:\w+ )?(?:years|yrs|"
        r"decades|seasons|summers|winters)\b",
        "did",
        "which that",
        "years yrs decades seasons summers winters",
        level=Level.ASK,
        reach=12,
    ),
    rule(Kind.JOB, rf"\b(?P<v>{LEARNED})\b", LEARNED_WORDS, level=Level.ASK),
    rule(
        Kind.JOB,
        rf"\b(?:at|in|on|for|with|play|plays|played|runs?|ran|drives?|drove|owns?) (?:the |a |an )?"
        rf"(?:{WORD} (?:and )?)?(?P<v>{PLACES_OF_WORK})\b",
        PLACES_OF_WORK_WORDS,
        level=Level.ASK,
    ),
    # Why somebody was in prison, or is spoken of: 'did eight years for the post office van'.
    rule(
        Kind.EVENT,
        rf"\b(?:years|yrs|months|stretch|time|sentence|did|done|inside|prison|away|jailed) (?:for "
        rf")?"
        rf"(?P<v>the (?:{WORD} )?{CRIMES})\b",
        "years yrs months stretch time sentence did done inside prison away jailed",
        "van office bank bullion jeweller's jewellers train payroll wages cash bookies shop "
        "warehouse deposit robbery raid heist job",
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        r"\b(?P<v>(?:the|that) (?:lass|lad|man|woman|girl|boy|one|kid|bloke|fella|lady|family|"
        r"couple|baby) (?:off|from|on|in) the (?:ferry|boat|bus|coach|train|news|telly|tv|paper|"
        r"papers|front page|plane|bridge|lorry|documentary|programme|advert|radio|video|photo|"
        r"picture))\b",
        "ferry boat bus coach train news telly tv paper papers page plane bridge lorry documentary "
        "programme advert radio video photo picture",
        "lass lad man woman girl boy one kid bloke fella lady family couple baby",
        level=Level.ASK,
    ),
    rule(
        Kind.EVENT,
        r"\b(?P<v>(?:the |them |those )?(?:flats|tower|tower block|block|hotel|factory|mill|school|"
        r"hostel|stand|bridge|pier|dam|mine|pit|roof) (?:collapsing|coming down|caving in|blowing "
        r"up|going up in flames|burning down|flooding))\b",
        "collapsing coming caving blowing going burning flooding",
        "flats tower block hotel factory mill school hostel stand bridge pier dam mine pit roof",
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        r"\b(?:mum and dad|parents|mother and father|my mum and dad|they|we|who|and|married) "
        r"(?:are|were|was|his|her|is)? ?(?P<v>(?:first|second|double|full) cousins?)\b",
        "cousin cousins",
        level=Level.ASK,
    ),
    rule(
        Kind.FAMILY,
        rf"\b(?P<v>(?:our|their|the|both) (?:mums|mams|mothers|dads|fathers|nans|grans|parents) "
        rf"(?:are|were) (?:sisters|brothers|twins|cousins)(?: and {WORD} {WORD} the same (?:dad|"
        rf"mum|father|mother))?|married (?:two|three|both) (?:brothers|sisters)(?: one after the "
        rf"other)?|(?:we|they|who) (?:got|have|had|has|share|shared) the same (?:dad|mum|mam|"
        rf"father|mother))\b",
        "sisters brothers twins cousins same",
        level=Level.ASK,
    ),
    # 'three Noblet brothers, none of them wed'.
    rule(
        Kind.FAMILY,
        rf"\b(?P<v>(?:(?:his|her|the|my|our|their|other|all) )?(?:other )?{FEW} (?:of )?(?:the )?"
        rf"(?:[A-Z]{WORD} |little |wee |young |other )?(?:brothers|sisters|siblings|lads|ones|"
        rf"bairns|"
        r"boys|girls|children|kids)(?:,? (?:none|all|each|both) of (?:them|whom) \w+)?)"
        r"(?= (?:went|died|drowned|perished|in (?:one|two|three) rooms?)\b|, none|, all|, each)",
        "two three four five six seven eight nine ten eleven twelve",
        "brothers sisters siblings lads ones bairns boys girls children kids",
        level=Level.ASK,
        cased=True,
    ),
    rule(
        Kind.AGE,
        rf"\b(?:who['\u2019]?s|whos|[A-Z][\w'\u2019-]{{1,40}},) (?P<v>{AGE})(?= by then\b|"
        r"\s*[.,;!?)\n]|$| and\b)",
        "whos who's who then",
        NUMBERS,
        level=Level.ASK,
    ),
    # 'at the bus station, eight and with no coat'.
    rule(
        Kind.AGE,
        rf", (?P<v>{AGE}) and (?=(?:with no|without|with nothing|still|alone|already|barely|all "
        r"alone|frightened|barefoot|soaked|pregnant|proud)\b)",
        "with without still alone already barely frightened barefoot soaked pregnant proud",
        NUMBERS,
        level=Level.ASK,
    ),
    rule(
        Kind.AGE,
        r"(?:^|\n|[.!?] )am (?P<v>\d\d)(?=\s*[,.;\n]| (?:and|now|years|yrs)\b)",
        "am",
        "9",
        level=Level.ASK,
    ),
    rule(
        Kind.AGE,
        r"\b[A-Z]\.? \((?P<v>[3-9]|1\d)\)(?=,? (?:and|who|whose|is|was|has|lives)\b|[,.;])",
        "9",
        level=Level.ASK,
        cased=True,
    ),
    rule(
        Kind.CONDITION,
        rf"\b(?P<v>congenital (?:(?!and\b|or\b|is\b|was\b|has\b){WORD} ){{0,2}}?(?:to {WORD}|"
        rf"{WORD}))(?=[\s.,;)]|$)",
        "congenital",
        level=Level.ASK,
    ),
    rule(
        Kind.CONDITION,
        r"\b(?:with|has|had|got|have|only|just) (?:only |just )?(?P<v>one (?:arm|leg|hand|eye|"
        r"kidney|lung|foot|ear))\b(?! (?:on|in|round|around|over|behind|up|out|to|at|each|and)\b)",
        "one",
        "arm leg hand eye kidney lung foot ear",
        level=Level.ASK,
    ),
    rule(
        Kind.BACKGROUND,
        rf"\b(?P<v>{NATIONS} {ROMANY})\b",
        "romany romanies romani roma gypsy gypsies traveller travellers romanichal pentecostal "
        "baptist baptists orthodox catholic jew jewish muslim quaker methodist buddhist",
        level=Level.ASK,
        cased=True,
    ),
)
