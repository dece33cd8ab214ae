"""How some invented people may be reached, what stands on their badges, and what they agreed to."""

# name -> (safe ways, preferred, number, voice message, hours, language, code word), wishes
REACH = {
    "Amina Riverstone": (
        (("text", "email"), "text", "613-555-0142", False, "Weekdays before 3 p.m.", "English", "Lantern"),
        {"contact_through_care": True},
    ),
    "Théo Rochebrune": (
        (("email", "call"), "email", "514-555-0117", True, "Après 18 h", "Français", ""),
        {"names_forum": True},
    ),
    "Aiyana Cloudberry": (((), "", "", False, "", "", ""), {"no_messages": True}),
}

# name -> (badge, pronouns)
BADGES = {
    "Amina Riverstone": ("first_name", ""),
    "Théo Rochebrune": ("name", "il"),
    "Aiyana Cloudberry": ("initials", "she"),
    "Ingrid Sampleton": ("name", "she"),
}

# What everybody is asked; these said yes to something.
AGREED = {
    "Théo Rochebrune": ("photos", "keep_informed"),
    "Ingrid Sampleton": ("keep_informed",),
    "Amina Riverstone": ("remember_me",),
}
# Said yes when registering, and took it back since.
TAKEN_BACK = {"Ingrid Sampleton": "keep_informed"}

# For whom we buy the ticket: name -> (the name that it must carry, the journey)
TICKETS = {
    "Aiyana Cloudberry": (
        "Aiyana Marie Cloudberry",
        "From Calgary, with a baby on my lap. A seat at the aisle.",
    ),
}
