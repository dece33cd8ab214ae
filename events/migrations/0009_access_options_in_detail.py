"""By when each need must be booked, what it asks of a room, and the allergens that the kitchen must know."""

from django.db import migrations

from people.accounts.roles import every, grant, withdraw

# Working days before the forum. Interpreters and captioning are booked weeks ahead; what is not named is 5.
TEN_DAYS = [
    "asl",
    "lsq",
    "deafblind",
    "cart_en",
    "cart_fr",
    "interpretation_en_fr",
    "other_spoken_language",
    "braille",
    "sighted_guide",
    "accessible_room",
    "counsellor",
    "childcare",
    "smudging_space",
    "elder",
]
NO_DAYS = ["support_person", "service_animal", "trusted_person", "childcare_costs", "reserved_seat"]
ROOM_FEATURES = {
    "assistive_listening": "hearing_loop",
    "step_free": "step_free",
    "scent_reduced": "scent_reduced",
    "quiet_room": "quiet",
    "low_light": "adjustable_light",
    "all_gender_washroom": "all_gender_washroom",
    "online": "online",
    "smudging_space": "ventilated_for_smoke",
}
ALLERGENS = [
    ("peanuts", "Peanuts", "Arachides"),
    ("tree_nuts", "Tree nuts", "Noix"),
    ("sesame", "Sesame", "Sésame"),
    ("milk", "Milk", "Lait"),
    ("eggs", "Eggs", "Œufs"),
    ("fish", "Fish", "Poisson"),
    ("shellfish", "Crustaceans and molluscs", "Crustacés et mollusques"),
    ("soy", "Soy", "Soya"),
    ("wheat", "Wheat", "Blé"),
    ("mustard", "Mustard", "Moutarde"),
    ("sulphites", "Sulphites", "Sulfites"),
]
# Each allergy is asked for by itself now, with how strong it is.
ASKED_OTHERWISE = "food_allergy"

PERMISSIONS = {"care": every("view", "events.accesscase")}


def prepare(apps, schema_editor):
    options = apps.get_model("events", "AccessOption").objects
    options.update(lead_days=5)
    options.filter(code__in=TEN_DAYS).update(lead_days=10)
    options.filter(code__in=NO_DAYS).update(lead_days=0)
    for code, feature in ROOM_FEATURES.items():
        options.filter(code=code).update(room_feature=feature)
    options.filter(code=ASKED_OTHERWISE).update(is_offered=False)
    for position, (code, english, french) in enumerate(ALLERGENS):
        options.get_or_create(
            code=code,
            defaults={
                "group": "allergy",
                "position": position,
                "name_en": english,
                "name_fr": french,
                "lead_days": 5,
            },
        )
    grant(apps, PERMISSIONS)


def undo(apps, schema_editor):
    options = apps.get_model("events", "AccessOption").objects
    options.filter(code__in=[code for code, _english, _french in ALLERGENS]).delete()
    options.filter(code=ASKED_OTHERWISE).update(is_offered=True)
    withdraw(apps, PERMISSIONS)


class Migration(migrations.Migration):
    dependencies = [("events", "0008_access_cases"), ("people", "0002_roles")]
    operations = [migrations.RunPython(prepare, undo)]
