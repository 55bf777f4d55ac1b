"""The terminal face: one screen for each stage, and the views a person opens from them."""
