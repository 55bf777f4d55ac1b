"""Records and rules of informational interviews.

Pure functions over frozen records: no clock, no randomness, no files. Whatever a rule needs of the
world (the moment, a fresh id) is an argument.
"""
