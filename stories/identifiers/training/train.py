"""Train the model on generated text and on carriers; the same seed gives the same bytes."""

import gzip
import hashlib
from pathlib import Path
from tempfile import TemporaryDirectory

import pycrfsuite

from stories.identifiers.facts import facts
from stories.identifiers.model import MODEL, features, telling
from stories.identifiers.training.generator import Generator, Piece
from stories.identifiers.words import read, signs

ROOM = Path(__file__).parent.parent
SEED = 20240607
DOCUMENTS = 6_000  # of sentences put together, beside the carriers
# Each carrier is told in these voices, with other names every time.
TOLD = ("", "", "lower", "spoken")
SETTINGS = {
    "c1": 0.6,
    "c2": 0.05,
    "max_iterations": 70,
    "feature.minfreq": 7,
    "feature.possible_transitions": True,
}


def train_model(
    documents: int = DOCUMENTS,
    path: Path = ROOM / MODEL,
    *,
    told: tuple[str, ...] = TOLD,
    without: frozenset[str] = frozenset(),
) -> str:
    """Write the model and the record of how it was made; its sha256.

    Carriers of the files in `without` are left out, so that the model can be measured on those.
    """
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=SETTINGS, verbose=False)
    generator = Generator(SEED, without)
    for _ in range(documents):
        _append(trainer, generator.document())
    for voice in told:
        for carrier in generator.carriers:
            _append(trainer, generator.carried(carrier, voice))
    with TemporaryDirectory() as folder:
        written = Path(folder) / path.stem
        trainer.train(str(written))
        trained = written.read_bytes()
    path.write_bytes(gzip.compress(trained, mtime=0))
    digest = hashlib.sha256(trained).hexdigest()  # of what is packed, as packers differ
    path.with_suffix("").with_suffix(".sha256").write_text(
        f"{digest}  {path.stem}\n# seed {SEED}, {documents} documents\n"
    )
    return digest


def _append(trainer: pycrfsuite.Trainer, pieces: list[Piece]) -> None:
    rows, labels = labelled(pieces)
    if rows:
        trainer.append(rows, labels)


def labelled(pieces: list[Piece]) -> tuple[list[list[str]], list[str]]:
    """Feature rows and labels of one generated document."""
    text = "".join(piece.text for piece in pieces)
    ends, labels, at = [], [], 0
    for piece in pieces:
        at += len(piece.text)
        ends.append((at, piece.label))
    page = read(text)
    current = 0
    for start in page.starts:
        while ends[current][0] <= start:
            current += 1
        labels.append(ends[current][1])
    plain = facts(page, signs(page))
    kept = telling(page, plain)
    return features(page, plain, kept), [labels[at] for at in kept]
