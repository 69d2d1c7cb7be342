"""Files as they arrive: safe scan → grid → columns → rows and problems → proposal (a value) → commit."""
