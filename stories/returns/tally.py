"""Counting what became of every row, with a reason for each that was not counted."""

from collections import Counter

from stories.returns.reading import FileRead, Problem

MOST_LISTED = 20_000  # problems listed one by one; all are counted


class Tally:
    """Files, and the problems found in them."""

    def __init__(self) -> None:
        self.files: list[FileRead] = []
        self.refused: list[Problem] = []
        self.incomplete: list[Problem] = []
        self.reasons: Counter[tuple[str, str]] = Counter()
        self.unknown_labels: Counter[str] = Counter()
        self.label_questions: dict[str, str] = {}
        self.notes: list[str] = []

    def file(self, name: str, kind: str) -> int:
        """A new file, and its number."""
        self.files.append(FileRead(name, kind))
        return len(self.files) - 1

    def refuse(self, file: int, row: int, reason: str) -> None:
        self.files[file].refused += 1
        self._list(self.refused, "refused", file, row, reason)

    def hold(self, file: int, row: int, reason: str) -> None:
        """Note a row as incomplete: something is missing or cannot be read."""
        self.files[file].incomplete += 1
        self._list(self.incomplete, "incomplete", file, row, reason)

    def _list(self, where: list[Problem], word: str, file: int, row: int, reason: str) -> None:
        self.reasons[word, reason] += 1
        if len(where) < MOST_LISTED:
            where.append(Problem(self.files[file].name, self.files[file].kind, row, reason))

    def mark(self) -> tuple[int, int, Counter, Counter]:
        """Where the lists stand, to go back to if a file turns out to be broken."""
        return (
            len(self.refused),
            len(self.incomplete),
            self.reasons.copy(),
            self.unknown_labels.copy(),
        )

    def back_to(self, mark: tuple[int, int, Counter, Counter], number: int, reason: str) -> None:
        """Forget what was said of rows since; the file as a whole is refused instead."""
        refused, incomplete, self.reasons, self.unknown_labels = mark
        del self.refused[refused:], self.incomplete[incomplete:]
        name, kind = self.files[number].name, self.files[number].kind
        self.files[number] = FileRead(name, kind, notes=[reason])
        self.refuse(number, 0, reason)

    def refuse_file(self, name: str, reason: str) -> None:
        number = self.file(name, "not read")
        self.files[number].notes.append(reason)
        self.refuse(number, 0, reason)
