"""Makes the models that Rostra ships, from open data sets: see README.md."""
