"""What ties two people, and what one knows of the other: lists of words, as in `words`."""

from coffeechat_advice.phrases import Phrases

_WORK = "talk|lecture|paper|article|book|post|essay|interview|podcast|poster|keynote|panel|blog"
_MORE_WORK = "thesis|dissertation|project|study|report|reports|column|newsletter|workshop|course"
_OTHER_WORK = "seminar|archive|story|account|papers|articles|posts|talks"

#: Words that say how I am connected to somebody.
CONNECTED = Phrases(
    f"""
    alum|alumni|alumnus|alumna|alumnae|classmate|classmates
    fellow *
    we are|have|were? both
    we're|we've both
    both of us
    you and I
    you too
    you also
    like you
    in common
    mutual
    we have? met|worked|studied|share|shared|overlapped|talked|spoke
    to meet you
    meeting|met you at|in|on|last|yesterday
    know each other
    same university|school|lab|group|programme|program|field|town|city|department|degree|society
    same association|company|employer|conference|institute|institution|place|language|way
    thinking about too
    connected on|through
    my|your invitation|connection request? on|here
    suggested|recommended|thought that? I|you|we
    mentioned you|your
    gave|given me? your name|address
    referred|pointed|directed me to you
    told|spoke_to me? about|of you
    told me that? you|you've|you'd
    said that? you|you've|you'd
    friend|colleague|student of mine|ours|yours
    your friend|colleague|student|supervisor|advisor *
    a|an|the old|good? friend of *
    where you *? *? studied|worked|taught|trained|did|wrote|began|started|were
    read|heard|saw|watched|enjoyed|attended|found *? *? *? your *? *? {_WORK}
    read|heard|saw|watched|enjoyed|attended|found *? *? *? your *? *? {_MORE_WORK}
    read|heard|saw|watched|enjoyed|attended|found *? *? *? your *? *? {_OTHER_WORK}|work
    talk|lecture|paper|papers|article|articles|book|panel|report|reports|seminar you|your *
    """,
    but_not="""
    fellow at|of|in|with|and
    hope|like|love|glad|want|wanted|happy|possible to meet you
    """,
)
#: Words of a name that many names share.
COMMON_IN_NAMES = frozenset(
    {
        *("university", "college", "school", "institute", "institution", "state", "national"),
        *("society", "association", "department", "lab", "laboratory", "group", "international"),
        *("centre", "center", "company", "the", "and", "for"),
    }
)

#: Something that they made or did.
THEIR_DOING = Phrases(
    f"""
    your *? *? {_WORK}
    your *? *? {_MORE_WORK}
    your *? *? {_OTHER_WORK}
    your *? path|move|step|change|switch|transition from|to|into|out_of
    how|that|why you *? went|moved|came|left|switched|changed|got|started|founded|built|began
    you *? wrote|published|founded|built|started|led|presented|spoke|organised|organized
    you *? studied|graduated|taught|trained|began|moderated|moved|left|became|chose|joined
    where|when you *? *? worked|did|were
    when|since we shared|worked|studied|met|talked
    how|what|why your team|group|lab|clinic *
    talk|lecture|paper|papers|article|articles|book|panel|report|reports you|your *
    """
)
