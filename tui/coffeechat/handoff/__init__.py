"""What leaves on the person's word: to the clipboard, an editor, or a file.

Nothing here asks or decides; each function does one thing, or says in one sentence why not.
"""
