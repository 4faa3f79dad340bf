"""What holds for comments, without database, network or clock."""
