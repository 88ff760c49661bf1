"""A livelihood told by what somebody did: mended clocks, was on the rigs, plays the organ.

Read as grammar, one letter a word.
"""

import re
from collections.abc import Iterator

from stories.identifiers.finding import Kind, Level, Span
from stories.identifiers.letters import lettered, table
from stories.identifiers.words import Page, Signs, bag

CLASSES = {
    "V": "mended mends tuned tunes wound winds carved carves bred breeds raced races trained "
    "forged wove weaves spun spins gutted guts smoked netted raked trapped stuffed stuffs "
    "embalmed embalms bound binds cast casts drove drives drive driving sailed "
    "skippered skippers flew flies dug digs laid lays built builds made makes making sold "
    "sells selling plays played playing rang rings ringing guarded guards guard shod "
    "shoes swept sweeps printed prints printing repaired repairs repairing restored "
    "restores restoring polished polishes shovelled fired stoked rode rides riding "
    "trawled dredged sorted packed picked caught catches catching tests tested delivered "
    "hauled fished farmed farms kept keeps keeping painted paints engraved smuggled shot "
    "sheared shears milked herded herds felled hunted tracks tanned dyed blew blows "
    "bottled brewed brews distilled minted conducts conducted wrangles handles handled feed feeds "
    "caulks caulked caulking defuses defused climbs climbed taps tapped swallows swallowed rigged "
    "splices split splits grows grew picks picking harvests harvested grades maps mapped oils "
    "greases greased tames tamed digging clears clearing blasts blasted welds welded sews sewed "
    "carving mending tuning winding breeding training weaving casting flying sailing skippering "
    "shearing milking herding farming",
    "B": "airships barges bins boats bombers buses canals convoys creels docks dodgems "
    "dredgers drifters ferries footplate furnaces hulks kilns lancasters lifeboat "
    "lighthouses lightship lightships liners minesweepers pits platforms railway railways "
    "rigs ships shipyards shrimpers steamers steelworks trolleybuses trolleys tugs "
    "tunnels turbines whalers",
    "O": "alpacas anvils artificial bagpipes balloons banknotes barge barrels bears bees bombs "
    "bridles camels carillon carousels carpets casks cheese chimneys cider clock clocks "
    "coal coffins coins coracles corsets crabs crowns cymbals drums eels elephants "
    "explosives fairgrounds falcons ferrets ferry fiddles fireworks gin gliders globes "
    "gloves goats gongs graves gravestones greyhounds gritter guns harps hats hawks "
    "headstones hearse hearses helicopter helicopters honey horses hounds hovercraft "
    "icons jewels kelp kilts lace lenses library lighthouse limbs lions llamas lobsters "
    "locks lorries medals moulds mussels nets organ organs ostriches parachutes peat "
    "perfume pianos pigeons pipes ponies prosthetics puppets reindeer rockets ropes "
    "saddles sails salmon satellites slate snakes snowplough stamps swords tankers "
    "tapestries telescopes tin tombstones tractors trains tram tug turf tweed umbrellas "
    "violins watches whippets whisky wigs winkles zeppelins "
    "penguins sharks tigers giraffes seals dolphins eagles vultures crocodiles drays narrowboats "
    "pylons landmines torpedoes warheads coconuts rubber pearls sponges frankincense saffron silk "
    "cocoa nutmeg tobacco sugarcane yaks mules millstones chandeliers cannons muskets vestments "
    "gargoyles waxworks marionettes tightropes trapeze rollercoasters steeples spires sewers "
    "meteorites mummies manuscripts corpses levers pumps sluices weirs oxen buffalo bulls mink "
    "leeches maggots truffles watercress asparagus hops olives vines jute",
    "C": "bells cockles cranes fairs herring lifeboats looms oysters submarines trams trawlers "
    "waltzers",
    "A": "mobile ice steam narrow pit racing crown church cathedral guide police sniffer sheep "
    "cart carriage wooden leather ballet theatre stained oriental persian tightrope "
    "school night chain car passenger cable stage glass model stolen old vintage "
    "town wedding",
    "d": "the a an his her their our my",
    "p": "at in on for of with round over up",
    "b": "was is were been be job went gone away time started start",
    "k": "worked works working work",
    "F": "thirty forty fifty sixty seventy twenty fifteen ten twelve eighteen",
    "a": "all",
    "L": "living trade",
    "W": "nights shifts apprenticed labouring labourer overtime graft cleaner porter steward",
    "Z": "abattoir slaughterhouse knackers cannery foundry smelter tannery brewery distillery "
    "crematorium mortuary morgue cemetery observatory aquarium zoo circus fairground racecourse "
    "planetarium embassy consulate palace mint quarry quarries colliery gasworks sawmill hatchery "
    "stud vineyard pottery potteries shipbreakers smokehouse maltings ropewalk forge tip "
    "incinerator refinery opera casino",
    "y": "years year life days",
    "t": "it that this them me him us you",
}
LETTER = table(CLASSES)
TELLING = bag(" ".join(CLASSES[letter] for letter in "BOCZ") + " living trade life years")
PLACED = r"(?:pd?[xVOBCA]{1,2}(?=[;,p]|x))?"
TRADE = re.compile(
    f"(?P<v>Vd?[xA]?A?[OC](?!d){PLACED})"  # 'plays the organ at the cathedral', 'shod pit ponies'
    # 'was on the rigs', 'years down the pits', 'nights at the abattoir'
    f"|(?<=[bky])pd(?P<where>A?[BC])(?![Vd])|(?P<at>Wpd(?:A?Z))|(?<=k)pd(?P<works>A?Z)(?![Vd])"
    # 'mended sewing machines for forty years', 'made rope all his life'
    f"|(?P<long>V[xOABC]{{1,3}})(?=,?(?:pFy|pF-?xy|ady|pdL))"
)


def find_trades(page: Page, present: Signs) -> Iterator[Span]:
    """What somebody did for a living, where that is rare."""
    if TELLING.isdisjoint(present):
        return
    spelled = lettered(page, LETTER, lambda word: "F" if len(word) == 2 else "x")
    for first, last in spelled.told(TRADE):
        yield Span(page.starts[first], page.ends[last], Kind.JOB, Level.ASK)
