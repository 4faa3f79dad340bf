"""What can be done with accounts: one transaction each."""
