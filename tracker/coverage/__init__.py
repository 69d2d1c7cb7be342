"""What was true on a day: teams reached and people trained, never mixed."""
