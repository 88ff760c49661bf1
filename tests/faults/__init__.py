"""What goes wrong outside the program: `pytest -m faults` does each often, and counts."""
