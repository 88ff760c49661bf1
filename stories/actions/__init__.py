"""What people do. Each action: one transaction, roles and state read again inside it, one event.

Every action takes the store, the person (`by`) and the moment (`at`), and refuses with a
StoryError. Where a click could arrive twice it also takes an idempotency `key`.
"""
