"""Invented people, places, streets and services, as varied as the country."""

import random

from stories.identifiers import lists
from stories.identifiers.training import sources

RARE = 3  # bands above this are words most readers know
COMMONEST = 7
# How often a name comes from: a community's own list, all familiar names, names from elsewhere,
# names that are also words, words that are no names (a lad called Biscuit); the rest are made up
# or misspelt, so that no list is ever trusted.
FIRST_SHARES = (0.41, 0.12, 0.10, 0.22, 0.03)
LAST_SHARES = (0.50, 0.12, 0.08, 0.12, 0.0)
PLACE_SHARES = (0.42, 0.26, 0.10)  # a listed place, one written down here, one abroad; else made up
SERVICES = {
    "school": 24,
    "health": 14,
    "home": 16,
    "group": 18,
    "team": 10,
    "trade": 9,
    "saint": 8,
    "bare": 11,
    "other": 7,
}


class Inventor:
    def __init__(self, seed: int):
        self.random = random.Random(seed)
        self.lettered = False  # whether people go by initials for now
        self.parts = sources.parts()
        self.known = lists.known()
        self.names = {use: sorted(names) for use, names in lists.groups("lists/names.txt").items()}
        self.wordlike = {
            use: [
                name
                for name in self.names[use]
                if self.known[name] & lists.BAND > RARE and len(name) > 2
            ]
            for use in ("first", "last")
        }
        self.communities = sources.communities()
        self.home, self.abroad = sources.listed_places()
        self.livelihoods = [
            line for group in lists.groups("lexicon/jobs.txt").values() for line in group
        ]
        self.written = sources.written_places()
        self.words = sorted(
            word
            for word, bits in self.known.items()
            if RARE < bits & lists.BAND < COMMONEST and not bits & lists.NAME and len(word) > 3
        )

    def pick(self, choices):
        return choices[int(self.random.random() * len(choices))]

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def part(self, name: str) -> str:
        return self.pick(self.parts[name])

    def name(self, use: str, column: int, shares: tuple[float, ...]) -> str:
        """A first or family name in lower case."""
        kind = self.random.choices(
            ("own", "familiar", "elsewhere", "words", "byname", "unlisted"),
            (*shares, 1 - sum(shares)),
        )[0]
        if kind == "own":
            return self.pick(self.pick(self.communities)[column])
        if kind == "familiar":
            return self.pick(self.names[use])
        if kind == "elsewhere":
            return self.pick(self.names[f"{use} elsewhere"])
        if kind == "byname":
            return self.noun().lower()
        return self.pick(self.wordlike[use]) if kind == "words" else self.unlisted(self.names[use])

    def first(self) -> str:
        if self.lettered and self.chance(0.8):
            return self.initial()
        name = self.name("first", 0, FIRST_SHARES)
        return name[:1].upper() + name[1:] if "'" in name else name.title()

    def last(self) -> str:
        name = self.name("last", 1, LAST_SHARES)
        if name.startswith("mc"):
            return f"Mc{name[2:].title()}"
        return f"O'{name[2:].title()}" if name.startswith("o'") else name.title()

    def unlisted(self, names: list[str]) -> str:
        """A made-up name, or a listed one misspelt."""
        if self.chance(0.5):
            middle = self.part("starts")[0] + self.part("middles") if self.chance(0.4) else ""
            return self.part("starts") + self.part("middles") + middle + self.part("ends")
        name = self.pick(names)
        at = self.random.randrange(1, len(name))
        head, tail = name[:at], name[at:]
        swapped = head[:-1] + tail[0] + head[-1] + tail[1:]
        return self.pick(
            (head + tail[1:], head + head[-1] + tail, head + self.pick("aeioyh") + tail, swapped)
        )

    def full(self) -> str:
        usual, first, last = f"{self.first()} {self.last()}", self.first(), self.last()
        unusual = (
            f"{first} {usual}",
            f"{self.initial()} {last}",
            f"{self.initial()}. {last}",
            f"{usual}-{last}",
            f"{first}-{usual}",
        )
        return usual if self.chance(0.62) else self.pick(unusual)

    def initial(self) -> str:
        return self.pick("ABCDEFGHJKLMNOPRSTVWXYZ")

    def number(self) -> str:
        return str(self.random.randint(1, 240))

    def age(self) -> str:
        return self.part("A").replace("{n}", self.number())

    def livelihood(self) -> str:
        """A job: one of the lexicon's, or one put together."""
        return (
            self.pick(self.livelihoods)
            if self.chance(0.6)
            else f"{self.part('made')} {self.part('maker')}"
        )

    def event(self) -> str:
        where, wrong = self.part("where"), self.part("wrong")
        told = self.pick(
            (
                f"the {where} {wrong}",
                f"the {where} {wrong}",
                f"the {wrong} at the {where}",
                f"the {wrong} at {self.place()}",
                f"the {self.place()} {wrong}",
                f"the {self.part('vehicle')} {self.part('wrong')}",
                f"the {self.noun()} {wrong}",
                f"the {wrong} on the {self.part('vehicle')}",
                f"the great {wrong}",
            )
        )
        return f"{told} {self.part('tell')}" if self.chance(0.15) else told

    def family_shape(self) -> str:
        many, child = self.part("many"), self.part("child")
        return self.pick(
            (
                f"the {self.part('birth')} of {many}",
                f"{self.part('birth')} of {many}",
                f"one of {many}",
                f"{many} {child}",
                f"{many} of them",
                f"{many} of us",
                f"all {many} {child}",
                f"{many} {child} under {self.part('many')}",
                f"{many} {child} and a {self.pick(('baby', 'boy', 'girl', 'set of twins'))}",
                f"two sets of {self.pick(('twins', 'triplets'))}",
                f"{self.pick(('twins', 'triplets', 'twin boys', 'twin girls', 'twin sisters'))}",
                f"the only {self.pick(('girl', 'boy', 'sister', 'brother'))} among {many} {child}",
                f"a {self.pick(('twin', 'triplet'))}",
                f"{many} {child} by {self.pick(('three', 'four', 'five'))} fathers",
            )
        )

    def place(self) -> str:
        kind = self.random.choices(
            ("listed", "written", "abroad", "made"), (*PLACE_SHARES, 1 - sum(PLACE_SHARES))
        )[0]
        if kind != "made":
            source = {"listed": self.home, "written": self.written, "abroad": self.abroad}[kind]
            return self.pick(source).title()
        made = self.part("town_starts") + self.part("town_ends")
        if self.chance(0.7):
            return made
        return (
            f"{self.part('before')} {made}" if self.chance(0.5) else f"{made} {self.part('after')}"
        )

    def street(self) -> str:
        head = self.pick((self.place, self.last, self.noun, self.noun, self.first))()
        return f"{head} {self.part('road')}"

    def noun(self) -> str:
        return self.part("wordhead") if self.chance(0.45) else self.pick(self.words).title()

    def service(self) -> str:
        kind = self.random.choices(tuple(SERVICES), tuple(SERVICES.values()))[0]
        if kind == "bare":
            return self.bare_service()
        if kind == "other":
            return self.other_service()
        if kind == "saint" or (kind in ("school", "health", "home") and self.chance(0.18)):
            saint = self.pick(("St ", "St ", "St. ", "Saint ")) + self.part("saint")
            head = saint + self.pick(("'s", "'s", "s", ""))
        else:
            head = self.pick((self.place, self.noun, self.noun, self.last))()
            if kind == "trade" and self.chance(0.3):
                head = self.pick((f"{self.first()}'s", f"{self.last()}'s", self.part("painted")))
        if kind == "saint":
            return head
        return self.pick(("", "", "", "the ")) + f"{head} {self.part(kind)}"

    def bare_service(self) -> str:
        """A service called by ordinary words alone: the open door, Bread and Roses."""
        one, two = self.noun(), self.noun()
        return self.pick(
            (
                one,
                f"the {one}",
                f"{one} {two}",
                f"the {one} {two}",
                f"{one} {two}",
                f"the {one} {two}",
                f"{one} and {two}",
                f"{one} for {two}",
                f"the {one} on {self.street()}",
                f"{one} in the {two}",
                f"{one} {two} {self.noun()}",
            )
        )

    def other_service(self) -> str:
        return self.pick(
            (
                f"Ysgol {self.last()}",
                f"Ysgol {self.place()}",
                f"Ysgol {self.part('welsh')} {self.part('welshtail')}",
                f"the {self.part('painted')} {self.noun()}",
                f"the {self.part('painted')} {self.noun()}",
                f"{self.last()} & {self.last()}",
                f"{self.first()}'s",
                f"{self.noun()} Ward",
                f"Ward {self.number()}",
                f"the {self.first()} {self.last()} Trust",
                f"the {self.last()} Arms",
                f"HMP {self.place()}",
                f"{self.noun()} & {self.noun()}",
                "".join(self.initial() for _ in range(3)),
            )
        )
