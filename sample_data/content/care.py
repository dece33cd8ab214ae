"""What the invented people of the next forum eat, and how far their needs have come."""

# By name: diets, allergies as (allergen, how strong, even traces), fasting times, own words.
FOOD = {
    "Amina Riverstone": (["halal"], [], "", ""),
    "Tala Goldenrod": (["vegetarian"], [("tree_nuts", "unwell", False)], "", ""),
    "Perle": (["gluten_free"], [], "", ""),
    "Ondine Clairbois": (["vegan"], [], "", ""),
    "Desta Morningfield": (["vegetarian", "fasting"], [], "Friday until 4 p.m.", ""),
    "Iseul Papercrane": ([], [("peanuts", "dangerous", True), ("sesame", "serious", False)], "", ""),
    "Théo Rochebrune": (["no_pork"], [("shellfish", "serious", False)], "", "Sans alcool dans les desserts."),
    "Aiyana Cloudberry": ([], [("milk", "unwell", False)], "", ""),
}
WOULD_RATHER_TALK = {"Guadalupe Hillrose"}

# Each step: the person, the need, then what was done about it, in order.
STORIES = [
    (
        ("Amina Riverstone", "option:childcare"),
        ("arrange", "Les Petits Pas", 48_000, 40),
        ("move", "arranged", "Two educators in the room beside yours, both days, 8:30 a.m. to 5 p.m."),
        ("answer", "works", ""),
    ),
    (
        ("Ondine Clairbois", "option:lsq"),
        ("take_on",),
        ("arrange", "Mains ouvertes", 360_000, -2),
        ("write", "Nous cherchons deux interprètes. Serez-vous là les deux jours?"),
    ),
    (
        ("Iseul Papercrane", "option:cart_en"),
        ("take_on",),
        ("arrange", "Clear Line Captions", 128_000, 3),
    ),
    (
        ("Desta Morningfield", "option:prayer_room"),
        ("move", "arranged", "The small room on the ground floor is kept free from noon to two."),
    ),
    (
        ("Kenji Tidepool", "option:online"),
        (
            "move",
            "impossible",
            "The workshops are not filmed. We can call you for the closing plenary, and we asked for help "
            "with your fare.",
        ),
    ),
    (
        ("Fatoumata Belleroche", "option:file_in_advance"),
        ("move", "arranged", "Les documents partent dix jours avant, en grands caractères."),
        (
            "answer",
            "does_not",
            "Dix jours, c’est trop tard pour moi. Serait-ce possible deux semaines avant?",
        ),
    ),
    (("Tala Goldenrod", "option:step_free"), ("take_on",)),
    (("Perle", "option:support_person"), ("take_on",)),
]
# What was asked for and then taken back.
TAKEN_BACK = [("Perle", "support_person")]
