"""Word lists of the checks, in the notation of `coffeechat_advice.phrases`.

Every list has its near misses in the tests: «my current job», «a CV of 0.3», «entering the field»
and the like are none of it.
"""

from coffeechat_advice.phrases import Phrases

_JOB = "job|jobs|position|positions|internship|internships|opening|openings|vacancy|vacancies"
_A = "a|an|the|my|any|some|your"
_KIND_OF = "new|next|first|full-time|part-time|permanent|entry-level|suitable|summer|paid"
_DENIED = (
    "not|never actually|really|currently|now? looking|searching|hunting|seeking|asking|applying"
)
_THEIR_PLACE = "your company|team|group|lab|organisation|organization|department|office|firm"

_TALKING = """
    talk|talking|conversation|chat|call|meet|meeting|speak|speaking|coffee
    of your time
    """
#: The talk that is asked for, and the words that ask for it.
TALKING = Phrases(_TALKING)
TALK = Phrases(
    f"""
    {_TALKING}
    half an? hour
    minute|minutes|min
    time to
    free|available|convenient|suit|suits
    work for you
    ask you
    """
)
ASKING = Phrases(
    """
    would|could|can|may|might|shall|when
    do you have
    are you
    is|are there
    what day|time
    how about
    """
)
TALK_NOUN = Phrases("conversation|chat|talk|call|meeting", but_not="phone|video *")
WEEKLY = Phrases(
    """
    mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays
    weekday|weekdays|weekend|weekends
    any|most|every|all|in_the|on *? morning|mornings|afternoon|afternoons|evening|evenings
    any|most|every day|days
    mornings|afternoons|evenings|lunchtimes
    """
)
PART_OF_DAY = Phrases("morning|mornings|afternoon|afternoons|evening|evenings|noon|midday|lunch")

#: The ways to meet, with the words that name each.
WAYS = {
    "phone": Phrases(
        """
        by|on_the|over_the? phone|telephone call|calls|chat?
        quick|short|brief|a call
        call you
        to|or|could|can call
        call or|and
        """,
        but_not="""
        phone number
        call for
        or call this|that|the|our|it|them
        """,
    ),
    "video": Phrases(
        """
        by|via|over|on? video call|chat|conference|conversation?
        by|via|over|on? zoom|skype|facetime|google_meet|webex|jitsi|Teams
        meet|talk|chat|speak? online
        virtual|virtually
        """
    ),
    "in person": Phrases(
        """
        in person
        over|for|a cup_of? coffee|tea|lunch
        face to face
        on campus
        at|visit|in|come_to|come_by your office|lab
        for a walk
        """
    ),
    "e-mail": Phrases("by|over|via e-mail|email"),
}

#: What an ask is for.
LEARNING = Phrases(
    """
    learn|insight|insights|advice|advise|experience|experiences|perspective|perspectives
    curious|understand|wonder|wondering
    hear about|how|what|why|more|your
    hear|know the *? answer|story|view
    find|finding|figure|figuring|work|working out how|what|whether|why|which|if|more
    know|knowing more|what|how
    ask|tell you|me? about|how|what|why|whether
    ask you? a|the|my|some *? *? questions|question
    talk|talking|speak|speaking|chat|chatting *? *? about how|what|why|your
    about how|what|why you
    your path|story|view|views|thoughts
    what your|the * is|are really? like
    """
)
THANKS = Phrases("thank|thanks|thankful|grateful|appreciate")

#: Papers about myself that an ask should leave at home.
MATERIALS = Phrases(
    """
    CV|CVs
    curriculum vitae
    résumé|résumés
    my *? resume|resumes
    send|sending|share|sharing|attach|attaching|attached you? a|an|my? *? resume
    I|I've|I'll|I'm have|am|will|can|could|also? attach|attached|attaching
    attached is|are|you|please|find|below|here
    attached to this|my *
    find|see *? *? *? *? attached
    is|are attached
    as_an|in_the|see|see_the|find_the|my attachment|attachments
    I|I've|I'm have|am|also? enclose|enclosed|enclosing
    enclosed is|are|you|please|find|my
    is|are enclosed
    my short|brief|one-page|full? bio|biography
    a short|brief|one-page bio
    my *? portfolio
    portfolio of my work
    """,
    but_not="""
    your *? CV|CVs|résumé|résumés
    your curriculum vitae
    CV of|was|below|above|under|research|model|models|method|methods|lab|group|team|pipeline
    CV = *
    résumé|résumés|resume of
    attached to a|an|the|our|their|his|her|its|your|how|that|one
    attach great|much|importance|value|weight|to
    attachment|attachments theory|style|styles|site|sites|research
    enclosed by|in|within
    portfolio of projects|clients|grants|products|investments|tasks
    """,
)

#: What I have achieved, said to impress.
CREDENTIALS = Phrases(
    """
    award|awards|prize|prizes|honor|honors|honour|honours|medal|distinction
    GPA
    summa|magna cum_laude
    valedictorian
    first-author|first_author|lead_author|peer-reviewed
    I|I've have? published|authored|patented|won|received|earned|graduated
    my *? publication|publications|patent|patents|achievements|accomplishments
    my|a|an *? fellowship|scholarship|grant
    years of *? experience
    proficient|fluent|skilled|expert|certified in
    """,
    but_not="""
    your *? award|awards|prize|prizes|honor|honors|honour|medal|fellowship|scholarship|grant
    award|prize|grant of|from|by your
    years of your experience
    """,
)
#: Words that leave the time to them.
OTHER_TIMES = Phrases(
    """
    any|another|other|different time|times|day|days|slot|slots
    flexible|whenever
    at|to your convenience
    around|to|with your schedule|calendar|plans|time|availability
    work|working|fit|fitting|plan|planning around you|yours
    happy|glad|can|will|could to? adapt|adjust|rearrange
    move things|mine around?
    if it|it's|that|that's|this|those|these *? *? *? bad|early|late|full|impossible|work|suit
    later|earlier is|would also|be? fine|ok|no_problem|good|possible
    what|which|whatever time|times|day|days suits|suit|works|work|is|are
    suits|suit|works|work|better|best|easier|convenient for? you
    when it|would|is|are? *? convenient|suit|suits|work|works|best
    if none|neither|not
    propose|suggest|name|choose|pick another|a|any? time|date|day|one
    """,
    but_not="no other time|times|day|days",
)
#: Phrases that everybody uses, and that sound like taking.
WORN = Phrases(
    """
    pick|picking your brain|brains
    grab|grabbing a? bit|moment|minute|few_minutes of your time
    """
)

#: Talk of a job to be had; the first can be said in another way, the others go.
LOOKING_FOR_A_JOB = Phrases(
    f"""
    looking|searching|hunting for {_A}? {_KIND_OF}? {_KIND_OF}? {_JOB}|employment
    """,
    but_not=f"""
    position|positions|job paper|papers|satisfaction|title|titles
    {_DENIED}
    """,
)
INSTEAD_OF_LOOKING = "learning about careers"
JOB_TALK = Phrases(
    f"""
    seek|seeking|in_search_of {_A}? {_KIND_OF}? {_KIND_OF}? {_JOB}|employment
    job opportunity|opportunities|opening|openings|offer|offers|hunt|hunting|posting|postings
    job vacancy|vacancies|application|applications
    on|in|during|early_in|about|with my job search
    employment|internship opportunity|opportunities|opening|openings
    internship|internships that? is|are|be? available
    are|whether|if you|your *? are|is|you're? currently|still|also? hiring|recruiting
    is your * currently|still|also? hiring|recruiting
    any|current|possible job? opening|openings|vacancy|vacancies
    open position|positions
    position|positions is|are open
    opening|openings|vacancy|vacancies at|in|on|with {_THEIR_PLACE}
    apply|applying for|to {_A}|this|that? *? job|jobs|position|positions|role|roles|internship
    apply|applying for|to {_A}? *? company|firm|opening|openings|vacancy|vacancies|internships
    my job? application for|to|at|with {_A}? *? job|position|role|internship|company|team|firm
    refer me
    put in a good|kind? word
    recommend me for|to|at
    offer me a|an|any *? job|position|role|internship|place
    I|I'd would|want|hope|could|can|wish? love|like? to? work|intern for|at|with? you
    I|I'd would|want|hope|could|can|wish? love|like? to? work|intern for|at|with {_THEIR_PLACE}
    I|I'd would|want|hope|could|can|wish? love|like? to? join {_THEIR_PLACE}
    hire me
    consider|keep me in_mind? for a|an|any|the *? job|position|role|opening|internship
    help me to? find|get|land a|an|my *? job|position|role|internship
    is|are there a|an|any|some *? *? job|jobs|internship|internships available|open|for_me|at|in|on
    is|are there a|an|any|some *? *? position|positions available|open|for_me|at|in|on
    is|are there any|some open? job|jobs|internship|internships|position|positions
    do you have|know_of a|an|any|some *? *? opening|openings|vacancy|vacancies
    do you have|know_of a|an|any|some open? position|positions|internship|internships available|for?
    """,
    but_not=f"""
    refer me to a|an|any|some|the book|paper|article|page|source|report
    position|positions|job paper|papers|satisfaction|description|descriptions|title|titles
    hiring|recruiting participants|volunteers|patients|speakers
    work with you on
    {_DENIED}
    """,
)

#: Work that I would be putting on the other person.
LABOUR = Phrases(
    """
    review|proofread|critique|edit my|the|a|some_of_my draft|drafts|attached
    review|proofread|critique|edit|comment_on|go_over|look_over my *
    read_through|read_over|feedback_on|look_at my *
    read my *? paper|writing|draft|thesis|manuscript|proposal|essay|statement|letter
    forward|share|circulate|pass_on|pass my *
    pass|forward this|it on|along|to
    introduce|introducing me
    make|making a|an|any|some|the introduction|introductions
    put me in touch|contact
    connect me with|to
    send me? any|some|the|along? me? job? posting|postings|opening|openings|vacancies|adverts
    let me know of|about any? *? opening|openings|posting|postings|vacancies|opportunities
    if you hear|see|know of|about? any? *? opening|openings|posting|postings|vacancies
    write me? a|an *? reference|recommendation
    be my referee|mentor
    """,
    but_not="share my experience|experiences|story|own|thoughts",
)
#: Words by which they offered it themselves; then it is no burden.
OFFERED = Phrases(
    """
    you *? offered
    your *? offer|offers
    """
)
#: What is written when there is nothing to say.
EMPTY = Phrases(
    """
    just|only? checking in
    checking in with|on you
    check in with you
    touch|touching base
    still looking
    hope you are|are_doing|have_been? well
    hope this|my *? finds you well
    wanted to say hi|hello
    keep|stay|keeping|staying in touch
    see how you are doing
    how are|have things|you been? going?
    """
)
ATTACHED = Phrases(
    """
    attach~
    enclos~
    here is|are|it_is
    link below|to
    """
)
#: More of their time, asked for.
MORE_TIME = Phrases(
    """
    another|a_second|a_further|one_more|a_follow-up call|chat|conversation|meeting|talk
    another|a_second|a_further|one_more half an? hour
    meet|talk|speak|call again
    """
)

#: Words that point at something in particular that they said.
SPECIFIC = Phrases(
    """
    you *? said|mentioned|suggested|recommended|described|explained|named|showed|shared|asked
    you told me
    you pointed
    your *? advice|suggestion|story|stories|point|points|example|description|tip|tips about|on|of|to
    your *? advice|suggestion|story|point|tip|warning|idea that|with|from
    your *? view|views|answer|answers|ideas|thought|thoughts|warning|list|account about|on|of|to
    stayed|stuck with me
    struck me
    stood out
    I had? learned|learnt that
    """
)

#: Titles of people who hire rather than do the work.
HIRING = Phrases(
    """
    HR
    human resources
    recruiter|recruiters|recruiting|recruitment
    people operations
    people and|& culture
    staffing|headhunter
    talent acquisition|management|partner|manager|specialist|operations|development|scout
    of|and|&|global talent
    """
)

#: Questions of a job interview, each with one that suits a conversation.
INTERVIEW_QUESTIONS = (
    (
        Phrases("greatest|biggest|main|best|worst strength|strengths|weakness|weaknesses"),
        "Which skills do you lean on most in your work?",
    ),
    (
        Phrases("where do you see yourself"),
        "How do you think your field will change over the next few years?",
    ),
    (
        Phrases("why should I|we|someone|somebody|anyone|one"),
        "What do people enjoy about this work?",
    ),
    (Phrases("justify your|why|the|how"), "How did you come to that choice?"),
)
RANKED = Phrases(
    """
    most|best|worst|biggest|greatest|hardest|largest|easiest|top|favourite|favorite
    two|three|four|five|2|3|4|5|10
    """
)
AND_WHY = Phrases("and explain? why")
FOR_ME = Phrases(
    """
    could I work|intern|join|start
    is there a|an|any|some? *? opportunity|place|chance|room|role for me|someone_like_me
    """
)
CLOSING_QUESTION = Phrases(
    """
    who|whom|anyone|anybody|someone|somebody else
    other people
    who|whom should|could|would|can I also? talk|speak|write|turn
    """
)
