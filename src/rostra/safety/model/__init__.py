"""The judges that come with Rostra, and the files they read."""
