"""The made-up people of the demo store, and who explores: all of it invented.

No person, firm or school here exists; their addresses are on example domains.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from coffeechat.acts.profile import Introduction
from coffeechat.domain.availability import parse_availability
from coffeechat.domain.words import Seniority, Warmth

ME = Introduction(
    name="Noor Haddad",
    institutions=("State U", "Lakeshore College"),
    exploring=("nonprofits", "sustainability", "science policy"),
    entry_level=Seniority.ENTRY,
    availability=parse_availability("Tue Thu 12-17, Wed 9-11"),
    zone="America/New_York",
    more={"cadence": "3b7", "pace": 6},
)


@dataclass(frozen=True, slots=True)
class Connection:
    """A row of the LinkedIn export; `days` is how many days ago we connected."""

    name: str
    title: str
    organisation: str
    slug: str
    days: int


#: What the export of connections holds.
CONNECTIONS = (
    Connection("Jelisa Okafor", "Program Manager", "Green Rivers", "jelisa-okafor", 640),
    Connection("Wei Zhang", "Sustainability Analyst", "Verda", "wei-zhang-verda", 205),
    Connection("Marta Reis", "Grants Coordinator", "Fundação Maré Alta", "marta-reis", 911),
    Connection("Owen Clarke", "Policy Officer", "Kestrel Policy Lab", "owen-clarke", 388),
    Connection("Mika Laine", "Grants Officer", "Baltic Trust", "mika-laine", 1204),
    Connection("Chiara De Luca", "Project Manager", "Studio Quercus", "chiara-de-luca", 460),
    Connection("Rana Aziz", "Science Writer", "Bluewillow Press", "rana-aziz", 733),
    Connection("Aoife Ní Bhriain", "Water Specialist", "Saltmarsh Alliance", "aoife-nb", 216),
    Connection("Søren Østergaard", "Energy Consultant", "Nordvind Raad", "soren-oe", 540),
    Connection("田中 由紀", "Research Coordinator", "Minato Ocean Lab", "yuki-tanaka-lab", 318),
    Connection("Łukasz Wiśniewski", "Data Analyst", "Lanternfish Analytics", "lukasz-w", 152),
    Connection("Leilani Kaʻuhane", "Outreach Officer", "Reefkeepers", "leilani-k", 197),
    Connection("Fatima Zahra El Idrissi", "Policy Advisor", "Civic Harbor", "fz-elidrissi", 265),
    Connection("José María Álvarez", "Field Coordinator", "Atlas Fieldworks", "jm-alvarez", 829),
    Connection("Ольга Соколова", "Impact Analyst", "Harrow & Finch Advisory", "olga-s", 1010),
    Connection("Ελένη Παππά", "Programme Officer", "Aegis of the Sea", "eleni-pappa", 133),
    Connection("Jonas Meyer", "Consultant", "Meridian Soil Partners", "jonas-meyer-soil", 402),
    Connection("Hoàng Minh Anh", "Climate Analyst", "Delta Watch", "minh-anh-h", 178),
    Connection("Isabelle Fournier", "Librarian", "Institut Clairval", "isa-fournier", 1490),
    Connection("Grace Mwangi", "Head of Partnerships", "Openmeadow", "grace-mwangi", 611),
    Connection("Peter Novak", "Talent Partner", "Harrow & Finch Advisory", "peter-novak", 240),
    Connection("Sinéad Doyle", "Policy Fellow", "Kestrel Policy Lab", "sinead-doyle", 349),
    Connection("Arjun Mehta", "Junior Consultant", "Nordvind Raad", "arjun-mehta-nr", 181),
    Connection("Hannah Weiß", "Teacher", "Lakeshore College", "hannah-weiss", 2004),
    Connection("Carlos Quispe", "Engineer", "Vertiente Aguas", "carlos-quispe", 702),
    Connection("Emma Laurent", "Chief Executive Officer", "Verda", "emma-laurent-verda", 154),
    Connection("Tendai Moyo", "Editor", "Bluewillow Press", "tendai-moyo", 497),
    Connection("Ingrid Solberg", "Senior Scientist", "Fjordline Institute", "ingrid-solb", 860),
)

#: Somebody known for longer than all others.
LONG_KNOWN = 'Maren Solheim @"Fjord Parks", Park Planner point:"met at the bird count"'

#: People added by hand, as one would type them: met somewhere, or dreamt of.
ADDED = (
    (
        "Tomas Lindqvist @Green Rivers, Field Scientist track:nonprofits "
        'point:"met at the river cleanup day"'
    ),
    'Ngozi Adeyemi @Verda, Sustainability Analyst track:sustainability point:"State U"',
    (
        "Birgitta Holm @Saltmarsh Alliance, Development Officer "
        'point:"met at the spring career fair"'
    ),
    'Priya Natarajan @"Civic Harbor", Policy Analyst track:"science policy" point:"State U"',
    "Amara Diallo @Openmeadow, Program Coordinator track:nonprofits dream:yes tag:meadows",
    'Ruth Abebe @"Lake Commission", Science Advisor dream:yes why:"she turns lake data into rules"',
    "Mateo Fuentes @Tidewater Commons, Community Organizer track:nonprofits tag:neighbour",
)

#: What is known beyond that: where they are, how to write to them, how well I know them.
DETAILS: Mapping[str, Mapping[str, Any]] = {
    "Jelisa Okafor": {
        "tags": ("non-profit",),
        "place": "Oakland",
        "zone": "America/Los_Angeles",
        "emails": ("jelisa@example.org",),
        "interests": ("volunteers who stay", "open river data"),
        "can_help": ("plots of what her sensors measured",),
        "warmth": Warmth.KNOWN,
    },
    "Wei Zhang": {
        "place": "Vancouver",
        "zone": "America/Vancouver",
        "emails": ("wei@example.org",),
    },
    "Tomas Lindqvist": {
        "tags": ("non-profit",),
        "place": "Gothenburg",
        "zone": "Europe/Stockholm",
        "emails": ("tomas@example.org",),
        "warmth": Warmth.MET_ONCE,
    },
    "Ngozi Adeyemi": {
        "tags": ("company",),
        "place": "Toronto",
        "zone": "America/Toronto",
        "emails": ("ngozi@example.org",),
        "warmth": Warmth.SHARED_POINT,
    },
    "Birgitta Holm": {
        "tags": ("non-profit",),
        "place": "Malmö",
        "zone": "Europe/Stockholm",
        "emails": ("b.holm@example.org",),
        "warmth": Warmth.MET_ONCE,
    },
    "Priya Natarajan": {
        "tags": ("public",),
        "place": "Chicago",
        "zone": "America/Chicago",
        "emails": ("priya@example.org",),
        "warmth": Warmth.COHORT,
    },
    "Mateo Fuentes": {"warmth": Warmth.KNOWN},
    "Mika Laine": {
        "place": "Tampere",
        "zone": "Europe/Helsinki",
        "warmth": Warmth.SHARED_POINT,
    },
    "Aoife Ní Bhriain": {"place": "Galway", "zone": "Europe/Dublin"},
    "Søren Østergaard": {"place": "Aarhus", "zone": "Europe/Copenhagen"},
    "田中 由紀": {"place": "Yokohama", "zone": "Asia/Tokyo"},
    "Leilani Kaʻuhane": {"place": "Hilo", "zone": "Pacific/Honolulu"},
    "Marta Reis": {"place": "Porto", "zone": "Europe/Lisbon", "warmth": Warmth.KNOWN},
    "Grace Mwangi": {"place": "Nairobi", "zone": "Africa/Nairobi"},
    "Amara Diallo": {
        "place": "Dakar",
        "zone": "Africa/Dakar",
        "emails": ("amara@example.org",),
        "interests": ("meadows in cities",),
    },
}
