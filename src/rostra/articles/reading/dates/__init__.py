"""Dates, times and zones as articles print them, in the languages that Rostra reads."""
