"""The two forums held side by side in December 2017: public facts in our own words."""

from datetime import date, time

TIME_ZONE = "America/Toronto"

FORUM_2017 = {
    "slug": "trafficking-2017",
    "series": "anti-trafficking",
    "status": "past",
    "title": {
        "en": "National Forum on Human Trafficking",
        "fr": "Forum national sur la traite des personnes",
    },
    "edition": {"en": "Sixth edition, 2017", "fr": "Sixième édition, 2017"},
    "summary": {
        "en": "One day to compare what works, name what stands in the way, and agree on what to ask for "
        "together.",
        "fr": "Une journée pour comparer ce qui fonctionne, nommer ce qui bloque et convenir de ce que "
        "nous demanderons ensemble.",
    },
    "starts_on": date(2017, 12, 3),
    "ends_on": date(2017, 12, 3),
    "time_zone": TIME_ZONE,
    "mode": "in_person",
    "venue": "brock-university",
    "venue_shown_to": "everyone",
    "city": {"en": "St. Catharines", "fr": "St. Catharines"},
    "province": "ON",
    "capacity": 60,
    "parallel_to": ["migrant-workers-2017"],
    "territory": {
        "en": "We meet on the traditional territory of the Anishinaabeg and Haudenosaunee peoples.",
        "fr": "Nous nous réunissons sur le territoire traditionnel des peuples anishinaabeg et "
        "haudenosaunee.",
    },
    "objectives": [
        {
            "en": "Help people and groups across the pan-Canadian network work together more closely.",
            "fr": "Resserrer la collaboration entre les personnes et les groupes du réseau pancanadien.",
        },
        {
            "en": "Share what we have learned and tried, both in raising awareness and in serving people.",
            "fr": "Mettre en commun nos expériences et nos stratégies, tant pour sensibiliser que pour "
            "offrir des services.",
        },
        {
            "en": "Look closely at trends, needs and policies that bear on the protection of trafficked "
            "persons.",
            "fr": "Analyser les tendances, les besoins et les politiques qui touchent la protection des "
            "personnes ayant subi la traite.",
        },
        {
            "en": "Discuss advocacy strategies and actions to remove what keeps people from being protected.",
            "fr": "Discuter de stratégies et de gestes de plaidoyer pour lever les obstacles à la "
            "protection.",
        },
    ],
    "funders": [
        {
            "name": {
                "en": "Canadian Women’s Foundation and its partners",
                "fr": "Fondation canadienne des femmes et ses partenaires",
            },
        },
        {"name": {"en": "Canadian Heritage", "fr": "Patrimoine canadien"}},
    ],
    "categories": [
        {
            "code": "everyone",
            "title": {"en": "Participant", "fr": "Participante ou participant"},
            "description": {
                "en": "One rate for everyone; free for people with lived experience of trafficking.",
                "fr": "Un seul tarif pour tout le monde; gratuit pour les personnes qui ont vécu la traite.",
            },
            "fee_cents": 4000,
            "capacity": 60,
        },
    ],
    "sessions": [
        {
            "code": "opening",
            "kind": "opening",
            "title": {
                "en": "Anti-trafficking forums in perspective",
                "fr": "Les forums contre la traite, mis en perspective",
            },
            "description": {
                "en": "A look back at five forums since 2009: what we asked for, what changed, and what is "
                "still on the table this morning.",
                "fr": "Un retour sur cinq forums tenus depuis 2009 : ce que nous avons demandé, ce qui a "
                "changé et ce qui reste à faire ce matin.",
            },
            "day": 0,
            "starts": time(9, 0),
            "ends": time(9, 30),
            "room": "main-hall",
            "language": "both",
            "interpreted": True,
            "joint_with": [],
            "capacity": None,
        },
        {
            "code": "root-causes",
            "kind": "roundtable",
            "title": {
                "en": "The root causes of trafficking and the impact of policy",
                "fr": "Les causes profondes de la traite et l’effet des politiques",
            },
            "description": {
                "en": "Why are some people so much easier to exploit than others? Around one table we "
                "trace how poverty, gender, race, status and the rules on permits meet in one person’s "
                "life.",
                "fr": "Pourquoi est-il tellement plus facile d’exploiter certaines personnes que d’autres? "
                "Autour d’une même table, nous voyons comment la pauvreté, le genre, la race, le statut et "
                "les règles sur les permis se croisent dans une seule vie.",
            },
            "day": 0,
            "starts": time(9, 30),
            "ends": time(10, 45),
            "room": "main-hall",
            "language": "both",
            "interpreted": True,
            "joint_with": [],
            "capacity": None,
        },
        {
            "code": "morning-break",
            "kind": "break",
            "title": {"en": "Break", "fr": "Pause"},
            "description": {"en": "Coffee, tea and fruit.", "fr": "Café, thé et fruits."},
            "day": 0,
            "starts": time(10, 45),
            "ends": time(11, 0),
            "room": "main-hall",
            "language": "both",
            "interpreted": False,
            "joint_with": [],
            "capacity": None,
        },
        {
            "code": "spectrum",
            "kind": "workshop",
            "title": {
                "en": "How to respond to situations across the spectrum of exploitation",
                "fr": "Comment réagir aux diverses situations du continuum de l’exploitation",
            },
            "description": {
                "en": "Unpaid overtime, a passport kept in a drawer, threats, force: not every abuse is "
                "trafficking, and every one calls for an answer. People from both forums work through "
                "short cases together.",
                "fr": "Heures supplémentaires impayées, passeport gardé dans un tiroir, menaces, "
                "contrainte : tout abus n’est pas de la traite, mais chacun appelle une réponse. Les gens "
                "des deux forums étudient ensemble de courts cas.",
            },
            "day": 0,
            "starts": time(11, 0),
            "ends": time(12, 30),
            "room": "main-hall",
            "language": "both",
            "interpreted": True,
            "joint_with": ["migrant-workers-2017"],
            "capacity": 80,
        },
        {
            "code": "lunch",
            "kind": "break",
            "title": {"en": "Lunch", "fr": "Dîner"},
            "description": {
                "en": "Served on site, with vegetarian and halal choices.",
                "fr": "Servi sur place, avec des choix végétariens et halal.",
            },
            "day": 0,
            "starts": time(12, 30),
            "ends": time(13, 30),
            "room": "main-hall",
            "language": "both",
            "interpreted": False,
            "joint_with": [],
            "capacity": None,
        },
        {
            "code": "advocate",
            "kind": "workshop",
            "title": {
                "en": "How to be an advocate: working with police, the legal system, government "
                "institutions and the media",
                "fr": "Comment défendre les droits : travailler avec la police, le système de justice, les "
                "institutions publiques et les médias",
            },
            "description": {
                "en": "Four doors that people often have to pass through, and how to walk beside them. "
                "What to ask for first, what to put in writing, and when to say no on someone’s behalf.",
                "fr": "Quatre portes que les gens doivent souvent franchir, et la façon de les "
                "accompagner. Que demander d’abord, que mettre par écrit et quand refuser au nom de "
                "quelqu’un.",
            },
            "day": 0,
            "starts": time(13, 30),
            "ends": time(14, 30),
            "room": "room-b",
            "language": "en",
            "interpreted": True,
            "joint_with": [],
            "capacity": 50,
        },
        {
            "code": "afternoon-break",
            "kind": "break",
            "title": {"en": "Break", "fr": "Pause"},
            "description": {"en": "Coffee and tea.", "fr": "Café et thé."},
            "day": 0,
            "starts": time(14, 30),
            "ends": time(14, 45),
            "room": "main-hall",
            "language": "both",
            "interpreted": False,
            "joint_with": [],
            "capacity": None,
        },
        {
            "code": "response-maps",
            "kind": "workshop",
            "title": {
                "en": "Building community response maps: when and why they are needed & lessons learned",
                "fr": "Bâtir une carte d’intervention communautaire : quand, pourquoi et leçons apprises",
            },
            "description": {
                "en": "A response map shows who does what, and who to call at three in the morning. People "
                "from places that have one tell how they made it, what it cost and what they would do "
                "differently.",
                "fr": "Une carte d’intervention montre qui fait quoi, et qui appeler à trois heures du "
                "matin. Des gens de milieux qui en ont une racontent comment ils l’ont faite, ce qu’elle a "
                "coûté et ce qu’ils feraient autrement.",
            },
            "day": 0,
            "starts": time(14, 45),
            "ends": time(15, 45),
            "room": "room-b",
            "language": "en",
            "interpreted": True,
            "joint_with": [],
            "capacity": 50,
        },
        {
            "code": "closing",
            "kind": "report_back",
            "title": {
                "en": "Towards building a national advocacy strategy",
                "fr": "Vers une stratégie nationale de plaidoyer",
            },
            "description": {
                "en": "Each workshop brings back its main points. Then the whole room sorts them: what to "
                "ask for, of whom, and who will carry it.",
                "fr": "Chaque atelier rapporte ses points principaux. Puis toute la salle fait le tri : "
                "que demander, à qui, et qui s’en charge.",
            },
            "day": 0,
            "starts": time(15, 45),
            "ends": time(17, 0),
            "room": "main-hall",
            "language": "both",
            "interpreted": True,
            "joint_with": [],
            "capacity": None,
        },
    ],
}

# The joint workshop is listed once, under FORUM_2017: this forum shares it by its code.
MIGRANT_WORKERS_2017 = {
    "slug": "migrant-workers-2017",
    "series": "migrant-workers",
    "status": "past",
    "title": {
        "en": "Migrant Worker Issues Forum",
        "fr": "Forum sur les enjeux des travailleuses et travailleurs migrants",
    },
    "edition": {"en": "2017", "fr": "2017"},
    "summary": {
        "en": "Held beside the anti-trafficking forum, on the same day and in the same place, with one "
        "workshop open to both.",
        "fr": "Tenu à côté du forum contre la traite, le même jour et au même endroit, avec un atelier "
        "ouvert aux deux.",
    },
    "starts_on": date(2017, 12, 3),
    "ends_on": date(2017, 12, 3),
    "time_zone": TIME_ZONE,
    "mode": "in_person",
    "venue": "brock-university",
    "venue_shown_to": "everyone",
    "city": {"en": "St. Catharines", "fr": "St. Catharines"},
    "province": "ON",
    "capacity": 50,
    "parallel_to": ["trafficking-2017"],
    "territory": {
        "en": "We meet on the traditional territory of the Anishinaabeg and Haudenosaunee peoples.",
        "fr": "Nous nous réunissons sur le territoire traditionnel des peuples anishinaabeg et "
        "haudenosaunee.",
    },
    "objectives": [
        {
            "en": "Hear from migrant workers first, and let what they say set the order of the day.",
            "fr": "Écouter d’abord les travailleuses et travailleurs migrants, et les laisser fixer "
            "l’ordre du jour.",
        },
        {
            "en": "Compare what local groups can do when a permit ties a worker to a single employer.",
            "fr": "Comparer ce que les groupes locaux peuvent faire lorsqu’un permis lie une personne à un "
            "seul employeur.",
        },
        {
            "en": "Find what migrant-worker and anti-trafficking groups can ask for with one voice.",
            "fr": "Trouver ce que les groupes de défense des travailleurs migrants et les groupes contre "
            "la traite peuvent demander d’une seule voix.",
        },
    ],
    "funders": [],
    "categories": [
        {
            "code": "everyone",
            "title": {"en": "Participant", "fr": "Participante ou participant"},
            "description": {
                "en": "Free for migrant workers.",
                "fr": "Gratuit pour les travailleuses et travailleurs migrants.",
            },
            "fee_cents": 4000,
            "capacity": 50,
        },
    ],
    "joint_sessions": ["spectrum"],
    "sessions": [
        {
            "code": "workers-voices",
            "kind": "roundtable",
            "title": {
                "en": "What workers tell us",
                "fr": "Ce que nous disent les travailleuses et travailleurs",
            },
            "description": {
                "en": "Farm, care and kitchen workers speak about pay, housing and the fear of losing a "
                "permit. The rest of us listen.",
                "fr": "Des personnes qui travaillent dans les champs, les soins et les cuisines parlent de "
                "salaire, de logement et de la peur de perdre un permis. Les autres écoutent.",
            },
            "day": 0,
            "starts": time(9, 15),
            "ends": time(10, 45),
            "room": "room-b",
            "language": "en",
            "interpreted": True,
            "joint_with": [],
            "capacity": 50,
        },
        {
            "code": "closed-permits",
            "kind": "workshop",
            "title": {
                "en": "Tied to one employer: what closed work permits do",
                "fr": "Lié à un seul employeur : les effets du permis de travail fermé",
            },
            "description": {
                "en": "How a permit that names one employer keeps people quiet, which ways out exist "
                "today, and which ones we still have to win.",
                "fr": "Comment un permis qui nomme un seul employeur pousse au silence, quelles issues "
                "existent aujourd’hui et lesquelles restent à gagner.",
            },
            "day": 0,
            "starts": time(13, 30),
            "ends": time(15, 0),
            "room": "main-hall",
            "language": "en",
            "interpreted": True,
            "joint_with": [],
            "capacity": 50,
        },
        {
            "code": "workers-next-steps",
            "kind": "plenary",
            "title": {"en": "What we do next, and who does it", "fr": "La suite, et qui s’en charge"},
            "description": {
                "en": "Three requests, each with a name beside it and a date.",
                "fr": "Trois demandes, avec pour chacune un nom et une date.",
            },
            "day": 0,
            "starts": time(15, 15),
            "ends": time(15, 45),
            "room": "main-hall",
            "language": "both",
            "interpreted": True,
            "joint_with": [],
            "capacity": None,
        },
    ],
}
