"""A packet for each district: where it stands, who is outstanding, what is planned, and what it is asked for."""
