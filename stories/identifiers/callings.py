"""Unusual work told in other ways: what somebody made, drove, played or studied, and where."""

from stories.identifiers.finding import Kind, Level
from stories.identifiers.rules import rule

WORD = r"[\w'\u2019-]+"
# Heads of a job, each with the words before it that make it one few people have.
INSTRUMENTS = (
    r"(?:trumpet|tabla|sitar|oud|kora|harp|fiddle|violin|viola|cello|double bass|bass|flute|"
    r"oboe|bassoon|clarinet|horn|tuba|trombone|organ|accordion|banjo|ukulele|bagpipes?|pipes|"
    r"steel ?pan|steel ?drum|drum|dhol|piano|sax|saxophone|percussion|guitar|bodhran|erhu|"
    r"mandolin|squeezebox|concertina|chess|darts|bridge|polo|cricket|rugby|hockey|football|"
    r"tennis|squash|netball|lacrosse|hurling|shinty|basketball|volleyball|badminton|poker)"
)
MODIFIERS = {
    "player": INSTRUMENTS,
    "singer": r"(?:calypso|opera|folk|jazz|gospel|throat|pub|club|wedding|backing|cabaret|soul|"
    r"reggae|ska|qawwali|ghazal|fado|flamenco|lieder|chapel|church|choral|classical|country|"
    r"blues|praise|ballad|soca|lounge|cruise ship|holiday camp|music hall|radio|royal|court)",
    "dancer": rf"(?!{WORD}ing\b)(?:tap|ballet|ballroom|belly|kathak|bhangra|flamenco|go-go|lap|"
    r"folk|sword|clog|morris|fire|limbo|irish|highland|street|bharatanatyam|temple|court|show|"
    r"cabaret|salsa|tango|backing|contemporary|professional|west end)",
    "rider": r"(?:wall of death|stunt|speedway|bareback|trick|dispatch|motocross|show|circus|"
    r"point-to-point|rodeo|bull|camel|elephant|courier|motorbike|track|tt)",
    "engineer": r"(?:dam|bridge|mining|marine|railway|rail|flight|ship'?s|sound|aircraft|"
    r"aerospace|aeronautical|nuclear|petroleum|oil|chemical|structural|civil|hydraulic|water|"
    r"tunnel|road|textile|telecoms?|radio|radar|satellite|rocket|broadcast|recording|mill|"
    r"locomotive|steam|lift|escalator|refrigeration|agricultural|irrigation|military|combat|"
    r"power station|wind turbine|mechanical|electrical|metallurgical|naval|submarine|canal)",
    "pilot": r"(?:river|harbour|fighter|bomber|test|glider|airline|helicopter|drone|balloon|"
    r"spitfire|lancaster|commercial|bush|canal|dock|raf|navy|army|cargo|crop)",
    "driver": r"(?:lady lorry|long[- ]distance lorry|tram|trolley ?bus|crane|hearse|tank|steam|"
    r"engine|locomotive|train|tube|test|racing|rally|stunt|rickshaw|tuk-tuk|tractor|combine|"
    r"snowplough|gritter|bin lorry|dustcart|ambulance|fire engine|coach|sledge|dog sled|camel|"
    r"mule|horse|pony|donkey|barge|coal lorry|milk float|mobile library|ice cream van|tanker|"
    r"fairground|getaway|forklift|dumper|digger|bulldozer|hgv|bus and tram|night bus)",
    "conductor": r"(?:bus|tram|train|orchestra|choir|brass band|band)",
    "sergeant": r"(?:detective|police|drill|army|sas|raf|royal marines?|prison|recruiting|mess|"
    r"colour|flight|staff|platoon|desk)",
    "inspector": r"(?:detective|police|chief|bus|tram|ticket|mines|factory|meat|school|tax|"
    r"customs|boiler|weights|water|railway|immigration|prison)",
    "judge": r"(?:high court|crown court|district|circuit|county court|appeal|dog show|supreme "
    r"court|military|family court|retired|sharia|coroner'?s)",
    "interpreter": r"(?:court|un|army|military|embassy|conference|parliament)",
    "rigger": r"(?:circus|parachute|ship'?s?|sail|bridge|theatre|oil)",
    "teacher": r"(?:koran|qur'?an|quran|dance|fencing|violin|harp|piano|art|drama|chess|judo|"
    r"karate|latin|russian|arabic|greek|sanskrit|physics|astronomy|ballet|skating|riding|ski|"
    r"swimming|yoga|village)",
    "champion": r"(?!the\b|a\b|an\b|our\b|my\b|and\b|or\b|of\b|to\b|is\b|be\b|us\b|care\b|"
    "safeguarding\b|{WORD}ing\b){WORD}",
    "trainer": r"(?:racehorse|greyhound|dog|horse|elephant|lion|dolphin|boxing|falcon|sheepdog)",
    "dealer": r"(?:antiques?|carpet|rug|stamp|coin|horse|scrap|diamond|gold|art|book|car|cattle|"
    r"camel|fish|spice|silk|fur|ivory|rag)",
    "merchant": r"(?:coal|timber|spice|silk|wine|fish|scrap|cattle|corn|seed|tea|carpet|cloth|"
    r"rag|gem|diamond|salt|grain|pearl)",
    "officer": r"(?:naval|army|cavalry|merchant navy|ship'?s|submarine|artillery|intelligence|"
    r"customs|fire|firearms|radio|signals|petty|warrant|non-commissioned|excise|lifeboat|"
    r"coastguard|air force|raf|mounted police|dog|bomb disposal|flying|station|harbour)",
    "painter": r"(?:portrait|landscape|icon|sign|scene|scenery|miniature|glass|pottery|china|"
    r"mural|court|war|ship|carriage|bridge|street|botanical|pylon)",
    "worker": r"(?:mill|pit|cotton|jute|mine|tin|steel|foundry|shipyard|dock|sex|metal|leather|"
    r"rubber|asbestos|munitions|circus|fairground|rig|oil|peat|slate|lace|silk|cannery|"
    r"salt|tea plantation|plantation|loom|pottery|glass|fur|fish|herring|whaling|carpet|"
    r"parachute|aircraft|tannery|brick|railway|canal|forestry|kibbutz|temple|war graves|un|"
    r"aid|sewer|slaughterhouse|abattoir)",
}
PLACES = (
    r"(?:factory|mills?|works|mine|pit|colliery|quarry|foundry|brewery|distillery|cannery|tannery|"
    r"docks|shipyard|boatyard|mint|observatory|zoo|circus|opera(?: house)?|orchestra|ballet|"
    r"embassy|consulate|lighthouse|racecourse|stables|abattoir|slaughterhouse|morgue|mortuary|"
    r"museum|planetarium|aquarium|casino|nightclub|smokehouse|smithy|forge|kiln|potteries|pottery|"
    r"plantation|vineyard|power station|refinery|gasworks|steelworks|ironworks|brickworks|"
    r"sweatshop|printworks|looms?|ropewalk|dairy|creamery|trawlers?|rigs?|railways?|trams|"
    r"buses|canals|barges|boats|ferries|whalers|submarines|fairs?|fairground|cruise ships?|"
    r"liners|waltzers|dodgems)"
)
PLAIN_PLACE = r"(?:same|local|new|whole|care|food|car|big|old|a|the|an?other|chicken|sandwich)"
# What is done for a living by few: the verb, then what it is done to.
TRADES = (
    (
        "drive drives drove driven driving",
        r"(?:a |the |an )?(?:ice cream van|tram|trolleybus|steam (?:train|engine|roller)|crane|"
        r"hearse|tank|tanker|fire engine|gritter|bin lorry|milk float|combine|snowplough|rickshaw|"
        r"mobile library|coal (?:lorry|cart)|camels?|mules?|cattle|sheep|logs|taxi in [A-Z]\w+|"
        r"lorries (?:across|to|through) \w+|trains?|tube trains?)",
    ),
    (
        "laid lay laying built building fixed mended mending repaired painted riveted welded "
        "making made makes rigged",
        r"(?:railway|rail|tram|tracks?|sleepers|ships?|boats?|coracles?|bridges?|dams?|cathedrals?|"
        r"dry stone walls?|organs?|violins?|fiddles?|clocks?|guitars?|harps?|drums?|clogs?|"
        r"saddles?|"
        r"coffins?|fireworks|parachutes|spitfires|lancasters|gas masks|munitions|ammunition|bombs|"
        r"lace|nets|sails|ropes?|chains?|baskets|barrels|wigs|puppets|kilts|hats|gloves|false "
        r"teeth|glass eyes|cuckoo clocks|stained glass|signs|fairground horses|carousel horses|"
        r"pianos|trams|trains|locomotives|lorries|tanks|submarines|aeroplanes|aircraft engines|"
        r"jet engines|thatched roofs|steeples|church roofs|gravestones|headstones|rocking horses)"
        r"(?: track)?(?: (?:for a living|for [\w-]+ years|all his life|all her life|by hand))?",
    ),
    (
        "worked work works working",
        r"(?:(?:on |at )?the (?:looms?|railways?|trams|trawlers|boats|barges|canals?|rigs|fairs?|"
        r"fairground|waltzers|markets|dodgems|ferries|land|pits?|mines|docks|shipyards|whalers|"
        r"circus|herring|cruise ships|furnaces?|kilns?|coal ?face|harvest|hop fields|lambing|"
        r"potteries|ships|buses|footplate)|down the (?:pits?|mines?)|as an? (?!result\b|team\b|"
        r"consequence\b|group\b|family\b|one\b)[\w'-]+(?: [\w'-]+)? in (?:the )?(?:mines?|navy|"
        r"army|palace|embassy|circus|theatre|opera|parliament|court))",
    ),
    (
        "sang sings sing danced dances played plays play performed conducted acted",
        r"(?:opera|calypso|qawwali|lieder|in (?:the )?(?:opera|music halls?|west end|chorus|pit|"
        r"orchestra|philharmonic|pantomimes?|the clubs)|(?:with|for|in) the (?:[\w'-]+ "
        r"){0,3}(?:orchestra|opera|ballet|philharmonic|symphony|dance band|brass band|big band|"
        r"circus|company|regiment|national team)|(?:the )?(?:trumpet|oud|tabla|sitar|cello|harp|"
        r"organ|trombone|saxophone|steelpan|kora|accordion|bassoon|oboe) (?:in|for|with|at|on)(?: "
        r"the| a| his| her)? [\w'-]+(?: [\w'-]+)?|(?:football|cricket|rugby|hockey|basketball|"
        r"tennis|chess) (?:for|professionally)(?: [\w'-]+)?|on cruise ships|professionally)",
    ),
    (
        "kept keep keeps bred breeds raised raced races trained shod caught sold swept dug carved "
        "cut flew flies rang tuned wound threw tamed delivered shovelled thatched sheared "
        "stuffed forged cast hunted trapped herded milked gutted",
        r"(?:the )?(?:bees|pigeons|racehorses|greyhounds|falcons|ferrets|whippets|alpacas|"
        r"ostriches|reindeer|camels|goats|yaks|horses|ponies|lions|elephants|snakes|eels|lobsters|"
        r"crabs|salmon|herring|whales|seals|moles|rats|chimneys|graves|headstones|peat|turf|coal|"
        r"slate|stone|helicopters|spitfires|gliders|planes|church bells|bells|pianos|knives|ice|"
        r"thatch|roofs|sheep|cattle|animals|iron|swords|bread and milk|milk|telegrams|fish) "
        r"(?:for a living|for [\w-]+ years|since|all (?:his|her|my) (?:life|working life|days)|in "
        r"(?:[A-Z]\w+|the)|round|on|before|until|from|as a)",
    ),
)
GATHERED = (
    r"(?:cockles?|winkles?|whelks?|hops?|sea ?coal|potato|tattie|fruit|peas?|mussels?|peat|turf|"
    r"seaweed|kelp|cotton|tea|salmon|herring|lobster|crab|eel|tin|slate|stone|diamond|gold|sulphur|"
    r"amber|pearl|sponge|oyster|samphire|net|basket|carpet|rug|lace|glove|hat|sheep|reindeer|"
    r"goat|camel|horse|pony|bee|pigeon|falcon|ferret|greyhound|whippet|cattle|pig|deep sea|"
    r"deep-sea|bare[- ]knuckle|prize|cage|whale|seal|fur|charcoal|lime|brick|clog|coracle|boat|"
    r"ship|organ|piano|bell|clock|violin|wood|glass|knife|fire|sword|grave|well|tunnel|shark)"
)
DOING = (
    r"(?:pick|gather|catch|fish|cut|farm|keep|mak|mend|weav|spin|shear|herd|drov|deal|trad|div|min|"
    r"quarry|smelt|gut|pack|breed|rac|train|box|fight|burn|build|tun|found|repair|restor|carv|"
    r"blow|grind|eat|throw|swallow|digg|bor|wrestl|hunt|trapp|haul|work|dredg)ing"
)
FIELDS = (
    r"(?:glaciology|astronomy|astrophysics|archaeology|egyptology|oceanography|volcanology|"
    r"palaeontology|ornithology|entomology|seismology|meteorology|hydrology|mycology|botany|"
    r"zoology|marine biology|nuclear physics|theology|byzantine \w+|sanskrit|classics|linguistics|"
    r"musicology|ethnomusicology|metallurgy|neurosurgery|philology|anthropology|criminology|"
    r"toxicology|virology|genetics|particle physics|geology|cartography|naval architecture|"
    r"aeronautics|rocket science|puppetry|calligraphy|horology|luthiery|[a-z]{4,}(?:ology|"
    r"onomy)(?<!technology)(?<!psychology)(?<!sociology)(?<!biology)(?<!economy)(?<!autonomy))"
)


def _verbs(verbs: str) -> str:
    return rf"(?:{verbs.replace(' ', '|')})"


RULES = (
    *(
        rule(
            Kind.JOB,
            rf"\b(?P<v>(?:retired |ex-|former |professional |chief |head |lady )?{before}"
            rf"[ -]{head}s?)\b(?!['\u2019]s (?:office|court|order|decision))",
            f"{head} {head}s",
            level=Level.ASK,
        )
        for head, before in MODIFIERS.items()
    ),
    *(
        rule(Kind.JOB, rf"\b(?P<v>{_verbs(verbs)} {what})\b", verbs, level=Level.ASK)
        for verbs, what in TRADES
    ),
    rule(
        Kind.JOB,
        rf"\b(?:worked|works|working|work|job|years|shifts?|life|employed|apprenticed|started|time|"
        rf"went|was|been|nights)\s(?:in|at|on|for|down|with)\s(?P<v>(?:a |an |the )?"
        rf"(?!{PLAIN_PLACE} )(?:{WORD} ){{1,2}}?{PLACES})\b",
        "factory mill mills works mine pit colliery quarry foundry brewery distillery cannery "
        "tannery docks shipyard boatyard mint observatory zoo circus opera house orchestra ballet "
        "embassy consulate lighthouse racecourse stables abattoir slaughterhouse morgue mortuary "
        "museum planetarium aquarium casino nightclub smokehouse smithy forge kiln potteries "
        "pottery plantation vineyard station refinery gasworks steelworks ironworks brickworks "
        "sweatshop printworks loom looms ropewalk dairy creamery trawler trawlers rig rigs railway "
        "railways trams buses canals barges boats ferries whalers submarines fair fairs fairground "
        "ship ships liners waltzers dodgems",
        level=Level.ASK,
    ),
    rule(
        Kind.JOB,
        rf"\b(?P<v>{GATHERED}[ -]{DOING})\b",
        "picking gathering catching fishing cutting farming keeping making mending weaving "
        "spinning shearing herding droving dealing trading diving mining quarrying smelting "
        "gutting packing breeding racing training boxing fighting burning building tuning "
        "founding repairing restoring carving blowing grinding eating throwing swallowing digging "
        "boring wrestling hunting trapping hauling working dredging coal knuckle sea",
        level=Level.ASK,
    ),
    rule(
        Kind.JOB,
        rf"\b(?P<v>(?:taught|teaches|lectured in|lectures in|lecturer in|professor (?:of|in)|"
        rf"studied|studying|doctorate in|phd in|degree in|masters? in|expert in|researched|"
        rf"specialised in) (?:{WORD} )?{FIELDS})\b",
        "taught teaches lectured lectures lecturer professor studied studying doctorate phd degree "
        "master masters expert researched specialised",
        level=Level.ASK,
    ),
    rule(
        Kind.JOB,
        r"\b(?P<v>(?:professor|lecturer|reader|dean|fellow) (?:of|in|at) (?!the |a |an |our |my |"
        r"this |that |social |nursing |practice )[\w-]+(?: [\w-]+)?)",
        "professor lecturer reader dean fellow",
        level=Level.ASK,
    ),
    # 'a saddler by trade', 'by trade a saddler', 'formerly a saddler'.
    rule(
        Kind.JOB,
        rf"\b(?:by (?:trade|profession|calling)(?: he| she| i)?,?(?: was| is)?|formerly|at one "
        rf"time|in (?:his|her|my) day|before that|in (?:his|her) youth) (?P<v>an? "
        rf"(?!very |good |lot |bit |few |child|single |little |big |long )"
        rf"{WORD}(?: (?!in\b|and\b|who\b|from\b|at\b|of\b|but\b|on\b|for\b|with\b){WORD})?)",
        "trade profession calling formerly time day that youth",
        level=Level.ASK,
    ),
    rule(
        Kind.JOB,
        rf"\b(?P<v>(?:an? )?{WORD}(?: {WORD})? by (?:trade|profession|calling))\b",
        "trade profession calling",
        level=Level.ASK,
    ),
    # 'chief of his village', 'headmistress of a girls' school', 'first violin with the state...'.
    rule(
        Kind.JOB,
        r"\b(?P<v>(?:chief|chieftain|headman|elder|queen mother|king|prince|princess|mayor|"
        r"governor|captain|head ?mistress|head ?master|principal|curator|keeper|warden|master|"
        r"mistress|matron|abbess|abbot|editor|chairman|commander|conductor|director|secretary "
        r"general|minister) of (?:the |a |an |his |her |their |our )(?!day\b|house\b|case\b|"
        rf"meeting\b|service|team|panel|board|group|plan|trust\b|own\b){WORD}(?: (?!and\b|in\b|"
        rf"who\b|for\b){WORD})?)",
        "chief chieftain headman elder mother king prince princess mayor governor captain "
        "headmistress mistress headmaster principal curator keeper warden master matron abbess "
        "abbot editor chairman commander conductor director general minister",
        level=Level.ASK,
    ),
    rule(
        Kind.JOB,
        rf"\b(?P<v>(?:cellist|violinist|violin|flautist|trumpeter|drummer|singer|soloist|dancer|"
        rf"soprano|tenor|baritone|pianist|goalkeeper|goalie|striker|winger|captain|keeper|batsman|"
        rf"bowler|jockey|cox|magician|comic|comedian|entertainer|croupier|chef|cook|nanny|butler|"
        rf"gardener|chauffeur|valet|housekeeper|bodyguard|driver|seamstress|tailor|guard)"
        rf" (?:with|for|in|to|on|at) (?:the |a |an )?(?:{WORD} ){{0,3}}?(?:orchestra|opera|ballet|"
        rf"band|philharmonic|symphony|county|club|city|united|rovers|england|scotland|wales|"
        rf"ireland|team|cruise ships?|king|queen|embassy|ambassador|palace|president|minister|"
        rf"royal family|duke|lord|lady|earl|sultan|emir|navy|army|circus|boats|whalers))\b",
        "cellist violinist violin flautist trumpeter drummer singer soloist dancer soprano tenor "
        "baritone pianist goalkeeper goalie striker winger captain keeper batsman bowler jockey "
        "cox magician comic comedian entertainer croupier chef cook nanny butler gardener "
        "chauffeur valet housekeeper bodyguard driver seamstress tailor guard",
        level=Level.ASK,
    ),
)
