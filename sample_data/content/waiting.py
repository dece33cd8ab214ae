"""Invented people who ask for a place where few are left: approved and waiting, or without an answer yet."""

# name, e-mail, province, language, whether the team has said yes, whether short notice is fine.
PEOPLE = [
    ("Rosalind Teacup", "rosalind.teacup@example.org", "ON", "en", True, False),
    ("Benoît Passerelle", "benoit.passerelle@example.org", "QC", "fr", True, True),
    ("Imogen Weathervane", "imogen.weathervane@example.org", "MB", "en", True, False),
    ("Lucie Boussole", "lucie.boussole@example.org", "NB", "fr", False, False),
    ("Desmond Inkwell", "desmond.inkwell@example.org", "ON", "en", False, False),
]
CATEGORY = "government"
REASON = "They plan the region's services. / Ces personnes planifient les services de la région."
