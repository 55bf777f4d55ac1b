"""Pieces that several letters share. Facts that may be unknown stand in `{% if … %}`."""

#: The one clear request, with times where there are any, and leave to choose another.
REQUEST = """\
Would you have {{ minutes }} minutes for a short conversation, by phone or video?\
{% if times %} For example:
{% for time in times %}
- {{ time }}
{%- endfor %}

Any other time in the next few weeks is just as good.
{%- else %} Any time in the next few weeks is good.{% endif %}
"""

THANKS = """\
Thank you for considering it.

Best wishes,
{{ signature }}
"""

#: What ends an ask.
ASK_FOR_IT = f"{REQUEST}\n{THANKS}"

WHO = """\
I am {{ me }}{% if institution and not (point and institution in point) %} from \
{{ institution }}{% endif %}"""

SAW = "{% if noticed %} I saw that you {{ noticed }}.{% endif %}"

EXPLORING = """exploring {{ exploring or "what could come next for me" }}"""

LEARN = """\
would love to learn from your experience{% if title %} as {{ title }}{% endif %}\
{% if organisation %} at {{ organisation }}{% endif %}: what the work is really like, and what \
you would tell a newcomer."""

SUBJECT = "A question about your work{% if organisation %} at {{ organisation }}{% endif %}"
