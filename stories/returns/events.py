"""Every event of a person, brought together from all files without holding the files in memory."""

import marshal
import tempfile
from collections import defaultdict
from collections.abc import Iterator

PARTS = 128  # people are dealt into this many parts, and one part is in memory at a time
BATCH = 256  # events of a part that wait in memory before they go to the scratch file

# Kinds of event. What follows (person, kind, file, row) is listed beside each; days are ordinals.
CHILD = 1  # born, died
PLAN = 2  # start, end, category, earlier plans
NEED = 3  # referral, closure, reason
CIN_PLAN = 4  # start, end
ENQUIRY = 5  # start
EPISODE = 6  # start, RNE, end, REC
REVIEW = 7  # day, whether they took part, code
MISSING = 8  # start, end, code
PLACED = 9  # placed, ceased, reason
EARLIER = 10  # earlier order, day
LEAVER = 11  # in touch, activity, accommodation, group of files
HEALTH = 12  # checks, score, convicted, group of files
WORKER = 13  # hash of the worker, start, end
ADOPTED = 14  # order
SEEN_LEAVER = 15  # in touch, activity, accommodation, on the day of an Annex A
SERVICE = 16  # start, kind, end, outcome, its words, direct payment, death, birth year and month
WORK = 19  # day, whether in paid work, whether asked about, birth year and month
GOAL = 20  # day of a review, what came of the goals, birth year and month
ADVICE = 21  # day on which an unpaid carer was given advice alone, birth year and month
COURT = 22  # start of work before court, family meeting offered, held, day of going to court
DISTANCE = 23  # start, end, miles from home, whether outside the area
WITH = 24  # day, code of the service that answered for the child
STARTED = 18  # the day somebody came into care, of an episode that is incomplete
STATUS = 17  # day, whether the home is settled, birth year and month


class Events:
    """Add events in any order; read them back person by person.

    They wait in one file without a name, which disappears with the process, and hold hashes,
    codes and days, never names or identifiers.
    """

    def __init__(self) -> None:
        self._waiting: list[list] = [[] for _ in range(PARTS)]
        self._chunks: list[list[tuple[int, int]]] = [[] for _ in range(PARTS)]
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  closed by close()
        self.count = 0

    def add(self, event: tuple) -> None:
        """Keep one event: (person's hash, kind, file, row, ...)."""
        part = event[0][0] & (PARTS - 1)
        waiting = self._waiting[part]
        waiting.append(event)
        if len(waiting) >= BATCH:
            self._spill(part)

    def _spill(self, part: int) -> None:
        waiting = self._waiting[part]
        if not waiting:
            return
        packed = marshal.dumps(waiting, 2)
        self._chunks[part].append((self._file.tell(), len(packed)))
        self._file.write(packed)
        self.count += len(waiting)
        waiting.clear()

    def people(self) -> Iterator[tuple[bytes, list[tuple]]]:
        """Each person's hash and events, in an order that does not depend on the files."""
        for part in range(PARTS):
            yield from sorted(self._part(part).items())

    def _part(self, part: int) -> dict[bytes, list[tuple]]:
        people = defaultdict(list)
        for start, length in self._chunks[part]:
            self._file.seek(start)
            for event in marshal.loads(self._file.read(length)):  # noqa: S302  we wrote it
                people[event[0]].append(event)
        for event in self._waiting[part]:
            people[event[0]].append(event)
        return people

    def close(self) -> None:
        self._file.close()
