"""Series, past editions and, from their own files, venues and forums: our words around public facts.

Bilingual text is `{"en": ..., "fr": ...}`. Titles, summaries and descriptions are plain text.
Times are local to the forum’s time zone. The next forum’s dates are counted from the day of loading.
"""

from datetime import date

from .forum_next import FORUM_NEXT
from .forums_2017 import FORUM_2017, MIGRANT_WORKERS_2017
from .venues import VENUES

ORGANISATION = {
    "en": "Sample Council for Newcomers",
    "fr": "Conseil exemple pour les nouveaux arrivants",
}

HOTLINE = {
    "number": "1-833-900-1010",
    "en": "Canadian Human Trafficking Hotline: free, confidential, day and night, in more than 200 "
    "languages.",
    "fr": "Ligne d’urgence canadienne contre la traite des personnes : gratuite, confidentielle, jour et "
    "nuit, dans plus de 200 langues.",
}

SERIES = [
    {
        "slug": "anti-trafficking",
        "title": {
            "en": "National Forum on Human Trafficking",
            "fr": "Forum national sur la traite des personnes",
        },
        "summary": {
            "en": "A regular meeting of people who stand with trafficked persons across the country. We "
            "compare what works, name what stands in the way and agree on what to ask for together.",
            "fr": "Une rencontre régulière de gens qui, partout au pays, se tiennent aux côtés des "
            "personnes ayant subi la traite. On y compare ce qui fonctionne, on y nomme ce qui bloque et "
            "on y convient de ce que l’on demandera ensemble.",
        },
    },
    {
        "slug": "migrant-workers",
        "title": {
            "en": "Migrant Worker Issues Forum",
            "fr": "Forum sur les enjeux des travailleuses et travailleurs migrants",
        },
        "summary": {
            "en": "A forum about the rights, the permits and the daily lives of people who come to Canada "
            "to work for a time, and about how to make their voices count.",
            "fr": "Un forum sur les droits, les permis et le quotidien des personnes qui viennent "
            "travailler au Canada pour un temps, et sur les moyens de faire compter leur voix.",
        },
    },
]

# Only the month of the first five is public: their date is the first of the month, shown as month and year.
PAST_EDITIONS = [
    {
        "slug": "trafficking-2009",
        "series": "anti-trafficking",
        "starts_on": date(2009, 12, 1),
        "ends_on": date(2009, 12, 1),
        "month_only": True,
        "city": {"en": "Windsor", "fr": "Windsor"},
        "province": "ON",
    },
    {
        "slug": "trafficking-2011",
        "series": "anti-trafficking",
        "starts_on": date(2011, 11, 1),
        "ends_on": date(2011, 11, 1),
        "month_only": True,
        "city": {"en": "Montréal", "fr": "Montréal"},
        "province": "QC",
    },
    {
        "slug": "trafficking-2012",
        "series": "anti-trafficking",
        "starts_on": date(2012, 11, 1),
        "ends_on": date(2012, 11, 1),
        "month_only": True,
        "city": {"en": "Toronto", "fr": "Toronto"},
        "province": "ON",
    },
    {
        "slug": "trafficking-2014",
        "series": "anti-trafficking",
        "starts_on": date(2014, 11, 1),
        "ends_on": date(2014, 11, 1),
        "month_only": True,
        "city": {"en": "Gatineau", "fr": "Gatineau"},
        "province": "QC",
    },
    {
        "slug": "trafficking-2016",
        "series": "anti-trafficking",
        "starts_on": date(2016, 11, 1),
        "ends_on": date(2016, 11, 1),
        "month_only": True,
        "city": {"en": "Montréal", "fr": "Montréal"},
        "province": "QC",
    },
    {
        "slug": "trafficking-2017",
        "series": "anti-trafficking",
        "starts_on": date(2017, 12, 3),
        "ends_on": date(2017, 12, 3),
        "month_only": False,
        "city": {"en": "St. Catharines", "fr": "St. Catharines"},
        "province": "ON",
    },
]

ALL_FORUMS = [FORUM_2017, MIGRANT_WORKERS_2017, FORUM_NEXT]

__all__ = [
    "ALL_FORUMS",
    "FORUM_2017",
    "FORUM_NEXT",
    "HOTLINE",
    "MIGRANT_WORKERS_2017",
    "ORGANISATION",
    "PAST_EDITIONS",
    "SERIES",
    "VENUES",
]
