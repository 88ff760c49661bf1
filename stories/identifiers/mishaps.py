"""What befell a place or a craft, told as all who live there know it: lost in the dam.

Read as grammar, one letter a word; what has a name of its own (the mill fire) is left to events.py.
"""

import re
from collections.abc import Iterator

from stories.identifiers.finding import Kind, Level, Span
from stories.identifiers.letters import lettered, table
from stories.identifiers.words import Page, Signs, bag

CLASSES = {
    # Where people are not lost or hurt but in what others remember.
    "R": "bridge dam pier tower mill ferry boat ship lightship minibus coach train tram plane "
    "helicopter airship lift crane quarry pit mine foundry factory steelworks reservoir lifeboat "
    "trawler barge hovercraft balloon glider refinery depot viaduct tunnel colliery cave shaft "
    "stadium grandstand rollercoaster furnace silo volcano landslide avalanche tsunami "
    "steeple spire chimney cliff cliffs tip crater gasworks shipyard weir sluice narrowboat "
    "steamer liner submarine zeppelin rig platform rapids",
    "T": "sea river tide lake hill hillside mountain wall roof ceiling stand bus lorry tree wave "
    "water mud snow ice wind storm lightning canal lock harbour hall hotel club theatre cinema "
    "mosque temple barracks embassy bank arena ride block flats station signal road street house "
    "market church chapel van car caravan bypass motorway crossing square terrace quay beach",
    "D": "explosion fire flood floods crash derailment bomb bombing collapse landslip siege riot "
    "riots shooting stabbing disaster sinking drowning drownings blast massacre earthquake "
    "eviction evacuation raid hurricane kidnapping murder murders robbery hijack outbreak cull "
    "scandal tragedy accident smash wreck poisoning crush stampede rescue hoax heist mutiny",
    "H": "came went gave burst derailed overturned drifted swamped",
    "W": "struck swallowed crushed won sunk",
    "B": "fell burned burnt slid sank broke collapsed blew flooded exploded capsized crashed",
    "P": "down up over out through away way ashore aground apart loose",
    "n": "when",
    "S": "since after before during night day year winter summer morning week until ever",
    "K": "killed died drowned lost hurt injured trapped survived orphaned widowed buried rescued "
    "saved pulled caught scarred maimed perished escaped dead bereaved crippled blinded",
    "d": "the a an her his our my their your this",
    "o": "one",
    "p": "in at on from by of with near outside under into onto to for off",
    "l": "that which who where",
    "q": "he she they it we i you was were has had is are not no will would could should",
    "&": "and so because but then",
}
LETTER = table(CLASSES)
TELLING = bag(" ".join(CLASSES[letter] for letter in "RTD"))
THING = "[xRTD]"
REST = "[^,;&q]"
MISHAP = re.compile(
    # 'when the sea came in the bus station', 'since the boat went over off the bar'
    f"(?:(?<=S)|(?=n))(?P<when>n?d{THING}?[RT][HB][Pp]*(?:p?d?{THING}){{0,3}})(?=[;,&qd]|$)"
    # 'burned at the foundry', 'lost her hall in the dam', 'after the ferry'
    f"|[KB](?:d?x{{1,2}})?p(?P<where>dx?R)(?=[;,&qlSn])|(?<=S)(?P<after>dR)(?=;)"
    # 'when he died (the minibus on the bypass'
    f"|K,?p?(?P<died>d[RT]pd?{THING}{{1,2}})(?=[;,&ql])"
    # 'the eviction, the one with the helicopter'
    f"|(?P<one>d{THING}{{0,2}}[RD],do[pl]{REST}{{1,6}})(?=[;,&])"
    # 'the lightship that broke her chains'
    f"|(?P<that>d{THING}?[RTD]l[WHB]{REST}{{1,4}})(?=[;,&q])"
)


def find_mishaps(page: Page, present: Signs) -> Iterator[Span]:
    """Rare events that are told by where they befell."""
    if TELLING.isdisjoint(present):
        return
    for first, last in lettered(page, LETTER).told(MISHAP):
        yield Span(page.starts[first], page.ends[last], Kind.EVENT, Level.ASK)
