"""Reports that were given out: kept as they were drawn, drawn again, held against each other and against today."""
