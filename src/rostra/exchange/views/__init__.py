"""What publishers' pages ask for: the script, the thread, and the window to sign in."""
