"""Spreadsheets of outcomes and of balancing counts: matched, checked, and counted once."""
