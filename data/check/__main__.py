"""python -m data.check: say what would keep a real service from starting, and how to mend it."""

import sys

from data.check import look, problems, still_to_say


def main() -> int:
    """0 if it may start; 1 with a line for each unsafe setting; 2 where sign-in is not set up."""
    situation = look.from_files()
    if not situation.auth:
        print(
            "Sign-in is not set up: there is no [auth] in .streamlit/secrets.toml, so the service "
            "would open as a demonstration on this machine alone."
        )
        return 2
    found = problems(situation)
    for each in found:
        print(f"- {each.mend}")
    for sentence in still_to_say(situation):
        print(f"Not yet said. {sentence}")
    print(f"{len(found)} to mend." if found else "Nothing unsafe was found. The service may start.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
