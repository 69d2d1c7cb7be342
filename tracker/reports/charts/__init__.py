"""The report's charts: frozen values become drawings, which every format draws with the same code."""
