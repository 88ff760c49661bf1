"""Reading returns in a process of its own, with limits on memory, time and files."""

from data.returns.reading import read_apart

__all__ = ["read_apart"]
