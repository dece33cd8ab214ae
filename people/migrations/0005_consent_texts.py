"""The first words of each purpose, in both languages, and who reads the ledger and publishes new words."""

import hashlib
from datetime import UTC, datetime

from django.db import migrations

from people.accounts.roles import every, grant, withdraw

# Before any forum that a new site may bring along from earlier years.
IN_USE_FROM = datetime(2017, 1, 1, tzinfo=UTC)

TEXTS = {
    "photos": (
        "Photos: you may photograph or film me at the forum, outside the sessions. A mark on my badge will show "
        "that I agree. In the sessions nobody takes photos or records anything, unless this was announced and "
        "everyone there agrees. Without my mark, nobody takes a picture that shows me. I can change my mind at "
        "any time, and ask you to remove a picture.",
        "Photos : vous pouvez me photographier ou me filmer pendant le forum, en dehors des séances. Une marque "
        "sur mon insigne montrera que je suis d’accord. Pendant les séances, personne ne prend de photos ni "
        "n’enregistre quoi que ce soit, sauf si cela a été annoncé et que toutes les personnes présentes sont "
        "d’accord. Sans cette marque, personne ne prend d’image où l’on me voit. Je peux changer d’avis à tout "
        "moment et vous demander de retirer une image.",
    ),
    "keep_informed": (
        "News: after the forum, write to me now and then with news of the network. You keep my name and my "
        "e-mail address for this, for 24 months at most; then you ask me again. You give them to nobody else. "
        "I can stop this at any time.",
        "Nouvelles : après le forum, écrivez-moi de temps en temps pour me donner des nouvelles du réseau. Vous "
        "gardez pour cela mon nom et mon adresse de courriel, pendant 24 mois au plus ; ensuite, vous me posez "
        "de nouveau la question. Vous ne les donnez à personne d’autre. Je peux y mettre fin à tout moment.",
    ),
    "remember_me": (
        "Next time: use what I tell you now to fill in my next registration, as long as you still have it. I see "
        "it before it is sent and can change anything. How to reach me safely is never used again: you ask me "
        "each time. I can stop this at any time.",
        "La prochaine fois : servez-vous de ce que je vous dis maintenant pour remplir ma prochaine inscription, "
        "tant que vous l’avez encore. Je le vois avant l’envoi et je peux tout changer. Les façons de me joindre "
        "sans danger ne resservent jamais : vous me posez la question chaque fois. Je peux y mettre fin à tout "
        "moment.",
    ),
}
PERMISSIONS = {
    "privacy officer": [*every("view", "people.consententry"), *every("view add", "people.consenttext")]
}


def write_texts(apps, schema_editor):
    text_model = apps.get_model("people", "ConsentText")
    for purpose, words in TEXTS.items():
        english, french = (text.replace(" :", "\u00a0:").replace(" ;", "\u202f;") for text in words)
        text_model.objects.get_or_create(
            purpose=purpose,
            version=1,
            defaults={
                "text_en": english,
                "text_fr": french,
                "fingerprint": hashlib.sha256(f"{english}\0{french}".encode()).hexdigest(),
                "in_use_from": IN_USE_FROM,
            },
        )
    grant(apps, PERMISSIONS)


def remove_texts(apps, schema_editor):
    withdraw(apps, PERMISSIONS)
    apps.get_model("people", "ConsentEntry").objects.all().delete()
    apps.get_model("people", "ConsentText").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("people", "0004_consents")]
    operations = [migrations.RunPython(write_texts, remove_texts)]
