"""What people may ask for in order to take part, in both languages; staff may add to it and reword it."""

from django.db import migrations

OPTIONS = {
    "communication": [
        ("asl", "ASL interpretation", "Interprétation en ASL"),
        ("lsq", "LSQ interpretation", "Interprétation en LSQ"),
        ("deafblind", "Deafblind intervenor", "Intervenante ou intervenant pour personne sourdaveugle"),
        ("cart_en", "CART real-time captioning in English", "Sous-titrage en temps réel (CART) en anglais"),
        ("cart_fr", "CART real-time captioning in French", "Sous-titrage en temps réel (CART) en français"),
        ("assistive_listening", "Assistive listening", "Système d’aide à l’audition"),
        ("note_taker", "Note taker", "Prise de notes"),
        ("interpretation_en_fr", "English–French interpretation", "Interprétation français-anglais"),
        (
            "other_spoken_language",
            "Interpretation in another spoken language",
            "Interprétation dans une autre langue parlée",
        ),
        ("large_print", "Large print", "Gros caractères"),
        ("braille", "Braille", "Braille"),
        ("file_in_advance", "Accessible files in advance", "Fichiers accessibles à l’avance"),
        ("plain_language", "Plain-language summary", "Résumé en langage clair"),
        ("audio_description", "Audio description of visuals", "Description des éléments visuels"),
    ],
    "space": [
        (
            "step_free",
            "Step-free access, space for a wheelchair or scooter",
            "Accès sans marche, espace pour fauteuil ou triporteur",
        ),
        (
            "reserved_seat",
            "Reserved seat at the front or near an exit",
            "Place réservée à l’avant ou près de la sortie",
        ),
        ("accessible_room", "Accessible hotel room", "Chambre d’hôtel accessible"),
        ("accessible_parking", "Accessible parking", "Stationnement accessible"),
        ("adapted_transport", "Adapted transport", "Transport adapté"),
        ("support_person", "Support person (no fee)", "Personne de soutien (sans frais)"),
        ("service_animal", "Service animal", "Animal d’assistance"),
        ("sighted_guide", "Sighted guide", "Guide voyant"),
        ("scent_reduced", "Scent-reduced space", "Milieu sans parfum"),
        ("quiet_room", "Quiet room", "Salle calme"),
        ("low_light", "Low light", "Éclairage tamisé"),
        ("longer_breaks", "Longer breaks", "Pauses prolongées"),
        ("all_gender_washroom", "All-gender washroom", "Toilettes non genrées"),
        ("online", "Online participation", "Participation à distance"),
    ],
    "safety": [
        ("counsellor", "On-site counsellor", "Soutien psychosocial sur place"),
        ("content_notices", "Content notices in advance", "Avertissements de contenu à l’avance"),
        ("private_arrival", "Private arrival or separate check-in", "Arrivée discrète ou accueil séparé"),
        (
            "not_seated_near",
            "Not being seated near certain persons or authorities",
            "Ne pas être près de certaines personnes ou autorités",
        ),
        ("trusted_person", "Bringing a trusted person", "Venir avec une personne de confiance"),
    ],
    "family": [
        ("childcare", "Childcare on site", "Garde d’enfants sur place"),
        ("childcare_costs", "Help with childcare costs", "Aide pour les frais de garde"),
        ("nursing_space", "Nursing space", "Espace d’allaitement"),
        ("prayer_room", "Prayer or reflection room", "Salle de prière ou de recueillement"),
        (
            "smudging_space",
            "Smudging space (ventilated, separate from scent-free rooms)",
            "Espace de purification par la fumée (aéré, séparé des milieux sans parfum)",
        ),
        ("elder", "An Elder", "La présence d’une Aînée ou d’un Aîné"),
    ],
    "food": [
        ("vegetarian", "Vegetarian", "Végétarien"),
        ("vegan", "Vegan", "Végétalien"),
        ("halal", "Halal", "Halal"),
        ("kosher", "Kosher", "Casher"),
        ("no_pork", "No pork", "Sans porc"),
        ("no_beef", "No beef", "Sans bœuf"),
        ("gluten_free", "Gluten-free (celiac)", "Sans gluten (maladie cœliaque)"),
        ("dairy_free", "Dairy-free", "Sans produits laitiers"),
        ("diabetes", "Diabetes-friendly", "Adapté au diabète"),
        ("soft_food", "Soft or puréed", "Texture molle ou en purée"),
        ("fasting", "Meals outside fasting times", "Repas en dehors des heures de jeûne"),
        (
            "food_allergy",
            "Food allergy (say which one below)",
            "Allergie alimentaire (dites laquelle ci-dessous)",
        ),
    ],
}


def write_options(apps, schema_editor):
    option = apps.get_model("events", "AccessOption")
    for group, rows in OPTIONS.items():
        for position, (code, english, french) in enumerate(rows):
            option.objects.get_or_create(
                code=code,
                defaults={"group": group, "position": position, "name_en": english, "name_fr": french},
            )


def remove_options(apps, schema_editor):
    codes = [code for rows in OPTIONS.values() for code, _english, _french in rows]
    apps.get_model("events", "AccessOption").objects.filter(code__in=codes).delete()


class Migration(migrations.Migration):
    dependencies = [("events", "0001_initial")]
    operations = [migrations.RunPython(write_options, remove_options)]
