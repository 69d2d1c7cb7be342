"""The app: the same verbs as the command line, on screens. Nothing here decides a figure or writes by itself."""
