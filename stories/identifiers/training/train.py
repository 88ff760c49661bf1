"""Train the sequence model on generated text; the same seed gives the same bytes."""

import hashlib
from pathlib import Path

import pycrfsuite

from stories.identifiers.facts import facts
from stories.identifiers.model import MODEL, features
from stories.identifiers.training.generator import Generator, Piece
from stories.identifiers.words import read, signs

ROOM = Path(__file__).parent.parent
SEED = 20240607
DOCUMENTS = 40_000
SETTINGS = {
    "c1": 0.5,
    "c2": 0.02,
    "max_iterations": 110,
    "feature.minfreq": 8,
    "feature.possible_transitions": True,
}


def train_model(documents: int = DOCUMENTS, path: Path = ROOM / MODEL) -> str:
    """Write the model and the record of how it was made; its sha256."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=SETTINGS, verbose=False)
    generator = Generator(SEED)
    for _ in range(documents):
        rows, labels = labelled(generator.document())
        if rows:
            trainer.append(rows, labels)
    trainer.train(str(path))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    path.with_suffix(".sha256").write_text(
        f"{digest}  {path.name}\n# seed {SEED}, {documents} documents\n"
    )
    return digest


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
    return features(page, facts(page, signs(page))), labels
