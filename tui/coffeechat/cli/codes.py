"""The exit codes of every command."""

DONE = 0
REFUSED = 1
WRONG_USAGE = 2
PARTLY = 3
DUE = 10
#: As the shell has it for programs that Ctrl-C ended, and for those whose reader went away.
INTERRUPTED = 130
NO_READER = 141
