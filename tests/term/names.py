"""Made-up people, and what is said in talks with them."""

FIRST = (
    "Jelisa", "Wei", "Priya", "Tomas", "Marta", "Owen", "Ngozi", "Mika", "Amara", "Sam",
)  # fmt: skip
LAST = (
    "Okafor", "Zhang", "Natarajan", "Lindqvist", "Reis", "Clarke", "Adeyemi", "Laine",
)  # fmt: skip
HOUSES = ("Green Rivers", "Verda", "Baltic Trust", "State U", "Northwind Labs", "Harbour Fund")
TITLES = ("Program Manager", "Grants Officer", "Analyst", "Scientist", "Director")
ZONES = ("", "Europe/Berlin", "America/New_York", "America/Los_Angeles", "Asia/Tokyo")

#: All of them, in an order in which neither names nor surnames come in a row.
NAMES = tuple(
    f"{first} {LAST[(place + turn) % len(LAST)]}"
    for turn in range(len(LAST))
    for place, first in enumerate(FIRST)
)

#: Lines of talks: notes, advice, promises, offers, questions, terms, a surprise.
LINES = (
    "budgets mattered most",
    "the days are long, the people kind",
    "! read the annual report",
    "! join the ecology society",
    "! try a small project first",
    "@me send the poster",
    "@me tell how the course was",
    "@them lend the handbook",
    "? who reads the budget",
    "= burn rate: what a month costs",
    "* nobody has a plan",
)
