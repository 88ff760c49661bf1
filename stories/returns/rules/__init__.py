"""From the events of one person to outcomes and the facts that balance them."""
