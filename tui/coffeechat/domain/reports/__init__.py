"""What the records add up to: counts, medians and words over `Records`, a file for each."""
