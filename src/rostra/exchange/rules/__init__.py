"""What the exchange decides without asking anybody (pure)."""
