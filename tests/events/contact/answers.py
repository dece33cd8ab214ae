"""What somebody says about reaching them, as the actions take it and as the page sends it."""

from events.contact.queries import Reach

REACH = Reach(
    ways=("email", "call"),
    prefers="call",
    phone="514 555-0199",
    voicemail=False,
    hours="Hours Canary",
    call_language="Tigrinya",
    code_word="Canary Lantern",
)
ANSWERS = {
    "ways": ["email", "call"],
    "prefers": "call",
    "phone": "514 555-0199",
    "voicemail": "no",
    "hours": "Hours Canary",
    "call_language": "Tigrinya",
    "code_word": "Canary Lantern",
}
