"""Help for authors of plugins: a new one that works, and rules that say what is wrong with one."""
