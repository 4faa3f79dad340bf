"""A publisher's HTML page → what it says of its article."""
