"""The shell face: one command for each thing one can do, without a screen."""
