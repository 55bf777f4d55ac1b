"""Widgets of the terminal face: they know text and keys, nothing of people or conversations."""
