"""The command line: words in, one verb, text or JSON out. stdout is data, stderr is talk."""
