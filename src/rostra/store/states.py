"""The commenting states, from the most to the least open. Articles ask for one in their notices,
the room `gate` sets and explains them."""

STATES = (
    "open",
    "slow",
    "held-newcomers",
    "held-all",
    "members",
    "read-only",
    "suspended",
    "hidden",
)
