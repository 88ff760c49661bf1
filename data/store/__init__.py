"""The store: one transaction for each action, on SQLite or PostgreSQL."""

from data.store.store import Store, Work

__all__ = ["Store", "Work"]
