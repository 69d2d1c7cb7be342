"""The parts that a full report has beyond page one: each a pure function of what is given, or nothing to say."""
