"""Words that are names of people or firms, and ordinary words besides.

At the beginning of a sentence, or in small letters, they do not give anybody away.
"""

_PARTICLES = """
al an and bin da das de del della den der di do dos du e el en la las le los of san st the ter
van vom von y zu zum zur dr prof phd mr mrs ms mx sir dame jr sr ii iii
"""
_ORDINARY = """
able ace apple april art august baker ball bank bar barber bay bean bear bell berry best bill
bird bishop black blue bond book boss bowl boy branch brave bridge bright brook brown buck bull
burns bush butler butter candy car care carol carter case cash cat chance chase child church
clay close cloud coach cole cook cooper cord corn crane crew crisp cross crystal daisy dale dawn
day dean dear delta drew drum duke earl earth east easter eden faith fall farmer feather field
finch fine fish fisher fit flint flower focus ford forest forge forum foster fox frank free
friend frost garden gardener gate gem gene ginger glad glass glen go gold good grace grant
grants gray green grey ground grove guy hale hall hand hardy harper hart have hawk hay hazel he
head heather her hill his holly home honey hook hope house hunt hunter i in ink instant iris is
it ivory ivy jack jade jasmine jay jewel joy june junior just keen key kid king knight lab lake
lamb lance land lane lark last law leaf lee leo life light lily link lock lodge long lord lot
love low luck ma major man many march marine mark marsh mason may me meadow mercy merry meta
mild mile mill miller mine mint miss moon more moss moth mud my nature new news nice no noble
north not now nurse oak ocean olive on only opal open orange order our own page park parks pass
past path patience pay peace pearl penny pepper pike pine place plant pleasant point pond pool
poor pope porter post potter power price pride prince prior rain ray read reed reef rice rich
ring rise river rivers road robin rock rose round rowan ruby rush rusty sage sail salt sand
sandy scout sea season see senior sharp she shell shepherd shore short sky small smart smith
snow so soil sole song south spark spring square star stern stone storm strong studio summer sun
sunny sweet swift tall target they thing tidal tide to top tower town trust turner underwood
union us valley victor violet visa wade walker wall ward was watch water way we well west
wheeler white wild will willow winter wise wolf wonder wood woods word world worth wren you
young your
"""

#: They stand in names and name nobody.
PARTICLES = frozenset(_PARTICLES.split())
ORDINARY = frozenset(_ORDINARY.split())
