"""A `Report` is a value, built once from plain values; each format draws it and adds no figure of its own."""
